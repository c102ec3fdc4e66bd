"""Finds numbers that programs cannot hold, and numbers in columns that say nothing of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from math import isinf

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.codes import finding
from pipeline.column_words import plain_words, words
from pipeline.findings import Finding
from pipeline.validation.descriptor_view import NUMBER_TYPES, DeclaredField, text
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.columns import (
    distinct_texts,
    named_rows,
    place_in,
    rows_of,
    texts_of,
)
from pipeline.validation.reading.tables import ReadTable

LARGEST_WHOLE = 2**63 - 1
# Shorter texts without an exponent are small enough whatever their digits are.
_SHORTEST_LARGE = len(str(LARGEST_WHOLE))
_NUMBER = r"^\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\s*$"

_FIGURE_OR_SHARE = r"^\s*[-+]?[0-9]+(?:[.,][0-9]+)?\s?%?\s*$"
_OF_NO_FIGURES = frozenset().union(
    *map(words, ("grids", "ids", "latitudes", "longitudes", "names", "years"))
)
_TELLING = r"%\s*$|^\s*[-+]?[0-9]+[.,][0-9]+\s*$"


def check_numbers(known: Inspection) -> Iterator[Finding]:
    """Find columns of numbers that are kept as text, or drawn by no chart."""
    for table in known.tables:
        for field in table.declared.fields:
            if table.cells is None or field.name not in table.cells.column_names:
                continue
            if field.type in NUMBER_TYPES:
                yield from _too_large(known, table, field)
            elif field.type == "any" and _holds_numbers(table, field):
                place = known.folder.property_place((*field.at, "type"), "any")
                yield finding("type-any", place, column=field.name)
            elif field.type == "string" and (value := _figure_as_text(table, field)):
                place = known.folder.property_place((*field.at, "type"), "string")
                yield finding("figures-as-text", place, column=field.name, value=value)


def _figure_as_text(table: ReadTable, field: DeclaredField) -> str | None:
    """The first text of a column of texts that are all figures: with decimals or per cent.

    Whole numbers may be codes, and years; what says where things are is no figure of them.
    """
    texts = distinct_texts(table, field.name)
    if not _OF_NO_FIGURES.isdisjoint(plain_words(field.name)):
        return None
    if not len(texts) or field.name in table.declared.key_columns:
        return None
    if field.properties.get("role") or field.properties.get("entity"):
        return None
    is_figure = pc.all(pc.match_substring_regex(texts, _FIGURE_OR_SHARE)).as_py()
    told = texts.filter(pc.match_substring_regex(texts, _TELLING))
    value: str | None = told[0].as_py() if is_figure and len(told) * 2 > len(texts) else None
    return value


def _too_large(known: Inspection, table: ReadTable, field: DeclaredField) -> Iterator[Finding]:
    large = too_large(texts_of(table, field.name), field)
    if large:
        rows = rows_of(table, field.name, large)
        place = place_in(known.folder, table, field.name, rows[0], large[0])
        yield finding(
            "number-too-large",
            place,
            count=len(rows),
            rows=named_rows(rows),
            value=large[0],
            column=field.name,
        )


def too_large(texts: pa.Array, field: DeclaredField) -> list[str]:
    """Those of a column's texts that are numbers too large for their type."""
    is_long = pc.greater_equal(pc.binary_length(texts), _SHORTEST_LARGE)
    may_be = pc.or_(is_long, pc.match_substring(texts, "e", ignore_case=True))
    return [value for value in texts.filter(may_be).to_pylist() if _is_too_large(value, field)]


def _is_too_large(value: str, field: DeclaredField) -> bool:
    plain = value.strip().replace(text(field.properties.get("groupChar")) or " ", "")
    try:
        number = Decimal(plain.replace(text(field.properties.get("decimalChar")) or ".", "."))
    except InvalidOperation:
        return False
    if not number.is_finite():
        return False
    return abs(number) > LARGEST_WHOLE if field.type == "integer" else isinf(float(number))


def _holds_numbers(table: ReadTable, field: DeclaredField) -> bool:
    distinct = distinct_texts(table, field.name)
    is_number = pc.match_substring_regex(distinct, _NUMBER)
    return len(distinct) > 0 and bool(pc.all(is_number).as_py())
