"""Every table is the same in all its formats, as far as each can hold what is in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from check.cells import Column, Unclear, columns_of, in_utc
from check.faults import Fault, Looked, count
from check.read_back import (
    Rows,
    csv_with_duckdb,
    csv_with_pandas,
    json_rows,
    parquet_with_duckdb,
    unescaped,
    workbook_with_openpyxl,
)
from check.site import Site

# What a workbook holds at most; a table with more has none.
MOST_ROWS, MOST_COLUMNS, LONGEST_TEXT = 1_048_575, 16_384, 32_767
# A workbook keeps fifteen digits of a number.
AS_CLOSE_AS_A_WORKBOOK = 1e-14
LARGEST_INTEGER, LARGEST_NUMBER, SMALLEST_NUMBER = 10**15, 1e307, 1e-307
FIRST_DAY = date(1900, 3, 1)

REBUILD = "It is made from the data: build the site again, and report it if it stays so."


def check_values(site: Site) -> Looked:
    """Read each table back in each format, and compare it cell by cell with its CSV file."""
    tables, cells, faults = 0, 0, []
    for folder, described in site.packages():
        for resource in described.get("resources", ()):
            stem = folder / resource["name"]
            tables += 1
            try:
                rows, columns, found = _of_table(stem, resource.get("schema") or {}, site)
            except Exception as error:  # whatever a program says that cannot read its file
                said = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
                faults.append(Fault(site.name(stem), f"cannot be read back: {said}", REBUILD))
                continue
            cells += rows * columns
            faults += found
    at = f"{count(cells, 'cell')} of {count(tables, 'table')}, each in up to four formats"
    return Looked(at, tuple(faults))


def _of_table(stem: Path, schema: dict[str, Any], site: Site) -> tuple[int, int, list[Fault]]:
    paths = {ending: _with_ending(stem, ending) for ending in ("csv", "json", "parquet", "xlsx")}
    header, texts = csv_with_pandas(paths["csv"])
    columns = [
        column.as_held(row[place] for row in texts)
        for place, column in enumerate(columns_of(schema, header))
    ]
    faults = []
    if csv_with_duckdb(paths["csv"], len(header)) != texts:
        faults.append(Fault(site.name(paths["csv"]), "reads otherwise in DuckDB.", REBUILD))
    if paths["xlsx"].exists() or fits_a_workbook(texts, header):
        names, rows = workbook_with_openpyxl(paths["xlsx"])
        rows = _filled(rows, len(texts), len(header))
        faults += _compared(paths["xlsx"], names, rows, texts, columns, site)
    json_names, rows = _without_reasons(*json_rows(paths["json"]), header)
    faults += _compared(paths["json"], json_names or header, rows, texts, columns, site)
    names, rows = parquet_with_duckdb(paths["parquet"])
    faults += _compared(paths["parquet"], names, rows, texts, columns, site)
    return len(texts), len(header), faults


def _without_reasons(
    names: list[str] | None, rows: Rows, header: list[str]
) -> tuple[list[str] | None, Rows]:
    """A table without what JSON says beside numbers that it lacks: NAME_reason, at its end."""
    more = (names or [])[len(header) :]
    if not more or not all(name.rstrip("_").removesuffix("_reason") in header for name in more):
        return names, rows
    return header, [row[: len(header)] for row in rows]


def _with_ending(stem: Path, ending: str) -> Path:
    return stem.with_name(f"{stem.name}.{ending}")


def fits_a_workbook(texts: Iterable[Sequence[str]], header: Sequence[str]) -> bool:
    """Whether a table is sure to have a workbook beside it."""
    rows = list(texts)
    longest = max((len(cell) for row in rows for cell in row), default=0)
    return len(rows) <= MOST_ROWS and len(header) <= MOST_COLUMNS and longest <= LONGEST_TEXT // 2


def _filled(rows: Rows, length: int, width: int) -> Rows:
    """Rows with the empty cells that a workbook leaves out at their ends, and at its own."""
    whole = [row + (None,) * (width - len(row)) for row in rows]
    return whole + [(None,) * width] * (length - len(whole))


def _compared(  # noqa: PLR0917 - a file, what it holds and what it should hold
    path: Path, names: list[str], rows: Rows, texts: Rows, columns: list[Column], site: Site
) -> Iterator[Fault]:
    """The first cell of each column that is another than in the CSV file."""
    name = site.name(path)
    if names != [column.name for column in columns]:
        yield Fault(name, f"has the columns {', '.join(map(str, names))}.", REBUILD)
        return
    if len(rows) != len(texts):
        yield Fault(name, f"has {count(len(rows), 'row')}; the CSV has {len(texts)}.", REBUILD)
        return
    for place, column in enumerate(columns):
        for number, (row, text) in enumerate(zip(rows, texts, strict=True), start=2):
            value = row[place] if place < len(row) else None
            if not _holds(value, text[place], column, path.suffix):
                said = (
                    f"row {number}, column {column.name}: {value!r}; the CSV has {text[place]!r}."
                )
                yield Fault(name, said, REBUILD)
                break


def _holds(value: Any, text: str, column: Column, ending: str) -> bool:
    """Whether a value of a format is what a cell means, as far as that format can hold it."""
    try:
        wanted = column.value(text)
    except Unclear:
        return value is not None
    if wanted is None or _is_lost(wanted, ending):
        return value is None
    if ending == ".xlsx" and not _fits(wanted):
        return isinstance(value, str) and _lines(text) in {_lines(value), _lines(unescaped(value))}
    if isinstance(wanted, bool | str) or isinstance(value, bool):
        return type(value) is type(wanted) and bool(value == wanted)
    if isinstance(wanted, int | float):
        return _is_number(value, wanted, AS_CLOSE_AS_A_WORKBOOK if ending == ".xlsx" else 0)
    return _is_moment(value, wanted, text)


def _is_lost(wanted: Any, ending: str) -> bool:
    """Whether a format has nothing for a value: JSON for infinity, a workbook for empty text."""
    if ending == ".json":
        return isinstance(wanted, float) and not math.isfinite(wanted)
    return ending == ".xlsx" and wanted == ""


def _fits(wanted: Any) -> bool:
    """Whether a workbook can hold a value as what it is, and not only as text."""
    if isinstance(wanted, bool):
        return True
    if isinstance(wanted, int):
        return abs(wanted) < LARGEST_INTEGER
    if isinstance(wanted, float):
        return wanted == 0 or SMALLEST_NUMBER < abs(wanted) < LARGEST_NUMBER
    return type(wanted) is date and wanted >= FIRST_DAY


def _is_number(value: Any, wanted: float, closeness: float) -> bool:
    if not isinstance(value, int | float):
        return False
    if math.isnan(wanted):
        return math.isnan(value)
    return value == wanted or math.isclose(value, wanted, rel_tol=closeness)


def _is_moment(value: Any, wanted: date | time | datetime, text: str) -> bool:
    """Whether a value is that moment: itself, written as in ISO 8601, or as it came in."""
    if isinstance(value, str):
        try:
            return value == text or in_utc(type(wanted).fromisoformat(value)) == wanted
        except ValueError:
            return False
    if isinstance(value, datetime) and type(wanted) is date:
        return value.date() == wanted
    return bool(in_utc(value) == wanted)


def _lines(text: str) -> str:
    """A text with the line ends that XML keeps."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
