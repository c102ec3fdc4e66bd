"""A chart that comes to life, before anything is chosen, is the one that the page was made with.

What the scripts make of the published figures, names and structures is held to the page, for charts
of every kind: those of small sites, and many of tables at random.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.charts import ChartPlan, theme
from pipeline.charts.drawing.svg_minify import minify
from pipeline.charts.live_data import LIVE
from tests.scripts.charts.tables import tables
from tests.scripts.engine import Engine
from tests.scripts.models import CANVASES, Islets, Model, ask, drawing_of

IDS = re.compile(r'(\bid="|url\(#)[^")]+')


def as_drawn(plan: ChartPlan) -> dict[str, Any]:
    """What the page says in a chart and beside it."""
    shown = plan.table
    return {
        "headline": plan.headline,
        "words": list(plan.words),
        "notes": list(plan.notes),
        "caption": shown.caption,
        "columns": [[one.name, one.title, one.is_number] for one in shown.columns],
        "cells": [list(row) for row in shown.cells],
        "values": [list(row) for row in shown.values],
    }


def as_living(engine: Engine, model: Model) -> dict[str, Any]:
    """What the scripts say."""
    words, table = ask(engine, model, "words"), ask(engine, model, "table")
    return {
        "headline": words["headline"],
        "words": words["sentences"],
        "notes": words["notes"],
        "caption": table["caption"],
        "columns": [[one["name"], one["title"], one["isNumber"]] for one in table["columns"]],
        "cells": table["cells"],
        "values": [list(row) for row in table["values"]],
    }


def test_there_is_a_chart_of_each_kind(models: Mapping[str, Model]) -> None:
    assert {model.kind for model in models.values()} == LIVE


def test_charts_say_what_the_page_says(engine: Engine, models: Mapping[str, Model]) -> None:
    differ = {}
    for name, model in models.items():
        drawn, living = as_drawn(model.plan), as_living(engine, model)
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
    """The charts that the scripts draw in another way than the page has them."""
    for model in models:
        for canvas in CANVASES:
            spec = {**getattr(model.plan, canvas), "config": theme.CONFIG}
            if not look_alike(drawing_of(engine, model, canvas), vl_convert.vegalite_to_svg(spec)):
                yield f"{model.name} {canvas}"


def look_alike(one: str, other: str) -> bool:
    """Whether two drawings are the same but for their ids."""
    return IDS.sub("id", minify(one)) == IDS.sub("id", minify(other))


@pytest.mark.parametrize("kind", sorted(LIVE))
@settings(max_examples=15)
@given(data=st.data())
def test_so_do_charts_of_tables_at_random(
    kind: str, engine: Engine, islets: Islets, data: st.DataObject
) -> None:
    table = data.draw(tables(kind))
    for model in islets.models(table.rows, table.view, table.columns, **table.more):
        assert as_living(engine, model) == as_drawn(model.plan)
