"""Finds rows that are no data: notes and totals below the table, and its header once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pyarrow.compute as pc

from pipeline.findings import ROWS_NAMED
from pipeline.judging.judge import Fault
from pipeline.validation.descriptor_view import NUMBER_TYPES
from pipeline.validation.reading.arrays import text_scalar
from pipeline.validation.reading.tables import ReadTable

NOTES, TOTALS, NAMES, SECOND_HEADER = "notes", "totals", "names", "second-header"
NO_DATA = frozenset({NOTES, TOTALS, NAMES, SECOND_HEADER})
_MOST_ROWS = 30
_TYPED = NUMBER_TYPES | {"year", "yearmonth", "date", "datetime"}
_WORDS = re.compile(r"[^\W\d_]{2,}[^\W\d_ ./%()&-]*")
_TOTALS = frozenset(
    {"all", "average", "grand total", "mean", "median", "overall", "sum", "sums", "total", "totals"}
)


def rows_without_data(number: int, table: ReadTable) -> Iterator[Fault]:
    """Find rows that are no data: headers anywhere, notes and totals among the last rows.

    `number` is the table's place among the resources. Rows are looked at as notes and totals only
    where other columns must not be empty.
    """
    first = table.labels[0].strip() if table.labels else ""
    if table.cells is None or first not in table.cells.column_names:
        return
    names = _rows_of_names(table, first)
    if names:
        yield _fault(number, NAMES, first, dict.fromkeys(names, first))
    else:
        yield from _second_header(number, table, first)
    needed = _needed(table, first)
    if needed:
        notes, totals = _last_rows(table, first, needed)
        if notes:
            yield _fault(number, NOTES, first, notes)
        if totals:
            yield _fault(number, TOTALS, first, totals)


def _rows_of_names(table: ReadTable, first: str) -> list[int]:
    """The rows in which each column has its own name."""
    assert table.cells is not None
    same = pc.equal(table.cells[first], text_scalar(first))
    if len(table.cells.column_names) == 1 or not pc.any(same, min_count=0).as_py():
        return []
    for name in table.cells.column_names[1:]:
        same = pc.and_(same, pc.equal(table.cells[name], text_scalar(name)))
    return [row + 2 for row in pc.indices_nonzero(same).to_pylist()]


def _second_header(number: int, table: ReadTable, first: str) -> Iterator[Fault]:
    """Find a first row with words wherever the columns, two at least, have numbers or periods."""
    assert table.cells is not None
    record = table.cells.slice(0, 1).to_pylist()[0]
    typed = [field.name for field in table.declared.fields if field.type in _TYPED]
    words = {name: record[name] for name in typed if record.get(name)}
    if len(words) < 2 or any(character.isdigit() for word in words.values() for character in word):
        return
    if not any(len(word) >= len("unit") and _WORDS.match(word) for word in words.values()):
        return
    fault = _fault(number, SECOND_HEADER, first, {2: record[first]})
    yield fault._replace(note=", ".join(words))


def _last_rows(
    table: ReadTable, first: str, needed: frozenset[str]
) -> tuple[dict[int, str], dict[int, str]]:
    """Notes and totals by their rows, with what their first cell says."""
    assert table.cells is not None
    last = table.cells.slice(max(table.cells.num_rows - _MOST_ROWS, 0)).to_pylist()
    start = table.cells.num_rows - len(last) + 2
    notes: dict[int, str] = {}
    totals: dict[int, str] = {}
    for row, record in reversed(list(enumerate(last, start))):
        if not any(cell for name, cell in record.items() if name != first):
            if " " in record[first].strip():
                notes[row] = record[first]
        elif _is_total(record, first, needed):
            totals[row] = record[first]
        else:
            break
    return notes, totals


def _is_total(record: Mapping[str, str], first: str, needed: frozenset[str]) -> bool:
    """Whether a row speaks of a total and lacks what a row of data needs."""
    return names_total(record[first]) and any(not record[name] for name in needed if name in record)


def names_total(text: str) -> bool:
    """Whether a cell says that its row is the sum or mean of others."""
    return text.strip(" :").casefold() in _TOTALS


def _fault(number: int, kind: str, first: str, found: Mapping[int, str]) -> Fault:
    rows = tuple(sorted(found))
    return Fault(
        number,
        kind,
        first,
        1,
        value=found[rows[0]],
        times=len(rows),
        rows=rows[:ROWS_NAMED],
    )


def _needed(table: ReadTable, first: str) -> frozenset[str]:
    """The columns other than the first that must have a value in every row."""
    return frozenset(
        field.name
        for field in table.declared.fields
        if field.name != first
        and (field.name in table.declared.primary_key or field.constraints.get("required") is True)
    )
