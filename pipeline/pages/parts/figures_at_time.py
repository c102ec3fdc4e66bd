"""What the data holds on a place for some years: the figures of a time, and no more than that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.engine import Ask
from pipeline.pages.parts.series import Holding, Point, Series, headlines


@dataclass(frozen=True)
class Then:
    """A headline figure at the first of the years for which it is held, and at the last.

    `last` is None where there is one year only, or where the two do not compare.
    """

    series: Series
    first: Point
    last: Point | None


def figures_then(
    ask: Ask, held: Sequence[Holding], first: str, last: str | None
) -> tuple[Then, ...]:
    """The headline figures held for the years from `first` to `last`, or to the newest."""
    found = (_then(ask, series, first, last) for series in headlines(held))
    return tuple(one for one in found if one)


def _then(ask: Ask, series: Series, first: str, last: str | None) -> Then | None:
    held = [
        (point, stretch)
        for point, stretch in zip(series.points, series.stretches(ask), strict=True)
        if stretch and point.period[:4].isdigit() and first <= point.period[:4] <= (last or "9999")
    ]
    if not held:
        return None
    (begin, its_stretch), (end, last_stretch) = held[0], held[-1]
    compares = begin is not end and its_stretch.series == last_stretch.series
    return Then(series, begin, end if compares else None)
