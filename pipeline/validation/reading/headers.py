"""Finds how a file's line of column names differs from the schema: one finding for each mistake."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.codes import finding
from pipeline.codes.hints.files import name_doubled, name_otherwise, name_unnamed
from pipeline.codes.phrases.files import DELIMITERS
from pipeline.dialects import reader_options
from pipeline.findings import Finding, Place
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredTable, declared_tables, items, text
from pipeline.validation.reading.bytes import TableFile
from pipeline.validation.reading.tables import ReadTable
from pipeline.validation.suggest import nearest_spelling

_BYTES_LOOKED_AT = 20_000
_RECORDS_LOOKED_AT = 20
_ALLOW_MORE = frozenset({"subset", "partial"})
_ALLOW_FEWER = frozenset({"superset", "partial"})
# A year alone or with a month, a quarter or a second year, and what exports put before it.
_PERIOD = re.compile(
    r"(?:[A-Za-z]{1,4} ?)?(?:1[89]|20|21)\d\d(?:[-/ ]?Q?\d{1,4})?(?: \[YR\d{4}\])?"
)
_EXAMPLES = {"\t": '"\\t"', "|": '"|"', ";": '";"', ",": '","'}


@dataclass(frozen=True)
class HeaderCheck:
    """What is wrong with a header, and whether its cells can still be told apart by column.

    `delimiter` is what divides the columns, if it is another sign than the declared one.
    """

    findings: tuple[Finding, ...] = ()
    is_readable: bool = True
    delimiter: str = ""


def check_header(folder: Folder, table: ReadTable, file: TableFile) -> HeaderCheck:
    """Find how the names in a file differ from those in the schema."""
    declared = table.declared
    if divided := _wrong_delimiter(folder, table):
        return HeaderCheck((divided[1],), is_readable=False, delimiter=divided[0])
    if undivided := _undivided_rows(folder, table, file):
        return HeaderCheck((undivided,), is_readable=False)
    names = [label.strip() for label in table.labels]
    if not declared.fields:
        findings = (*_unnamed(folder, declared, names), *_doubled(folder, declared, names))
        return HeaderCheck(findings, is_readable=not findings)
    if absent := _absent(folder, declared, names, file):
        return HeaderCheck((absent,), is_readable=False)
    if wide := _periods_as_columns(folder, declared, names):
        return HeaderCheck((wide,), is_readable=False)
    wrong = (
        *_unnamed(folder, declared, names),
        *_doubled(folder, declared, names),
        *_unmatched(folder, declared, names),
    )
    is_readable = len(set(names)) == len(names) and bool(set(names) & set(declared.fields_by_name))
    if not wrong and declared.fields_match == "exact":
        wrong = tuple(_order(folder, declared, names))
    spaces = (*_spaces(folder, table), *_spaces_in_schema(folder, table))
    return HeaderCheck((*spaces, *wrong), is_readable)


def _place(folder: Folder, table: DeclaredTable, name: str, column: int | None = None) -> Place:
    return folder.place(table.path, line=1, row=1, column=column, field=name or None)


def _wrong_delimiter(folder: Folder, table: ReadTable) -> tuple[str, Finding] | None:
    declared = table.declared
    if len(table.labels) != 1 or len(declared.fields) < 2:
        return None
    own = declared.dialect.get("delimiter", ",")
    for sign in DELIMITERS:
        parts = {part.strip(' "') for part in table.labels[0].split(sign)}
        if sign != own and len(parts & set(declared.fields_by_name)) >= 2:
            return sign, _divided_by(folder, declared, sign)
    return None


def _undivided_rows(folder: Folder, table: ReadTable, file: TableFile) -> Finding | None:
    """That the rows of a table without header are divided by another sign, each in the same way."""
    declared = table.declared
    width = len(declared.fields)
    if file.origin is None or file.origin.header is not None or width < 2:
        return None
    records = _first_records(file)[1:]
    if not records or any(len(record) != 1 for record in records):
        return None
    for sign in DELIMITERS:
        if all(len(record[0].split(sign)) == width for record in records):
            return _divided_by(folder, declared, sign)
    return None


def _divided_by(folder: Folder, table: DeclaredTable, sign: str) -> Finding:
    own = table.dialect.get("delimiter", ",")
    return finding(
        "wrong-delimiter",
        folder.place(table.path, line=1, row=1),
        found=DELIMITERS[sign],
        declared=DELIMITERS.get(own, f'"{own}"'),
        example=_EXAMPLES[sign],
    )


def _absent(
    folder: Folder, table: DeclaredTable, names: Sequence[str], file: TableFile
) -> Finding | None:
    """That the first row has no column's name: it holds data or a title."""
    fields = table.fields_by_name
    if any(name in fields or nearest_spelling(name, fields) for name in names if name):
        return None
    place = folder.place(table.path, line=1, row=1)
    for row, record in enumerate(_first_records(file), start=1):
        if len({cell.strip() for cell in record} & set(fields)) * 2 > len(fields):
            row_in_file = file.origin.row(row) if file.origin else row
            return finding("header-not-first", place, row=row_in_file)
    return finding("header-absent", place, columns=",".join(fields), found=", ".join(names))


