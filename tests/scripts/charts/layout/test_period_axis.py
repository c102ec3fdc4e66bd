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


def test_round_years_are_as_few_as_the_width_allows(engine: Engine) -> None:
    for first, last, width, ticks in [
        (2010, 2014, 208, [2010, 2011, 2012, 2013, 2014]),
        (2010, 2014, 207, [2010, 2012, 2014]),
        (2000, 2010, 260, [2000, 2002, 2004, 2006, 2008, 2010]),
        (2000, 2010, 200, [2000, 2005, 2010]),
        (1900, 2000, 260, [1900, 1920, 1940, 1960, 1980, 2000]),
        (1000, 2000, 520, [*range(1000, 2001, 100)]),
        (1000, 2000, 519, [1000, 1200, 1400, 1600, 1800, 2000]),
        (1750, 2000, 260, [*range(1750, 2001, 50)]),
    ]:
        assert axis(engine, YEARS, first, last, width)["values"] == ticks, (first, last, width)


def test_days_are_named_by_days_months_or_years(engine: Engine) -> None:
    halves = [(year, month, 1) for year in (2020, 2021, 2022) for month in (1, 7)]
    for first, last, width, form, ticks in [
        ((2020, 1, 10), (2020, 3, 31), 70, "%-d %b", [(2020, 1, 10), (2020, 2, 20)]),
        ((2020, 1, 10), (2020, 4, 1), 360, "%b %Y", [(2020, 2, 1), (2020, 3, 1), (2020, 4, 1)]),
        ((2020, 1, 1), (2020, 9, 1), 360, "%b %Y", [(2020, m, 1) for m in (1, 3, 5, 7, 9)]),
        ((2020, 1, 1), (2020, 9, 1), 270, "%b %Y", [(2020, m, 1) for m in (1, 4, 7)]),
        ((2020, 1, 1), (2022, 12, 1), 540, "%b %Y", halves),
        ((2020, 1, 1), (2022, 12, 1), 450, "%b %Y", [(2020, 1, 1), (2021, 1, 1), (2022, 1, 1)]),
        ((2020, 1, 1), (2023, 1, 1), 450, "%Y", [(y, 1, 1) for y in range(2020, 2024)]),
        ((2020, 1, 2), (2023, 1, 1), 450, "%Y", [(y, 1, 1) for y in range(2021, 2024)]),
        ((2000, 1, 1), (2020, 1, 1), 360, "%Y", [(y, 1, 1) for y in range(2000, 2021, 5)]),
        ((2000, 1, 1), (2021, 1, 1), 360, "%Y", [(y, 1, 1) for y in range(2000, 2021, 10)]),
    ]:  # fmt: skip
        found = axis(engine, DAYS, day(*first), day(*last), width)
        shown = [date.fromordinal(int(one)) for one in found["values"]]
        assert shown[: len(ticks)] == [date(*tick) for tick in ticks], (first, last, width)
        assert form == "%-d %b" or len(shown) == len(ticks)
        assert f"'{form}'" in found["text"]
        assert "- 719163) * 86400000" in found["text"]


def test_as_many_other_periods_are_named_as_have_ninety_pixels_each(engine: Engine) -> None:
    keys = [f"p{i}" for i in range(8)]
    time = {"stands": "listed", "keys": keys, "places": list(range(8))}
    for width, step in ((720, 1), (719, 2), (360, 2), (359, 3), (269, 4), (100, 4)):
        assert axis(engine, time, 0, 7, width)["values"] == keys[::step], width
    assert axis(engine, time, 2, 5, 720)["domain"] == keys[2:6]


BEYOND = """async (at, time, first, last) =>
  (await at("charts/layout/period-axis")).periodsBeyond({ figures: { time } }, first, last)"""


def test_names_of_listed_periods_reach_half_their_width_beyond_the_plot(engine: Engine) -> None:
    time = {"stands": "listed", "keys": ["a", "2010 to 2019", "b"], "places": [0, 1, 2]}
    short = engine.run(BEYOND, time, 0, 2)
    assert short["left"] == short["right"] > 2
    assert engine.run(BEYOND, time, 1, 2)["left"] > 3 * engine.run(BEYOND, time, 1, 2)["right"]
    assert engine.run(BEYOND, time, 0, 1)["right"] > 3 * engine.run(BEYOND, time, 0, 1)["left"]
    assert engine.run(BEYOND, YEARS, 2000, 2010) == {"left": 0, "right": 0}
