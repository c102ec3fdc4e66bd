from __future__ import annotations

from tests.validation.quality.tables import AREA, SPEND, YEAR, Row, check, codes

YEARS = range(2010, 2020)


def panel(areas: int = 10) -> list[Row]:
    return [
        (f"E{a}", year, 50 + 7 * a + (a * 3 + year) % 6) for a in range(areas) for year in YEARS
    ]


def test_a_row_that_was_lost_inside_a_series() -> None:
    rows = [row for row in panel() if row[:2] != ("E4", 2014)]
    (found,) = check(rows)
    assert found.code == "gap"
    assert found.message.startswith("E4 has no row for 2014, which 9 of the 10 series")


def test_series_may_begin_late_and_end_early() -> None:
    rows = [row for row in panel() if row[0] != "E4" or 2012 < int(str(row[1])) < 2017]
    assert check(rows) == []


def test_tables_in_which_many_report_now_and_then_have_no_gaps() -> None:
    rows = [row for i, row in enumerate(panel()) if (i * i + i // 10 * 3) % 4 != 1]
    assert check(rows) == []


def test_a_year_that_is_missing_everywhere_unless_the_notes_speak_of_it() -> None:
    rows = [row for row in panel() if row[1] != 2015]
    (found,) = check(rows)
    assert found.code == "period-missing"
    assert "No row has 2015" in found.message
    assert check(rows, notes=["The survey of 2015 was not held."]) == []


def test_editions_every_other_year_are_no_gaps() -> None:
    assert check([row for row in panel() if int(str(row[1])) % 2 == 0]) == []


def test_a_latest_year_that_few_have() -> None:
    rows = [row for row in panel() if row[1] != 2019 or row[0] == "E2"]
    (found,) = check(rows)
    assert found.message.startswith("2019 is the latest period and has values for 1;")
    assert check(rows, processing="Figures for 2019 were taken as they came in.") == []


def test_a_table_that_is_mostly_empty() -> None:
    rows = [row for i, row in enumerate(panel()) if i % 11 == 0]
    assert codes(check(rows)) == ["coverage-sparse"]
    targets = (AREA, YEAR, {**SPEND, "comparable_over_time": False})
    assert check(rows, targets) == []
