"""Finds columns that say the same in every row, or nothing."""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Figures
from pipeline.validation.reading.arrays import text_scalar

_FEWEST = 10
_MAY_BE_CONSTANT = ("time", "status", "attribute")


def check_constants(folder: Folder, table: Figures) -> list[Finding]:
    """Find columns outside the keys in which no row differs from another."""
    found: list[Finding] = []
    if table.rows < _FEWEST:
        return found
    for field in table.read.declared.fields:
        name = field.name
        if name in table.read.declared.key_columns or name not in table.cells.column_names:
            continue
        first = table.cell(name, 0)
        is_empty = bool(table.missing(name).all())
        is_exempt = field.properties.get("role") in _MAY_BE_CONSTANT
        if is_empty:
            found.append(
                finding("column-without-values", table.column_place(name), number=table.rows)
            )
        elif not is_exempt and _is_constant(table, name, first):
            place = table.column_place(name)
            found.append(finding("column-constant", place, number=table.rows, value=first))
    return found


def _is_constant(table: Figures, name: str, first: str) -> bool:
    if pc.all(pc.equal(table.cells[name], text_scalar(first))).as_py():
        return True
    if name not in {measure.name for measure in table.measures}:
        return False
    values = table.values(name)
    return bool(np.all(values == values[0]))
