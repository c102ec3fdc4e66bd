"""What to do about properties of the descriptor."""

from __future__ import annotations


def add(key: str) -> str:
    """A property is missing."""
    return f"Add {key}."


def fill_in(key: str) -> str:
    """A property is empty."""
    return f"Fill in {key}."


def choose_one() -> str:
    """A value is not among those allowed, and like none of them."""
    return "Choose one of them."


def answer() -> str:
    """A question is open."""
    return "Write the answer in place of the question."


def quote_the_whole() -> str:
    """A comma inside { } made a property of half a text."""
    return "If this belongs to a text with a comma inside { }, put the whole in quotes."


def use_one_of(allowed: str) -> str:
    """A chart's specification has what is not allowed, and what would be is known."""
    return f"Use one of: {allowed}."
