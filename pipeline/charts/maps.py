"""Map: the shapes of things in stepped colours, in one reference year; small ones are dots."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from pipeline.catalog import Shapes
from pipeline.charts import theme, words
from pipeline.charts.layers import layered
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.outlines import Ring, as_path, hatched, in_whole_pixels, read_outline
from pipeline.charts.ranking import (
    Bar,
    bars_of,
    headline,
    level_note,
    middle_and_end,
    other_years_note,
)
from pipeline.charts.scene import (
    FEWEST_FOR_A_MEDIAN,
    Scene,
    ambiguous,
    in_period,
    nothing_to_show,
    view_note,
)
from pipeline.charts.steps import Steps, StepsLegend, steps_for, steps_legend

HATCH, HATCH_SMALL = 10, 7
DOT, OPEN_DOT = 26, 12
# Below this scale dots and hatching are drawn finer, and outlines more simply.
HALF = 0.5
# Square pixels: smaller bends of a border are drawn straight; on a map below that scale, others.
SMALL_BEND, SMALL_BEND_BELOW = 1.5, 4.0
# The symbols of Vega are as wide as the root of their size: at this one, a path keeps its size.
AS_IT_IS = 4
NO_SIDE_TAKEN = "Boundaries and names on this map take no side on the legal status of any place."
NO_PLACES = "This site has no map of what the data is about."


@dataclass(frozen=True)
class Area:
    """A place on the map, with its value and the step that falls into, if there is a figure."""

    key: str
    name: str
    value: float | None
    step: int | None


def sketch(scene: Scene) -> Sketch:
    """Work out a map."""
    if not scene.has_measure or scene.subject is None:
        return nothing_to_show(scene)
    shapes = scene.catalog.shapes.get(scene.subject.entity or "")
    if shapes is None:
        return nothing_to_show(scene, headline=NO_PLACES)
    rows, period = scene.at_reference(scene.measure.name)
    if rows.empty:
        return nothing_to_show(scene)
    if scene.is_ambiguous(rows, scene.subject):
        return ambiguous(scene, scene.subject, scene.time)
    bars = bars_of(scene, rows)
    steps = steps_for([bar.value for bar in bars], scene.measure)
    areas = _areas(scene, bars, steps, shapes)
    return Sketch(
        wide=_spec(areas, steps, shapes, period, theme.WIDE),
        narrow=_spec(areas, steps, shapes, period, theme.NARROW),
        shown=shown(scene, bars, steps, period),
        headline=headline(scene, bars, period),
        words=(*middle_and_end(scene, bars), *medians_of_sections(scene, bars)),
        notes=(
            NO_SIDE_TAKEN,
            *_small_ones(areas, shapes, period),
            *_not_placed(bars, shapes),
            *other_years_note(scene, bars),
            *view_note(scene),
            *level_note(scene),
        ),
        period=period,
    )


def shown(scene: Scene, bars: Sequence[Bar], steps: Steps, period: str) -> Shown:
    """The values of a map or of tiles as a table, with the step that each falls into in words."""
    subject, measure = scene.subject, scene.measure
    assert subject is not None
    is_ranked = measure.higher_is != "neither"
    columns = (
        Column(subject.name, subject.title),
        Column(measure.name, measure.title_with_unit, is_number=True),
        Column("step", "Colour"),
        *([Column("rank", f"Rank of {len(bars)}", is_number=True)] if is_ranked else []),
    )
    cells, values = [], []
    for bar in bars:
        step = steps.labels[steps.of(bar.value)]
        rank = [str(bar.rank)] if is_ranked else []
        cells.append((bar.name, scene.tabled(bar.value), step, *rank))
        values.append((bar.key, repr(bar.value), step, *rank))
    caption = f"{measure.title_with_unit}{in_period(period)}"
    return Shown(caption, columns, tuple(cells), tuple(values))


def no_figure(period: str) -> str:
    """What the legend calls those without a figure."""
    return f"no figure, {period}" if period else "no figure"


def medians_of_sections(scene: Scene, bars: Sequence[Bar]) -> list[str]:
    """The medians of the sections of the list, where at least two have enough members for one."""
    subject = scene.subject
    assert subject is not None
    found: dict[str, list[float]] = {}
    for bar in bars:
        section = scene.catalog.entity(subject.entity, bar.key).section
        if section:
            found.setdefault(section, []).append(bar.value)
    enough = [(n, v) for n, v in found.items() if len(v) >= FEWEST_FOR_A_MEDIAN]
    if len(enough) < 2:
        return []
    medians = sorted((-statistics.median(v), name, len(v)) for name, v in enough)
    (first, name, count), *others = medians
    texts = [f"{name} {scene.computed(-first)} ({scene.counted(subject, count)})"]
    texts += [f"{name} {scene.computed(-median)} ({count})" for median, name, count in others]
    return [f"Medians: {words.listed(texts)}."]


def _areas(scene: Scene, bars: Sequence[Bar], steps: Steps, shapes: Shapes) -> list[Area]:
    """Every place of the map, step by step: those without a figure first, below the others."""
    subject = scene.subject
    assert subject is not None
    values = {bar.key: bar.value for bar in bars}
    areas = [
        Area(
            key,
            scene.name(subject, key),
            values.get(key),
            steps.of(values[key]) if key in values else None,
        )
        for key in shapes.places
    ]
    return sorted(areas, key=lambda area: -1 if area.step is None else area.step)


def _spec(
    areas: Sequence[Area], steps: Steps, shapes: Shapes, period: str, canvas: theme.Canvas
) -> dict[str, Any]:
    is_any_missing = any(area.value is None for area in areas)
    legend = steps_legend(steps, canvas, no_figure(period) if is_any_missing else None)
    scale = canvas.width / shapes.width
    frame = theme.Frame.within(
        canvas, round(shapes.height * scale), left=0, right=0, top=legend.height + 8, bottom=4
    )
    rings = outlines_at(shapes, canvas)
    layers = [
        *_outlines(_outline_rows(areas, steps, rings, scale)),
        _dots(_dot_rows([area for area in areas if not rings[area.key]], steps, shapes, scale)),
        *_picked(),
        *legend.layers(0, -frame.top + 2),
    ]
    return layered(layers, frame)


def structure_spec(canvas: theme.Canvas) -> dict[str, Any]:
    """The spec of every map, without rows: all that maps differ in stands in their rows."""
    legend = StepsLegend("", ("",), (theme.GROUND,), None, canvas)
    frame = theme.Frame.within(canvas, canvas.width, left=0, right=0, top=0, bottom=0)
    return layered([*_outlines([]), _dots([]), *_picked(), *legend.layers(0, 0)], frame)


def outlines_at(shapes: Shapes, canvas: theme.Canvas) -> dict[str, tuple[Ring, ...]]:
    """The outlines of all places as they are drawn on a canvas: none for what is a dot there."""
    scale = canvas.width / shapes.width
    outlines = {key: read_outline(place.path) for key, place in shapes.places.items()}
    return in_whole_pixels(outlines, scale, SMALL_BEND if scale > HALF else SMALL_BEND_BELOW)


def _outline_rows(
    areas: Sequence[Area], steps: Steps, rings: Mapping[str, Sequence[Ring]], scale: float
) -> list[dict[str, Any]]:
    """Hatching is worked out for those without a figure alone."""
    spacing = HATCH if scale > HALF else HATCH_SMALL
    return [
        {
            **_row(area, steps),
            "path": as_path(rings[area.key]),
            "hatch": hatched(rings[area.key], spacing) if area.value is None else "",
        }
        for area in areas
        if rings[area.key]
    ]


def _outlines(rows: Sequence[Mapping[str, Any]]) -> list[alt.Chart]:
    base = alt.Chart(alt.Data(name="areas", values=list(rows)))
    corner = {"x": alt.XValue(0), "y": alt.YValue(0)}
    return [
        base.mark_point(filled=True, size=AS_IT_IS, opacity=1, strokeWidth=0.5).encode(
            **corner,
            shape=alt.Shape("path:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("line:N", scale=None),
        ),
        base.transform_filter("datum.value === null && datum.hatch")
        .mark_point(filled=False, size=AS_IT_IS, opacity=1, stroke=theme.AXIS, strokeWidth=0.6)
        .encode(**corner, shape=alt.Shape("hatch:N", scale=None)),
    ]


def _dot_rows(
    areas: Sequence[Area], steps: Steps, shapes: Shapes, scale: float
) -> list[dict[str, Any]]:
    rows = []
    for area in areas:
        place = shapes.places[area.key]
        x, y = round(place.x * scale, 1), round(place.y * scale, 1)
        size = OPEN_DOT if area.value is None else DOT
        rows.append({**_row(area, steps), "x": x, "y": y, "size": size * min(1, scale + 0.05)})
    return rows


def _dots(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    return (
        alt.Chart(alt.Data(name="dots", values=list(rows)))
        .mark_point(shape="circle", filled=True, opacity=1, strokeWidth=0.7)
        .encode(
            x=alt.X("x:Q", scale=None, axis=None),
            y=alt.Y("y:Q", scale=None, axis=None),
            size=alt.Size("size:Q", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("line:N", scale=None),
        )
    )


def _picked() -> list[alt.Chart]:
    """Where the outlines of what a visitor picks are drawn, on a light ground: none to begin with.

    A dot is a path too, around its place.
    """
    base = alt.Chart(alt.Data(name="picked", values=[])).encode(
        x=alt.X("x:Q", scale=None, axis=None),
        y=alt.Y("y:Q", scale=None, axis=None),
        shape=alt.Shape("path:N", scale=None),
    )
    outlines = [
        base.mark_point(filled=False, size=AS_IT_IS, opacity=1, stroke=colour, strokeWidth=width)
        for colour, width in ((theme.GROUND, 5.5), (theme.INK, 3.5))
    ]
    # What is small must not vanish under its own outline.
    inside = base.mark_point(filled=True, size=AS_IT_IS, opacity=1, strokeWidth=0)
    return [*outlines, inside.encode(fill=alt.Fill("fill:N", scale=None))]


def _row(area: Area, steps: Steps) -> dict[str, Any]:
    if area.step is None:
        look = {"fill": theme.GROUND, "line": theme.AXIS}
    else:
        look = {"fill": steps.colours[area.step], "line": theme.GROUND}
    return {"key": area.key, "name": area.name, "value": area.value, "step": area.step, **look}


def _small_ones(areas: Sequence[Area], shapes: Shapes, period: str) -> tuple[str, ...]:
    missing = [area.key for area in areas if area.value is None]
    dots = {key for key, place in shapes.places.items() if not place.path}
    notes = []
    if dots:
        is_any_open = not dots.isdisjoint(missing)
        notes.append(f"Small places are dots{'; an open dot has no figure' * is_any_open}.")
    if missing:
        notes.append(
            f"{len(missing)} of {len(areas)} places on the map have no figure{_for(period)}."
        )
    return tuple(notes)


def _for(period: str) -> str:
    return f" for {period}" if period else ""


def _not_placed(bars: Sequence[Bar], shapes: Shapes) -> tuple[str, ...]:
    names = [bar.name for bar in bars if bar.key not in shapes.places]
    return (f"Not on the map: {words.listed(names)}.",) if names else ()
