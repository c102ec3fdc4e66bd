"""CONTRIBUTING.md walks through a real dataset: what it quotes is what stands there and is said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from pipeline.findings import Finding
from pipeline.folders import read_folders
from pipeline.front_matter import read_page, read_shape
from pipeline.judging.judge import judge_here
from pipeline.project import read_project
from pipeline.validation import validate
from tests.site.running import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ONE_LINE = " ".join(GUIDE.split())
TABLE = "datasets/uk-regional-rd/uk-regional-rd.csv"
NEEDED = ("uk-regional-rd", "uk-areas")


def found_after(tmp_path: Path, *slips: tuple[str, str]) -> list[Finding]:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for name in NEEDED:
        shutil.copytree(ROOT / "datasets" / name, tmp_path / "datasets" / name)
    text = (tmp_path / TABLE).read_text(encoding="utf-8")
    for right, wrong in slips:
        assert right in text
        text = text.replace(right, wrong)
    (tmp_path / TABLE).write_text(text, encoding="utf-8")
    project = read_project(tmp_path)
    folders, general = read_folders(project)
    report = validate(folders, project, general=general, judge=judge_here)
    return [found for found in report.findings if found.place.file == TABLE]


def test_the_slips_that_it_shows_are_reported_in_these_words(tmp_path: Path) -> None:
    north_east = "E12000001,All sectors,2011,North East,region,"
    scotland = "S92000003,Business enterprise,2017,Scotland,nation,"
    found = found_after(
        tmp_path,
        (f"{north_east}0.0305,", f'{north_east}"0,0305",'),
        (f"{scotland}0.0605,", f"{scotland}6.05%,"),
        ("S92000003,Higher education,2011,", "Scotland,Higher education,2011,"),
    )
    assert len(found) == 3
    assert [one.place.row for one in found if f"row {one.place.row}, column" not in GUIDE] == []
    assert [one.message for one in found if one.message not in ONE_LINE] == []
    assert [one.hint for one in found if one.hint not in ONE_LINE] == []


def test_a_year_more_is_reported_in_these_words(tmp_path: Path) -> None:
    lines = (ROOT / TABLE).read_text(encoding="utf-8").splitlines(keepends=True)
    last, year = lines[-1], "".join(line for line in lines if ",2017," in line)
    found = found_after(tmp_path, (last, last + year.replace(",2017,", ",2018,")))
    # The same values again, which a real year would not have, are noticed as well.
    (one,) = [each for each in found if each.code != "period-repeated"]
    assert one.message in ONE_LINE
    assert one.hint in ONE_LINE


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL))
def test_what_it_quotes_from_descriptions_stands_there(block: str) -> None:
    descriptions = [
        yaml.safe_load((ROOT / "datasets" / name / "datapackage.yaml").read_text("utf-8"))
        for name in ("uk-regional-rd", "rd-intensity")
    ]
    quoted = yaml.safe_load(block)
    if isinstance(quoted, list):
        quoted = {"views": quoted}
    for key, value in quoted.items():
        held = [description.get(key) for description in descriptions]
        if isinstance(value, list):
            entries = [entry.items() for entries in held for entry in entries or ()]
            assert all(any(one.items() <= entry for entry in entries) for one in value)
        else:
            assert value in held


def copy_case_studies(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "docs" / "case-studies", tmp_path / "docs" / "case-studies")
    for name in ("countries", "e-government-development", "open-data-inventory-2022"):
        shutil.copytree(ROOT / "datasets" / name, tmp_path / "datasets" / name)
    return tmp_path / "docs" / "case-studies"


def found_in_case_studies(tmp_path: Path) -> list[Finding]:
    project = read_project(tmp_path)
    folders, general = read_folders(project, ["case-studies"])
    return list(validate(folders, project, general=general, judge=judge_here).findings)


def test_a_slip_in_a_case_study_is_reported_in_these_words(tmp_path: Path) -> None:
    folder = copy_case_studies(tmp_path)
    text = (folder / "kenya-huduma.md").read_text(encoding="utf-8")
    front = [line for line in text.splitlines() if not line.startswith("ended:")]
    evidence = front.index("evidence: launched")
    moved = [line for line in front if line != "evidence: launched"]
    moved.insert(9, "evidence: lauched")
    assert evidence
    (folder / "one-stop-shop.md").write_text("\n".join(moved) + "\n", encoding="utf-8")
    (found,) = [f for f in found_in_case_studies(tmp_path) if f.code == "cell-not-allowed"]
    place = f"{found.place.file}, line {found.place.line}, property {found.place.field}: "
    assert place + found.message in ONE_LINE
    assert found.hint in ONE_LINE


def test_the_template_of_a_case_study_asks_for_what_there_is(tmp_path: Path) -> None:
    folder = copy_case_studies(tmp_path)
    text = (folder / "_template.md").read_text(encoding="utf-8")
    page = read_page("_template.md", text.replace("# image", "image"))
    shape = read_shape(yaml.safe_load((folder / "datapackage.yaml").read_text(encoding="utf-8")))
    assert shape is not None
    assert set(page.front) == set(shape.properties)
    headings = read_project(tmp_path).collections["case-studies"].headings
    assert re.findall(r"^## (.+)$", page.body, re.MULTILINE) == list(headings)


def test_a_copy_of_the_template_is_told_what_to_fill_in(tmp_path: Path) -> None:
    folder = copy_case_studies(tmp_path)
    shutil.copy(folder / "_template.md", folder / "one-stop-shop.md")
    found = found_in_case_studies(tmp_path)
    assert {f.place.file for f in found} == {"docs/case-studies/one-stop-shop.md"}
    assert {f.place.field for f in found if f.code == "front-matter-lacks"} == {
        "title",
        "country",
        "organisation",
        "sector",
        "approach",
        "means",
        "started",
        "status",
        "what_it_did",
        "result",
        "evidence",
        "publisher",
        "url",
    }
