"""Finds values outside a column's categories, and codes that lost the zeros before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.judging.judge import Fault
from pipeline.validation.cells.odd_cells import faults_of_texts
from pipeline.validation.descriptor_view import (
    NUMBER_TYPES,
    DeclaredField,
    items,
    mapping,
    words,
)
from pipeline.validation.reading.arrays import text_array
from pipeline.validation.reading.columns import distinct_texts
from pipeline.validation.reading.tables import ReadTable

ZEROS = "zeros-lost"
_MOST_CODES = 100_000


def check_choices(number: int, table: ReadTable) -> Iterator[Fault]:
    """Find cells that are none of their column's categories, and codes cut short."""
    for field in table.declared.fields:
        if table.cells is None or field.name not in table.cells.column_names:
            continue
        if field.type != "string" and not categories(field):
            continue
        distinct = distinct_texts(table, field.name)
        odd = _outside_categories(field, distinct)
        if field.type == "string":
            odd |= dict.fromkeys(_cut_codes(distinct), ZEROS)
        yield from faults_of_texts(number, table, field, odd)


def categories(field: DeclaredField) -> tuple[str, ...]:
    """The values of a column's categories, as they stand in cells."""
    declared = items(field.properties.get("categories"))
    return words([mapping(entry).get("value", entry) for entry in declared])


def code_width(codes: list[str]) -> int:
    """The length that codes of digits with zeros before them share; 0 if they share none."""
    padded = Counter(len(code) for code in codes if code.startswith("0") and len(code) > 1)
    longest = max((len(code) for code in codes), default=0)
    return longest if len(padded) == 1 and longest in padded else 0


def _outside_categories(field: DeclaredField, distinct: pa.Array) -> dict[str, str]:
    allowed = categories(field)
    if not allowed:
        return {}
    outside = distinct.filter(pc.invert(pc.is_in(distinct, value_set=text_array(allowed))))
    values = outside.to_pylist()
    if field.type in NUMBER_TYPES:
        numbers = {_number(value) for value in allowed}
        values = [value for value in values if _number(value) not in numbers]
    if "enum" in field.constraints:  # what is not in it is said by the judge
        listed = words(field.constraints["enum"])
        values = [value for value in values if value in listed]
    return dict.fromkeys(values, "categories")


def _number(value: str) -> float | str:
    try:
        return float(value)
    except ValueError:
        return value


def _cut_codes(distinct: pa.Array) -> list[str]:
    """Codes of digits shorter than the others, all of which fill up with zeros."""
    if len(distinct) > _MOST_CODES or not _are_digits(distinct):
        return []
    codes = distinct.to_pylist()
    width = code_width(codes)
    return [code for code in codes if len(code) < width]


def _are_digits(distinct: pa.Array) -> bool:
    return bool(pc.all(pc.match_substring_regex(distinct, "^[0-9]+$"), min_count=0).as_py())
