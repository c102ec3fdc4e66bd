"""Periods in the order of time: where each stands, and which lie between two of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import pandas as pd

NUMERIC_TYPES = frozenset({"year", "integer", "number"})
DATED_TYPES = frozenset({"date", "datetime"})
QUARTER = re.compile(r"(?P<year>\d{4})(?P<mark>[- ]?Q)(?P<part>[1-4])")
MONTH = re.compile(r"(?P<year>\d{4})(?P<mark>-)(?P<part>0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Counted:
    """Periods of which each year has the same number: quarters or months."""

    a_year: int
    mark: str
    digits: int

    def text(self, place: float) -> str:
        """The period at a place."""
        year, part = divmod(round(place), self.a_year)
        return f"{year:04}{self.mark}{part + 1:0{self.digits}}"


@dataclass(frozen=True)
class Periods:
    """The periods of some rows, under their texts as they came in.

    A year or another number stands where its value is, a date or a moment (`is_dated`) at its days
    since the year 1; quarters (2020-Q1) and months (2020-01) are counted, so that one that nobody
    has still takes its place; others stand in their own order.
    """

    places: Mapping[str, float]
    is_numeric: bool = False
    is_dated: bool = False
    counted: Counted | None = None

    @property
    def stands(self) -> str:
        """How periods stand on an axis: as numbers, as days, or listed one after the other."""
        return "numeric" if self.is_numeric else "dated" if self.is_dated else "listed"

    @property
    def a_year(self) -> float:
        """How far apart two places are that a year lies between."""
        if self.is_dated:
            return 365.25
        return float(self.counted.a_year) if self.counted else 1.0

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """The periods from the first to the last."""
        return tuple(sorted(self.places, key=lambda text: self.places[text]))

    def place(self, text: str) -> float:
        """Where a period stands; one that no row has stands between those that have."""
        if text in self.places:
            return self.places[text]
        if self.counted and (found := _counted(text)):
            return found[1]
        if self.is_numeric:
            try:
                return float(text)
            except ValueError:
                pass
        if self.is_dated and (days := _days_of_text(text)) is not None:
            return days
        before = [place for known, place in self.places.items() if known < text]
        return max(before, default=min(self.places.values(), default=0.0) - 1) + 0.5

    def between(self, first: float, last: float) -> list[str]:
        """The periods from one place to another, both included."""
        if self.counted:
            return [self.counted.text(place) for place in range(round(first), round(last) + 1)]
        return [text for text in self.in_order if first <= self.places[text] <= last]


def read_periods(texts: pd.Series, values: pd.Series, kind: str) -> Periods:
    """The periods of a column: its cells as texts and as values, and its type."""
    known = values.notna().to_numpy()
    by_text = dict(zip(texts[known], values[known], strict=True))
    if kind in NUMERIC_TYPES:
        return Periods({text: float(value) for text, value in by_text.items()}, is_numeric=True)
    if kind in DATED_TYPES:
        return Periods({text: _days(value) for text, value in by_text.items()}, is_dated=True)
    counted = {text: found for text in by_text if (found := _counted(text))}
    ways = {way for way, _ in counted.values()}
    if len(counted) == len(by_text) and len(ways) == 1:
        return Periods({text: place for text, (_, place) in counted.items()}, counted=ways.pop())
    order = {value: i for i, value in enumerate(sorted(set(by_text.values())))}
    return Periods({text: float(order[value]) for text, value in by_text.items()})


def _days(value: date) -> float:
    """A day's place, and a moment's part of the day: one without a time zone counts as UTC."""
    if not isinstance(value, datetime):
        return float(value.toordinal())
    moment = value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return moment.toordinal() + (moment - midnight) / timedelta(days=1)


def _days_of_text(text: str) -> float | None:
    """The place of a date as ISO 8601 writes it, or of the first day of a month or year."""
    for known in (text, f"{text}-01", f"{text}-01-01"):
        try:
            return _days(datetime.fromisoformat(known))
        except ValueError:
            continue
    return None


def _counted(text: str) -> tuple[Counted, float] | None:
    for pattern, a_year, digits in ((QUARTER, 4, 1), (MONTH, 12, 2)):
        if found := pattern.fullmatch(text):
            place = int(found["year"]) * a_year + int(found["part"]) - 1
            return Counted(a_year, found["mark"], digits), float(place)
    return None
