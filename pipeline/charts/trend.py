"""Trend: a line for each subject over time, with its name at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import altair as alt

from pipeline.charts import theme
from pipeline.charts.labels import LINE_HEIGHT, apart, width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.line_words import (
    breaks_note,
    caution_note,
    chosen_note,
    shown_lines,
    told,
)
from pipeline.charts.lines import Line, read_lines
from pipeline.charts.marks import events_of, goals_of, mark_layers, marks_note, room_above
from pipeline.charts.model import Sketch
from pipeline.charts.scales import Scale, nice_scale, period_axis, unit_title
from pipeline.charts.scene import Scene, ambiguous, nothing_to_show, view_note
from pipeline.engine import Ask

LABEL_LINES = 3
# How far names may reach below the axis, whose own labels stand there.
BELOW = 2


def sketch(scene: Scene, _: Ask) -> Sketch:
    """Work out a trend."""
    if not scene.has_measure or scene.time is None:
        return nothing_to_show(scene)
    known = scene.known(scene.measure.name, scene.time.name)
    if known.empty:
        return nothing_to_show(scene)
    told_by = (scene.subject, scene.time)
    if scene.is_ambiguous(known, *told_by):
        return ambiguous(scene, *told_by)
    lines, count = read_lines(scene, known)
    period, said = told(scene, lines)
    return Sketch(
        wide=_spec(scene, lines, theme.WIDE),
        narrow=_spec(scene, lines, theme.NARROW),
        shown=shown_lines(scene, lines),
        headline=said[0],
        words=tuple(said[1:]),
        notes=(
            *chosen_note(scene, lines, count),
            *breaks_note(lines),
            *marks_note(scene),
            *caution_note(scene),
            *view_note(scene),
        ),
        period=period,
        drawn=tuple(line.key for line in lines),
    )


def _spec(scene: Scene, lines: Sequence[Line], canvas: theme.Canvas) -> dict:
    sized = 250 if canvas.is_narrow else 340
    values = [p.value for line in lines for p in line.points]
    scale = nice_scale([*values, *goals_of(scene)], scene.measure)
    labels = {
        line.key: wrapped(text, canvas.label_width, lines=LABEL_LINES)
        for line, text in zip(lines, _end_texts(lines), strict=True)
    }
    widest = max(width_of(text) for label in labels.values() for text in label)
    left, right = round(scale.width) + 10, round(widest) + 16
    places = [point.place for line in lines for point in line.points]
    events = events_of(scene, min(places), max(places), canvas.width - left - right, canvas)
    top = 30 + room_above(events)
    frame = theme.Frame.within(canvas, sized - 60, left=left, right=right, top=top, bottom=30)
    x = period_axis(scene.periods, min(places), max(places), frame)
    y = scale.encoding(frame)
    rules, names = mark_layers(scene, events, scale, frame, _runs(lines, scale, frame))
    layers = [
        *rules,
        alt.Chart(_data(lines))
        .mark_line(strokeWidth=2.2)
        .encode(
            x=x, y=y, stroke=_colour(lines, theme.SERIES, alt.Stroke), detail=alt.Detail("run:N")
        ),
        alt.Chart(_data(lines, ends_only=True))
        .mark_point(filled=True, size=52, opacity=1)
        .encode(x=x, y=y, fill=_colour(lines, theme.SERIES, alt.Fill), shape=_shape(lines)),
        alt.Chart(_data(lines, new_series=True))
        .mark_point(filled=True, fill=theme.GROUND, size=46, strokeWidth=2, opacity=1)
        .encode(x=x, y=y, stroke=_colour(lines, theme.SERIES, alt.Stroke)),
        *names,
        *_end_labels(lines, labels, scale, x, frame),
        unit_title(scene.measure, frame),
    ]
    return layered(layers, frame)


def _runs(
    lines: Sequence[Line], scale: Scale, frame: theme.Frame
) -> list[list[tuple[float, float]]]:
    """The lines' unbroken parts, as points in the plot."""
    places = [point.place for line in lines for point in line.points]
    first, length = min(places), (max(places) - min(places)) or 1
    return [
        [(frame.width * (p.place - first) / length, scale.pixel(p.value, frame)) for p in run]
        for line in lines
        for _, run in groupby(line.points, key=lambda point: point.run)
    ]


