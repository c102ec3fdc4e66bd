"""Trend: the structure of a line for each subject over time, with its name at its end."""

from __future__ import annotations

from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import ChartPlan, Figures
from pipeline.charts.plan import plan_chart, plan_nothing
from pipeline.charts.structure.axes import axis_note, number_axis, period_axis, placed
from pipeline.charts.structure.goals_and_events import event_layers, goal_layers
from pipeline.charts.structure.layers import layered
from pipeline.charts.view_data import ViewData
from pipeline.engine import Ask

LINE_HEIGHT = 15
MEDIAN_WIDTH = 4


def plan(data: ViewData, ask: Ask) -> ChartPlan:
    """Work out a trend."""
    if not data.has_measure or data.time is None:
        return plan_nothing(data, ask)
    return plan_chart(data, structure, ask)


def structure(figures: Figures) -> dict[str, Any]:
    """Lines with dots at their ends and hollow ones at breaks, their names, goals and events.

    Dashed is what leads to figures that may still change, dotted what leads to forecasts. Behind
    lie the bounds of figures.
    """
    x, y = period_axis(figures), number_axis()
    rule, *names = goal_layers() if figures["goals"] else [None]
    return layered(
        [
            *([rule] if rule else []),
            *(event_layers() if figures["events"] else []),
            *(_intervals(x, y) if "interval" in figures["measures"]["measure"] else []),
            *(
                _rows(name)
                .mark_line(**look)
                .encode(x=x, y=y, stroke=_told_apart(alt.Stroke), detail=alt.Detail("run:N"))
                for name, look in strokes(figures, 2.2)
            ),
            *(_medians(x, y, figures) if _has_groups(figures) else []),
            _rows("ends")
            .mark_point(filled=True, size=52, opacity=1)
            .encode(x=x, y=y, fill=_told_apart(alt.Fill), shape=_told_apart(alt.Shape)),
            _rows("breaks")
            .mark_point(filled=True, fill=theme.GROUND, size=46, strokeWidth=2, opacity=1)
            .encode(x=x, y=y, stroke=_told_apart(alt.Stroke)),
            *names,
            *_end_labels(),
            axis_note("unit"),
        ]
    )


def strokes(figures: Figures, width: float) -> list[tuple[str, dict[str, Any]]]:
    """The rows of lines and how these look: more than one kind where figures may still change."""
    looks: list[tuple[str, dict[str, Any]]] = [("lines", {"strokeWidth": width})]
    if figures.get("statuses"):
        looks.append(("dashes", {"strokeWidth": width, "strokeDash": theme.DASHES}))
        looks.append(("dots", {"strokeWidth": width, "strokeDash": theme.DOTS}))
    return looks


def _has_groups(figures: Figures) -> bool:
    """Whether medians of groups may be shown: subjects stand in a list that tells of groups."""
    return bool((figures["subject"] or {}).get("entity"))


def _medians(x: alt.X, y: Any, figures: Figures) -> list[alt.Chart]:
    """The lines of groups, heavier than those of places, and the number beside each lone median."""
    looks: list[tuple[str, dict[str, Any]]] = [("medians", {"strokeWidth": MEDIAN_WIDTH})]
    if figures.get("statuses"):
        dashed = {"strokeWidth": MEDIAN_WIDTH, "strokeDash": theme.DASHES}
        looks.append(("soft_medians", dashed))
    return [
        *(
            _rows(name)
            .mark_line(**look)
            .encode(x=x, y=y, stroke=_told_apart(alt.Stroke), detail=alt.Detail("run:N"))
            for name, look in looks
        ),
        _rows("counts")
        .mark_text(baseline="middle", color=theme.MUTED)
        .encode(x=placed(alt.X, "x"), y=placed(alt.Y, "y"), text=alt.Text("text:N")),
    ]


def _intervals(x: alt.X, y: Any) -> list[alt.Chart]:
    """Bands between the bounds of figures that are joined, and upright lines for others."""
    bounds = {"y": y.copy(), "y2": alt.Y2("upper")}
    bounds["y"].shorthand = "lower:Q"
    return [
        _rows("bands")
        .mark_area(opacity=theme.BAND)
        .encode(x=x, **bounds, fill=_told_apart(alt.Fill), detail=alt.Detail("run:N")),
        _rows("whiskers")
        .mark_rule(strokeWidth=1.5)
        .encode(x=x, **bounds, stroke=_told_apart(alt.Stroke)),
    ]


def _end_labels() -> list[alt.Chart]:
    """The names at the right edge, and dots that lead to them from early ends."""
    return [
        _rows("leaders")
        .mark_rule(color=theme.AXIS, strokeDash=[1, 4], strokeCap="round")
        .encode(x=placed(alt.X, "start"), x2=alt.X2("edge"), y=placed(alt.Y, "level")),
        _rows("labels")
        .mark_text(align="left", baseline="middle", lineBreak="\n", lineHeight=LINE_HEIGHT)
        .encode(
            x=placed(alt.X, "x"),
            y=placed(alt.Y, "at"),
            text=alt.Text("text:N"),
            color=_told_apart(alt.Color),
        ),
    ]


def _rows(name: str) -> alt.Chart:
    return alt.Chart(alt.Data(name=name, values=[]))


def _told_apart(channel: Any) -> Any:
    """What tells lines apart, in a channel of its own: layers share the scale of a channel."""
    return channel("subject:N", scale=alt.Scale(), legend=None)
