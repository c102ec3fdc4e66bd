"""Composition: the structure of bars made of parts, or of areas where they run on without a gap."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import ChartPlan, Figures
from pipeline.charts.plan import plan_chart, plan_nothing
from pipeline.charts.structure.axes import axis_note, number_axis, period_axis, placed, row_names
from pipeline.charts.structure.layers import layered
from pipeline.charts.structure.legend import legend_layers
from pipeline.charts.view_data import ViewData
from pipeline.engine import Ask


def plan(data: ViewData, ask: Ask) -> ChartPlan:
    """Work out a composition."""
    has_bars = data.time is not None or data.view.entity is not None
    if not data.has_measure or not has_bars or data.view.by not in data.table.fields_by_name:
        return plan_nothing(data, ask)
    return plan_chart(data, structure, ask)


def structure(figures: Figures) -> dict[str, Any]:
    """Bars, or areas: as the modules say."""
    return layered(_areas(figures) if figures["form"] == "areas" else _bars(figures))


def _bars(figures: Figures) -> list[alt.Chart]:
    """Parts with their numbers inside, names beside, dashed rules where a new series begins.

    A dashed edge surrounds bars that may still change.
    """
    x = number_axis(alt.X, "start:Q")
    return [
        alt.Chart(alt.Data(name="parts", values=[]))
        .mark_bar(stroke=theme.GROUND, strokeWidth=1.5)
        .encode(
            x=x,
            x2=alt.X2("end"),
            y=placed(alt.Y, "top"),
            y2=alt.Y2("bottom"),
            color=_part(alt.Color),
        ),
        alt.Chart(alt.Data(name="numbers", values=[]))
        .mark_text(fontWeight="bold", fontSize=12)
        .encode(
            x=alt.X("at:Q"), y=placed(alt.Y, "y"), text=alt.Text("text:N"), fill=_part(alt.Fill)
        ),
        *(_edges() if figures.get("statuses") else []),
        *row_names(),
        alt.Chart(alt.Data(name="breaks", values=[]))
        .mark_rule(color=theme.MUTED, strokeDash=[4, 3])
        .encode(y=placed(alt.Y, "at")),
        *legend_layers(color=_part(alt.Color)),
        axis_note("across", "right"),
    ]


def _edges() -> list[alt.Chart]:
    return [
        alt.Chart(alt.Data(name="edges", values=[]))
        .mark_rect(filled=False, stroke=theme.INK, strokeWidth=1.5, strokeDash=[4, 2])
        .encode(x=alt.X("start:Q"), x2=alt.X2("end"), y=placed(alt.Y, "top"), y2=alt.Y2("bottom"))
    ]


def _areas(figures: Figures) -> list[alt.Chart]:
    return [
        alt.Chart(alt.Data(name="parts", values=[]))
        .mark_area(stroke=theme.GROUND, strokeWidth=1.5)
        .encode(
            x=period_axis(figures),
            y=number_axis(field="start:Q"),
            y2=alt.Y2("end"),
            color=_part(alt.Color),
        ),
        *legend_layers(color=_part(alt.Color)),
        axis_note("upwards"),
    ]


def _part(channel: Any) -> Any:
    return channel("part:N", scale=alt.Scale(), legend=None)
