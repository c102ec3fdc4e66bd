from __future__ import annotations

import io
import math
from datetime import UTC, date, datetime

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog import Correction, Field, Table
from pipeline.publish.tables.parquet_files import parquet_bytes

from .conftest import SITE, make_dataset, make_project, make_table, rates

PROJECT = make_project()


def field(name: str, kind: str) -> Field:
    return Field(name=name, title="", description="", type=kind)


def read(table: Table) -> pa.Table:
    return pq.read_table(io.BytesIO(parquet_bytes(table, make_dataset(tables=[table]), PROJECT)))


def test_types_come_from_the_schema() -> None:
    kinds = ["string", "number", "integer", "year", "boolean", "date", "geopoint"]
    row = ["x", "1.5", "3", "2001", "true", "2020-02-29", "1, 2"]
    found = read(make_table([field(kind, kind) for kind in kinds], [row, [""] * 7]))
    types = ["string", "double", "int64", "int64", "bool", "date32[day]", "string"]
    assert [str(kind) for kind in found.schema.types] == types
    assert found.to_pylist()[0] == dict(
        zip(kinds, ["x", 1.5, 3, 2001, True, date(2020, 2, 29), "1, 2"], strict=True)
    )
    assert set(found.to_pylist()[1].values()) == {None}


def test_pandas_reads_it() -> None:
    table = rates()
    content = parquet_bytes(table, make_dataset(), PROJECT)
    found = pd.read_parquet(io.BytesIO(content))
    assert found["rate"].tolist()[0] == 1.5
    assert math.isnan(found["rate"].tolist()[1])
    assert found["year"].tolist() == [2001, 2003]


def test_columns_carry_their_description_and_unit() -> None:
    schema = read(rates()).schema
    metadata = schema.field("rate").metadata
    assert metadata[b"unit"] == b"% of all"
    assert metadata[b"description"] == b"How much of it there is."
    assert schema.metadata[b"homepage"] == f"{SITE}datasets/growth/".encode()


def test_the_file_says_what_was_corrected() -> None:
    wrong = Correction(date="2026-05-06", what="Arland was too low.", effect="It stands at 1.5.")
    corrected = parquet_bytes(rates(), make_dataset(corrections=(wrong,)), PROJECT)
    metadata = pq.read_schema(io.BytesIO(corrected)).metadata
    assert metadata[b"corrections"] == b"2026-05-06: Arland was too low. It stands at 1.5."
    assert b"corrections" not in read(rates()).schema.metadata


def test_moments_keep_whether_they_know_their_zone(subtests: pytest.Subtests) -> None:
    cases = [
        ([datetime(2020, 1, 2), None], "timestamp[us]"),
        ([datetime(2020, 1, 2, tzinfo=UTC), None], "timestamp[us, tz=UTC]"),
        ([datetime(2020, 1, 2, tzinfo=UTC), datetime(2020, 1, 2)], "string"),
    ]
    for values, kind in cases:
        with subtests.test(values=values, kind=kind):
            table = make_table([field("at", "datetime")], [["one"], ["two"]])
            table.frame["at"] = pd.Series(values, dtype="object")
            found = read(table)
            assert str(found.schema.types[0]) == kind
            assert found["at"].to_pylist() == (["one", "two"] if kind == "string" else values)


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
            st.none() | st.floats(allow_nan=False),
            st.none() | st.integers(-(2**63), 2**63 - 1),
        ),
        max_size=5,
    )
)
def test_values_come_back_as_they_were(
    rows: list[tuple[str, float | None, int | None]],
) -> None:
    texts = [[t, "" if x is None else repr(x), "" if n is None else str(n)] for t, x, n in rows]
    table = make_table([field("t", "string"), field("x", "number"), field("n", "integer")], texts)
    found = read(table)
    assert found["t"].to_pylist() == [text or None for text, _, _ in rows]
    assert found["x"].to_pylist() == [x for _, x, _ in rows]
    assert found["n"].to_pylist() == [n for _, _, n in rows]
