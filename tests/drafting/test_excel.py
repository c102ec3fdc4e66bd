"""Excel workbooks are read as a person sees them, and hostile ones are not."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, NoReturn

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from pipeline.drafting import excel
from pipeline.drafting.grid import CannotDraft, SheetGrid
from pipeline.drafting.read import read_grid
from pipeline.drafting.table import find_table
from pipeline.limits import LIMITS

Fill = Callable[[Any, Any], object]


def workbook(*sheets: Fill) -> bytes:
    """A workbook in which each function fills a sheet."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        for fill in sheets:
            fill(book, book.add_worksheet())
    return written.getvalue()


def rows(*rows: list[Any]) -> Fill:
    def fill(book: Any, sheet: Any) -> None:
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return fill


def replaced(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one part of it replaced, or added."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", 8) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, part)
    return written.getvalue()


SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData>%s</sheetData></worksheet>"
)
FIRST = "xl/worksheets/sheet1.xml"
PLAIN = workbook(rows(["code", "n"], ["a", 1]))


def test_values_are_what_a_person_sees_with_all_their_digits() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["code", "year", "sum", "share", "day", "month", "no", "ok", "two"])
        sheet.write_string(1, 0, " a\r\nb ")
        sheet.write_number(1, 1, 2019.0)
        sheet.write_number(1, 2, 0.1 + 0.2)
        sheet.write_number(1, 3, 0.0171, book.add_format({"num_format": "0%"}))
        day = datetime(2024, 2, 29)
        sheet.write_datetime(1, 4, day, book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_datetime(1, 5, day, book.add_format({"num_format": "mmm yyyy"}))
        sheet.write_number(1, 6, 7, book.add_format({"num_format": "000"}))
        sheet.write_boolean(1, 7, True)
        sheet.write_formula(1, 8, "=1+1", None, 2)

    found = find_table(read_grid(workbook(fill)))
    assert found.rows == [
        ["a\nb", "2019", "0.3", "1.71%", "2024-02-29", "2024-02", "007", "TRUE", "2"]
    ]


@given(
    st.lists(
        st.tuples(
            st.text("abc äЖ\"=,;'", max_size=8).map(str.strip),
            st.integers(-(10**14), 10**14),
            st.floats(-1e6, 1e6, allow_subnormal=False).map(lambda n: float(f"{n:.12g}")),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_table_is_read_as_it_was_written(table: list[tuple[str, int, float]]) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["key", "words", "whole", "broken"])
        for number, (words, whole, broken) in enumerate(table, 1):
            sheet.write_string(number, 0, f"k{number}")
            sheet.write_string(number, 1, words)
            sheet.write_number(number, 2, whole)
            sheet.write_number(number, 3, broken)

    found = find_table(read_grid(workbook(fill)))
    for row, (words, whole, broken) in zip(found.rows, table, strict=True):
        assert row[1] == words
        assert row[2] == str(whole)
        assert float(row[3]) == broken


def test_titles_notes_and_empty_edges_are_left_out_and_said() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 4, "Table 1: rides")
        sheet.write_row(3, 1, ["town", "year", "rides"])
        sheet.write_row(4, 1, ["ALD", 2019, 5])
        sheet.write_row(6, 1, ["BRO", 2019, 7])
        sheet.write(8, 1, "Source: bus office")

    found = find_table(read_grid(workbook(rows(), fill, rows(["other"]))))
    assert found.header == ("town", "year", "rides")
    assert found.rows == [["ALD", "2019", "5"], ["BRO", "2019", "7"]]
    assert found.assumed == (
        'Read the sheet "Sheet2" of an Excel workbook; not read: "Sheet1", "Sheet3".',
        'Left out 1 row above the header: "Table 1: rides".',
        'Left out 1 row below the table: "Source: bus office".',
        "Left out 1 empty row inside the table.",
        "Left out 1 empty column.",
    )


def test_a_cover_is_passed_over_and_said() -> None:
    grid = read_grid(workbook(rows(["About"], ["Notes"]), rows(["a", "b"], ["x", 1])))
    assert grid.rows == [["a", "b"], ["x", "1"]]
    assert grid.assumed == ('Read the sheet "Sheet2" of an Excel workbook; not read: "Sheet1".',)


def test_a_list_alone_is_a_table() -> None:
    assert read_grid(workbook(rows(["town"], ["ALD"]))).rows == [["town"], ["ALD"]]


def test_a_header_of_merged_cells_is_joined_and_said() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range("A1:A2", "Town")
        sheet.merge_range("B1:C1", "Rides")
        sheet.write_row(1, 1, [2019, 2020])
        sheet.write_row(2, 0, ["ALD", 5, 6])
        sheet.write_row(3, 0, ["BRO", 7, 8])

    table = find_table(read_grid(workbook(fill)))
    assert table.header == ("Town", "Rides 2019", "Rides 2020")
    assert table.rows == [["ALD", "5", "6"], ["BRO", "7", "8"]]
    assert table.assumed[-1] == ('Joined the two rows of the header, for example to "Rides 2020".')


def test_a_row_that_lacks_its_first_cell_stays_a_row(subtests: pytest.Subtests) -> None:
    alike = [["town", "", "rides"], ["", "x", "5"], ["", "y", "7"], ["BRO", "z", "8"]]
    cases = {
        "all columns have names": [
            ["town", "year", "rides"],
            ["", "2019", "5"],
            ["BRO", "2019", "7"],
        ],
        "other rows are alike": alike,
        "the first cell is filled": [["town", "", "rides"], ["ALD", "x", "5"], ["BRO", "y", "7"]],
    }
    for what, table in cases.items():
        with subtests.test(what):
            assert find_table(SheetGrid(table, ())).rows == table[1:]


def test_a_hidden_sheet_is_passed_over() -> None:
    def hide(book: Any, sheet: Any) -> None:
        rows(["secret"], ["x"])(book, sheet)
        sheet.hide()

    def show(book: Any, sheet: Any) -> None:
        rows(["a", "b"], ["x", 1])(book, sheet)
        sheet.activate()

    assert find_table(read_grid(workbook(hide, show))).header == ("a", "b")


def test_a_formula_without_its_result_is_not_taken_for_an_empty_cell() -> None:
    book = openpyxl.Workbook()
    for row in (["a", "b"], ["x", "=1+1"]):
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    with pytest.raises(CannotDraft, match="Row 2 of the sheet holds a formula without its result"):
        read_grid(written.getvalue())


HOSTILE = {
    "far down": (FIRST, SHEET % b'<row r="999999999"><c r="A999999999"><v>1</v></c></row>'),
    "far right": (FIRST, SHEET % b'<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    "broken": (FIRST, b"<worksheet"),
    "entities": (FIRST, b'<!DOCTYPE x [<!ENTITY a "b">]>' + SHEET % b""),
    "nothing": (FIRST, SHEET % b""),
    "no workbook": ("xl/workbook.xml", b"<x/>"),
}


def test_a_formula_whose_result_is_empty_is_an_empty_cell() -> None:
    """As Excel saves it: the result has the type of a text."""
    cells = (
        b'<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>'
        b'<row r="2"><c r="A2" t="str"><v>x</v></c><c r="B2"><v>1</v></c></row>'
        b'<row r="3"><c r="A3" t="str"><v>y</v></c>'
        b'<c r="B3" t="str"><f>IF(B2,"",1)</f><v></v></c></row>'
    )
    assert find_table(read_grid(replaced(PLAIN, FIRST, SHEET % cells))).rows == [
        ["x", "1"],
        ["y", ""],
    ]


def test_a_hostile_workbook_is_refused(subtests: pytest.Subtests) -> None:
    for name, (file, content) in HOSTILE.items():
        with subtests.test(name), pytest.raises(CannotDraft):
            read_grid(replaced(PLAIN, file, content))


def test_a_sheet_with_more_rows_than_excel_has_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(*_: object, **__: object) -> NoReturn:
        raise AssertionError("it was read")

    monkeypatch.setattr("openpyxl.load_workbook", read)
    content = replaced(PLAIN, FIRST, SHEET % (b"<row/>" * 1_048_577))
    assert len(content) < 100_000
    with pytest.raises(CannotDraft, match="more than 1,048,576 rows, the most that Excel has"):
        read_grid(content)


def test_a_bomb_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "LIMITS", replace(LIMITS, workbook_unpacked_bytes=5_000_000))
    bomb = replaced(PLAIN, "xl/media/x", b"0" * 6_000_000)
    assert len(bomb) < 50_000
    with pytest.raises(CannotDraft, match="unpacks to more than 5 MB"):
        read_grid(bomb)


def test_another_zip_archive_is_no_workbook() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("content.xml", "x")
    with pytest.raises(CannotDraft, match="not an Excel workbook"):
        read_grid(written.getvalue())


@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255))
def test_a_damaged_workbook_never_crashes(at: int, byte: int) -> None:
    with contextlib.suppress(CannotDraft):
        read_grid(PLAIN[:at] + bytes([byte]) + PLAIN[at + 1 :])


