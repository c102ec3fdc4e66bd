"""Finds periods that are missing inside series, or everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.codes import finding
from pipeline.codes.phrases.subjects import TABLE
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.documented_years import years_told
from pipeline.validation.quality.figures import Array, FiguresTable, RowsBySeries

_FEWEST_SERIES, _FEWEST_PERIODS = 5, 5
# A period is common if no more of the series that run past it lack it than one or these; and gaps
# are the table's nature if more series than these have one.
_LACKING = 0.05


def check_gaps(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find periods that a series lacks though most have them, and one that all lack."""
    series = table.series
    if series is None:
        return []
    told = years_told(folder)
    return [*_in_series(table, series, told), *_everywhere(table, series, told)]


def _in_series(
    table: FiguresTable, series: RowsBySeries, told: frozenset[str]
) -> Iterator[Finding]:
    number = len(series.starts)
    if number < _FEWEST_SERIES:
        return
    ends = np.append(series.starts[1:], len(series.rows)) - 1
    first, last = series.periods[series.starts], series.periods[ends]
    have = np.bincount(series.periods, minlength=len(series.names))
    spanning = _count_spans(first, last, len(series.names))
    common = spanning - have <= np.maximum(1, _LACKING * spanning)
    common &= spanning >= _FEWEST_SERIES
    common &= [name[:4] not in told for name in series.names]
    up_to = np.concatenate([[0], np.cumsum(common)])
    own = np.add.reduceat(common[series.periods].astype(np.int64), series.starts)
    lacking = up_to[last + 1] - up_to[first] - own
    with_gaps = np.flatnonzero(lacking)
    of_any_kind = np.count_nonzero(last - first + 1 > ends - series.starts + 1)
    if not len(with_gaps) or of_any_kind > max(1, _LACKING * number):
        return
    row, missing = min(_first_gap(series, int(i), common, ends) for i in with_gaps[:1000])
    thing = table.thing(row) or TABLE
    yield finding(
        "gap",
        table.place(table.time or "", row),
        count=int(lacking.sum()),
        found=thing,
        period=series.names[missing],
        number=int(have[missing]),
        of=int(spanning[missing]),
    )


def _count_spans(first: Array, last: Array, periods: int) -> Array:
    """How many series begin before or at each period and end at it or after."""
    change = np.bincount(first, minlength=periods + 1)
    return np.cumsum(change - np.bincount(last + 1, minlength=periods + 1))[:periods]


def _first_gap(series: RowsBySeries, i: int, common: Array, ends: Array) -> tuple[int, int]:
    """The row after the first gap of a series, and the period that is missing."""
    places = range(int(series.starts[i]), int(ends[i]) + 1)
    own = series.periods[places.start : places.stop]
    wanted = np.arange(own[0], own[-1] + 1)
    missing = int(next(p for p in wanted[common[wanted]] if p not in own))
    after = places.start + int(np.searchsorted(own, missing))
    return int(series.rows[after]), missing


def _everywhere(
    table: FiguresTable, series: RowsBySeries, told: frozenset[str]
) -> Iterator[Finding]:
    if not all(name.isdecimal() and len(name) == 4 for name in series.names):
        return
    years = np.array([int(name) for name in series.names])
    distances = np.diff(years)
    if len(distances) < _FEWEST_PERIODS:
        return
    step = int(distances.min())
    odd = np.flatnonzero(distances != step)
    if len(odd) != 1 or distances[odd[0]] % step:
        return
    missing = range(years[odd[0]] + step, years[odd[0] + 1], step)
    if told.issuperset(str(year) for year in missing):
        return
    after = np.flatnonzero(series.periods == odd[0] + 1)
    yield finding(
        "period-missing",
        table.place(table.time or "", int(series.rows[after].min())),
        count=len(missing),
        period=", ".join(str(year) for year in missing),
        first=series.names[0],
        last=series.names[-1],
    )
