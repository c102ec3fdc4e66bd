"""How a score stands: beside the benchmark, in its quarter, and beside its own past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from pipeline.catalog import Field
from pipeline.catalog.benchmarked import Benchmarked, Body
from pipeline.charts.scene import are_about_the_same
from pipeline.charts.words import number, plain, with_unit

FEWEST_FOR_QUARTERS = 20
QUARTERS = ("lowest quarter", "second-lowest quarter", "second-highest quarter", "highest quarter")
ABOVE, SAME, BELOW = "above", "about the same", "below"


@dataclass(frozen=True)
class Reading:
    """A period with the score and the benchmark, as far as they are known.

    `starts` says that the score does not continue those before.
    """

    period: str
    value: float | None
    mark: float | None
    starts: bool = False


@dataclass(frozen=True, eq=False)
class Standing:
    """One measure of one body: all readings, and what may be said of the latest.

    `against` is above, about the same or below; `quarter` one of `QUARTERS` among the `others`
    organisations of that period, or None where there are too few or it is a group. `since` is the
    first reading that compares with the latest, if there is an earlier one, and `reasons` are the
    new series that have begun, each with its first period.
    """

    measure: Field
    readings: tuple[Reading, ...]
    latest: Reading
    against: str | None
    quarter: str | None
    others: int
    since: Reading | None
    decimals: int
    reasons: tuple[tuple[str, str], ...] = ()

    def said(self, value: float) -> str:
        """A value with its unit."""
        return with_unit(value, self.measure, self.decimals)

    def plain(self, value: float | None) -> str:
        """A value without its unit, or a dash."""
        return "–" if value is None else number(value, self.decimals)

    @property
    def beside(self) -> str:
        """How far from the benchmark the latest is: "4 points above", "about the same as"."""
        if self.against is None or self.latest.value is None or self.latest.mark is None:
            return ""
        if self.against == SAME:
            return "about the same as"
        return f"{self._difference(self.latest.value - self.latest.mark)} {self.against}"

    @property
    def change(self) -> str:
        """How far from its own first the latest is: "4 points higher than", "about the same as"."""
        since = self.since
        if since is None or since.value is None or self.latest.value is None:
            return ""
        if are_about_the_same(self.latest.value, since.value, self.measure):
            return "about the same as"
        difference = self.latest.value - since.value
        return f"{self._difference(difference)} {'higher' if difference > 0 else 'lower'} than"

    def _difference(self, difference: float) -> str:
        size, unit = number(abs(difference), self.decimals), self.measure.difference_unit
        return f"{size} point" if (size, unit) == ("1", "points") else f"{size} {unit}"


def standings(data: Benchmarked, body: Body) -> list[Standing]:
    """How a body stands in each measure in which it has a score."""
    found = (_standing(data, body, measure) for measure in data.measures)
    return [one for one in found if one]


def same_below(measures: Iterable[Field]) -> dict[str, str]:
    """The size, with its unit, below which differences are about the same, by a measure's title.

    Measures that state none are left out.
    """
    return {
        measure.title: f"{plain(measure.meaningful_difference)} {measure.difference_unit}"
        for measure in measures
        if measure.meaningful_difference
    }


def marks(data: Benchmarked) -> list[Standing]:
    """The benchmark itself over time, in each measure."""
    found = []
    for measure in data.measures:
        own = data.benchmark.fields_by_name[measure.name]
        readings = tuple(
            Reading(period, data.mark(measure, period), None) for period in sorted(data.rows)
        )
        known = [reading for reading in readings if reading.value is not None]
        if known:
            found.append(
                Standing(own, readings, known[-1], None, None, 0, _first(known), _decimals(known))
            )
    return found


def against(data: Benchmarked, body: Body, measure: Field, period: str) -> str | None:
    """Whether a score is above its benchmark, about the same or below; None without either."""
    value, mark = data.value(body, measure, period), data.mark(measure, period)
    if value is None or mark is None:
        return None
    if value == mark or are_about_the_same(value, mark, measure):
        return SAME
    return ABOVE if value > mark else BELOW


def _standing(data: Benchmarked, body: Body, measure: Field) -> Standing | None:
    readings = _readings(data, body, measure)
    known = [reading for reading in readings if reading.value is not None]
    if not known:
        return None
    latest = known[-1]
    every = data.all_in(measure, latest.period)
    return Standing(
        measure=measure,
        readings=readings,
        latest=latest,
        against=against(data, body, measure, latest.period),
        quarter=None if body.is_group or latest.value is None else _quarter(latest.value, every),
        others=len(every),
        since=_first(known),
        decimals=_decimals(known),
        reasons=_reasons(measure, body),
    )


def _reasons(measure: Field, body: Body) -> tuple[tuple[str, str], ...]:
    """The declared breaks between two periods of the body, each with its first period."""
    return tuple(
        (found.period, found.reason)
        for earlier, later in pairwise(body.rows)
        for found in measure.breaks
        if earlier < found.period <= later
        and any(found.concerns(body.keys[period]) for period in (earlier, later))
    )


def _readings(data: Benchmarked, body: Body, measure: Field) -> tuple[Reading, ...]:
    """All periods of the data, each with whether a new series begins there."""
    found, before = [], ""
    for period in data.periods:
        value = data.value(body, measure, period)
        key = body.keys.get(period)
        starts = bool(value is not None and before) and _breaks(measure, body, key, before, period)
        found.append(Reading(period, value, data.mark(measure, period), starts))
        before = period if value is not None else before
    return tuple(found)


def _breaks(measure: Field, body: Body, key: str | None, before: str, period: str) -> bool:
    names = {key, body.keys.get(before)}
    broken = any(measure.is_broken_between(name, before, period) for name in names)
    return broken or not measure.comparable_over_time


def _first(known: Sequence[Reading]) -> Reading | None:
    """The first reading that compares with the last, if there is one before it."""
    starts = [place for place, reading in enumerate(known) if reading.starts]
    first = known[starts[-1] if starts else 0]
    return first if first is not known[-1] else None


def _quarter(value: float, every: Sequence[float]) -> str | None:
    """In which quarter of all scores a score lies; equal scores lie in the same."""
    if len(every) < FEWEST_FOR_QUARTERS:
        return None
    edges = pd.Series(every).quantile([0.25, 0.5, 0.75])
    return QUARTERS[sum(value >= edge for edge in edges)]


def _decimals(known: Sequence[Reading]) -> int:
    """One decimal where any score has one: whole numbers are shown whole where all are."""
    values = [one for reading in known for one in (reading.value, reading.mark) if one is not None]
    return 0 if all(float(value).is_integer() for value in values) else 1
