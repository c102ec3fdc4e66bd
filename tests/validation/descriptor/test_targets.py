"""Targets in another dataset: read as safely as any folder, and found wherever they are."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.folders import read_folder
from pipeline.project import read_project
from pipeline.validation.descriptor.targets import check_targets
from pipeline.validation.inspection import Inspection

CASES = Path(__file__).parents[2] / "cases"
GOALS = """\
name: goals
resources:
  - name: goals
    path: goals.csv
    schema:
      fields:
        - {name: town_id, type: string, entity: town}
        - {name: aim, type: number, unit: pounds}
        - {name: due, type: year}
"""


@pytest.fixture
def checked(tmp_path):
    """What is said of a view with a target, in a site that has the datasets tolls and goals."""
    shutil.copytree(CASES / "bound" / "datasets", tmp_path / "datasets")
    project = replace(read_project(CASES), root=tmp_path)
    goals = tmp_path / "datasets" / "goals"
    goals.mkdir()
    (goals / "datapackage.yaml").write_text(GOALS, encoding="utf-8")

    def check(target):
        path = tmp_path / "datasets" / "tolls" / "datapackage.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("kind: trend", f"kind: progress\n    target: {target}"))
        known = Inspection(read_folder(path.parent, project), project)
        return [f.code for f in check_targets(known)]

    return check


def test_a_target_that_leads_to_its_goals_is_sound(checked):
    assert checked("{dataset: goals, resource: goals, field: aim, period: due}") == []


def test_a_folder_that_is_a_link_is_not_followed(checked, tmp_path):
    (tmp_path / "datasets" / "linked").symlink_to(tmp_path / "datasets" / "goals")
    target = "{dataset: linked, resource: goals, field: aim, period: due}"
    assert checked(target) == ["target-dataset"]


@pytest.mark.parametrize("name", ["../goals", "/etc", "goals/../goals", ".", ""])
def test_only_a_name_leads_to_a_dataset(checked, name):
    codes = checked(f"{{dataset: '{name}', resource: goals, field: aim, period: due}}")
    assert codes in (["target-dataset"], ["no-such-table"])


def test_a_number_or_an_event_asks_for_nothing_more(checked):
    assert checked("[3, {period: '2020', label: A law}]") == []
