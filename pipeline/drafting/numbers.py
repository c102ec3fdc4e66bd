"""Numbers as people write them -> numbers as programs read them, where no other reading holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# How numbers are written: the decimal sign, and what stands between thousands.
POINT, COMMA = "point", "comma"

_PLAIN = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
_INTEGER = re.compile(r"-?\d+")
_SPACED = r"[ \u00a0\u2009\u202f'’]"
_STYLES = {
    POINT: re.compile(rf"-?(\d+|\d{{1,3}}(,\d{{3}})+|\d{{1,3}}({_SPACED}\d{{3}})+)(\.\d+)?"),
    COMMA: re.compile(rf"-?(\d+|\d{{1,3}}(\.\d{{3}})+|\d{{1,3}}({_SPACED}\d{{3}})+)(,\d+)?"),
}
_GROUPS = {POINT: re.compile(rf"(?:,|{_SPACED})(?=\d{{3}})"), COMMA: re.compile(rf"\.|{_SPACED}")}
_MINUS = "−"
# As accountants write what is below zero.
_IN_BRACKETS = re.compile(r"\(([^()\-−]*\d[^()]*)\)")
# Three digits behind the only mark, as a group of thousands has.
_DOUBTFUL = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_GROUP_FROM = 4
_SIGNS = ("%", "£", "€", "$", "¥")

MISSING_MARKERS = frozenset(
    ["-", "–", "—", ".", "..", "...", "…", ":", "/", "x", "*", "?", "n/a", "na", "n.a.", "n.a",
     "n/d", "nd", "nan", "null", "none", "nil", "#n/a", "[x]", "[c]", "[z]", "[u]", "[w]", "[low]",
     "missing", "not available", "k.a."]
)  # fmt: skip
# So much of a column must be numbers for it to be one of numbers, whatever else stands in it.
_MOST = 2 / 3


@dataclass(frozen=True)
class Writing:
    """How the numbers of a column are written. `style` is None while both readings hold.

    `sign` is a percent or currency sign that all cells have; "" if they have none. With `is_mixed`
    it is a percent sign that only some have.
    """

    style: str | None
    sign: str
    has_points: bool
    is_mixed: bool = False


def is_missing(cell: str) -> bool:
    """Whether a cell is empty or holds a word for a missing value."""
    return not cell or cell.casefold() in MISSING_MARKERS


def is_number(cell: str) -> bool:
    """Whether a cell is a number as programs read it."""
    return _PLAIN.fullmatch(cell) is not None


def is_integer(cell: str) -> bool:
    """Whether a cell is a whole number as programs read it."""
    return _INTEGER.fullmatch(cell) is not None


def has_lost_zeros(cells: Iterable[str]) -> bool:
    """Whether digits begin with a zero, as in a code: 007 is not the number 7."""
    return any(re.match(r"-?0\d", cell) for cell in cells)


def find_writing(cells: Sequence[str]) -> Writing | None:
    """How a column's numbers are written; None if it is not one of numbers.

    `cells` are the distinct cells that are not missing.
    """
    sign = next((s for s in _SIGNS if all(c.startswith(s) or c.endswith(s) for c in cells)), "")
    is_mixed = not sign and any(cell.endswith("%") for cell in cells)
    sign = "%" if is_mixed else sign
    bare = [_bare(cell, sign) for cell in cells]
    counts = {s: sum(_matches(cell, s) for cell in bare) for s in (POINT, COMMA)}
    best = max(counts.values(), default=0)
    if not bare or best < _MOST * len(bare) or has_lost_zeros(bare):
        return None
    has_points = any("." in cell for cell in bare)
    if counts[POINT] == counts[COMMA]:
        return Writing(None, sign, has_points, is_mixed)
    return Writing(POINT if counts[POINT] == best else COMMA, sign, has_points, is_mixed)


def whole(cells: Sequence[str]) -> dict[str, str] | None:
    """For whole numbers written 1001.0, each without what a program added; None for others."""
    if not cells or not all(re.fullmatch(r"-?\d+\.0", cell) for cell in cells):
        return None
    return {cell: cell.removesuffix(".0") for cell in cells}


def both_readings(cells: Iterable[str], sign: str) -> tuple[str, str, str] | None:
    """The first number whose mark may part thousands or decimals, and what it is either way.

    None where no number of a column is doubtful, or another tells how the column is written.
    """
    marked = [cell for cell in cells if re.search("[.,]", _bare(cell, sign))]
    if not marked or not all(_DOUBTFUL.fullmatch(_bare(cell, sign)) for cell in marked):
        return None
    bare = _bare(marked[0], sign)
    return marked[0], re.sub("[.,]", "", bare), bare.replace(",", ".")


def looks_grouped(cells: Iterable[str], sign: str) -> bool:
    """Whether points rather part thousands: some numbers are too small to need one."""
    bare = [_bare(cell, sign) for cell in cells]
    return any(is_integer(cell) and len(cell.lstrip("-")) < _GROUP_FROM for cell in bare)


def style_of_file(writings: Iterable[Writing]) -> str | None:
    """How most columns write numbers, of those that can be read in one way only."""
    votes = [w.style for w in writings if w.style is not None]
    points, commas = votes.count(POINT), votes.count(COMMA)
    if points == commas:
        return None
    return POINT if points > commas else COMMA


def style_of_column(writing: Writing, of_file: str | None, *, semicolons: bool) -> str:
    """How a column's numbers are to be read.

    Where neither the column nor the file tells, a point is a decimal point, and so is a comma in a
    file divided by semicolons.
    """
    commas = semicolons and not writing.has_points
    return writing.style or of_file or (COMMA if commas else POINT)


def rewrite(cell: str, style: str, sign: str) -> str:
    """A number with a decimal point, no groups and no sign; any other cell as it is."""
    bare = _bare(cell, sign)
    if not _matches(bare, style):
        return cell
    if is_number(bare) and style == POINT:
        return bare
    plain = _GROUPS[style].sub("", bare)
    return plain.replace(",", ".") if style == COMMA else plain


def _bare(cell: str, sign: str) -> str:
    bare = cell.removesuffix(sign).rstrip().removeprefix(sign).lstrip() if sign else cell
    inner = _IN_BRACKETS.fullmatch(bare)
    bare = f"-{_bare(inner[1], sign)}" if inner else bare
    return "-" + bare[1:].lstrip() if bare.startswith(_MINUS) else bare


def _matches(cell: str, style: str) -> bool:
    if style == POINT and is_number(cell):
        return True
    return _STYLES[style].fullmatch(cell) is not None
