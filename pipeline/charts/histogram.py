"""A histogram: how many values fall into each step, with the median and the picks above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from pipeline.catalog import Field
from pipeline.charts import theme
from pipeline.charts.labels import width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.scales import Scale, axis_note, nice_scale

BINS = 14
RIGHT = 40
LEVEL = 17

Bin = tuple[float, float, int]


def bins_of(values: Sequence[float], field: Field) -> tuple[Scale, list[Bin]]:
    """The scale whose steps are the bins, and how many values each holds.

    A value at an edge falls into the bin above it, at the last edge into the last bin.
    """
    scale = nice_scale(values, field, from_zero=False, steps=BINS)
    edges = scale.ticks
    inside = pd.Series(values).clip(edges[0], edges[-1])
    counts = pd.cut(inside, edges, right=False).value_counts(sort=False).tolist()
    counts[-1] += int((inside == edges[-1]).sum())
    return scale, [(a, b, int(n)) for a, b, n in zip(edges, edges[1:], counts, strict=False)]


def histogram(
    bins: Sequence[Bin],
    marked: Sequence[tuple[str, float]],
    field: Field,
    counted: str,
    canvas: theme.Canvas,
    *,
    middle: tuple[float, float] | None = None,
) -> dict[str, Any]:
    """The spec of a histogram; `marked` are names and values that are shown above it.

    `middle` are the quartiles between which the plot is shaded.
    """
    across = _across(bins, field, canvas)
    down = _down(bins, field)
    left = round(down.width) + 10
    right = _room_for(marked, across, canvas.width - left, canvas)
    marks = _marks(marked, across, canvas.width - left - right, canvas)
    frame = theme.Frame.within(
        canvas,
        190 if canvas.is_narrow else 250,
        left=left,
        right=right,
        top=32 + LEVEL * (1 + max((mark["level"] for mark in marks), default=0)),
        bottom=48,
    )
    scale = alt.Scale(domain=[across.low, across.high], nice=False, zero=False)
    layers = [
        _middle(middle, scale, frame),
        _bars(bins, scale, across, down, frame),
        *_stems(marks, scale, frame),
        axis_note(
            "across", field.title_with_unit, frame, (frame.width, frame.height + 42), "right"
        ),
        axis_note("upwards", counted, frame, (4 - frame.left, 14 - frame.top), "left"),
    ]
    return layered(layers, frame)


def _across(bins: Sequence[Bin], field: Field, canvas: theme.Canvas) -> Scale:
    low, high = bins[0][0], bins[-1][1]
    steps = nice_scale([low, high], field, from_zero=False, steps=4 if canvas.is_narrow else 7)
    return Scale(low, high, steps.step, steps.decimals, steps.suffix)


def _down(bins: Sequence[Bin], field: Field) -> Scale:
    counts = nice_scale([float(n) for _, _, n in bins], field, from_zero=True, steps=4)
    return Scale(counts.low, counts.high, max(counts.step, 1.0), 0, "")


def _bars(
    bins: Sequence[Bin], scale: alt.Scale, across: Scale, down: Scale, frame: theme.Frame
) -> alt.Chart:
    rows = [{"from": a, "to": b, "count": n} for a, b, n in bins if n]
    return (
        alt.Chart(alt.Data(name="bins", values=rows))
        .mark_bar(color=theme.BAR, stroke=theme.GROUND, strokeWidth=1)
        .encode(
            x=alt.X("from:Q", scale=scale, axis=across.axis(grid=False)),
            x2=alt.X2("to"),
            y=down.encoding(frame, field="count:Q"),
            y2=alt.Y2Value(frame.height),
        )
    )


def _middle(middle: tuple[float, float] | None, scale: alt.Scale, frame: theme.Frame) -> alt.Chart:
    """A ground behind the bars from the lower to the upper quartile, if there are any."""
    rows = [{"from": middle[0], "to": middle[1]}] if middle else []
    data = alt.Data(name="middle", values=rows)
    return (
        alt.Chart(data)
        .mark_rect(color=theme.GRID, opacity=0.75)
        .encode(
            x=alt.X("from:Q", scale=scale),
            x2=alt.X2("to"),
            y=alt.YValue(0),
            y2=alt.Y2Value(frame.height),
        )
    )


def _stems(
    marks: Sequence[Mapping[str, Any]], scale: alt.Scale, frame: theme.Frame
) -> list[alt.Chart]:
    rows = [{**mark, "y": -8 - LEVEL * mark["level"]} for mark in marks]
    base = alt.Chart(alt.Data(name="marks", values=rows)).encode(x=alt.X("value:Q", scale=scale))
    return [
        base.mark_rule(color=theme.PICK, strokeWidth=1.5).encode(
            y=alt.Y("y:Q", scale=None, axis=None), y2=alt.Y2Value(frame.height)
        ),
        base.mark_text(align="left", baseline="middle", color=theme.INK).encode(
            x=alt.X("start:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None),
            text=alt.Text("text:N"),
        ),
    ]


def _label(name: str, canvas: theme.Canvas) -> str:
    return wrapped(name, canvas.label_width, lines=1)[0]


def _room_for(
    marked: Sequence[tuple[str, float]], across: Scale, room: float, canvas: theme.Canvas
) -> int:
    """The space right of the plot that lets every name end on the canvas.

    A name starts right of its stem, which moves left as the plot gets narrower.
    """
    widest = float(room - RIGHT)
    for name, value in marked:
        share = _share(value, across)
        if share > 0:
            widest = min(widest, (room - 8 - width_of(_label(name, canvas))) / share)
    return round(room - widest + 0.5)


def _marks(
    marked: Sequence[tuple[str, float]], across: Scale, width: float, canvas: theme.Canvas
) -> list[dict[str, Any]]:
    """Names as labels above the plot, right of their stems.

    Going from right to left, each label stands above those whose stems it would cross.
    """
    placed: list[dict[str, Any]] = []
    for name, value in sorted(marked, key=lambda item: (-item[1], item[0])):
        text = _label(name, canvas)
        at = width * _share(value, across)
        end = at + 12 + width_of(text)
        level = max((mark["level"] + 1 for mark in placed if mark["at"] <= end), default=0)
        start = round(at + 4, 1)
        placed.append({"text": text, "value": value, "start": start, "at": at, "level": level})
    return placed


def _share(value: float, across: Scale) -> float:
    """How far along the plot a value lies, from 0 to 1."""
    return (value - across.low) / (across.high - across.low)