def _first_records(file: TableFile) -> list[list[str]]:
    start = file.content[:_BYTES_LOOKED_AT].decode(file.encoding, errors="ignore")
    try:
        reader = csv.reader(io.StringIO(start, newline=""), **reader_options(file.table.dialect))
        return list(islice(reader, _RECORDS_LOOKED_AT))
    except (csv.Error, TypeError, ValueError):
        return []


def _spaces(folder: Folder, table: ReadTable) -> Iterator[Finding]:
    for column, label in enumerate(table.labels, start=1):
        if label != label.strip() and label.strip():
            place = _place(folder, table.declared, label.strip(), column)
            yield finding("column-spaces", place, value=label)


def _spaces_in_schema(folder: Folder, table: ReadTable) -> Iterator[Finding]:
    """Names that have spaces around them in the schema as it was written, and not in the file."""
    declared = table.declared
    if not _is_named_in_one_row(declared) or declared.fields_match == "partial":
        return
    written = declared_tables(folder.as_written.descriptor or {})
    fields = {text(one.properties.get("path")): one.fields for one in written}
    for field in fields.get(declared.path, ()):
        name = field.name.strip()
        if name not in {"", field.name} and field.name not in table.labels:
            place = folder.as_written.property_place((*field.at, "name"), field.name)
            yield finding("column-name-spaced", place, value=name)


def _is_named_in_one_row(table: DeclaredTable) -> bool:
    """Whether the names of columns are compared as they stand in one row of the file."""
    dialect = table.dialect
    has_header = dialect.get("header") is not False and dialect.get("headerCase") is not False
    return has_header and len(items(dialect.get("headerRows"))) <= 1


def _unnamed(folder: Folder, table: DeclaredTable, names: Sequence[str]) -> Iterator[Finding]:
    blank = [column for column, name in enumerate(names, start=1) if not name]
    if blank:
        place = _place(folder, table, "", blank[0])
        meant = _standing_at(table, names, blank[0])
        hint = name_unnamed(meant) if meant and len(blank) == 1 else None
        yield finding("column-unnamed", place, count=len(blank), hint=hint)


def _doubled(folder: Folder, table: DeclaredTable, names: Sequence[str]) -> Iterator[Finding]:
    for name, count in Counter(names).items():
        if name and count > 1:
            column = names.index(name, names.index(name) + 1) + 1
            meant = _standing_at(table, names, column)
            hint = name_doubled(meant, str(column)) if meant else None
            place = _place(folder, table, name, column)
            yield finding("column-doubled", place, value=name, hint=hint)


def _standing_at(table: DeclaredTable, names: Sequence[str], column: int) -> str | None:
    """The declared column at a place of the header, if no other place has its name."""
    fields = list(table.fields_by_name)
    name = fields[column - 1] if column <= len(fields) and len(names) == len(fields) else None
    return name if name not in names else None


def _unmatched(folder: Folder, table: DeclaredTable, names: Sequence[str]) -> Iterator[Finding]:
    """Names that the schema lacks and columns that the file lacks; a pair of them is a slip."""
    fields = table.fields_by_name
    missing = [name for name in fields if name not in names]
    extra = [name for name in dict.fromkeys(names) if name and name not in fields]
    for name in extra:
        column = names.index(name) + 1
        meant = nearest_spelling(name, missing)
        if meant is not None:
            missing.remove(meant)
            place = _place(folder, table, name, column)
            yield finding("column-misspelt", place, value=name, column=meant)
        elif (other := _standing_at(table, names, column)) in missing:
            missing.remove(other)
            place = _place(folder, table, name, column)
            hint = name_otherwise(str(other), name)
            yield finding("column-misspelt", place, hint=hint, value=name, column=other)
        elif table.fields_match not in _ALLOW_MORE:
            yield finding("column-extra", _place(folder, table, name, column), value=name)
    unnamed = [c for c, name in enumerate(names, 1) if not name or name in names[: c - 1]]
    said = {_standing_at(table, names, column) for column in unnamed}
    for name in missing:
        if name in said:
            continue
        if table.fields_match not in _ALLOW_FEWER or _is_needed(table, name):
            yield finding("column-missing", _place(folder, table, name), column=name)


def _is_needed(table: DeclaredTable, name: str) -> bool:
    field = table.fields_by_name[name]
    return name in table.primary_key or field.constraints.get("required") is True


def _periods_as_columns(
    folder: Folder, table: DeclaredTable, names: Sequence[str]
) -> Finding | None:
    """That each period has a column, where the schema wants a row for each."""
    fields = table.fields_by_name
    periods = [name for name in names if _PERIOD.fullmatch(name) and name not in fields]
    time = next((f.name for f in table.fields if f.properties.get("role") == "time"), None)
    if (
        time is None
        or time in names
        or len(periods) < 2
        or set(periods) & set(table.fields_by_name)
    ):
        return None
    return finding(
        "periods-as-columns",
        _place(folder, table, "", names.index(periods[0]) + 1),
        number=len(periods),
        first=periods[0],
        last=periods[-1],
        columns=",".join(fields),
        example=",".join(periods[0] if name == time else "…" for name in fields),
        column=time,
    )


def _order(folder: Folder, table: DeclaredTable, names: Sequence[str]) -> Iterator[Finding]:
    declared = [field.name for field in table.fields]
    if list(names) != declared and sorted(names) == sorted(declared):
        yield finding(
            "column-order",
            folder.place(table.path, line=1, row=1),
            found=", ".join(names),
            columns=", ".join(declared),
        )
