"""What is said of the coverage, and which lines of the descriptor to change for new periods."""

from __future__ import annotations

BEGINS_WITH = "begins with"
ENDS_WITH = "ends with"


def span(first: str, last: str) -> str:
    """From the first to the last."""
    return f"{first} to {last}"


def next_update(frequency: str, day: str) -> str:
    """The line that says when the next figures are due."""
    return f'update: {{frequency: {frequency}, next: "{day}"}}'


def under_coverage(line: str) -> str:
    """Where a line belongs."""
    return f"`{line}` under coverage"


def under_constraints(line: str, column: str) -> str:
    """Where a line belongs."""
    return f"`{line}` under constraints of {column}"
