"""Days, months and years as people write them -> as programs read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from pipeline.periods.forms import month_number

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
_LIKELY_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPAN = re.compile(
    r"(1[5-9]|2[01])\d\d[-/ ]?(Q[1-4]|H[12]|W?\d{1,2}|\d{4})|Q[1-4][-/ ]?(1[5-9]|2[01])\d\d",
    re.IGNORECASE,
)
_BASIC = re.compile(r"(?:18|19|20)\d{6}")
# 1 January 1950 and 31 December 2049.
_FIRST_COUNTED, _LAST_COUNTED = 18264, 54788
_LONGEST = 6
_FIRST_DAY = date(1899, 12, 30)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?")
_WRITTEN_DAYS = tuple(
    re.compile(form)
    for form in (
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?P<month>[^\W\d_]{3,12})\.?,?[ -](?P<year>\d{4})",
        r"(?P<month>[^\W\d_]{3,12})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
        r"(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?",
    )
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


def basic_days(cells: Sequence[str]) -> dict[str, str] | None:
    """For days such as 20200131, each as YYYY-MM-DD; None where they are none."""
    days = {cell: f"{cell[:4]}-{cell[4:6]}-{cell[6:]}" for cell in cells if _BASIC.fullmatch(cell)}
    if len(days) < len(cells) or not all(map(_is_day, days.values())):
        return None
    return days


def days_of_a_sheet(cells: Sequence[str]) -> dict[str, str] | None:
    """For days as spreadsheets count them, from the end of 1899 on, each as YYYY-MM-DD."""
    if not all(cell.isdecimal() and len(cell) < _LONGEST for cell in cells):
        return None
    if not all(_FIRST_COUNTED <= int(cell) <= _LAST_COUNTED for cell in cells):
        return None
    return {cell: (_FIRST_DAY + timedelta(days=int(cell))).isoformat() for cell in cells}


def written_days(cells: Sequence[str]) -> dict[str, str] | None:
    """For days written 5 January 2020, Jan 5, 2020 or 2020-1-6, each as YYYY-MM-DD.

    None where one of them is no such day; midnight is no time of its own.
    """
    found: dict[str, str] = {}
    for cell in cells:
        day = _written_day(cell)
        if day is None:
            return None
        found[cell] = day
    return found


def _written_day(cell: str) -> str | None:
    if _is_day(cell):
        return cell
    for form in _WRITTEN_DAYS:
        match = form.fullmatch(cell)
        if match is None:
            continue
        month = match["month"]
        number = int(month) if month.isdecimal() else month_number(month)
        written = f"{match['year']}-{number or 0:02}-{int(match['day']):02}"
        return written if _is_day(written) else None
    return None


def years(cells: Sequence[str]) -> dict[str, str] | None:
    """For years such as 2019.0 or 2,019, each as YYYY; None where they are none."""
    found = {cell: re.sub(r"[,.\u00a0 ](?=\d{3}$)|\.0+$", "", cell) for cell in cells}
    return found if all(map(_YEAR.fullmatch, found.values())) else None


def moments(cells: Sequence[str]) -> dict[str, str] | None:
    """For dates and times of ISO 8601, each as YYYY-MM-DDThh:mm:ss; None where they are none.

    A day alone begins at midnight; it is one only where others have a time.
    """
    written: dict[str, str] = {}
    for cell in cells:
        if _MOMENT.fullmatch(cell) is None and not _is_day(cell):
            return None
        try:
            found = datetime.fromisoformat(cell.replace(" ", "T", 1))
        except ValueError:
            return None
        written[cell] = found.isoformat(timespec="seconds").replace("+00:00", "Z")
    return written if any(map(_MOMENT.fullmatch, cells)) else None


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
