"""Reads published tables with other programs than those that wrote them, all cells by row."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd

LONGEST_LINE = 100_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# How a workbook writes characters that XML does not keep.
ESCAPED = re.compile(r"_x([0-9A-F]{4})_")

Rows = list[tuple[Any, ...]]


def csv_with_pandas(path: Path) -> tuple[list[str], Rows]:
    """The header and every cell of a CSV file as text."""
    read = pd.read_csv(path, dtype=str, header=None, keep_default_na=False, na_filter=False)
    rows = list(read.itertuples(index=False, name=None))
    return list(map(str, rows[0])), rows[1:]


def csv_with_duckdb(path: Path, columns: int) -> Rows:
    """Every cell of a CSV file below its header as text, by a second program."""
    names = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(columns))
    read = (
        f"SELECT * FROM read_csv(?, columns = {{{names}}}, auto_detect = false, header = true, "
        f"delim = ',', quote = '\"', escape = '\"', max_line_size = {LONGEST_LINE})"
    )
    with duckdb.connect() as asked:
        rows = asked.execute(read, [str(path)]).fetchall()
    return [tuple("" if cell is None else cell for cell in row) for row in rows]


def parquet_with_duckdb(path: Path) -> tuple[list[str], Rows]:
    """The names of the columns and every value; moments with a time zone are in UTC."""
    with duckdb.connect() as asked:
        described = asked.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        zoned = [place for place, (_, kind, *_) in enumerate(described) if "TIME ZONE" in kind]
        picks = [
            f"epoch_us({_quoted(name)})" if place in zoned else _quoted(name)
            for place, (name, *_) in enumerate(described)
        ]
        read = f"SELECT {', '.join(picks)} FROM read_parquet(?)"
        rows = asked.execute(read, [str(path)]).fetchall()
    names = pd.read_parquet(path).columns.tolist()
    return names, [_with_zones(row, zoned) for row in rows]


def json_rows(path: Path) -> tuple[list[str] | None, Rows]:
    """The names of the columns and every value; no names where there is no row."""
    listed = json.loads(path.read_bytes())
    names = list(listed[0]) if listed else None
    return names, [tuple(row.values()) if list(row) == names else () for row in listed]


def workbook_with_openpyxl(path: Path) -> tuple[list[str], Rows]:
    """The header and every value of a workbook's first sheet."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    finally:
        book.close()
    header = list(map(str, rows[0])) if rows else []
    return header, rows[1:]


def _with_zones(row: tuple[Any, ...], zoned: list[int]) -> tuple[Any, ...]:
    if not zoned:
        return row
    cells = list(row)
    for place in zoned:
        if cells[place] is not None:
            cells[place] = EPOCH + timedelta(microseconds=cells[place])
    return tuple(cells)


def unescaped(text: str) -> str:
    """A workbook's text with the characters that openpyxl leaves as they are written."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
