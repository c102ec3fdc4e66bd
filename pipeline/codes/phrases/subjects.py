"""What names a table, a column or a property, at the beginning of a sentence."""

from __future__ import annotations

DESCRIPTOR = "The descriptor"
PRIMARY_KEY = "The primary key"
UNIQUE_KEY = "A unique key"
FOREIGN_KEY = "A foreign key"
VIEW = "The view"
VIEWS_WHERE = "The view's where"
CHART = "The chart"
BREAK = "The break"
TARGET = "The target"
COVERAGE = "The coverage"
TABLE = "The table"


def view_property(key: str) -> str:
    """A property of a view."""
    return f"The view's {key}"


def target_property(key: str) -> str:
    """A property of a target."""
    return f"The target's {key}"


def item_of(key: str) -> str:
    """One of the items under a property."""
    return f"An item of {key}"
