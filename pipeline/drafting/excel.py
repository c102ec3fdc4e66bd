"""An Excel workbook (.xlsx) -> Grid: the first sheet with a table in it, as a person sees it."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from pipeline.drafting.excel_layout import read_layout
from pipeline.drafting.grid import CannotDraft, Rows, SheetGrid
from pipeline.limits import LIMITS, MEGABYTE
from pipeline.visible import visible

_FORMULA = re.compile(rb"<f[ />]")
_ROW = re.compile(rb"<row[ />]")
# A carriage return stands in the file as it is, or written out.
_LINE_END = re.compile(r"(\r|_x000D_)\n?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CHUNK = MEGABYTE
_MOST_ROWS = 1_048_576  # of any sheet, in Excel itself
_MOST_SHEETS = 20  # that are looked through for one with a table
_LONGEST_FORM = 255  # of a number, in Excel itself
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
# Excel keeps seventeen digits and shows fifteen: 1.7 is kept as 1.7000000000000002.
_DIGITS_SHOWN = 15


def read_excel(content: bytes) -> SheetGrid:
    """Read a workbook. Raises CannotDraft for what is none, is too large or is not safe to read."""
    has_formulas = _look_inside(content)
    try:
        grid = _read_first_sheet(content, has_formulas=has_formulas)
    except CannotDraft:
        raise
    except Exception as error:  # whatever a damaged or hostile workbook brings up in the library
        raise _damaged() from error
    return grid


def _damaged() -> CannotDraft:
    return CannotDraft(
        "The file is not a readable Excel workbook. Save it in Excel as .xlsx or CSV UTF-8."
    )


def _look_inside(content: bytes) -> bool:
    """Unpack all parts once, keeping none, and say whether there are formulas.

    What a zip file says of its own sizes is not believed.
    """
    if len(content) > LIMITS.workbook_bytes:
        most = LIMITS.workbook_bytes // MEGABYTE
        raise CannotDraft(f"The workbook is larger than {most} MB. Save the table as CSV UTF-8.")
    has_formulas, unpacked = False, 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
            if "xl/workbook.xml" not in names or len(names) > LIMITS.files:
                raise CannotDraft(
                    "The file is a zip archive, but not an Excel workbook (.xlsx). "
                    "CSV or Excel is needed."
                )
            for name in names:
                end, rows = b"", 0  # what is looked for may stand across two chunks
                with parts.open(name) as part:
                    while chunk := part.read(_CHUNK):
                        unpacked += len(chunk)
                        _refuse_bomb(unpacked, end + chunk)
                        if "worksheets/" in name:
                            has_formulas = has_formulas or bool(_FORMULA.search(end + chunk))
                            rows += len(_ROW.findall(end + chunk)) - len(_ROW.findall(end))
                            _refuse_rows(rows)
                        end = chunk[-len(b"<!DOCTYPE") :]
    except CannotDraft:
        raise
    except Exception as error:  # zipfile raises many kinds for what is damaged or encrypted
        raise _damaged() from error
    return has_formulas


def _refuse_bomb(unpacked: int, chunk: bytes) -> None:
    if unpacked > LIMITS.workbook_unpacked_bytes:
        most = LIMITS.workbook_unpacked_bytes // MEGABYTE
        raise CannotDraft(
            f"The workbook unpacks to more than {most} MB. Save the table as CSV UTF-8."
        )
    if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
        raise CannotDraft("The workbook declares entities, which no Excel file needs.")


def _refuse_rows(rows: int) -> None:
    if rows > _MOST_ROWS:
        raise CannotDraft(f"A sheet has more than {_MOST_ROWS:,} rows, the most that Excel has.")


def _read_first_sheet(content: bytes, *, has_formulas: bool) -> SheetGrid:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        seen = [s for s in book.worksheets if s.sheet_state == "visible"] or book.worksheets
        sheet, rows = _first_with_table(seen[:_MOST_SHEETS])
        if has_formulas:
            formulas = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            _refuse_unknown_results(sheet, formulas[sheet.title])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        layout = read_layout(parts.read(sheet._worksheet_path))
    return SheetGrid(
        rows, (_which_sheet(sheet, book.worksheets), *layout.hidden_in(rows)), merged=layout.merged
    )


def _which_sheet(sheet: Any, sheets: Sequence[Any]) -> str:
    """The words for the sheet that was read, and for those that were not."""
    which = f"Read the {_sheet(sheet)} of an Excel workbook"
    others = ", ".join(_sheet(one).removeprefix("sheet ") for one in sheets if one is not sheet)
    return f"{which}; not read: {visible(others, 200)}." if others else f"{which}."


def _sheet(sheet: Any) -> str:
    hidden = "" if sheet.sheet_state == "visible" else " (hidden)"
    return f'sheet "{visible(sheet.title, 40)}"{hidden}'


def _first_with_table(sheets: Sequence[Any]) -> tuple[Any, Rows]:
    """The first sheet with two cells side by side, since a cover has one below the other.

    Without such a sheet it is the first that is not empty.
    """
    first: tuple[Any, Rows] | None = None
    for sheet in sheets:
        rows = _sheet_texts(sheet)
        widest = max((sum(map(bool, row)) for row in rows), default=0)
        if widest > 1:
            return sheet, rows
        if widest and first is None:
            first = sheet, rows
    if first is None:
        raise CannotDraft("The workbook holds no table.")
    return first


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet, whatever it says of its own size."""
    sheet.reset_dimensions()
    cells = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells += len(row)
        if number > _MOST_ROWS or cells > LIMITS.workbook_cells:
            raise CannotDraft("The sheet has more rows or cells than a table may have.")
        if len(row) > LIMITS.columns and any(c.value is not None for c in row[LIMITS.columns :]):
            raise CannotDraft(f"The sheet has more than {LIMITS.columns} columns.")
        yield row[: LIMITS.columns]


