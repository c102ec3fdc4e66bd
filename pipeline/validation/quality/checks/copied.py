"""Finds measures of one table that have the same numbers throughout."""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

import numpy as np

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Array, FiguresTable

# Fewer rows, or fewer numbers in them, may well agree by chance.
_FEWEST_ROWS, _FEWEST_DIFFERENT = 10, 5


def check_copied(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find measures that have the numbers of one before them in every row."""
    return list(_copies(table))


def _copies(table: FiguresTable) -> Iterator[Finding]:
    first: dict[int, str] = {}
    for measure in table.measures:
        values = table.values(measure.name)
        # Each number of one copy may be written otherwise, so the floats are compared.
        other = first.setdefault(crc32(values.tobytes()), measure.name)
        if other == measure.name or not np.array_equal(values, table.values(other), equal_nan=True):
            continue
        if _is_rich(values):
            place = table.column_place(measure.name)
            known = int(np.count_nonzero(~np.isnan(values)))
            yield finding("measure-copied", place, other=other, number=f"{known:,}")


def _is_rich(values: Array) -> bool:
    """Whether there are enough different numbers, and they do not only count the rows."""
    known = values[~np.isnan(values)]
    is_count = bool((np.diff(known) == 1).all())
    return (
        len(known) >= _FEWEST_ROWS and len(np.unique(known)) >= _FEWEST_DIFFERENT and not is_count
    )
