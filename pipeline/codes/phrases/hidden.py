"""How often something hides in a text, and on how many lines."""

from __future__ import annotations


def times(number: int) -> str:
    """How often it stands in the text that follows."""
    return "once in" if number == 1 else f"{number:,} times in"


def on_lines(number: int, in_first: int) -> str:
    """On how many lines of a file it stands; the text of the first follows."""
    return times(in_first) if number == 1 else f"on {number:,} lines, first in"
