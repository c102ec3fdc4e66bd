"""Finds columns that were sorted alone, and periods with the values of the one before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Array, Figures, Series

# Fewer series may well stand in the order of their values by chance.
_FEWEST_ROWS, _FEWEST_VALUES, _FEWEST_SERIES, _ROWS_EACH = 30, 10, 10, 3
_FEWEST_PAIRS, _FEWEST_DIFFERENT = 10, 5
# So many of the values of a period must be those of the one before; elsewhere they seldom are.
_NEARLY_ALL, _SELDOM = 0.9, 0.5


def check_pasted(folder: Folder, table: Figures) -> list[Finding]:
    """Find values that stand in an order or a period in which they hardly belong."""
    if table.series is None or not table.dimensions:
        return []
    found: list[Finding] = []
    for measure in table.measures:
        found.extend(_sorted_alone(table, table.series, measure.name))
        found.extend(_periods_repeated(table, table.series, measure.name))
    return found


def _sorted_alone(table: Figures, series: Series, measure: str) -> Iterator[Finding]:
    """A measure in the order of its size, though the rows are in the order of their series."""
    values = table.values(measure)
    known = values[~np.isnan(values)]
    number = len(series.starts)
    if len(known) < _FEWEST_ROWS or len(np.unique(known)) < _FEWEST_VALUES:
        return
    if number < _FEWEST_SERIES or table.rows < number * _ROWS_EACH:
        return
    steps = np.diff(known)
    if not (np.all(steps >= 0) or np.all(steps <= 0)):
        return
    groups = table.groups(table.dimensions)
    if np.count_nonzero(np.diff(groups)) + 1 == len(np.unique(groups)):
        yield finding("values-sorted", table.column_place(measure), number=f"{len(known):,}")


def _periods_repeated(table: Figures, series: Series, measure: str) -> Iterator[Finding]:
    """Periods in which nearly all series have the value that they had in the one before."""
    values = table.values(measure)[series.rows]
    after = np.flatnonzero((np.diff(series.numbers) == 0) & (np.diff(series.periods) == 1)) + 1
    after = after[~np.isnan(values[after]) & ~np.isnan(values[after - 1])]
    is_same = values[after] == values[after - 1]
    pairs = np.bincount(series.periods[after], minlength=len(series.names))
    same = np.bincount(series.periods[after[is_same]], minlength=len(series.names))
    shares = same / np.maximum(pairs, 1)
    for period in np.flatnonzero((pairs >= _FEWEST_PAIRS) & (shares >= _NEARLY_ALL)):
        others = _without(shares[pairs >= _FEWEST_PAIRS], float(shares[period]))
        here = after[is_same & (series.periods[after] == period)]
        is_rich = len(np.unique(values[here])) >= _FEWEST_DIFFERENT
        if is_rich and len(others) and float(np.median(others)) < _SELDOM:
            yield finding(
                "period-repeated",
                table.place(measure, int(np.min(series.rows[here]))),
                period=series.names[period],
                before=series.names[period - 1],
                number=int(same[period]),
                of=int(pairs[period]),
            )


def _without(shares: Array, share: float) -> Array:
    """The shares of the other periods."""
    return np.delete(shares, int(np.flatnonzero(shares == share)[0]))
