from __future__ import annotations

import csv
import io

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalog import Field
from pipeline.publish.tables.csv_files import csv_bytes, csv_text

from .conftest import make_table, rates

CELLS = st.text(
    st.one_of(
        st.sampled_from(",;\"'\r\n\t |#=é日😀\u2028\x85\ufeff"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=8,
)


def texts(width: int) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5)


def columns(width: int) -> list[Field]:
    names = ["a", 'b "quoted", long', "c\nd"][:width]
    return [Field(name=name, title="", description="", type="string") for name in names]


def test_a_table_is_plain_csv() -> None:
    assert csv_bytes(rates()) == b"place,year,rate\nAAA,2001,1.50\nBBB,2003,\n"


def test_nothing_is_quoted_without_need() -> None:
    rows = [[" é;'x' ", "1,5", 'say "so"', "two\nlines", "old\rMac"]]
    assert csv_text(list("abcde"), rows) == (
        'a,b,c,d,e\n é;\'x\' ,"1,5","say ""so""","two\nlines","old\rMac"\n'
    )


def test_a_table_without_rows_is_its_header() -> None:
    assert csv_bytes(rates([])) == b"place,year,rate\n"


@given(st.integers(1, 3).flatmap(lambda width: st.tuples(st.just(width), texts(width))))
def test_every_cell_comes_back_as_it_was(case: tuple[int, list[list[str]]]) -> None:
    width, rows = case
    table = make_table(columns(width), rows)

    text = csv_bytes(table).decode("utf-8")

    assert text.endswith("\n")
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert read == [[field.name for field in table.fields], *rows]


@given(st.integers(1, 3).flatmap(lambda width: st.tuples(st.just(width), texts(width))))
def test_pandas_reads_every_cell_as_it_was(case: tuple[int, list[list[str]]]) -> None:
    width, rows = case
    table = make_table(columns(width), rows)
    read = pd.read_csv(io.BytesIO(csv_bytes(table)), dtype="str", keep_default_na=False)
    assert read.columns.tolist() == [field.name for field in table.fields]
    assert read.to_numpy().tolist() == rows
