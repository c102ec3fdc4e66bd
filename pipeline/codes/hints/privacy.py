"""What to do about what the descriptor says of personal data."""

from __future__ import annotations


def write_entries(entries: str) -> str:
    """The new form of `personal_data`, for whatever the old one frees."""
    if not entries:
        return "Take it out: nothing is found here that it has to free."
    return f"Name what it frees, and nothing else: `{entries}`."


def name_the_table(names: str) -> str:
    """A column's name is that of several; `names` are these with their tables'."""
    return f"Several tables have such a column. Write {names}."
