"""Finds numbers that stand for what is missing, and are read as figures."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.codes import finding
from pipeline.codes.hints.numbers import missing_mark
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.missing_codes import missing_codes
from pipeline.validation.quality.figures import FiguresTable
from pipeline.validation.reading.columns import named_rows


def check_missing_codes(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find codes such as -9999 among the figures of a measure: one finding a column and code."""
    return list(_codes(table))


def _codes(table: FiguresTable) -> Iterator[Finding]:
    for measure in table.measures:
        values = table.values(measure.name)
        for code in missing_codes(values):
            rows = np.flatnonzero(values == code)
            value = table.cell(measure.name, int(rows[0]))
            yield finding(
                "missing-coded",
                table.place(measure.name, int(rows[0])),
                count=len(rows),
                rows=named_rows(rows),
                hint=missing_mark(value),
                value=value,
                column=measure.name,
            )
