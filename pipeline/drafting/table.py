"""Grid -> RawTable: the header found, and what stands around a table put aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.drafting.grid import CannotDraft, Merged, Rows, SheetGrid
from pipeline.limits import LIMITS
from pipeline.validation.cells.stray_rows import names_total
from pipeline.visible import visible

_QUOTED = 60
_NUMBERS_NAMED = 5
_PLAIN_SPACES = " \t\n\r\v\f"
_SPACES = _PLAIN_SPACES + "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
_SPACES += "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_SOURCE = re.compile(r"(sources?|quellen?|fuente|fonte|notes?|footnotes?|nota|remarks?) ?:", re.I)
_NOTE = re.compile(
    r"(sources?|quellen?|fuente|fonte|notes?|footnotes?|nota|remarks?|anmerkung(en)?)\b ?[:.]"
    r"|\(?\d{1,2}[.)] \D|\[\d{1,2}\]|[*†‡©]|[¹²³⁴⁵] ?\D",
    re.I,
)


@dataclass(frozen=True)
class RawTable:
    """A header and rows of the same length, no row and no column empty, no cell padded."""

    header: tuple[str, ...]
    rows: Rows
    assumed: tuple[str, ...]


def find_table(grid: SheetGrid) -> RawTable:
    """Find the table in a grid. Raises CannotDraft when there is none, or a row is too long."""
    assumed = list(grid.assumed)
    numbered = _numbered_and_trimmed(grid, assumed)
    if not numbered:
        raise CannotDraft("The file holds no table: it is empty.")
    above, numbered = _split_above(numbered)
    _repeat_merged(numbered, grid.merged, assumed)
    below, numbered = _split_below(numbered)
    for words, rows in (("above the header", above), ("below the table", below)):
        if rows:
            assumed.append(f"Left out {_count(len(rows), 'row')} {words}: {_quote(rows)}")
    between = numbered[-1][0] - numbered[0][0] + 1 - len(numbered)
    if between:
        assumed.append(f"Left out {_count(between, 'empty row')} inside the table.")
    header, numbered = _join_header(numbered, assumed)
    numbered = _without_second_headers(header, numbered, assumed)
    rows = _even(header, numbered, assumed)
    _tell_totals(header, numbered, assumed)
    if not rows:
        raise CannotDraft("The file holds a header and no rows below it.")
    return _without_empty_columns(header, rows, assumed)


def _numbered_and_trimmed(grid: SheetGrid, assumed: list[str]) -> list[tuple[int, list[str]]]:
    """Rows that are not empty, with their numbers from 1; cells without spaces around them."""
    padded, spaces = 0, _PLAIN_SPACES if grid.is_guessed else _SPACES
    kept: list[tuple[int, list[str]]] = []
    for number, row in enumerate(grid.rows, 1):
        cells = [cell.strip(spaces) for cell in row]
        padded += sum(a != b for a, b in zip(cells, row, strict=True))
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            kept.append((number, cells))
    if padded:
        assumed.append(f"Removed the spaces around {_count(padded, 'cell')}.")
    return kept


def _split_above(
    numbered: list[tuple[int, list[str]]],
) -> tuple[list[list[str]], list[tuple[int, list[str]]]]:
    """Titles and notes above the header: rows that fill at most half of the table's width."""
    width = max(_filled(row) for _, row in numbered)
    first = next(i for i, (_, row) in enumerate(numbered) if width < 2 or 2 * _filled(row) > width)
    return [row for _, row in numbered[:first]], numbered[first:]


def _repeat_merged(
    numbered: list[tuple[int, list[str]]], merged: Sequence[Merged], assumed: list[str]
) -> None:
    """Write the value of merged cells below the header into all the rows that they stand for."""
    by_number, end = dict(numbered[1:]), numbered[-1][0]
    repeated, wide, written = [], [], 0
    for first, last, left, right in merged:
        row = by_number.get(first, [])
        value = row[left - 1] if len(row) >= left else ""
        if value and first < last:
            repeated.append(value)
            written += (min(last, end) - first + 1) * (right - left + 1)
            if written > LIMITS.workbook_cells:
                raise CannotDraft("The sheet has more merged cells than a table may have.")
            for number in range(first, min(last, end) + 1):
                _write_over(by_number.get(number, []), value, left, right)
        elif value and _filled(row) > 1:
            wide.append(value)
    if repeated:
        assumed.append(f"Repeated in all their rows the values of merged cells: {_texts(repeated)}")
    if wide:
        assumed.append(f"Merged across columns, and kept in the first alone: {_texts(wide)}")


def _write_over(row: list[str], value: str, left: int, right: int) -> None:
    row.extend([""] * (right - len(row)))
    row[left - 1 : right] = [value] * (right - left + 1)


