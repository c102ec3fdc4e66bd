"""Table -> Excel workbook: the data on one sheet, what it is on another."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.catalog import Dataset, Table
from pipeline.project import Project
from pipeline.publish.dates import day
from pipeline.publish.tables.values import python_values
from pipeline.publish.urls import page_url

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
LONGEST_TEXT = 32_767
LARGEST_INTEGER = 10**15
LARGEST_NUMBER, SMALLEST_NUMBER = 1e307, 1e-307
FIRST_DAY = date(1900, 3, 1)
WIDEST = 50

# A date inside the file that does not depend on when it was made, where the dataset has none.
NO_DAY = date(2000, 1, 1)

# In memory, since xlsxwriter's temporary files go into the archive with the computer's own time
# zone and permissions.
OPTIONS = {"in_memory": True}
DATE_FORMAT = {"num_format": "yyyy-mm-dd"}


def excel_bytes(table: Table, dataset: Dataset, project: Project) -> bytes | None:
    """A table as an Excel workbook, or None if Excel cannot hold it whole.

    Numbers are numbers and dates are dates; text is never taken for a formula or a link. Integers
    of which Excel would lose digits, numbers beyond its range, those that are not finite and dates
    before its calendar works are texts.
    """
    if not _fits(table):
        return None
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        created = day(dataset.created) or NO_DAY
        book.set_properties(
            {
                "title": dataset.title[:255],
                "author": dataset.maintainer[:255],
                "created": datetime(created.year, created.month, created.day),
            }
        )
        bold = book.add_format({"bold": True})
        _write_data(book.add_worksheet("Data"), table, bold, book.add_format(DATE_FORMAT))
        _write_about(book.add_worksheet("About"), _about(table, dataset, project), bold)
    return buffer.getvalue()


def _fits(table: Table) -> bool:
    texts = table.texts
    if len(texts) >= MOST_ROWS or len(texts.columns) > MOST_COLUMNS:
        return False
    # UTF-16, in which Excel counts, takes at most two units a character.
    return all(
        _units(text) <= LONGEST_TEXT
        for name in texts.columns
        for text in texts[name][texts[name].str.len() > LONGEST_TEXT // 2]
    )


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _write_data(sheet: Worksheet, table: Table, bold: Format, dates: Format) -> None:
    for column, name in enumerate(table.frame.columns):
        sheet.write_string(0, column, name, bold)
        texts = table.texts[name]
        longest = max(len(name) + 2, int(texts.str.len().max()) if len(texts) else 0)
        sheet.set_column(column, column, min(longest + 1, WIDEST))
        not_finite = table.not_finite.get(name, {})
        cells = zip(python_values(table, name), texts, strict=True)
        for row, (value, text) in enumerate(cells, start=1):
            _write_cell(sheet, (row, column), not_finite.get(text, value), text, dates)
    sheet.freeze_panes(1, 0)
    if len(table.texts):
        sheet.autofilter(0, 0, len(table.texts), len(table.frame.columns) - 1)


def _write_cell(
    sheet: Worksheet, place: tuple[int, int], value: Any, text: str, dates: Format
) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif _is_exact_number(value):
        sheet.write_number(*place, value)
    elif type(value) is date and value >= FIRST_DAY:
        sheet.write_datetime(*place, value, dates)
    else:
        sheet.write_string(*place, text)


def _is_exact_number(value: Any) -> bool:
    if isinstance(value, float):
        return value == 0 or SMALLEST_NUMBER < abs(value) < LARGEST_NUMBER
    return isinstance(value, int) and abs(value) < LARGEST_INTEGER


def _write_about(sheet: Worksheet, rows: Iterator[tuple[str, ...]], bold: Format) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 3, WIDEST)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            shortened = text[: LONGEST_TEXT // 2]
            sheet.write_string(row, column, shortened, bold if column == 0 else None)


def _about(table: Table, dataset: Dataset, project: Project) -> Iterator[tuple[str, ...]]:
    yield "Data", dataset.title
    if table.title != dataset.title:
        yield "Table", table.title
    for correction in dataset.corrections:
        yield f"Corrected on {correction.date}", correction.text
    yield "Description", table.description or dataset.description
    if dataset.does_not_tell:
        yield "What it does not tell", dataset.does_not_tell
    for source in dataset.sources:
        yield "Source", ", ".join(filter(None, (source.publisher, source.title, source.path)))
    for licence in dataset.licences:
        yield "Terms", ", ".join(filter(None, (licence.title, licence.path)))
    if dataset.version:
        yield "Version", dataset.version
    yield "From", f"{project.title}, {page_url(dataset, project)}"
    yield ()
    yield "Column", "Title", "Unit", "Description"
    for name in table.frame.columns:
        field = table.fields_by_name[name]
        yield name, field.title, "" if field.is_index else str(field.unit), field.description
