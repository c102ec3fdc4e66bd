"""What to do about series that leave their level."""

from __future__ import annotations


def one_unit() -> str:
    """Periods stand in another unit than those around them."""
    return "Bring these values to the unit of the others."


def unit_or_break(note: str) -> str:
    """A series goes on at a power of ten of its level."""
    return (
        "If the unit changed, bring the values to one unit; if the method did, declare it under "
        f"breaks: `{note}`."
    )
