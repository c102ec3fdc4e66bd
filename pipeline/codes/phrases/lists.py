"""How several names or values are put into one sentence."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_NAMED = 5

NONE = "none"
NO_TOPICS = "none; the site declares no topics"
NO_KINDS = "none; the site declares no kinds"
ANY = "any"


def in_quotes(values: Sequence[str]) -> str:
    """The first few of some values in quotes, and how many more there are."""
    named = ", ".join(f'"{value}"' for value in values[:_MOST_NAMED])
    more = len(values) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def both(names: Sequence[str]) -> str:
    """All of some names, the last two or more joined by "and"."""
    return " and ".join(names)


def either(names: Sequence[str]) -> str:
    """All of some names, joined by "or"."""
    return " or ".join(names)


def sum_of(names: Sequence[str]) -> str:
    """Two names or more, with commas and an "and"."""
    return f"{', '.join(names[:-1])} and {names[-1]}"


def rows(number: int) -> str:
    """How many rows there are."""
    return "1 row" if number == 1 else f"{number:,} rows"


def lines(numbers: Sequence[int]) -> str:
    """Some lines by their numbers."""
    return f"line{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def line_of(file: str, line: int) -> str:
    """A page and a line of it, in a sentence."""
    return f"{file}, line {line}"


def also_at(file: str, line: int) -> str:
    """A page and a line of it, among others."""
    return f"{file} (line {line})"


def same_in(hint: str, places: str) -> str:
    """What is to be done in one place, and in others, too."""
    return f"{hint} The same in {places}."
