"""Tables in several files are checked as one, and what is found stands in the file that has it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.findings import Finding
from pipeline.folders import read_folders
from pipeline.judging.judge import judge_here
from pipeline.project import read_project
from pipeline.validation import validate

HEADER = "town,year,count\n"
SCHEMA = {
    "fields": [
        {"name": "town", "type": "string"},
        {"name": "year", "type": "year"},
        {"name": "count", "type": "integer"},
    ]
}


def found(root: Path, *files: str) -> tuple[Finding, ...]:
    folder = root / "datasets" / "towns"
    folder.mkdir(parents=True)
    paths = [f"{number}.csv" for number in range(1, len(files) + 1)]
    for path, content in zip(paths, files, strict=True):
        (folder / path).write_text(content)
    table = {"name": "t", "path": paths, "schema": SCHEMA}
    package = {"title": "Towns", "licenses": [{"name": "CC0-1.0"}], "resources": [table]}
    (folder / "datapackage.json").write_text(json.dumps(package))
    (root / "mkdocs.yml").write_text("site_name: Towns\n")
    project = read_project(root)
    folders, _ = read_folders(project)
    report = validate(folders, project, profile="standard", judge=judge_here, workers=1)
    return report.findings


def test_a_wrong_cell_stands_in_its_file(tmp_path: Path) -> None:
    second = f"{HEADER}Belton,2020,2\nBelton,2021,many\n"
    [one] = found(tmp_path, f"{HEADER}Arden,2020,1\n", second)
    assert (one.code, one.place.file, one.place.line) == ("cell-type", "datasets/towns/2.csv", 3)


def test_a_wrong_cell_of_the_first_file_stands_there(tmp_path: Path) -> None:
    [one] = found(tmp_path, f"{HEADER}Arden,2020,few\n", f"{HEADER}Belton,2020,2\n")
    assert (one.place.file, one.place.line) == ("datasets/towns/1.csv", 2)


@pytest.mark.parametrize("head", ["Belton,2020,2\n", "year,town,count\n"])
def test_no_row_is_lost_and_no_column_mixed_up(tmp_path: Path, head: str) -> None:
    [one] = found(tmp_path, f"{HEADER}Arden,2020,1\n", f"{head}Belton,2021,2\n")
    assert (one.code, one.place.file) == ("parts-differ", "datasets/towns/2.csv")