def _refuse_unknown_results(sheet: Any, formulas: Any) -> None:
    """Refuse a sheet with formulas that were never computed: their cells look empty.

    A result that is an empty text has the type of a text.
    """
    for number, (results, row) in enumerate(zip(_cells(sheet), _cells(formulas), strict=True), 1):
        for result, cell in zip(results, row, strict=True):
            if cell.data_type == "f" and result.value is None and result.data_type == "n":
                raise CannotDraft(
                    f"Row {number} of the sheet holds a formula without its result. "
                    "Open the workbook in Excel and save it."
                )


def _sheet_texts(sheet: Any) -> Rows:
    """The cells of a sheet as texts; days keep their midnight in a column that has times."""
    rows: Rows = []
    midnights: dict[int, list[int]] = {}
    timed: set[int] = set()
    for number, row in enumerate(_cells(sheet)):
        rows.append([_text(c.value, c) if c.value is not None else "" for c in row])
        for column, cell in enumerate(row):
            if isinstance(cell.value, datetime):
                if cell.value.time() == time():
                    midnights.setdefault(column, []).append(number)
                else:
                    timed.add(column)
    for column in timed & midnights.keys():
        for number in midnights[column]:
            if _DAY.fullmatch(rows[number][column]):
                rows[number][column] += "T00:00:00"
    return rows


def _text(value: object, cell: Any) -> str:
    """A value as a person sees it, but with all of its digits."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, _form(cell))
    if isinstance(value, date):
        return _day(value, _form(cell).lower())
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return _LINE_END.sub("\n", str(value))


def _form(cell: Any) -> str:
    """How a cell shows its number, without what stands there as it is."""
    return _QUOTED.sub("", (cell.number_format or "")[:_LONGEST_FORM])


def _number(value: float, form: str) -> str:
    if "%" in form:
        return _plain(value * 100) + "%"
    text = _plain(value)
    # A format such as 000 shows 7 as 007.
    return text.zfill(len(form)) if re.fullmatch("0{2,}", form) and text.isdigit() else text


def _plain(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    shown = float(f"{value:.{_DIGITS_SHOWN}g}")
    return str(int(shown)) if shown.is_integer() and abs(shown) < 1e15 else repr(shown)


def _day(value: date, form: str) -> str:
    """A day, or the month or year alone where the cell shows no more."""
    if "y" in form and "d" not in form and not re.search("[hs]", form):
        return f"{value:%Y-%m}" if "m" in form else f"{value:%Y}"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat()
