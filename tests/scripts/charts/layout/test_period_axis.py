"""Periods along an axis: its ends are named, names keep apart, time is in proportion."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from tests.scripts.engine import Engine

AXES = """async (at, cases) => {
  const { periodAxis, periodDomain } = await at("charts/layout/period-axis");
  return cases.map(([time, first, last, width]) => {
    const model = { figures: { time } };
    return { ...periodAxis(model, first, last, width), domain: periodDomain(model, first, last) };
  });
}"""
YEARS = {"stands": "numeric", "keys": [], "places": []}
DAYS = {"stands": "dated", "keys": [], "places": []}


def axis(engine: Engine, time: Any, first: float, last: float, width: int) -> Any:
    (found,) = engine.run(AXES, [[time, first, last, width]])
    return found


def day(*of: int) -> int:
    return date(*of).toordinal()


def test_years_begin_and_end_the_axis_and_keep_apart(engine: Engine) -> None:
    spans = [(1996, 2021), (2019, 2020), (1900, 2024), (2010, 2018), (2012, 2023)]
    for width in (180, 480):
        for first, last in spans:
            found = axis(engine, YEARS, first, last, width)
            ticks = found["values"]
            assert found["domain"] == [first, last]
            assert (ticks[0], ticks[-1]) == (first, last)
            assert all(tick == int(tick) for tick in ticks)
            pixels = [(tick - first) / (last - first) * width for tick in ticks]
            # A label is 30 wide and over its tick, but the first begins and the last ends there.
            middles = [pixels[0] + 15, *pixels[1:-1], pixels[-1] - 15]
            assert all(b - a >= 37 for a, b in pairwise(middles)), (first, last, width)


def test_years_that_are_not_round_have_their_middle(engine: Engine) -> None:
    assert axis(engine, YEARS, 2012, 2023, 170)["values"] == [2012, 2017, 2023]


def test_one_period_alone_has_an_axis(engine: Engine) -> None:
    year = axis(engine, YEARS, 2020, 2020, 480)
    assert (year["values"], year["domain"]) == ([2020], [2020, 2021])
    place = day(2020, 1, 1)
    assert axis(engine, DAYS, place, place, 480)["values"] == [place]


def test_other_periods_follow_each_other_and_some_are_named(engine: Engine) -> None:
    time = {"stands": "listed", "keys": ["b", "a", "c"], "places": [0, 1, 2]}
    wide, narrow = (axis(engine, time, 0, 2, width) for width in (480, 100))
    assert wide["domain"] == wide["values"] == ["b", "a", "c"]
    assert narrow["values"] == ["b", "c"]


def test_days_stand_in_proportion_with_round_ones_named(engine: Engine) -> None:
    cases = [
        ((2020, 1, 1), (2023, 1, 1), "%Y", [day(year, 1, 1) for year in range(2020, 2024)]),
        ((2020, 1, 5), (2020, 6, 5), "%b %Y", [day(2020, month, 1) for month in (2, 3, 4, 5, 6)]),
        ((2020, 1, 1), (2020, 1, 4), "%-d %b", [day(2020, 1, one) for one in (1, 2, 3, 4)]),
    ]
    for first, last, form, ticks in cases:
        found = axis(engine, DAYS, day(*first), day(*last), 480)
        assert found["domain"] == [day(*first), day(*last)]
        assert found["values"] == ticks
        assert f"'{form}'" in found["text"]
