"""Whatever encoding and delimiter a table comes in, the same cells are read from it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.drafting.grid import CannotDraft
from pipeline.drafting.read import read_grid
from pipeline.drafting.table import find_table

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
# Letters, and all that must be quoted.
WORDS = st.text("abcXYZ äßé€ ,;|\t\"'\n.-=0", min_size=0, max_size=12).map(str.strip)
# What is not UTF-8 is told by its words.
TOWNS = st.sampled_from(["Köln", "Genève, GE", "São Paulo", "A Coruña;", '"Réunion"', "Bern", ""])
NUMBERS = st.integers(0, 10**6).map(str) | st.decimals(0, 999, places=2).map(str)


@st.composite
def tables(draw: st.DrawFn, words: st.SearchStrategy[str] = WORDS) -> list[list[str]]:
    """A header and rows as people have them: a code, words and numbers."""
    width = draw(st.integers(1, 4))
    header = ["Code", *(f"Name {n}" for n in range(width)), "Value"]
    cells = st.tuples(*[words] * width, NUMBERS)
    rows = draw(st.lists(cells, min_size=2, max_size=8))
    return [header, *([f"k{i}", *row] for i, row in enumerate(rows))]


def as_csv(table: list[list[str]], delimiter: str, line_end: str, *, quote_all: bool) -> str:
    written = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(written, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows(table)
    return written.getvalue()


@given(
    table=tables(),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(ENCODINGS),
    line_end=st.sampled_from(["\n", "\r\n"]),
    quote_all=st.booleans(),
)
def test_a_table_is_read_as_it_was_written(
    table: list[list[str]], delimiter: str, encoding: str, line_end: str, quote_all: bool
) -> None:
    text = as_csv(table, delimiter, line_end, quote_all=quote_all)
    found = find_table(read_grid(text.encode(encoding)))
    assert [list(found.header), *found.rows] == table


@given(table=tables(TOWNS), delimiter=st.sampled_from(",;\t|"), quote_all=st.booleans())
def test_a_table_of_words_is_read_from_windows_1252(
    table: list[list[str]], delimiter: str, quote_all: bool
) -> None:
    text = as_csv(table, delimiter, "\r\n", quote_all=quote_all)
    found = find_table(read_grid(text.encode("cp1252")))
    assert [list(found.header), *found.rows] == table


def test_line_ends_of_old_macs() -> None:
    found = find_table(read_grid(b"a;b\r1;2\r3;4\r"))
    assert found.rows == [["1", "2"], ["3", "4"]]


def test_the_delimiter_that_excel_names_is_believed() -> None:
    found = find_table(read_grid(b"sep=;\r\na;b,c\r\n1;2,5\r\n"))
    assert found.header == ("a", "b,c")
    assert found.rows == [["1", "2,5"]]


def test_what_is_not_utf_8_is_said_with_a_word_to_check() -> None:
    found = find_table(read_grid("Ort;Wert\nKöln;1\n".encode("cp1252")))
    assert found.rows == [["Köln", "1"]]
    assert found.assumed == (
        'Read as Windows-1252 (it is not UTF-8); please check "Köln", divided by semicolons.',
    )


def test_decimal_commas_do_not_divide() -> None:
    found = find_table(read_grid(b"a;b\n1,5;2,5\n3,5;4,5\n0,1;2,2\n"))
    assert found.rows[0] == ["1,5", "2,5"]


def test_lists_in_cells_do_not_divide() -> None:
    found = find_table(read_grid(b"town,year,lines\nALD,2019,1;2;3\nBRO,2019,4;5;6\n"))
    assert found.header == ("town", "year", "lines")


def test_what_cannot_be_read_is_said(subtests: pytest.Subtests) -> None:
    cases = [
        (b"", "it is empty"),
        (b" \n\n", "it is empty"),
        (b"a,b\n", "no rows"),
        (b'a,b\n1,"2\n', "quotation mark is not closed"),
        (b'a,b\n1,"2"x\n', "Line 2"),
        (b"a,b\n1,\x00\n", "NUL"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel format"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"PK\x03\x04 and nothing else", "not a readable Excel workbook"),
        (b"\xff\xfea", "damaged"),
        (b"a," * 600 + b"a\n1" + b",1" * 600, "more than 500 columns"),
        (b"a\n" + b"x" * 200_000, "longer than 131,072 characters"),
    ]
    for content, words in cases:
        with subtests.test(words), pytest.raises(CannotDraft, match=words):
            find_table(read_grid(content))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    try:
        table = find_table(read_grid(content))
    except CannotDraft:
        return
    assert {len(row) for row in table.rows} == {len(table.header)}


def test_cells_without_a_name_are_kept() -> None:
    found = find_table(read_grid(b"a,b\n1,2,3\n4,5\n"))
    assert found.header == ("a", "b", "")
    assert found.rows == [["1", "2", "3"], ["4", "5", ""]]
    assert "Row 2 has more cells than the header has names" in found.assumed[1]


def test_rows_whose_values_are_missing_are_no_notes() -> None:
    found = find_table(read_grid(b"a,b,c\n1,2,3\nx,,\ny,,\n"))
    assert len(found.rows) == 3


def test_the_word_to_check_is_found_after_a_very_long_one() -> None:
    content = b"name,n\n" + b"a" * 120_000 + "é".encode("cp1252") + b"b" * 50 + b",1\n"
    (said, *_) = find_table(read_grid(content)).assumed
    assert f'check "{"a" * 20}é{"b" * 20}"' in said
