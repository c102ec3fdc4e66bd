"""What a value is, and what it should be."""

from __future__ import annotations

from collections.abc import Mapping

A_LIST = "a list"
A_LONGER_LIST = "a longer list"
NOTHING = "nothing"
NOT_TEXT = "not text"
PLAIN_TEXT = "plain text"
PROPERTIES = "properties"
A_REACHABLE_NUMBER = "a number that a cell can reach"

# What a property of the descriptor is, by the names of JSON Schema.
KINDS: Mapping[str, str] = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": A_LIST,
    "object": "a set of properties",
    "null": NOTHING,
}

# What a cell should be, by the type of its column.
CELLS: Mapping[str, str] = {
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "year": "a year of four digits",
    "yearmonth": "a month as YYYY-MM",
    "date": "a date as YYYY-MM-DD",
    "time": "a time as HH:MM:SS",
    "datetime": "a date with a time, as YYYY-MM-DDTHH:MM:SS",
    "string": "a text",
}

_LIMITS: Mapping[str, str] = {
    "minimum": "a number not below {}",
    "exclusiveMinimum": "a number above {}",
    "maxLength": "at most {} characters long",
    "maxItems": "a list of at most {} items",
}
_LENGTHS = {True: "fewest allowed", False: "most allowed"}


def expected_cell(kind: str, form: str) -> str:
    """What a cell of a column's type and format should be."""
    if form == "any":
        return f"a full {kind}"
    plain = CELLS.get(kind, f"a value of the type {kind}")
    return f"{plain} in the form {form}" if form and form != "default" else plain


def within(limit: str, value: object) -> str:
    """What a property should be by a limit that JSON Schema names."""
    if (limit, value) == ("maxLength", 1):
        return "one character"
    return _LIMITS.get(limit, "{}").format(value)


def to_write(expected: str) -> str:
    """What a property should be, as it goes after "Write"."""
    return expected.removesuffix(" long")


def kind_of(value: object) -> str:
    """What a property of the descriptor is."""
    if isinstance(value, bool):
        return KINDS["boolean"]
    if isinstance(value, str):
        return f'the text "{value}"'
    if isinstance(value, int | float):
        return KINDS["number"]
    return KINDS["array"] if isinstance(value, list) else KINDS["object"]


def whole_kind(value: object) -> str:
    """What a descriptor holds that is no set of properties."""
    if value is None:
        return NOTHING
    return A_LIST if isinstance(value, list) else PLAIN_TEXT


def more_than_one(value: object) -> str:
    """What stands in the front matter where one value should."""
    return A_LIST if isinstance(value, list) else PROPERTIES


def length_limit(*, is_least: bool) -> str:
    """What a limit of length is called."""
    return _LENGTHS[is_least]


def items_with(columns: str) -> str:
    """What the items of a list that makes rows should have."""
    return f" of items with {columns}"


def mark_text(mark: str) -> str:
    """A mark for a missing value, which may be nothing at all."""
    return f'"{mark}"' if mark else "an empty cell"
