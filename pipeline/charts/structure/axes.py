"""Axes without ticks: the modules say where these stand, and what is written at them."""

from __future__ import annotations

from typing import Any, Literal

import altair as alt

from pipeline.charts import theme
from pipeline.charts.model import Figures

Align = Literal["left", "right"]

NAME_LINE = 13
NAMES: tuple[tuple[str, Align], ...] = (("beside", "right"), ("above", "left"))


def period_axis(figures: Figures) -> alt.X:
    """Periods along the bottom: years and days in proportion to time, others one by one."""
    stands = figures["time"]["stands"]
    if stands == "listed":
        axis = alt.Axis(values=[""], title=None, labelAngle=0)
        return alt.X("period:N", scale=alt.Scale(type="point"), axis=axis)
    axis = alt.Axis(values=[0], title=None, labelFlush=True)
    if stands == "dated":
        axis.labelOverlap = True
        axis.labelExpr = "datum.label"
    else:
        axis.format = "d"
    return alt.X("period:Q", scale=alt.Scale(nice=False, zero=False), axis=axis)


def number_axis(channel: Any = alt.Y, field: str = "value:Q", *, grid: bool = True) -> Any:
    """Numbers along an axis, with lines across the plot at their ticks (`grid`)."""
    axis = alt.Axis(values=[0], title=None, grid=grid, labelExpr="datum.label", labelOverlap=True)
    return channel(field, scale=alt.Scale(nice=False, zero=False), axis=axis)


def axis_note(name: str, align: Align = "left") -> alt.Chart:
    """Rows of words beside an axis, such as its unit."""
    return (
        alt.Chart(alt.Data(name=name, values=[]))
        .mark_text(align=align, baseline="bottom", color=theme.MUTED)
        .encode(x=placed(alt.X, "x"), y=placed(alt.Y, "y"), text=alt.Text("text:N"))
    )


def row_names() -> list[alt.Chart]:
    """The names of rows: left of them, or above them where there is no room beside."""
    return [
        alt.Chart(alt.Data(name=rows, values=[]))
        .mark_text(align=align, baseline="middle", lineBreak="\n", lineHeight=NAME_LINE)
        .encode(x=placed(alt.X, "x"), y=placed(alt.Y, "y"), text=alt.Text("text:N"))
        for rows, align in NAMES
    ]


def placed(channel: Any, field: str) -> Any:
    """A column of pixels as the encoding of a channel."""
    return channel(f"{field}:Q", scale=None, axis=None)
