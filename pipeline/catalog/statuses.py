"""What a column of statuses says of figures: which are forecasts, and which may still change."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pandas as pd

from pipeline.column_words import plain_words, word_by_letter, words

# Letters in brackets, alone or a few together: [p], ep.
_LETTERS = re.compile(r"\[?([a-z]{1,3})\]?")
_SAY_SOMETHING = words("forecasts") | words("provisional") | words("as_it_was")

Status = Literal["forecasts", "provisional"]


def is_called_status(name: str) -> bool:
    """Whether a column is called as one that says what figures are."""
    return "_".join(plain_words(name)) in words("statuses")


def is_called_plan(name: str) -> bool:
    """Whether a column of figures is called as one of forecasts, plans or proposals."""
    return not words("forecasts").isdisjoint(plain_words(name))


def is_called_goal(name: str) -> bool:
    """Whether a column of figures is called as one of goals, which are known before their time."""
    return not words("goals").isdisjoint(plain_words(name))


def tells_forecasts(texts: pd.Series, label: Callable[[str], str]) -> bool:
    """Whether a column that has any name tells forecasts from what was: actual, budget."""
    found = [frozenset(plain_words(label(text))) for text in texts.unique()]
    has_both = [any(words(one) & each for each in found) for one in ("forecasts", "as_it_was")]
    return all(has_both) and all(_SAY_SOMETHING & each for each in found)


def words_for_letters(texts: pd.Series) -> dict[str, str]:
    """What the letters of a column of statuses stand for; nothing where it holds other texts."""
    known = word_by_letter("letters_of_statuses")
    told: dict[str, str] = {}
    for text in texts.unique():
        found = _LETTERS.fullmatch(text.strip().lower())
        if text.strip() and not found:
            return {}
        letters = [letter for letter in (found[1] if found else "") if letter in known]
        if letters:
            told[text] = ", ".join(known[letter] for letter in letters)
    return told


def rows_said_to_be(status: Status, texts: pd.Series, label: Callable[[str], str]) -> pd.Series:
    """Which of some rows a column of statuses says to be forecasts, or provisional.

    `label` gives what people read for a status.
    """
    wanted = words(status)
    meant = [text for text in texts.unique() if wanted & set(plain_words(label(text)))]
    return texts.isin(meant)
