"""`pipeline new`: what it writes, what it never does, and that answers make a sound dataset."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.drafting import draft_dataset, draft_descriptor
from pipeline.folders import is_question
from pipeline.project import Project, read_project
from pipeline.strict_yaml import read_yaml
from tests.drafting.conftest import TODAY
from tests.site.running import SAMPLE, copy_project, invoke

RIDES = "Town,Year,Share of adults (% of riders)\nALD,2019,10\nALD,2020,11\nBRO,2020,7\n"


@pytest.fixture
def rides(tmp_path: Path) -> Path:
    path = tmp_path / "Rides 2020 (final).csv"
    path.write_text(RIDES, encoding="utf-8")
    return path


def test_a_folder_with_table_and_questions_is_written(root: Path, rides: Path) -> None:
    done = invoke(root, "new", "adults", "--from", str(rides), SOURCE_DATE_EPOCH="1795392000")
    assert (done.exit_code, done.stdout) == (0, "")
    folder = root / "datasets" / "adults"
    assert sorted(path.name for path in folder.iterdir()) == ["adults.csv", "datapackage.yaml"]
    assert (folder / "adults.csv").read_bytes() == (
        b"town,year,share_of_adults_percent_of_riders\nALD,2019,10\nALD,2020,11\nBRO,2020,7\n"
    )
    described = read_yaml((folder / "datapackage.yaml").read_text("utf-8")).value
    assert described["created"] == "2026-11-23T00:00:00Z"
    assert "Read as UTF-8, divided by commas.\n" in done.stderr
    assert "questions in datapackage.yaml" in done.stderr
    assert done.stderr.endswith("pipeline validate adults\n")


def test_validation_names_each_question_and_nothing_else(root: Path, rides: Path) -> None:
    invoke(root, "new", "adults", "--from", str(rides), SOURCE_DATE_EPOCH="1795392000")
    done = invoke(root, "validate", "adults")
    assert done.exit_code == 1
    codes = [line for line in done.stdout.splitlines() if line.startswith("  error: ")]
    assert set(codes) == {"  error: question-open"}
    assert "line" in done.stdout


def test_without_a_file_there_are_only_questions(root: Path) -> None:
    done = invoke(root, "new", "adults")
    assert done.exit_code == 0
    folder = root / "datasets" / "adults"
    assert [path.name for path in folder.iterdir()] == ["datapackage.yaml"]
    assert "adults.csv" in done.stderr


def test_nothing_is_written_over(root: Path, rides: Path, subtests: pytest.Subtests) -> None:
    datasets = root / "datasets"
    (datasets / "folder").mkdir()
    (datasets / "file").write_text("mine")
    (datasets / "link").symlink_to(root / "docs")
    (datasets / "dangling-link").symlink_to(root / "nowhere")
    before = sorted(root.rglob("*"))
    for name in ("folder", "file", "link", "dangling-link"):
        with subtests.test(name):
            done = invoke(root, "new", name, "--from", str(rides))
            assert done.exit_code == 2
            assert done.stderr == (
                f"Error: datasets/{name} exists already, and nothing is ever written over.\n"
            )
            assert sorted(root.rglob("*")) == before


def test_a_name_that_cannot_be_an_address_is_refused(
    root: Path, rides: Path, subtests: pytest.Subtests
) -> None:
    cases = ["../x", "Adults", "a b", "", ".", "con", "datapackage", "x" * 81]
    for name in cases:
        with subtests.test(name=name):
            before = sorted(root.parent.rglob("*"))
            done = invoke(root, "new", name, "--from", str(rides))
            assert done.exit_code == 2
            assert done.stderr.startswith(f'Error: The name "{name}" cannot be used: ')
            assert sorted(root.parent.rglob("*")) == before


def test_a_file_that_cannot_be_read_leaves_nothing(root: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    os.mkfifo(tmp_path / "pipe.csv")
    for file, words in (
        ("empty.csv", "it is empty"),
        ("pipe.csv", "is not a plain file"),
        ("absent.csv", "does not exist"),
        (".", "is a directory"),
    ):
        done = invoke(root, "new", "adults", "--from", str(tmp_path / file))
        assert done.exit_code == 2
        assert words in done.stderr
        assert not list((root / "datasets").glob("*adults*"))


def test_a_failure_while_writing_leaves_nothing(
    root: Path, rides: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    done = invoke(root, "new", "adults", "--from", str(rides))
    assert done.exit_code == 2
    assert "No space left on device" in done.stderr
    assert not [path for path in (root / "datasets").iterdir() if "adults" in path.name]


def test_the_descriptor_alone_can_be_asked_for(project: Project) -> None:
    text = draft_descriptor(RIDES.encode(), "adults", project, today=TODAY)
    field = read_yaml(text).value["resources"][0]["schema"]["fields"][2]
    assert field["title"] == "Share of adults"
    assert field["unit"] == "% of riders"


def test_names_are_not_taken_for_codes_and_what_to_write_is_said(project: Project) -> None:
    draft = draft_dataset(b"place,n\nAldmouth,1\nBrooktown,2\n", "x", project, today=TODAY)
    assert any('such as ALD for "Aldmouth"' in line for line in draft.assumed)
    both = draft_dataset(b"c,place,n\nALD,Aldmouth,1\nBRO,Brook,2\n", "x", project, today=TODAY)
    fields = read_yaml(both.descriptor).value["resources"][0]["schema"]["fields"]
    assert (fields[0]["entity"], fields[1]["role"]) == ("town", "attribute")


def test_years_as_columns_are_said(project: Project) -> None:
    draft = draft_dataset(b"town,2019,2020\nALD,1,2\nBRO,2,4\n", "x", project, today=TODAY)
    assert any("The columns 2019 to 2020 are years" in line for line in draft.assumed)


# Described datasets, drafted anew ---------------------------------------------------------------


def answered(draft: Any, known: Any) -> Any:
    """The draft with each question answered by what stands at its place in the known descriptor."""
    if is_question(draft):
        return known
    if isinstance(draft, Mapping):
        inner = known if isinstance(known, Mapping) else {}
        both = {key: answered(value, inner.get(key)) for key, value in draft.items()}
        return {key: value for key, value in both.items() if value is not None}
    if isinstance(draft, list):
        if any(map(is_question, draft)):
            return known
        given = known if isinstance(known, list) else []
        return [answered(one, given[i] if i < len(given) else None) for i, one in enumerate(draft)]
    return draft


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(SAMPLE, tmp_path_factory.mktemp("sample") / "project")


@pytest.mark.parametrize("name", ["ferry-use", "harbour-scores-2019", "district-ferries"])
def test_a_table_with_its_questions_answered_is_sound(name: str, sample: Path) -> None:
    given = sample / "datasets" / name
    table = (given / f"{name}.csv").read_text("utf-8")
    draft = draft_dataset(table.encode(), f"{name}-again", read_project(sample), today=TODAY)
    assert draft.table == table
    known = read_yaml((given / "datapackage.yaml").read_text("utf-8")).value
    described = answered(read_yaml(draft.descriptor).value, known)
    described["name"] = f"{name}-again"
    folder = sample / "datasets" / f"{name}-again"
    folder.mkdir()
    (folder / f"{name}-again.csv").write_text(draft.table or "", encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    try:
        done = invoke(sample, "validate", "--format", "json", folder.name)
    finally:
        shutil.rmtree(folder)
    report = json.loads(done.stdout)
    errors = [found for found in report["findings"] if found["severity"] == "error"]
    assert (errors, done.exit_code) == ([], 0)
    key = known["resources"][0]["schema"]["primaryKey"]
    assert described["resources"][0]["schema"]["primaryKey"] == key
