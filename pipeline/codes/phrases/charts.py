"""What is wrong with charts: their specifications, their targets, and where things stand."""

from __future__ import annotations

A_LABEL = "a label"
A_VALUE = "a value"
THINGS_IN_ROWS = "the things in the rows"
ITS_ROWS = "its rows"
NO_GOALS = "the data that holds its goals is not there"
NO_MARK = "it has no mark or layer"
NO_REASON = "no reason was given"
UNKNOWN_FORMAT = "format, without its form written out"


def no_places(things: str) -> str:
    """A map or tiles of what has no place on this site."""
    return f"this site does not know where {things} stand"


def mark(kind: str) -> str:
    """A mark that is not allowed."""
    return f"the mark {kind}"


def number_format(written: object) -> str:
    """A format of numbers that is not allowed."""
    return f"the format {written}"


def tick_count(written: object) -> str:
    """A number of ticks that is none."""
    return f"tickCount: {written}"


def transform(name: str) -> str:
    """A transform that is not allowed."""
    return f"the transform {name}".strip()


def dash(length: float) -> str:
    """A dash that is too short."""
    return f"a dash of {length}"
