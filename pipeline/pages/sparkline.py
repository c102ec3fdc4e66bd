"""A small trend line: where a series goes, with gaps as gaps and breaks as breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.pages.series import Point, Series

WIDTH = 96
HEIGHT = 28
MARGIN = 3


@dataclass(frozen=True)
class Sparkline:
    """Polylines (each as SVG `points`), dots that stand alone, and the last point, in pixels."""

    lines: tuple[str, ...]
    dots: tuple[tuple[str, str], ...]
    last: tuple[str, str]
    width: int = WIDTH
    height: int = HEIGHT


def sparkline(series: Series) -> Sparkline | None:
    """Draw a series. None where there are not two values to draw.

    Values are joined only where the periods follow each other in the table, no break is declared
    between them, and the measure compares over time at all.
    """
    if len(series.known) < 2:
        return None
    runs = _runs(series)
    places = _places(series)
    lines = tuple(" ".join(",".join(places[p]) for p in run) for run in runs if len(run) > 1)
    dots = tuple(places[run[0]] for run in runs if len(run) == 1)
    return Sparkline(lines, dots, places[series.known[-1]])


def _runs(series: Series) -> list[list[Point]]:
    runs: list[list[Point]] = [[]]
    for earlier, later in pairwise((None, *series.points)):
        if later is None or later.value is None:
            continue
        joins = (
            earlier is not None and earlier.value is not None and _compares(series, earlier, later)
        )
        if not joins:
            runs.append([])
        runs[-1].append(later)
    return [run for run in runs if run]


def _compares(series: Series, earlier: Point, later: Point) -> bool:
    measure = series.measure
    return measure.comparable_over_time and not measure.is_broken_between(
        series.entity, earlier.period, later.period
    )


def _places(series: Series) -> dict[Point, tuple[str, str]]:
    """Where points stand: across, in the span of the whole table; up, in that of the series."""
    times = _times([point.period for point in series.points])
    values = [point.value for point in series.known if point.value is not None]
    low, high = min(values), max(values)
    start, end = times[0], times[-1]
    return {
        point: (
            f"{_between(time, start, end, MARGIN, WIDTH - MARGIN):.1f}",
            f"{_between(point.value, low, high, HEIGHT - MARGIN, MARGIN):.1f}",
        )
        for point, time in zip(series.points, times, strict=True)
        if point.value is not None
    }


def _times(periods: Sequence[str]) -> list[float]:
    """Periods as numbers that are as far apart as they are in time, or else as their order is."""
    try:
        if all(len(period) == 4 for period in periods):
            return [float(int(period)) for period in periods]
        return [float(date.fromisoformat(period).toordinal()) for period in periods]
    except ValueError:
        return [float(place) for place in range(len(periods))]


def _between(value: float, low: float, high: float, start: float, end: float) -> float:
    if low == high:
        return (start + end) / 2
    return start + (value - low) / (high - low) * (end - start)
