"""What a cell of a published CSV file means, by the description of its column."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, TypeAlias, cast

NUMBERS = frozenset({"number", "integer", "year"})
LARGEST_WHOLE = 2**63 - 1
MOMENTS = frozenset({"date", "time", "datetime"})
NOT_OF_A_NUMBER = re.compile(r"^[^\d.+-]*|[^\d]*$")
SPECIAL = re.compile(r"[+-]?(?:inf(?:inity)?|nan)$", re.IGNORECASE)

Moment: TypeAlias = date | time | datetime


class Unclear(Exception):
    """What a text means cannot be told from the description alone."""


@dataclass(frozen=True)
class Column:
    """A column of a published table, as its datapackage.json describes it."""

    name: str
    described: Mapping[str, Any]
    missing: frozenset[str]

    @property
    def type(self) -> str:
        """The column's type; what Python has no values for is text."""
        named = str(self.described.get("type", "string"))
        return named if named in NUMBERS | MOMENTS | {"boolean"} else "text"

    @cached_property
    def _form(self) -> str:
        return str(self.described.get("format", "default"))

    def value(self, text: str) -> Any:
        """What a cell means; None where it is missing. Raises Unclear."""
        if text in self.missing:
            return None
        try:
            value = self._read(text)
        except (ValueError, InvalidOperation) as error:
            raise Unclear(f"{text!r} is no {self.type}") from error
        return value

    def as_held(self, texts: Iterable[str]) -> Column:
        """The column as it is held: one of texts where any number is too large for its type."""
        if self.type in NUMBERS and any(map(self._is_too_large, texts)):
            return replace(self, described={**self.described, "type": "string"})
        return self

    def _is_too_large(self, text: str) -> bool:
        if text in self.missing:
            return False
        try:
            value = self._read(text)
        except (ValueError, InvalidOperation):
            return False
        if isinstance(value, int):
            return abs(value) > LARGEST_WHOLE
        return math.isinf(value) and not SPECIAL.match(text.strip())

    def _read(self, text: str) -> Any:
        if self.type in NUMBERS:
            return self._number(text.strip())
        if self.type == "boolean":
            return self._boolean(text)
        return self._moment(text) if self.type in MOMENTS else text

    def _number(self, text: str) -> float | int:
        if not self.described.get("bareNumber", True) and not SPECIAL.match(text):
            text = NOT_OF_A_NUMBER.sub("", text)
        text = text.replace(self.described.get("groupChar") or "\0", "")
        if self.type != "number":
            return int(text)
        return float(Decimal(text.replace(self.described.get("decimalChar") or ".", ".")))

    def _boolean(self, text: str) -> bool:
        if text in self.described.get("trueValues", ("true", "True", "TRUE", "1")):
            return True
        if text in self.described.get("falseValues", ("false", "False", "FALSE", "0")):
            return False
        raise ValueError

    def _moment(self, text: str) -> Moment:
        kinds: dict[str, type[date] | type[time] | type[datetime]] = {
            "date": date, "time": time, "datetime": datetime,
        }  # fmt: skip
        if self._form == "any":
            raise Unclear("any form of a date is allowed")
        if self._form == "default":
            return cast(Moment, in_utc(kinds[self.type].fromisoformat(text)))
        read = datetime.strptime(text, self._form)
        parts = {"date": read.date(), "time": read.time(), "datetime": read}
        return cast(Moment, in_utc(parts[self.type]))


def in_utc(value: Any) -> Any:
    """A moment that knows its time zone as one in UTC, so that two of them compare."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    return value


def columns_of(schema: Mapping[str, Any], header: list[str]) -> list[Column]:
    """The columns of a table in the order of its header."""
    described = {field["name"]: field for field in schema.get("fields", ())}
    common = schema.get("missingValues", [""])
    return [
        Column(
            name,
            described.get(name, {}),
            frozenset(_texts(described.get(name, {}).get("missingValues", common))),
        )
        for name in header
    ]


def _texts(values: list[Any]) -> list[str]:
    """Missing values, which stand alone or with a label."""
    return [str(one["value"]) if isinstance(one, dict) else str(one) for one in values]
