"""Numbers and sentences as people read them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

import pandas as pd

from pipeline.catalog import Field

MINUS = "\u2212"


def decimals_for(values: Iterable[float], field: Field, texts: Iterable[str] = ()) -> int:
    """How many decimals people need to tell these values apart: two or three digits that count.

    Never more than the cells themselves have, where their texts are given.
    """
    largest = max((abs(v) for v in values if not _is_missing(v)), default=0.0)
    if largest >= 100:
        wanted = 0
    elif largest > 1 or largest == 0:
        wanted = 1
    else:
        wanted = min(2 + max(0, -math.floor(math.log10(largest)) - 1), 4)
    written = [len(text.partition(".")[2]) for text in texts]
    return (
        min([wanted, max(written)])
        if written and field.type == "number"
        else (wanted if field.type == "number" else 0)
    )


def number(value: float, decimals: int) -> str:
    """A number with commas for thousands, a real minus sign and so many decimals."""
    text = f"{value:,.{decimals}f}"
    return MINUS + text[1:] if text.startswith("-") and text.strip("-0.,") else text.lstrip("-")


def with_unit(value: float, field: Field, decimals: int) -> str:
    """A number with its unit: 5.6% of GDP, 12 points, 0.87."""
    text = number(value, _enough(value, decimals))
    if field.is_index or field.unit is None:
        return text
    return f"{text}{field.unit}" if field.unit.startswith("%") else f"{text} {field.unit}"


def told_apart(first: float, second: float, decimals: int) -> int:
    """Decimals at which two different values read as different."""
    while first != second and decimals < 6 and round(first, decimals) == round(second, decimals):
        decimals += 1
    return decimals


def _enough(value: float, decimals: int) -> int:
    """Decimals that keep a small value from reading as nothing at all."""
    while value and decimals < 6 and round(abs(value), decimals) == 0:
        decimals += 1
    return decimals


def sentence_case_inside(title: str) -> str:
    """A title as it reads inside a sentence: its first letter small, unless it is an acronym."""
    first, second = title[:1], title[1:2]
    is_acronym = second.isupper() or second.isdigit() or second == "&"
    return title if is_acronym else first.lower() + title[1:]


def inside(label: str) -> str:
    """A label as it reads inside a sentence: small if it is plainly no name, else as it is."""
    first, *others = label.split()
    is_phrase = bool(others) and not any(w[0].isupper() and not w.isupper() for w in others)
    return " ".join([sentence_case_inside(first), *others]) if is_phrase else label


def was(title: str) -> str:
    """ "was" or "were", as a title asks for: R&D spending was, researchers were.

    Goes by the last word before any preposition or bracket: good enough for titles of columns.
    """
    noun = re.split(r" (?:of|in|for|per|with|who|that|by|to) | \(", title, maxsplit=1)[0]
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return "were" if plural or " and " in noun else "was"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as a list in a sentence: a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun: 1 country, 38 countries."""
    return f"{count:,} {one if count == 1 else many}"


def _is_missing(value: object) -> bool:
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]
