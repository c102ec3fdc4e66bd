"""Grid -> RawTable: the header found, and what stands around a table put aside."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.drafting.grid import CannotDraft, Rows, SheetGrid
from pipeline.limits import LIMITS
from pipeline.visible import visible

_QUOTED = 60


@dataclass(frozen=True)
class RawTable:
    """A header and rows of the same length, no row and no column empty, no cell padded."""

    header: tuple[str, ...]
    rows: Rows
    assumed: tuple[str, ...]


def find_table(grid: SheetGrid) -> RawTable:
    """Find the table in a grid. Raises CannotDraft when there is none, or a row is too long."""
    assumed = list(grid.assumed)
    numbered = _numbered_and_trimmed(grid.rows, assumed)
    if not numbered:
        raise CannotDraft("The file holds no table: it is empty.")
    above, numbered = _split_above(numbered)
    below, numbered = _split_below(numbered)
    for words, rows in (("above the header", above), ("below the table", below)):
        if rows:
            assumed.append(f"Left out {_count(len(rows), 'row')} {words}: {_quote(rows)}")
    between = numbered[-1][0] - numbered[0][0] + 1 - len(numbered)
    if between:
        assumed.append(f"Left out {_count(between, 'empty row')} inside the table.")
    header, numbered = _join_header(numbered, assumed)
    rows = _even(header, numbered, assumed)
    if not rows:
        raise CannotDraft("The file holds a header and no rows below it.")
    return _without_empty_columns(header, rows, assumed)


def _numbered_and_trimmed(rows: Rows, assumed: list[str]) -> list[tuple[int, list[str]]]:
    """Rows that are not empty, with their numbers from 1; cells without spaces around them."""
    padded = 0
    kept: list[tuple[int, list[str]]] = []
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
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


def _split_below(
    numbered: list[tuple[int, list[str]]],
) -> tuple[list[list[str]], list[tuple[int, list[str]]]]:
    """Notes below the table: after an empty row, rows of which only the first cell is filled."""
    header = numbered[0][1]
    last = len(numbered)
    while _filled(header) > 1 and last > 1 and _is_note(numbered[last - 1][1], header):
        last -= 1
    # Without an empty row before them they may be rows whose values are missing.
    gaps = (i for i in range(last, len(numbered)) if numbered[i][0] > numbered[i - 1][0] + 1)
    last = next(gaps, len(numbered))
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


def _is_note(row: list[str], header: list[str]) -> bool:
    first = next(i for i, name in enumerate(header) if name)
    return _filled(row) == 1 and len(row) <= first + 1


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
    cells = [cell for row in rows for cell in row if cell]
    return "; ".join(f'"{visible(cell, _QUOTED)}"' for cell in cells[:5]) + (
        f" and {len(cells) - 5} more." if len(cells) > 5 else "."
    )


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
