"""Numbers and sentences as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from datetime import date
from math import isfinite
from typing import TypedDict

from pipeline.catalog import Field
from pipeline.catalog.titles import sentence_case_inside
from pipeline.visible import isolated

MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June")
MONTHS += ("July", "August", "September", "October", "November", "December")

# What may follow the noun that a title is about.
AFTER_THE_NOUN = re.compile(
    r" (?:about|among|as|at|by|for|from|in|of|on|per|since|that|to|under|who|with|without) | \("
)

# The power of ten that a number may end with.
POWER = re.compile(r"[eE]([-+]?[0-9]{1,4})$")

PLURALS = frozenset({"children", "men", "people", "staff", "women"})
TWO_THINGS = re.compile(r"\S+ and \S+")


class Exactness(TypedDict):
    """What decides how exactly figures are told.

    `largest` is the size of the one that is furthest from zero, `written` the most decimals that a
    cell has: none of whole numbers.
    """

    largest: float
    written: int


def exactness(values: Iterable[float], field: Field, texts: Iterable[str]) -> Exactness:
    """What decides how exactly the values of a column are told, `texts` as they came in."""
    written = (decimals_in(text, field) for text in texts)
    return {
        "largest": max((abs(value) for value in values if isfinite(value)), default=0.0),
        "written": max(written, default=0) if field.type == "number" else 0,
    }


def decimals_in(text: str, field: Field) -> int:
    """How many decimals a cell has as it came in: 2 of 0.25, 7 of 2.5e-6, and none of 2.5e6."""
    power = POWER.search(text.strip())
    digits = text.strip()[: power.start()] if power else text
    behind = sum(character.isdigit() for character in digits.partition(field.decimal_char)[2])
    return max(0, behind - int(power[1])) if power else behind


def inside(label: str, small: Set[str] = frozenset(), *, is_given: bool = False) -> str:
    """A label as it reads inside a sentence: small where it plainly is no name, else as it is.

    A word or phrase of the data may be a name, unless its first word is among those that are known
    to be written `small`. A phrase that was given for a code (`is_given`) is none, unless another
    word of it has a capital.
    """
    if not label.strip():
        return label
    first, *others = label.split()
    has_name = any(word[0].isupper() and not word.isupper() for word in others)
    is_phrase = is_given and bool(others)
    is_letter = len(first) == 1 and not is_phrase
    is_small = (is_phrase or first.lower() in small) and not has_name and not is_letter
    return " ".join([sentence_case_inside(first), *others]) if is_small else label


def was(title: str) -> str:
    """ "was" or "were", as a title asks for: R&D spending was, researchers were.

    Goes by the last word before any preposition or bracket: good enough for titles of columns.
    """
    noun = AFTER_THE_NOUN.split(title, maxsplit=1)[0].lower()
    last = noun.rpartition(" ")[2]
    is_plural = last in PLURALS or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    return "were" if is_plural or TWO_THINGS.fullmatch(noun) else "was"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as a list in a sentence: a, b and c."""
    *first, end = map(isolated, items or [""])
    return f"{', '.join(first)} {last} {end}" if first else end


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: 1 country, 38 countries."""
    return f"{count:,} {one if count == 1 else many}"


def day(text: str | date | None) -> str:
    """A day as people write it: 23 November 2026. A text that is no day stays what it is."""
    try:
        found = text if isinstance(text, date) else date.fromisoformat((text or "")[:10])
    except ValueError:
        return str(text)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"
