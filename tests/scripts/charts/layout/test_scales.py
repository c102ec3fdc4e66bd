"""Axes: round steps that hold every figure and never read the same, or powers of ten."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

SIZES = st.sampled_from([1e-12, 1e-6, 1e-3, 1.0, 1e3, 1e9, 1e15])
MANY = st.lists(st.floats(-1, 1).map(lambda x: round(x, 6)), min_size=1, max_size=20)
KINDS = ("logScale", "powersOfTen")


def nice(engine: Engine, values: list[float], suffix: str = "", **how: Any) -> Any:
    return engine.call("charts/layout/scales", "niceScale", values, suffix, how)


def powers(engine: Engine, kind: str, values: list[float]) -> Any:
    return engine.call("charts/layout/scales", kind, values, "")


@given(MANY, SIZES, st.booleans(), st.integers(3, 14))
def test_a_scale_holds_every_value_in_round_steps(
    engine: Engine, values: list[float], size: float, from_zero: bool, steps: int
) -> None:
    values = [value * size for value in values]
    scale = nice(engine, values, steps=steps, **({"fromZero": True} if from_zero else {}))
    low, high, ticks = scale["low"], scale["high"], scale["ticks"]
    slack = 1e-6 * (high - low)
    assert low < high
    assert low - slack <= min(values) <= max(values) <= high + slack
    assert not from_zero or low <= 0 <= high
    assert 2 <= len(ticks) <= 3 * steps + 3
    assert (ticks[0], ticks[-1]) == (pytest.approx(low), pytest.approx(high))
    assert all(a < b for a, b in itertools.pairwise(ticks))


@given(MANY, SIZES.filter(lambda size: size < 1e13))
def test_no_two_ticks_read_the_same(engine: Engine, values: list[float], size: float) -> None:
    scale = nice(engine, [value * size for value in values])
    given = [[tick, scale["decimals"], scale.get("shared")] for tick in scale["ticks"]]
    read = engine.call_each("charts/layout/scales", "tickLabel", given)
    assert len(set(read)) == len(read)


def test_a_scale_starts_at_zero_where_that_wastes_little_or_bars_stand_on_it(
    engine: Engine,
) -> None:
    cases = [
        ([2, 10], {}, 0),
        ([8, 10], {}, 8),
        ([-2, 5], {}, -2),
        ([8, 10], {"fromZero": True}, 0),
    ]
    for values, how, low in cases:
        assert nice(engine, list(map(float, values)), **how)["low"] == low, values
    below = nice(engine, [-8, -10], fromZero=True)
    assert below["low"] <= -10 and below["high"] >= 0


def test_a_lone_value_has_a_scale_around_it_that_does_not_pass_zero(engine: Engine) -> None:
    above, below = nice(engine, [0.3]), nice(engine, [-0.3, -0.3])
    assert 0 <= above["low"] < 0.3 < above["high"]
    assert below["low"] < -0.3 < below["high"] <= 0


def test_ticks_are_round_and_keep_their_decimals(engine: Engine) -> None:
    assert nice(engine, [0, 4.9])["ticks"] == [0, 1, 2, 3, 4, 5]
    quarters = nice(engine, [0, 1.2])
    assert (quarters["step"], quarters["decimals"]) == (0.25, 2)
    assert quarters["text"] == "format(datum.value, ',.2f')"


def test_whole_numbers_have_whole_steps(engine: Engine) -> None:
    assert nice(engine, [0, 1, 2])["ticks"] == [0, 1, 2]
    assert nice(engine, [0, 11], steps=4)["ticks"] == [0, 5, 10, 15]
    assert nice(engine, [0, 1.5, 2])["ticks"] == [0, 0.5, 1, 1.5, 2]


def test_very_large_and_small_ticks_have_a_word_or_power(engine: Engine) -> None:
    large, small = nice(engine, [0, 9.1e13]), nice(engine, [2e-7, 8.3e-7])
    trillions = "format(datum.value / 1000000000000, ',.6~r') + ' trillion'"
    assert large["text"] == f"(datum.value ? {trillions} : '0')"
    assert small["shared"]["word"] == " × 10⁻⁶"
    for scale, last in ((large, "100 trillion"), (small, "1 × 10⁻⁶")):
        label = [scale["ticks"][-1], scale["decimals"], scale["shared"]]
        assert engine.call("charts/layout/scales", "tickLabel", *label) == last
    assert "shared" not in nice(engine, [0, 4.1e8])
    assert "shared" not in nice(engine, [1e12, 1e12 + 1000])


def test_what_follows_a_tick_takes_room(engine: Engine) -> None:
    plain, percent = nice(engine, [0, 4.9]), nice(engine, [0, 4.9], "%")
    assert percent["text"] == f"{plain['text']} + '%'"
    assert percent["width"] == pytest.approx(plain["width"] + 0.889 * 13)


def test_percent_stands_at_the_ticks_and_other_units_do_not(engine: Engine) -> None:
    units = {"% of GIP": "%", "million": "", "": ""}
    found = engine.call_each(
        "charts/layout/scales", "suffixOf", [[{"unit": unit}] for unit in units]
    )
    assert found == list(units.values())


@given(st.lists(st.floats(1e-6, 1e12), min_size=1, max_size=8))
def test_powers_of_ten_hold_every_value(engine: Engine, values: list[float]) -> None:
    for kind in KINDS:
        scale = powers(engine, kind, values)
        assert scale["low"] <= min(values) and max(values) <= scale["high"], kind
        assert scale["low"] < scale["high"], kind
        assert scale["ticks"] == sorted(set(scale["ticks"])), kind


def test_powers_step_by_ten_or_have_steps_between_them_if_few(engine: Engine) -> None:
    cases = {
        (12.0, 40_000.0): [10, 100, 1_000, 10_000, 100_000],
        (2.0, 60.0): [1, 2, 5, 10, 20, 50, 100],
    }
    for values, ticks in cases.items():
        assert powers(engine, "powersOfTen", list(values))["ticks"] == ticks
    assert powers(engine, "logScale", [2.0, 60.0])["ticks"] == [2, 5, 10, 20, 50, 100]


def test_a_value_lies_along_an_axis_as_its_scale_says(engine: Engine) -> None:
    along = """async (at, kind, values, length) => {
      const { along, down, ...scales } = await at("charts/layout/scales");
      const scale = scales[kind](values, "");
      const frame = { height: length };
      return scale.ticks.map((tick) => [along(scale, tick, length), down(scale, tick, frame)]);
    }"""
    for kind, values in (("powersOfTen", [12, 40_000]), ("niceScale", [0, 4])):
        places = engine.run(along, kind, values, 100)
        assert [across for across, _ in places] == pytest.approx([0, 25, 50, 75, 100]), kind
        assert all(math.isclose(across + down, 100) for across, down in places), kind
