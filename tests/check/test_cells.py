from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from check.cells import Column, Unclear, columns_of

MEANT: list[tuple[dict[str, Any], str, Any]] = [
    ({"type": "string"}, "x", "x"),
    ({"type": "string"}, " ", " "),
    ({}, "1", "1"),
    ({"type": "yearmonth"}, "2020-01", "2020-01"),
    ({"type": "number"}, "1.50", 1.5),
    ({"type": "number"}, "-1e3", -1000.0),
    ({"type": "number"}, "INF", float("inf")),
    ({"type": "number"}, "NaN", float("nan")),
    ({"type": "number", "decimalChar": ",", "groupChar": "."}, "1.234,5", 1234.5),
    ({"type": "number", "bareNumber": False}, "£1.5m", 1.5),
    ({"type": "number", "bareNumber": False}, "95%", 95.0),
    ({"type": "integer"}, "9007199254740993", 9007199254740993),
    ({"type": "integer", "groupChar": " "}, "1 000", 1000),
    ({"type": "year"}, "2020", 2020),
    ({"type": "boolean"}, "true", True),
    ({"type": "boolean"}, "0", False),
    ({"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]}, "nein", False),
    ({"type": "date"}, "2020-02-29", date(2020, 2, 29)),
    ({"type": "date", "format": "%d/%m/%Y"}, "29/02/2020", date(2020, 2, 29)),
    ({"type": "time"}, "12:30:00", time(12, 30)),
    ({"type": "datetime"}, "2020-01-01T00:00:00Z", datetime(2020, 1, 1, tzinfo=UTC)),
    ({"type": "datetime"}, "2020-01-01T01:00:00+01:00", datetime(2020, 1, 1, tzinfo=UTC)),
    ({"type": "number", "missingValues": ["-"]}, "-", None),
    ({"type": "string", "missingValues": ["-"]}, "", ""),
    ({"type": "string", "missingValues": [{"value": "x", "label": "gone"}]}, "x", None),
]


def test_cells_mean_what_their_column_says() -> None:
    read = [
        columns_of({"fields": [{"name": "c", **described}]}, ["c"])[0].value(text)
        for described, text, _ in MEANT
    ]
    wrong = {
        f"{described} {text!r}: {value!r}"
        for (described, text, meant), value in zip(MEANT, read, strict=True)
        if (type(value), repr(value)) != (type(meant), repr(meant))
    }
    assert wrong == set()


def test_what_is_missing_in_a_table_is_missing_in_its_columns() -> None:
    schema = {
        "missingValues": ["", "na"],
        "fields": [{"name": "a"}, {"name": "b", "missingValues": []}],
    }
    first, second = columns_of(schema, ["a", "b"])
    assert (first.value("na"), first.value("")) == (None, None)
    assert (second.value("na"), second.value("")) == ("na", "")


def test_what_cannot_be_told_is_said() -> None:
    unclear = [
        ({"type": "date", "format": "any"}, "1 May"),
        ({"type": "integer"}, "x"),
        ({"type": "boolean"}, "maybe"),
        ({"type": "date"}, "May"),
    ]
    for described, text in unclear:
        with pytest.raises(Unclear):
            Column("c", described, frozenset()).value(text)
