from __future__ import annotations

import json
from datetime import UTC, datetime, time

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog import Field, Table
from pipeline.catalog.tables import read_table
from pipeline.publish.tables.json_files import json_bytes

from .conftest import make_table, rates

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def field(name: str, kind: str) -> Field:
    return Field(name=name, title="", description="", type=kind)


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


def read(table: Table) -> list[dict[str, object]]:
    rows = json.loads(json_bytes(table), parse_constant=refuse)
    assert isinstance(rows, list)
    return rows


def test_values_have_types_and_rows_have_lines() -> None:
    assert json_bytes(rates()).decode() == (
        '[\n{"place": "AAA", "year": 2001, "rate": 1.5},\n'
        '{"place": "BBB", "year": 2003, "rate": null}\n]\n'
    )


def test_a_table_without_rows_is_an_empty_array() -> None:
    assert read(rates([])) == []


def test_every_type_has_its_form() -> None:
    fields = [field("yes", "boolean"), field("on", "date"), field("n", "integer")]
    table = make_table(fields, [["true", "2020-02-29", "7"], ["", "", ""]])
    assert read(table) == [
        {"yes": True, "on": "2020-02-29", "n": 7},
        {"yes": None, "on": None, "n": None},
    ]


def test_moments_are_as_in_iso_8601_and_other_types_as_they_came_in() -> None:
    fields = [field("at", "datetime"), field("clock", "time"), field("month", "yearmonth")]
    table = make_table(fields, [["2020-01-02T03:04:05Z", "03:04:05", "2020-01"]])
    table.frame["at"] = pd.Series([datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)], dtype="object")
    table.frame["clock"] = pd.Series([time(3, 4, 5)], dtype="object")
    table.frame["month"] = pd.Series(["yearmonth(year=2020, month=1)"], dtype="object")
    assert read(table) == [
        {"at": "2020-01-02T03:04:05+00:00", "clock": "03:04:05", "month": "2020-01"}
    ]


def test_a_number_that_json_lacks_is_null_with_a_reason() -> None:
    schema = {"fields": [{"name": "x", "type": "number"}]}
    table = read_table(b"x\n1.5\nNaN\n-INF\n", {"name": "t", "schema": schema}, ())
    assert read(table) == [
        {"x": 1.5, "x_reason": None},
        {"x": None, "x_reason": "NaN: not a number"},
        {"x": None, "x_reason": "-INF: infinite, below zero"},
    ]


@given(
    st.lists(
        st.tuples(st.text(max_size=6), st.none() | FINITE, st.none() | st.integers(0, 2**60)),
        max_size=5,
    )
)
def test_values_come_back_as_they_were(
    rows: list[tuple[str, float | None, int | None]],
) -> None:
    texts = [[t, "" if x is None else repr(x), "" if n is None else str(n)] for t, x, n in rows]
    table = make_table([field("t", "string"), field("x", "number"), field("n", "integer")], texts)

    found = read(table)

    assert found == [
        {
            "t": text or None,
            "x": x,
            "n": n,
        }
        for text, x, n in rows
    ]
