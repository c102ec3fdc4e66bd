"""The table of all subjects: the first and the last year shown, and what changed between."""

from __future__ import annotations

from typing import Any

from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model

DOES_NOT_COMPARE = "The way this is measured changes, so figures of different years do not compare."
ROWS = """\
islet,year,rides
ALD,2010,2
ALD,2012,3
BRO,2010,4
BRO,2012,
CAN,2010,0
CAN,2012,1
DEE,2010,5
DEE,2012,4
"""
RIDES = {
    "title": "Rides",
    "type": "number",
    "unit": "million",
    "missingValues": [{"value": "", "label": "not counted"}],
}
ASKED = """async (at, { figures, entities }, changed) => {
  const [{ overview }, { modelOf }, { INITIAL_STATE }] = await Promise.all(
    ["charts/rules/overview", "charts/model", "charts/initial-state"].map(at));
  return overview(modelOf(figures, entities), { ...INITIAL_STATE, ...changed });
}"""


def overview(engine: Engine, model: Model, **state: Any) -> Any:
    given = {"figures": model.figures, "entities": model.entities}
    found = engine.run(ASKED, given, state)
    return found and {
        "columns": [one["title"] for one in found["columns"]],
        "cells": {row["name"]: row["cells"] for row in found["rows"]},
        "note": found["note"],
    }


def add(islets: Islets, kind: str = "trend", **measure: Any) -> Model:
    breaks = [{"field": "rides", "entities": ["DEE"], "period": "2011", "reason": "Counted anew."}]
    view = {"kind": kind, "measure": "rides"}
    return islets.model(ROWS, view, {"rides": {**RIDES, **measure}}, breaks=breaks)


def test_what_changed_is_told_where_it_can_be(engine: Engine, islets: Islets) -> None:
    assert overview(engine, add(islets)) == {
        "columns": ["Islet", "Rides, million, 2010", "Rides, million, 2012", "Change", "Change, %"],
        "cells": {
            "Aldmouth": ["2", "3", "+1", "+50.0"],
            "Brook": ["4", "not counted", "–", "–"],
            "Canning on the Long Water": ["0", "1", "+1", "–"],
            "Deeping": ["5", "4", "new series", "new series"],
        },
        "note": "",
    }


def test_figures_that_do_not_compare_have_no_change(engine: Engine, islets: Islets) -> None:
    found = overview(engine, add(islets, comparable_over_time=False))
    assert found["cells"]["Aldmouth"] == ["2", "3", "–", "–"]
    assert found["note"] == DOES_NOT_COMPARE


def test_of_one_period_there_is_one_column(engine: Engine, islets: Islets) -> None:
    of_one_year = overview(engine, add(islets), **{"from": "2012", "to": "2012"})
    assert of_one_year["columns"] == ["Islet", "Rides, million, 2012"]
    ranking = overview(engine, add(islets, "ranking"), at="2010")
    assert ranking["columns"] == ["Islet", "Rides, million, 2010"]
    assert ranking["cells"]["Deeping"] == ["5"]


def test_what_has_several_figures_for_one_has_none(engine: Engine, islets: Islets) -> None:
    rows = "islet,part,rides\nALD,Boats,1\nALD,Trains,2\nBRO,Boats,1\n"
    view = {"kind": "composition", "measure": "rides", "by": "part"}
    assert overview(engine, islets.model(rows, view, {"rides": RIDES})) is None
