"""How entities stand beside each other in one stated period: values, ranks and medians.

The twin in the browser is `theme/assets/javascripts/compare/standing.js`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from pipeline.charts.indicators import Indicator
from pipeline.charts.scene import (
    ENOUGH_OF_THE_BEST_YEAR,
    FEWEST_FOR_A_MEDIAN,
    are_about_the_same,
)

YEARS_OF_A_WINDOW = 3


@dataclass(frozen=True)
class Rank:
    """A place among all that took part: `shared` have the same value, `near` about the same."""

    place: int
    of: int
    shared: int
    near: int


@dataclass(frozen=True)
class Median:
    """The median of a group of entities, and how many of them have a value."""

    value: float
    of: int


@dataclass(frozen=True, eq=False)
class Standing:
    """The values of all that took part in a period, by the entity's key."""

    indicator: Indicator
    period: str
    values: Mapping[str, float]

    def rank(self, key: str) -> Rank | None:
        """The rank of an entity, where a measure says which end of it is the better one."""
        measure, own = self.indicator.measure, self.values.get(key)
        if own is None or measure.higher_is == "neither" or len(self.values) < 2:
            return None
        others = [value for other, value in self.values.items() if other != key]
        best_is_high = measure.higher_is == "better"
        return Rank(
            place=1 + sum(value > own if best_is_high else value < own for value in others),
            of=len(self.values),
            shared=sum(value == own for value in others),
            near=sum(v != own and are_about_the_same(v, own, measure) for v in others),
        )

    def median(self, keys: Iterable[str]) -> Median | None:
        """The median of those among `keys` that took part, if they are enough to tell."""
        values = [self.values[key] for key in dict.fromkeys(keys) if key in self.values]
        if len(values) < FEWEST_FOR_A_MEDIAN:
            return None
        return Median(median(values), len(values))


def standing(indicator: Indicator, keys: Collection[str] = ()) -> Standing:
    """How all stand in the reference period: the latest that many took part in.

    That is one with at least half as many as took part in the period with most. With `keys`, it
    is the one in which most of these took part, at most three years before the latest.
    """
    taking_part = {
        period: {key: value for key, value in values.items() if key not in indicator.aside}
        for period, values in indicator.values.items()
    }
    most = max(map(len, taking_part.values()))
    enough = [p for p, found in taking_part.items() if len(found) >= ENOUGH_OF_THE_BEST_YEAR * most]
    chosen = enough[-1]
    for period in reversed(enough):
        held, best = (sum(key in indicator.values[p] for key in keys) for p in (period, chosen))
        if held > best and _are_in_a_window(indicator, period, enough[-1]):
            chosen = period
    return Standing(indicator, chosen, taking_part[chosen])


def newest(indicator: Indicator, key: str, until: str) -> tuple[str, float] | None:
    """An entity's newest value in a period or before it, and of which period it is."""
    found = None
    for period, values in indicator.values.items():
        if key in values:
            found = (period, values[key])
        if period == until:
            break
    return found


def _are_in_a_window(indicator: Indicator, earlier: str, later: str) -> bool:
    periods = indicator.scene.periods
    if indicator.scene.time is None:
        return False
    return periods.place(later) - periods.place(earlier) < YEARS_OF_A_WINDOW * periods.a_year
