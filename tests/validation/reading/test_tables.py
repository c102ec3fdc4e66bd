"""Reading by column and reading with the csv module give the same table."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredTable
from pipeline.validation.reading import tables
from pipeline.validation.reading.bytes import TableFile
from pipeline.validation.reading.plain import read_plain
from pipeline.validation.reading.tables import ReadTable, read_table
from tests.validation.conftest import Check, codes

FOLDER = Folder(name="f", path=Path("f"), shown="f")
NAMES = ["a", "b", "c"]

PIECES = st.sampled_from(
    [
        "a",
        "b",
        "1",
        " ",
        ",",
        ",",
        ";",
        '"',
        '""',
        "\n",
        "\n",
        "\r\n",
        "\r",
        "é",
        "\u2028",
        "\ufeff",
    ]
) | st.characters(codec="utf-8", exclude_characters="\0")
CELLS = st.text(st.sampled_from("ab1 é\u2028_-.'#\\") | st.characters(codec="utf-8"), max_size=4)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6)


def read(content: bytes, delimiter: str = ",", least: int = 0) -> ReadTable | None:
    resource = {
        "path": "t.csv",
        "dialect": {"delimiter": delimiter},
        "schema": {"fields": [{"name": name} for name in NAMES]},
    }
    file = TableFile(DeclaredTable((), "t", resource), content, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "_PLAIN_BYTES", least)
        table, _ = read_table(FOLDER, file, frozenset({"a", "b"}))
    return table


def described(table: ReadTable | None) -> object:
    if table is None:
        return None
    return (
        table.labels,
        table.rows,
        [table.lines.line(row) for row in range(1, table.rows + 2)],
        {name: list(values.items()) for name, values in table.values.items()},
        {name: dict(table.present(name)) for name in table.values},
        table.cells.to_pydict() if table.cells is not None else None,
    )


def assert_read_alike(content: bytes, delimiter: str = ",") -> None:
    by_column, by_row = read(content, delimiter), read(content, delimiter, least=sys.maxsize)
    assert described(by_column) == described(by_row)


@given(st.lists(PIECES, max_size=30))
@example(["a,b,c\n", '"a",b,"c ""d"""\n'])
@example(["a,b,c\r\n", "1,2,3\r\n", "4,5,6"])
@example(["a\n", "1\n", '""\n'])
@example(["a\n", "1\n", "\n"])
@example(["a,b\n", '1,"2\n3"\n'])
@example(["a,b\n", '1,2"3\n4,"5\n'])
@example(["a,b\n", '1,"2"3\n4,"5"\n'])
@example(["a,a\n", "1,2\n"])
@example(["b, a\n", "1,2\n"])
def test_any_text_is_read_alike(pieces: list[str]) -> None:
    assert_read_alike("".join(pieces).encode())


@given(ROWS, st.sampled_from(",;\t|"), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_tables_are_read_alike(
    rows: list[tuple[str, ...]], delimiter: str, quoted: bool, end: str
) -> None:
    def written(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if quoted or '"' in cell else cell

    lines = [delimiter.join(map(written, row)) for row in [NAMES, *rows]]
    assert_read_alike((end.join(lines) + end).encode(), delimiter)


def test_plain_files_are_read_by_column(subtests: pytest.Subtests) -> None:
    cases = [
        "a,b\n1,2\n",
        "a,b\n1,2",
        "a;b\r\n1;2\r\n",
        '"a","b"\n"1, one","say ""2"""\n',
        'a\n""\nx\n',
    ]
    for text in cases:
        with subtests.test(text=text):
            delimiter = ";" if ";" in text else ","
            assert read_plain(text.encode(), "utf-8", {"delimiter": delimiter}) is not None


def test_what_readers_may_take_differently_is_left_to_the_csv_module(
    subtests: pytest.Subtests,
) -> None:
    cases = [
        "a,b\n1\n",
        "a,b\n\n1,2\n",
        "a,b\n1,2\n\n",
        "a,b\r1,2\r",
        'a,b\n1,"2\n3"\n',
        'a,b\n1,2"\n3,4"\n',
        'a,b\n1,"2" \n',
        'a,b\n1,"2\n',
        "a,b\n",
        "",
        "a,b\n1," + "x" * 140_000 + "\n",
    ]
    for text in cases:
        with subtests.test(text=text):
            assert read_plain(text.encode(), "utf-8", {}) is None


def test_so_is_an_unusual_dialect(subtests: pytest.Subtests) -> None:
    cases = [
        {"quoteChar": "'"},
        {"escapeChar": "\\"},
        {"skipInitialSpace": True},
        {"delimiter": "a"},
    ]
    for dialect in cases:
        with subtests.test(dialect=dialect):
            assert read_plain(b"a,b\n1,2\n", "utf-8", dialect) is None


def test_few_ragged_rows_are_cut_or_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"a,b,c\n1,2,3\n4\n\n5,6,7,8\n"
    table = read(content)
    assert table is not None
    assert table.whole is table.cells is None
    assert table.ragged == (3, 4, 5)
    assert table.even.cells is not None
    assert [list(row.values()) for row in table.even.cells.to_pylist()] == [
        ["1", "2", "3"],
        ["4", "", ""],
        ["", "", ""],
        ["5", "6", "7"],
    ]
    monkeypatch.setattr(tables, "_MOST_ASKEW", 5)
    table = read(content)
    assert table is not None
    assert table.even.cells is None


def test_first_rows_of_a_value_are_named_by_their_numbers() -> None:
    table = read(b"a,b,c\n" + b"x,1,0\ny,1,0\n" * 20)
    assert table is not None
    rows = table.values["a"]["y"]
    assert (rows.count, rows.first) == (20, tuple(range(3, 23, 2)))
    assert list(table.values["a"]) == ["x", "y"]
    assert "z" not in table.values["a"]


def test_findings_of_a_large_table_name_their_rows(
    tolls: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tolls / "tolls.csv").write_text("bridge,year,toll\nforth,2020,1\nforth,2025,2\nforth,2021,2\n")
    by_row = check()
    monkeypatch.setattr(tables, "_PLAIN_BYTES", 0)
    assert check() == by_row
    assert codes(by_row) == ["period-outside-coverage"]
    assert by_row[0].rows == (3,)
