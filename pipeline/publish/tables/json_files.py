"""Table -> JSON: an array of objects, one row a line."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from pipeline.catalog import Table
from pipeline.publish.tables.values import python_values


def json_bytes(table: Table) -> bytes:
    """A table as JSON, with values of their types, and null where a cell is missing.

    Dates and times are texts as in ISO 8601. Numbers that JSON lacks (not a number, infinity)
    become null, and NAME_reason beside them says why.
    """
    names = list(table.frame.columns)
    columns = [python_values(table, name) for name in names]
    for name in table.not_finite:
        names.append(_name_of_reason(table, name))
        columns.append(_reasons(table, name))
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    rows = (
        encode(dict(zip(names, map(_plain, row), strict=True)))
        for row in zip(*columns, strict=True)
    )
    lines = ",\n".join(rows)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode()


def _name_of_reason(table: Table, name: str) -> str:
    reason = f"{name}_reason"
    while reason in table.fields_by_name:
        reason += "_"
    return reason


def _reasons(table: Table, name: str) -> list[str | None]:
    reasons = table.fields_by_name[name].missing_reasons
    numbers = table.not_finite[name]
    return [f"{text}: {reasons[text]}" if text in numbers else None for text in table.texts[name]]


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value
