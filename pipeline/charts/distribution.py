"""Distribution: how values spread in one year, as a histogram or as one row for each part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pipeline.charts import theme, words
from pipeline.charts.boxes import Quartiles, Spread, boxes
from pipeline.charts.histogram import bins_of, histogram
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scene import (
    FEWEST_FOR_A_MEDIAN,
    Scene,
    ambiguous,
    in_period,
    level_with_the_first,
    nothing_to_show,
    view_note,
)
from pipeline.engine import Ask

SHADED = "Shaded: the middle half, from the lower to the upper quartile."
MARKED = 3
TOO_FEW = f"fewer than {FEWEST_FOR_A_MEDIAN} values"


def sketch(scene: Scene, _: Ask) -> Sketch:
    """Work out a distribution: by part where the view says `by`, else a histogram."""
    if not scene.has_measure:
        return nothing_to_show(scene)
    rows, period = scene.at_reference(scene.measure.name)
    if rows.empty:
        return nothing_to_show(scene)
    part = scene.field(scene.view.by) if scene.view.by else None
    if scene.subject and scene.is_ambiguous(rows, scene.subject, part):
        return ambiguous(scene, scene.subject, part, scene.time)
    if part and scene.view.by != scene.view.entity:
        return _by_part(scene, rows, period)
    return _as_histogram(scene, rows, period)


def _as_histogram(scene: Scene, rows: pd.DataFrame, period: str) -> Sketch:
    spread = _spread(scene, rows, "", scene.measure.title)
    values = [float(value) for value in rows[scene.measure.name]]
    scale, bins = bins_of(values, scene.measure)
    marked = [("Median", spread.quartiles.median)] if spread.quartiles else []
    if scene.subject is not None:
        marked += [(scene.name(scene.subject, key), v) for key, v in spread.picks.items()]
    counted = _counted_axis(scene)
    title = scene.measure.title_with_unit
    columns = (
        Column("from", f"{title}: from", is_number=True),
        Column("to_below", "to below", is_number=True),
        Column("count", counted, is_number=True),
    )
    decimals = scale.decimals
    cells = [(words.number(a, decimals), words.number(b, decimals), f"{n:,}") for a, b, n in bins]
    raw = tuple((repr(a), repr(b), str(n)) for a, b, n in bins)
    quartiles = spread.quartiles
    middle = (quartiles.lower, quartiles.upper) if quartiles else None
    shaded = (SHADED,) if quartiles else ()
    return Sketch(
        wide=histogram(bins, marked, scene.measure, counted, theme.WIDE, middle=middle),
        narrow=histogram(bins, marked, scene.measure, counted, theme.NARROW, middle=middle),
        shown=Shown(f"{title}{in_period(period)}", columns, tuple(cells), raw),
        headline=_half(scene, spread, period),
        words=tuple(_middle(scene, spread)),
        notes=(*shaded, *view_note(scene)),
        period=period,
        drawn=tuple(spread.picks),
    )


def _by_part(scene: Scene, rows: pd.DataFrame, period: str) -> Sketch:
    by = scene.field(scene.view.by)
    parts = scene.texts(by.name).loc[rows.index]
    spreads = [
        _spread(scene, own, str(part), scene.name(by, str(part)))
        for part, own in rows.groupby(parts, sort=False)
    ]
    spreads.sort(key=_by_median)
    marked = _marked(scene, spreads)
    return Sketch(
        wide=boxes(spreads, marked, scene.measure, theme.WIDE),
        narrow=boxes(spreads, marked, scene.measure, theme.NARROW),
        shown=_shown(scene, spreads, marked, period),
        headline=_extremes(scene, spreads, period),
        words=tuple(_widest(scene, spreads)),
        notes=(*_legend_note(spreads), *view_note(scene)),
        period=period,
        drawn=tuple(marked),
    )


def _spread(scene: Scene, rows: pd.DataFrame, key: str, name: str) -> Spread:
    values = rows[scene.measure.name].astype("float64")
    quartiles = None
    if len(values) >= FEWEST_FOR_A_MEDIAN:
        quartiles = Quartiles(*(float(values.quantile(q)) for q in (0.25, 0.5, 0.75)))
    entity = scene.view.entity
    keys = scene.texts(entity).loc[rows.index] if entity else pd.Series("", index=rows.index)
    picks = {}
    for pick in scene.picked(keys):
        picks[pick] = float(values[keys == pick].iloc[0])
    low, high = float(values.min()), float(values.max())
    return Spread(key, name, len(values), low, high, quartiles, picks)


def _by_median(spread: Spread) -> tuple[Any, ...]:
    """The order of rows: the highest median first, those without one last."""
    if spread.quartiles is None:
        return 1, 0.0, spread.name
    return 0, -spread.quartiles.median, spread.name


def _marked(scene: Scene, spreads: Sequence[Spread]) -> dict[str, str]:
    """The picks that are marked in every row, by key and name: few, so that rows stay readable."""
    if scene.view.entity is None:
        return {}
    entity = scene.field(scene.view.entity)
    present = {key for spread in spreads for key in spread.picks}
    return {key: scene.name(entity, key) for key in scene.picked(present)[:MARKED]}


def _counted_axis(scene: Scene) -> str:
    subject = scene.subject
    nouns = scene.nouns.get(subject.entity or "") if subject else None
    return f"Number of {nouns[1] if nouns else 'rows'}"


def _shown(scene: Scene, spreads: Sequence[Spread], marked: dict[str, str], period: str) -> Shown:
    by = scene.field(scene.view.by)
    titles = ["Lowest", "Lower quartile", "Median", "Upper quartile", "Highest"]
    columns = (
        Column(by.name, by.title),
        Column("count", "Number", is_number=True),
        *(Column(t.lower().replace(" ", "_"), t, is_number=True) for t in titles),
        *(Column(key, name, is_number=True) for key, name in marked.items()),
    )
    cells, values = [], []
    for s in spreads:
        q = s.quartiles
        middle = [q.lower, q.median, q.upper] if q else [None] * 3
        found = [s.low, *middle, s.high, *(s.picks.get(key) for key in marked)]
        reasons = ["", *[TOO_FEW] * 3, "", *["–"] * len(marked)]
        known = [
            reason if v is None else scene.computed(v, in_table=True)
            for v, reason in zip(found, reasons, strict=True)
        ]
        cells.append((s.name, f"{s.count:,}", *known))
        raw = ["" if v is None else repr(float(f"{v:.12g}")) for v in found]
        values.append((s.key, str(s.count), *raw))
    caption = f"{scene.measure.title_with_unit}{in_period(period)}"
    return Shown(caption, columns, tuple(cells), tuple(values))


def _half(scene: Scene, spread: Spread, period: str) -> str:
    subject = scene.subject
    counted = words.counted(spread.count, "row", "rows")
    if subject is not None:
        counted = scene.counted(subject, spread.count)
    start = f"{scene.measured}{in_period(period)}"
    if spread.quartiles is None:
        return f"{start}: figures for {counted}."
    median = scene.computed(spread.quartiles.median)
    return f"{start}: at least half of the {counted} are at {median} or more."


def _middle(scene: Scene, spread: Spread) -> list[str]:
    if spread.quartiles is None:
        return []
    lower = scene.computed(spread.quartiles.lower)
    upper = scene.computed(spread.quartiles.upper)
    return [
        f"The middle half lies between {lower} and {upper}; the range is from "
        f"{scene.said(spread.low)} to {scene.said(spread.high)}."
    ]


def _extremes(scene: Scene, spreads: Sequence[Spread], period: str) -> str:
    """Which parts have the highest and the lowest median, of those that have one."""
    start = f"The middle value{in_period(period)} is"
    medians = [(s.name, s.quartiles.median) for s in spreads if s.quartiles]
    if not medians:
        parts = words.counted(len(spreads), "part", "parts")
        return f"{scene.measured}{in_period(period)}: figures for {parts}."
    (top, high), (bottom, low) = medians[0], medians[-1]
    if len(medians) == 1:
        return f"{start} {scene.computed(high)} for {scene.inside(top)}."
    if bottom in level_with_the_first(medians, scene.measure):
        return f"{start} about the same in all {len(medians)} parts ({scene.computed(high)})."
    return (
        f"{start} highest for {scene.inside(top)} ({scene.computed(high)}) and lowest for "
        f"{scene.inside(bottom)} ({scene.computed(low)})."
    )


def _widest(scene: Scene, spreads: Sequence[Spread]) -> list[str]:
    known = [(s.quartiles.upper - s.quartiles.lower, s) for s in spreads if s.quartiles]
    if len(known) < 2:
        return []
    _, widest = max(known, key=lambda item: item[0])
    assert widest.quartiles is not None
    return [
        f"Values differ most for {scene.inside(widest.name)}: the middle half lies between "
        f"{scene.computed(widest.quartiles.lower)} and {scene.computed(widest.quartiles.upper)}."
    ]


def _legend_note(spreads: Sequence[Spread]) -> tuple[str, ...]:
    note = "Line: lowest to highest. Bar: the middle half. Upright stroke: the median."
    if any(spread.quartiles is None for spread in spreads):
        note += f" Both only where there are {FEWEST_FOR_A_MEDIAN} values or more."
    return (note,)
