"""What a descriptor says, against its figures, its words, the lists of names and the day."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.findings import Finding
from pipeline.folders import read_folders
from pipeline.judging.judge import judge_here
from pipeline.project import Project, read_project
from pipeline.validation import validate
from pipeline.validation.descriptor.vocabulary import check_vocabulary
from pipeline.validation.descriptor.wording import check_wording, claim
from pipeline.validation.inspection import Inspection
from pipeline.validation.meaning.contradictions import check_days
from pipeline.validation.meaning.references import Reference, read_references
from pipeline.validation.meaning.units import check_units
from tests.site.running import SAMPLE
from tests.validation.conftest import Check, codes

TODAY = date(2026, 11, 23)

CheckOn = Callable[[date | None], list[Finding]]


@pytest.fixture
def check_on(site: Project) -> CheckOn:
    """Finds what is wrong with the site's datasets on a day."""

    def findings(today: date | None) -> list[Finding]:
        folders, _ = read_folders(site)
        return list(validate(folders, site, judge=judge_here, workers=1, today=today).findings)

    return findings


@pytest.fixture(scope="module")
def isles() -> Reference:
    """The isles of the tests' own site, with what else they are called."""
    references, missing = read_references(read_project(SAMPLE), ["isle"])
    assert missing == []
    return references["isle"]


# --- entities

HEADER = (SAMPLE / "datasets" / "isles" / "isles.csv").read_text().partition("\n")[0].split(",")
WRITTEN = {
    "UH": "UHO",
    "uho": "UHO",
    "U.H.": "UHO",
    "UH0": "UHO",
    "Great Vaunt": "GVN",
    "the vaunt": "GVN",
    "Republic of Püldur": "PUL",
    "XL": "XNL",
    "Xanley": "XNL",
    "ZEL": "ZLT",
    " Kestrin ": "KST",
    "Great Vuant": "GVN",
    "Untied Holms": "UHO",
}
NO_ISLE = [
    *("World", "Outer sea", "Lamp League - Total", "Channel Rocks", "Sunken Lands"),
    # Letters in another order are another code, and a beginning of two names is of neither.
    *("HUO", "SKE"),
]


def test_an_isle_written_otherwise_is_recognised(isles: Reference) -> None:
    assert {written: isles.suggest(written) for written in WRITTEN} == WRITTEN


def test_what_is_no_isle_is_taken_for_none(isles: Reference) -> None:
    assert {written: isles.suggest(written) for written in NO_ISLE} == dict.fromkeys(NO_ISLE)


def test_rows_of_the_reference_without_a_code_are_passed_over(
    tmp_path: Path, isles: Reference
) -> None:
    shutil.copytree(SAMPLE / "datasets" / "isles", tmp_path / "datasets" / "isles")
    with (tmp_path / "datasets" / "isles" / "isles.csv").open("a") as table:
        table.write(",Nowhere" + "," * (len(HEADER) - 2) + "\n")
    references, missing = read_references(replace(read_project(SAMPLE), root=tmp_path), ["isle"])
    assert missing == []
    assert references["isle"].names == isles.names
    assert references["isle"].suggest("Nowhere") is None


@pytest.fixture
def atlas(tmp_path: Path, tolls: Path) -> Project:
    """A site with the isles of the tests' own site, and tolls by isle."""
    project = replace(read_project(SAMPLE), root=tmp_path)
    shutil.copytree(SAMPLE / "datasets" / "isles", project.datasets / "isles")
    descriptor = (tolls / "datapackage.yaml").read_text().replace("topics: [roads]", "topics: []")
    descriptor = descriptor.replace("Bridge, description", "Isle, entity: isle, description")
    (tolls / "datapackage.yaml").write_text(descriptor)
    return project


def unknown(project: Project) -> list[Finding]:
    folders, _ = read_folders(project, ["tolls"])
    found = validate(folders, project, judge=judge_here, workers=1).findings
    return [finding for finding in found if finding.code == "entity-unknown"]


