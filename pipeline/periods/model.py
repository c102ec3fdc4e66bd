"""What a period is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodKind(StrEnum):
    """How long periods are and when they begin, as `periods` of a descriptor calls it."""

    YEAR = "year"
    HALF_YEAR = "half-year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    FINANCIAL_YEAR = "financial-year"
    SCHOOL_YEAR = "school-year"
    SPAN = "span"
    MIXED = "mixed"
    LISTED = "listed"


# Which of these a year has many of, and how many.
A_YEAR = {
    PeriodKind.YEAR: 1,
    PeriodKind.HALF_YEAR: 2,
    PeriodKind.QUARTER: 4,
    PeriodKind.MONTH: 12,
    PeriodKind.FINANCIAL_YEAR: 1,
    PeriodKind.SCHOOL_YEAR: 1,
}


@dataclass(frozen=True)
class Period:
    """A time with a beginning and an end.

    `first` and `last` are its days, both included. Of a financial year whose beginning nobody told
    (`is_exact` is false) they are those of all years that it touches. `number` counts periods of
    its kind, so that the next one is one more; `told` is how it stands in a sentence after "in".
    """

    kind: PeriodKind
    first: date
    last: date
    number: int
    told: str
    is_exact: bool = True

    @property
    def middle(self) -> float:
        """Where it stands in time, in days since the year 1."""
        return (self.first.toordinal() + self.last.toordinal() + 1) / 2

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        """How long it is, in whole months; 0 for a week or a day."""
        after = self.last + timedelta(days=1)
        return (after.year - self.first.year) * 12 + after.month - self.first.month