def test_only_the_first_of_many_empty_sheets_are_looked_through() -> None:
    table = rows(["a", "b"], ["x", 1])
    nineteen = [rows()] * 19
    assert find_table(read_grid(workbook(*nineteen, table))).header == ("a", "b")
    with pytest.raises(CannotDraft):
        find_table(read_grid(workbook(rows(), *nineteen, table)))


def test_a_number_format_of_any_length_is_read() -> None:
    def fill(book: Any, sheet: Any) -> None:
        rows(["a", "b"])(book, sheet)
        sheet.write_number(1, 0, 1)
        sheet.write_number(1, 1, 2, book.add_format({"num_format": '"' * 500_001}))

    assert find_table(read_grid(workbook(fill))).rows == [["1", "2"]]


def test_merged_cells_in_the_body_are_repeated_and_said() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Region", "Year", "Jobs", "Hours"])
        sheet.write_row(1, 1, [2019, 3, 4])
        sheet.write_row(2, 1, [2020, 4, 5])
        sheet.merge_range("A2:A3", "North")
        sheet.write_row(3, 0, ["South", 2019])
        sheet.merge_range("C4:D4", 7)

    found = find_table(read_grid(workbook(fill)))
    assert found.rows == [
        ["North", "2019", "3", "4"],
        ["North", "2020", "4", "5"],
        ["South", "2019", "7", ""],
    ]
    assert found.assumed[1:] == (
        'Repeated in all their rows the values of merged cells: "North".',
        'Merged across columns, and kept in the first alone: "7".',
    )


