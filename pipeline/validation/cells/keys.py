"""Finds what frictionless does not say about keys: unique keys, and keys that are partly empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.codes import finding
from pipeline.findings import ROWS_NAMED, Finding, Severity
from pipeline.judging.judge import Fault
from pipeline.profile import PropertyPath
from pipeline.validation.descriptor_view import (
    NUMBER_TYPES,
    DeclaredTable,
    declared_tables,
    items,
    texts,
)
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.columns import is_missing
from pipeline.validation.reading.tables import ReadTable

# Values of these types hold several values, and frictionless breaks off when it compares them.
INCOMPARABLE = frozenset({"array", "geojson", "list", "object"})


def check_keys(known: Inspection) -> Iterator[Finding]:
    """Find keys with columns whose values cannot be compared."""
    for table in declared_tables(known.descriptor):
        for at, names in _declared_keys(table):
            for name in names:
                field = table.fields_by_name.get(name)
                if field is not None and field.type in INCOMPARABLE:
                    place = known.folder.property_place(at, name)
                    found = finding("key-not-comparable", place, column=name, kind=field.type)
                    # A unique key alone leaves a table readable: its rows are merely not compared.
                    is_mild = known.profile == "standard" and "uniqueKeys" in at
                    yield replace(found, severity=Severity.WARNING) if is_mild else found


def has_incomparable(table: DeclaredTable, names: Sequence[str]) -> bool:
    """Whether one of the columns holds values that cannot be compared."""
    fields = [table.fields_by_name[name] for name in names if name in table.fields_by_name]
    return any(field.type in INCOMPARABLE for field in fields)


def key_faults(number: int, table: ReadTable) -> Iterator[Fault]:
    """Find rows with no value in a part of their primary key, and repeated unique keys.

    `number` is the table's place among the resources. A row that lacks a part of a unique key is
    passed over, as the standard says.
    """
    cells = table.cells
    if cells is None:
        return
    yield from _half_keys(number, table, cells)
    for key in items(table.declared.schema.get("uniqueKeys")):
        names = texts(key)
        known = set(cells.column_names) & set(table.declared.fields_by_name)
        if names and set(names) <= known and not has_incomparable(table.declared, names):
            yield from _repeated(number, table, cells, names)


def _declared_keys(table: DeclaredTable) -> Iterator[tuple[PropertyPath, tuple[str, ...]]]:
    at = (*table.at, "schema")
    yield (*at, "primaryKey"), table.primary_key
    for i, key in enumerate(items(table.schema.get("uniqueKeys"))):
        yield (*at, "uniqueKeys", i), texts(key)
    for path, key in table.foreign_keys:
        yield (*path, "fields"), texts(key.get("fields"))


def _half_keys(number: int, table: ReadTable, cells: pa.Table) -> Iterator[Fault]:
    """Rows without a value in a part of the primary key, where no column of it is required."""
    fields = table.declared.fields_by_name
    key = [name for name in table.declared.primary_key if name in cells.column_names]
    optional = [
        name
        for name in key
        if name in fields and fields[name].constraints.get("required") is not True
    ]
    if not any(pc.any(is_missing(table, name, cells[name])).as_py() for name in optional):
        return
    wholly = _all_of([is_missing(table, name, cells[name]) for name in key])
    blank = _all_of([is_missing(table, name, cells[name]) for name in cells.column_names])
    for name in ("", *optional):
        lacking = is_missing(table, name, cells[name]) if name else wholly
        rows = pc.indices_nonzero(pc.and_not(lacking, wholly if name else blank))
        if len(rows):
            found = _first(rows)
            column = _column(table, name) if name else 0
            yield Fault(
                number, "primary-key", name, column, "required", times=len(rows), rows=found
            )


def _repeated(
    number: int, table: ReadTable, cells: pa.Table, names: tuple[str, ...]
) -> Iterator[Fault]:
    columns = {name: _comparable(table, cells, name) for name in names}
    lacking = _any_of([is_missing(table, name, cells[name]) for name in names])
    rows = pa.array(range(2, cells.num_rows + 2), pa.int64())
    keyed = pa.table({**columns, "\0row": rows}).filter(pc.invert(lacking))
    counted = keyed.group_by(list(names)).aggregate([("\0row", "min"), ("\0row", "count")])
    groups = counted.filter(pc.greater(counted["\0row_count"], 1))
    if not groups.num_rows:
        return
    again = keyed.join(groups, list(names)).filter(
        pc.greater(pc.field("\0row"), pc.field("\0row_min"))
    )
    again = again.sort_by("\0row")
    row, other = again["\0row"][0].as_py(), again["\0row_min"][0].as_py()
    value = ", ".join(cells[name][row - 2].as_py() for name in names)
    yield Fault(
        number,
        "unique-key",
        ",".join(names),
        0,
        value=value,
        note=f"position {other}",
        times=again.num_rows,
        rows=tuple(again["\0row"][:ROWS_NAMED].to_pylist()),
    )


def _comparable(table: ReadTable, cells: pa.Table, name: str) -> pa.ChunkedArray:
    """A column's texts or, if all of them are plain numbers, what they stand for."""
    column = cells[name].cast(pa.string())
    if table.declared.fields_by_name[name].type in NUMBER_TYPES:
        try:
            missing = is_missing(table, name, cells[name])
            return pc.if_else(missing, None, column).cast(pa.float64())
        except pa.ArrowInvalid:
            return column
    return column


def _all_of(masks: list[pa.ChunkedArray]) -> pa.ChunkedArray:
    whole = masks[0]
    for mask in masks[1:]:
        whole = pc.and_(whole, mask)
    return whole


def _any_of(masks: list[pa.ChunkedArray]) -> pa.ChunkedArray:
    whole = masks[0]
    for mask in masks[1:]:
        whole = pc.or_(whole, mask)
    return whole


def _column(table: ReadTable, name: str) -> int:
    return [label.strip() for label in table.labels].index(name) + 1


def _first(rows: pa.Array) -> tuple[int, ...]:
    return tuple(row + 2 for row in rows[:ROWS_NAMED].to_pylist())
