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
_DEGREES = {
    "lat": 90, "latitude": 90, "breite": 90, "latitud": 90, "latitudine": 90,
    "lon": 180, "lng": 180, "long": 180, "longitude": 180, "longitud": 180, "laenge": 180,
}  # fmt: skip
_GRIDS = words("grids")
_ENDS_IN_ID = re.compile(r"[a-z]{3,}id")
_FEWEST_RUNNING = 10


def is_measured(name: str, kind: str, unit: str | None, values: pd.Series) -> bool:
    """Whether a column of numbers says how much there was of something.

    `values` are its values, of which missing ones tell nothing.
    """
    if kind not in NUMBER_TYPES:
        return False
    if is_bound(name):
        return False
    if unit is not None:
        return True
    called = plain_words(name)
    known = values.dropna().astype("float64")
    is_whole = bool((known % 1 == 0).all())
    if _is_place(called, known):
        return False
    return not (is_whole and (_is_name(called, known) or _are_years(called, known)))


def is_year(name: str, values: pd.Series) -> bool:
    """Whether whole numbers are years, by the name of their column and where they lie."""
    return _are_years(plain_words(name), values.dropna().astype("float64"))


def _are_years(words: list[str], known: pd.Series) -> bool:
    is_called_so = bool(_YEARS.intersection(words))
    return is_called_so and bool(known.between(_FIRST_YEAR, _LAST_YEAR).all())


def _is_place(words: list[str], known: pd.Series) -> bool:
    if _GRIDS.intersection(words):
        return True
    return any(known.abs().max() <= most for word, most in _DEGREES.items() if word in words)


def _is_name(words: list[str], known: pd.Series) -> bool:
    """Whether whole numbers are names of something by what their column is called, or by a count.

    Running numbers that begin with 0 or 1 and leave none out are told by themselves.
    """
    if _COUNTED.search(" ".join(words)):
        return False
    if _NAMES.intersection(words) or (words and words[-1] in _NAMES_AT_THE_END):
        return True
    if words and _ENDS_IN_ID.fullmatch(words[-1]) and known.is_unique:
        return True
    is_running = (
        len(known) >= _FEWEST_RUNNING and known.iloc[0] in {0, 1} and (known.diff()[1:] == 1).all()
    )
    return bool(is_running)
