"""A table's columns as Python's own values."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pipeline.catalog import Table

TYPED = frozenset({"number", "integer", "year", "boolean", "date", "datetime", "time"})


def python_values(table: Table, name: str) -> list[Any]:
    """The values of a column, None where one is missing.

    Types that Python has no value for (months, durations, places) are texts as they came in.
    """
    frame = table.frame[name]
    typed = table.fields_by_name[name].type in TYPED
    column: pd.Series = frame if typed else table.texts[name]
    return column.astype("object").where(frame.notna(), None).tolist()
