"""What is said of rows that cannot be compared, and in place of a row's number."""

from __future__ import annotations

ANOTHER_ROW = "another"
NOTHING_IS_FETCHED = "nothing is fetched while a dataset is checked"


def cannot_compare(note: str) -> str:
    """A row stops whoever compares its cells."""
    return f"a cell of this row cannot be compared or counted ({note})"


def could_not_be_judged(shown: str, reason: str) -> str:
    """Why a dataset has no verdict: what this machine allows is not enough."""
    return (
        f"{shown} could not be judged here: {reason}. This says nothing about the data. Try again, "
        "with more memory or on a machine with less to do."
    )


def matching_cells_of(shown: str, column: str) -> str:
    """The cells of a column, held against its pattern."""
    return f"{shown}: the cells of {column} against their pattern"
