"""A chart that comes to life, before anything is chosen, is the one that the pipeline drew.

What the scripts lay out, say and tabulate is held to what the pipeline does, for charts of every
kind: those of small sites, and many of tables at random.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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
from tests.scripts.models import CANVASES, Islets, Model, ask, drawing_of

IDS = re.compile(r'(\bid="|url\(#)[^")]+')
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
# Of a pixel, and a little: some places are rounded where the page is made.
TENTH = 0.1001


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


def test_a_chart_of_each_kind_looks_as_it_looked(
    engine: Engine, models: Mapping[str, Model]
) -> None:
    first = {model.kind: model for model in reversed(list(models.values()))}
    assert list(changed_looks(engine, first.values())) == []


@pytest.mark.slow
def test_charts_look_as_they_looked(engine: Engine, models: Mapping[str, Model]) -> None:
    assert list(changed_looks(engine, models.values())) == []


def changed_looks(engine: Engine, models: Iterable[Model]) -> Iterator[str]:
    """The charts that the scripts draw in another way than the pipeline did."""
    for model in models:
        for canvas in CANVASES:
            spec = {**getattr(model.sketch, canvas), "config": theme.CONFIG}
            if not look_alike(drawing_of(engine, model, canvas), vl_convert.vegalite_to_svg(spec)):
                yield f"{model.name} {canvas}"


def look_alike(*drawings: str) -> bool:
    """Whether two drawings have the same parts in the same places."""
    texts = [IDS.sub("id", compact(drawing)) for drawing in drawings]
    one, other = ([float(number) for number in NUMBERS.findall(text)] for text in texts)
    same = [NUMBERS.sub("0", text) for text in texts]
    return same[0] == same[1] and one == pytest.approx(other, abs=TENTH)


def test_drawings_differ_by_a_text_a_part_or_a_pixel() -> None:
    drawing = '<svg><text transform="translate(7.04,3)">Elm</text><path d="M0,0L9,9"/></svg>'
    assert look_alike(drawing, drawing.replace("7.04", "7.1"))
    for part, other in [("Elm", "Fen"), ("7.04", "8"), ("L9,9", ""), ("9,9", "9,8")]:
        assert not look_alike(drawing, drawing.replace(part, other)), other


@pytest.mark.parametrize("kind", sorted(LIVE))
@settings(max_examples=10)
@given(data=st.data())
def test_tables_at_random_say_the_same(
    kind: str, engine: Engine, islets: Islets, data: st.DataObject
) -> None:
    table = data.draw(tables(kind))
    for model in islets.models(table.rows, table.view, table.columns, **table.more):
        assert as_living(engine, model) == as_drawn(model.sketch)
