"""Makes plain CSV of a file whose dialect says where its names stand and what is passed over.

Records are counted, passed over and put together as frictionless does it, so that a table is the
same here and there. What is kept is kept sign by sign; of each row it is known where it stood.
"""

from __future__ import annotations

import csv
import io
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, NamedTuple

from pipeline.codes.phrases.files import all_rows_passed_over, row_beyond
from pipeline.dialects import reader_options
from pipeline.limits import LIMITS

# Among so many records frictionless looks for a header.
_SAMPLE = 100
_BY_NAME = frozenset({"equal", "subset", "superset", "partial"})


class NotPlain(Exception):
    """A file that no plain table can be made of: the code of a finding, and its words.

    `at` are the row and the line; without them it is the dialect that leads nowhere.
    """

    def __init__(self, code: str, at: tuple[int, int] | None = None, **words: Any) -> None:
        super().__init__(code)
        self.code, self.at, self.words = code, at, words


class Slip(NamedTuple):
    """What is wrong with a name that is put together or compared as the dialect says."""

    code: str
    column: int
    value: str


@dataclass(frozen=True)
class Columns:
    """The columns of a schema: their names as they are understood and as they were written.

    `match` is how they must match those of the file.
    """

    names: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    match: str = "exact"


@dataclass
class Origin:
    """Where the rows of a plain table stand in the file that it was made of.

    `header` is the row and the line of its names; None where the file has none.
    """

    header: tuple[int, int] | None = None
    _from: array[int] = field(default_factory=lambda: array("q"))
    _rows: array[int] = field(default_factory=lambda: array("q"))
    _lines: array[int] = field(default_factory=lambda: array("q"))

    def add(self, plain: int, row: int, line: int) -> None:
        """Remember where the next row stood."""
        offsets = row - plain, line - plain
        if not self._from or offsets != (self._rows[-1], self._lines[-1]):
            self._from.append(plain)
            self._rows.append(offsets[0])
            self._lines.append(offsets[1])

    def row(self, plain: int) -> int | None:
        """The number of a row in its file."""
        if plain == 1:
            return self.header[0] if self.header else None
        return plain + self._offset(self._rows, plain)

    def line(self, plain: int) -> int | None:
        """The line on which a row begins in its file."""
        if plain == 1:
            return self.header[1] if self.header else None
        return plain + self._offset(self._lines, plain)

    def _offset(self, offsets: Sequence[int], plain: int) -> int:
        return offsets[max(bisect_right(self._from, plain) - 1, 0)] if offsets else 0


@dataclass(frozen=True)
class PlainTable:
    """A table as plain CSV in UTF-8, where its rows come from, and what is wrong with its names."""

    content: bytes
    origin: Origin
    slips: tuple[Slip, ...] = ()


def make_plain(
    content: bytes, encoding: str, dialect: Mapping[str, Any], columns: Columns
) -> PlainTable | None:
    """Make a plain table of a file that its dialect says is none; None if it is plain already.

    Nor is one made where the dialect is malformed or the bytes are not in the encoding, which is
    said of these. Raises NotPlain.
    """
    words = _read_words(dialect)
    if words is None:
        return None
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    return _Making(words, reader_options(dialect), columns).make(text)


@dataclass(frozen=True, kw_only=True)
class _Words:
    """What a dialect says of names and of rows that are passed over; None where it is silent."""

    header: bool | None
    header_rows: tuple[int, ...] | None
    header_join: str
    header_case: bool
    comment_char: str
    comment_rows: frozenset[int]
    skip_blank_rows: bool

    def passes_over(self, number: int, cells: Sequence[str]) -> bool:
        """Whether a record is a comment."""
        is_marked = self.comment_char and cells and cells[0].startswith(self.comment_char)
        return bool(is_marked) or number in self.comment_rows


class _Record(NamedTuple):
    """A record of a file: its number and first line, its cells, and how it is written."""

    number: int
    line: int
    cells: list[str]
    written: str

    @property
    def place(self) -> tuple[int, int]:
        """Its row and line."""
        return self.number, self.line