def _data(lines: Sequence[Line], *, ends_only: bool = False, new_series: bool = False) -> alt.Data:
    name = "ends" if ends_only else "breaks" if new_series else "lines"
    rows = []
    for line in lines:
        runs = [point.run for point in line.points]
        for point in line.points:
            alone = runs.count(point.run) == 1
            if new_series and not point.starts_new_series:
                continue
            if ends_only and not (point is line.end or (alone and not point.starts_new_series)):
                continue
            rows.append(
                {
                    "subject": line.key,
                    "name": line.name,
                    "period": point.x,
                    "value": point.value,
                    "run": f"{line.key} {point.run}",
                }
            )
    return alt.Data(name=name, values=rows)


def _end_texts(lines: Sequence[Line]) -> list[str]:
    """The names at the lines' ends, with the period where a line ends before the others."""
    last = max(line.end.place for line in lines)
    return [
        line.name if line.end.place == last else f"{line.name} ({line.end.period})"
        for line in lines
    ]


def _end_labels(
    lines: Sequence[Line], labels: Mapping[str, list[str]], scale: Scale, x: Any, frame: theme.Frame
) -> list[alt.Chart]:
    """The names at the right edge, kept apart, and dots that lead to them from early ends."""
    wanted = [scale.pixel(line.end.value, frame) for line in lines]
    heights = [float(LINE_HEIGHT * len(labels[line.key])) for line in lines]
    centres = apart(wanted, heights, -frame.top + 20, frame.height + BELOW)
    rows = [
        {
            "subject": line.key,
            "text": "\n".join(labels[line.key]),
            "at": round(centre - LINE_HEIGHT * (len(labels[line.key]) - 1) / 2, 1),
            "level": round(level, 1),
            "period": line.end.x,
            "edge": frame.width + 6,
            "x": frame.width + 9,
        }
        for line, centre, level in zip(lines, centres, wanted, strict=True)
    ]
    last = max(line.end.place for line in lines)
    early = [row for row, line in zip(rows, lines, strict=True) if line.end.place != last]
    leaders = alt.Chart(alt.Data(name="leaders", values=early)).mark_rule(
        color=theme.AXIS, strokeDash=[1, 4], strokeCap="round"
    )
    names = alt.Chart(alt.Data(name="labels", values=rows)).mark_text(
        align="left", baseline="middle", lineBreak="\n", lineHeight=LINE_HEIGHT
    )
    return [
        leaders.encode(x=x, x2=alt.X2("edge"), y=alt.Y("level:Q", scale=None, axis=None)),
        names.encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("at:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
            color=_colour(lines, theme.SERIES_TEXT, alt.Color),
        ),
    ]


def _colour(lines: Sequence[Line], palette: Sequence[str], channel: Any) -> Any:
    """The lines' colours in a channel of their own: layers share the scale of a channel."""
    muted = theme.MUTED if palette is theme.SERIES_TEXT else theme.AXIS
    spread = [palette[i] if i < len(palette) else muted for i in range(len(lines))]
    domain = [line.key for line in lines]
    return channel("subject:N", scale=alt.Scale(domain=domain, range=spread), legend=None)


def _shape(lines: Sequence[Line]) -> alt.Shape:
    shapes = [theme.SHAPES[i % len(theme.SHAPES)] for i in range(len(lines))]
    domain = [line.key for line in lines]
    return alt.Shape("subject:N", scale=alt.Scale(domain=domain, range=shapes), legend=None)
