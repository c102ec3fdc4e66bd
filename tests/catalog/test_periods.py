from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd

from pipeline.catalog.periods import Periods, read_periods


def periods(*texts: str, kind: str = "string", values: list | None = None) -> Periods:
    return read_periods(pd.Series(texts), pd.Series(values or list(texts), dtype="object"), kind)


def test_years_stand_at_their_value():
    found = periods("2020", "1999", kind="year", values=[2020, 1999])
    assert found.is_numeric
    assert found.in_order == ("1999", "2020")
    assert found.place("2020") - found.place("2019") == 1


def test_quarters_and_months_are_counted(subtests):
    cases = [
        (("2019-Q4", "2020-Q2"), ["2019-Q4", "2020-Q1", "2020-Q2"]),
        (("2019Q4", "2020Q2"), ["2019Q4", "2020Q1", "2020Q2"]),
        (("2019 Q4", "2020 Q1"), ["2019 Q4", "2020 Q1"]),
        (("2019-11", "2020-02"), ["2019-11", "2019-12", "2020-01", "2020-02"]),
    ]
    for texts, between in cases:
        with subtests.test(texts=texts, between=between):
            found = periods(*texts)
            assert found.between(found.place(texts[0]), found.place(texts[1])) == between


def test_what_is_mixed_or_otherwise_written_is_not_counted(subtests):
    cases = [("2019-Q4", "2020"), ("2019-Q4", "spring"), ("north", "south")]
    for texts in cases:
        with subtests.test(texts=texts):
            assert not periods(*texts).is_counted


def test_dates_stand_in_the_order_of_days():
    found = periods(
        "31/12/2019",
        "01/02/2020",
        "15/01/2020",
        kind="date",
        values=[date(2019, 12, 31), date(2020, 2, 1), date(2020, 1, 15)],
    )
    assert found.in_order == ("31/12/2019", "15/01/2020", "01/02/2020")


def test_moments_with_and_without_a_zone_compare():
    found = periods(
        "b",
        "a",
        kind="datetime",
        values=[datetime(2020, 1, 2, tzinfo=UTC), datetime(2020, 1, 1)],
    )
    assert found.in_order == ("a", "b")


def test_a_missing_period_is_none():
    found = read_periods(pd.Series(["2020", ""]), pd.Series([2020, None], dtype="Int64"), "year")
    assert found.in_order == ("2020",)


def test_a_period_that_no_row_has_stands_between_those_that_have(subtests):
    cases = [
        (("2018", "2020"), "2019", "2018", "2020"),
        (("2019-Q1", "2019-Q4"), "2019-Q2", "2019-Q1", "2019-Q4"),
        (("2019-03-01", "2019-06-01"), "2019-05", "2019-03-01", "2019-06-01"),
    ]
    for known, wanted, before, after in cases:
        with subtests.test(known=known, wanted=wanted):
            found = periods(*known)
            assert found.place(before) < found.place(wanted) < found.place(after)


def test_a_period_before_all_others():
    found = periods("2019-03-01", "2019-06-01")
    assert found.place("2019-01") < found.place("2019-03-01")


def test_dates_stand_in_proportion_to_time():
    found = periods(
        "a", "b", "c", kind="date", values=[date(2020, 1, 1), date(2020, 1, 11), date(2020, 2, 10)]
    )
    assert found.place("c") - found.place("b") == 3 * (found.place("b") - found.place("a"))


def test_moments_of_a_day_stand_within_it():
    noon, next_day = datetime(2020, 1, 1, 12), datetime(2020, 1, 2, tzinfo=UTC)
    found = periods("a", "b", kind="datetime", values=[noon, next_day])
    assert found.place("b") - found.place("a") == 0.5


def test_a_day_that_no_row_has_stands_where_it_is(subtests):
    cases = ["2020-03-01", "2020-03", "2020-03-01T00:00:00Z"]
    for text in cases:
        with subtests.test(text=text):
            found = periods("2020-01-01", kind="date", values=[date(2020, 1, 1)])
            assert found.place(text) - found.place("2020-01-01") == 31 + 29


