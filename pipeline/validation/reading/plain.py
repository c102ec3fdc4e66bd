"""Reads CSV column by column where it is so plain that no two readers could take it differently.

pyarrow reads a large file in a tenth of the time that the csv module takes, and otherwise in some
corners: blank lines, quotes inside a cell, line breaks inside quotes, lone carriage returns. A file
that has any of these is left to the csv module.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.dialects import reader_options
from pipeline.limits import LIMITS

if TYPE_CHECKING:
    import pyarrow as pa

_PLAIN = {"quotechar": '"', "escapechar": None, "doublequote": True, "skipinitialspace": False}
_DELIMITERS = (",", ";", "\t", "|")
_NEWLINE, _RETURN, _QUOTE = b'\n\r"'


@dataclass(frozen=True)
class PlainTable:
    """The header of a file, and its columns below it as texts, named by their place from 0."""

    labels: tuple[str, ...]
    columns: pa.Table


def read_plain(content: bytes, encoding: str, dialect: Mapping[str, Any]) -> PlainTable | None:
    """Read a file's bytes, which are known to fit the encoding; None if it is not plain."""
    options = reader_options(dialect)
    delimiter = options.pop("delimiter")
    if options != _PLAIN or delimiter not in _DELIMITERS:
        return None
    if (
        encoding != "utf-8"
        or not _has_plain_lines(content)
        or not _is_quoted_plainly(content, delimiter)
    ):
        return None
    end = content.find(b"\n")
    header = content[:end].decode().removesuffix("\r")
    labels = tuple(next(csv.reader([header], delimiter=delimiter)))
    if len(labels) > LIMITS.columns or end + 1 == len(content):
        return None
    columns = _read_columns(content, len(labels), delimiter)
    return PlainTable(labels, columns) if columns is not None else None


def _has_plain_lines(content: bytes) -> bool:
    """Whether lines end in LF or CRLF, none is blank and none longer than a cell may be."""
    if content.startswith((b"\n", b"\r")) or b"\n\n" in content:
        return False
    has_returns = b"\r" in content
    if has_returns and (b"\n\r" in content or content.count(b"\r") != content.count(b"\r\n")):
        return False
    position, limit = 0, LIMITS.cell_characters
    while len(content) - position > limit:
        end = content.rfind(b"\n", position, position + limit)
        if end < 0:
            return False
        position = end + 1
    return b"\n" in content


def _is_quoted_plainly(content: bytes, delimiter: str) -> bool:
    """Whether each quote opens a cell, closes it on the same line, or is one of two inside."""
    if b'"' not in content:
        return True
    quotes = _positions(content, _QUOTE)
    if len(quotes) % 2:
        return False
    signs = np.frombuffer(content, np.uint8)
    ends = np.zeros(256, bool)
    ends[[ord(delimiter), _NEWLINE]] = True
    opening, closing = quotes[::2], quotes[1::2]
    opens = ends[signs[opening - 1]] | (opening == 0)
    opens[1:] |= closing[:-1] + 1 == opening[1:]
    after = np.minimum(closing + 1, len(content) - 1)
    closes = ends[signs[after]] | (signs[after] == _RETURN) | (closing + 1 == len(content))
    closes[:-1] |= closing[:-1] + 1 == opening[1:]
    breaks = _positions(content, _NEWLINE)
    on_one_line = np.searchsorted(breaks, opening) == np.searchsorted(breaks, closing)
    return bool(opens.all() and closes.all() and on_one_line.all())


def _positions(content: bytes, sign: int) -> np.ndarray:
    return np.flatnonzero(np.frombuffer(content, np.uint8) == sign)


def _read_columns(content: bytes, number: int, delimiter: str) -> pa.Table | None:
    """All cells as they are; None if rows differ in length or a line cannot be told apart."""
    import pyarrow as pa
    from pyarrow import csv as arrow

    names = [str(place) for place in range(number)]
    try:
        return arrow.read_csv(
            pa.py_buffer(content),
            # In one piece: each check that looks at a whole column would else join its pieces.
            read_options=arrow.ReadOptions(
                column_names=names, skip_rows=1, use_threads=False, block_size=len(content) + 1
            ),
            parse_options=arrow.ParseOptions(delimiter=delimiter, ignore_empty_lines=False),
            convert_options=arrow.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                strings_can_be_null=False,
                null_values=[],
            ),
            # Arrow's own pool takes and gives back pages of large columns at a varying cost.
            memory_pool=pa.system_memory_pool(),
        )
    except pa.ArrowInvalid:
        return None
