"""Small multiples: one small trend for each subject, side by side on the same scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from pipeline.charts import theme, words
from pipeline.charts.labels import LINE_HEIGHT, width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.line_words import (
    breaks_note,
    caution_note,
    chosen_note,
    shown_lines,
    told,
)
from pipeline.charts.lines import Line, Point, choose_keys, lines_of
from pipeline.charts.model import Sketch
from pipeline.charts.scales import Align, Scale, nice_scale, unit_title
from pipeline.charts.scene import Scene, ambiguous, nothing_to_show, view_note
from pipeline.engine import Ask

MOST_PANELS = 12
GAP = 20
BELOW = 14
# How much wider bold text is than plain.
BOLDER = 1.08


@dataclass(frozen=True)
class Grid:
    """Where the panels stand: so many across, each of the same size, and the scale of all."""

    across: int
    width: float
    height: float
    title: int
    scale: Scale
    first: float
    last: float

    def left(self, number: int) -> float:
        """Where a panel begins, from the left."""
        return round((number % self.across) * (self.width + GAP), 1)

    def top(self, number: int) -> float:
        """Where a panel's plot begins, from the top: below its title."""
        return (number // self.across) * (self.title + self.height + BELOW) + self.title

    def at(self, number: int, point: Point) -> tuple[float, float]:
        """Where an observation stands in its panel."""
        across = self.width / ((self.last - self.first) or 1)
        up = self.height / (self.scale.high - self.scale.low)
        return (
            self.left(number) + (point.place - self.first) * across,
            self.top(number) + (self.scale.high - point.value) * up,
        )


def sketch(scene: Scene, _: Ask) -> Sketch:
    """Work out small multiples."""
    if not scene.has_measure or scene.time is None:
        return nothing_to_show(scene)
    known = scene.known(scene.measure.name, scene.time.name)
    if known.empty:
        return nothing_to_show(scene)
    told_by = (scene.subject, scene.time)
    if scene.is_ambiguous(known, *told_by):
        return ambiguous(scene, *told_by)
    keys, count = choose_keys(scene, known, MOST_PANELS)
    lines = _sorted(scene, lines_of(scene, known, keys))
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
            *caution_note(scene),
            *view_note(scene),
        ),
        period=period,
        drawn=tuple(line.key for line in lines),
    )


def _sorted(scene: Scene, lines: list[Line]) -> list[Line]:
    """The panels in the order that the view asks for: else as declared, or by name."""
    if scene.view.sort == "value":
        return sorted(lines, key=lambda line: (-line.end.value, line.name))
    has_order = scene.subject is not None and bool(scene.subject.labels)
    if scene.view.sort == "name" or not has_order:
        return sorted(lines, key=lambda line: line.name)
    return lines


def _spec(scene: Scene, lines: Sequence[Line], canvas: theme.Canvas) -> dict[str, Any]:
    points = [point for line in lines for point in line.points]
    scale = nice_scale([p.value for p in points], scene.measure, steps=3)
    across = _across(len(lines), canvas)
    left, right = round(scale.width) + 10, 12
    width = (canvas.width - left - right - GAP * (across - 1)) / across
    names = [wrapped(line.name, width / BOLDER, lines=2) for line in lines]
    grid = Grid(
        across=across,
        width=width,
        height=72 if canvas.is_narrow else 84,
        title=LINE_HEIGHT * max(map(len, names)) + 14,
        scale=scale,
        first=min(p.place for p in points),
        last=max(p.place for p in points),
    )
    rows = math.ceil(len(lines) / across)
    height = round(grid.top((rows - 1) * across) + grid.height)
    frame = theme.Frame.within(canvas, height, left=left, right=right, top=30, bottom=26)
    layers = [
        _rules(lines, grid),
        *_curves(lines, grid),
        *_values(scene, lines, grid),
        _texts("titles", _titles(names, grid), "left", colour=theme.INK, look="bold"),
        _texts("levels", _levels(lines, grid), "right", colour=theme.MUTED),
        _texts("periods", _periods(len(lines), points, grid), "left", colour=theme.MUTED),
        unit_title(scene.measure, frame),
    ]
    return layered(layers, frame)


def _across(count: int, canvas: theme.Canvas) -> int:
    """How many panels stand in a row: on a wide page three or four, whichever fills the rows."""
    if canvas.is_narrow:
        return min(count, 2)
    return min(count, 3 if -count % 3 < -count % 4 else 4)


def _rules(lines: Sequence[Line], grid: Grid) -> alt.Chart:
    """The lines of the grid in all panels, and the panels' edges at the bottom."""
    rows = [
        {
            "left": grid.left(i),
            "right": grid.left(i) + grid.width,
            "y": _level(tick, i, grid),
            "isEdge": tick == grid.scale.low,
        }
        for i in range(len(lines))
        for tick in grid.scale.ticks
    ]
    edge = alt.condition("datum.isEdge", alt.value(theme.AXIS), alt.value(theme.GRID))
    return (
        alt.Chart(alt.Data(name="rules", values=rows))
        .mark_rule()
        .encode(x=_at(alt.X, "left"), x2=alt.X2("right"), y=_at(alt.Y, "y"), color=edge)
    )


