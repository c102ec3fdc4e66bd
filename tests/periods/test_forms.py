"""Periods are read as people write them, and told in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.periods.forms import FORMS, month_number, written_like
from pipeline.periods.model import Period, PeriodKind

# A text, its kind, its first and last day, and how it is told.
READ = [
    ("2020", "year", "2020-01-01", "2020-12-31", "2020"),
    ("2025-H1", "half-year", "2025-01-01", "2025-06-30", "the first half of 2025"),
    ("H2 2025", "half-year", "2025-07-01", "2025-12-31", "the second half of 2025"),
    ("2. Halbjahr 2025", "half-year", "2025-07-01", "2025-12-31", "the second half of 2025"),
    ("2020-Q1", "quarter", "2020-01-01", "2020-03-31", "the first quarter of 2020"),
    ("2020Q4", "quarter", "2020-10-01", "2020-12-31", "the fourth quarter of 2020"),
    ("Q3/2019", "quarter", "2019-07-01", "2019-09-30", "the third quarter of 2019"),
    ("1T2019", "quarter", "2019-01-01", "2019-03-31", "the first quarter of 2019"),
    ("2024-02", "month", "2024-02-01", "2024-02-29", "February 2024"),
    ("2019M1", "month", "2019-01-01", "2019-01-31", "January 2019"),
    ("12/2023", "month", "2023-12-01", "2023-12-31", "December 2023"),
    ("Jan 2019", "month", "2019-01-01", "2019-01-31", "January 2019"),
    ("janv. 2019", "month", "2019-01-01", "2019-01-31", "January 2019"),
    ("März 2019", "month", "2019-03-01", "2019-03-31", "March 2019"),
    ("Feb-19", "month", "2019-02-01", "2019-02-28", "February 2019"),
    ("2020-W01", "week", "2019-12-30", "2020-01-05", "week 1 of 2020"),
    ("W53/2020", "week", "2020-12-28", "2021-01-03", "week 53 of 2020"),
    ("2020-02-29", "day", "2020-02-29", "2020-02-29", "29 February 2020"),
    ("2018/19", "financial-year", "2018-01-01", "2019-12-31", "the financial year 2018/19"),
    ("1999-00", "financial-year", "1999-01-01", "2000-12-31", "the financial year 1999/00"),
    ("2018–2019", "financial-year", "2018-01-01", "2019-12-31", "the financial year 2018/19"),
    ("FY2019", "financial-year", "2018-01-01", "2019-12-31", "the financial year 2018/19"),
    ("FY19", "financial-year", "2018-01-01", "2019-12-31", "the financial year 2018/19"),
    ("2018/19", "school-year", "2018-01-01", "2019-12-31", "the school year 2018/19"),
    ("2015-2019", "span", "2015-01-01", "2019-12-31", "the years 2015 to 2019"),
    ("2015 to 2019", "span", "2015-01-01", "2019-12-31", "the years 2015 to 2019"),
]
NONE = [
    ("2021-W53", "week"),
    ("2020-13", "month"),
    ("Abc 2019", "month"),
    ("2020-02-30", "day"),
    ("2018/20", "financial-year"),
    ("2018-2018", "span"),
    ("2020-Q5", "quarter"),
    ("6903-07", "month"),
    ("99", "year"),
]


def read(text: str, kind: str, starts: int | None = None) -> Period | None:
    return next(FORMS[PeriodKind(kind)](text, starts), None)


def test_periods_are_read_as_they_are_written(subtests: pytest.Subtests) -> None:
    for text, kind, first, last, told in READ:
        with subtests.test(text=text, kind=kind):
            found = read(text, kind)
            assert found is not None
            assert (found.kind, found.told) == (kind, told)
            assert (found.first, found.last) == (
                date.fromisoformat(first),
                date.fromisoformat(last),
            )


def test_what_is_no_period_of_a_kind_is_none(subtests: pytest.Subtests) -> None:
    for text, kind in NONE:
        with subtests.test(text=text, kind=kind):
            assert read(text, kind) is None


def test_a_financial_year_begins_when_it_is_told_to() -> None:
    found = read("2018/19", "financial-year", 4)
    assert found is not None and found.is_exact
    assert (found.first, found.last) == (date(2018, 4, 1), date(2019, 3, 31))
    guessed = read("2018/19", "financial-year")
    assert guessed is not None and not guessed.is_exact


def test_the_middle_of_a_period_lies_between_its_ends() -> None:
    found = read("2020-02", "month")
    assert found is not None
    assert found.middle == (date(2020, 2, 1).toordinal() + date(2020, 3, 1).toordinal()) / 2
    assert (found.days, found.months) == (29, 1)


def test_months_are_known_in_many_languages_but_none_that_two_call_otherwise() -> None:
    assert [month_number(name) for name in ("maggio", "květen", "heinäkuu", "Sept")] == [5, 5, 7, 9]
    assert month_number("mar") == 3
    assert month_number("listopad") == 11


@given(st.sampled_from(READ), st.integers(-40, 40))
def test_what_stands_between_is_written_as_its_neighbours_are(
    row: tuple[str, str, str, str, str], steps: int
) -> None:
    text, kind = row[0], row[1]
    found = read(text, kind)
    assert found is not None
    if kind in {"day", "span"} or "Halbjahr" in text:
        return
    written = written_like(text, PeriodKind(kind), found.number + steps)
    again = read(written, kind)
    assert again is not None and again.number == found.number + steps, written


def test_what_stands_between_years_that_are_named_by_their_end() -> None:
    found = read("2017 FY", "financial-year")
    assert found is not None and found.told == "the financial year 2016/17"
    assert written_like("2017 FY", PeriodKind.FINANCIAL_YEAR, found.number + 1) == "2018 FY"


def test_months_in_another_language_are_told_in_english_between_others() -> None:
    found = read("janv. 2019", "month")
    assert found is not None
    assert written_like("janv. 2019", PeriodKind.MONTH, found.number + 1) == "February 2019"
    assert written_like("Jan 2019", PeriodKind.MONTH, found.number + 1) == "Feb 2019"


def test_quarters_of_a_year_that_begins_in_april_say_so() -> None:
    found = read("2020-Q1", "quarter", 4)
    assert found is not None
    assert found.told == "the first quarter of the year from April 2020"
    assert (found.first, found.last) == (date(2020, 4, 1), date(2020, 6, 30))
