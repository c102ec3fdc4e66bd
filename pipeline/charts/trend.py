"""Trend: a line for each subject over time, with its name at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from pipeline.charts import theme, words
from pipeline.charts.labels import LINE_HEIGHT, apart, width_of, wrapped
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scales import nice_scale, period_axis, unit_title
from pipeline.charts.scene import Scene, caution, in_period

MOST_LINES = 12


@dataclass(frozen=True)
class Point:
    """One observation of a line. `run` counts the stretches that gaps and breaks leave whole."""

    period: str
    x: float | str
    value: float
    run: int
    starts_new_series: bool


@dataclass(frozen=True)
class Line:
    """The observations of one subject in the order of time."""

    key: str
    name: str
    points: tuple[Point, ...]

    @property
    def end(self) -> Point:
        """The latest observation."""
        return self.points[-1]

    @property
    def last_run(self) -> tuple[Point, ...]:
        """The latest stretch within one series, over gaps but over no break."""
        broken = [i for i, point in enumerate(self.points) if point.starts_new_series]
        return self.points[broken[-1] if broken else 0 :]


def sketch(scene: Scene) -> Sketch:
    """Work out a trend."""
    lines, known = _lines(scene)
    period, told = _told(scene, lines)
    return Sketch(
        wide=_spec(scene, lines, theme.WIDE) if lines else {},
        narrow=_spec(scene, lines, theme.NARROW) if lines else {},
        shown=_shown(scene, lines),
        headline=told[0],
        words=tuple(told[1:]),
        notes=(*_chosen(scene, lines, known), *_breaks(scene, lines), *caution(scene)),
        period=period,
    )


def _lines(scene: Scene) -> tuple[list[Line], int]:
    """The lines to draw, and how many there would be: picks, or all if they are few."""
    time, subject = scene.time, scene.subject
    assert time is not None, "validation asks for a time column"
    rows = scene.rows.dropna(subset=[scene.measure.name, time.name])
    keys = scene.texts(subject.name).loc[rows.index] if subject else None
    step = _usual_step(scene, rows, keys)
    every = list(dict.fromkeys(keys)) if keys is not None else [""]
    chosen = _choose(scene, rows, keys, every)
    lines = []
    for key in chosen:
        own = rows if keys is None else rows[keys == key]
        points = _points(scene, own.sort_values(time.name), key, step)
        if points:
            name = scene.name(subject, key) if subject else scene.measure.title
            lines.append(Line(key, name, points))
    return lines, len(every)


def _choose(scene: Scene, rows, keys, every: Sequence[str]) -> list[str]:
    if keys is None or len(every) <= MOST_LINES:
        order = list(scene.subject.labels) if scene.subject else []
        return sorted(every, key=lambda k: order.index(k) if k in order else len(order))
    picked = scene.picked(every)
    if len(picked) > 1:
        return picked[: theme.MAXIMUM_SERIES]
    latest = rows.assign(key=keys).sort_values(scene.time.name).groupby("key").tail(1)  # type: ignore[union-attr]
    latest = latest.sort_values([scene.measure.name, "key"], ascending=[False, True])
    return list(latest["key"].head(theme.MAXIMUM_SERIES))


def _points(scene: Scene, rows, key: str, step: float | None) -> tuple[Point, ...]:
    time, points, run = scene.time, [], 0
    assert time is not None
    before: tuple[str, float] | None = None
    for index, period, value in zip(rows.index, rows[time.name], rows[scene.measure.name], strict=True):
        text = scene.text(time.name, index)
        x = float(period) if time.type in {"year", "integer", "number"} else text
        broken = before is not None and scene.measure.is_broken_between(key, before[0], text)
        gap = before is not None and step is not None and isinstance(x, float) and x - before[1] > step
        run += broken or gap
        points.append(Point(text, x, float(value), run, broken))
        before = (text, x if isinstance(x, float) else 0.0)
    return tuple(points)


def _usual_step(scene: Scene, rows, keys) -> float | None:
    """The usual distance between the periods of one subject: what is further apart has a gap."""
    time = scene.time
    if time is None or time.type not in {"year", "integer", "number"}:
        return None
    grouped = rows[time.name].astype("float64").groupby(keys if keys is not None else [0] * len(rows))
    steps = grouped.apply(lambda periods: periods.sort_values().diff()).dropna()
    return float(steps.mode().iloc[0]) if len(steps) else None


def _spec(scene: Scene, lines: Sequence[Line], canvas: theme.Canvas) -> dict:
    sized = 250 if canvas.is_narrow else 340
    scale = nice_scale([p.value for line in lines for p in line.points], scene.measure)
    labels = {line.key: wrapped(line.name, canvas.label_width, lines=2) for line in lines}
    widest = max(width_of(text) for label in labels.values() for text in label)
    frame = theme.Frame.within(
        canvas, sized - 60, left=round(scale.width) + 10, right=round(widest) + 16, top=30, bottom=30
    )
    x, y = period_axis(scene, lines, frame), scale.encoding(frame)
    layers = [
        alt.Chart(_data(lines)).mark_line(strokeWidth=2.2).encode(
            x=x, y=y, color=_colour(lines, theme.SERIES), detail="run:N"
        ),
        alt.Chart(_data(lines, ends_only=True)).mark_point(filled=True, size=52, opacity=1).encode(
            x=x, y=y, color=_colour(lines, theme.SERIES), shape=_shape(lines)
        ),
        alt.Chart(_data(lines, new_series=True)).mark_point(
            filled=True, fill=theme.GROUND, size=46, strokeWidth=2, opacity=1
        ).encode(x=x, y=y, stroke=_colour(lines, theme.SERIES)),
        _end_labels(lines, labels, scale, frame),
        unit_title(scene.measure, frame),
    ]
    return alt.layer(*layers).properties(**frame.settings).to_dict(validate=False)


def _data(lines: Sequence[Line], *, ends_only: bool = False, new_series: bool = False) -> alt.Data:
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
    return alt.Data(values=rows)


def _end_labels(lines: Sequence[Line], labels, scale, frame: theme.Frame) -> alt.Chart:
    wanted = [scale.pixel(line.end.value, frame) for line in lines]
    heights = [float(LINE_HEIGHT * len(labels[line.key])) for line in lines]
    centres = apart(wanted, heights, -frame.top + 20, frame.height + 14)
    rows = [
        {"subject": line.key, "text": "\n".join(labels[line.key]), "at": round(centre, 1)}
        for line, centre in zip(lines, centres, strict=True)
    ]
    rows = [
        {**row, "at": round(row["at"] - LINE_HEIGHT * row["text"].count("\n") / 2, 1)} for row in rows
    ]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_text(align="left", baseline="middle", lineBreak="\n", lineHeight=LINE_HEIGHT)
        .encode(
            x=alt.value(frame.width + 9),
            y=alt.Y("at:Q", scale=None, axis=None),
            text="text:N",
            color=_colour(lines, theme.SERIES_TEXT),
        )
    )


def _colour(lines: Sequence[Line], palette: Sequence[str]) -> alt.Color:
    coloured = [line.key for line in lines]
    muted = theme.MUTED if palette is theme.SERIES_TEXT else theme.AXIS
    spread = [palette[i] if i < len(palette) else muted for i in range(len(coloured))]
    return alt.Color("subject:N", scale=alt.Scale(domain=coloured, range=spread), legend=None)


def _shape(lines: Sequence[Line]) -> alt.Shape:
    shapes = [theme.SHAPES[i % len(theme.SHAPES)] for i in range(len(lines))]
    domain = [line.key for line in lines]
    return alt.Shape("subject:N", scale=alt.Scale(domain=domain, range=shapes), legend=None)


def _shown(scene: Scene, lines: Sequence[Line]) -> Shown:
    time, measure = scene.time, scene.measure
    assert time is not None
    periods = sorted({point.period for line in lines for point in line.points})
    by_line = [{point.period: point.value for point in line.points} for line in lines]
    cells, values = [], []
    for period in periods:
        found = [line.get(period) for line in by_line]
        cells.append(
            (period, *("–" if v is None else words.number(v, scene.decimals + 1) for v in found))
        )
        values.append((period, *("" if v is None else repr(v) for v in found)))
    columns = (
        Column(time.name, time.title),
        *(Column(line.key or measure.name, line.name, is_number=True) for line in lines),
    )
    return Shown(measure.title_with_unit, columns, tuple(cells), tuple(values))


def _told(scene: Scene, lines: Sequence[Line]) -> tuple[str, list[str]]:
    if not lines:
        return "", ["There are no figures to show."]
    measure, subject = scene.measure, scene.subject
    first = min(point.period for line in lines for point in line.points)
    period, at = _reference(lines)
    if len(lines) == 1 or subject is None:
        line = lines[0]
        where = f" {scene.in_text(subject, line.key)}" if subject else ""
        said = [f"{measure.title}{where} was {scene.said(line.end.value)} in {line.end.period}."]
        return f"{first} to {line.end.period}", said + _moved(scene, lines)
    top, low = max(at, key=lambda item: item[1]), min(at, key=lambda item: item[1])
    said = [
        f"{measure.title}{in_period(period)} was highest {scene.in_text(subject, top[0])} "
        f"({scene.said(top[1])}) and lowest {scene.in_text(subject, low[0])} "
        f"({scene.said(low[1])}) of the {len(at)} shown."
    ]
    last = max(point.period for line in lines for point in line.points)
    return f"{first} to {last}", said + _moved(scene, lines)


def _reference(lines: Sequence[Line]) -> tuple[str, list[tuple[str, float]]]:
    """The latest period that most lines reach, and the value of each that does."""
    periods = sorted({point.period for line in lines for point in line.points}, reverse=True)
    for period in periods:
        at = [(line.key, p.value) for line in lines for p in line.points if p.period == period]
        if len(at) * 2 > len(lines):
            return period, at
    line = lines[0]
    return line.end.period, [(line.key, line.end.value)]


def _moved(scene: Scene, lines: Sequence[Line]) -> list[str]:
    """What changed most within one unbroken series, if the measure compares over time at all."""
    if not scene.measure.comparable_over_time:
        return []
    moves = [
        (abs(run[-1].value - run[0].value), line, run)
        for line in lines
        if len(run := line.last_run) > 2
    ]
    if not moves:
        return []
    size, line, run = max(moves, key=lambda move: move[0])
    where = f" {scene.in_text(scene.subject, line.key)}" if scene.subject else ""
    span = f"from {scene.said(run[0].value)} in {run[0].period} to {scene.said(run[-1].value)} in {run[-1].period}"
    smallest = scene.measure.meaningful_difference or 0
    if size < smallest or size == 0:
        return [f"It stayed about the same{where}, {span}."]
    moved = "rose" if run[-1].value > run[0].value else "fell"
    most = " most" if len(lines) > 1 else ""
    kept = " without a break in the figures" if any(b.run for ln in lines for b in ln.points) else ""
    return [f"It {moved}{most}{where}, {span}{kept}."] if len(lines) == 1 else [
        f"It changed most{where}: it {moved} {span}{kept}."
    ]


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

