"""Small multiples: the structure of one small trend for each subject, side by side."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.kinds.trend import strokes
from pipeline.charts.model import ChartPlan, Figures
from pipeline.charts.plan import plan_chart, plan_nothing
from pipeline.charts.structure.axes import axis_note, placed
from pipeline.charts.structure.layers import layered
from pipeline.charts.view_data import ViewData
from pipeline.engine import Ask

LINE_HEIGHT = 15


def plan(data: ViewData, ask: Ask) -> ChartPlan:
    """Work out small multiples."""
    if not data.has_measure or data.time is None:
        return plan_nothing(data, ask)
    return plan_chart(data, structure, ask)


def structure(figures: Figures) -> dict[str, Any]:
    """Panels of rules and lines, the latest figures, titles, levels and periods beside them."""
    return layered(
        [
            _rules(),
            *_curves(figures),
            _texts("values", align="right", color=theme.GROUND, stroke=theme.GROUND, strokeWidth=3),
            _texts("values", align="right", color=theme.INK),
            _texts("titles", align="left", color=theme.INK, fontWeight="bold"),
            _texts("levels", align="right", color=theme.MUTED),
            _texts("periods", align="left", color=theme.MUTED),
            axis_note("unit"),
        ]
    )


def _rules() -> alt.Chart:
    """The lines of the grid in all panels, and the panels' edges at the bottom."""
    edge = alt.condition("datum.isEdge", alt.value(theme.AXIS), alt.value(theme.GRID))
    chart: alt.Chart = (
        alt.Chart(alt.Data(name="rules", values=[]))
        .mark_rule()
        .encode(x=placed(alt.X, "left"), x2=alt.X2("right"), y=placed(alt.Y, "y"), color=edge)
    )
    return chart


def _curves(figures: Figures) -> list[alt.Chart]:
    """Bounds, lines, dots on observations that stand alone, and hollow ones at breaks."""
    colour = theme.SERIES[0]
    hollow: dict[str, Any] = {"fill": theme.GROUND, "stroke": colour, "strokeWidth": 1.5}
    return [
        *([_bounds()] if "interval" in figures["measures"]["measure"] else []),
        *(
            _placed(name).mark_line(stroke=colour, **look).encode(detail=alt.Detail("run:N"))
            for name, look in strokes(figures, 2)
        ),
        _placed("ends").mark_point(filled=True, opacity=1, size=34, fill=colour),
        _placed("breaks").mark_point(filled=True, opacity=1, size=34, **hollow),
    ]


def _bounds() -> alt.Chart:
    """Upright lines between the bounds of figures."""
    chart: alt.Chart = (
        alt.Chart(alt.Data(name="bounds", values=[]))
        .mark_rule(stroke=theme.SERIES[0], strokeWidth=1.5, opacity=theme.BAND * 2)
        .encode(x=placed(alt.X, "x"), y=placed(alt.Y, "lower"), y2=alt.Y2("upper"))
    )
    return chart


def _texts(rows: str, **look: Any) -> alt.Chart:
    chart: alt.Chart = (
        _placed(rows)
        .mark_text(
            **{"fontWeight": "normal", **look},
            baseline="middle",
            lineBreak="\n",
            lineHeight=LINE_HEIGHT,
        )
        .encode(text=alt.Text("text:N"))
    )
    return chart


def _placed(rows: str) -> alt.Chart:
    chart = alt.Chart(alt.Data(name=rows, values=[]))
    return chart.encode(x=placed(alt.X, "x"), y=placed(alt.Y, "y"))
