"""Scatter: the structure of a dot for each subject, with the picks named."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import ChartPlan, Figures
from pipeline.charts.plan import plan_chart, plan_nothing
from pipeline.charts.structure.axes import axis_note, number_axis, placed
from pipeline.charts.structure.layers import layered
from pipeline.charts.structure.legend import legend_layers
from pipeline.charts.view_data import ViewData
from pipeline.engine import Ask


def plan(data: ViewData, ask: Ask) -> ChartPlan:
    """Work out a scatter."""
    if data.subject is None or not data.has_numbers(data.view.x, data.view.y):
        return plan_nothing(data, ask)
    return plan_chart(data, structure, ask)


def structure(figures: Figures) -> dict[str, Any]:
    """Dots, as large as a third measure says if there is one; picks above all; and their names.

    Colours tell picks from others, or the groups that a legend names; lines lead to picks from
    their earlier figures.
    """
    is_sized = "size" in figures["measures"]
    x, y = number_axis(alt.X, "x:Q"), number_axis(field="y:Q")
    size = {"size": alt.Size("area:Q", scale=None, legend=None)} if is_sized else {}
    colour = alt.Color("group:N", scale=alt.Scale(), legend=None)
    dots, picks = (alt.Chart(alt.Data(name=name, values=[])) for name in ("dots", "picks"))
    edge = alt.Stroke("edge:N", scale=alt.Scale(), legend=None)
    pick: dict[str, Any] = {"opacity": 0.8 if is_sized else 1, "strokeWidth": 1}
    return layered(
        [
            dots.mark_circle(size=42, opacity=0.75).encode(x=x, y=y, color=colour, **size),
            *_trails(x, y, colour),
            picks.mark_point(size=70, filled=True, **pick).encode(
                x=x, y=y, color=colour, stroke=edge, **size
            ),
            *_names(),
            *legend_layers(color=colour),
            axis_note("upwards"),
            axis_note("across", "right"),
            *([axis_note("size")] if is_sized else []),
        ]
    )


def _trails(x: alt.X, y: Any, colour: alt.Color) -> list[alt.Chart]:
    """The way of each pick: a line through its earlier figures, and when it begins."""
    trails = alt.Chart(alt.Data(name="trails", values=[]))
    return [
        trails.mark_line(strokeWidth=1.6).encode(
            x=x, y=y, color=colour, detail=alt.Detail("run:N"), order=alt.Order("step:Q")
        ),
        trails.mark_circle(size=14, opacity=1).encode(x=x, y=y, color=colour),
        alt.Chart(alt.Data(name="starts", values=[]))
        .mark_text(baseline="middle", color=theme.MUTED)
        .encode(x=placed(alt.X, "x"), y=placed(alt.Y, "y"), text=alt.Text("text:N")),
    ]


def _names() -> list[alt.Chart]:
    """The names with a line to each one's dot, on a ground that keeps them readable."""
    base = alt.Chart(alt.Data(name="labels", values=[]))
    look: dict[str, Any] = {"align": "left", "baseline": "middle", "fontWeight": "bold"}
    at_y = placed(alt.Y, "y")
    named = base.encode(x=placed(alt.X, "x"), y=at_y, text=alt.Text("text:N"))
    return [
        base.mark_rule(color=theme.MUTED, strokeWidth=1).encode(
            x=placed(alt.X, "near"), x2=alt.X2("dot_x"), y=at_y, y2=alt.Y2("dot_y")
        ),
        named.mark_text(**look, color=theme.GROUND, stroke=theme.GROUND, strokeWidth=3),
        named.mark_text(**look, color=theme.INK),
    ]
