"""Spreads as rows: a line from the lowest to the highest value, the middle half as a box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from pipeline.catalog import Field
from pipeline.charts import theme
from pipeline.charts.labels import width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.legend import legend_for
from pipeline.charts.scales import axis_note, nice_scale

ROW = 34
LABEL_WIDTH = 230
PICK_COLOURS = tuple(theme.SERIES[place] for place in (0, 3, 2, 1, 4, 5))


@dataclass(frozen=True)
class Quartiles:
    """The values at a quarter, at half and at three quarters (linear interpolation)."""

    lower: float
    median: float
    upper: float


@dataclass(frozen=True)
class Spread:
    """The values of one part and those of the picks among them.

    There are quartiles only where there are enough values to speak of a middle.
    """

    key: str
    name: str
    count: int
    low: float
    high: float
    quartiles: Quartiles | None
    picks: Mapping[str, float]


def boxes(
    spreads: Sequence[Spread], marked: Mapping[str, str], field: Field, canvas: theme.Canvas
) -> dict[str, Any]:
    """The spec of a row for each spread; `marked` are keys and names of the picks to mark."""
    over = canvas.is_narrow
    legend = legend_for(marked.values(), canvas)
    widest = 0 if over else max(width_of(_label(spread, canvas)) for spread in spreads)
    frame = theme.Frame.within(
        canvas,
        (ROW + 4 if over else ROW - 8) * len(spreads),
        left=12 if over else round(widest) + 14,
        right=16,
        top=10 + legend.height,
        bottom=48,
    )
    scale = nice_scale([end for s in spreads for end in (s.low, s.high)], field, steps=5)
    x = alt.X(
        "low:Q",
        scale=alt.Scale(domain=[scale.low, scale.high], nice=False, zero=False),
        axis=scale.axis(grid=True),
    )
    y = alt.Y("row:O", scale=alt.Scale(paddingInner=0, paddingOuter=0), axis=None)
    lift = 8 if over else 0
    layers = [
        *_bodies(spreads, canvas, x, y, lift),
        _picks(spreads, marked, x, y, lift),
        *legend.layers("pick", list(marked), _looks(marked), frame),
        axis_note(
            "across", field.title_with_unit, frame, (frame.width, frame.height + 42), "right"
        ),
    ]
    return layered(layers, frame)


def _bodies(
    spreads: Sequence[Spread], canvas: theme.Canvas, x: alt.X, y: alt.Y, lift: int
) -> list[alt.Chart]:
    """The lines, boxes, medians and names of the rows."""
    over = canvas.is_narrow
    rows = [_as_row(i, spread, canvas) for i, spread in enumerate(spreads)]
    base = alt.Chart(alt.Data(name="spreads", values=rows))
    halves = [row for row in rows if "median" in row]
    middles = alt.Chart(alt.Data(name="halves", values=halves))
    return [
        base.mark_rule(color=theme.AXIS, yOffset=lift, y2Offset=lift).encode(
            x=x, x2=alt.X2("high"), y=y
        ),
        middles.mark_bar(height=11, color=theme.BAR, yOffset=lift).encode(
            x=alt.X("lower:Q"), x2=alt.X2("upper"), y=y
        ),
        middles.mark_tick(color=theme.INK, thickness=2.5, height=17, yOffset=lift).encode(
            x=alt.X("median:Q"), y=y
        ),
        base.mark_text(
            align="left" if over else "right",
            baseline="middle",
            dx=0 if over else -10,
            dy=-9 if over else 0,
        ).encode(x=alt.XValue(-6 if over else 0), y=y, text=alt.Text("name:N")),
    ]


def _as_row(row: int, spread: Spread, canvas: theme.Canvas) -> dict[str, Any]:
    plain = {"row": row, "name": _label(spread, canvas), "low": spread.low, "high": spread.high}
    return {**plain, **vars(spread.quartiles)} if spread.quartiles else plain


def _label(spread: Spread, canvas: theme.Canvas) -> str:
    room = canvas.width - 20 if canvas.is_narrow else LABEL_WIDTH
    return wrapped(spread.name, room, lines=1)[0]


def _picks(
    spreads: Sequence[Spread], marked: Mapping[str, str], x: alt.X, y: alt.Y, lift: int
) -> alt.Chart:
    rows = [
        {"row": i, "pick": key, "low": spread.picks[key]}
        for i, spread in enumerate(spreads)
        for key in marked
        if key in spread.picks
    ]
    return (
        alt.Chart(alt.Data(name="picks", values=rows))
        .mark_point(
            filled=True, size=75, opacity=1, yOffset=lift, stroke=theme.GROUND, strokeWidth=1
        )
        .encode(
            x=x,
            y=y,
            **_looks(marked),
        )
    )


def _looks(marked: Mapping[str, str]) -> dict[str, Any]:
    """The colour and the shape of each pick."""
    domain, count = list(marked), len(marked)
    fill = alt.Scale(domain=domain, range=list(PICK_COLOURS[:count]))
    shape = alt.Scale(domain=domain, range=list(theme.SHAPES[:count]))
    return {
        "fill": alt.Fill("pick:N", scale=fill, legend=None),
        "shape": alt.Shape("pick:N", scale=shape, legend=None),
    }