def write_bridges(tolls: Path, *names: str) -> None:
    rows = "".join(f'"{name}",2020,1\n"{name}",2021,1\n' for name in names)
    (tolls / "tolls.csv").write_text(f"bridge,year,toll\n{rows}")


def test_the_report_says_what_to_write_for_an_isle(atlas: Project, tolls: Path) -> None:
    write_bridges(tolls, "UH", "Great Vaunt", "XNL", "RVL")
    holms, vaunt = unknown(atlas)
    assert (holms.place.value, holms.hint, holms.rows) == (
        "UH",
        "Write UHO if United Holms is meant.",
        (2, 3),
    )
    assert (vaunt.place.value, vaunt.hint) == ("Great Vaunt", "Write GVN if Great Vaunt is meant.")


def test_the_report_gives_the_line_that_declares_an_isle(atlas: Project, tolls: Path) -> None:
    write_bridges(tolls, "SKE", "RVL")
    (found,) = unknown(atlas)
    assert '`additions: [{entity: isle, key: "SKE", name: …, reason: …}]`' in found.hint


def test_that_line_with_a_name_and_a_reason_settles_it(atlas: Project, tolls: Path) -> None:
    write_bridges(tolls, "SKE", "RVL")
    with (tolls / "datapackage.yaml").open("a") as descriptor:
        descriptor.write('additions: [{entity: isle, key: "SKE", name: S E, reason: Reported so.}]')
    assert unknown(atlas) == []


def test_a_group_of_isles_is_said_to_be_one(atlas: Project, tolls: Path) -> None:
    write_bridges(tolls, "Lamp-League", "RVL")
    (found,) = unknown(atlas)
    assert found.hint.startswith("Lamp-League is a group of isles: leave its rows out, or add ")


def test_a_very_long_value_is_not_repeated_in_full(atlas: Project, tolls: Path) -> None:
    write_bridges(tolls, "x" * 10_000, "RVL")
    (found,) = unknown(atlas)
    assert len(found.hint) < 300


# --- titles


CLAIMS = {
    "Kestrin leads the world in B&B": "leads",
    "B&B spending rose in 2021": "rose",
    "Harbour spending at record level": "record",
    "Where the lamps are best": "best",
    "Trust in pilots falls again": "falls",
    "Patents Soar: what soared in 2020": "soared",
    "Spending doubled since 1996": "doubled",
    "Ravell, the world leader in online tickets": "world leader",
}
NAMES = [
    "Best practice in sailing, 2020",
    "Deaths from falls by age",
    "Falls among older people",
    "Electronic health records in hospitals",
    "Patient record systems",
    "Visitors to Niagara Falls",
    "Heights of Angel Falls",
    "Angel Falls, depth and height, 2010 to 2020",
    "Best-selling books, 2010 to 2020",
    "Working days lost to strikes, 2010 to 2020",
    "Community-led housing by region",
    "Better regulation and recorded votes",
    "B&B spending as a share of all, by isle, 1996 to 2021",
]


def test_a_title_that_states_a_result_is_quoted() -> None:
    assert {title: claim(title) for title in CLAIMS} == CLAIMS


def test_a_title_that_only_names_is_left_alone() -> None:
    assert {title: claim(title) for title in NAMES} == dict.fromkeys(NAMES, "")


# --- updates and periods


def set_line(tolls: Path, old: str, new: str) -> None:
    descriptor = tolls / "datapackage.yaml"
    text = descriptor.read_text()
    assert old in text
    descriptor.write_text(text.replace(old, new))


FOLLOWING = [
    ("annual", "2026-03-31", "2027-03-31"),
    ("annual", "2024-02-29", "2027-02-28"),
    ("quarterly", "2026-10-31", "2027-01-31"),
    ("monthly", "2026-10-31", "2026-11-30"),
    ("monthly", "2025-12-15", "2026-12-15"),
]


