from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from pipeline.catalog import Correction, Dataset, Field, Source, Table
from pipeline.publish.tables import excel_files
from pipeline.publish.tables.excel_files import excel_bytes

from .conftest import HOSTILE, SITE, hostile_dataset, make_dataset, make_project, make_table, rates

PROJECT = make_project()


def field(name: str, kind: str) -> Field:
    return Field(name=name, title="", description="", type=kind)


def workbook(table: Table, dataset: Dataset | None = None) -> openpyxl.Workbook:
    content = excel_bytes(table, dataset or make_dataset(tables=[table]), PROJECT)
    assert content is not None
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet: object) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(values_only=True))  # type: ignore[attr-defined]


def test_data_stands_below_a_header_that_stays() -> None:
    sheet = workbook(rates())["Data"]
    assert rows(sheet) == [("place", "year", "rate"), ("AAA", 2001, 1.5), ("BBB", 2003, None)]
    assert sheet.freeze_panes == "A2"


def test_dates_and_truth_are_what_they_are() -> None:
    table = make_table(
        [field("on", "date"), field("yes", "boolean")],
        [["2020-02-29", "true"], ["1850-01-01", ""]],
    )
    assert rows(workbook(table)["Data"])[1:] == [
        (datetime(2020, 2, 29), True),
        ("1850-01-01", None),
    ]


def test_numbers_that_excel_would_change_are_texts() -> None:
    table = make_table(
        [field("n", "integer"), field("x", "number")],
        [["12345678901234567", "inf"], ["-7", "1e308"], ["0", "-0.25"]],
    )
    assert rows(workbook(table)["Data"])[1:] == [
        ("12345678901234567", "inf"),
        (-7, "1e308"),
        (0, -0.25),
    ]


def test_text_is_never_a_formula_or_a_link(subtests: pytest.Subtests) -> None:
    cases = [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "{=1}",
        '=HYPERLINK("x")',
        "https://a.example",
        "mailto:a@b",
        "internal:x",
    ]
    for text in cases:
        with subtests.test(text=text):
            sheet = workbook(make_table([field("t", "string")], [[text]]))["Data"]
            cell = sheet["A2"]
            assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_the_about_sheet_says_what_the_data_is() -> None:
    book = workbook(rates())
    about = {row[0]: row[1:] for row in rows(book["About"])}
    assert about["Data"][0] == "Rates of growth"
    assert about["Source"][0] == "Office of Rates, Yearbook, https://office.example/yearbook"
    assert about["Terms"][0] == "Attribution, https://creativecommons.org/licenses/by/4.0/"
    assert about["What it does not tell"][0] == "Why it grows."
    assert about["From"][0] == f"Atlas, {SITE}datasets/growth/"
    assert about["rate"] == ("Rate", "% of all", "How much of it there is.")


def test_the_about_sheet_says_what_was_corrected_before_all_else() -> None:
    corrections = (
        Correction(date="2026-05-06", what="Arland was too low.", effect="It stands at 1.5."),
        Correction(date="2026-02-03", what="A row was lost.", effect=""),
    )
    about = rows(workbook(rates(), make_dataset(corrections=corrections))["About"])
    assert [row[:2] for row in about[:4]] == [
        ("Data", "Rates of growth"),
        ("Table", "Rates"),
        ("Corrected on 2026-05-06", "Arland was too low. It stands at 1.5."),
        ("Corrected on 2026-02-03", "A row was lost."),
    ]
    assert not [row for row in rows(workbook(rates())["About"]) if str(row[0]).startswith("Corr")]


def test_hostile_texts_are_only_texts() -> None:
    dataset = hostile_dataset()
    book = workbook(dataset.tables[0], dataset)
    assert rows(book["About"])[0][:2] == ("Data", HOSTILE)
    for sheet in book:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_the_only_date_inside_is_the_datasets() -> None:
    for created, day in (("2026-03-04T00:00:00Z", "2026-03-04"), (None, "2000-01-01")):
        content = excel_bytes(rates(), make_dataset(created=created), PROJECT)
        assert content is not None
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            core = archive.read("docProps/core.xml").decode()
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert core.count(f"{day}T00:00:00Z") == core.count("T00:00:00Z") == 2


def test_a_table_that_excel_cannot_hold_has_no_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = make_dataset()
    for text, fits in (("x" * 32_767, True), ("x" * 32_768, False), ("😀" * 16_384, False)):
        table = make_table([field("t", "string")], [[text]])
        assert (excel_bytes(table, dataset, PROJECT) is not None) == fits
    monkeypatch.setattr(excel_files, "MOST_ROWS", 3)
    assert excel_bytes(rates(), dataset, PROJECT) is not None
    more = rates([("AAA", "2001", "1"), ("AAA", "2002", "2"), ("AAA", "2003", "3")])
    assert excel_bytes(more, dataset, PROJECT) is None


def test_a_description_longer_than_a_cell_is_cut() -> None:
    source = Source(title="x" * 40_000, path=None, publisher=None, accessed=None)
    book = workbook(rates(), make_dataset(description="😀" * 40_000, sources=(source,)))
    about = {row[0]: row[1] for row in rows(book["About"])}
    assert about["Description"] == "😀" * 16_383
    assert about["Source"] == "x" * 16_383


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.text(
                st.one_of(
                    st.sampled_from("_x00Aa='\r\n\t "),
                    st.characters(exclude_categories=["Cs"]),
                ),
                max_size=10,
            ),
            st.none() | st.floats(allow_nan=False, allow_infinity=False),
        ),
        max_size=5,
    )
)
def test_values_come_back_as_they_were(cells: list[tuple[str, float | None]]) -> None:
    table = make_table(
        [field("t", "string"), field("x", "number"), field("last", "string")],
        [[text, "" if x is None else repr(x), "."] for text, x in cells],
    )
    for row, (text, x) in zip(rows(workbook(table)["Data"])[1:], cells, strict=True):
        assert unescape(row[0]) == text if text else row[0] is None
        if x is None:
            assert row[1] is None
        else:
            assert float(str(row[1])) == pytest.approx(x, rel=1e-14)
