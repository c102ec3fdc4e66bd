"""Finds series that lie apart from all others as a whole, and zeros among large values."""

from __future__ import annotations

import numpy as np

from pipeline.codes import finding
from pipeline.codes.phrases.series import LARGEST, SMALLEST, factor_words
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Array, FiguresTable, RowsBySeries
from pipeline.validation.quality.numbering import renumber
from pipeline.validation.quality.wording import amount, counted, together

_FEWEST = 8
# In base-10 logarithms. Small things are rounded, so the least must lie further apart.
_ABOVE, _BELOW = 2.0, 3.0
_MOST_APART = 0.05
_FEWEST_ZEROS, _SHARE_OF_ZEROS = 5, 0.01
# So many last digits a neighbour of a zero must have, or the zero may be a small value rounded.
_NO_ROUNDING = 20
_LEVEL = 0.3


def check_series_offsets(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find whole series in another unit than the others, and zeros between values far from zero."""
    series = table.series
    if series is None or not len(series.rows):
        return []
    found: list[Finding] = []
    for measure in table.measures:
        found.extend(_series_apart(table, series, measure.name))
        found.extend(_zeros(table, series, measure.name))
    return found


def _series_apart(table: FiguresTable, series: RowsBySeries, measure: str) -> list[Finding]:
    usual = _usual(table, series, measure)
    if np.isnan(usual).all():
        return []
    crowd = [name for name in table.dimensions if name != table.entity]
    groups, number = renumber(table.groups(crowd)[series.rows[series.starts]])
    said = []
    for group in range(number):
        here = np.flatnonzero((groups == group) & ~np.isnan(usual))
        here = here[np.argsort(usual[here], kind="stable")]
        for apart, nearest in _ends(usual[here]):
            other = int(here[nearest])
            for i in (int(here[place]) for place in apart):
                row = int(series.rows[series.starts[i]])
                one = finding(
                    "series-apart",
                    table.place(measure, row),
                    found=table.thing(row),
                    usual=f"{float(amount(10.0 ** usual[i], 3)):,.12g}",
                    factor=factor_words(10.0 ** (usual[i] - usual[other])),
                    other=table.thing(int(series.rows[series.starts[other]])),
                    end=LARGEST if usual[i] > usual[other] else SMALLEST,
                )
                said.append(("", row, one))
    return together(said)


def _usual(table: FiguresTable, series: RowsBySeries, measure: str) -> Array:
    """The mean logarithm of each series; NaN where some of it is known to be odd."""
    values = table.values(measure)[series.rows]
    usual = np.full(len(series.starts), np.nan)
    with np.errstate(invalid="ignore"):
        known = np.flatnonzero(values > 10 * table.resolution(measure))
        below = np.flatnonzero(values < 0)
    if not len(known):
        return usual
    logs = np.log10(values[known])
    if np.ptp(logs) < _ABOVE:
        return usual
    numbers = series.numbers[known]
    sizes = np.bincount(numbers, minlength=len(usual))
    sums = np.bincount(numbers, logs, minlength=len(usual))
    filled = sizes > 0
    usual[filled] = sums[filled] / sizes[filled]
    odd = np.flatnonzero(table.is_odd(measure)[series.rows])
    usual[series.numbers[np.concatenate((odd, below))]] = np.nan
    return usual


def _ends(usual: Array) -> list[tuple[range, int]]:
    """The few at an end of sorted series that a wide gap divides from the rest, and the next."""
    most = max(1, int(_MOST_APART * len(usual)))
    if len(usual) - most < _FEWEST:
        return []
    steps, last = np.diff(usual), len(usual) - 1
    high = [n for n in range(1, most + 1) if steps[last - n] >= _ABOVE]
    low = [n for n in range(1, most + 1) if steps[n - 1] >= _BELOW]
    found = [(range(len(usual) - n, len(usual)), last - n) for n in high[-1:]]
    return found + [(range(n), n) for n in low[-1:]]


def _zeros(table: FiguresTable, series: RowsBySeries, measure: str) -> list[Finding]:
    """Zeros, each between two values of its series that are far from zero and near each other."""
    values = table.values(measure)[series.rows]
    before, after = values[:-2], values[2:]
    one = (series.numbers[:-2] == series.numbers[1:-1]) & (
        series.numbers[1:-1] == series.numbers[2:]
    )
    with np.errstate(invalid="ignore"):
        lower, upper = np.minimum(before, after), np.maximum(before, after)
        is_level = (lower > _NO_ROUNDING * table.resolution(measure)) & (lower > _LEVEL * upper)
        zeros = np.flatnonzero((values[1:-1] == 0) & one & is_level) + 1
    known = int(np.count_nonzero(~np.isnan(values)))
    if len(zeros) < max(_FEWEST_ZEROS, _SHARE_OF_ZEROS * known):
        return []
    rows = sorted(int(row) for row in series.rows[zeros])
    said = finding("zeros-for-missing", table.place(measure, rows[0]), number=f"{len(rows):,}")
    return [counted(said, rows)]
