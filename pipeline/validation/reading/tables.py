"""Reads a table's file once as CSV: its header, how many rows it has, and which values where."""

from __future__ import annotations

import bisect
import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pipeline.codes import finding
from pipeline.dialects import reader_options
from pipeline.findings import ROWS_NAMED, Finding, Place
from pipeline.folders import Folder
from pipeline.limits import LIMITS
from pipeline.understood.plain_tables import Origin
from pipeline.validation.descriptor_view import DeclaredTable, declared_items, mapping, text, words
from pipeline.validation.reading.arrays import text_array, whole_array
from pipeline.validation.reading.bytes import TableFile
from pipeline.validation.reading.distinct import Distinct, Rows, Without
from pipeline.validation.reading.plain import PlainTable, read_plain

if TYPE_CHECKING:
    import pyarrow as pa

# Smaller files are read faster by the csv module than pyarrow's is loaded.
_PLAIN_BYTES = 100_000
_CHUNK = 10_000
# Cells that rows may have too many or too few in all: more cannot be told apart by column.
_MOST_ASKEW = 10_000
# Lines of a text may have as many commas as a row by chance, but hardly three of them.
_ROWS_INSIDE = 3


@dataclass(frozen=True)
class Lines:
    """On which line of its file a row begins; they differ after a quoted line break.

    `rows` are those after which the difference grows, `offsets` the differences from there on.
    """

    rows: tuple[int, ...] = ()
    offsets: tuple[int, ...] = ()

    def line(self, row: int) -> int:
        """The line on which a row begins."""
        i = bisect.bisect_left(self.rows, row)
        return row + (self.offsets[i - 1] if i else 0)


@dataclass(frozen=True, kw_only=True)
class ReadTable:
    """A table as it was read: every cell is the text in the file.

    `rows` counts the rows below the header. `values` holds, for each watched column, its distinct
    texts in the order in which they appear, and their rows. `whole` holds every cell as the text in
    the file, a column of strings for each label; None where rows differ in length or names repeat,
    so that cells cannot be told apart. Its row i is row i + 2 of the file. Where few rows, the
    `ragged` ones, differ in length, `padded` has them cut or filled to that of the header.
    `origin` tells of a table that was made plain where its rows stand in its file; all else counts
    the rows of the plain one.
    """

    declared: DeclaredTable
    labels: tuple[str, ...]
    rows: int
    lines: Lines
    values: Mapping[str, Mapping[str, Rows]]
    whole: pa.Table | None = None
    padded: pa.Table | None = None
    ragged: tuple[int, ...] = ()
    origin: Origin | None = None

    def row_in_file(self, row: int) -> int | None:
        """The number of a row in the file that came in, of which a plain table may be made."""
        return self.origin.row(row) if self.origin else row

    @cached_property
    def even(self) -> ReadTable:
        """The table as if no row were ragged, for those who look at the ragged ones otherwise."""
        return self if self.padded is None else replace(self, whole=self.padded)

    @cached_property
    def cells(self) -> pa.Table | None:
        """The columns of the schema that the file has, under their names; None as for `whole`."""
        if self.whole is None:
            return None
        names = [label.strip() for label in self.whole.column_names]
        kept = [i for i, name in enumerate(names) if name in self.declared.fields_by_name]
        return self.whole.select(kept).rename_columns([names[i] for i in kept])

    def present(self, column: str) -> Mapping[str, Rows]:
        """The values of a watched column, without those that stand for a missing value."""
        return Without(self.values.get(column, {}), missing_values(self.declared, column))

    def distinct(self, column: str) -> Distinct:
        """The distinct texts of a column of the cells, found once for all checks."""
        assert self.cells is not None
        if column not in self._distinct:
            self._distinct[column] = Distinct(whole_array(self.cells.column(column)))
        return self._distinct[column]

    @cached_property
    def _distinct(self) -> dict[str, Distinct]:
        return {name: seen for name, seen in self.values.items() if isinstance(seen, Distinct)}


def place_of_value(folder: Folder, table: ReadTable, column: str, value: str) -> Place:
    """The first place in a table at which a watched column has a value."""
    row = table.values[column][value].first[0]
    return folder.place(
        table.declared.path,
        line=table.lines.line(row),
        row=row,
        column=[label.strip() for label in table.labels].index(column) + 1,
        field=column,
        value=value,
    )