def test_an_overdue_update_says_when_the_next_is_due(
    check_on: CheckOn, tolls: Path, subtests: pytest.Subtests
) -> None:
    line = '{frequency: annual, next: "2027-03-31"}'
    for frequency, due, following in FOLLOWING:
        overdue = f'{{frequency: {frequency}, next: "{due}"}}'
        set_line(tolls, line, overdue)
        line = overdue
        with subtests.test(frequency, due=due):
            (found,) = check_on(TODAY)
            assert found.code == "update-overdue"
            assert due in found.message
            assert f'update: {{frequency: {frequency}, next: "{following}"}}' in found.hint


def test_an_update_is_not_overdue_on_the_day_itself(check_on: CheckOn) -> None:
    assert check_on(date(2027, 3, 31)) == []
    assert codes(check_on(date(2027, 4, 1))) == ["update-overdue"]


def test_without_a_day_nothing_is_overdue_or_still_to_come(check_on: CheckOn, tolls: Path) -> None:
    set_line(tolls, '"2027-03-31"', '"1999-03-31"')
    set_line(tolls, 'coverage: {start: "2020", end: "2021"}\n', "")
    assert check_on(None) == []
    assert set(codes(check_on(date(2019, 1, 1)))) == {"update-overdue"}


PERIODS = [
    ("2026", False),
    ("2027", True),
    ("2026-11", False),
    ("2026-12", True),
    ("2026-11-23", False),
    ("2026-11-24", True),
    ("2026-Q4", False),
    ("2027Q1", True),
    ("2026/27", False),
    ("2027-28", True),
]


def test_what_begins_after_today_is_still_to_come(
    check_on: CheckOn, tolls: Path, subtests: pytest.Subtests
) -> None:
    set_line(tolls, 'coverage: {start: "2020", end: "2021"}\n', "")
    set_line(tolls, "type: year, role: time", "type: string, role: time")
    rows = (tolls / "tolls.csv").read_text()
    for period, is_ahead in PERIODS:
        (tolls / "tolls.csv").write_text(rows.replace(",2021,", f",{period},"))
        with subtests.test(period):
            found = [one for one in check_on(TODAY) if one.code == "period-still-to-come"]
            assert [(one.place.row, one.count) for one in found] == ([(3, 3)] if is_ahead else [])


def test_what_was_fetched_after_the_last_commit_is_not_still_to_come(
    check_on: CheckOn, tolls: Path
) -> None:
    set_line(tolls, 'coverage: {start: "2020", end: "2021"}\n', "")
    set_line(tolls, 'created: "2026', 'created: "2019')
    assert check_on(date(2019, 12, 31)) == []
    set_line(tolls, 'accessed: "2026', 'accessed: "2019')
    assert set(codes(check_on(date(2019, 12, 31)))) == {"period-still-to-come"}


# --- units


