"""Finds what a descriptor says that its own words, its figures or the day contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.codes import finding
from pipeline.codes.phrases.periods import next_update
from pipeline.findings import ROWS_NAMED, Finding
from pipeline.folders import Folder
from pipeline.periods.reading import possible
from pipeline.validation.descriptor_view import DeclaredField, declared_items, mapping, text
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.columns import named_rows, place_in, rows_of, texts_of
from pipeline.validation.reading.tables import ReadTable

_MONTHS = {"annual": 12, "quarterly": 3, "monthly": 1}
_SAID = ("name", "title", "description")
_TIME_TYPES = frozenset({"year", "yearmonth", "date", "datetime"})
# A year, and what follows it: a month, a day, a quarter, or a second year (the first is meant).
# A moment, of which the day alone says whether it is still to come.
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].*")
_AHEAD = re.compile(
    r"\b(?:targets?|goals?|aims?|forecasts?|foreseen|project(?:ed|ions?)|plan(?:s|ned)?|expected"
    r"|expir(?:es|ed|y)|due|deadlines?|scenarios?|outlook|estimates? for|budget(?:s|ed)?|until"
    r"|future|upcoming|scheduled|commitments?|pledges?)\b"
)


def check_days(known: Inspection) -> Iterator[Finding]:
    """Find figures that are overdue, and periods that are still to come."""
    if known.today is not None:
        yield from _overdue(known.folder, known.today)
        yield from _still_to_come(known.folder, known.tables, known.today)


def _overdue(folder: Folder, today: date) -> Iterator[Finding]:
    update = mapping((folder.descriptor or {}).get("update"))
    frequency, due = text(update.get("frequency")), _day(update.get("next"))
    if frequency in _MONTHS and due is not None and due < today:
        following = _next_due(due, _MONTHS[frequency], today)
        yield finding(
            "update-overdue",
            folder.property_place(("update", "next"), due.isoformat()),
            frequency=frequency,
            due=due.isoformat(),
            today=today.isoformat(),
            line=next_update(frequency, following.isoformat()),
        )


def _next_due(due: date, months: int, today: date) -> date:
    """The first day after today that lies whole periods after the one that has passed."""
    is_last = _last_of_month(due.year, due.month) == due.day
    following, count = due, 0
    while following <= today and due.year + count // 12 < date.max.year:
        count += months
        years, month = divmod(due.month - 1 + count, 12)
        last = _last_of_month(due.year + years, month + 1)
        following = date(due.year + years, month + 1, last if is_last else min(due.day, last))
    return following


def _last_of_month(year: int, month: int) -> int:
    years, month = divmod(month, 12)
    return (date(year + years, month + 1, 1) - date.resolution).day


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(text(value)[:10])
    except ValueError:
        return None


def _still_to_come(folder: Folder, read: Sequence[ReadTable], today: date) -> Iterator[Finding]:
    """Periods after today, where neither the coverage nor a name says that they are meant."""
    descriptor = folder.descriptor or {}
    if text(mapping(descriptor.get("coverage")).get("end")) or _looks_ahead(descriptor, "title"):
        return
    newest = max([today, *_days_of_work(descriptor)])
    for table in read:
        if _looks_ahead(table.declared.properties, "name", "title"):
            continue
        for field in table.declared.fields:
            if _is_time(field) and not _looks_ahead(field.properties, *_SAID):
                yield from _periods(folder, table, field, newest)


def _looks_ahead(properties: Mapping[str, object], *keys: str) -> bool:
    """Whether the texts under some keys speak of what is aimed for, planned or foreseen."""
    words = " ".join(text(properties.get(key)) for key in keys)
    return _AHEAD.search(re.sub(r"[-_]", " ", words.casefold())) is not None


def _days_of_work(descriptor: Mapping[str, object]) -> Iterator[date]:
    """Days on which somebody worked on the dataset, perhaps after what counts as today."""
    for value in (
        descriptor.get("created"),
        *(source.get("accessed") for _, source in declared_items(descriptor, "sources")),
    ):
        day = _day(value)
        if day is not None:
            yield day


def _is_time(field: DeclaredField) -> bool:
    role = field.properties.get("role")
    return role == "time" or (role is None and field.type in _TIME_TYPES)


def _periods(
    folder: Folder, table: ReadTable, field: DeclaredField, today: date
) -> Iterator[Finding]:
    distinct = dict.fromkeys(texts_of(table, field.name).to_pylist())
    begins = {period: day for period in distinct if (day := _begins(period)) and day > today}
    latest = max(begins, key=begins.__getitem__, default="")
    for period in [*begins][:ROWS_NAMED]:
        rows = rows_of(table, field.name, [period])
        yield finding(
            "period-still-to-come",
            place_in(folder, table, field.name, rows[0], period),
            count=len(rows),
            rows=named_rows(rows),
            value=period,
            today=today.isoformat(),
            end=latest[:10],
        )


def _begins(period: str) -> date | None:
    """The first day of a period, the earliest one where it can be read in several ways."""
    moment = _MOMENT.fullmatch(period.strip())
    ways = possible([moment[1] if moment else period])
    return min((known.first for way in ways for known in way.periods.values()), default=None)
