"""What is said of the coverage, and which lines of the descriptor to change for new periods."""

from __future__ import annotations

# Kinds of periods as people call several of them, by what `periods` calls each.
KINDS = {
    "year": "years",
    "half-year": "half-years",
    "quarter": "quarters",
    "month": "months",
    "week": "weeks",
    "day": "days",
    "financial-year": "financial years",
    "school-year": "school years",
    "span": "spans of years",
    "mixed": "periods of any of these lengths",
    "listed": "words in an order",
}

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