AGAINST_UNITS = [
    ("% of staff", "40 50 60 70 80 900", ["share-above-whole"]),
    ("% of staff", "40 50 60 70 80 100", []),
    ("share of firms", "1 2 3 4 5 -6", ["figure-below-zero"]),
    ("% of GDP", "1 2 3 2 1 200", ["share-above-whole"]),
    ("% of GDP", "80 90 120 130 140 200", []),
    ("% of GDP", "0.01 0.02 0.03 0.02 0.04 0.6", []),
    ("% of income", "40 50 60 70 80 110", []),
    ("% change", "40 -50 60 70 80 900", []),
    ("% per year", "40 -50 60 70 80 900", []),
    ("percentage points", "-40 50 60 70 80 900", []),
    ("out of 10", "1 2 3 4 5 11", ["share-above-whole"]),
    ("thousand people", "1 2 3 4 5 -6", ["figure-below-zero"]),
    ("researchers", "1 2 3 4 5 0", []),
    ("°C", "1 2 3 4 5 -6", []),
    ("% of households", "0.1 0.2 0.3 0.4 0.9 1", ["percent-as-fraction"]),
    ("% of households", "0.1 0.2 0.3 0.4 0.9 1.1", []),
    ("% of households", "0.1 0.2 0.3 0.4 0.2 0.5", []),
    ("% of households", "0.1 0.2 0.3 0.4 0.2 0.51", ["percent-as-fraction"]),
    ("% of households", "0 0.2 0.3 0.4 0.2 0.9", ["percent-as-fraction"]),
    ("% of households", "0.1 0.9 0.1 0.9 0.1 0.9", []),
    ("% of households", "0.1 0.9 0.5 0.9 0.1 0.5", ["percent-as-fraction"]),
    ("% of households", "-0.1 0.2 0.3 0.4 0.9 1", ["figure-below-zero"]),
    ("% of households", "0.1 0.2 0.3 0.4 0.9 0.95", ["percent-as-fraction"]),
    ("% of GDP", "9 9 9.9 9.9 12 101", ["share-above-whole"]),
    ("% of GDP", "9 9 10 10 12 101", []),
    ("% of GDP", "9 9 9.9 9.9 12 100", []),
    ("change in % of GDP", "1 2 3 2 1 200", []),
    ("of 7 points", "1 2 3 4 5 7.5", ["share-above-whole"]),
    ("of 7 points", "1 2 3 4 5 7", []),
    ("of 7 points", "1 2 3 4 5 -1", ["figure-below-zero"]),
    ("%", "40 50 60 70 80 900", []),
    ("net number of people", "1 2 3 4 5 -6", []),
]


def test_figures_are_held_against_their_unit(
    check: Check, tolls: Path, subtests: pytest.Subtests
) -> None:
    plain = (tolls / "datapackage.yaml").read_text()
    header, *rows = (tolls / "tolls.csv").read_text().splitlines()
    keys = [row.rsplit(",", 1)[0] for row in rows]
    for unit, values, found in AGAINST_UNITS:
        (tolls / "datapackage.yaml").write_text(plain)
        set_line(tolls, "unit: pounds, constraints: {minimum: 0, maximum: 50}", f'unit: "{unit}"')
        filled = [f"{key},{value}" for key, value in zip(keys, values.split(), strict=True)]
        (tolls / "tolls.csv").write_text("\n".join([header, *filled]) + "\n")
        with subtests.test(unit, values=values):
            assert codes(check()) == found


@pytest.mark.parametrize(
    ("mark", "is_known"),
    [(f"-{number}", number in {1, 9} or len({*str(number)}) == 1 < len(str(number))) for number in (
        *(1, 2, 9, 10, 66, 99, 149, 666, 999, 6666, 9999, 14998, 66666, 99999, 149998.5, 999999),
    )],
)  # fmt: skip
def test_which_numbers_are_marks_for_what_is_missing(
    check: Check, tolls: Path, mark: str, is_known: bool
) -> None:
    toll_cells(tolls, "researchers", f"1 2 {mark} 4 5 7")
    (found,) = check()
    assert ("missingValues" in found.hint) is is_known


def toll_cells(tolls: Path, unit: str, cells: str) -> None:
    """Give the tolls another unit and other figures."""
    set_line(tolls, "unit: pounds, constraints: {minimum: 0, maximum: 50}", f'unit: "{unit}"')
    header, *rows = (tolls / "tolls.csv").read_text().splitlines()
    filled = [
        f"{row.rsplit(',', 1)[0]},{value}" for row, value in zip(rows, cells.split(), strict=False)
    ]
    (tolls / "tolls.csv").write_text("\n".join([header, *filled]) + "\n")


