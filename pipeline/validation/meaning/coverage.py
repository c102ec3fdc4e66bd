"""Finds where the data does not hold what the descriptor's coverage says, or holds more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.codes import finding
from pipeline.codes.phrases.periods import BEGINS_WITH, ENDS_WITH
from pipeline.codes.phrases.subjects import COVERAGE
from pipeline.findings import ROWS_NAMED, Finding
from pipeline.folders import Folder
from pipeline.periods.model import PeriodKind
from pipeline.validation.descriptor.rules import no_such_column
from pipeline.validation.descriptor_view import declared_tables, mapping, text, words
from pipeline.validation.inspection import Inspection
from pipeline.validation.meaning.new_periods import continuing_periods, explain_outgrown
from pipeline.validation.meaning.periods import reading_of
from pipeline.validation.reading.tables import ReadTable, place_of_value

# What is no period at all is a wrong cell, and said to be one.
_PERIOD = re.compile(r"[0-9]{4}(?![0-9])")


def check_coverage(known: Inspection) -> list[Finding]:
    """Find periods outside the coverage, and periods and entities in it that no row has."""
    folder, tables = known.folder, list(known.tables)
    coverage = mapping(known.descriptor.get("coverage"))
    return [*_periods(folder, coverage, tables), *_entities(folder, coverage, tables)]


def _periods(
    folder: Folder, coverage: Mapping[str, object], tables: list[ReadTable]
) -> Iterator[Finding]:
    start, end = _period(coverage.get("start")), _period(coverage.get("end"))
    continuing = _continuing(folder, tables)
    if continuing:
        yield explain_outgrown(folder, continuing, tables)
    seen: list[_Extent] = []
    for number, table in enumerate(tables):
        for column in _time_columns(table):
            extents = _extents(table, column)
            seen.extend(extents.values())
            new = continuing.get((number, column), ())
            outside = [text for text, one in extents.items() if one.is_outside(start, end)]
            outside = [text for text in outside if text not in new]
            yield from _outside(folder, table, column, outside, (start or "…", end or "…"))
    if not seen:
        return
    first, last = min(one.first for one in seen), max(one.last for one in seen)
    if start and first[: len(start)] > start:
        yield _not_reached(folder, "start", start, BEGINS_WITH, first)
    if end and last[: len(end)] < end:
        yield _not_reached(folder, "end", end, ENDS_WITH, last)


class _Extent(NamedTuple):
    """When a period begins and ends, as ISO 8601 text or, where no more is known, as its own."""

    first: str
    last: str

    def is_outside(self, start: str, end: str) -> bool:
        """Whether it begins before one period or after another, either of which may be open."""
        is_before = bool(start) and self.first[: len(start)] < start[: len(self.first)]
        return is_before or (bool(end) and self.first[: len(end)] > end[: len(self.first)])


def _extents(table: ReadTable, column: str) -> dict[str, _Extent]:
    """The periods of a column, those left out that are none: these are wrong cells."""
    field = table.declared.fields_by_name[column]
    reading = reading_of(table, field) if field.type == "string" else None
    if reading is not None and reading.kind is not PeriodKind.YEAR:
        return {
            text: _Extent(one.first.isoformat(), one.last.isoformat())
            for text, one in reading.periods.items()
        }
    present = table.present(column)
    return {text: _Extent(text, text) for text in present if _PERIOD.match(text)}


def _continuing(folder: Folder, tables: list[ReadTable]) -> dict[tuple[int, str], tuple[str, ...]]:
    """The periods that directly continue the coverage, by place of the table and column."""
    end = _period(mapping((folder.descriptor or {}).get("coverage")).get("end"))
    columns = [(i, name) for i, table in enumerate(tables) for name in _time_columns(table)]
    found = {(i, name): continuing_periods(tables[i], name, end) for i, name in columns if end}
    return {key: periods for key, periods in found.items() if periods}


def _period(value: object) -> str:
    return text(value) if _PERIOD.match(text(value)) else ""


def _time_columns(table: ReadTable) -> list[str]:
    fields = table.declared.fields
    return [f.name for f in fields if f.properties.get("role") == "time"]


def _outside(
    folder: Folder, table: ReadTable, column: str, periods: list[str], span: tuple[str, str]
) -> Iterator[Finding]:
    for period in periods[:ROWS_NAMED]:
        rows = table.values[column][period]
        yield finding(
            "period-outside-coverage",
            place_of_value(folder, table, column, period),
            count=rows.count,
            rows=rows.first,
            value=period,
            start=span[0],
            end=span[1],
        )


def _not_reached(folder: Folder, key: str, value: str, verb: str, found: str) -> Finding:
    place = folder.property_place(("coverage", key), value)
    return finding("coverage-not-reached", place, key=key, value=value, verb=verb, found=found)


def _entities(
    folder: Folder, coverage: Mapping[str, object], tables: list[ReadTable]
) -> Iterator[Finding]:
    declared = declared_tables(folder.descriptor or {})
    for column, wanted in mapping(coverage.get("entities")).items():
        at = ("coverage", "entities", column)
        if declared and not any(column in table.fields_by_name for table in declared):
            yield no_such_column(folder, at, declared[0], column, COVERAGE)
            continue
        holding = [table.values[column] for table in tables if column in table.values]
        if isinstance(wanted, int) and not isinstance(wanted, bool):
            yield from _of_another_number(folder, column, wanted, tables)
            continue
        missing = [v for v in words(wanted) if not any(v in values for values in holding)]
        for value in missing[:ROWS_NAMED] if holding else ():
            place = folder.property_place(at, value)
            yield finding("coverage-value", place, value=value, column=column)


def _of_another_number(
    folder: Folder, column: str, wanted: int, tables: list[ReadTable]
) -> Iterator[Finding]:
    """That other than so many different codes stand in a column: rows may be lost, or strange."""
    holding = [table.present(column) for table in tables if column in table.values]
    one = len(holding) == 1
    found = len(holding[0]) if one else len({value for values in holding for value in values})
    if holding and found != wanted:
        at = ("coverage", "entities", column)
        place = folder.property_place(at, str(wanted))
        code = "coverage-too-few" if found < wanted else "coverage-too-many"
        yield finding(code, place, wanted=wanted, column=column, found=found)
