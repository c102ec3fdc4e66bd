"""Reads tables as a spreadsheet saved them that divides columns and writes numbers in its own way.

Where a file has semicolons, decimal commas or spaces between thousands throughout, one finding
says which lines to declare, and the table is then checked as if they stood in the descriptor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.codes import finding
from pipeline.codes.hints.numbers import declare_marks
from pipeline.codes.phrases.files import marks_for_columns
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import (
    NUMBER_TYPES,
    DeclaredField,
    DeclaredTable,
    items,
    mapping,
)
from pipeline.validation.reading.bytes import TableFile
from pipeline.validation.reading.columns import distinct_texts
from pipeline.validation.reading.headers import HeaderCheck, check_header
from pipeline.validation.reading.tables import ReadTable, read_table

# What stands between thousands: a space, one that does not break, a narrow one, a point.
_GROUPS = (" ", "\u00a0", "\u202f", ".")
_PLAIN = r"^[-+]?[0-9]+([eE][-+]?[0-9]+)?$"


@dataclass(frozen=True)
class Marks:
    """The signs in the numbers of a column, and the first row in which one of them stands."""

    field: DeclaredField
    row: int
    decimal: str
    group: str

    @property
    def properties(self) -> dict[str, str]:
        """What to declare for the column."""
        found = {"decimalChar": self.decimal, "groupChar": self.group}
        kind = {"type": "number"} if self.field.type == "integer" else {}
        return {**kind, **{key: sign for key, sign in found.items() if sign}}


def read_as_saved(
    folder: Folder, file: TableFile, watched: frozenset[str]
) -> tuple[TableFile, ReadTable | None, HeaderCheck, list[Finding]]:
    """Read a table and check its header; where its dialect is another, as that dialect says."""
    read, findings = read_table(folder, file, watched)
    if read is None:
        return file, None, HeaderCheck(), findings
    header = check_header(folder, read, file)
    if header.delimiter:
        dialect = {**file.table.dialect, "delimiter": header.delimiter}
        again = _with(file, {**file.table.properties, "dialect": dialect})
        second, more = read_table(folder, again, watched)
        if second is not None:
            findings = [*header.findings, *more]
            file, read = again, second
            header = check_header(folder, read, file)
    findings.extend(header.findings)
    marks = list(_marks(read)) if file.table.dialect.get("delimiter", ",") != "," else []
    if marks:
        findings.append(_explain(folder, read, marks))
        file = _with(file, _declaring(file.table, marks))
        read = replace(read, declared=file.table)
    return file, read, header, findings


def _with(file: TableFile, properties: Mapping[str, Any]) -> TableFile:
    return replace(file, table=DeclaredTable(file.table.at, file.table.name, properties))


def _declaring(table: DeclaredTable, marks: list[Marks]) -> dict[str, Any]:
    """The properties of a table whose columns declare the signs in their numbers."""
    found = {mark.field.name: mark.properties for mark in marks}
    fields = [
        {**field, **found.get(str(field.get("name")), {})} if mapping(field) else field
        for field in items(table.schema.get("fields"))
    ]
    return {**table.properties, "schema": {**table.schema, "fields": fields}}


def _marks(table: ReadTable) -> Iterator[Marks]:
    if table.cells is None:
        return
    for field in table.declared.fields:
        declared = {"decimalChar", "groupChar"} & set(field.properties)
        if field.type in NUMBER_TYPES and field.name in table.cells.column_names and not declared:
            found = _signs(table, field, table.cells[field.name].cast(pa.string()))
            if found is not None:
                yield found


def _signs(table: ReadTable, field: DeclaredField, column: pa.ChunkedArray) -> Marks | None:
    """The signs in a column's numbers, if every number has them in the same way."""
    numbers = distinct_texts(table, field.name)
    odd = numbers.filter(pc.invert(pc.match_substring_regex(numbers, _PLAIN)))
    if not len(odd):
        return None
    for group in ("", *_GROUPS):
        sign = group.replace(".", r"\.")
        whole = rf"[0-9]{{1,3}}(?:{sign}[0-9]{{3}})+|[0-9]+" if group else "[0-9]+"
        fits = pc.match_substring_regex(odd, rf"^[-+]?(?:{whole})(?:,[0-9]+)?$")
        if pc.all(fits).as_py():
            has_comma = pc.any(pc.match_substring(odd, ",")).as_py()
            if not has_comma and group == ".":
                return None  # 1.234 is a number with three decimals
            first = pc.indices_nonzero(pc.is_in(column, value_set=odd))[0].as_py()
            return Marks(field, first + 2, "," if has_comma else "", group)
    return None


def _explain(folder: Folder, table: ReadTable, marks: list[Marks]) -> Finding:
    first = marks[0]
    cells = table.cells
    value = cells[first.field.name][first.row - 2].as_py() if cells is not None else ""
    lines: dict[str, list[str]] = {}
    for mark in marks:
        words = ", ".join(f"{key}: {_shown(sign)}" for key, sign in mark.properties.items())
        lines.setdefault(words, []).append(mark.field.name)
    declare = "; ".join(marks_for_columns(m, ", ".join(names)) for m, names in lines.items())
    return finding(
        "numbers-of-another-language",
        folder.place(
            table.declared.path,
            line=table.lines.line(first.row),
            row=first.row,
            column=[label.strip() for label in table.labels].index(first.field.name) + 1,
            field=first.field.name,
            value=value,
        ),
        hint=declare_marks(declare),
        value=value,
        columns=", ".join(mark.field.name for mark in marks),
    )


def _shown(sign: str) -> str:
    if sign == "number":
        return sign
    return f'"{sign}"' if sign.isascii() else f'"\\u{ord(sign):04x}"'
