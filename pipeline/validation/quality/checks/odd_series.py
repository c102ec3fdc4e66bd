"""Finds series that stand still, or run backwards, where those beside them do not."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import numpy as np

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredField
from pipeline.validation.quality.figures import Array, FiguresTable, RowsBySeries

# Fewer periods or series may well do so by chance.
_FEWEST_PERIODS, _FEWEST_SERIES = 6, 5
_MOST, _MOST_SPARSE = 0.8, 3
# So much a series runs against the middle of the others, and with it when turned round, where
# nearly all of the others run with it.
_AGAINST, _WITH = -0.8, 0.9


def check_odd_series(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find series that are constant, or reversed, beside others that are not."""
    del folder
    series = table.series
    if series is None or len(series.starts) < _FEWEST_SERIES:
        return []
    if len(series.names) < _FEWEST_PERIODS or _is_sparse(series):
        return []
    found: list[Finding] = []
    for measure in table.measures:
        grid = _grid(table, series, measure)
        found.extend(_constant(table, series, measure, grid))
        found.extend(_reversed(table, series, measure, grid))
    return found


def _is_sparse(series: RowsBySeries) -> bool:
    """Whether most series lack most periods, so that there is nothing to hold them against."""
    return len(series.starts) * len(series.names) > _MOST_SPARSE * len(series.rows)


def _grid(table: FiguresTable, series: RowsBySeries, measure: DeclaredField) -> Array:
    """The figures of a measure by series and period; NaN where there is none."""
    grid = np.full((len(series.starts), len(series.names)), np.nan)
    grid[series.numbers, series.periods] = table.values(measure.name)[series.rows]
    return grid


def _constant(
    table: FiguresTable, series: RowsBySeries, measure: DeclaredField, grid: Array
) -> Iterator[Finding]:
    known = np.count_nonzero(~np.isnan(grid), axis=1)
    long = known >= _FEWEST_PERIODS
    if np.count_nonzero(long) < _FEWEST_SERIES:
        return
    moved = np.count_nonzero(np.nan_to_num(np.diff(grid, axis=1)), axis=1)
    varied = long & (moved > known / 2)
    if np.count_nonzero(varied) < _MOST * np.count_nonzero(long):
        return
    with np.errstate(invalid="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        still = long & (np.nanmin(grid, axis=1) == np.nanmax(grid, axis=1))
    for number in np.flatnonzero(still):
        first = series.starts[number]
        row = int(series.rows[first])
        if table.cell(measure.name, row).strip("0.,-") == "":
            continue  # None of something is a figure that may well stay.
        yield finding(
            "series-constant",
            table.place(measure.name, row),
            count=int(known[number]),
            thing=table.thing(row),
            column=measure.name,
            value=table.cell(measure.name, row),
        )


def _reversed(
    table: FiguresTable, series: RowsBySeries, measure: DeclaredField, grid: Array
) -> Iterator[Finding]:
    whole = ~np.isnan(grid).any(axis=1)
    if grid.shape[1] < _FEWEST_PERIODS or np.count_nonzero(whole) < _FEWEST_SERIES:
        return
    ranks = _standard(grid[whole])
    middle = np.median(ranks, axis=0)
    if not np.ptp(middle):
        return
    along, back = (_like(one, middle) for one in (ranks, ranks[:, ::-1]))
    if np.count_nonzero(along > _WITH) < _MOST * len(ranks):
        return
    numbers = np.flatnonzero(whole)
    for place in np.flatnonzero((along < _AGAINST) & (back > _WITH)):
        row = int(series.rows[series.starts[numbers[place]]])
        yield finding(
            "series-reversed",
            table.place(measure.name, row),
            count=grid.shape[1],
            thing=table.thing(row),
            column=measure.name,
        )


def _standard(grid: Array) -> Array:
    """Series with their mean taken away, and of one size; a constant one stays at nothing."""
    moved = grid - grid.mean(axis=1, keepdims=True)
    size = np.linalg.norm(moved, axis=1, keepdims=True)
    standard: Array = np.divide(moved, size, out=np.zeros_like(moved), where=size > 0)
    return standard


def _like(series: Array, middle: Array) -> Array:
    """How much each series runs as another does, from -1 to 1."""
    like: Array = series @ _standard(middle[None, :])[0]
    return like
