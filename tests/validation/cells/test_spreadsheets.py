"""The half-yearly update: one CSV file replaced by what a spreadsheet saved.

spreadsheets/ holds an invented table, its descriptor as it stood before the last year was added,
and the table as Excel saves it with British, German and French settings (the French one with a
space between thousands). Beside each stands what is reported.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from pipeline.catalog import read_catalog
from pipeline.findings import Report
from pipeline.folders import read_folders
from pipeline.judging.judge import judge_here
from pipeline.project import Project, read_project
from pipeline.reporting.json import describe_finding
from pipeline.validation import validate

FILES = Path(__file__).parent / "spreadsheets"
NAME = "lamp-keepers"
SETTINGS = """\
site_name: Lamps
extra:
  atlas:
    publisher: Lamp Office
    topics: [{id: lamps, title: Lamps, summary: Who keeps them.}]
"""
LANGUAGES = ["british", "german", "french"]


@pytest.fixture
def place(tmp_path: Path) -> Project:
    (tmp_path / "datasets" / NAME).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return read_project(tmp_path)


def report_on(place: Project, csv: str, descriptor: str) -> Report:
    folder = place.datasets / NAME
    (folder / f"{NAME}.csv").write_bytes((FILES / csv).read_bytes())
    (folder / "datapackage.yaml").write_text(descriptor, encoding="utf-8")
    folders, general = read_folders(place)
    return validate(folders, place, general=general, judge=judge_here, workers=1)


def with_lines_of(report: Report, descriptor: str) -> str:
    """The descriptor with the lines pasted that the hints give between backticks."""
    for hint in [finding.hint for finding in report.findings]:
        for line, column in re.findall(r"`([^`]+)`(?: for (\w+))?", hint):
            key = line.partition(":")[0]
            if column:
                old = f"        - name: {column}\n"
                assert old in descriptor
                lines = "".join(f"          {pair}\n" for pair in line.split(", "))
                descriptor = descriptor.replace(old, old + lines)
            elif re.search(rf"^ *{key}:", descriptor, re.MULTILINE):
                descriptor = re.sub(
                    rf"^( *){key}:.*", rf"\g<1>{line}", descriptor, count=1, flags=re.MULTILINE
                )
            else:
                old = f"    path: {NAME}.csv\n"
                assert old in descriptor
                descriptor = descriptor.replace(old, f"{old}    {line}\n")
    return descriptor


def values_of(place: Project) -> list[tuple[object, ...]]:
    folders, _ = read_folders(place)
    (dataset,) = read_catalog(folders, place).datasets
    (table,) = dataset.tables
    return [tuple(row) for row in table.frame.itertuples(index=False)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_what_to_declare(place: Project, language: str) -> None:
    descriptor = (FILES / "datapackage.yaml").read_text(encoding="utf-8")
    report = report_on(place, f"{language}.csv", descriptor)
    found = [describe_finding(finding) for finding in report.findings]
    path = FILES / f"{language}.json"
    if os.environ.get("UPDATE_CASES"):
        path.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.skip("what is expected was written anew")
    assert found == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_these_lines_the_values_are_the_same(place: Project, language: str) -> None:
    descriptor = (FILES / "datapackage.yaml").read_text(encoding="utf-8")
    mended = with_lines_of(report_on(place, f"{language}.csv", descriptor), descriptor)
    assert report_on(place, f"{language}.csv", mended).findings == ()
    values = values_of(place)
    plain = with_lines_of(report_on(place, "original.csv", descriptor), descriptor)
    assert report_on(place, "original.csv", plain).findings == ()
    assert values == values_of(place)
    assert len(values) == 187


def test_a_new_table_alone_never_fails(place: Project) -> None:
    descriptor = (FILES / "datapackage.yaml").read_text(encoding="utf-8")
    report = report_on(place, "original.csv", descriptor)
    assert report.valid
    (found,) = report.findings
    assert found.code == "coverage-outgrown"
    for line in (
        'version: "1.3.0"',
        'update: {frequency: annual, next: "2027-09-30"}',
        'coverage: {start: "2000", end: "2017"}',
    ):
        assert f"`{line}`" in found.hint
