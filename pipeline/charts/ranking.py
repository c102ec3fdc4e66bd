"""Ranking: a bar for each subject in one reference year, longest first."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from pipeline.charts import theme, words
from pipeline.charts.labels import width_of, wrapped
from pipeline.charts.layers import layered
from pipeline.charts.model import Column, Shown, Sketch
from pipeline.charts.scales import nice_scale
from pipeline.charts.scene import (
    FEWEST_FOR_A_MEDIAN,
    Scene,
    ambiguous,
    are_about_the_same,
    in_period,
    level_with_the_first,
    nothing_to_show,
    shared_ranks,
    view_note,
)

ALL_UP_TO = 24
TOP = 10
NAMED = 3
INNER, OUTER = 0.25, 0.1
THICK, LIFT = 14, 9


@dataclass(frozen=True)
class Bar:
    """One subject's value. `rank` counts all that took part, shown or not."""

    key: str
    name: str
    value: float
    rank: int
    is_pick: bool


def sketch(scene: Scene) -> Sketch:
    """Work out a ranking."""
    if not scene.has_measure or scene.subject is None:
        return nothing_to_show(scene)
    rows, period = scene.at_reference(scene.measure.name)
    if rows.empty:
        return nothing_to_show(scene)
    if scene.is_ambiguous(rows, scene.subject):
        return ambiguous(scene, scene.subject, scene.time)
    bars = bars_of(scene, rows)
    shown = _choose(bars)
    return Sketch(
        wide=_spec(scene, shown, theme.WIDE),
        narrow=_spec(scene, shown, theme.NARROW),
        shown=_shown(scene, shown, len(bars), period),
        headline=headline(scene, bars, period),
        words=tuple(middle_and_end(scene, bars)),
        notes=(
            *_left_out(bars, shown),
            *other_years_note(scene, bars),
            *view_note(scene),
            *_linked_note(scene, shown),
        ),
        period=period,
        drawn=tuple(bar.key for bar in shown),
    )


def bars_of(scene: Scene, rows: pd.DataFrame) -> list[Bar]:
    """The values of rows about one period, the first in rank first."""
    subject = scene.field(scene.subject.name if scene.subject else None)
    keys = list(scene.texts(subject.name).loc[rows.index])
    values = [float(value) for value in rows[scene.measure.name]]
    ranks = shared_ranks(values, best_is_high=scene.measure.higher_is != "worse")
    picks = set(scene.picked(keys))
    bars = [
        Bar(key, scene.name(subject, key), value, rank, key in picks)
        for key, value, rank in zip(keys, values, ranks, strict=True)
    ]
    return sorted(bars, key=lambda bar: (bar.rank, bar.name))


def _choose(bars: Sequence[Bar]) -> list[Bar]:
    """All bars if they are few, else the first and the site's picks."""
    if len(bars) <= ALL_UP_TO:
        return list(bars)
    return [bar for i, bar in enumerate(bars) if i < TOP or bar.is_pick]


