"""A contributor's own Vega-Lite specification, filled with the rows of its view."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import pandas as pd
import vl_convert

from pipeline.catalog import Table
from pipeline.charts import theme
from pipeline.charts.kinds import table as tables
from pipeline.charts.model import ChartPlan
from pipeline.charts.plan import plan_nothing
from pipeline.charts.view_data import ViewData, nothing_to_show
from pipeline.engine import Ask

MOST_ROWS = 500
HEIGHT = 320
HEIGHT_NARROW = 260


def plan(data: ViewData, ask: Ask) -> ChartPlan:
    """Work out a chart of the contributor's own; validation has found its specification sound.

    It stands in a table below the chart row by row, so there cannot be many rows.
    """
    if data.rows.empty or not isinstance(data.view.spec, Mapping):
        return plan_nothing(data, ask)
    told = ask("rows", {"count": len(data.rows), "most": MOST_ROWS})
    if len(data.rows) > MOST_ROWS:
        return nothing_to_show(data, headline=told["tooMany"])
    listed = tables.plan(data, ask, MOST_ROWS)
    wide = _spec(data, theme.WIDE)
    # Raises ValueError for what Vega-Lite does not understand.
    vl_convert.vegalite_to_vega(wide)
    return ChartPlan(
        wide=wide,
        narrow=_spec(data, theme.NARROW),
        table=listed.table,
        file=listed.file,
        headline=_headline(data, told["besideDrawing"]),
        notes=listed.notes,
        period=listed.period,
    )


def _headline(data: ViewData, rows: str) -> str:
    """What the view says of itself: what a contributor's chart shows cannot be computed."""
    said = [data.view.title, data.view.subtitle, rows]
    return " ".join(f"{text.rstrip('.')}." for text in said if text)


def _spec(data: ViewData, canvas: theme.Canvas) -> dict[str, Any]:
    """The specification as wide as the canvas, each table that it names filled in."""
    own: dict[str, Any] = {key: value for key, value in data.view.spec.items() if key != "$schema"}
    own.setdefault("data", {"name": data.table.name})
    height = own.get("height")
    is_height = isinstance(height, int | float) and not isinstance(height, bool)
    return {
        **own,
        "width": canvas.width,
        "height": height if is_height else HEIGHT_NARROW if canvas.is_narrow else HEIGHT,
        "autosize": {"type": "fit", "contains": "padding"},
        "datasets": {
            name: _records(data, data.dataset.tables_by_name[name])
            for name in sorted(_named(own))
            if name in data.dataset.tables_by_name
        },
    }


def _named(node: object) -> set[str]:
    """The names under which a specification asks for rows."""
    found: set[str] = set()
    if isinstance(node, Mapping):
        data = node.get("data")
        if isinstance(data, Mapping) and isinstance(data.get("name"), str):
            found.add(data["name"])
        for inner in node.values():
            found |= _named(inner)
    elif isinstance(node, list | tuple):
        for inner in node:
            found |= _named(inner)
    return found


def _records(data: ViewData, table: Table) -> list[dict[str, Any]]:
    """The rows of a table: the view's own as its `where` has them, of any other the first ones."""
    frame = data.rows if table is data.table else table.frame[:MOST_ROWS]
    return [
        {str(name): _plain(value) for name, value in row.items()}
        for row in frame.to_dict(orient="records")
    ]


def _plain(value: Any) -> Any:
    """A value as JSON has it; a missing one, or a number without end, is null."""
    if isinstance(value, str | bool):
        return value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if value is None or pd.isna(value):
        return None
    number = float(value)
    return number if math.isfinite(number) else None
