"""Axes have the steps, the ends and the labels of the drawings that were made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.catalog import Field
from pipeline.charts import scales
from tests.scripts.engine import Engine

RIDES = Field(name="rides", title="Rides", description="", type="number", unit="rides")
# Ticks of figures beyond these are written in two ways.
FIGURES = st.integers(-(10**7), 10**7).map(lambda n: n / 1000) | st.integers(-(10**12), 10**12)


def as_given(scale: scales.Scale) -> dict[str, Any]:
    return {
        "low": scale.low,
        "high": scale.high,
        "ticks": scale.ticks,
        "isLog": scale.is_log,
        "text": scale.axis(grid=True).to_dict()["labelExpr"],
    }


@given(
    st.lists(FIGURES, min_size=1, max_size=8),
    st.sampled_from([None, True, False]),
    st.integers(2, 6),
    st.sampled_from(["", "%"]),
)
def test_even_scales_are_alike(
    engine: Engine, values: list[float], from_zero: bool | None, steps: int, suffix: str
) -> None:
    field = replace(RIDES, unit=suffix or "rides")
    wanted = scales.nice_scale(values, field, from_zero=from_zero, steps=steps)
    how = {"steps": steps} | ({} if from_zero is None else {"fromZero": from_zero})
    given = engine.call("charts/scales", "niceScale", values, suffix, how)
    assert {name: given[name] for name in as_given(wanted)} == as_given(wanted)
    assert given["width"] == pytest.approx(wanted.width)


@given(st.lists(FIGURES.map(abs), min_size=1, max_size=8), st.sampled_from(["", "%"]))
def test_scales_of_powers_are_alike(engine: Engine, values: list[float], suffix: str) -> None:
    assume(min(values) > 0)
    wanted = scales.log_scale(values, replace(RIDES, unit=suffix or "rides"))
    given = engine.call("charts/scales", "powersOfTen", values, suffix)
    assert {name: given[name] for name in as_given(wanted)} == as_given(wanted)
    assert given["width"] == pytest.approx(wanted.width)


@given(st.lists(FIGURES, min_size=1, max_size=8))
def test_every_figure_is_within_its_scale(engine: Engine, values: list[float]) -> None:
    even = engine.call("charts/scales", "niceScale", values, "")
    least = 1e-8 * even["step"]
    assert even["low"] <= min(values) + least and max(values) - least <= even["high"]
    assert even["ticks"][0] == even["low"] and even["ticks"][-1] == even["high"]
    if min(values) > 0:
        for kind in ("logScale", "powersOfTen"):
            powers = engine.call("charts/scales", kind, values, "")
            assert powers["low"] <= min(values) and max(values) <= powers["high"], kind
