"""Which kinds of periods the texts of a column can be: one reading, none, or several."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.periods.forms import FORMS, MONTHS, ORDERS_OF_DAYS
from pipeline.periods.model import A_YEAR, Period, PeriodKind

# Parts of years with forms of their own, which may stand in one column.
_MIXABLE = (
    PeriodKind.YEAR,
    PeriodKind.HALF_YEAR,
    PeriodKind.QUARTER,
    PeriodKind.MONTH,
    PeriodKind.WEEK,
    PeriodKind.DAY,
)
_ALONE = tuple(kind for kind in FORMS if kind is not PeriodKind.SCHOOL_YEAR)
_TWO_YEARS = 24
# Their form says what these are, so that they need not follow each other.
_NAMED = frozenset({PeriodKind.HALF_YEAR, PeriodKind.QUARTER, PeriodKind.WEEK, PeriodKind.DAY})
# Half of the steps between periods may be longer than the others: not every year has figures.
_ENOUGH = 0.5
# A month without its zero, which other parts of a year are written like.
_ONE_DIGIT = re.compile(r"[-/.][1-9]$|^[1-9][-/.]")
_MOST_OTHER_PARTS = 4


@dataclass(frozen=True)
class Declared:
    """What a descriptor says of the periods in a column: `starts` is the month, from 1 to 12."""

    kind: PeriodKind
    starts: int | None = None


@dataclass(frozen=True)
class Reading:
    """Texts of a column with the periods that they name, all in one way."""

    kind: PeriodKind
    periods: Mapping[str, Period]


def declared_periods(value: object) -> Declared | None:
    """What `periods` of a column says, or None where it says nothing that is known."""
    if not isinstance(value, Mapping):
        return None
    kind = str(value.get("kind"))
    if kind not in [*PeriodKind]:
        return None
    starts = value.get("starts")
    number = MONTHS.index(starts) + 1 if starts in MONTHS else None
    return Declared(PeriodKind(kind), number)


def read_as(declared: Declared, texts: Collection[str]) -> Reading | None:
    """Texts as periods of a kind; None where one is none, or the kind is a list of words."""
    kinds = _MIXABLE if declared.kind is PeriodKind.MIXED else (declared.kind,)
    known: dict[str, Period] = {}
    for text in texts:
        period = _read(text, kinds, declared.starts)
        if period is None:
            return None
        known[text] = period
    return Reading(declared.kind, known) if known else None


def readings(texts: Collection[str], *, is_time: bool = False) -> Sequence[Reading]:
    """All ways in which every one of some texts can be read so that they follow each other.

    Where the column is known to be of time (`is_time`), a kind that alone reads all of them is one,
    however far they are apart. Only where no kind reads all, a mixture of kinds is looked at.
    """
    able = possible(texts)
    clear = [one for one in able if not _may_be_other_parts(one)]
    found = [one for one in clear if _follow(one)]
    if not found and is_time and len(able) == 1:
        found = clear
    if able:
        return found
    mixed = read_as(Declared(PeriodKind.MIXED), texts)
    return [mixed] if mixed is not None else []


def possible(texts: Collection[str]) -> list[Reading]:
    """All ways in which every one of some texts can be read, whether they follow or not."""
    found = [one for kind in _ALONE if (one := read_as(Declared(kind), texts)) is not None]
    ordered = _days_of_numbers(texts)
    return [*found, *ordered] if len(ordered) == 1 else found


def kinds_read(text: str) -> frozenset[PeriodKind]:
    """The kinds of period that one text alone can be."""
    kinds = {kind for kind in _ALONE if _read(text, (kind,), None) is not None}
    return frozenset(kinds | {one.kind for one in _days_of_numbers([text])})


def are_days_in_no_order(texts: Collection[str]) -> bool:
    """Whether all are days of numbers, and none says where its month stands: 01/02/2020."""
    return len(_days_of_numbers(texts)) > 1


def _days_of_numbers(texts: Collection[str]) -> list[Reading]:
    """The ways to read all of some texts as days of numbers, such as 31/01/2020."""
    found = []
    for form in ORDERS_OF_DAYS:
        known = {text: day for text in texts for day in form(text.strip(), None)}
        if known and len(known) == len(set(texts)):
            found.append(Reading(PeriodKind.DAY, known))
    return found if len({tuple(one.periods.values()) for one in found}) > 1 else found[:1]


def not_read(declared: Declared, texts: Collection[str]) -> list[str]:
    """The texts that are no period of a kind."""
    kinds = _MIXABLE if declared.kind is PeriodKind.MIXED else (declared.kind,)
    if declared.kind is PeriodKind.LISTED:
        return []
    return [text for text in texts if _read(text, kinds, declared.starts) is None]


def _read(text: str, kinds: Collection[PeriodKind], starts: int | None) -> Period | None:
    plain = text.strip()
    for kind in kinds:
        if kind in FORMS and (period := next(FORMS[kind](plain, starts), None)) is not None:
            return period
    return None


def _may_be_other_parts(reading: Reading) -> bool:
    """Whether months of one digit go to 4 at most, as quarters and thirds of a year do: 2020-1."""
    if reading.kind is not PeriodKind.MONTH:
        return False
    is_short = any(_ONE_DIGIT.search(text) for text in reading.periods)
    last = max(period.first.month for period in reading.periods.values())
    return is_short and last <= _MOST_OTHER_PARTS


def _follow(reading: Reading) -> bool:
    """Whether periods come one after the other, most of them at the same distance.

    Months are a year apart at most, and of years that begin within another one at least two are
    neighbours: of other codes with a hyphen hardly any.
    """
    numbers = sorted({period.number for period in reading.periods.values()})
    steps = [after - before for before, after in pairwise(numbers)]
    if not steps or reading.kind in _NAMED:
        return True
    if reading.kind is PeriodKind.SPAN:
        lengths = {period.months for period in reading.periods.values()}
        # Two years that share one with the next two are a year that begins within the first.
        return len(lengths) == 1 and (lengths != {_TWO_YEARS} or min(steps) > 1)
    if reading.kind is PeriodKind.FINANCIAL_YEAR and min(steps) > 1:
        return False
    if reading.kind is PeriodKind.MONTH and min(steps) > A_YEAR[PeriodKind.MONTH]:
        return False
    return steps.count(min(steps)) >= _ENOUGH * len(steps)
