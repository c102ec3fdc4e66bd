"""Periods after the coverage: an update that continues it, or a slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.validation.conftest import Check, codes

BRIDGES = ("forth", "severn", "tay", "humber", "mersey")


def write(folder: Path, periods: list[str], end: str, *, kind: str = "string") -> None:
    """Give the dataset a row a bridge and period, and a coverage that ends at one of these."""
    path = folder / "datapackage.yaml"
    text = path.read_text()
    text = text.replace('{start: "2020", end: "2021"}', f'{{start: "{periods[0]}", end: "{end}"}}')
    text = text.replace("type: year, role: time", f"type: {kind}, role: time")
    path.write_text(text)
    rows = [
        f"{bridge},{period},{20 + 3 * b + p % 2}\n"
        for b, bridge in enumerate(BRIDGES)
        for p, period in enumerate(periods)
    ]
    (folder / "tolls.csv").write_text("bridge,year,toll\n" + "".join(rows))


@pytest.mark.parametrize(
    ("periods", "end", "last"),
    [
        (["2019", "2020", "2021"], "2020", "2021"),
        (["2019", "2020", "2021", "2022"], "2020", "2022"),
        (["2016", "2018", "2020"], "2018", "2020"),
        (["2020-07", "2020-10", "2021-01"], "2020-10", "2021-01"),
        (["2020-09-30", "2020-12-31", "2021-03-31"], "2020-12-31", "2021-03-31"),
        (["2020-11", "2020-12", "2021-01", "2021-02"], "2020-12", "2021-02"),
        (["2020-11", "2020-12", "2021-01"], "2020", "2021"),
        (["2021", "2022", "2023", "2024"], "2022", "2024"),
        (["2014", "2015", "2016", "2017"], "2016", "2017"),
    ],
)
def test_the_next_periods_are_an_update(
    tolls: Path, check: Check, periods: list[str], end: str, last: str
) -> None:
    write(tolls, periods, end)
    (found,) = check()
    assert found.code == "coverage-outgrown"
    assert found.severity == "warning"
    assert f'end: "{last}"' in found.hint
    assert found.count == 5 * sum(period[: len(end)] > end for period in periods)


@pytest.mark.parametrize(
    ("periods", "end"),
    [
        (["2019", "2020", "2103"], "2020"),
        (["2019", "2020", "2022"], "2020"),
        (["2020-11", "2020-12", "2021-02"], "2020-12"),
        (["2019", "2020", "2021", "2022", "2023", "2024"], "2020"),
    ],
)
def test_other_periods_are_slips(tolls: Path, check: Check, periods: list[str], end: str) -> None:
    write(tolls, periods, end)
    assert "period-outside-coverage" in codes(check())


def test_what_only_begins_with_a_year_is_no_update(tolls: Path, check: Check) -> None:
    write(tolls, ["2019", "2020", "20213"], "2020")
    assert "coverage-outgrown" not in codes(check())


@pytest.mark.parametrize("new", [1, 2, 50])
def test_however_few_rows_of_a_new_year_are_an_update(tolls: Path, check: Check, new: int) -> None:
    write(tolls, ["2019", "2020"], "2020", kind="year")
    with (tolls / "tolls.csv").open("a") as file:
        file.writelines(f"bridge-{n},2020,{n % 9}\n" for n in range(50))
        file.writelines(f"bridge-{n},2021,{n % 9}\n" for n in range(new))
    (found,) = [one for one in check() if one.code.startswith(("coverage", "period"))]
    assert (found.code, found.severity, found.count) == ("coverage-outgrown", "warning", new)
    assert '`coverage: {start: "2019", end: "2021"}`' in found.hint


def test_the_next_update_ends_with_its_month(tolls: Path, check: Check) -> None:
    write(tolls, ["2020-07", "2020-10", "2021-01"], "2020-10")
    path = tolls / "datapackage.yaml"
    old = 'update: {frequency: annual, next: "2027-03-31"}'
    assert old in path.read_text()
    new = 'update: {frequency: quarterly, next: "2027-03-31"}'
    path.write_text(path.read_text().replace(old, new))
    (found,) = check()
    assert '`update: {frequency: quarterly, next: "2027-06-30"}`' in found.hint


@pytest.mark.parametrize(
    ("frequency", "due", "following"),
    [
        ("annual", "2027-03-31", "2028-03-31"),
        ("annual", "2028-02-29", "2029-02-28"),
        ("annual", "2027-12-10", "2028-12-10"),
        ("quarterly", "2026-11-15", "2027-02-15"),
        ("quarterly", "2026-09-30", "2026-12-30"),
        ("monthly", "2027-01-31", "2027-02-28"),
        ("monthly", "2026-12-10", "2027-01-10"),
        ("monthly", "2027-03-28", "2027-04-28"),
    ],
)
def test_the_next_update_is_due_one_rhythm_later(
    tolls: Path, check: Check, frequency: str, due: str, following: str
) -> None:
    write(tolls, ["2019", "2020", "2021"], "2020")
    path = tolls / "datapackage.yaml"
    new = f'update: {{frequency: {frequency}, next: "{due}"}}'
    path.write_text(
        path.read_text().replace('update: {frequency: annual, next: "2027-03-31"}', new)
    )
    (found,) = check()
    assert f'`update: {{frequency: {frequency}, next: "{following}"}}`' in found.hint


def test_the_lines_to_change_name_the_last_new_period(tolls: Path, check: Check) -> None:
    write(tolls, ["2019", "2020", "2021", "2022"], "2020")
    (found,) = check()
    assert '`version: "1.1.0"`' in found.hint
    assert '`coverage: {start: "2019", end: "2022"}`' in found.hint
    assert found.place.value == "2021"


@pytest.mark.parametrize(
    ("periods", "end", "is_update"),
    [
        (["2019", "2020", "2021", "2022", "2023"], "2020", True),
        (["2010", "2015", "2020", "2025"], "2020", True),
        (["2010", "2015", "2020", "2024"], "2020", False),
        (["2020", "2021"], "2020", True),
        (["2020", "2022"], "2020", False),
        (["2018", "2020", "2022"], "2020", True),
        (["2020-10", "2020-11", "2020-12"], "2020-10", True),
        (["2019-12-31", "2020-12-31", "2021-12-31"], "2020-12-31", True),
    ],
)
def test_an_update_reaches_three_years_or_one_rhythm_further(
    tolls: Path, check: Check, periods: list[str], end: str, is_update: bool
) -> None:
    write(tolls, periods, end)
    assert ("coverage-outgrown" in codes(check())) is is_update
