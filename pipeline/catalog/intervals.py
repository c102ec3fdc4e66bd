"""Finds the two columns between whose figures a measure lies: its interval.

Their names say which end each is, and what is left of them which measure they are of; the figures
have to bear it out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pipeline.catalog.model import NUMBER_TYPES, Field, Table
from pipeline.column_words import plain_words, words

# Bounds and figures are rounded one by one.
_ENOUGH_INSIDE = 0.95
_LOWER, _UPPER = words("lower_bounds"), words("upper_bounds")
_SAY_NOTHING = _LOWER | _UPPER | words("bounds_of_an_interval")


@dataclass(frozen=True)
class Interval:
    """The columns of the lower and the upper bound of a measure."""

    lower: Field
    upper: Field


def is_bound(name: str) -> bool:
    """Whether a column is called as the lower or upper end of an interval around a figure."""
    found = plain_words(name)
    if found and found[-1] in words("plain_bounds"):
        return True
    return _side(found) is not None and not words("bounds_of_an_interval").isdisjoint(found)


def interval_of(table: Table, measure: Field) -> Interval | None:
    """The columns of the bounds of a measure, if there is one pair of them.

    Bounds whose names do not say whose they are belong to the only measure that lies in them.
    """
    pairs = [pair for pair in _pairs(table) if _are_around(table, measure, pair)]
    named = [pair for pair in pairs if _is_called_like(measure, pair)]
    unnamed = [pair for pair in pairs if not _what(pair.lower) and _is_of_one(table, pair)]
    found = named or unnamed
    return found[0] if len(found) == 1 else None


def _pairs(table: Table) -> Iterator[Interval]:
    bounds = [f for f in table.fields if f.type in NUMBER_TYPES and is_bound(f.name)]
    for lower in bounds:
        if _side(plain_words(lower.name)) != "lower":
            continue
        for upper in bounds:
            if _side(plain_words(upper.name)) == "upper" and _what(lower) == _what(upper):
                yield Interval(lower, upper)


def _side(called: Collection[str]) -> str | None:
    is_lower, is_upper = not _LOWER.isdisjoint(called), not _UPPER.isdisjoint(called)
    if is_lower == is_upper:
        return None
    return "lower" if is_lower else "upper"


def _what(bound: Field) -> frozenset[str]:
    """What a bound is of: the words of its name that say neither an end nor a level."""
    return frozenset(
        word for word in plain_words(bound.name) if word not in _SAY_NOTHING and not word.isdigit()
    )


def _is_called_like(measure: Field, pair: Interval) -> bool:
    what = _what(pair.lower)
    return bool(what) and what <= frozenset(plain_words(measure.name))


def _is_of_one(table: Table, pair: Interval) -> bool:
    return sum(_are_around(table, measure, pair) for measure in table.measures) == 1


def _are_around(table: Table, measure: Field, pair: Interval) -> bool:
    columns = table.frame[[pair.lower.name, measure.name, pair.upper.name]].dropna()
    if columns.empty:
        return False
    lower, value, upper = (columns[name].astype("float64") for name in columns)
    inside = (lower <= value) & (value <= upper)
    return bool(inside.mean() >= _ENOUGH_INSIDE)
