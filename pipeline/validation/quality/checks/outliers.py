"""Finds rows that are far from all others about the same period and category."""

from __future__ import annotations

import numpy as np

from pipeline.codes import finding
from pipeline.codes.phrases.series import factor_words
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Array, FiguresTable
from pipeline.validation.quality.wording import (
    amount,
    counted,
    of_series,
    together,
)

# Series as long as this are judged by themselves, unless half of their values are off.
_LONG = 4


def check_outliers(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find values 100 times or more above or below others that are close together."""
    found: list[Finding] = []
    for measure in table.measures:
        power, medians = table.strays(measure.name)
        said = []
        for rows in _rows_by_series(table, measure.name, power):
            row = int(rows[0])
            usual = amount(float(medians[row]), 3)
            one = finding(
                "outlier",
                table.place(measure.name, row),
                value=table.cell(measure.name, row),
                of=of_series(table, row),
                factor=factor_words(10.0 ** int(power[row])),
                usual=usual,
            )
            one = one if len(rows) == 1 else counted(one, [int(r) for r in rows])
            said.append((f"{power[row]}", row, one))
        found.extend(together(said))
    return found


def _rows_by_series(table: FiguresTable, measure: str, power: Array) -> list[Array]:
    """The rows that are off, those of one series together; what its own series tells left out."""
    series = table.series
    off = power != 0
    if series is None:
        return [np.array([row]) for row in np.flatnonzero(off)]
    known = ~np.isnan(table.values(measure)[series.rows])
    for run in table.levels(measure).runs:
        off[series.rows[run.first : run.last + 1]] = False
    # What is behind a declared break is known to be unlike the rest.
    off[series.rows[table.breaks(measure) > 0]] = False
    in_all = np.bincount(series.numbers[known], minlength=len(series.starts))
    number = np.bincount(series.numbers[off[series.rows]], minlength=len(series.starts))
    wanted = (number > 0) & ((in_all < _LONG) | (number * 2 >= in_all))
    parts = [series.numbers == i for i in np.flatnonzero(wanted)[:1000]]
    return [np.sort(series.rows[part][off[series.rows[part]]]) for part in parts]