def read_table(
    folder: Folder, file: TableFile, watched: frozenset[str]
) -> tuple[ReadTable | None, list[Finding]]:
    """Read a file as CSV in the dialect that the descriptor declares."""
    if len(file.content) >= _PLAIN_BYTES:
        plain = read_plain(file.content, file.encoding, file.table.dialect)
        if plain is not None:
            return _from_plain(file, plain, watched), []
    return _read_records(folder, file, watched)


def _from_plain(file: TableFile, plain: PlainTable, watched: frozenset[str]) -> ReadTable:
    names = [label.strip() for label in plain.labels]
    places = {name: names.index(name) for name in names if name in watched}
    is_clear = len(set(names)) == len(names)
    return ReadTable(
        declared=file.table,
        labels=plain.labels,
        rows=plain.columns.num_rows,
        lines=Lines(),
        values={
            name: Distinct(whole_array(plain.columns.column(place)))
            for name, place in places.items()
        },
        whole=plain.columns.rename_columns(list(plain.labels)) if is_clear else None,
        origin=file.origin,
    )


def _read_records(
    folder: Folder, file: TableFile, watched: frozenset[str]
) -> tuple[ReadTable | None, list[Finding]]:
    """Read a file with the csv module, whatever it is like."""
    reading = _Reading(watched, text(file.table.dialect.get("delimiter")) or ",")
    place = folder.place(file.table.path)
    try:
        reading.read(_records(file))
    except (csv.Error, UnicodeError) as error:
        line = reading.line + 1
        at = folder.place(file.table.path, line=line, row=reading.row + 1)
        if "field limit" in str(error):
            return None, [finding("cell-too-long", at, limit=LIMITS.cell_characters)]
        return None, [finding("table-unread", at, note=error)]
    if reading.widest > LIMITS.columns:
        at = folder.place(file.table.path, row=reading.widest_row)
        code = "too-many-columns"
        return None, [finding(code, at, found=reading.widest, limit=LIMITS.columns)]
    if reading.ends_open(file):
        at = folder.place(file.table.path, line=reading.begin, row=reading.row)
        return None, [finding("unclosed-quote", at)]
    if reading.swallowed:
        row, line = reading.opened
        at = folder.place(file.table.path, line=line, row=row)
        return None, [finding("quote-closed-late", at, number=reading.swallowed)]
    names = {label.strip() for label in reading.labels}
    cells = reading.cells()
    table = ReadTable(
        declared=file.table,
        labels=reading.labels,
        rows=max(reading.row - 1, 0),
        lines=Lines(tuple(reading.shifted), tuple(reading.offsets)),
        values={
            column: {text: Rows(seen[0], tuple(seen[1:])) for text, seen in texts.items()}
            for column, texts in reading.values.items()
            if column in names
        },
        whole=None if reading.ragged else cells,
        padded=cells if reading.ragged else None,
        ragged=tuple(reading.ragged),
        origin=file.origin,
    )
    return table, [] if table.rows else [finding("file-header-only", place)]


def read_columns(file: TableFile, names: Sequence[str]) -> list[list[str]] | None:
    """The cells of some columns, short rows left out; None when the file lacks one of them."""
    try:
        records = [record for _, record in _records(file)]
    except (csv.Error, UnicodeError):
        return None
    labels = [label.strip() for label in records[0]] if records else []
    if not set(names) <= set(labels):
        return None
    places = [labels.index(name) for name in names]
    rows = [record for record in records[1:] if len(record) > max(places)]
    return [[record[place] for record in rows] for place in places]


def watched_columns(descriptor: Mapping[str, Any], table: DeclaredTable) -> frozenset[str]:
    """The columns of a table whose values views, breaks, coverage and references speak of."""
    columns = {*table.primary_key}
    columns.update(f.name for f in table.fields if "entity" in f.properties)
    columns.update(f.name for f in table.fields if f.properties.get("role") == "time")
    for _, view in declared_items(descriptor, "views"):
        columns.update(mapping(view.get("where")))
    columns.update(mapping(mapping(descriptor.get("coverage")).get("entities")))
    return frozenset(columns & set(table.fields_by_name))


def missing_values(table: DeclaredTable, column: str) -> frozenset[str]:
    """What stands for a missing value in a column."""
    field = table.fields_by_name.get(column)
    declared = table.schema.get("missingValues", [""])
    if field is not None and "missingValues" in field.properties:
        declared = field.properties["missingValues"]
    entries = declared if isinstance(declared, list) else [""]
    return frozenset(
        word
        for entry in entries
        for word in words(entry.get("value") if isinstance(entry, Mapping) else entry)
    )


