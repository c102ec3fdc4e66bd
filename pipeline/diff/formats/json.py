"""The difference for programs.

    {"base": "the last commit, 1a2b3c4d5e",
     "thresholds": {"small": 0.01, "notable": 0.1},
     "unchanged": 11,
     "unavailable": why nothing could be compared, or null,
     "datasets": [{
       "name", "title", "kind": "added|removed|changed|unread",
       "rows": {"before", "after"},
       "errors": {"before", "after"},
       "version": {"before", "after", "deserves": "none|patch|minor|major", "least",
                   "standing": "right|too low|unchanged|not a version", "breaking": bool,
                   "reasons": [{"level", "words"}]},
       "properties": [{"path", "before", "after"}],
       "tables": [{
         "name", "title", "kind", "rows": {"before", "after"}, "key": [column, ...], "keyed": bool,
         "key_changed": {"before", "after"} or null, "reordered": bool, "rewritten": bool,
         "properties": [...],
         "fields": [{"name", "kind": "added|removed|renamed|changed", "was", "properties": [...]}],
         "removed": {"count", "rows": [{column: value}]}, "added": the same,
         "swaps": [{"field", "first", "second", "columns", "pairs"}],
         "columns": [{"name", "unit", "measure": bool,
           "lost": {"count", "cells": [{"row": {column: value}, "before", "after", "relative",
                                        "tier"}]},
           "changed": the same with "large", "notable" and "small" counts,
           "patterns": what changes of many values have in common, in words,
           "filled": the same as lost, "reasons": the same as lost}]}]}]}

What is unknown is null. Values are as they stand in the files; `relative` is the change as a share
of the value before. Of rows and cells the first hundred are named and all are counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pipeline.diff.charts import ChartPairs
from pipeline.diff.formats import words
from pipeline.diff.model import (
    NOTABLE,
    SMALL,
    Cells,
    ChangedRow,
    ColumnChange,
    DatasetChange,
    Difference,
    LoneRows,
    PropertyChange,
    TableChange,
    VersionVerdict,
)


def write_difference(
    difference: Difference, *, charts: ChartPairs | None = None, colour: bool = False
) -> str:
    """The difference as JSON."""
    shape = {
        "base": difference.base or None,
        "thresholds": {"small": SMALL, "notable": NOTABLE},
        "unchanged": difference.unchanged,
        "unavailable": difference.unavailable,
        "datasets": [_dataset(change) for change in difference.datasets],
    }
    words = json.dumps(shape, indent=2, ensure_ascii=False, default=str)
    return words.encode("utf-8", errors="backslashreplace").decode("utf-8") + "\n"


def _dataset(change: DatasetChange) -> dict[str, Any]:
    return {
        "name": change.name,
        "title": change.title,
        "kind": change.kind.value,
        "rows": {"before": change.rows_before, "after": change.rows_after},
        "errors": {"before": change.errors_before, "after": change.errors_after},
        "version": _version(change.verdict) if change.verdict else None,
        "properties": _properties(change.properties),
        "tables": [_table(table) for table in change.tables],
    }


def _version(verdict: VersionVerdict) -> dict[str, Any]:
    return {
        "before": verdict.before,
        "after": verdict.after,
        "deserves": verdict.level.name.lower(),
        "least": verdict.least,
        "standing": verdict.standing.value,
        "breaking": bool(verdict.breaking),
        "reasons": [
            {"level": reason.level.name.lower(), "words": reason.words}
            for reason in verdict.reasons
        ],
    }


def _table(table: TableChange) -> dict[str, Any]:
    key = {"before": list(table.key_before), "after": list(table.key_after)}
    return {
        "name": table.name,
        "title": table.title,
        "kind": table.kind.value,
        "rows": {"before": table.rows_before, "after": table.rows_after},
        "key": list(table.key),
        "keyed": table.is_keyed,
        "key_changed": key if table.has_new_key else None,
        "reordered": table.is_reordered,
        "rewritten": table.is_rewritten,
        "properties": _properties(table.properties),
        "fields": [
            {
                "name": change.name,
                "kind": change.kind.value,
                "was": change.was,
                "properties": _properties(change.properties),
            }
            for change in table.fields
        ],
        "removed": _rows(table.removed, table.key),
        "added": _rows(table.added, table.key),
        "swaps": [
            {
                "field": swap.field,
                "first": swap.first,
                "second": swap.second,
                "columns": list(swap.columns),
                "pairs": swap.pairs,
            }
            for swap in table.swaps
        ],
        "columns": [_column(column, table.key) for column in table.columns],
    }


def _column(change: ColumnChange, key: tuple[str, ...]) -> dict[str, Any]:
    tiers = {tier.value: count for tier, count in change.tiers}
    return {
        "name": change.column.name,
        "unit": change.column.unit,
        "measure": change.column.is_measure,
        "lost": _cells(change.lost, key),
        "changed": {**_cells(change.changed, key), **tiers},
        "patterns": words.patterns(change),
        "filled": _cells(change.filled, key),
        "reasons": _cells(change.reasons, key),
    }


def _properties(changes: Iterable[PropertyChange]) -> list[dict[str, Any]]:
    return [{"path": c.path, "before": c.before, "after": c.after} for c in changes]


def _rows(rows: LoneRows, key: tuple[str, ...]) -> dict[str, Any]:
    return {"count": rows.count, "rows": [_row(row, key) for row in rows.named]}


def _cells(cells: Cells, key: tuple[str, ...]) -> dict[str, Any]:
    named = [
        {
            "row": _row(cell.row, key),
            "before": cell.before,
            "after": cell.after,
            "relative": cell.relative,
            "tier": cell.tier.value if cell.tier else None,
        }
        for cell in cells.named
    ]
    return {"count": cells.count, "cells": named}


def _row(row: ChangedRow, key: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(key, row.values, strict=True))
