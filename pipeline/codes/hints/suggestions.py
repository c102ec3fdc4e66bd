"""What to write instead, whatever it is about."""

from __future__ import annotations


def write(value: str) -> str:
    """What should stand there."""
    return f"Write {value}."


def did_you_mean(near: str) -> str:
    """What may have been meant."""
    return f"Did you mean {near}?"


def without_spaces(value: str) -> str:
    """A value has spaces around it."""
    return f"Write {value}, without spaces around it."
