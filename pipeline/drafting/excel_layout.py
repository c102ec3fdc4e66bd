"""The XML of a sheet -> what its reader does not tell: merged cells, hidden rows and columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.drafting.grid import Merged, Rows
from pipeline.limits import LIMITS

_TAG = re.compile(rb"<(?:\w+:)?(row|col|mergeCell)\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_RANGE = re.compile(rb"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MOST_MERGED = 100_000
_RANGES_NAMED = 5


@dataclass(frozen=True)
class Layout:
    """Merged cells of a sheet, and the hidden rows and columns, all counted from 1."""

    merged: tuple[Merged, ...]
    rows: frozenset[int]
    columns: frozenset[int]

    def hidden_in(self, rows: Rows) -> Iterator[str]:
        """The words for what is hidden and not empty: it was read like the rest."""
        hidden = [n for n, row in enumerate(rows, 1) if n in self.rows and any(row)]
        if hidden:
            yield f"Hidden in the workbook, but kept: {_named('row', hidden, str)}."
        filled = {i for row in rows for i in self.columns if i <= len(row) and row[i - 1]}
        if filled:
            yield f"Hidden in the workbook, but kept: {_named('column', sorted(filled), _letters)}."


def read_layout(part: bytes) -> Layout:
    """Read the layout of a sheet that was already found safe to read."""
    merged: list[Merged] = []
    rows: set[int] = set()
    columns: set[int] = set()
    row = 0
    for tag in _TAG.finditer(part):
        kind, values = tag[1], dict(_ATTRIBUTE.findall(tag[2]))
        is_hidden = values.get(b"hidden") in {b"1", b"true"}
        if kind == b"row":
            row = int(values.get(b"r", row + 1))
            rows |= {row} if is_hidden else set()
        elif kind == b"col" and is_hidden:
            last = min(int(values[b"max"]), LIMITS.columns)
            columns.update(range(int(values[b"min"]), last + 1))
        elif kind == b"mergeCell" and len(merged) < _MOST_MERGED:
            found = _RANGE.fullmatch(values.get(b"ref", b""))
            merged += [_cells(*found.groups())] if found else []
    return Layout(tuple(sorted(merged)), frozenset(rows), frozenset(columns))


def _cells(left: bytes, first: bytes, right: bytes, last: bytes) -> Merged:
    return int(first), int(last), _number(left), min(_number(right), LIMITS.columns)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _named(thing: str, numbers: Sequence[int], write: Callable[[int], str]) -> str:
    """Rows or columns by their names, those that follow each other as a range."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    named = [
        write(a) if a == b else f"{write(a)} to {write(b)}"
        for a, b in islice(ranges, _RANGES_NAMED)
    ]
    more = len(ranges) - _RANGES_NAMED
    shown = ", ".join(named) + (f" and {more:,} more" if more > 0 else "")
    return f"{thing}{'s' if len(numbers) > 1 else ''} {shown}"
