"""Finds periods that are not what they are said to be, and those that can be read in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from pipeline.codes import finding
from pipeline.codes.phrases.lists import either
from pipeline.codes.phrases.periods import KINDS
from pipeline.column_words import plain_words, words
from pipeline.findings import Finding
from pipeline.periods.model import PeriodKind
from pipeline.periods.reading import (
    Declared,
    Reading,
    declared_periods,
    kinds_read,
    not_read,
    possible,
    read_as,
    readings,
)
from pipeline.validation.descriptor_view import DeclaredField
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.columns import named_rows, place_in, rows_of, texts_of
from pipeline.validation.reading.tables import ReadTable

# So many of the texts of a column that nobody calls one of periods must look like some.
_MOST = 0.8
_FEWEST = 3
# No column has more periods: each day of a hundred years.
_MANY = 40_000


def check_periods(known: Inspection) -> Iterator[Finding]:
    """Find columns whose periods are of no one kind, or of another than is said."""
    for table in known.tables:
        if table.cells is None:
            continue
        for field in table.declared.fields:
            if field.name in table.cells.column_names and field.type in {"string", "yearmonth"}:
                yield from _in_column(known, table, field)


def reading_of(table: ReadTable, field: DeclaredField) -> Reading | None:
    """The periods that a column of text names, in the one way in which it can be read."""
    texts = _texts(table, field)
    declared = declared_periods(field.properties.get("periods"))
    if declared is not None:
        return read_as(declared, texts)
    is_time = field.properties.get("role") == "time"
    found = readings(texts, is_time=is_time) if field.type == "string" and texts else []
    return found[0] if len(found) == 1 else None


def _texts(table: ReadTable, field: DeclaredField) -> list[str]:
    texts = texts_of(table, field.name)
    return [] if len(texts) > _MANY else list(dict.fromkeys(texts.to_pylist()))


def _in_column(known: Inspection, table: ReadTable, field: DeclaredField) -> Iterator[Finding]:
    texts = _texts(table, field)
    if not texts:
        return
    declared = declared_periods(field.properties.get("periods"))
    if declared is not None:
        yield from _of_another_kind(known, table, field, not_read(declared, texts))
        return
    found = readings(texts, is_time=field.properties.get("role") == "time")
    kinds = {reading.kind for reading in found or possible(texts)}
    if field.type == "yearmonth":
        if kinds == {PeriodKind.FINANCIAL_YEAR}:
            yield _said(known, table, field, "periods-like-years", texts)
    elif len(found) != 1 and len(kinds) > 1:
        yield _said(known, table, field, "periods-two-ways", texts, kinds=_named(kinds))
    elif not found and _is_like_periods(field, texts):
        yield _said(known, table, field, "periods-unread", _odd(texts))


def _named(kinds: set[PeriodKind]) -> str:
    return either([KINDS[kind] for kind in PeriodKind if kind in kinds])


def _is_like_periods(field: DeclaredField, texts: list[str]) -> bool:
    """Whether a column is one of time, or nearly all of its texts are periods of some kind."""
    if field.properties.get("role") == "time":
        return True
    if not words("of_recording").isdisjoint(plain_words(field.name)):
        return False
    alike = sum(1 for text in texts if kinds_read(text))
    return "role" not in field.properties and alike >= max(_FEWEST, _MOST * len(texts))


def _odd(texts: list[str]) -> list[str]:
    """The texts that are no period, first: else all, which are of several kinds."""
    odd = [text for text in texts if not kinds_read(text)]
    return odd or texts


def _said(
    known: Inspection,
    table: ReadTable,
    field: DeclaredField,
    code: str,
    texts: list[str],
    *,
    kinds: str = "",
) -> Finding:
    rows = rows_of(table, field.name, texts[:1])
    return finding(
        code,
        place_in(known.folder, table, field.name, rows[0], texts[0]),
        column=field.name,
        value=texts[0],
        kinds=kinds,
    )


def _of_another_kind(
    known: Inspection, table: ReadTable, field: DeclaredField, odd: list[str]
) -> Iterator[Finding]:
    if not odd:
        return
    rows = np.asarray(rows_of(table, field.name, odd))
    properties: Mapping[str, object] = field.properties["periods"]
    yield finding(
        "period-of-another-kind",
        place_in(known.folder, table, field.name, rows[0], odd[0]),
        count=len(rows),
        rows=named_rows(rows),
        column=field.name,
        value=odd[0],
        kind=KINDS[Declared(PeriodKind(str(properties["kind"]))).kind],
    )