def _read_words(dialect: Mapping[str, Any]) -> _Words | None:
    """What a dialect says of a table that is not plain; None for a plain or a malformed one."""
    rows, comments = dialect.get("headerRows"), dialect.get("commentRows", [])
    said = {
        "header": (dialect.get("header"), bool | None),
        "header_join": (dialect.get("headerJoin", " "), str),
        "header_case": (dialect.get("headerCase", True), bool),
        "comment_char": (dialect.get("commentChar") or "", str),
        "skip_blank_rows": (dialect.get("skipBlankRows", False), bool),
    }
    if not all(isinstance(value, kind) for value, kind in said.values()):
        return None
    if not (rows is None or (rows and _are_numbers(rows))) or not _are_numbers(comments):
        return None
    words = _Words(
        **{name: value for name, (value, _) in said.items()},
        header_rows=None if rows is None else tuple(map(int, rows)),
        comment_rows=frozenset(map(int, comments)),
    )
    has_plain_header = words.header is not False and words.header_rows in {None, (1,)}
    passes_over = words.comment_char or words.comment_rows or words.skip_blank_rows
    return None if has_plain_header and words.header_case and not passes_over else words


def _are_numbers(value: object) -> bool:
    """Whether a value is a list of numbers of rows."""
    return isinstance(value, list) and all(
        isinstance(one, int | float) and not isinstance(one, bool) and one == int(one) >= 1
        for one in value
    )