class _Reading:
    """What is known of a table while its records pass."""

    def __init__(self, watched: frozenset[str], delimiter: str) -> None:
        self.delimiter = delimiter
        self.swallowed, self.opened = 0, (0, 0)
        self.row = self.line = self.begin = self.widest = self.widest_row = 0
        self.labels: tuple[str, ...] = ()
        self.last: list[str] = []
        self.shifted: list[int] = []
        self.offsets: list[int] = []
        self.values: dict[str, dict[str, list[int]]] = {name: {} for name in watched}
        self.records: list[list[str]] = []
        self.chunks: list[list[pa.Array]] = []
        self.ragged: list[int] = []
        self.askew = 0

    def read(self, records: Iterator[tuple[int, list[str]]]) -> None:
        """Take all records."""
        offset = 0
        columns: list[tuple[int, dict[str, list[int]]]] = []
        for line, record in records:
            self.row += 1
            self.begin, self.line, self.last = self.line + 1, line, record
            if line - self.row != offset:
                self._look_for_rows_inside(record)
                offset = line - self.row
                self.shifted.append(self.row)
                self.offsets.append(offset)
            if len(record) > self.widest:
                self.widest, self.widest_row = len(record), self.row
            if self.row == 1:
                columns = self._columns(record)
                continue
            self._keep(record)
            for index, seen in columns:
                if index < len(record):
                    rows = seen.setdefault(record[index], [0])
                    rows[0] += 1
                    if len(rows) <= ROWS_NAMED:
                        rows.append(self.row)

    def _keep(self, record: list[str]) -> None:
        """Keep a record at the header's length, as long as few cells are too many or too few."""
        if self.askew > _MOST_ASKEW:
            return
        if lacking := len(self.labels) - len(record):
            self.ragged.append(self.row)
            self.askew += abs(lacking)
            record = [*record, *[""] * lacking][: len(self.labels)]
        self.records.append(record)
        if self.askew > _MOST_ASKEW:
            self.records, self.chunks = [], []
        elif len(self.records) == _CHUNK:
            self._pack()

    def _look_for_rows_inside(self, record: list[str]) -> None:
        """Remember the first record with a cell whose lines are rows: a quote was left open."""
        if self.row == 1 or self.swallowed:
            return
        width = len(self.labels)
        inside = (line for cell in record if "\n" in cell for line in cell.split("\n")[1:-1])
        rows = sum(width > 1 and line.count(self.delimiter) == width - 1 for line in inside)
        if rows >= _ROWS_INSIDE or (rows and len(record) != width):
            self.swallowed, self.opened = rows, (self.row, self.begin)

    def ends_open(self, file: TableFile) -> bool:
        """Whether the last record runs over lines to the end because a quote is not closed."""
        dialect = file.table.dialect
        if self.line == self.begin or dialect.get("escapeChar"):
            return False
        holds_the_end = not self.last or self.last[-1].endswith(("\n", "\r"))
        if file.content.endswith((b"\n", b"\r")) and not holds_the_end:
            return False
        quote = str(dialect.get("quoteChar", '"')).encode(file.encoding, errors="ignore")
        return file.content.count(quote.removeprefix(codecs.BOM_UTF8)) % 2 == 1

    def cells(self) -> pa.Table | None:
        """The cells below the header by column, if each can be told apart, but for ragged rows."""
        import pyarrow as pa

        names = [label.strip() for label in self.labels]
        if self.records:
            self._pack()
        if not self.chunks or len(set(names)) < len(names):
            return None
        columns = zip(self.labels, *self.chunks, strict=True)
        return pa.table({label: pa.chunked_array(chunks) for label, *chunks in columns})

    def _pack(self) -> None:
        """Put the records by column, which takes a fraction of their memory."""
        columns = zip(*self.records, strict=True)
        self.chunks.append([text_array(column) for column in columns])
        self.records = []

    def _columns(self, header: list[str]) -> list[tuple[int, dict[str, list[int]]]]:
        self.labels = tuple(header)
        names = [label.strip() for label in header]
        return [(names.index(name), seen) for name, seen in self.values.items() if name in names]


def _records(file: TableFile) -> Iterator[tuple[int, list[str]]]:
    """Each record, the header and blank lines included, with the line on which it ends."""
    csv.field_size_limit(LIMITS.cell_characters)
    stream = io.TextIOWrapper(io.BytesIO(file.content), encoding=file.encoding, newline="")
    try:
        reader = csv.reader(stream, **reader_options(file.table.dialect))
    except (TypeError, ValueError) as error:
        raise csv.Error(str(error)) from None
    for record in reader:
        yield reader.line_num, record
