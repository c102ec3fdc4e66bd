"""What lines show at one time: the highest first, the chosen one marked, and the way by keys."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scripts.charts.tables import KEYS
from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask

RIDES = {"rides": {"title": "Rides", "type": "number", "unit": "% of people"}}
# Aldmouth rises from 10, Brook lies at 30 and ends early, Canning falls from 50.
ROWS = ["ALD,2010,10", "ALD,2011,20", "ALD,2012,40", "BRO,2010,30", "BRO,2011,30",
        "CAN,2010,50", "CAN,2011,45", "CAN,2012,20"]  # fmt: skip

AT = """async (at, series, places) => {
  const { momentsOf, seenAt } = await at("charts/stage/moments");
  const told = (seen) => seen && [seen.moment.period, seen.chosen.key, seen.isOn];
  return places.map(([x, y]) => told(seenAt(momentsOf(series), x, y)));
}"""

WALKED = """async (at, series, keys) => {
  const { momentsOf, seenByKey, spokenOf } = await at("charts/stage/moments");
  let from = null;
  return keys.map((key) => {
    const seen = seenByKey(key, momentsOf(series), from, series[0][0].key);
    if (!seen) return null;
    const isTurned = key === "ArrowUp" || key === "ArrowDown";
    const line = isTurned || !from ? seen.chosen.key : from.key;
    from = { period: seen.moment.period, key: line };
    return [seen.moment.period, seen.chosen.key];
  });
}"""

TOLD = """async (at, series, x, y, room) => {
  const { momentsOf, seenAt, shownOf, spokenOf } = await at("charts/stage/moments");
  const seen = seenAt(momentsOf(series), x, y);
  return [shownOf(seen, room).map((mark) => mark.key), spokenOf(seen)];
}"""


@pytest.fixture(scope="module")
def model(islets: Islets) -> Model:
    view = {"kind": "trend", "measure": "rides"}
    return islets.model("\n".join(["islet,year,rides", *ROWS]), view, RIDES)


@pytest.fixture(scope="module")
def series(engine: Engine, model: Model) -> Any:
    return ask(engine, model, "marks")


def spot(series: Any, key: str, period: str) -> tuple[float, float]:
    marks = [mark for line in series for mark in line if mark["key"] == key]
    (mark,) = [mark for mark in marks if mark["reading"]["period"] == period]
    return mark["x"], mark["y"]


def test_a_place_points_at_a_time_and_at_the_nearest_line_there(
    engine: Engine, series: Any
) -> None:
    x, y = spot(series, "BRO", "2011")
    left, right = spot(series, "ALD", "2010")[0], spot(series, "ALD", "2012")[0]
    places = [(x + 3, y + 2), (x - 9, y + 18), (x, 0), (left - 40, y), (right + 40, y), (x, -60)]
    assert engine.run(AT, series, places) == [
        ["2011", "BRO", True],
        ["2011", "BRO", False],
        ["2011", "CAN", False],
        None,
        None,
        None,
    ]


def test_a_line_is_looked_at_between_its_figures_too(engine: Engine, series: Any) -> None:
    (x, y), (later, lower) = (spot(series, "CAN", year) for year in ("2011", "2012"))
    middle = (x + (later - x) * 0.4, y + (lower - y) * 0.4)
    assert engine.run(AT, series, [middle]) == [["2011", "CAN", True]]


def test_left_and_right_lead_through_time_and_up_and_down_through_the_lines(
    engine: Engine, series: Any
) -> None:
    for keys, wanted in [
        (["ArrowLeft", "ArrowLeft"], [["2012", "ALD"], ["2011", "ALD"]]),
        (["ArrowRight", "ArrowUp"], [["2010", "ALD"], ["2010", "BRO"]]),
        (["Home", "ArrowDown"], [["2010", "ALD"], ["2010", "CAN"]]),
        (["End", "ArrowDown", "ArrowDown"], [["2012", "ALD"], ["2012", "CAN"], ["2012", "ALD"]]),
        (["ArrowUp", "a"], [["2012", "ALD"], None]),
        # The line stays the same over a year that it lacks.
        (
            ["Home", "ArrowUp", "End", "ArrowLeft"],
            [["2010", "ALD"], ["2010", "BRO"], ["2012", "ALD"], ["2011", "BRO"]],
        ),
    ]:
        assert engine.run(WALKED, series, keys) == wanted, keys


def test_the_chosen_one_is_told_whole_and_the_others_briefly(engine: Engine, series: Any) -> None:
    shown, said = engine.run(TOLD, series, *spot(series, "BRO", "2010"), 12)
    assert shown == ["CAN", "BRO", "ALD"], "the highest first"
    assert said == (
        "Brook, 2010, 30% of people. Others: Canning on the Long Water 50%, Aldmouth 10%."
    )


def test_where_room_is_short_the_highest_are_shown_and_the_chosen_one(
    engine: Engine, islets: Islets
) -> None:
    lines = [f"{key},{year},{10 - i}" for i, key in enumerate(KEYS[:10]) for year in (2010, 2011)]
    model = islets.model(
        "\n".join(["islet,year,rides", *lines]), {"kind": "trend", "measure": "rides"}, RIDES
    )
    series = ask(engine, model, "marks", picks=KEYS[:10])
    shown, said = engine.run(TOLD, series, *spot(series, KEYS[8], "2010"), 4)
    assert shown == [*KEYS[:3], KEYS[8]]
    assert said.endswith("3 more.")


def test_what_is_to_know_of_a_figure_stands_beside_it(engine: Engine, islets: Islets) -> None:
    breaks = [{"field": "rides", "entities": ["ALD"], "period": "2011", "reason": "Counted anew."}]
    view = {"kind": "trend", "measure": "rides"}
    model = islets.model("\n".join(["islet,year,rides", *ROWS]), view, RIDES, breaks=breaks)
    (line, *_) = ask(engine, model, "marks")
    told = [mark["reading"] for mark in line]
    assert [one["about"] for one in told] == ["", "a new series begins", ""]
    assert [one["figure"] for one in told] == ["10%", "20%", "40%"]
    assert {one["unit"] for one in told} == {"% of people"}
    change = ask(engine, model, "marks", picks=["CAN"], **{"as": "index"})[0][2]["reading"]
    assert (change["figure"], change["unit"]) == ("\u221230", "percentage points")
