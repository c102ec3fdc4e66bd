"""Finds rows below the data that are notes: a text in the first cell and nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.findings import ROWS_NAMED
from pipeline.judging.judge import Fault
from pipeline.validation.reading.tables import ReadTable

NOTES = "notes"
_MOST_ROWS = 30


def rows_of_notes(number: int, table: ReadTable) -> Iterator[Fault]:
    """Find notes among the last rows of a table in which other columns must not be empty.

    `number` is the table's place among the resources.
    """
    cells, first = table.cells, table.labels[0].strip() if table.labels else ""
    if cells is None or first not in cells.column_names or not _needs_others(table, first):
        return
    last = cells.slice(max(cells.num_rows - _MOST_ROWS, 0)).to_pylist()
    start = cells.num_rows - len(last) + 2
    notes: dict[int, str] = {}
    for row, record in reversed(list(enumerate(last, start))):
        others = [cell for name, cell in record.items() if name != first]
        if any(others):
            break
        if " " in record[first].strip():
            notes[row] = record[first]
    if notes and len(cells.column_names) > 1:
        rows = tuple(sorted(notes))
        yield Fault(
            number,
            NOTES,
            first,
            1,
            value=notes[rows[0]],
            times=len(rows),
            rows=rows[:ROWS_NAMED],
        )


def _needs_others(table: ReadTable, first: str) -> bool:
    """Whether a column other than the first must have a value in every row."""
    return any(
        field.name in table.declared.primary_key or field.constraints.get("required") is True
        for field in table.declared.fields
        if field.name != first
    )