def _split_below(
    numbered: list[tuple[int, list[str]]],
) -> tuple[list[list[str]], list[tuple[int, list[str]]]]:
    """Notes below the table: after an empty row, rows of which only the first cell is filled.

    Without an empty row they must begin as notes do, since else they may be rows whose values are
    missing.
    """
    header = numbered[0][1]
    last = len(numbered)
    while _filled(header) > 1 and last > 1 and _is_note(numbered[last - 1][1], header):
        last -= 1
    notes = range(last, len(numbered))
    gaps = (i for i in notes if numbered[i][0] > numbered[i - 1][0] + 1)
    begun = (i for i in notes if _NOTE.match(_first_cell(numbered[i][1])))
    last = min(next(gaps, len(numbered)), next(begun, len(numbered)))
    if last == 1:  # then they are all there is
        last = len(numbered)
    return [row for _, row in numbered[last:]], numbered[:last]


def _join_header(
    numbered: list[tuple[int, list[str]]], assumed: list[str]
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header and the rows below it; a header of merged cells stands in two rows.

    The second then names every column that the first, whose name spreads to the right, leaves
    empty, and leaves the first column empty as no row below does.
    """
    header, below = numbered[0][1], numbered[1:]
    if len(below) < 2 or not header[0] or not all(row[0] for _, row in below[1:]):
        return header, below
    second = below[0][1]
    width = max(len(row) for _, row in numbered)
    upper = header + [""] * (width - len(header))
    unnamed = [i for i, name in enumerate(upper) if not name]
    if second[0] or not unnamed or len(second) < width or not all(second[i] for i in unnamed):
        return header, below
    spread, joined = "", []
    for above, under in zip(upper, second, strict=True):
        spread = above or spread
        joined.append(f"{spread} {under}" if under else spread)
    example = visible(joined[unnamed[0]], _QUOTED)
    assumed.append(f'Joined the two rows of the header, for example to "{example}".')
    return joined, below[1:]


def _without_second_headers(
    header: list[str], numbered: list[tuple[int, list[str]]], assumed: list[str]
) -> list[tuple[int, list[str]]]:
    """Leave out rows in which the header stands once more, as where files were joined."""
    again = [number for number, row in numbered if row == header and len(header) > 1]
    if not again:
        return numbered
    rows = f"row{'s' if len(again) > 1 else ''} {_numbers(again)}"
    assumed.append(f"Left out {rows}: the header once more.")
    return [one for one in numbered if one[1] != header]


def _tell_totals(
    header: list[str], numbered: list[tuple[int, list[str]]], assumed: list[str]
) -> None:
    """Ask about rows that are named as totals among others that are not."""
    for i, name in enumerate(header):
        totals = [(number, row[i]) for number, row in numbered if i < len(row) and row[i]]
        totals = [(number, text) for number, text in totals if names_total(text)]
        if totals and 2 * len(totals) < len(numbered):
            rows = _numbers([number for number, _ in totals])
            cell = f'"{visible(totals[0][1], _QUOTED)}" in column "{visible(name, _QUOTED)}"'
            assumed.append(
                f"{cell}, row{'s' if len(totals) > 1 else ''} {rows}: "
                "are these totals of other rows? They were kept; leave them out if so."
            )


def _numbers(numbers: Sequence[int]) -> str:
    named = ", ".join(f"{number:,}" for number in numbers[:_NUMBERS_NAMED])
    more = len(numbers) - _NUMBERS_NAMED
    return f"{named} and {more:,} more" if more > 0 else named


def _is_note(row: list[str], header: list[str]) -> bool:
    """Whether a row has but its first cell, or begins as sources do, with a comma in its text."""
    first = next(i for i, name in enumerate(header) if name)
    is_alone = _filled(row) == 1 and len(row) <= first + 1
    return is_alone or bool(_SOURCE.match(_first_cell(row)))


def _first_cell(row: list[str]) -> str:
    return next(cell for cell in row if cell)


def _filled(row: list[str]) -> int:
    return sum(1 for cell in row if cell)


def _even(
    header: list[str], numbered: list[tuple[int, list[str]]], assumed: list[str]
) -> list[list[str]]:
    """Rows as long as the longest; a header as long is made of empty names."""
    width = max(len(header), *(len(row) for _, row in numbered), 0) if numbered else len(header)
    if width > LIMITS.columns:
        raise CannotDraft(f"The table has more than {LIMITS.columns} columns.")
    for number, row in numbered:
        if len(row) > len(header):
            assumed.append(
                f"Row {number} has more cells than the header has names: please name the "
                f"{_count(width - len(header), 'column')} at the end."
            )
            break
    header.extend([""] * (width - len(header)))
    return [row + [""] * (width - len(row)) for _, row in numbered]


def _without_empty_columns(header: list[str], rows: Rows, assumed: list[str]) -> RawTable:
    """Drop columns that have neither a name nor a value."""
    kept = [i for i, name in enumerate(header) if name or any(row[i] for row in rows)]
    if len(kept) < len(header):
        assumed.append(f"Left out {_count(len(header) - len(kept), 'empty column')}.")
        rows = [[row[i] for i in kept] for row in rows]
    return RawTable(tuple(header[i] for i in kept), rows, tuple(assumed))


def _quote(rows: list[list[str]]) -> str:
    return _texts([cell for row in rows for cell in row if cell])


def _texts(cells: Sequence[str]) -> str:
    return "; ".join(f'"{visible(cell, _QUOTED)}"' for cell in cells[:5]) + (
        f" and {len(cells) - 5} more." if len(cells) > 5 else "."
    )


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
