"""Finds rows and series that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Array, FiguresTable, RowsBySeries
from pipeline.validation.quality.wording import counted, together

_FEWEST_PERIODS, _FEWEST_VALUES = 5, 4
_MIX = np.uint64(0x9E3779B97F4A7C15)


def check_repeats(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find rows that are the same in every cell, and series that are in every period."""
    if not table.read.declared.primary_key:
        is_described = bool(table.cells.column_names)
        return list(_repeated_rows(table)) if is_described and not _is_unique(table) else []
    series = table.series
    if series is None or not table.dimensions or not table.measures:
        return []
    return together(list(_repeated_series(table, series)))


def _is_unique(table: FiguresTable) -> bool:
    """Whether a row that repeats breaks a rule of its own, and is said to."""
    fields = table.read.declared.fields
    has_keys = bool(table.read.declared.schema.get("uniqueKeys"))
    return has_keys or any(field.constraints.get("unique") is True for field in fields)


def _repeated_rows(table: FiguresTable) -> Iterator[Finding]:
    names = table.cells.column_names
    _, first, groups = np.unique(table.groups(names), return_index=True, return_inverse=True)
    again = np.flatnonzero(first[groups] != np.arange(table.rows))
    if len(again):
        place = table.place(names[0], int(again[0]))
        other = table.read.row_in_file(int(first[groups[again[0]]]) + 2)
        yield counted(finding("row-repeated", place, other=other), [int(row) for row in again])


def _repeated_series(
    table: FiguresTable, series: RowsBySeries
) -> Iterator[tuple[str, int, Finding]]:
    marks, rich = _fingerprints(table, series)
    seen: dict[int, int] = {}
    for i in np.flatnonzero(rich):
        mark = int(marks[i])
        if mark not in seen:
            seen[mark] = int(i)
            continue
        rows = [int(series.rows[series.starts[place]]) for place in (i, seen[mark])]
        ends = np.append(series.starts[1:], len(series.rows))
        yield (
            "series",
            rows[0],
            finding(
                "series-repeated",
                table.place(table.measures[0].name, rows[0]),
                found=table.thing(rows[0]),
                other=table.thing(rows[1]),
                number=int(ends[i] - series.starts[i]),
            ),
        )


def _fingerprints(table: FiguresTable, series: RowsBySeries) -> tuple[Array, Array]:
    """A number for each series, the same for the same periods and values, and which vary enough.

    A series varies enough if a measure changes in it three times and it has five values or more.
    """
    mark = series.periods.astype(np.uint64) * _MIX
    varies = np.zeros(len(series.starts), bool)
    with np.errstate(over="ignore"):
        for measure in table.measures:
            values = table.values(measure.name)[series.rows]
            mark = (mark ^ (mark >> np.uint64(29))) * _MIX + values.view(np.uint64)
            known = np.add.reduceat((~np.isnan(values)).astype(np.int64), series.starts)
            changes = np.diff(values, prepend=values[0]) != 0
            changes &= ~np.isnan(values)
            changes[series.starts] = False
            changed = np.add.reduceat(changes.astype(np.int64), series.starts)
            varies |= (known >= _FEWEST_PERIODS) & (changed >= _FEWEST_VALUES - 1)
        mark = (mark ^ (mark >> np.uint64(31))) * _MIX
        return np.add.reduceat(mark, series.starts), varies