def test_a_plain_percentage_is_of_a_whole_where_its_name_says_so(check: Check, tolls: Path) -> None:
    set_line(tolls, "title: Toll,", "title: Share of cars,")
    toll_cells(tolls, "%", "40 50 60 70 80 101")
    assert codes(check()) == ["share-above-whole"]
    set_line(tolls, "title: Share of cars,", "title: Growth in the share of cars,")
    assert check() == []


def test_four_figures_are_too_few_to_tell_a_fraction(check: Check, tolls: Path) -> None:
    set_line(tolls, 'coverage: {start: "2020", end: "2021"}\n', "")
    toll_cells(tolls, "% of households", "0.1 0.2 0.3 0.9")
    assert check() == []


def test_a_mark_for_what_is_missing_is_named(check: Check, tolls: Path) -> None:
    toll_cells(tolls, "researchers", "1 2 -99 4 5 -99")
    (found,) = check()
    assert (found.code, found.rows, found.count) == ("figure-below-zero", (4, 7), 2)
    assert '`missingValues: [{value: "-99", label: why it is missing}]`' in found.hint
    rows = (tolls / "tolls.csv").read_text()
    for other in ("-98", "-999"):
        (tolls / "tolls.csv").write_text(rows.replace("-99", other, 1))
        (found,) = check()
        assert "missingValues" not in found.hint


def test_years_are_no_measure(check: Check, tolls: Path, subtests: pytest.Subtests) -> None:
    set_line(tolls, "title: Toll,", "title: Opening year,")
    plain = (tolls / "datapackage.yaml").read_text(), (tolls / "tolls.csv").read_text()
    for cells, found in [
        ("1800 1900 1950 2000 2050 2100", ["year-as-measure"]),
        ("1799 1900 1950 2000 2050 2100", []),
        ("1800 1900 1950 2000 2050 2101", []),
        ("1800 1900 1950.5 2000 2050 2100", []),
    ]:
        (tolls / "datapackage.yaml").write_text(plain[0])
        (tolls / "tolls.csv").write_text(plain[1])
        toll_cells(tolls, "1", cells)
        with subtests.test(cells=cells):
            assert codes(check()) == found


def test_numbers_are_read_as_they_are_declared(check: Check, tolls: Path) -> None:
    set_line(
        tolls,
        "unit: pounds, constraints: {minimum: 0, maximum: 50}",
        'unit: "% of staff", decimalChar: ",", groupChar: "."',
    )
    cells = ['"45,5"', '"1.045,5"', '"12,0"', '"13,1"', '"14,2"', '"15,3"']
    rows = (tolls / "tolls.csv").read_text().splitlines()
    filled = [f"{row.rsplit(',', 1)[0]},{c}" for row, c in zip(rows[1:], cells, strict=True)]
    (tolls / "tolls.csv").write_text("\n".join([rows[0], *filled]) + "\n")
    (found,) = check()
    assert (found.code, found.place.value, found.rows) == ("share-above-whole", "1.045,5", (3,))


# --- what the profile asks for


def test_the_standard_alone_asks_nobody_for_the_role_of_a_year(check: Check, tolls: Path) -> None:
    set_line(tolls, "name: toll, title: Toll,", "name: toll, title: Opening year,")
    set_line(tolls, "unit: pounds, constraints: {minimum: 0, maximum: 50}", 'unit: "1"')
    (tolls / "tolls.csv").write_text("bridge,year,toll\nHigh,2020,1930\nHigh,2021,1931\n")
    assert codes(check()) == ["year-as-measure"]
    assert check(profile="standard") == []


def test_nothing_is_found_where_there_is_no_descriptor_worth_the_name(site: Project) -> None:
    folders, _ = read_folders(site)
    junk = {"title": 3, "licenses": {"name": 1}, "contributors": [3, {"roles": "x"}], "update": []}
    known = Inspection(replace(folders[0], descriptor=junk), site, today=TODAY)
    checks = (check_vocabulary, check_wording, check_units, check_days)
    assert [found for check in checks for found in check(known)] == []
