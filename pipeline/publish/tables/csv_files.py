"""Table -> CSV: UTF-8, comma, LF, one header, every cell as it came in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.catalog import Table

# Python's csv module leaves a carriage return bare when lines end in LF (CPython before 3.13),
# which readers then take for the end of a row.
NEEDS_QUOTES = re.compile(r'[",\r\n]')


def csv_bytes(table: Table) -> bytes:
    """A table as CSV, with the names of its columns as header and nothing quoted without need."""
    columns = [table.texts[name].tolist() for name in table.texts.columns]
    return csv_text(list(table.texts.columns), zip(*columns, strict=True)).encode()


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A header and rows of texts as CSV."""
    line = _lone_cell if len(header) == 1 else _line
    return "".join(f"{line(row)}\n" for row in (header, *rows))


def _line(cells: Sequence[str]) -> str:
    return ",".join(_quoted(cell) if NEEDS_QUOTES.search(cell) else cell for cell in cells)


def _lone_cell(cells: Sequence[str]) -> str:
    """The only cell of a row: quoted when blank, since readers skip blank lines."""
    return _line(cells) if cells[0].strip() else _quoted(cells[0])


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
