"""Scatter: two measures of the same subjects in the same year, with the picks named."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from pipeline.catalog import Field
from pipeline.charts import theme, words
from pipeline.charts.labels import LINE_HEIGHT, width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scales import Scale, axis_note, log_scale, nice_scale, spans_orders
from pipeline.charts.scene import (
    Scene,
    ambiguous,
    in_period,
    level_with_the_first,
    nothing_to_show,
    view_note,
)
from pipeline.engine import Ask

FEWEST_FOR_A_CORRELATION = 10
SMALLEST, LARGEST, LARGEST_NARROW = 14.0, 1_400.0, 700.0
NAMED = 3

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Dot:
    """One subject's two values, and the size of its dot where the view has one.

    `period` is that of its figures.
    """

    key: str
    name: str
    x: float
    y: float
    is_pick: bool
    size: float | None = None
    period: str = ""


def sketch(scene: Scene, _: Ask) -> Sketch:
    """Work out a scatter."""
    if scene.subject is None or not scene.has_numbers(scene.view.x, scene.view.y):
        return nothing_to_show(scene)
    x, y = scene.field(scene.view.x), scene.field(scene.view.y)
    size = scene.field(scene.view.size) if scene.has_numbers(scene.view.size) else None
    rows, period = scene.in_window(*(field.name for field in (x, y, size) if field))
    if rows.empty:
        return nothing_to_show(scene)
    if scene.is_ambiguous(rows, scene.subject):
        return ambiguous(scene, scene.subject, scene.time)
    dots = _dots(scene, rows, x, y)
    if size is not None:
        dots = [dot for dot in dots if dot.size is not None and dot.size >= 0]
    if not dots:
        return nothing_to_show(scene)
    return Sketch(
        wide=_spec(scene, dots, x, y, theme.WIDE),
        narrow=_spec(scene, dots, x, y, theme.NARROW),
        shown=_shown(scene, dots, x, y, period),
        headline=_headline(scene, dots, x, y, period),
        words=tuple(_more(scene, dots, x, y)),
        notes=(*_how_to_read(scene, dots, x, y), *view_note(scene)),
        period=period,
        drawn=tuple(dot.key for dot in dots if dot.is_pick),
    )


def _dots(scene: Scene, rows: pd.DataFrame, x: Field, y: Field) -> list[Dot]:
    subject = scene.field(scene.subject.name if scene.subject else None)
    keys = list(scene.texts(subject.name).loc[rows.index])
    picks = set(scene.picked(keys))
    size = scene.view.size if scene.has_numbers(scene.view.size) else None
    dots = [
        Dot(
            key=key,
            name=scene.name(subject, key),
            x=float(scene.value(x.name, index)),
            y=float(scene.value(y.name, index)),
            is_pick=key in picks,
            size=float(scene.value(size, index)) if size else None,
            period=scene.text(scene.time.name, index) if scene.time else "",
        )
        for key, index in zip(keys, rows.index, strict=True)
    ]
    # Small dots lie on large ones, and picks on all.
    return sorted(dots, key=lambda dot: (dot.is_pick, -(dot.size or 0), dot.name))


def _spec(
    scene: Scene, dots: Sequence[Dot], x: Field, y: Field, canvas: theme.Canvas
) -> dict[str, Any]:
    across, down = _scales(scene, dots, x, y, canvas)
    size = scene.field(scene.view.size) if dots[0].size is not None else None
    height = 260 if canvas.is_narrow else 360
    frame = theme.Frame.within(
        canvas, height, left=round(down.width) + 10, right=14, top=48 if size else 30, bottom=48
    )
    x_axis = across.encoding(frame, alt.X, "x:Q")
    y_axis = down.encoding(frame, field="y:Q")
    most = max(dot.size or 0 for dot in dots) or 1.0
    largest = LARGEST_NARROW if canvas.is_narrow else LARGEST
    rows = [
        {"name": d.name, "x": d.x, "y": d.y, "pick": d.is_pick}
        | ({} if d.size is None else {"size": d.size, "area": _area(d.size, most, largest)})
        for d in dots
    ]
    others = [row for row in rows if not row["pick"]]
    base = alt.Chart(alt.Data(name="dots", values=others))
    picked = alt.Chart(alt.Data(name="picks", values=[row for row in rows if row["pick"]]))
    layers = [
        _sized(base.mark_circle(size=42, opacity=0.75, color=theme.BAR), size).encode(
            x=x_axis, y=y_axis
        ),
        _sized(
            picked.mark_point(
                size=70,
                filled=True,
                opacity=0.8 if size else 1,
                color=theme.PICK,
                stroke=theme.GROUND,
                strokeWidth=1,
            ),
            size,
        ).encode(x=x_axis, y=y_axis),
        *_names(dots, across, down, frame, canvas),
        axis_note("upwards", y.title_with_unit, frame, (4 - frame.left, -14), "left"),
        axis_note("across", x.title_with_unit, frame, (frame.width, frame.height + 42), "right"),
    ]
    if size:
        text = f"Area of dots: {words.sentence_case_inside(size.title_with_unit)}"
        layers.append(axis_note("size", text, frame, (4 - frame.left, -32), "left"))
    return layered(layers, frame)


def _scales(
    scene: Scene, dots: Sequence[Dot], x: Field, y: Field, canvas: theme.Canvas
) -> tuple[Scale, Scale]:
    """The scales of both axes, in powers of ten where the view or the values ask for it."""
    xs, ys = [dot.x for dot in dots], [dot.y for dot in dots]
    across = nice_scale(xs, x, steps=4 if canvas.is_narrow else 6)
    return (
        log_scale(xs, x) if _is_log(scene, "x", xs) else across,
        log_scale(ys, y) if _is_log(scene, "y", ys) else nice_scale(ys, y),
    )


def _is_log(scene: Scene, axis: str, values: Sequence[float]) -> bool:
    return (axis in scene.view.log and min(values) > 0) or spans_orders(values)


def _area(size: float, most: float, largest: float) -> float:
    """The area of a dot: in proportion to what it shows, but never too small to be seen."""
    return round(max(SMALLEST, largest * size / most), 1)


def _radius(dot: Dot, most: float, canvas: theme.Canvas) -> float:
    """How far a picked dot reaches, in pixels."""
    largest = LARGEST_NARROW if canvas.is_narrow else LARGEST
    return 6 if dot.size is None else max(6.0, (_area(dot.size, most, largest) / math.pi) ** 0.5)


def _sized(chart: alt.Chart, size: Field | None) -> alt.Chart:
    return chart.encode(size=alt.Size("area:Q", scale=None, legend=None)) if size else chart


def _how_to_read(scene: Scene, dots: Sequence[Dot], x: Field, y: Field) -> tuple[str, ...]:
    """Which axes go up in powers of ten, and of which years the figures are."""
    notes = []
    logs = [
        words.sentence_case_inside(field.title)
        for axis, field, values in (
            ("x", x, [dot.x for dot in dots]),
            ("y", y, [dot.y for dot in dots]),
        )
        if _is_log(scene, axis, values)
    ]
    if logs:
        notes.append(f"Log scale for {words.listed(logs)}: each step is ten times the one before.")
    if len({dot.period for dot in dots}) > 1:
        notes.append("Figures are the latest of each within these years; the table says of which.")
    return tuple(notes)


def _names(
    dots: Sequence[Dot], across: Scale, down: Scale, frame: theme.Frame, canvas: theme.Canvas
) -> list[alt.Chart]:
    """Names beside the picked dots: where they cover no other name and no other picked dot."""
    most = max(dot.size or 0 for dot in dots) or 1.0
    dots = [dot for dot in dots if dot.is_pick]
    spots = {
        dot.key: (
            frame.width * across.share(dot.x),
            down.pixel(dot.y, frame),
        )
        for dot in dots
    }
    reach = {dot.key: _radius(dot, most, canvas) for dot in dots}
    taken = {
        key: [(x - reach[key], x + reach[key], y - reach[key], y + reach[key])]
        for key, (x, y) in spots.items()
    }
    rows = []
    for dot in sorted(dots, key=lambda d: (-d.y, d.name)):
        name = wrapped(dot.name, min(canvas.label_width, frame.width / 1.2), lines=1)[0]
        others = [box for key, boxes in taken.items() for box in boxes if key != dot.key]
        wide = width_of(name, 13) * 1.08
        box = _free_box((*spots[dot.key], reach[dot.key]), wide, others, frame)
        taken[dot.key].append(box)
        x, y = spots[dot.key]
        near = box[0] if box[0] > x else box[1]
        middle = (box[2] + box[3]) / 2
        rows.append({"text": name, "x": box[0], "y": middle, "dot_x": x, "dot_y": y, "near": near})
    return _name_layers(rows)


def _name_layers(rows: Sequence[Mapping[str, Any]]) -> list[alt.Chart]:
    """The names with a line to each one's dot, on a ground that keeps them readable."""
    base = alt.Chart(alt.Data(name="labels", values=list(rows)))
    at_y = alt.Y("y:Q", scale=None, axis=None)
    named = base.encode(x=alt.X("x:Q", scale=None, axis=None), y=at_y, text=alt.Text("text:N"))
    return [
        base.mark_rule(color=theme.MUTED, strokeWidth=1).encode(
            x=alt.X("near:Q", scale=None, axis=None), x2=alt.X2("dot_x"), y=at_y, y2=alt.Y2("dot_y")
        ),
        named.mark_text(
            align="left",
            baseline="middle",
            fontWeight="bold",
            color=theme.GROUND,
            stroke=theme.GROUND,
            strokeWidth=3,
        ),
        named.mark_text(align="left", baseline="middle", fontWeight="bold", color=theme.INK),
    ]


