"""Finds the rows of texts that the judge refused without reading a table row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from itertools import chain

import numpy as np
import pyarrow.compute as pc

from pipeline.findings import ROWS_NAMED
from pipeline.judging.judge import Fault, RefusedTexts, Verdict, told_apart
from pipeline.validation.reading.arrays import as_numpy, text_array
from pipeline.validation.reading.tables import ReadTable

_FIRST_ROW = 2
_OF_CELLS = frozenset({"type-error", "constraint-error"})

Rows = Mapping[int, Set[int]]


def faults_of_verdict(
    tables: Mapping[int, ReadTable], verdict: Verdict, judged: Rows
) -> list[Fault]:
    """All faults of a verdict, those of refused texts in the order of their first rows.

    `judged` are the rows of tables that were judged as a whole, where texts are refused elsewhere.
    """
    refused = {one.fault.resource for one in verdict.refused}
    joined: dict[tuple[object, ...], Fault] = {}
    of_rows = (fault for fault in verdict.faults if fault.resource in refused)
    for fault in chain(of_rows, _of_refused(tables, verdict, judged)):
        key = (fault.resource, *told_apart(fault))
        joined[key] = _together(joined[key], fault) if key in joined else fault
    others = (fault for fault in verdict.faults if fault.resource not in refused)
    return [*others, *sorted(joined.values(), key=_place)]


def _together(one: Fault, other: Fault) -> Fault:
    """One mistake that was found in different rows."""
    rows = tuple(sorted((*one.rows, *other.rows))[:ROWS_NAMED])
    return min(one, other, key=_place)._replace(times=one.times + other.times, rows=rows)


def _place(fault: Fault) -> tuple[int, int, bool, int]:
    """Where a fault is first: row by row, and in each its cells before what is said of it whole."""
    is_cell = fault.kind in _OF_CELLS
    return fault.resource, fault.rows[0], not is_cell, fault.column if is_cell else 0


def _of_refused(tables: Mapping[int, ReadTable], verdict: Verdict, judged: Rows) -> Iterator[Fault]:
    """A fault for each reason why texts were refused."""
    columns: dict[tuple[int, str, str, str], list[RefusedTexts]] = {}
    for one in verdict.refused:
        fault = one.fault
        key = (fault.resource, fault.field, fault.kind, fault.constraint)
        columns.setdefault(key, []).append(one)
    for (number, *_), reasons in columns.items():
        yield from _with_rows(tables[number].even, reasons, judged[number])


def _with_rows(table: ReadTable, reasons: list[RefusedTexts], judged: Set[int]) -> Iterator[Fault]:
    """Faults of one column, each text of which has one reason, with their rows."""
    distinct = table.distinct(reasons[0].fault.field)
    reason_of = np.full(len(distinct), -1, np.int32)
    for i, reason in enumerate(reasons):
        places = pc.index_in(text_array(reason.texts), value_set=distinct.texts)
        reason_of[as_numpy(places, np.int32)] = i
    of_rows = reason_of[distinct.codes]
    of_rows[[row - _FIRST_ROW for row in judged]] = -1
    wrong = np.flatnonzero(of_rows >= 0)
    in_order = wrong[np.argsort(of_rows[wrong], kind="stable")]
    ends = np.cumsum(np.bincount(of_rows[wrong], minlength=len(reasons)))
    for reason, rows in zip(reasons, np.split(in_order, ends[:-1]), strict=True):
        if len(rows):
            yield reason.fault._replace(
                value=distinct.texts[int(distinct.codes[rows[0]])].as_py(),
                times=len(rows),
                rows=tuple(int(row) + _FIRST_ROW for row in rows[:ROWS_NAMED]),
            )
