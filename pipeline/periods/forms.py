"""The forms in which people write periods, kind by kind: a text -> the period that it names.

They are those of ISO 8601 (months, weeks), of statistical offices (2020-Q1, 2020M01, 1T2020), of
budgets (2018/19, FY2019) and of spreadsheets (31/01/2020). Names of months are babel's, in the
languages that are listed here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from pipeline.periods.model import A_YEAR, Period, PeriodKind

Form = Callable[[str, int | None], Iterator[Period]]

# Whose names of months are read, next to English.
LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "ro")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ORDINALS = ("first", "second", "third", "fourth")
_YEAR = r"(?P<year>(?:1[0-9]|20|21)\d\d)"
_GAP = r"[ ./_-]{0,2}"
_QUARTERS = (
    rf"{_YEAR}{_GAP}(?:Q|T|K|q|t|k|Qtr ?|Quarter )0?(?P<part>[1-4])",
    rf"(?:Q|T|K|q|t|k|Qtr ?|Quarter )0?(?P<part>[1-4]){_GAP}{_YEAR}",
    rf"(?P<part>[1-4])\.? ?(?:Q|T|K|q|t|k|Quartal|trimestre){_GAP}{_YEAR}",
)
_HALVES = (
    rf"{_YEAR}{_GAP}(?:H|S|h|s|HY|Half )(?P<part>[12])",
    rf"(?:H|S|h|s|HY|Half ){_GAP}(?P<part>[12]){_GAP}{_YEAR}",
    rf"(?P<part>[12])\.? ?(?:H|S|h|s|Halbjahr|semestre){_GAP}{_YEAR}",
)
_MONTHS = (
    rf"{_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])",
    rf"{_YEAR}[ -]?[Mm](?P<month>0?[1-9]|1[0-2])",
    rf"(?P<month>0?[1-9]|1[0-2])[-/.]{_YEAR}",
)
_NAMED_MONTHS = (
    rf"(?P<name>[^\W\d_]{{3,12}})\.?,?[ /-]{_YEAR}",
    rf"{_YEAR}[ /-](?P<name>[^\W\d_]{{3,12}})\.?",
    r"(?P<name>[^\W\d_]{3,12})\.?[ -]'?(?P<short>\d\d)",
)
_WEEKS = (
    rf"{_YEAR}{_GAP}(?:W|w|KW|Week )0?(?P<week>[1-9]|[1-4]\d|5[0-3])",
    rf"(?:W|w|KW|Week ) ?0?(?P<week>[1-9]|[1-4]\d|5[0-3]){_GAP}{_YEAR}",
)
_MIDNIGHT = r"(?:[ T](?:0?0:00(?::00(?:\.0+)?)?|12:00:00 AM)Z?)?"
_NAMED_DAYS = (
    rf"(?P<day>\d\d?)(?:st|nd|rd|th|\.)?[ -](?P<name>[^\W\d_]{{3,12}})\.?,?[ -]{_YEAR}",
    rf"(?P<name>[^\W\d_]{{3,12}})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?, ?{_YEAR}",
)
_DAY_FIRST = rf"(?P<day>\d\d?)([./-])(?P<month>\d\d?)\2{_YEAR}{_MIDNIGHT}"
_MONTH_FIRST = rf"(?P<month>\d\d?)([./-])(?P<day>\d\d?)\2{_YEAR}{_MIDNIGHT}"
_SPLIT_YEARS = (
    rf"(?:FY|fy|AY|SY)? ?{_YEAR} ?[-/–] ?(?P<next>\d\d(?:\d\d)?)",
    r"(?:FY|fy) ?(?P<end>\d{4}|\d\d)",
    r"(?P<end>(?:1[0-9]|20|21)\d\d) ?(?:FY|fy)",
)
_SPANS = (rf"{_YEAR} ?(?:[-/–]|to|bis|au) ?(?P<to>\d{{4}})",)
_CENTURY_TURNS, _SHORTEST_MONTH = 70, 3
_WRITTEN: Mapping[PeriodKind, tuple[str, ...]] = {
    PeriodKind.YEAR: (_YEAR,),
    PeriodKind.HALF_YEAR: _HALVES,
    PeriodKind.QUARTER: _QUARTERS,
    PeriodKind.MONTH: (*_MONTHS, *_NAMED_MONTHS),
    PeriodKind.WEEK: _WEEKS,
    PeriodKind.FINANCIAL_YEAR: _SPLIT_YEARS,
    PeriodKind.SCHOOL_YEAR: _SPLIT_YEARS,
}


def years(text: str, _starts: int | None = None) -> Iterator[Period]:
    """A calendar year: 2020."""
    if found := re.fullmatch(_YEAR, text):
        year = int(found["year"])
        yield Period(PeriodKind.YEAR, date(year, 1, 1), date(year, 12, 31), year, str(year))


def half_years(text: str, starts: int | None = None) -> Iterator[Period]:
    """Half a year: 2025-H1, H1 2025, 1. Halbjahr 2025."""
    for year, part in _parts(text, _HALVES):
        said = f"the {_ORDINALS[part - 1]} half of {_year_told(year, starts)}"
        yield _part_of_year(PeriodKind.HALF_YEAR, (year, part), said, starts)


def quarters(text: str, starts: int | None = None) -> Iterator[Period]:
    """A quarter: 2020-Q1, Q1/2020, 1T2020."""
    for year, part in _parts(text, _QUARTERS):
        said = f"the {_ORDINALS[part - 1]} quarter of {_year_told(year, starts)}"
        yield _part_of_year(PeriodKind.QUARTER, (year, part), said, starts)


def months(text: str, _starts: int | None = None) -> Iterator[Period]:
    """A month: 2019-01, 2019M01, 01/2019, January 2019, janv. 2019, Jan-19."""
    for form in _MONTHS:
        if found := re.fullmatch(form, text):
            yield _month(int(found["year"]), int(found["month"]))
            return
    for form in _NAMED_MONTHS:
        found = re.fullmatch(form, text)
        number = month_number(found["name"]) if found else None
        if found and number:
            given = found.groupdict()
            yield _month(int(given.get("year") or _full_year(given["short"])), number)
            return


def weeks(text: str, _starts: int | None = None) -> Iterator[Period]:
    """A week of ISO 8601, from Monday on: 2020-W01, W1/2020."""
    for form in _WEEKS:
        if found := re.fullmatch(form, text):
            year, week = int(found["year"]), int(found["week"])
            try:
                first = date.fromisocalendar(year, week, 1)
            except ValueError:
                return
            said = f"week {week} of {year}"
            number = first.toordinal() // 7
            yield Period(PeriodKind.WEEK, first, first + timedelta(days=6), number, said)
            return


def days(text: str, _starts: int | None = None) -> Iterator[Period]:
    """A day as ISO 8601 writes it, or with the name of its month: 2020-01-31, 31 Jan 2020."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        yield from _day(*map(int, text.split("-")))
        return
    for form in _NAMED_DAYS:
        found = re.fullmatch(form, text)
        number = month_number(found["name"]) if found else None
        if found and number:
            yield from _day(int(found["year"]), number, int(found["day"]))
            return


