"""What is said of rows that cannot be compared, and in place of a row's number."""

from __future__ import annotations

ANOTHER_ROW = "another"
NOTHING_IS_FETCHED = "nothing is fetched while a dataset is checked"


def cannot_compare(note: str) -> str:
    """A row stops whoever compares its cells."""
    return f"a cell of this row cannot be compared or counted ({note})"
