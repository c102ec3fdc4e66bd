"""Finds numbers that stand for what is missing, and are read as figures."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.codes import finding
from pipeline.codes.hints.numbers import missing_mark
from pipeline.findings import Finding
from pipeline.missing_codes import missing_codes
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.columns import (
    cell_text,
    column_figures,
    named_rows,
    place_in,
)


def check_missing_codes(known: Inspection) -> Iterator[Finding]:
    """Find codes such as -9999 among the figures of a measure: one finding a column and code."""
    for table in known.tables:
        for field in table.declared.measures:
            figures = column_figures(table, field)
            for code in missing_codes(figures.values):
                rows = figures.indices[np.equal(figures.values, code)]
                value = cell_text(table, field.name, rows[0])
                yield finding(
                    "missing-coded",
                    place_in(known.folder, table, field.name, rows[0], value),
                    count=len(rows),
                    rows=named_rows(rows),
                    hint=missing_mark(value),
                    value=value,
                    column=field.name,
                )
