"""What the profile says of a property, after what is to be done about it."""

from __future__ import annotations

OPEN_QUESTION = "What should stand here?"


def with_guideline(hint: str, guideline: str, example: str) -> str:
    """A hint with a guideline and an example, where there are any."""
    words = [hint, guideline, f"For example: {example}" if example else ""]
    return " ".join(filter(None, words))
