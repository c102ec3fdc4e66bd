"""Small multiples: the structure of one small trend for each subject, side by side."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import Figures, Sketch
from pipeline.charts.plan import asked, nothing
from pipeline.charts.structure.axes import axis_note, placed
from pipeline.charts.structure.layers import layered
from pipeline.charts.view_data import Scene
from pipeline.engine import Ask

LINE_HEIGHT = 15


def sketch(scene: Scene, ask: Ask) -> Sketch:
    """Work out small multiples."""
    if not scene.has_measure or scene.time is None:
        return nothing(scene, ask)
    return asked(scene, structure, ask)


def structure(_: Figures) -> dict[str, Any]:
    """Panels of rules and lines, the latest figures, titles, levels and periods beside them."""
    return layered(
        [
            _rules(),
            *_curves(),
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
    return (
        alt.Chart(alt.Data(name="rules", values=[]))
        .mark_rule()
        .encode(x=placed(alt.X, "left"), x2=alt.X2("right"), y=placed(alt.Y, "y"), color=edge)
    )


def _curves() -> list[alt.Chart]:
    """The lines themselves, dots on observations that stand alone, and hollow ones at breaks."""
    colour = theme.SERIES[0]
    hollow: dict[str, Any] = {"fill": theme.GROUND, "stroke": colour, "strokeWidth": 1.5}
    return [
        _placed("lines").mark_line(strokeWidth=2, stroke=colour).encode(detail=alt.Detail("run:N")),
        _placed("ends").mark_point(filled=True, opacity=1, size=34, fill=colour),
        _placed("breaks").mark_point(filled=True, opacity=1, size=34, **hollow),
    ]


def _texts(rows: str, **look: Any) -> alt.Chart:
    return (
        _placed(rows)
        .mark_text(
            **{"fontWeight": "normal", **look},
            baseline="middle",
            lineBreak="\n",
            lineHeight=LINE_HEIGHT,
        )
        .encode(text=alt.Text("text:N"))
    )


def _placed(rows: str) -> alt.Chart:
    chart = alt.Chart(alt.Data(name=rows, values=[]))
    return chart.encode(x=placed(alt.X, "x"), y=placed(alt.Y, "y"))