def test_hidden_rows_columns_and_sheets_are_named() -> None:
    def fill(book: Any, sheet: Any) -> None:
        rows(["a", "b", "c"], ["x", 1, 2], ["y", 2, 3], ["z", 3, 4])(book, sheet)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(9, None, None, {"hidden": True})
        sheet.set_column("C:XFD", None, None, {"hidden": True})

    def hide(book: Any, sheet: Any) -> None:
        sheet.hide()

    found = find_table(read_grid(workbook(fill, hide)))
    assert len(found.rows) == 3
    assert found.assumed == (
        'Read the sheet "Sheet1" of an Excel workbook; not read: "Sheet2" (hidden).',
        "Hidden in the workbook, but kept: rows 2 to 3.",
        "Hidden in the workbook, but kept: column C.",
    )


def test_midnight_keeps_its_time_among_times_alone() -> None:
    def fill(book: Any, sheet: Any) -> None:
        form = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, ["day", "stamp"])
        for row, hour in enumerate((0, 6), 1):
            sheet.write_datetime(row, 0, datetime(2020, 1, row), form)
            sheet.write_datetime(row, 1, datetime(2020, 1, 1, hour), form)

    assert find_table(read_grid(workbook(fill))).rows == [
        ["2020-01-01", "2020-01-01T00:00:00"],
        ["2020-01-02", "2020-01-01T06:00:00"],
    ]
