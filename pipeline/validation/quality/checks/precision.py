"""Finds values that are written to more decimals than the rest of their measure."""

from __future__ import annotations

import numpy as np

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Array, FiguresTable
from pipeline.validation.quality.wording import counted

_FEWEST = 20
_USUAL, _FINER, _MORE_DIGITS = 0.9, 0.1, 3
# Where most values have more decimals, nobody rounded any: the smaller have the more digits.
_MOST_DECIMALS = 6
_DIGITS_OF_A_FLOAT = 14


def check_precision(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find the few values with far more decimals than the rest."""
    found: list[Finding] = []
    for measure in table.measures:
        values = table.values(measure.name)
        rows = np.flatnonzero(~np.isnan(values) & (values != 0) & ~table.is_odd(measure.name))
        digits = table.decimals(measure.name)[rows]
        if len(rows) < _FEWEST:
            continue
        counts = np.bincount(digits)
        usual = int(np.searchsorted(np.cumsum(counts), _USUAL * len(rows)))
        if usual > _MOST_DECIMALS:
            continue
        # What would be rounded to nothing has to have more digits.
        fits = np.abs(values[rows]) >= 10.0**-usual
        finer = (digits >= usual + _MORE_DIGITS) & fits & ~_are_raw(values[rows], digits)
        if 0 < np.count_nonzero(finer) <= _FINER * len(rows):
            found.append(_finer(table, measure.name, rows[finer], (usual, counts)))
    return found


def _are_raw(values: Array, digits: Array) -> Array:
    """Which values have as many digits as a computer's own numbers: nobody wrote any of them."""
    whole = np.floor(np.log10(np.abs(values))) + 1
    return (whole + digits) >= _DIGITS_OF_A_FLOAT


def _finer(table: FiguresTable, measure: str, rows: Array, usual: tuple[int, Array]) -> Finding:
    most, counts = usual
    row = int(rows[0])
    said = finding(
        "precision-mixed",
        table.place(measure, row),
        value=table.cell(measure, row),
        digits=int(table.decimals(measure)[row]),
        share=f"{counts[: most + 1].sum() / counts.sum():.0%}",
        usual=most,
    )
    return counted(said, [int(row) for row in rows])