def days_before_months(text: str, _starts: int | None = None) -> Iterator[Period]:
    """A day of numbers, the month in the middle: 31/01/2020."""
    if found := re.fullmatch(_DAY_FIRST, text):
        yield from _day(int(found["year"]), int(found["month"]), int(found["day"]))


def months_before_days(text: str, _starts: int | None = None) -> Iterator[Period]:
    """A day of numbers, the month at the beginning: 01/31/2020."""
    if found := re.fullmatch(_MONTH_FIRST, text):
        yield from _day(int(found["year"]), int(found["month"]), int(found["day"]))


def _day(year: int, month: int, number: int) -> Iterator[Period]:
    """That day, if the calendar has it."""
    try:
        day = date(year, month, number)
    except ValueError:
        return
    yield Period(PeriodKind.DAY, day, day, day.toordinal(), day_told(day))


def day_told(day: date) -> str:
    """A day as it stands in a sentence: 3 May 2020."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def financial_years(text: str, starts: int | None = None) -> Iterator[Period]:
    """A financial year: 2018/19, 2018-19, 2018-2019; FY2019 is the one that ends in 2019."""
    yield from _split_years(PeriodKind.FINANCIAL_YEAR, text, starts)


def school_years(text: str, starts: int | None = None) -> Iterator[Period]:
    """A school year: 2018/19, 2018-19, 2018-2019."""
    yield from _split_years(PeriodKind.SCHOOL_YEAR, text, starts)


def spans(text: str, _starts: int | None = None) -> Iterator[Period]:
    """Some years together: 2015-2019, 2015 to 2019."""
    for form in _SPANS:
        found = re.fullmatch(form, text)
        if found and int(found["to"]) > int(found["year"]):
            first, last = int(found["year"]), int(found["to"])
            said = f"the years {first} to {last}"
            yield Period(PeriodKind.SPAN, date(first, 1, 1), date(last, 12, 31), first, said)
            return


FORMS: Mapping[PeriodKind, Form] = {
    PeriodKind.YEAR: years,
    PeriodKind.HALF_YEAR: half_years,
    PeriodKind.QUARTER: quarters,
    PeriodKind.MONTH: months,
    PeriodKind.WEEK: weeks,
    PeriodKind.DAY: days,
    PeriodKind.FINANCIAL_YEAR: financial_years,
    PeriodKind.SCHOOL_YEAR: school_years,
    PeriodKind.SPAN: spans,
}

# Days of numbers alone can be read in two ways: which it is, only several of them tell.
ORDERS_OF_DAYS: tuple[Form, ...] = (days_before_months, months_before_days)


def written_like(text: str, kind: PeriodKind, number: int) -> str:
    """The period of a number as another of its kind is written: what stands between two known."""
    a_year = A_YEAR.get(kind, 1)
    year, part = divmod(number, a_year)
    groups = {
        "year": str(year),
        "part": str(part + 1),
        "month": f"{part + 1:02}",
        "name": MONTHS[part][:3] if kind is PeriodKind.MONTH else "",
        "short": f"{year % 100:02}",
        "next": f"{(year + 1) % 100:02}",
        "end": str(year + 1),
    }
    if kind is PeriodKind.WEEK:
        at = date.fromordinal(number * 7 + 1).isocalendar()
        groups |= {"year": str(at.year), "week": f"{at.week:02}"}
    for form in _WRITTEN[kind]:
        found = re.fullmatch(form, text)
        if found is not None:
            is_foreign = "name" in found.groupdict() and not _is_english(found["name"])
            return f"{MONTHS[part]} {year}" if is_foreign else _replaced(found, groups)
    return text


def _is_english(month: str) -> bool:
    return len(month) >= _SHORTEST_MONTH and any(name.startswith(month) for name in MONTHS)


def _replaced(found: re.Match[str], groups: Mapping[str, str]) -> str:
    """The text of a match with other values in its groups, as long as they were."""
    spans = sorted((found.span(name), name) for name in found.groupdict() if found[name])
    text, end = "", 0
    for (start, stop), name in spans:
        value = groups[name]
        if name == "next" and stop - start == 4:
            value = str(int(groups["end"]))
        elif name == "end" and stop - start == 2:
            value = value[2:]
        elif name in {"week", "month"} and stop - start == 1:
            value = value.lstrip("0")
        elif name == "name" and stop - start > 3:
            value = MONTHS[[month[:3] for month in MONTHS].index(value)]
        text, end = text + found.string[end:start] + value, stop
    return text + found.string[end:]


@cache
def month_number(name: str) -> int | None:
    """The number of a month by its name or what it is shortened to, in any of LANGUAGES."""
    return _month_names().get(name.casefold().rstrip("."))


@cache
def _month_names() -> Mapping[str, int]:
    """The names of months; one that is another month's in another language is nobody's."""
    names: dict[str, int] = {}
    doubtful: set[str] = set()
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale=language).items():
                    plain = name.casefold().rstrip(".")
                    if names.setdefault(plain, number) != number:
                        doubtful.add(plain)
    return {name: number for name, number in names.items() if name not in doubtful}


def _parts(text: str, forms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for form in forms:
        if found := re.fullmatch(form, text):
            yield int(found["year"]), int(found["part"])
            return


def _month(year: int, month: int) -> Period:
    last = date(year, month, monthrange(year, month)[1])
    told = f"{MONTHS[month - 1]} {year}"
    return Period(PeriodKind.MONTH, date(year, month, 1), last, year * 12 + month - 1, told)


def _year_told(year: int, starts: int | None) -> str:
    """A year of which parts are counted: from January on, or from when it is said to begin."""
    if starts in {None, 1}:
        return str(year)
    return f"the year from {MONTHS[(starts or 1) - 1]} {year}"


def _part_of_year(kind: PeriodKind, at: tuple[int, int], told: str, starts: int | None) -> Period:
    """A part of a year, counted from the month in which the year starts."""
    (year, part), length = at, 12 // A_YEAR[kind]
    begins = year * 12 + (starts or 1) - 1 + (part - 1) * length
    ends = begins + length
    first = date(begins // 12, begins % 12 + 1, 1)
    last = date(ends // 12, ends % 12 + 1, 1) - timedelta(days=1)
    return Period(kind, first, last, year * A_YEAR[kind] + part - 1, told)


def _split_years(kind: PeriodKind, text: str, starts: int | None) -> Iterator[Period]:
    for form in _SPLIT_YEARS:
        found = re.fullmatch(form, text)
        if found is None:
            continue
        given = found.groupdict()
        if "next" in given:
            year, after = int(given["year"]), given["next"]
            if int(after) != (year + 1 if len(after) == 4 else (year + 1) % 100):
                return
        else:
            end = given["end"]
            year = (int(end) if len(end) == 4 else int(_full_year(end))) - 1
        yield _split_year(kind, year, starts)
        return


def _split_year(kind: PeriodKind, year: int, starts: int | None) -> Period:
    noun = "financial" if kind is PeriodKind.FINANCIAL_YEAR else "school"
    said = f"the {noun} year {year}/{(year + 1) % 100:02}"
    if starts is None:
        return Period(kind, date(year, 1, 1), date(year + 1, 12, 31), year, said, is_exact=False)
    first = date(year, starts, 1)
    last = date(year + 1, starts, 1) - timedelta(days=1)
    return Period(kind, first, last, year, said)


def _full_year(short: str) -> str:
    return f"19{short}" if int(short) >= _CENTURY_TURNS else f"20{short}"
