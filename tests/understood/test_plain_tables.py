from __future__ import annotations

import time
from typing import Any

import pytest

from pipeline.understood.plain_tables import Columns, NotPlain, PlainTable, make_plain

TOWNS = Columns(("town", "count"), ("town", "count"))


def plain(text: str, dialect: dict[str, Any], columns: Columns = TOWNS) -> PlainTable:
    made = make_plain(text.encode(), "utf-8", dialect, columns)
    assert made is not None
    return made


def places(made: PlainTable) -> list[tuple[int | None, int | None]]:
    """The row and line in the file of each row of a plain table, its names among them."""
    rows = range(1, made.content.count(b"\n") + 1)
    return [(made.origin.row(row), made.origin.line(row)) for row in rows]


@pytest.mark.parametrize(
    "dialect",
    [
        {},
        {"delimiter": ";", "header": True, "headerRows": [1], "headerJoin": "-"},
        {"commentChar": "", "commentRows": [], "skipBlankRows": False, "headerCase": True},
        {"header": "no"},
        {"headerRows": []},
        {"headerRows": [0]},
        {"headerRows": [True]},
        {"headerRows": "2"},
        {"header": False, "commentRows": [-1]},
        {"header": False, "commentChar": 5},
    ],
)
def test_what_is_plain_or_malformed_is_left_alone(dialect: dict[str, Any]) -> None:
    assert make_plain(b"town,count\nArden,1\n", "utf-8", dialect, TOWNS) is None


def test_bytes_in_another_encoding_are_left_alone() -> None:
    assert make_plain("Çay,1\n".encode("cp1252"), "utf-8", {"header": False}, TOWNS) is None


def test_what_is_kept_is_kept_sign_by_sign() -> None:
    text = '#\r\n"town" ,count\r\n "Arden",  1\r\n#\r\n\r\n"B\r\n#",2'
    made = plain(text, {"commentChar": "#", "headerRows": [2]})
    assert made.content.decode() == '"town" ,count\r\n "Arden",  1\r\n\r\n"B\r\n#",2'


def test_rows_are_known_by_where_they_stood() -> None:
    text = '# a\n"# b\nc",\ntown,count\n#\n"Ar\nden",1\n\nBelton,2\n#\nCombe,3\n'
    made = plain(text, {"commentChar": "#", "skipBlankRows": True})
    assert made.content.decode() == 'town,count\n"Ar\nden",1\nBelton,2\nCombe,3\n'
    assert places(made)[:4] == [(3, 4), (5, 6), (7, 9), (9, 11)]


def test_names_of_the_schema_stand_above_a_table_without_header() -> None:
    columns = Columns(("town, or city", "count"), ("town, or city", "count"))
    made = plain("Arden,1\nBelton,2\n", {"header": False}, columns)
    assert made.content.decode() == '"town, or city",count\nArden,1\nBelton,2\n'
    assert places(made) == [(None, None), (1, 1), (2, 2)]


def test_columns_without_any_name_are_numbered() -> None:
    made = plain("Arden,1\nBelton,2\n", {"header": False}, Columns())
    assert made.content.decode().startswith("field1,field2\nArden")


def test_what_stands_twice_in_a_header_is_said_once() -> None:
    dialect = {"headerRows": [1, 2], "headerJoin": "-"}
    made = plain("town,count\ntown,of\nArden,1\n", dialect, Columns())
    assert made.content.decode() == "town,count-of\nArden,1\n"


def test_names_are_written_as_the_schema_has_them() -> None:
    made = plain("TOWN,Count\nArden,1\n", {"headerCase": False})
    assert made.content.decode() == "town,count\nArden,1\n"


def test_a_comment_that_holds_rows_is_no_comment() -> None:
    text = 'town,count\n#,"a\nArden,1\nBelton,2\n'
    assert plain(text, {"commentChar": "#"}).content.decode() == text


@pytest.mark.parametrize(
    ("text", "dialect", "code"),
    [
        ("town,count\nArden,1\n", {"headerRows": [10**9]}, "names-not-found"),
        ("town,count\nArden,1\n", {"headerRows": [1, 9]}, "names-not-found"),
        ("#\ntown,count\nArden,1\n", {"commentChar": "#", "header": True}, "header-not-said"),
        ("a" * 2_000_000, {"header": False}, "cell-too-long"),
        ("Arden,1\n", {"header": False, "quoteChar": ",,"}, "table-unread"),
    ],
)
def test_what_no_plain_table_can_be_made_of(text: str, dialect: dict[str, Any], code: str) -> None:
    with pytest.raises(NotPlain) as problem:
        plain(text, dialect)
    assert problem.value.code == code


@pytest.mark.parametrize("columns", [TOWNS, Columns()])
def test_a_table_of_comments_alone_has_no_names(columns: Columns) -> None:
    with pytest.raises(NotPlain, match="names-not-found"):
        plain("#\n#\n", {"header": False, "commentChar": "#"}, columns)


def test_names_are_not_joined_without_end() -> None:
    text = "".join(f"{'abcdefgh'[i % 8]},\n" for i in range(90))
    with pytest.raises(NotPlain, match="cell-too-long"):
        dialect = {"headerRows": list(range(1, 91)), "headerJoin": "x" * 100_000}
        plain(text, dialect)


def test_the_time_it_takes_grows_with_the_length_alone() -> None:
    dialect = {"commentChar": "#", "commentRows": list(range(100, 20_000)), "headerRows": [91]}
    text = "".join(f"{'#' if i % 2 else ''}{i},1\n" for i in range(200_000))
    began = time.process_time()
    plain(text, dialect)
    assert time.process_time() - began < 5
