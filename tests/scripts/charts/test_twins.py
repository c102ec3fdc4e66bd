"""A chart that comes to life, before anything is chosen, is the one that the pipeline drew.

What the scripts lay out, say and tabulate is held to what the pipeline does, for charts of every
kind: those of small sites, and many of tables at random.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.charts import Sketch, theme
from pipeline.charts.compact import compact
from pipeline.charts.live import LIVE
from tests.scripts.charts.tables import tables
from tests.scripts.engine import Engine
from tests.scripts.models import CANVASES, Islets, Model, ask

PATCHED = """async (at, structure, picture) => {
  const { patched } = await at("charts/draw");
  return patched(structure, picture);
}"""
IDS = re.compile(r'(\bid="|url\(#)[^")]+')


def as_drawn(sketch: Sketch) -> dict[str, Any]:
    """What the pipeline says in a chart and beside it."""
    shown = sketch.shown
    return {
        "headline": sketch.headline,
        "words": list(sketch.words),
        "notes": list(sketch.notes),
        "caption": shown.caption,
        "columns": [[one.name, one.title, one.is_number] for one in shown.columns],
        "cells": [list(row) for row in shown.cells],
        "values": [list(map(number_or_text, row)) for row in shown.values],
    }


def as_living(engine: Engine, model: Model) -> dict[str, Any]:
    """What the scripts say."""
    told, shown = ask(engine, model, "told"), ask(engine, model, "shown")
    return {
        **{part: told[part] for part in ("headline", "words", "notes")},
        "caption": shown["caption"],
        "columns": [[one["name"], one["title"], one["isNumber"]] for one in shown["columns"]],
        "cells": shown["cells"],
        "values": [list(map(number_or_text, row)) for row in shown["values"]],
    }


def number_or_text(value: str) -> float | str:
    """A cell for machines: the pipeline has it as it came in, such as 1.50 or +2."""
    try:
        return float(value)
    except ValueError:
        return value


def test_there_is_a_chart_of_each_kind(models: Mapping[str, Model]) -> None:
    assert {model.kind for model in models.values()} == LIVE


def test_charts_say_what_they_said(engine: Engine, models: Mapping[str, Model]) -> None:
    differ = {}
    for name, model in models.items():
        drawn, living = as_drawn(model.sketch), as_living(engine, model)
        differ |= {f"{name} {p}": (drawn[p], living[p]) for p in drawn if drawn[p] != living[p]}
    assert differ == {}


def test_charts_look_as_they_looked(engine: Engine, models: Mapping[str, Model]) -> None:
    differ = []
    for name, model in models.items():
        for canvas in CANVASES:
            picture = ask(engine, model, "picture", canvas=canvas)
            vega = engine.run(PATCHED, model.structures[canvas], picture)
            living = IDS.sub("id", compact(vl_convert.vega_to_svg(vega)))
            spec = {**getattr(model.sketch, canvas), "config": theme.CONFIG}
            if living != IDS.sub("id", compact(vl_convert.vegalite_to_svg(spec))):
                differ.append(f"{name} {canvas}")
    assert differ == []


@pytest.mark.parametrize("kind", sorted(LIVE))
@settings(max_examples=15)
@given(data=st.data())
def test_tables_at_random_say_the_same(
    kind: str, engine: Engine, islets: Islets, data: st.DataObject
) -> None:
    table = data.draw(tables(kind))
    for model in islets.models(table.rows, table.view, table.columns, **table.more):
        assert as_living(engine, model) == as_drawn(model.sketch)
