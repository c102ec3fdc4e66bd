"""What the data holds on a place for some years: the figures of a time, and no more than that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.pages.series import Holding, Point, Series, headlines


@dataclass(frozen=True)
class Then:
    """A headline figure at the first of the years for which it is held, and at the last.

    `last` is None where there is one year only, or where the two do not compare.
    """

    series: Series
    first: Point
    last: Point | None


def figures_then(held: Sequence[Holding], first: str, last: str | None) -> tuple[Then, ...]:
    """The headline figures held for the years from `first` to `last`, or to the newest."""
    found = (_then(series, first, last) for series in headlines(held))
    return tuple(one for one in found if one)


def _then(series: Series, first: str, last: str | None) -> Then | None:
    points = [
        point
        for point in series.known
        if point.period[:4].isdigit() and first <= point.period[:4] <= (last or "9999")
    ]
    if not points:
        return None
    begin, end = points[0], points[-1]
    measure = series.measure
    is_broken = measure.is_broken_between(series.entity, begin.period, end.period)
    compares = begin is not end and measure.comparable_over_time and not is_broken
    return Then(series, begin, end if compares else None)
