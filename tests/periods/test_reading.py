"""A column of periods is read in one way, or not at all."""

from __future__ import annotations

import pytest

from pipeline.periods.model import PeriodKind
from pipeline.periods.reading import (
    Declared,
    are_days_in_no_order,
    declared_periods,
    kinds_read,
    not_read,
    read_as,
    readings,
)

# Texts, and the kinds in which they follow each other.
ONE_WAY = {
    ("2018/19", "2019/20"): ["financial-year"],
    ("2001-02", "2002-03", "2003-04"): ["financial-year"],
    ("2003-04", "2004-05", "2006-07"): ["financial-year"],
    ("2019-01", "2019-02"): ["month"],
    ("2019-01", "2019-04", "2019-07"): ["month"],
    ("2019-03", "2020-03"): ["month"],
    ("2001-02", "2001-03"): ["month"],
    ("2020-3", "2020-4", "2020-5"): ["month"],
    ("9/2020", "10/2020"): ["month"],
    ("2018-2019", "2019-2020"): ["financial-year"],
    ("2018-2019", "2020-2021"): ["span"],
    ("2010-2014", "2015-2019"): ["span"],
    ("Jan 2019", "May 2019", "June 2021"): ["month"],
    ("Q1/2019", "Q4/2023"): ["quarter"],
    ("2020-W01", "2020-W40"): ["week"],
    ("13/01/2023", "01/02/2023"): ["day"],
    ("01/02/2023", "1/13/2023"): ["day"],
    ("03.02.2023", "14.02.2023"): ["day"],
    ("05/01/2023 12:00:00 AM", "05/31/2023 12:00:00 AM"): ["day"],
    ("03/03/2023", "04/04/2023"): ["day"],
    ("3 May 2020", "12 June 2020"): ["day"],
    ("May 3, 2020", "June 12, 2020"): ["day"],
    ("2025-H1", "2026-Q1"): ["mixed"],
    ("2019", "2020-Q1", "2020-05"): ["mixed"],
}
TWO_WAYS = {("2001-02",): ["month", "financial-year"]}
NO_WAY = [
    ("2001-02", "2005-06"),
    ("2020-1", "2020-2", "2020-4"),
    ("1/2020", "2/2020", "3/2020"),
    ("6903-07", "7732-18"),
    ("2019", "about 2020"),
    ("01/02/2023", "03/04/2023"),
    ("13/01/2023", "01/14/2023"),
    ("30/02/2023", "31/04/2023"),
    ("2010-2014", "2015-2020"),
    ("north", "south"),
]


def kinds(texts: tuple[str, ...], *, is_time: bool = False) -> list[str]:
    return [one.kind.value for one in readings(texts, is_time=is_time)]


def test_a_column_is_read_in_the_way_in_which_its_periods_follow(
    subtests: pytest.Subtests,
) -> None:
    for texts, expected in {**ONE_WAY, **TWO_WAYS}.items():
        with subtests.test(texts=texts):
            assert kinds(texts) == expected


def test_what_follows_in_no_way_is_words(subtests: pytest.Subtests) -> None:
    for texts in NO_WAY:
        with subtests.test(texts=texts):
            assert kinds(texts) == []


def test_a_column_of_time_may_have_months_far_apart_but_none_that_could_be_years() -> None:
    assert kinds(("2001-03", "2005-11", "2019-07")) == []
    assert kinds(("2001-03", "2005-11", "2019-07"), is_time=True) == ["month"]
    assert kinds(("2001-02", "2005-06"), is_time=True) == []


def test_what_is_declared_is_read_so_or_not_at_all() -> None:
    april = declared_periods({"kind": "financial-year", "starts": "April"})
    assert april == Declared(PeriodKind.FINANCIAL_YEAR, 4)
    found = read_as(april, ["2001-02", "2005-06"])
    assert found is not None and found.periods["2001-02"].first.isoformat() == "2001-04-01"
    assert read_as(april, ["2001-02", "2005"]) is None
    assert not_read(april, ["2001-02", "2005"]) == ["2005"]
    assert not_read(Declared(PeriodKind.LISTED), ["spring"]) == []


@pytest.mark.parametrize("value", [None, "month", {"kind": "fiscal"}, {}, ["month"], {"kind": [1]}])
def test_what_says_nothing_that_is_known_is_nothing(value: object) -> None:
    assert declared_periods(value) is None


def test_one_text_alone_may_be_of_several_kinds() -> None:
    assert kinds_read("2001-02") == {PeriodKind.MONTH, PeriodKind.FINANCIAL_YEAR}
    assert kinds_read("spring") == frozenset()


def test_days_of_numbers_are_placed_by_the_order_that_all_of_them_allow(
    subtests: pytest.Subtests,
) -> None:
    days = {("14/01/2023", "01/02/2023"): "2023-02-01", ("1/14/2023", "01/02/2023"): "2023-01-02"}
    for texts, day in days.items():
        with subtests.test(texts=texts):
            (reading,) = readings(texts)
            assert reading.periods["01/02/2023"].first.isoformat() == day


def test_days_of_numbers_whose_months_nothing_tells_are_in_no_order(
    subtests: pytest.Subtests,
) -> None:
    for texts, expected in {("01/02/2023", "03/04/2023"): True, ("03/03/2023",): False}.items():
        with subtests.test(texts=texts):
            assert are_days_in_no_order(texts) is expected
