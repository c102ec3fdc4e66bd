"""How often something hides in a text, and where else."""

from __future__ import annotations

ONCE = ""


def times(number: int) -> str:
    """How often it stands in the text."""
    return f", {number:,} times" if number > 1 else ONCE


def lines(number: int) -> str:
    """On how many lines of a file it stands, of which one is shown."""
    if number < 2:
        return ONCE
    return f" and on {number - 1:,} more {'line' if number == 2 else 'lines'}"
