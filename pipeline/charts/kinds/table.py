"""Table: the rows themselves, where a drawing would add nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from pipeline.catalog import Field
from pipeline.charts.model import ChartPlan, ChartTable, FiguresFile, TableColumn
from pipeline.charts.plan import as_file
from pipeline.charts.view_data import ViewData, view_note
from pipeline.charts.words import decimals_in
from pipeline.engine import Ask

MOST_ROWS = 50
MOST_DECIMALS = 12
PLAIN_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")


def plan(data: ViewData, ask: Ask, most: int = MOST_ROWS) -> ChartPlan:
    """Work out a table: all columns but web addresses, the first rows."""
    rows = data.rows
    fields = [field for field in data.table.fields if not _is_address(data, field)]
    kept = rows.index[:most]
    columns = tuple(
        TableColumn(field.name, field.title_with_unit, is_number=field.is_measure)
        for field in fields
    )
    values = tuple(tuple(_value(data, field, index) for field in fields) for index in kept)
    cells = _cells(data, fields, kept, ask)
    told = ask("rows", {"count": len(rows), "most": most})
    periods = data.periods.in_order
    ends = tuple(dict.fromkeys((periods[0], periods[-1]))) if periods else ()
    return ChartPlan(
        table=ChartTable(data.view.title, columns, cells, values, is_whole=len(rows) <= most),
        file=_file(data, fields, values, ends, ask),
        headline=told["asTable"],
        notes=(*told["notes"], *view_note(data)),
        period=" to ".join(ends),
    )


def _file(
    data: ViewData,
    fields: Sequence[Field],
    values: Sequence[Sequence[str]],
    periods: Sequence[str],
    ask: Ask,
) -> FiguresFile:
    """The same cells to take away."""
    columns = []
    for place, field in enumerate(fields):
        cells = [row[place] for row in values]
        unit = None if not field.is_measure else "" if field.is_index else field.unit or ""
        names = [] if field.is_measure else [cell and data.name(field, cell) for cell in cells]
        columns.append({"name": field.name, "cells": cells, "names": names, "unit": unit})
    named = {"dataset": data.dataset.name, "view": data.view.name, "periods": list(periods)}
    return as_file(ask("file", {"columns": columns, **named}))


def _is_address(data: ViewData, field: Field) -> bool:
    texts = data.texts(field.name)
    return bool(len(texts)) and bool(texts.str.startswith(("http://", "https://")).any())


def _value(data: ViewData, field: Field, index: object) -> str:
    """A cell for machines: as it came in, unless a number was written for people."""
    value = data.value(field.name, index)
    if pd.isna(value):
        return ""
    text = data.text(field.name, index)
    return text if not field.is_measure or PLAIN_NUMBER.fullmatch(text) else str(value)


def _cells(
    data: ViewData, fields: Sequence[Field], rows: pd.Index, ask: Ask
) -> tuple[tuple[str, ...], ...]:
    """The cells for people: numbers, names and labels, or why there is none."""
    found = [[_cell(data, field, index) for field in fields] for index in rows]
    numbers = [cell for row in found for cell in row if not isinstance(cell, str)]
    written = iter(ask("numbers", numbers))
    return tuple(
        tuple(cell if isinstance(cell, str) else next(written) for cell in row) for row in found
    )


def _cell(data: ViewData, field: Field, index: object) -> str | dict[str, Any]:
    """A text, or a number with the decimals that it came with."""
    value, text = data.value(field.name, index), data.text(field.name, index)
    if pd.isna(value):
        if field.is_measure:
            return data.missing_reason(index, field)
        return field.missing_reasons.get(text, "")
    if field.is_measure and math.isfinite(value):
        decimals = min(decimals_in(text, field), MOST_DECIMALS)
        return {"value": float(value), "decimals": decimals}
    return data.name(field, text)
