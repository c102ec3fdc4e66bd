"""Tables are read the way programs for tables write them."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

# What is trimmed when a file is read back, and what no program keeps in a cell.
CELLS = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=' ,;"\n\t'), max_size=8
)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5)


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in rows]


@given(ROWS.map(trimmed))
def test_what_is_written_is_read_again(engine: Engine, rows: list[list[str]]) -> None:
    named = [["one", "two"], *rows]
    text = engine.call("files", "writeCsv", named)
    assert list(csv.reader(io.StringIO(text, newline=""))) == named
    assert engine.call("maturity/csv", "parseCsv", text)[:-1] == named


@given(ROWS.map(trimmed), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_other_programs_write_is_read(
    engine: Engine, rows: list[list[str]], separator: str, end: str, has_mark: bool
) -> None:
    named = [["one", "two"], *rows]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        named
    )
    text = ("\ufeff" if has_mark else "") + file.getvalue()
    assert engine.call("maturity/csv", "parseCsv", text)[:-1] == named


def test_a_quote_inside_a_cell_is_a_sign_like_others(engine: Engine) -> None:
    rows = engine.call("maturity/csv", "parseCsv", 'name,size\nthe 5" boat,"a ""b"""\nopen,"x')
    assert rows == [["name", "size"], ['the 5" boat', 'a "b"'], ["open", "x"]]