def _free_box(
    spot: tuple[float, float, float], wide: float, others: Sequence[Box], frame: theme.Frame
) -> Box:
    """The nearest place for a name beside a dot that is free, or the nearest of all."""
    x, y, reach = spot
    places = []
    for shift in (0, -15, 15, -30, 30, -45, 45, 60, 75):
        away = reach + 3 if shift == 0 else reach + 8
        for start in (x + away, x - away - wide):
            if start >= 2 and start + wide <= frame.width + frame.right:
                middle = y + shift
                places.append(
                    (start, start + wide, middle - LINE_HEIGHT / 2, middle + LINE_HEIGHT / 2)
                )
    free = (box for box in places if not any(_overlap(box, other) for other in others))
    start = max(2.0, frame.width + frame.right - wide)
    nearest = places[0] if places else (start, start + wide, y - 23, y - 23 + LINE_HEIGHT)
    return next(free, nearest)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]


def _shown(scene: Scene, dots: Sequence[Dot], x: Field, y: Field, period: str) -> Shown:
    subject = scene.subject
    columns = [
        Column(subject.name if subject else "name", subject.title if subject else "Name"),
        Column(x.name, x.title_with_unit, is_number=True),
        Column(y.name, y.title_with_unit, is_number=True),
    ]
    ordered = sorted(dots, key=lambda dot: dot.name)
    cells = [[d.name, scene.tabled(d.x, x), scene.tabled(d.y, y)] for d in ordered]
    values = [[d.key, repr(d.x), repr(d.y)] for d in ordered]
    if dots[0].size is not None and scene.view.size not in {x.name, y.name}:
        size = scene.field(scene.view.size)
        columns.append(Column(size.name, size.title_with_unit, is_number=True))
        for dot, told, raw in zip(ordered, cells, values, strict=True):
            told.append(scene.tabled(dot.size or 0.0, size))
            raw.append(repr(dot.size))
    if len({dot.period for dot in dots}) > 1 and scene.time is not None:
        columns.append(Column(scene.time.name, scene.time.title))
        for dot, told, raw in zip(ordered, cells, values, strict=True):
            told.append(dot.period)
            raw.append(dot.period)
    caption = f"{x.title} and {words.sentence_case_inside(y.title)}{in_period(period)}"
    return Shown(caption, tuple(columns), tuple(map(tuple, cells)), tuple(map(tuple, values)))


