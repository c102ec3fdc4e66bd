"""A small chart of two lines, a score and its benchmark: gaps as gaps, new series as breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.pages.parts.benchmark_scores import Reading

WIDTH, HEIGHT = 300, 150
LEFT, RIGHT, TOP, BOTTOM = 30, 8, 8, 22
STEP = 10.0

Pixels = tuple[str, str]


@dataclass(frozen=True)
class TwoLines:
    """Polylines (each as SVG `points`), dots that stand alone, and what the axes say, in pixels."""

    lines: tuple[str, ...]
    dots: tuple[Pixels, ...]
    marks: tuple[str, ...]
    last: Pixels
    ticks: tuple[tuple[str, str], ...]
    first_period: str
    last_period: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def two_lines(readings: Sequence[Reading], span: tuple[float, float]) -> TwoLines:
    """Draw readings, at least one of which has a score, on a scale over `span` (see `span_of`)."""
    runs = _runs(readings, "run")
    known = [reading for reading in readings if reading.value is not None]

    def place(reading: Reading, value: float) -> Pixels:
        return (_across(readings, reading), _up(value, span))

    def points(run: Sequence[Reading], *, of_marks: bool = False) -> list[Pixels]:
        values = [(one, one.mark if of_marks else one.value) for one in run]
        return [place(one, value) for one, value in values if value is not None]

    low, high = span
    ticks = [low, (low + high) / 2, high] if (high - low) / STEP % 2 == 0 else [low, high]
    return TwoLines(
        lines=tuple(_joined(points(run)) for run in runs if len(run) > 1),
        dots=tuple(points(run)[0] for run in runs if len(run) == 1),
        marks=tuple(
            _joined(points(run, of_marks=True))
            for run in _runs(readings, "mark_run")
            if len(run) > 1
        ),
        last=points(known[-1:])[0],
        ticks=tuple((f"{tick:.0f}", _up(tick, span)) for tick in ticks),
        first_period=readings[0].period,
        last_period=readings[-1].period,
    )


def span_of(every: Sequence[Sequence[Reading]]) -> tuple[float, float]:
    """A scale in whole tens that holds all values of several charts, so that these compare."""
    values = [
        v for readings in every for one in readings for v in (one.value, one.mark) if v is not None
    ]
    low = min(values, default=0.0) // STEP * STEP
    high = -(-max(values, default=STEP) // STEP) * STEP
    return low, max(high, low + STEP)


def _runs(readings: Sequence[Reading], kind: str) -> list[list[Reading]]:
    """The readings that are joined, by the attribute that counts their stretches."""
    runs: dict[int, list[Reading]] = {}
    for reading in readings:
        run = getattr(reading, kind)
        if run is not None:
            runs.setdefault(run, []).append(reading)
    return list(runs.values())


def _joined(points: Sequence[Pixels]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def _across(readings: Sequence[Reading], reading: Reading) -> str:
    steps = max(len(readings) - 1, 1)
    share = readings.index(reading) / steps
    return f"{LEFT + 4 + share * (WIDTH - LEFT - RIGHT - 8):.1f}"


def _up(value: float, span: tuple[float, float]) -> str:
    low, high = span
    return f"{HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM):.1f}"
