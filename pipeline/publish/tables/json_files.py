"""Table -> JSON: an array of objects, one row a line."""

from __future__ import annotations

import json
import math
from datetime import date, datetime, time
from typing import Any

from pipeline.catalog import Table
from pipeline.publish.tables.values import python_values


def json_bytes(table: Table) -> bytes:
    """A table as JSON, with values of their types, and null where a cell is missing.

    Dates and times are texts as in ISO 8601. Numbers that JSON lacks (infinity) become null, as
    they do in JavaScript.
    """
    names = list(table.frame.columns)
    columns = [python_values(table, name) for name in names]
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    rows = (
        encode(dict(zip(names, map(_plain, row), strict=True)))
        for row in zip(*columns, strict=True)
    )
    lines = ",\n".join(rows)
    return (f"[\n{lines}\n]\n" if lines else "[]\n").encode()


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value
