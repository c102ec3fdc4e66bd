"""`pipeline diff`: what it prints where, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.diff.test_cases import CASES
from tests.site.running import invoke


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(CASES / "values" / "after", folder)
    shutil.copy(CASES / "mkdocs.yml", folder)
    return folder


BEFORE = str(CASES / "values" / "before")


def test_what_changed_goes_to_stdout_and_ends_well(project: Path) -> None:
    done = invoke(project, "diff", BEFORE)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Compared with the folder {BEFORE}.\n")
    assert "Iron, 2020: 1.0 → missing" in done.stdout
    assert "\x1b" not in done.stdout


def test_programs_get_json(project: Path) -> None:
    done = invoke(project, "diff", BEFORE, "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    (dataset,) = json.loads(done.stdout)["datasets"]
    assert dataset["version"]["standing"] == "right"


@pytest.mark.slow
def test_the_page_goes_to_stdout_alone(project: Path) -> None:
    done = invoke(project, "diff", BEFORE, "--format", "html")
    assert done.exit_code == 0
    assert done.stdout.startswith("<!doctype html>\n")
    assert done.stdout.endswith("</html>\n")
    assert "Drawing charts" in done.stderr


def test_a_base_that_nobody_knows_is_a_wrong_use(project: Path, subtests: pytest.Subtests) -> None:
    cases = ["nowhere", "--", ""]
    for base in cases:
        with subtests.test(base=base):
            done = invoke(project, "diff", "--", base)
            assert done.exit_code == 2
            assert done.stdout == ""
            assert done.stderr.startswith("Error: ")


def test_outside_git_a_folder_is_asked_for(project: Path) -> None:
    done = invoke(project, "diff")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Name a folder to compare with." in done.stderr


def test_an_unsound_dataset_does_not_hide_the_others(project: Path) -> None:
    broken = project / "datasets" / "broken"
    broken.mkdir()
    (broken / "datapackage.yaml").write_text("- a list\n", encoding="utf-8")
    done = invoke(project, "diff", BEFORE)
    assert done.exit_code == 0
    assert "Cannot be compared: 1 error after; run: pipeline validate broken." in done.stdout
    assert "Iron, 2020: 1.0 → missing" in done.stdout
