"""Days, months and years as people write them -> as programs read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_LIKELY_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPAN = re.compile(
    r"(1[5-9]|2[01])\d\d[-/ ]?(Q[1-4]|H[12]|W?\d{1,2}|\d{4})|Q[1-4][-/ ]?(1[5-9]|2[01])\d\d",
    re.IGNORECASE,
)
_TURNED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")


def time_type(cells: Sequence[str], *, is_named_time: bool) -> str | None:
    """The type of a column of periods: year, yearmonth or date; None if it is none.

    `cells` are the distinct cells that are not missing. Four digits are years where the header
    says so, or all are of our time and more than one.
    """
    if not cells:
        return None
    likely = len(cells) > 1 and all(_LIKELY_YEAR.fullmatch(cell) for cell in cells)
    if likely or (is_named_time and all(_YEAR.fullmatch(cell) for cell in cells)):
        return "year"
    if all(_MONTH.fullmatch(cell) for cell in cells):
        return "yearmonth"
    return "date" if all(_is_day(cell) for cell in cells) else None


def is_span(cell: str) -> bool:
    """Whether a cell names a quarter, half, week or split year, such as 2024-Q1 or 2024/25."""
    return _SPAN.fullmatch(cell) is not None


def turned_days(cells: Sequence[str]) -> dict[str, str] | None:
    """For dates such as 31/12/2024, each as YYYY-MM-DD; None where they are none.

    Raises ValueError when nothing tells the day from the month.
    """
    matches = [_TURNED.fullmatch(cell) for cell in cells]
    found = [match for match in matches if match is not None]
    if not found or len(found) < len(matches):
        return None
    first = any(int(match[1]) > 12 for match in found) or found[0][2] == "."
    second = any(int(match[3]) > 12 for match in found)
    if first == second:
        raise ValueError(found[0][0])
    turned = {}
    for match in found:
        day, month = (match[1], match[3]) if first else (match[3], match[1])
        written = f"{match[4]}-{int(month):02}-{int(day):02}"
        if not _is_day(written):
            return None
        turned[match[0]] = written
    return turned


def _is_day(cell: str) -> bool:
    if _DAY.fullmatch(cell) is None:
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True
