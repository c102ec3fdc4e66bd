"""Ranking: the structure of a bar for each subject, with its name and its figure."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import ChartPlan, Figures
from pipeline.charts.plan import plan_chart, plan_nothing
from pipeline.charts.structure.axes import placed, row_names
from pipeline.charts.structure.layers import layered
from pipeline.charts.view_data import ViewData
from pipeline.engine import Ask

# What sets a figure apart from the band behind it, in which its bar need not end.
_APART: dict[str, Any] = {"stroke": theme.GROUND, "strokeWidth": 5, "strokeJoin": "round"}
_EDGE: dict[str, Any] = {"strokeDash": [4, 2]}


def plan(data: ViewData, ask: Ask) -> ChartPlan:
    """Work out a ranking."""
    if not data.has_measure or data.subject is None:
        return plan_nothing(data, ask)
    return plan_chart(data, structure, ask)


def structure(figures: Figures) -> dict[str, Any]:
    """Bars, the figures behind them and the names beside or above them.

    Those of figures that may still change are pale, with a dashed edge. Where a measure says how
    much is about the same, a band lies behind them, or a brace stands beside the first.
    """
    x = alt.Scale(nice=False)
    bars = alt.Chart(alt.Data(name="bars", values=[]))
    is_marked = bool(figures["measures"]["measure"]["same"])
    return layered(
        [
            *([_band(x)] if is_marked else []),
            bars.mark_bar(**(_EDGE if figures.get("statuses") else {})).encode(
                x=alt.X("value:Q", scale=x, axis=None),
                x2=alt.X2("zero"),
                y=placed(alt.Y, "top"),
                y2=alt.Y2("bottom"),
                color=alt.Color("subject:N", scale=alt.Scale(), legend=None),
                **(_pale() if figures.get("statuses") else {}),
            ),
            *([_figures(bars, x, **_APART)] if is_marked else []),
            _figures(bars, x),
            *(_bounds(x) if "interval" in figures["measures"]["measure"] else []),
            *row_names(),
            *(_brace() if is_marked else []),
        ]
    )


def _bounds(scale: alt.Scale) -> list[alt.Chart]:
    """Lines between the bounds of figures, on a ground that sets them off from their bar."""
    between = alt.Chart(alt.Data(name="bounds", values=[])).encode(
        x=alt.X("lower:Q", scale=scale, axis=None),
        x2=alt.X2("upper"),
        y=placed(alt.Y, "middle"),
    )
    return [
        between.mark_rule(color=theme.GROUND, strokeWidth=5),
        between.mark_rule(color=theme.INK, strokeWidth=1.5),
    ]


def _figures(bars: alt.Chart, scale: alt.Scale, **look: Any) -> alt.Chart:
    chart: alt.Chart = bars.mark_text(align="left", baseline="middle", dx=5, **look).encode(
        x=alt.X("end:Q", scale=scale, axis=None),
        y=placed(alt.Y, "middle"),
        text=alt.Text("text:N"),
    )
    return chart


def _pale() -> dict[str, Any]:
    """How far a bar is filled, and how thick its edge is."""
    return {
        "stroke": alt.Stroke("subject:N", scale=alt.Scale(), legend=None),
        "fillOpacity": alt.FillOpacity("filled:Q", scale=None),
        "strokeWidth": alt.StrokeWidth("edge:Q", scale=None),
    }


def _band(scale: alt.Scale) -> alt.Chart:
    """A ground behind those bars that end within it."""
    chart: alt.Chart = (
        alt.Chart(alt.Data(name="band", values=[]))
        .mark_rect(color=theme.PICK, opacity=theme.BAND)
        .encode(
            x=alt.X("from:Q", scale=scale, axis=None),
            x2=alt.X2("to"),
            y=placed(alt.Y, "top"),
            y2=alt.Y2("bottom"),
        )
    )
    return chart


def _brace() -> list[alt.Chart]:
    """Lines that join the first bars, and words at a band or a brace."""
    return [
        alt.Chart(alt.Data(name="brace", values=[]))
        .mark_rule(color=theme.MUTED, strokeWidth=1.5)
        .encode(
            x=placed(alt.X, "left"),
            x2=alt.X2("right"),
            y=placed(alt.Y, "top"),
            y2=alt.Y2("bottom"),
        ),
        alt.Chart(alt.Data(name="same", values=[]))
        .mark_text(align="left", baseline="middle", color=theme.MUTED)
        .encode(
            x=placed(alt.X, "x"),
            y=placed(alt.Y, "y"),
            text=alt.Text("text:N"),
            angle=alt.Angle("turn:Q", scale=None),
        ),
    ]
