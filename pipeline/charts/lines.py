"""The lines of a trend: one subject's observations in the order of time, with gaps and breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.charts import theme
from pipeline.charts.scene import Scene

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


def read_lines(scene: Scene) -> tuple[list[Line], int]:
    """The lines to draw, and how many there would be: all if they are few, else the picks."""
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
    if len(lines) > theme.MAXIMUM_SERIES:
        lines.sort(key=lambda line: -line.end.value)
    return lines, len(every)


def _choose(
    scene: Scene, rows: pd.DataFrame, keys: pd.Series | None, every: Sequence[str]
) -> list[str]:
    if keys is None or len(every) <= MOST_LINES:
        order = list(scene.subject.labels) if scene.subject else []
        return sorted(every, key=lambda k: order.index(k) if k in order else len(order))
    picked = scene.picked(every)
    if len(picked) > 1:
        return picked[: theme.MAXIMUM_SERIES]
    latest = rows.assign(key=keys).sort_values(scene.time.name).groupby("key").tail(1)  # type: ignore[union-attr]
    latest = latest.sort_values([scene.measure.name, "key"], ascending=[False, True])
    return list(latest["key"].head(theme.MAXIMUM_SERIES))


def _points(scene: Scene, rows: pd.DataFrame, key: str, step: float | None) -> tuple[Point, ...]:
    time, points, run = scene.time, [], 0
    assert time is not None
    before: tuple[str, float] | None = None
    for index, period, value in zip(
        rows.index, rows[time.name], rows[scene.measure.name], strict=True
    ):
        text = scene.text(time.name, index)
        x = float(period) if time.type in {"year", "integer", "number"} else text
        broken = before is not None and scene.measure.is_broken_between(key, before[0], text)
        gap = (
            before is not None
            and step is not None
            and isinstance(x, float)
            and x - before[1] > step
        )
        run += broken or gap
        points.append(Point(text, x, float(value), run, broken))
        before = (text, x if isinstance(x, float) else 0.0)
    return tuple(points)


def _usual_step(scene: Scene, rows: pd.DataFrame, keys: pd.Series | None) -> float | None:
    """The usual distance between the periods of one subject: what is further apart has a gap."""
    time = scene.time
    if time is None or time.type not in {"year", "integer", "number"}:
        return None
    grouped = (
        rows[time.name].astype("float64").groupby(keys if keys is not None else [0] * len(rows))
    )
    steps = grouped.apply(lambda periods: periods.sort_values().diff()).dropna()
    return float(steps.mode().iloc[0]) if len(steps) else None
