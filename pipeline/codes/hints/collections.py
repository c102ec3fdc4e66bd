"""What to do about the pages of collections."""

from __future__ import annotations


def remove_key() -> str:
    """The front matter repeats what the name of the file says."""
    return "Remove it: the name of the file says it."


def heading(near: str) -> str:
    """A heading is like one of those of these pages."""
    return f"Write `## {near}` if that is meant."