class _Making:
    """A plain table while it is made."""

    def __init__(self, words: _Words, options: Mapping[str, Any], columns: Columns) -> None:
        self.words, self.options, self.columns = words, options, columns
        self.names: Sequence[str] = columns.names
        self.origin = Origin()

    def make(self, text: str) -> PlainTable:
        """Put the header in front of the rows that are kept. Raises NotPlain."""
        records = self._records(text)
        sample = list(islice(records, _SAMPLE))
        header_rows = self._header_rows(sample)
        first = header_rows[-1] + 1 if header_rows else 1
        header = self._header_records(sample, frozenset(header_rows), first)
        labels = self._joined(header)
        if labels:
            self.origin.header = header[0].place
        slips: list[Slip] = []
        if not labels:
            top = self._first_row(sample, first, header_rows)
            self.names = labels = list(self.columns.names) or self._numbered(top)
            if header_rows:
                self._refuse_names_unsaid(top)
        elif len(header) > 1 or not self.words.header_case:
            labels, slips = self._named(labels)
            header = []
        else:
            self.names = labels
        rows, last = [self._line(header, labels)], 0
        for record in chain(sample, records):
            last = record.number
            if record.number >= first and self._is_kept(record):
                self.origin.add(len(rows) + 1, record.number, record.line)
                rows.append(record.written)
        if header_rows and max(header_rows) > last and self.words.header_rows:
            raise NotPlain("names-not-found", reason=row_beyond(max(header_rows), last))
        return PlainTable("".join(rows).encode(), self.origin, tuple(slips))

    def _records(self, text: str) -> Iterator[_Record]:
        csv.field_size_limit(LIMITS.cell_characters)
        taken: list[str] = []
        number, line = 0, 1

        def lines() -> Iterator[str]:
            for one in io.StringIO(text, newline=""):
                taken.append(one)
                yield one

        try:
            for number, cells in enumerate(csv.reader(lines(), **self.options), start=1):
                yield _Record(number, line, cells, "".join(taken))
                line += len(taken)
                taken.clear()
        except (csv.Error, TypeError, ValueError) as error:
            if "field limit" in str(error):
                limit = LIMITS.cell_characters
                raise NotPlain("cell-too-long", (number + 1, line), limit=limit) from None
            raise NotPlain("table-unread", (number + 1, line), note=error) from None

    def _header_rows(self, sample: Sequence[_Record]) -> tuple[int, ...]:
        """The numbers of the header's rows, which frictionless guesses where they are not said.

        It may pass over rows that nobody says are none: then the first of them is taken, as of any
        other file, and what is wrong with it is found.
        """
        if self.words.header is False:
            return ()
        if self.words.header_rows is not None or self.words.header or not sample:
            return self.words.header_rows or (1,)
        width = round(sum(len(record.cells) for record in sample) / len(sample))
        drift = max(round(width * 0.1), 1)
        left = [one for one in sample if not self.words.passes_over(one.number, one.cells)]
        fits = [one.number for one in left if abs(len(one.cells) - width) <= drift]
        filled = [one.number for one in left if any(one.cells)]
        return (min(fits[0], *filled[:1]),) if fits else (1,)

    def _header_records(
        self, sample: Sequence[_Record], numbers: frozenset[int], first: int
    ) -> list[_Record]:
        found = []
        for record in sample:
            if not self.words.passes_over(record.number, record.cells):
                if record.number in numbers:
                    found.append(record)
                if record.number >= first:
                    break
        return found

    def _joined(self, header: Sequence[_Record]) -> list[str]:
        """The names that stand in the rows of a header; what stands twice below itself, once."""
        labels: list[str] = []
        above: list[str] = []
        for record in header:
            for i, cell in enumerate(cell.strip() for cell in record.cells):
                if i == len(labels):
                    labels.append(cell)
                    above.append(cell)
                elif above[i] != cell:
                    above[i] = cell
                    labels[i] += self.words.header_join + cell
                    if len(labels[i]) > LIMITS.cell_characters:
                        limit = LIMITS.cell_characters
                        raise NotPlain("cell-too-long", record.place, limit=limit)
        return labels

    def _first_row(
        self, sample: Sequence[_Record], first: int, header_rows: Sequence[int]
    ) -> _Record:
        """The first row of a table without names, which must not be far. Raises NotPlain."""
        kept = (one for one in sample if one.number >= first and self._is_kept(one))
        if (record := next(kept, None)) is not None:
            return record
        is_beyond = len(sample) < _SAMPLE and max(header_rows, default=0) > len(sample)
        reason = row_beyond(max(header_rows), len(sample)) if is_beyond else all_rows_passed_over()
        raise NotPlain("names-not-found", reason=reason)

    def _numbered(self, top: _Record) -> list[str]:
        """The names that frictionless gives to columns which have none."""
        if not top.cells:
            raise NotPlain("names-not-found", reason=all_rows_passed_over())
        return [f"field{number}" for number in range(1, len(top.cells) + 1)]

    def _refuse_names_unsaid(self, top: _Record) -> None:
        """Raise NotPlain where names stand in a row that the dialect does not call the header."""
        names = set(self.columns.names)
        if names and len({cell.strip() for cell in top.cells} & names) * 2 > len(names):
            raise NotPlain("header-not-said", top.place, row=top.number)

    def _named(self, labels: Sequence[str]) -> tuple[list[str], list[Slip]]:
        """The names of columns, in the spelling of the schema where it has them."""
        names, written, slips = self.columns.names, self.columns.written, []
        places: dict[str, int] = {}
        for i, name in enumerate(written):
            if places.setdefault(self._key(name), i) != i and self.columns.match in _BY_NAME:
                slips.append(Slip("column-doubled", 1, name))
        found: list[str] = []
        bare = {self._key(name) for name in names}
        for i, label in enumerate(labels):
            key = self._key(label)
            is_here = i < len(written) and self._key(written[i]) == key
            place = i if is_here else places.get(key)
            if place is None and self._key(label.strip()) in bare:
                slips.append(Slip("name-joined-otherwise", i + 1, label))
            found.append(label.strip() if place is None else names[place])
        if self.columns.match in _BY_NAME:
            first = {self._key(label): i for i, label in reversed([*enumerate(labels)])}
            doubled = (i for i, label in enumerate(labels) if first[self._key(label)] != i)
            slips.extend(Slip("column-doubled", i + 1, labels[i]) for i in islice(doubled, 1))
        return found, slips

    def _key(self, name: str) -> str:
        return name if self.words.header_case else name.lower()

    def _line(self, header: Sequence[_Record], labels: Sequence[str]) -> str:
        """The line of names: as it is written in the file, or made of names."""
        if header:
            line = header[0].written
            return line if line.endswith(("\n", "\r")) else line + "\n"
        buffer = io.StringIO()
        csv.writer(buffer, **self.options, lineterminator="\n").writerow(labels)
        return buffer.getvalue()

    def _is_kept(self, record: _Record) -> bool:
        """Whether a record is a row of the table, or holds some that a quote has swallowed."""
        if self.words.passes_over(record.number, record.cells):
            return self._holds_rows(record)
        return not self.words.skip_blank_rows or any(record.cells)

    def _holds_rows(self, record: _Record) -> bool:
        _, *inside = io.StringIO(record.written, newline="")
        if not inside:
            return False
        divides, wanted = str(self.options["delimiter"]), len(self.names) - 1
        is_open = record.written.count(str(self.options["quotechar"])) % 2 == 1
        return is_open or (wanted > 0 and any(one.count(divides) == wanted for one in inside[:-1]))
