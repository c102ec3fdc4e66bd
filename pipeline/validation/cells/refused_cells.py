"""Finds the rows of texts that the judge refused without reading a table row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow.compute as pc

from pipeline.findings import ROWS_NAMED
from pipeline.judging.judge import Fault, RefusedTexts
from pipeline.validation.reading.arrays import as_numpy, text_array
from pipeline.validation.reading.tables import ReadTable

_FIRST_ROW = 2


def faults_of_refused(
    tables: Mapping[int, ReadTable], refused: Sequence[RefusedTexts]
) -> list[Fault]:
    """A fault for each reason why texts were refused, in the order of its first row."""
    columns: dict[tuple[int, str, str, str], list[RefusedTexts]] = {}
    for one in refused:
        fault = one.fault
        key = (fault.resource, fault.field, fault.kind, fault.constraint)
        columns.setdefault(key, []).append(one)
    faults = [
        fault
        for (number, field, _, _), reasons in columns.items()
        for fault in _with_rows(tables[number], field, reasons)
    ]
    return sorted(faults, key=lambda fault: (fault.resource, fault.rows[0], fault.column))


def _with_rows(table: ReadTable, field: str, reasons: Sequence[RefusedTexts]) -> Iterator[Fault]:
    """Faults of one column, each text of which has one reason, with their rows."""
    distinct = table.distinct(field)
    reason_of = np.full(len(distinct), -1, np.int32)
    for i, reason in enumerate(reasons):
        places = pc.index_in(text_array(reason.texts), value_set=distinct.texts)
        reason_of[as_numpy(places, np.int32)] = i
    of_rows = reason_of[distinct.codes]
    wrong = np.flatnonzero(of_rows >= 0)
    in_order = wrong[np.argsort(of_rows[wrong], kind="stable")]
    ends = np.cumsum(np.bincount(of_rows[wrong], minlength=len(reasons)))
    for reason, rows in zip(reasons, np.split(in_order, ends[:-1]), strict=True):
        yield reason.fault._replace(
            value=distinct.texts[int(distinct.codes[rows[0]])].as_py(),
            times=len(rows),
            rows=tuple(int(row) + _FIRST_ROW for row in rows[:ROWS_NAMED]),
        )
