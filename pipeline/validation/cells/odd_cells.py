"""Finds cells that frictionless reads and nobody should write: padded, 1_000, nan, half a date.

Whole columns are looked at at once: most have no such cell, and only the few odd texts of the
others are looked at one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.findings import ROWS_NAMED
from pipeline.judging.cell_slips import FAILED, SPREADSHEET_ERROR, hint_key
from pipeline.judging.judge import Fault
from pipeline.validation.descriptor_view import NUMBER_TYPES, DeclaredField, text
from pipeline.validation.reading.arrays import text_array, text_scalar
from pipeline.validation.reading.columns import distinct_texts, is_missing
from pipeline.validation.reading.tables import ReadTable

PADDED = "padded"
_CONSTRAINTS = frozenset({"categories", "pattern"})

# Spaces of every kind, and characters of no width: none of them can be seen at the end of a cell.
_UNSEEN = (
    " \t\r\n\v\f\u00a0\u2000\u2001\u2002\u2003\u2009\u200a\u202f\u3000\u200b\u200e\u2060\ufeff"
)
_NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?(s?nan\d*|inf|infinity)", re.IGNORECASE)
# As the standard writes them.
NOT_FINITE = frozenset({"NaN", "INF", "-INF"})
_UNDERSCORE = re.compile(r"\d_\d")
_PERIODS = {
    "year": r"[0-9]{4}",
    "yearmonth": r"[0-9]{4}-[0-9]{2}",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
}
_TWO_DAYS = (datetime(2001, 1, 1), datetime(2002, 2, 2))


def odd_cells(number: int, table: ReadTable, *, takes_infinity: bool = False) -> Iterator[Fault]:
    """Find the cells of a table whose form is not that of their column's type.

    `number` is the table's place among the resources. NaN, INF and -INF are numbers in the
    standard, which `takes_infinity` allows.
    """
    for field in table.declared.fields:
        if table.cells is None or field.name not in table.cells.column_names:
            continue
        if field.type in NUMBER_TYPES:
            column = table.cells[field.name]
            numbers = column.filter(pc.invert(is_missing(table, field.name, column)))
            if _are_plain(_without_marks(field, numbers)):
                continue
        odd = _odd_texts(field, distinct_texts(table, field.name))
        if takes_infinity and field.type == "number":
            odd = {value: kind for value, kind in odd.items() if value not in NOT_FINITE}
        yield from faults_of_texts(number, table, field, odd)


def faults_of_texts(
    number: int, table: ReadTable, field: DeclaredField, odd: Mapping[str, str]
) -> Iterator[Fault]:
    """A fault for each kind of odd text in a column: `odd` gives the kind of each text.

    A kind is that of a fault, or the name of a constraint that does not hold.
    """
    if table.cells is None or not odd:
        return
    column = table.cells[field.name]
    groups: dict[tuple[str, str], list[str]] = {}
    for value, kind in odd.items():
        told = value if kind == "categories" else hint_key(kind, value)
        groups.setdefault((kind, told), []).append(value)
    for (kind, _), values in groups.items():
        rows = rows_of_texts(column, values)
        is_constraint = kind in _CONSTRAINTS
        yield Fault(
            resource=number,
            kind="constraint-error" if is_constraint else kind,
            field=field.name,
            column=[label.strip() for label in table.labels].index(field.name) + 1,
            constraint=kind if is_constraint else "",
            value=column[rows[0].as_py() - 2].as_py(),
            times=len(rows),
            rows=tuple(rows[:ROWS_NAMED].to_pylist()),
        )


def bare(value: str) -> str:
    """A cell's text without what cannot be seen around it."""
    return value.strip(_UNSEEN)


def rows_of_texts(column: pa.ChunkedArray, texts: list[str]) -> pa.Array:
    """The rows of the file in which a column has one of the texts."""
    found = pc.indices_nonzero(pc.is_in(column, value_set=text_array(texts)))
    return pc.add(found.cast(pa.int64()), 2)


def _odd_texts(field: DeclaredField, distinct: pa.Array) -> dict[str, str]:
    if field.type in NUMBER_TYPES:
        return _odd_numbers(field, distinct)
    odd = _padded(distinct) | _failed(field, distinct)
    form = text(field.properties.get("format")) or "default"
    if field.type in _PERIODS and form == "default":
        fits = pc.match_substring_regex(distinct, f"^(?:{_PERIODS[field.type]})$")
        wrong = distinct.filter(pc.invert(fits)).to_pylist()
        whole = re.compile(_PERIODS[field.type])
        kinds = dict.fromkeys(wrong, "type-error")
        return kinds | {v: PADDED for v in odd if whole.fullmatch(bare(v))}
    if field.type in {"date", "datetime"} and form == "any":
        odd |= {value: "type-error" for value in distinct.to_pylist() if _is_half_a_date(value)}
    return odd


def _padded(distinct: pa.Array) -> dict[str, str]:
    trimmed = pc.utf8_trim(distinct, characters=_UNSEEN)
    is_padded = pc.not_equal(trimmed, distinct)
    is_padded = pc.and_(is_padded, pc.not_equal(trimmed, text_scalar("")))
    found = distinct.filter(is_padded)
    return dict.fromkeys(found.to_pylist(), PADDED)


def _failed(field: DeclaredField, distinct: pa.Array) -> dict[str, str]:
    """What a spreadsheet shows instead of a text; of other types no such cell is."""
    if field.type not in {"string", "any"}:
        return {}
    shown = pc.match_substring_regex(distinct, rf"(?i)^\s*(?:{SPREADSHEET_ERROR})\s*$")
    return dict.fromkeys(distinct.filter(shown).to_pylist(), FAILED)


def _odd_numbers(field: DeclaredField, distinct: pa.Array) -> dict[str, str]:
    """The numbers that are padded, not finite, or written with signs other than 0 to 9."""
    plain = _without_marks(field, distinct)
    odd = {}
    for value, bare in zip(distinct.to_pylist(), plain.to_pylist(), strict=True):
        kind = _oddness(bare)
        if kind:
            odd[value] = kind
    return odd


def _without_marks(field: DeclaredField, distinct: pa.Array) -> pa.Array:
    """Numbers with a point and without signs between thousands, if the column declares others."""
    group = text(field.properties.get("groupChar"))
    point = text(field.properties.get("decimalChar"))
    if group and field.type == "number":
        distinct = pc.replace_substring(distinct, group, "")
    if point and field.type == "number":
        distinct = pc.replace_substring(distinct, point, ".")
    return distinct


def _are_plain(numbers: pa.Array) -> bool:
    """Whether all are finite numbers as pyarrow reads them, which is stricter than Python."""
    try:
        values = numbers.cast(pa.float64())
    except pa.ArrowInvalid:
        return False
    return bool(pc.all(pc.is_finite(values), min_count=0).as_py())


def _oddness(value: str) -> str:
    seen = bare(value)
    if _NUMBER.fullmatch(seen):
        return "" if seen == value else PADDED
    if _NOT_FINITE.fullmatch(seen) or _UNDERSCORE.search(seen):
        return "type-error"
    is_foreign = not seen.isascii() and any(c.isdecimal() and not c.isascii() for c in seen)
    return "type-error" if is_foreign else ""


def _is_half_a_date(value: str) -> bool:
    """Whether a date lacks its year, month or day, so that frictionless fills in those of today."""
    from dateutil import parser  # type: ignore[import-untyped]

    parse: Callable[..., Any] = parser.parse
    try:
        first, second = (parse(value, default=day).date() for day in _TWO_DAYS)
    except (ValueError, OverflowError):
        return False
    return bool(first != second)
