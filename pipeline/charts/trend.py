"""Trend: a line for each subject over time, with its name at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from pipeline.charts import theme, words
from pipeline.charts.labels import LINE_HEIGHT, apart, width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.lines import Line, Point, read_lines
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scales import Scale, nice_scale, period_axis, unit_title
from pipeline.charts.scene import (
    DOES_NOT_COMPARE,
    Scene,
    ambiguous,
    are_about_the_same,
    in_period,
    level_with_the_first,
    nothing_to_show,
    view_note,
)

ABSENT = "–"


def sketch(scene: Scene) -> Sketch:
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
    period, told = _told(scene, lines)
    return Sketch(
        wide=_spec(scene, lines, theme.WIDE),
        narrow=_spec(scene, lines, theme.NARROW),
        shown=_shown(scene, lines),
        headline=told[0],
        words=tuple(told[1:]),
        notes=(
            *_chosen(scene, lines, count),
            *_breaks(scene, lines),
            *_caution(scene),
            *view_note(scene),
        ),
        period=period,
        drawn=tuple(line.key for line in lines),
    )


def _spec(scene: Scene, lines: Sequence[Line], canvas: theme.Canvas) -> dict:
    sized = 250 if canvas.is_narrow else 340
    scale = nice_scale([p.value for line in lines for p in line.points], scene.measure)
    labels = {
        line.key: wrapped(text, canvas.label_width, lines=2)
        for line, text in zip(lines, _end_texts(lines), strict=True)
    }
    widest = max(width_of(text) for label in labels.values() for text in label)
    frame = theme.Frame.within(
        canvas,
        sized - 60,
        left=round(scale.width) + 10,
        right=round(widest) + 16,
        top=30,
        bottom=30,
    )
    places = [point.place for line in lines for point in line.points]
    x = period_axis(scene.periods, min(places), max(places), frame)
    y = scale.encoding(frame)
    layers = [
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
        *_end_labels(lines, labels, scale, x, frame),
        unit_title(scene.measure, frame),
    ]
    return layered(layers, frame)


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
    centres = apart(wanted, heights, -frame.top + 20, frame.height + 14)
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
        leaders.encode(
            x=x, x2=alt.X2("edge"), y=alt.Y("level:Q", scale=None, axis=None)
        ),
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


def _shown(scene: Scene, lines: Sequence[Line]) -> Shown:
    time, measure = scene.time, scene.measure
    assert time is not None
    cells, values = [], []
    for period in _drawn_periods(lines):
        found = [(line, line.value_in(period)) for line in lines]
        known = [
            line.missing.get(period, ABSENT) if value is None else scene.tabled(value)
            for line, value in found
        ]
        cells.append((period, *known))
        values.append((period, *("" if value is None else repr(value) for _, value in found)))
    columns = (
        Column(time.name, time.title),
        *(Column(line.key or measure.name, line.name, is_number=True) for line in lines),
    )
    return Shown(measure.title_with_unit, columns, tuple(cells), tuple(values))


def _drawn_periods(lines: Sequence[Line]) -> list[str]:
    """The periods of all observations in the order of time."""
    places = {point.period: point.place for line in lines for point in line.points}
    return sorted(places, key=lambda period: places[period])


def _told(scene: Scene, lines: Sequence[Line]) -> tuple[str, list[str]]:
    periods = _drawn_periods(lines)
    span = periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
    if len(lines) == 1 or scene.subject is None:
        return span, [_latest(scene, lines[0]), *_moved(scene, lines)]
    return span, [_extremes(scene, lines), *_moved(scene, lines)]


def _latest(scene: Scene, line: Line) -> str:
    where = _where(scene, line)
    verb = words.was(scene.measure.title)
    return f"{scene.measured}{where} {verb} {scene.said(line.end.value)} in {line.end.period}."


def _where(scene: Scene, line: Line) -> str:
    """Whose line it is, unless what is measured says so already."""
    subject = scene.subject
    if subject is None or len(scene.view.where.get(subject.name, ())) == 1:
        return ""
    if not subject.entity and scene.texts(subject.name).nunique() == 1:
        return ""
    return f" {scene.in_text(subject, line.key)}"


def _extremes(scene: Scene, lines: Sequence[Line]) -> str:
    period, at = _reference(lines)
    subject, measure = scene.subject, scene.measure
    assert subject is not None
    if len(at) == 1:
        return _latest(scene, max(lines, key=lambda line: line.end.place))
    falling = sorted(at, key=lambda item: (-item[1], item[0]))
    top = level_with_the_first(falling, measure)
    bottom = level_with_the_first(falling[::-1], measure)
    start = f"{scene.measured}{in_period(period)} {words.was(measure.title)}"
    counted = scene.counted(subject, len(at))
    if falling[-1][0] in top:
        return f"{start} about the same in all {counted} shown ({scene.said(falling[0][1])})."
    between = set(top) & set(bottom)
    top = [key for key in top if key not in between]
    bottom = [key for key in bottom if key not in between]
    return (
        f"{start} highest {scene.in_text(subject, *top)} ({_said(scene, top, falling[0][1])}) and "
        f"lowest {scene.in_text(subject, *bottom)} ({_said(scene, bottom, falling[-1][1])}) "
        f"of the {counted} shown."
    )


def _said(scene: Scene, keys: Sequence[str], value: float) -> str:
    return f"about {scene.said(value)}" if len(keys) > 1 else scene.said(value)


def _reference(lines: Sequence[Line]) -> tuple[str, list[tuple[str, float]]]:
    """The latest period that most lines reach, and the value of each that does."""
    for period in reversed(_drawn_periods(lines)):
        found = [(line.key, line.value_in(period)) for line in lines]
        at = [(key, value) for key, value in found if value is not None]
        if len(at) * 2 > len(lines):
            return period, at
    line = lines[0]
    return line.end.period, [(line.key, line.end.value)]


def _moved(scene: Scene, lines: Sequence[Line]) -> list[str]:
    """What changed most within one unbroken series, if the measure compares over time at all."""
    if not scene.measure.comparable_over_time:
        return []
    moves = [
        (abs(stretch[-1].value - stretch[0].value), line, stretch)
        for line in lines
        for stretch in line.stretches
        if len(stretch) > 1
    ]
    if not moves:
        return []
    size, line, stretch = max(moves, key=lambda move: move[0])
    where = _where(scene, line)
    span = _from_to(scene, stretch[0], stretch[-1])
    if size == 0 or are_about_the_same(size, 0, scene.measure):
        return [f"It stayed about the same{where}, {span}."] if len(moves) == 1 else []
    moved = "rose" if stretch[-1].value > stretch[0].value else "fell"
    if len(lines) == 1:
        within = "Within one series it" if _has_breaks(lines) else "It"
        return [f"{within} {moved}{where}, {span}."]
    within = " within one series" if _has_breaks(lines) else ""
    return [f"The largest change{within} of those shown was{where}: it {moved} {span}."]


def _from_to(scene: Scene, first: Point, last: Point) -> str:
    decimals = words.told_apart(first.value, last.value, scene.decimals)
    start, end = (words.with_unit(p.value, scene.measure, decimals) for p in (first, last))
    return f"from {start} in {first.period} to {end} in {last.period}"


def _has_breaks(lines: Sequence[Line]) -> bool:
    return any(point.starts_new_series for line in lines for point in line.points)


def _caution(scene: Scene) -> tuple[str, ...]:
    if scene.measure.comparable_over_time:
        return ()
    return (DOES_NOT_COMPARE,)


def _chosen(scene: Scene, lines: Sequence[Line], known: int) -> tuple[str, ...]:
    if scene.subject is None or len(lines) >= known:
        return ()
    return (f"Shown are {len(lines)} of {scene.counted(scene.subject, known)} in the data.",)


def _breaks(scene: Scene, lines: Sequence[Line]) -> tuple[str, ...]:
    notes = []
    for line in lines:
        starts = [p.period for p in line.points if p.starts_new_series]
        if starts:
            notes.append(f"{line.name}: a new series begins in {words.listed(starts)}")
    if not notes:
        return ()
    return (f"{'; '.join(notes)} (hollow dot). Figures before and after do not compare.",)
