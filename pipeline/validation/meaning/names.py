"""Finds names beside codes that are not the names that the reference has for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.codes import finding
from pipeline.findings import ROWS_NAMED, Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredField
from pipeline.validation.reading.columns import cell_text, place_in
from pipeline.validation.reading.tables import ReadTable
from pipeline.validation.suggest import nearest_spelling

# So many of the pairs of code and text must agree for a column to be one of names.
_MOST, _FEWEST = 0.6, 4
_MOST_PAIRS = 5_000


def check_names(
    folder: Folder, table: ReadTable, code: DeclaredField, names: Mapping[str, str]
) -> Iterator[Finding]:
    """Find rows in which a column of names has another than the reference for the row's code."""
    if table.cells is None or code.name not in table.cells.column_names:
        return
    for field in table.declared.fields:
        is_text = field.type == "string" and field.name not in table.declared.key_columns
        if not is_text or field.name == code.name or field.name not in table.cells.column_names:
            continue
        pairs = _pairs(table, code.name, field.name)
        wrong = [(key, name) for key, name in pairs if key in names and names[key] != name]
        if len(pairs) < _FEWEST or len(pairs) - len(wrong) < _MOST * len(pairs):
            continue
        codes = {name: key for key, name in names.items()}
        for key, name in wrong[:ROWS_NAMED]:
            # What is neither another's name nor misspelt is how the source writes it.
            if name not in codes and not nearest_spelling(name, [names[key]]):
                continue
            rows = pairs[key, name]
            yield finding(
                "name-not-of-code",
                place_in(folder, table, field.name, rows[0], cell_text(table, field.name, rows[0])),
                count=len(rows),
                rows=tuple(row + 2 for row in rows[:ROWS_NAMED]),
                value=name,
                key=key,
                name=names[key],
            )


def _pairs(table: ReadTable, code: str, column: str) -> dict[tuple[str, str], list[int]]:
    """The rows, from 0, of each pair of a code and a text; none where there are too many."""
    assert table.cells is not None
    cells = table.cells.select([code, column])
    if pc.count_distinct(cells[column]).as_py() > _MOST_PAIRS:
        return {}
    found: dict[tuple[str, str], list[int]] = {}
    columns = (_texts(cells[code]), _texts(cells[column]))
    for row, pair in enumerate(zip(*columns, strict=True)):
        found.setdefault(pair, []).append(row)
        if len(found) > _MOST_PAIRS:
            return {}
    return {pair: rows for pair, rows in found.items() if all(pair)}


def _texts(column: pa.ChunkedArray) -> list[str]:
    return [str(text) for text in column.to_pylist()]
