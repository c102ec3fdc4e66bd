"""Finds measures whose values are written to differing numbers of decimals."""

from __future__ import annotations

import numpy as np

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Array, Figures
from pipeline.validation.quality.wording import counted

_FEWEST = 20
_USUAL, _FINER, _MORE_DIGITS = 0.9, 0.1, 3
_WHOLE, _TIMES_BETWEEN, _FEWEST_WHOLE = 0.05, 3, 10


def check_precision(folder: Folder, table: Figures) -> list[Finding]:
    """Find the few values with far more decimals than the rest, and whole numbers among others."""
    found: list[Finding] = []
    for measure in table.measures:
        values = table.values(measure.name)
        rows = np.flatnonzero(~np.isnan(values) & (values != 0) & ~table.is_odd(measure.name))
        digits = table.decimals(measure.name)[rows]
        if len(rows) < _FEWEST or not digits.any():
            continue
        counts = np.bincount(digits)
        usual = int(np.searchsorted(np.cumsum(counts), _USUAL * len(rows)))
        # What would be rounded to nothing has to have more digits.
        fits = np.abs(values[rows]) >= 10.0**-usual
        finer = (digits >= usual + _MORE_DIGITS) & fits
        if 0 < np.count_nonzero(finer) <= _FINER * len(rows):
            found.append(_finer(table, measure.name, rows[finer], (usual, counts)))
        elif _has_whole_numbers(counts):
            at = rows[digits == 0]
            said = finding(
                "whole-numbers-mixed",
                table.place(measure.name, int(at[0])),
                number=f"{len(at):,}",
                of=f"{len(rows):,}",
                usual=int(np.argmax(counts)),
            )
            found.append(counted(said, [int(row) for row in at]))
    return found


def _finer(table: Figures, measure: str, rows: Array, usual: tuple[int, Array]) -> Finding:
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


def _has_whole_numbers(counts: Array) -> bool:
    """Whether there are more whole numbers than zeros dropped from the end would leave."""
    most = int(np.argmax(counts))
    if most < 2:
        return False
    between = int(counts[1:most].sum())
    enough = max(_FEWEST_WHOLE, _WHOLE * counts.sum(), _TIMES_BETWEEN * between)
    return bool(counts[0] >= enough)
