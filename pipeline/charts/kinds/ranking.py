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


def plan(data: ViewData, ask: Ask) -> ChartPlan:
    """Work out a ranking."""
    if not data.has_measure or data.subject is None:
        return plan_nothing(data, ask)
    return plan_chart(data, structure, ask)


def structure(figures: Figures) -> dict[str, Any]:
    """Bars, the figures behind them and the names beside or above them.

    Where neighbours may be about the same, short upright lines behind the figures lead from the
    middle of a row to that of the next.
    """
    x = alt.Scale(nice=False)
    bars = alt.Chart(alt.Data(name="bars", values=[]))
    return layered(
        [
            bars.mark_bar().encode(
                x=alt.X("value:Q", scale=x, axis=None),
                x2=alt.X2("zero"),
                y=placed(alt.Y, "top"),
                y2=alt.Y2("bottom"),
                color=alt.Color("subject:N", scale=alt.Scale(), legend=None),
            ),
            bars.mark_text(align="left", baseline="middle", dx=5).encode(
                x=alt.X("end:Q", scale=x, axis=None),
                y=placed(alt.Y, "middle"),
                text=alt.Text("text:N"),
            ),
            *(_bounds(x) if "interval" in figures["measures"]["measure"] else []),
            *row_names(),
            *([_bridges()] if figures["measures"]["measure"]["same"] else []),
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


def _bridges() -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(alt.Data(name="links", values=[]))
        .mark_rule(color=theme.MUTED, strokeWidth=2)
        .encode(
            x=placed(alt.X, "at"),
            y=placed(alt.Y, "from"),
            y2=alt.Y2("to"),
        )
    )
    return chart