def _at(channel: Any, field: str) -> Any:
    return channel(f"{field}:Q", scale=None, axis=None)


def _level(value: float, number: int, grid: Grid) -> float:
    scale = grid.scale
    share = (scale.high - value) / (scale.high - scale.low)
    return round(grid.top(number) + grid.height * share, 2)


def _curves(lines: Sequence[Line], grid: Grid) -> list[alt.Chart]:
    """The lines themselves, dots on observations that stand alone, and hollow ones at breaks."""
    rows, alone, new = [], [], []
    for i, line in enumerate(lines):
        runs = [point.run for point in line.points]
        for point in line.points:
            row = _row(line, point, i, grid)
            rows.append(row)
            if point.starts_new_series:
                new.append(row)
            elif point is line.end or runs.count(point.run) == 1:
                alone.append(row)
    colour = theme.SERIES[0]
    return [
        _placed("lines", rows)
        .mark_line(strokeWidth=2, stroke=colour)
        .encode(x=_at(alt.X, "x"), y=_at(alt.Y, "y"), detail=alt.Detail("run:N")),
        _placed("ends", alone)
        .mark_point(filled=True, opacity=1, size=34, fill=colour)
        .encode(x=_at(alt.X, "x"), y=_at(alt.Y, "y")),
        _placed("breaks", new)
        .mark_point(
            filled=True, opacity=1, size=34, fill=theme.GROUND, stroke=colour, strokeWidth=1.5
        )
        .encode(x=_at(alt.X, "x"), y=_at(alt.Y, "y")),
    ]


def _row(line: Line, point: Point, number: int, grid: Grid) -> dict[str, Any]:
    x, y = grid.at(number, point)
    return {
        "subject": line.key,
        "name": line.name,
        "period": point.x,
        "value": point.value,
        "run": f"{line.key} {point.run}",
        "x": x,
        "y": y,
    }


def _placed(name: str, rows: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.Data(name=name, values=rows))


def _values(scene: Scene, lines: Sequence[Line], grid: Grid) -> list[alt.Chart]:
    """The latest figure of each line above its end, with its period where others go further."""
    suffix = "%" if (scene.measure.unit or "").startswith("%") else ""
    rows = []
    for i, line in enumerate(lines):
        end = line.end
        text = words.number(end.value, scene.decimals) + suffix
        if end.place < grid.last:
            text += f" ({end.period})"
        x = grid.left(i) + grid.width * (end.place - grid.first) / ((grid.last - grid.first) or 1)
        room = grid.left(i) + width_of(text) + 2
        rows.append(
            {
                "subject": line.key,
                "text": text,
                "x": round(max(x + 6, room), 1),
                "y": max(_level(end.value, i, grid) - 11, grid.top(i) - 6),
            }
        )
    halo = _texts("values", rows, "right", colour=theme.GROUND, look="halo")
    return [halo, _texts("values", rows, "right", colour=theme.INK)]


def _texts(
    name: str, rows: list[dict[str, Any]], align: Align, *, colour: str, look: str = ""
) -> alt.Chart:
    """Texts at places in pixels; their look is plain, bold, or a halo that lies under another."""
    is_halo = look == "halo"
    return (
        alt.Chart(alt.Data(name=name, values=rows))
        .mark_text(
            align=align,
            baseline="middle",
            color=colour,
            lineBreak="\n",
            lineHeight=LINE_HEIGHT,
            fontWeight="bold" if look == "bold" else "normal",
            stroke=colour if is_halo else alt.Undefined,
            strokeWidth=3 if is_halo else alt.Undefined,
        )
        .encode(x=_at(alt.X, "x"), y=_at(alt.Y, "y"), text=alt.Text("text:N"))
    )


def _titles(names: Sequence[list[str]], grid: Grid) -> list[dict[str, Any]]:
    return [
        {
            "x": grid.left(i),
            "y": grid.top(i) - grid.title + 8 + LINE_HEIGHT * (_most(names) - len(name)),
            "text": "\n".join(name),
        }
        for i, name in enumerate(names)
    ]


def _most(names: Sequence[list[str]]) -> int:
    return max(map(len, names))


def _levels(lines: Sequence[Line], grid: Grid) -> list[dict[str, Any]]:
    """The scale's numbers, left of the first panel of each row."""
    return [
        {
            "x": grid.left(i) - 6,
            "y": _level(tick, i, grid),
            "text": format(tick, grid.scale.format) + grid.scale.suffix,
        }
        for i in range(0, len(lines), grid.across)
        for tick in grid.scale.ticks
    ]


def _periods(count: int, points: Sequence[Point], grid: Grid) -> list[dict[str, Any]]:
    """The first and the last period below the lowest panel of each column."""
    names = {point.place: point.period for point in points}
    first, last = names[grid.first], names[grid.last]
    rows = []
    for i in range(max(0, count - grid.across), count):
        y = grid.top(i) + grid.height + 13
        rows.append({"x": grid.left(i), "y": y, "text": first})
        if last != first:
            rows.append({"x": grid.left(i) + grid.width - width_of(last), "y": y, "text": last})
    return rows
