"""A small trend line: where a series goes, with gaps as gaps and breaks as breaks."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.engine import Ask
from pipeline.pages.parts.series import Point, Series

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


def sparkline(ask: Ask, series: Series) -> Sparkline | None:
    """Draw a series. None where there are not two values to draw.

    Values are joined only where the periods follow each other in the table and the two compare.
    """
    if len(series.known) < 2:
        return None
    runs = _runs(ask, series)
    places = _places(series)
    lines = tuple(" ".join(",".join(places[p]) for p in run) for run in runs if len(run) > 1)
    dots = tuple(places[run[0]] for run in runs if len(run) == 1)
    return Sparkline(lines, dots, places[series.known[-1]])


def _runs(ask: Ask, series: Series) -> list[list[Point]]:
    runs: dict[int, list[Point]] = {}
    for point, stretch in zip(series.points, series.stretches(ask), strict=True):
        if stretch:
            runs.setdefault(stretch.run, []).append(point)
    return list(runs.values())


def _places(series: Series) -> dict[Point, tuple[str, str]]:
    """Where points stand: across, in the span of the whole table; up, in that of the series."""
    values = [point.value for point in series.known if point.value is not None]
    low, high = min(values), max(values)
    start, end = series.points[0].place, series.points[-1].place
    return {
        point: (
            f"{_between(point.place, start, end, MARGIN, WIDTH - MARGIN):.1f}",
            f"{_between(point.value, low, high, HEIGHT - MARGIN, MARGIN):.1f}",
        )
        for point in series.points
        if point.value is not None
    }


def _between(value: float, low: float, high: float, start: float, end: float) -> float:
    if low == high:
        return (start + end) / 2
    return start + (value - low) / (high - low) * (end - start)
