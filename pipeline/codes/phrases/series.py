"""How findings of quality put factors, values and series into words."""

from __future__ import annotations

NEIGHBOURS = "its neighbours"
THE_VALUE_BEFORE = "that"
LARGEST = "largest"
SMALLEST = "smallest"


def factor_words(factor: float) -> str:
    """A factor as words that go before what is multiplied: "1,000 times" or "1/12 of"."""
    return f"{_rounded(factor)} times" if factor >= 1 else f"1/{_rounded(1 / factor)} of"


def of_thing(thing: str) -> str:
    """What a value or a period is of, to go after it."""
    return f" for {thing}"


def in_period(value: str, period: str) -> str:
    """A value and its period."""
    return f"{value} in {period}"


def up_to(first: str, last: str) -> str:
    """A stretch of values."""
    return f"{first} to {last}"


def beside(value: str, before: str, after: str) -> str:
    """A value, between its neighbours or beside the one that it has."""
    if before and after:
        return f"{value} between {before} and {after}"
    return f"{value} after {before}" if before else f"{value} before {after}"


def periods(first: str, last: str | None) -> str:
    """When something holds: from a period on, up to another, or in one. `last` is None for on."""
    if last is None:
        return f"From {first} on"
    return f"From {first} to {last}" if last != first else f"In {first}"


def break_line(table: str, measure: str, period: str, entity: str | None) -> str:
    """What to write under `breaks` if a step is one of method."""
    entities = f"entities: [{entity}], " if entity is not None else ""
    return f'{{resource: {table}, field: {measure}, {entities}period: "{period}", reason: …}}'


def part(name: str, value: str) -> str:
    """A part of a total, with its value."""
    return f"{name} ({value})"


def total_is(total: str, period: str | None, value: str) -> str:
    """A total that is not the sum of its parts."""
    return f"{_total(total, period)} is {value}"


def total_with(total: str, period: str | None, value: str) -> str:
    """A total that lies outside its parts."""
    return f"{_total(total, period)}, {value},"


def _total(total: str, period: str | None) -> str:
    return total if period is None else in_period(total, period)


def _rounded(factor: float) -> str:
    return f"{factor:,.0f}" if factor >= 10 else f"{factor:.1f}"


def rows_off(rows: int) -> str:
    """How far figures stand from where they belong: below it if `rows` is positive."""
    size, where = abs(rows), "low" if rows > 0 else "high"
    return f"{size} {'row' if size == 1 else 'rows'} too {where}"