def _spec(scene: Scene, bars: Sequence[Bar], canvas: theme.Canvas) -> dict[str, Any]:
    over = canvas.is_narrow and any(width_of(bar.name) > canvas.label_width + 20 for bar in bars)
    left = 4 if over else round(max(width_of(t) for b in bars for t in _label(b, canvas))) + 10
    links = _links(scene, bars)
    right = round(max(width_of(_short(scene, bar)) for bar in bars)) + (22 if links else 12)
    band = 38 if over else (20 if canvas.is_narrow else 22)
    frame = theme.Frame.within(canvas, band * len(bars), left=left, right=right, top=4, bottom=6)
    low, high = _reach(scene, bars)
    x_scale = alt.Scale(domain=[low, high], nice=False)
    rows = _rows(scene, bars, _middles(bars, frame, over=over))
    base = alt.Chart(alt.Data(name="bars", values=rows))
    layers = [
        base.mark_bar().encode(
            x=alt.X("value:Q", scale=x_scale, axis=None),
            x2=alt.X2("zero"),
            y=alt.Y("top:Q", scale=None, axis=None),
            y2=alt.Y2("bottom"),
            color=_fill(bars),
        ),
        base.mark_text(align="left", baseline="middle", dx=5).encode(
            x=alt.X("end:Q", scale=x_scale, axis=None),
            y=alt.Y("middle:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
        ),
        *_names(bars, rows, canvas, over=over),
    ]
    if scene.measure.meaningful_difference:
        passed = [width_of(_above(bar, canvas)) if over else 0.0 for bar in bars]
        middles = [row["middle"] for row in rows]
        layers.append(_bridges(links, middles, _ends(scene, bars, frame), passed))
    return layered(layers, frame)


def _middles(bars: Sequence[Bar], frame: theme.Frame, *, over: bool) -> list[float]:
    """How far down the middle of each bar is, which is lower where its name stands above it."""
    step = frame.height / (len(bars) - INNER + 2 * OUTER)
    lift = LIFT if over else 0
    return [step * (OUTER + (1 - INNER) / 2 + i) + lift for i in range(len(bars))]


def _names(
    bars: Sequence[Bar], rows: Sequence[dict[str, Any]], canvas: theme.Canvas, *, over: bool
) -> list[alt.Chart]:
    """The names: left of the bars, or above them where one is too long for that."""
    above = [
        {"name": _above(bar, canvas), "middle": row["middle"] - 2 * LIFT}
        for bar, row in zip(bars, rows, strict=True)
    ]
    beside = [
        {"name": _label(bar, canvas)[0], "middle": row["middle"]}
        for bar, row in zip(bars, rows, strict=True)
    ]
    at = {
        "x": alt.XValue(0),
        "y": alt.Y("middle:Q", scale=None, axis=None),
        "text": alt.Text("name:N"),
    }
    return [
        alt.Chart(alt.Data(name="beside", values=[] if over else beside))
        .mark_text(align="right", baseline="middle", dx=-8)
        .encode(**at),
        alt.Chart(alt.Data(name="above", values=above if over else []))
        .mark_text(align="left", baseline="middle")
        .encode(**at),
    ]


def _links(scene: Scene, bars: Sequence[Bar]) -> list[int]:
    """The rows whose value is about the same as that of the next."""
    return [
        i
        for i, (one, other) in enumerate(pairwise(bars))
        if are_about_the_same(one.value, other.value, scene.measure)
    ]


def _ends(scene: Scene, bars: Sequence[Bar], frame: theme.Frame) -> list[float]:
    """How far across the figure behind each bar reaches."""
    low, high = _reach(scene, bars)
    return [
        frame.width * (max(bar.value, 0.0) - low) / (high - low) + width_of(_short(scene, bar))
        for bar in bars
    ]


def _bridges(
    links: Sequence[int],
    middles: Sequence[float],
    ends: Sequence[float],
    passed: Sequence[float],
) -> alt.Chart:
    """Short upright lines behind the figures, from the middle of a row to that of the next.

    Each joins two neighbours only: of three in a row the first and the last may well differ.
    `passed` is how far the name of each row reaches between it and the row before.
    """
    rows = [
        {
            "row": i,
            "from": round(middles[i] + 3, 1),
            "to": round(middles[i + 1] - 3, 1),
            "at": round(max(*ends[i : i + 2], passed[i + 1] - 6) + 14, 1),
        }
        for i in links
    ]
    return (
        alt.Chart(alt.Data(name="links", values=rows))
        .mark_rule(color=theme.MUTED, strokeWidth=2)
        .encode(
            x=alt.X("at:Q", scale=None, axis=None),
            y=alt.Y("from:Q", scale=None, axis=None),
            y2=alt.Y2("to"),
        )
    )


def _reach(scene: Scene, bars: Sequence[Bar]) -> tuple[float, float]:
    """The ends of the scale: a round one below zero, the longest bar above, and always zero."""
    values = [bar.value for bar in bars]
    low = nice_scale(values, scene.measure, from_zero=True).low
    high = max(0.0, *values)
    return low, high if high > low else 1.0


def _rows(scene: Scene, bars: Sequence[Bar], middles: Sequence[float]) -> list[dict[str, Any]]:
    """The bars as data; the value stands at the right `end` of each."""
    return [
        {
            "row": i,
            "subject": bar.key,
            "name": bar.name,
            "value": bar.value,
            "text": _short(scene, bar),
            "zero": 0,
            "end": max(bar.value, 0.0),
            "top": round(middle - THICK / 2, 2),
            "middle": round(middle, 2),
            "bottom": round(middle + THICK / 2, 2),
        }
        for i, (bar, middle) in enumerate(zip(bars, middles, strict=True))
    ]


def _fill(bars: Sequence[Bar]) -> alt.Color:
    """The picks stand out from the others, if there are any."""
    has_picks = any(bar.is_pick for bar in bars)
    colours = [theme.PICK if bar.is_pick or not has_picks else theme.BAR for bar in bars]
    scale = alt.Scale(domain=[bar.key for bar in bars], range=colours)
    return alt.Color("subject:N", scale=scale, legend=None)


def _label(bar: Bar, canvas: theme.Canvas) -> list[str]:
    return wrapped(bar.name, canvas.label_width + 20, lines=1)


def _above(bar: Bar, canvas: theme.Canvas) -> str:
    """The name above a bar, which leaves room for the upright line that may pass behind it."""
    return wrapped(bar.name, canvas.width - 22, lines=1)[0]


def _short(scene: Scene, bar: Bar) -> str:
    unit = "%" if (scene.measure.unit or "").startswith("%") else ""
    return words.number(bar.value, scene.decimals) + unit


def _shown(scene: Scene, bars: Sequence[Bar], of: int, period: str) -> Shown:
    subject, measure = scene.subject, scene.measure
    is_ranked = measure.higher_is != "neither"
    columns = [
        Column(subject.name if subject else "name", subject.title if subject else "Name"),
        Column(measure.name, measure.title_with_unit, is_number=True),
    ]
    if is_ranked:
        columns.append(Column("rank", f"Rank of {of}", is_number=True))
    cells, values = [], []
    for bar in bars:
        cells.append([bar.name, scene.tabled(bar.value)])
        values.append([bar.key, repr(bar.value)])
        if is_ranked:
            cells[-1].append(str(bar.rank))
            values[-1].append(str(bar.rank))
    return Shown(
        f"{measure.title_with_unit}{in_period(period)}",
        tuple(columns),
        tuple(map(tuple, cells)),
        tuple(map(tuple, values)),
    )


def _span(scene: Scene, bars: Sequence[Bar]) -> str:
    """The value of bars in order, or the first and the last where they read as different."""
    field = scene.measure
    first, last = (words.number(bar.value, scene.decimals_of(field)) for bar in (bars[0], bars[-1]))
    said = scene.said(bars[-1].value)
    return said if first == last else f"{first} to {said}"


def headline(scene: Scene, bars: Sequence[Bar], period: str) -> str:
    """Who has most (or least, where that is better), when, how much and of how many."""
    measure, subject = scene.measure, scene.subject
    assert subject is not None
    level = level_with_the_first([(bar.key, bar.value) for bar in bars], measure)
    extreme = "lowest" if measure.higher_is == "worse" else "highest"
    start = f"{scene.measured}{in_period(period)} {words.was(measure.title)} {extreme}"
    among = f"of {scene.counted(subject, len(bars))} with figures"
    value = scene.said(bars[0].value)
    if len(bars) == 1:
        where = scene.in_text(subject, bars[0].key)
        return f"{scene.measured}{in_period(period)} {words.was(measure.title)} {value} {where}."
    span = _span(scene, bars[: len(level)])
    if len(level) == len(bars) > 1:
        together = f"in all {scene.counted(subject, len(bars))} with figures"
        verb = words.was(measure.title)
        return f"{scene.measured}{in_period(period)} {verb} about the same {together} ({span})."
    if len(level) == 1:
        return f"{start} {scene.in_text(subject, level[0])} ({value}), {among}."
    if len(level) <= NAMED:
        return f"{start} {scene.in_text(subject, *level)}, about the same ({span}), {among}."
    first = scene.in_text(subject, level[0])
    return f"{start} {first} ({value}), with {len(level) - 1} others about the same, {among}."


def middle_and_end(scene: Scene, bars: Sequence[Bar]) -> list[str]:
    """The median and the other end, where there are enough to speak of a middle."""
    subject = scene.subject
    if subject is None or len(bars) < FEWEST_FOR_A_MEDIAN:
        return []
    middle = statistics.median(bar.value for bar in bars)
    extreme = "highest" if scene.measure.higher_is == "worse" else "lowest"
    last = bars[-1]
    sharing = sum(1 for bar in bars if bar.value == last.value)
    where = scene.in_text(subject, last.key) if sharing == 1 else f"shared by {sharing}"
    return [
        f"The value in the middle (median) of all {len(bars)} is {scene.computed(middle)}.",
        f"The {extreme} is {scene.said(last.value)}, {where}.",
    ]


def _left_out(bars: Sequence[Bar], shown: Sequence[Bar]) -> tuple[str, ...]:
    if len(shown) == len(bars):
        return ()
    beyond = len(shown) - TOP
    chosen = f" and {beyond} more to compare" if beyond else ""
    return (f"Shown are the first {TOP}{chosen}, of all {len(bars)}.",)


def other_years_note(scene: Scene, bars: Sequence[Bar]) -> tuple[str, ...]:
    """How many have figures, but none for the period that is shown."""
    subject = scene.subject
    if subject is None or scene.time is None:
        return ()
    known = scene.known(scene.measure.name)
    older = len(set(scene.texts(subject.name).loc[known.index]) - {bar.key for bar in bars})
    if not older:
        return ()
    others = "1 other has figures for other years only and stands"
    if older > 1:
        others = f"{older} others have figures for other years only and stand"
    return (f"{others} in the data, not here.",)


def level_note(scene: Scene) -> tuple[str, ...]:
    """That neighbours in rank may be about the same."""
    difference = scene.measure.meaningful_difference
    if not difference or scene.measure.higher_is == "neither":
        return ()
    return (f"Differences below {words.plain(difference)} are about the same, whatever the rank.",)


def _linked_note(scene: Scene, shown: Sequence[Bar]) -> tuple[str, ...]:
    """The same, and how the drawing shows which are."""
    difference = scene.measure.meaningful_difference
    links = _links(scene, shown)
    if not difference or (scene.measure.higher_is == "neither" and not links):
        return ()
    rank = "" if scene.measure.higher_is == "neither" else ", whatever the rank"
    joined = "; a short line behind the figures joins neighbours that are" if links else ""
    return (f"Differences below {words.plain(difference)} are about the same{rank}{joined}.",)
