"""Reads a column of a table at once: its distinct texts, its numbers, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.findings import ROWS_NAMED, Place
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredField, text
from pipeline.validation.reading.arrays import as_numpy, mask_as_numpy, text_array, whole_array
from pipeline.validation.reading.tables import ReadTable, missing_values

# Row i of the cells is this much further down in the file, where the header is row 1.
_FIRST_ROW = 2
_SAMPLE = 10_000
_NUMBER = r"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$"


@dataclass(frozen=True)
class Figures:
    """The numbers of a column and, as `indices`, their rows among the cells, from 0."""

    values: np.ndarray
    indices: np.ndarray


def texts_of(table: ReadTable, column: str) -> pa.Array:
    """The texts of a column without those that stand for a missing value.

    Each comes once, unless nearly all differ, where finding out costs more than it saves.
    """
    if table.cells is None or column not in table.cells.column_names:
        return text_array([])
    cells = whole_array(table.cells[column])
    is_varied = len(cells) > _SAMPLE and len(cells[:_SAMPLE].unique()) > _SAMPLE // 2
    distinct = cells if is_varied else table.distinct(column).texts
    return distinct.filter(pc.invert(is_missing(table, column, distinct)))


def distinct_texts(table: ReadTable, column: str) -> pa.Array:
    """The distinct texts of a column without those that stand for a missing value."""
    distinct = table.distinct(column).texts
    return distinct.filter(pc.invert(is_missing(table, column, distinct)))


def is_missing(table: ReadTable, column: str, texts: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Which of some texts stand for a missing value in a column."""
    missing = text_array(sorted(missing_values(table.declared, column)))
    return pc.is_in(texts, value_set=missing)


def figures_of(table: ReadTable, field: DeclaredField) -> Figures:
    """The numbers of a column in the form that is declared; other cells are left out."""
    empty = Figures(np.array([]), np.array([], dtype=np.int64))
    if table.cells is None or field.name not in table.cells.column_names:
        return empty
    cells = plain = whole_array(table.cells[field.name])
    group, decimal = (text(field.properties.get(key)) for key in ("groupChar", "decimalChar"))
    if group:
        plain = pc.replace_substring(plain, group, "")
    if decimal and decimal != ".":
        plain = pc.replace_substring(plain, decimal, ".")
    is_number = pc.match_substring_regex(plain, _NUMBER)
    is_number = pc.and_not(is_number, is_missing(table, field.name, cells))
    indices = np.flatnonzero(mask_as_numpy(is_number))
    if not len(indices):
        return empty
    kept = pc.utf8_trim(plain.filter(is_number), "+ \t\r\n")
    return Figures(as_numpy(pc.cast(kept, pa.float64()), float), indices)


def rows_of(table: ReadTable, column: str, texts: Iterable[str]) -> np.ndarray:
    """The rows among the cells, from 0, in which a column has one of some texts."""
    if table.cells is None:
        return np.array([], dtype=np.int64)
    found = pc.is_in(table.cells[column], value_set=text_array(list(texts)))
    return np.flatnonzero(mask_as_numpy(found))


def named_rows(indices: np.ndarray) -> tuple[int, ...]:
    """The first rows of some among the cells, as a spreadsheet counts them."""
    return tuple(int(index) + _FIRST_ROW for index in indices[:ROWS_NAMED])


def cell_text(table: ReadTable, column: str, index: int) -> str:
    """The text of one cell."""
    return "" if table.cells is None else str(table.cells[column][int(index)].as_py())


def place_in(folder: Folder, table: ReadTable, column: str, index: int, value: str | None) -> Place:
    """The place of a cell; `value` is how it may be quoted."""
    row = int(index) + _FIRST_ROW
    return folder.place(
        table.declared.path,
        line=table.lines.line(row),
        row=row,
        column=[label.strip() for label in table.labels].index(column) + 1,
        field=column,
        value=value,
    )
