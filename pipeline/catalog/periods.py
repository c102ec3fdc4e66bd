"""Periods in the order of time: where each stands, and which lie between two of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

import pandas as pd

from pipeline.periods.forms import day_told, days, written_like
from pipeline.periods.model import A_YEAR, Period, PeriodKind
from pipeline.periods.reading import Declared, Reading, read_as, readings

NUMERIC_TYPES = frozenset({"year", "integer", "number"})
DATED_TYPES = frozenset({"date", "datetime"})
_DAYS_A_YEAR = 365.25
# Kinds that are counted, so that one that nobody has still takes its place.
_NO_HYPHENS = re.compile(r"^((?:1[6-9]|20|21)\d\d)(\d\d)(\d\d)$")
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
_A_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}(?:, \d\d:\d\d(?::\d\d)?)?")
_YEARS = frozenset({PeriodKind.YEAR, PeriodKind.FINANCIAL_YEAR, PeriodKind.SCHOOL_YEAR})
_COUNTED = {**A_YEAR, PeriodKind.WEEK: _DAYS_A_YEAR / 7}


@dataclass(frozen=True)
class Periods:
    """The periods of some rows, under their texts as they came in.

    A year or another number stands where its value is, a date or a moment (`is_dated`) at its days
    since the year 1, and so do periods of unlike length, in the middle of each. Others that are
    `known` are counted: quarters, months, financial years. Words stand in the order of a list, or
    in their own.
    """

    places: Mapping[str, float]
    is_numeric: bool = False
    is_dated: bool = False
    kind: PeriodKind | None = None
    known: Mapping[str, Period] = field(default_factory=dict)

    @property
    def stands(self) -> str:
        """How periods stand on an axis: as numbers, as days, or listed one after the other."""
        return "numeric" if self.is_numeric else "dated" if self.is_dated else "listed"

    @property
    def is_counted(self) -> bool:
        """Whether all periods have one kind of which each year has the same number."""
        return self.kind in _COUNTED and not self.is_numeric

    @property
    def a_year(self) -> float:
        """How far apart two places are that a year lies between."""
        if self.is_dated:
            return _DAYS_A_YEAR
        return float(_COUNTED[self.kind]) if self.kind in _COUNTED else 1.0

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """The periods from the first to the last."""
        return tuple(sorted(self.places, key=lambda text: self.places[text]))

    @cached_property
    def are_unlike(self) -> bool:
        """Whether some are longer than others, so that they do not compare."""
        return len({period.kind for period in self.known.values()}) > 1 or (
            self.kind is PeriodKind.SPAN
            and len({period.months for period in self.known.values()}) > 1
        )

    @property
    def are_counts(self) -> bool:
        """Whether they are numbers of something other than years, such as rounds."""
        is_year = all(_FIRST_YEAR <= place <= _LAST_YEAR for place in self.places.values())
        return self.is_numeric and self.kind is None and not is_year

    @property
    def are_years(self) -> bool:
        """Whether each is a year: of the calendar, a financial or a school year."""
        if self.kind is not None or not self.is_numeric:
            return self.kind in _YEARS
        return all(
            _FIRST_YEAR <= place <= _LAST_YEAR and place == int(place)
            for place in self.places.values()
        )

    def beginning_after(self, day: date) -> list[str]:
        """Those that begin after a day, as far as is known when they begin."""
        if self.are_years and not self.known:
            return [text for text, place in self.places.items() if place > day.year]
        if self.is_dated and not self.known:
            return [text for text, place in self.places.items() if place >= day.toordinal() + 1]
        return [text for text, period in self.known.items() if period.first > day]

    def length(self, text: str) -> int:
        """How long a known period is, in days as of a common year; 0 of others."""
        period = self.known.get(text)
        return (period.months * 30 or period.days) if period else 0

    def place(self, text: str) -> float:
        """Where a period stands; one that no row has stands between those that have."""
        if text in self.places:
            return self.places[text]
        if self.kind is not None and (found := read_as(Declared(self.kind), [text])):
            period = found.periods[text]
            return period.middle if self.is_dated else float(period.number)
        if self.is_numeric:
            try:
                return float(text)
            except ValueError:
                pass
        if self.is_dated and (place := _days_of_text(text)) is not None:
            return place
        before = [place for known, place in self.places.items() if known < text]
        return max(before, default=min(self.places.values(), default=0.0) - 1) + 0.5

    def between(self, first: float, last: float) -> list[str]:
        """The periods from one place to another, both included."""
        if not self.is_counted or self.kind is None:
            return [text for text in self.in_order if first <= self.places[text] <= last]
        written = {place: text for text, place in self.places.items()}
        example = self.in_order[0]
        return [
            written.get(float(number)) or written_like(example, self.kind, number)
            for number in range(round(first), round(last) + 1)
        ]

    def when(self, text: str) -> str:
        """How a period stands in a sentence: "in 2018", "on 3 May 2020"; "" for none."""
        told = self.told(text)
        return told and f"{'on' if _A_DAY.fullmatch(told) else 'in'} {told}"

    def told(self, text: str) -> str:
        """How a period stands in a sentence after "in": the financial year 2018/19."""
        if text in self.known:
            return self.known[text].told
        if self.kind is not None and (found := read_as(Declared(self.kind), [text])):
            return found.periods[text].told
        day = next(days(text), None) if self.is_dated else None
        return day.told if day else text


def read_periods(
    texts: pd.Series,
    values: pd.Series,
    kind: str,
    declared: Declared | None = None,
    order: Sequence[str] = (),
) -> Periods:
    """The periods of a column: its cells as texts and as values, its type, and what is said of it.

    `order` is that of words, where periods are said to be a list of them.
    """
    known = values.notna().to_numpy()
    by_text = dict(zip(texts[known], values[known], strict=True))
    if kind in NUMERIC_TYPES and (written := _written_days(by_text)):
        return _periods_of(Reading(PeriodKind.DAY, written))
    if kind in NUMERIC_TYPES:
        return Periods({text: float(value) for text, value in by_text.items()}, is_numeric=True)
    if kind in DATED_TYPES:
        moments = {text: _moment(value) for text, value in by_text.items()}
        places = {text: _days(value) for text, value in by_text.items()}
        return Periods(places, is_dated=True, known=moments)
    if declared is not None and declared.kind is PeriodKind.LISTED:
        listed = dict.fromkeys([*(text for text in order if text in by_text), *by_text])
        places = {text: float(place) for place, text in enumerate(listed)}
        return Periods(places, kind=PeriodKind.LISTED)
    reading = _reading(by_text, kind, declared)
    if reading is not None:
        return _periods_of(reading)
    own = {value: i for i, value in enumerate(sorted(set(by_text.values())))}
    return Periods({text: float(own[value]) for text, value in by_text.items()})


def _reading(texts: Collection[str], kind: str, declared: Declared | None) -> Reading | None:
    if declared is not None:
        return read_as(declared, texts)
    if kind == "yearmonth":
        return read_as(Declared(PeriodKind.MONTH), texts)
    found = readings(texts, is_time=True)
    return found[0] if len(found) == 1 else None


def _periods_of(reading: Reading) -> Periods:
    known = reading.periods
    if reading.kind is PeriodKind.YEAR:
        places = {text: float(period.number) for text, period in known.items()}
        return Periods(places, is_numeric=True, kind=reading.kind, known=known)
    if reading.kind in _COUNTED:
        places = {text: float(period.number) for text, period in known.items()}
        return Periods(places, kind=reading.kind, known=known)
    places = {text: period.middle for text, period in known.items()}
    return Periods(places, is_dated=True, kind=reading.kind, known=known)


def _written_days(texts: Collection[str]) -> dict[str, Period] | None:
    """Numbers that are days written without hyphens, such as 20200131, if all of them are."""
    found = {text: next(days(_NO_HYPHENS.sub(r"\1-\2-\3", text)), None) for text in texts}
    known = {text: day for text, day in found.items() if day is not None}
    return known if known and len(known) == len(found) else None


def _moment(value: date) -> Period:
    """A day, or a moment of it, by what is known of it rather than by how it is written."""
    day = date(value.year, value.month, value.day)
    told = day_told(day)
    if isinstance(value, datetime) and value.time() != time():
        seconds = f":{value.second:02}" if value.second else ""
        told = f"{told}, {value.hour:02}:{value.minute:02}{seconds}"
    return Period(PeriodKind.DAY, day, day, day.toordinal(), told)


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