def _headline(scene: Scene, dots: Sequence[Dot], x: Field, y: Field, period: str) -> str:
    assert scene.subject is not None
    first = words.sentence_case_inside(x.title) if period else x.title[:1].upper() + x.title[1:]
    titles = f"{first} and {words.sentence_case_inside(y.title)}"
    years = f"the years {period}" if " to " in period else period
    start = f"In {years}, {titles}" if period else titles
    return f"{start} {_tendency(dots)} across {scene.counted(scene.subject, len(dots))}."


def _tendency(dots: Sequence[Dot]) -> str:
    """How two measures go together, by Spearman's rank correlation."""
    r = rank_correlation(dots)
    if r is None:
        return "are known"
    if abs(r) < 0.3:
        return "hardly go together"
    strength = "closely" if abs(r) >= 0.7 else "loosely"
    return f"go {strength} together" if r > 0 else f"go {strength} in opposite directions"


def rank_correlation(dots: Sequence[Dot]) -> float | None:
    """Spearman's rank correlation of the dots' two values.

    None for a few dots, or where one of the values is the same for all, which has none.
    """
    ranks = pd.DataFrame({"x": [dot.x for dot in dots], "y": [dot.y for dot in dots]}).rank()
    if len(dots) < FEWEST_FOR_A_CORRELATION or (ranks.nunique() == 1).any():
        return None
    return float(ranks["x"].corr(ranks["y"]))


def _more(scene: Scene, dots: Sequence[Dot], x: Field, y: Field) -> list[str]:
    said = []
    r = rank_correlation(dots)
    if r is not None:
        said.append(
            f"Their rank correlation is {words.number(round(r, 2), 2)}, "
            "which does not say that one causes the other."
        )
    said.append(_highest(scene, [(dot.key, dot.x) for dot in dots], x))
    said.append(_highest(scene, [(dot.key, dot.y) for dot in dots], y))
    return said


def _highest(scene: Scene, values: Sequence[tuple[str, float]], field: Field) -> str:
    assert scene.subject is not None
    falling = sorted(values, key=lambda item: (-item[1], item[0]))
    level = level_with_the_first(falling, field)
    where = scene.in_text(scene.subject, *level[:NAMED])
    if len(level) > NAMED:
        others = len(level) - 1
        where = f"{scene.in_text(scene.subject, level[0])} and {others} others about the same"
    return f"{field.title} is highest {where} ({scene.said(falling[0][1], field)})."
