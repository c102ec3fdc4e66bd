"""Tells what was measured from numbers that only name, order, date or place things.

A column with a unit was measured. Of others the name tells, in the languages that are listed, and
the numbers have to bear it out: years lie where years do, codes are whole.
"""

from __future__ import annotations

import re

import pandas as pd

from pipeline.catalog.intervals import is_bound
from pipeline.catalog.model import NUMBER_TYPES
from pipeline.column_words import plain_words, words

_YEARS = words("years")
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
_NAMES = words("names")
# Of these only at the end of a name: the number of schools is a count, a house number is not.
_NAMES_AT_THE_END = words("names_at_the_end")
_COUNTED = re.compile(r"\b(?:no|nr|num|number|nummer|numero|nombre) (?:of|de|di|von|der|d)\b")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_DEGREES = {**dict.fromkeys(words("latitudes"), 90), **dict.fromkeys(words("longitudes"), 180)}
_GRIDS = words("grids")
_ENDS_IN_ID = re.compile(r"[a-z]{3,}(?:id|no)")
_FEWEST_RUNNING, _FEWEST_RUNNING_FIRST = 10, 3
# Numbers that name groups: so few that each stands for many rows.
_MOST_GROUPS, _FEWEST_IN_A_GROUP = 12, 3
_FLAGS, _LAST_FLAG, _FEWEST_FLAGGED = 2, 2, 10
_FIRST_MOMENT, _LAST_MOMENT = 1500, 2200
# Of columns of time that may as well hold seconds: REF_DATE, TIME_PERIOD.
_FIRST_RECENT_YEAR, _LAST_RECENT_YEAR = 1900, 2100


def is_measured(
    name: str, kind: str, unit: str | None, values: pd.Series, *, is_first: bool = False
) -> bool:
    """Whether a column of numbers says how much there was of something.

    `values` are its values, of which missing ones tell nothing; `is_first` says that no column
    stands before it.
    """
    if kind not in NUMBER_TYPES:
        return False
    if is_bound(name):
        return False
    if unit is not None:
        return True
    called = plain_words(_IN_BRACKETS.sub("", name)) or plain_words(name)
    known = values.dropna().astype("float64")
    is_whole = bool((known % 1 == 0).all())
    if _is_place(called, known) or _are_moments(called, known):
        return False
    if not is_whole or _COUNTED.search(" ".join(called)):
        return not (is_whole and _are_years(called, known))
    return not (
        _are_years(called, known)
        or _is_name(called, known)
        or _are_groups(called, known)
        or _are_running(known, is_first=is_first)
    )


def is_year(name: str, values: pd.Series) -> bool:
    """Whether whole numbers are years, by the name of their column and where they lie."""
    return _are_years(plain_words(name), values.dropna().astype("float64"))


def is_moment(name: str, values: pd.Series) -> bool:
    """Whether numbers are parts of years, such as 1960.25, by their column's name and order."""
    known = values.dropna().astype("float64")
    return _are_moments(plain_words(name), known) and bool(known.is_monotonic_increasing)


def _are_moments(words_of_name: list[str], known: pd.Series) -> bool:
    is_called_so = not (words("moments") | _YEARS).isdisjoint(words_of_name)
    is_inside = bool(known.between(_FIRST_MOMENT, _LAST_MOMENT).all())
    return is_called_so and is_inside and not known.empty and bool((known % 1 != 0).any())


def _are_groups(words_of_name: list[str], known: pd.Series) -> bool:
    """Whether whole numbers name a few groups of many rows each: yes and no as 0, 1, 2; classes."""
    distinct, rows = known.nunique(), len(known)
    if distinct <= _FLAGS and rows >= _FEWEST_FLAGGED and known.between(0, _LAST_FLAG).all():
        return True
    is_few = 0 < distinct <= _MOST_GROUPS and rows >= _FEWEST_IN_A_GROUP * distinct
    called = words_of_name[:-1] if words_of_name[-1:] == ["value"] else words_of_name
    return is_few and not words("groups").isdisjoint(called[-1:])


def _are_running(known: pd.Series, *, is_first: bool) -> bool:
    """Whether numbers begin with 0 or 1 and leave none out."""
    fewest = _FEWEST_RUNNING_FIRST if is_first else _FEWEST_RUNNING
    if len(known) < fewest or known.iloc[0] not in {0, 1}:
        return False
    return bool((known.diff()[1:] == 1).all())


def _are_years(words_of_name: list[str], known: pd.Series) -> bool:
    if not _YEARS.isdisjoint(words_of_name):
        return bool(known.between(_FIRST_YEAR, _LAST_YEAR).all())
    is_of_time = not words("moments").isdisjoint(words_of_name)
    return is_of_time and bool(known.between(_FIRST_RECENT_YEAR, _LAST_RECENT_YEAR).all())


def _is_place(words: list[str], known: pd.Series) -> bool:
    if _GRIDS.intersection(words):
        return True
    return any(known.abs().max() <= most for word, most in _DEGREES.items() if word in words)


def _is_name(words: list[str], known: pd.Series) -> bool:
    """Whether whole numbers are names of something by what their column is called."""
    if _NAMES.intersection(words) or (words and words[-1] in _NAMES_AT_THE_END):
        return True
    return bool(words and _ENDS_IN_ID.fullmatch(words[-1]) and known.is_unique)
