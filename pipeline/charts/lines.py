"""The lines of a trend: one subject's observations in the order of time, with gaps and breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from pipeline.charts import theme
from pipeline.charts.scene import Scene

MOST_LINES = 12
SLACK = 1.5
KEEPS_TIME = 0.75
WEEKEND = 4.0


@dataclass(frozen=True)
class Point:
    """One observation of a line: where its period stands in time, and on the axis.

    `run` counts the stretches that gaps and breaks leave whole.
    """

    period: str
    place: float
    x: float | str
    value: float
    run: int
    starts_new_series: bool


@dataclass(frozen=True)
class Line:
    """The observations of one subject in the order of time.

    `missing` says why there is none, under each period for which the data says so.
    """

    key: str
    name: str
    points: tuple[Point, ...]
    missing: Mapping[str, str]

    @property
    def end(self) -> Point:
        """The latest observation."""
        return self.points[-1]

    @property
    def stretches(self) -> list[tuple[Point, ...]]:
        """What lies within one series each: over gaps, but over no break."""
        starts = [i for i, point in enumerate(self.points) if point.starts_new_series]
        edges = [0, *starts, len(self.points)]
        return [self.points[a:b] for a, b in pairwise(edges) if b > a]

    def value_in(self, period: str) -> float | None:
        """What was observed in a period."""
        return next((point.value for point in self.points if point.period == period), None)


def read_lines(scene: Scene, known: pd.DataFrame) -> tuple[list[Line], int]:
    """The lines to draw, and how many there would be: all if they are few, else the picks.

    `known` are the view's rows that have a subject, a period and a value.
    """
    chosen, count = choose_keys(scene, known, theme.MAXIMUM_SERIES)
    lines = lines_of(scene, known, chosen)
    if len(lines) > theme.MAXIMUM_SERIES:
        lines.sort(key=lambda line: -line.end.value)
    return lines, count


def lines_of(scene: Scene, known: pd.DataFrame, chosen: Sequence[str]) -> list[Line]:
    """The lines of subjects by their keys; those among them that have no observation are left out.

    `known` are the view's rows that have a subject, a period and a value.
    """
    assert scene.time is not None
    subject, time = scene.subject, scene.time.name
    texts = scene.texts(time)[scene.rows[time].notna()]
    places = texts.map(scene.periods.places).astype("float64").sort_values(kind="stable")
    keys = _keys(scene)
    step = usual_step(scene, known)
    own_rows = places.groupby(keys[places.index]).groups
    is_known, lines = set(known.index), []
    present = set(keys[known.index])
    for key in (key for key in chosen if key in present):
        own = list(own_rows[key])
        name = scene.name(subject, key) if subject else scene.measure.title
        missing = {texts[i]: scene.missing_reason(i) for i in own if i not in is_known}
        lines.append(Line(key, name, _points(scene, own, is_known, key, step), missing))
    return lines


def choose_keys(scene: Scene, known: pd.DataFrame, most: int) -> tuple[list[str], int]:
    """The subjects to draw and how many there are: all if they are few, else so many at most.

    These are the picks if there are several among them, else those with the highest latest value.
    """
    assert scene.time is not None
    keys = _keys(scene)[known.index]
    every = list(dict.fromkeys(keys))
    if len(every) <= MOST_LINES:
        order = list(scene.subject.labels) if scene.subject else []
        return sorted(every, key=lambda k: order.index(k) if k in order else len(order)), len(every)
    picked = scene.picked(every)
    if len(picked) > 1:
        return picked[:most], len(every)
    places = scene.texts(scene.time.name)[known.index].map(scene.periods.places)
    known = known.assign(key=keys, place=places.astype("float64"))
    latest = known.sort_values("place").groupby("key").tail(1)
    latest = latest.sort_values([scene.measure.name, "key"], ascending=[False, True])
    return list(latest["key"].head(most)), len(every)


def _keys(scene: Scene) -> pd.Series:
    subject = scene.subject
    return scene.texts(subject.name) if subject else pd.Series("", index=scene.rows.index)


def _points(
    scene: Scene, own: Sequence[Any], known: Set[Any], key: str, step: float
) -> tuple[Point, ...]:
    """The observations among a subject's rows, which come in the order of time."""
    assert scene.time is not None
    points: list[Point] = []
    run, is_after_missing = 0, False
    for index in own:
        if index not in known:
            is_after_missing = True
            continue
        period = scene.text(scene.time.name, index)
        place = scene.periods.place(period)
        before = points[-1].place if points else None
        is_broken = before is not None and _is_broken(scene, key, index, before, place)
        is_gap = before is not None and (is_after_missing or place - before > step)
        run, is_after_missing = run + (is_broken or is_gap), False
        x = place if scene.periods.is_in_proportion else period
        value = float(scene.value(scene.measure.name, index))
        points.append(Point(period, place, x, value, run, is_broken))
    return tuple(points)


def _is_broken(scene: Scene, key: str, index: Any, before: float, place: float) -> bool:
    """Whether a new series begins after one place in time and not after another.

    A break concerns an entity, also where the lines are parts of it.
    """
    entity = scene.table.entity
    about = {key, scene.text(entity.name, index) if entity else key}
    return any(
        before < scene.periods.place(broken.period) <= place
        for broken in scene.measure.breaks
        if any(broken.concerns(one) for one in about)
    )


def usual_step(scene: Scene, known: pd.DataFrame) -> float:
    """The usual distance between the periods of one subject: what is further apart has a gap.

    Months and quarters differ in days, so days may be half as far apart again, and a weekend is no
    gap; days that keep no rhythm have none. `known` is as for `read_lines`.
    """
    assert scene.time is not None
    texts = scene.texts(scene.time.name)[known.index]
    places = texts.map(scene.periods.places).astype("float64").sort_values(kind="stable")
    steps = places.groupby(_keys(scene)[places.index]).diff().dropna()
    if not scene.periods.is_dated:
        return float(steps.mode().iloc[0]) if len(steps) else 0.0
    usual = float(steps.median()) if len(steps) else 0.0
    keeps_time = steps.between(usual / SLACK, usual * SLACK).mean() >= KEEPS_TIME
    return max(usual * SLACK, WEEKEND) if keeps_time else float("inf")
