"""Bounds of a figure are drawn with it; figures whose intervals overlap are not told apart."""

from __future__ import annotations

import pytest

PACKAGE = """
    name: survey
    resources: [{name: survey, path: survey.csv}]
"""
HEADER = "place,year,share,share_lower,share_upper\n"


def rows(*figures):
    return HEADER + "".join(
        f"{place},{year},{value},{value - width},{value + width}\n"
        for place, year, value, width in figures
    )


CLEAR = rows(("A", 2020, 40, 2), ("A", 2021, 50, 2), ("B", 2020, 20, 2), ("B", 2021, 21, 2))
DOUBTFUL = rows(("A", 2020, 40, 9), ("A", 2021, 50, 9), ("B", 2020, 45, 9), ("B", 2021, 46, 9))


def chart(site, kind, data):
    site.add(PACKAGE, survey=data)
    return site.charts()["survey", f"survey-{kind}"].plan


def test_bounds_are_no_measures_and_drawn_with_their_measure(site):
    trend = chart(site, "trend", CLEAR)
    assert [(row["lower"], row["upper"]) for row in trend.wide["datasets"]["bands"]][:2] == [
        (38, 42),
        (48, 52),
    ]
    assert [one.title for one in trend.table.columns] == [
        "Year",
        *("A", "A: Share lower", "A: Share upper"),
        *("B", "B: Share lower", "B: Share upper"),
    ]
    assert trend.table.values[1] == ("2021", "50", "48", "52", "21", "19", "23")
    ranking = chart(site, "ranking", CLEAR)
    assert [(row["lower"], row["upper"]) for row in ranking.wide["datasets"]["bounds"]] == [
        (48, 52),
        (19, 23),
    ]
    assert ranking.table.values[0] == ("A", "50", "48", "52")
    kinds = {key[1].rpartition("-")[2] for key in site.charts()}
    assert kinds == {"trend", "ranking"}


def test_the_scale_holds_all_bounds(site):
    trend = chart(site, "trend", DOUBTFUL).wide
    (low, high) = next(
        layer["encoding"]["y"]["scale"]["domain"]
        for layer in trend["layer"]
        if layer["mark"]["type"] == "area"
    )
    assert low <= 31
    assert high >= 59


@pytest.mark.parametrize(("data", "is_told"), [(CLEAR, True), (DOUBTFUL, False)])
def test_only_what_lies_apart_is_told_as_higher_or_risen(site, data, is_told):
    trend = chart(site, "trend", data)
    said = " ".join([trend.headline, *trend.words])
    assert ("50 for A and" in said) == is_told
    assert ("rose from 40" in said) == is_told
    ranking = chart(site, "ranking", data)
    assert ("50 for A and" in ranking.headline) == is_told
    assert any("neither figure counts as higher" in note for note in ranking.notes)


def test_one_line_that_stays_within_its_bounds_neither_rises_nor_falls(site):
    data = HEADER + "A,2020,40,31,49\nA,2021,50,41,59\n"
    trend = chart(site, "trend", data)
    assert trend.words == (
        "It did not clearly rise or fall: from 40 in 2020 to 50 in 2021, and the intervals of the "
        "two overlap.",
    )
