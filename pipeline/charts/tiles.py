"""Tiles: things as tiles of one size, each with its name and value, in one reference year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import altair as alt

from pipeline.catalog import Grid
from pipeline.charts import theme, words
from pipeline.charts.labels import wrapped
from pipeline.charts.layers import layered
from pipeline.charts.maps import AS_IT_IS, medians_of_sections, no_figure, shown
from pipeline.charts.model import Shown, Sketch
from pipeline.charts.outlines import hatched
from pipeline.charts.ranking import (
    Bar,
    bars_of,
    headline,
    level_note,
    middle_and_end,
    other_years_note,
)
from pipeline.charts.scene import Scene, ambiguous, nothing_to_show, view_note
from pipeline.charts.steps import Steps, StepsLegend, steps_for, steps_legend

GAP = 3
HEIGHT, WIDEST = 74, 150
LINE = 15
HATCH = 9
# Tiles of one thing overlap by this much, so that no line shows between them.
OVERLAP = -1
NOT_THE_SIZE = "All tiles are of one size and stand roughly where the places lie."
NO_PLACES = "This site has no tiles of what the data is about."

Place = tuple[int, int]


@dataclass(frozen=True)
class Tile:
    """One thing: the places in the grid that it fills, and its value, if there is a figure."""

    key: str
    name: str
    places: tuple[Place, ...]
    value: float | None


def sketch(scene: Scene) -> Sketch:
    """Work out tiles. What stands beside its own parts is left out."""
    if not scene.has_measure or scene.subject is None:
        return nothing_to_show(scene)
    grid = scene.catalog.grids.get(scene.subject.entity or "")
    if grid is None:
        return nothing_to_show(scene, headline=NO_PLACES)
    scene, left_out = _without_wholes(scene, grid)
    rows, period = scene.at_reference(scene.measure.name)
    if rows.empty:
        return nothing_to_show(scene)
    if scene.is_ambiguous(rows, scene.subject):
        return ambiguous(scene, scene.subject, scene.time)
    bars = bars_of(scene, rows)
    tiles = _tiles(scene, bars, grid)
    if not tiles:
        return nothing_to_show(scene, headline=NO_PLACES)
    steps = steps_for([bar.value for bar in bars], scene.measure)
    return Sketch(
        wide=_spec(scene, tiles, steps, period, theme.WIDE),
        narrow=_spec(scene, tiles, steps, period, theme.NARROW),
        shown=_shown(scene, bars, tiles, steps, period),
        headline=headline(scene, bars, period),
        words=(*middle_and_end(scene, bars), *medians_of_sections(scene, bars)),
        notes=(
            *view_note(scene),
            NOT_THE_SIZE,
            *_joined(tiles),
            *_beside_parts(left_out),
            *_not_placed(bars, tiles),
            *other_years_note(scene, bars),
            *level_note(scene),
        ),
        period=period,
    )


def _without_wholes(scene: Scene, grid: Grid) -> tuple[Scene, list[str]]:
    """The scene without the things whose parts are in it too, and the names of those."""
    subject = scene.subject
    assert subject is not None
    present = list(dict.fromkeys(scene.texts(subject.name)))
    wholes = {grid.parents[key] for key in present if key in grid.parents} & set(present)
    if not wholes:
        return scene, []
    kept = tuple(key for key in present if key not in wholes)
    view = replace(scene.view, where={**scene.view.where, subject.name: kept})
    names = [scene.name(subject, key) for key in present if key in wholes]
    return replace(scene, view=view), names


def _tiles(scene: Scene, bars: Sequence[Bar], grid: Grid) -> list[Tile]:
    """The tiles of all that the view is about, with or without a figure."""
    subject = scene.subject
    assert subject is not None
    values = {bar.key: bar.value for bar in bars}
    found = [
        Tile(key, scene.name(subject, key), grid.tiles(key), values.get(key))
        for key in dict.fromkeys(scene.texts(subject.name))
    ]
    return sorted((tile for tile in found if tile.places), key=lambda tile: tile.places)


def _spec(
    scene: Scene, tiles: Sequence[Tile], steps: Steps, period: str, canvas: theme.Canvas
) -> dict[str, Any]:
    is_any_missing = any(tile.value is None for tile in tiles)
    legend = steps_legend(steps, canvas, no_figure(period) if is_any_missing else None)
    places = [place for tile in tiles for place in tile.places]
    first = (min(column for column, _ in places), min(row for _, row in places))
    columns = max(column for column, _ in places) - first[0] + 1
    lines = max(row for _, row in places) - first[1] + 1
    width = min(WIDEST, canvas.width // columns)
    frame = theme.Frame.within(
        canvas, HEIGHT * lines, left=0, right=0, top=legend.height + 10, bottom=4
    )
    rows = [_row(scene, tile, steps, first, width) for tile in tiles]
    boxes = [
        {**row, **box}
        for row, tile in zip(rows, tiles, strict=True)
        for box in _boxes(tile, first, width)
    ]
    layers = [
        *_marks(rows, boxes),
        *legend.layers(0, -frame.top + 2),
    ]
    return layered(layers, frame)


def structure_spec(canvas: theme.Canvas) -> dict[str, Any]:
    """The spec of all tiles, without rows: all that they differ in stands in their rows."""
    legend = StepsLegend("", ("",), (theme.GROUND,), None, canvas)
    frame = theme.Frame.within(canvas, HEIGHT, left=0, right=0, top=0, bottom=0)
    return layered([*_marks([], []), *legend.layers(0, 0)], frame)


def _row(scene: Scene, tile: Tile, steps: Steps, first: Place, width: int) -> dict[str, Any]:
    """A tile as data: its look, and its words in the middle of it."""
    column, row = _middle(tile.places)
    name = wrapped(tile.name, width - GAP - 6, lines=3)
    top = (row - first[1]) * HEIGHT + (HEIGHT - GAP - LINE * (len(name) + 1)) / 2
    step = None if tile.value is None else steps.of(tile.value)
    return {
        "key": tile.key,
        "name": tile.name,
        "value": tile.value,
        "step": step,
        "fill": theme.GROUND if step is None else steps.colours[step],
        "ink": theme.INK if step is None else steps.text_colours[step],
        "label": "\n".join(name),
        "text": "no figure" if tile.value is None else _short(scene, tile.value),
        "x": (column - first[0]) * width + (width - GAP) / 2,
        "y": top,
        "below": top + LINE * len(name),
    }


def _marks(rows: Sequence[dict[str, Any]], boxes: Sequence[dict[str, Any]]) -> list[alt.Chart]:
    corner = {
        "x": alt.X("left:Q", scale=None, axis=None),
        "y": alt.Y("top:Q", scale=None, axis=None),
    }
    base = alt.Chart(alt.Data(name="tiles", values=list(boxes)))
    named = alt.Chart(alt.Data(name="areas", values=list(rows)))
    missing = "datum.value === null"
    x = alt.X("x:Q", scale=None, axis=None)
    ink = alt.Color("ink:N", scale=None)
    texts: list[tuple[alt.Chart, dict[str, Any]]] = [
        (
            named.encode(x=x, y=alt.Y("y:Q", scale=None), text=alt.Text("label:N")),
            {"baseline": "top", "lineBreak": "\n", "lineHeight": LINE},
        ),
        (
            named.encode(x=x, y=alt.Y("below:Q", scale=None), text=alt.Text("text:N")),
            {"baseline": "top", "fontWeight": "bold"},
        ),
    ]
    return [
        base.mark_rect().encode(
            **corner, x2="right", y2="bottom", color=alt.Color("fill:N", scale=None)
        ),
        base.transform_filter(missing)
        .mark_point(filled=False, size=AS_IT_IS, opacity=1, stroke=theme.AXIS, strokeWidth=0.7)
        .encode(**corner, shape=alt.Shape("hatch:N", scale=None)),
        *(
            text.transform_filter(missing).mark_text(
                **look, stroke=theme.GROUND, strokeWidth=5, strokeJoin="round"
            )
            for text, look in texts
        ),
        *(text.mark_text(**look).encode(color=ink) for text, look in texts),
        alt.Chart(alt.Data(name="picked", values=[]))
        .mark_rect(filled=False, stroke=theme.INK, strokeWidth=2.5)
        .encode(**corner, x2="right", y2="bottom"),
    ]


def _boxes(tile: Tile, first: Place, width: int) -> Iterable[dict[str, Any]]:
    """The boxes that a thing fills: without a gap to its own to the right and below."""
    for column, row in tile.places:
        right = OVERLAP if (column + 1, row) in tile.places else GAP
        below = OVERLAP if (column, row + 1) in tile.places else GAP
        wide, high = float(width - right), float(HEIGHT - below)
        ring = ((0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high))
        left, top = (column - first[0]) * width, (row - first[1]) * HEIGHT
        yield {
            "left": left,
            "right": left + wide,
            "top": top,
            "bottom": top + high,
            "hatch": hatched([ring], HATCH),
        }


def _middle(places: Sequence[Place]) -> Place:
    """The place nearest to the middle of several."""
    column = sum(place[0] for place in places) / len(places)
    row = sum(place[1] for place in places) / len(places)
    return min(places, key=lambda place: (place[0] - column) ** 2 + (place[1] - row) ** 2)


def _short(scene: Scene, value: float) -> str:
    unit = "%" if (scene.measure.unit or "").startswith("%") else ""
    return words.number(value, scene.decimals) + unit


def _shown(
    scene: Scene, bars: Sequence[Bar], tiles: Sequence[Tile], steps: Steps, period: str
) -> Shown:
    """The table of the values, and below it those without one."""
    found = shown(scene, bars, steps, period)
    missing = [tile for tile in tiles if tile.value is None]
    reasons = {tile.key: _reason(scene, tile.key, period) for tile in missing}
    blanks = ("",) * (len(found.columns) - 2)
    return replace(
        found,
        cells=(*found.cells, *((tile.name, reasons[tile.key], *blanks) for tile in missing)),
        values=(*found.values, *((tile.key, "", *blanks) for tile in missing)),
    )


def _reason(scene: Scene, key: str, period: str) -> str:
    """Why there is no figure, as far as the data says."""
    subject, time = scene.subject, scene.time
    assert subject is not None
    found = scene.texts(subject.name) == key
    if time is not None:
        found &= scene.texts(time.name) == period
    rows = scene.rows.index[found]
    return scene.missing_reason(rows[0]) if len(rows) else "no figure"


def _joined(tiles: Sequence[Tile]) -> tuple[str, ...]:
    names = [tile.name for tile in tiles if len(tile.places) > 1]
    return (f"{words.listed(names)}: on the tiles of all its parts.",) if names else ()


def _beside_parts(names: Sequence[str]) -> tuple[str, ...]:
    return (f"Left out, since its parts are shown: {words.listed(names)}.",) if names else ()


def _not_placed(bars: Sequence[Bar], tiles: Sequence[Tile]) -> tuple[str, ...]:
    placed = {tile.key for tile in tiles}
    names = [bar.name for bar in bars if bar.key not in placed]
    return (f"Without a tile: {words.listed(names)}.",) if names else ()