def test_how_periods_stand_and_how_many_make_a_year(subtests):
    cases = [
        (periods("2020", kind="year", values=[2020]), "numeric", 1),
        (periods("a", kind="date", values=[date(2020, 1, 1)]), "dated", 365.25),
        (periods("2020-Q1"), "listed", 4),
        (periods("2020-01"), "listed", 12),
        (periods("early", "late"), "listed", 1),
    ]
    for found, stands, a_year in cases:
        with subtests.test(found.in_order):
            assert (found.stands, found.a_year) == (stands, a_year)


def test_counted_periods_lie_one_apart_also_over_the_end_of_a_year(subtests):
    for texts in (("2019-Q4", "2020-Q1"), ("2019-12", "2020-01"), ("2019Q1", "2019Q2")):
        with subtests.test(texts):
            found = periods(*texts)
            assert found.place(texts[1]) - found.place(texts[0]) == 1
            assert found.between(*(found.place(text) for text in texts)) == list(texts)


def test_of_what_is_not_counted_only_periods_that_rows_have_lie_between():
    found = periods("2018", "2020", "2021", kind="year", values=[2018, 2020, 2021])
    assert found.between(2018, 2020) == ["2018", "2020"]
    assert found.between(2019, 2021) == ["2020", "2021"]
    assert found.between(2022, 2030) == []


def test_what_stands_nowhere_lies_half_way_behind_the_one_before():
    found = periods("early", "late", "middle")
    assert [found.place(text) for text in ("early", "late", "middle")] == [0, 1, 2]
    assert found.place("a") == -0.5
    assert found.place("lately") == 1.5
    assert found.place("zero") == 2.5
    assert periods().place("a") == -0.5


def test_every_part_of_a_moment_counts():
    days = [
        datetime(2020, 1, 1, tzinfo=UTC),
        datetime(2020, 1, 1, 6, tzinfo=UTC),
        datetime(2020, 1, 1, 6, 0, 0, 432_000, tzinfo=UTC),
        datetime(2020, 1, 1, 6, 14, 24, tzinfo=UTC),
    ]
    found = periods("a", "b", "c", "d", kind="datetime", values=days)
    start = found.place("a")
    assert start == date(2020, 1, 1).toordinal()
    assert [round(found.place(text) - start, 9) for text in "bcd"] == [0.25, 0.250005, 0.26]


def test_periods_are_told_as_people_say_them(subtests):
    told = {
        ("2018/19", "string"): "in the financial year 2018/19",
        ("2020-02", "yearmonth"): "in February 2020",
        ("2020-2", "yearmonth"): "in February 2020",
        ("2019", "year"): "in 2019",
        ("2020-W05", "string"): "in week 5 of 2020",
    }
    for (text, kind), expected in told.items():
        with subtests.test(text=text, kind=kind):
            value = int(text) if kind == "year" else text
            others = {"2018/19": "2019/20", "2020-W05": "2020-W06"}
            texts = [text, *([others[text]] if text in others else [])]
            values = [value] if kind == "year" else texts
            assert periods(*texts, kind=kind, values=values).when(text) == expected


def test_days_are_told_by_what_they_are_however_they_are_written(subtests):
    moment = datetime(2015, 5, 30, 11, tzinfo=UTC)
    for text, value, kind, expected in (
        ("30/5/2015", date(2015, 5, 30), "date", "on 30 May 2015"),
        ("2015/05/30 11:00:00", moment, "datetime", "on 30 May 2015, 11:00"),
        ("20150530", 20150530, "integer", "on 30 May 2015"),
    ):
        with subtests.test(text=text):
            found = periods(text, kind=kind, values=[value])
            assert found.is_dated
            assert found.when(text) == expected


def test_numbers_are_days_only_if_all_of_them_are():
    found = periods("20150530", "20151340", kind="integer", values=[20150530, 20151340])
    assert found.is_numeric
    assert found.are_counts
    assert not periods("2015", "2016", kind="integer", values=[2015, 2016]).are_counts
