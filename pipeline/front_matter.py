"""Reads the Markdown files of a collection: front matter -> rows of a dataset's tables.

A file's name, without the ending, is the key of its row. The other columns of the first table are
the properties of the front matter. A property that bears the name of another table is a list, each
item of which makes a row of that table, with the key before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pipeline.profile import PropertyPath
from pipeline.strict_yaml import Unreadable, read_yaml

MARKDOWN = ".md"
DRAFT = "_"
MARK = "---"
HEADING = re.compile(r"^(#{1,6})[ \t]*(.+?)[ \t#]*$", re.MULTILINE)
SECTION = "##"
LINE_BREAK = re.compile(r"\s*\n\s*")
FIRST_ROW = 2


@dataclass(frozen=True)
class WrittenPage:
    """A Markdown file: the properties of its front matter as texts, and the text below it.

    `lines` gives the line in the file of each property, `body_line` that on which the text begins.
    """

    file: str
    front: Mapping[str, Any]
    lines: Mapping[PropertyPath, int]
    body: str
    body_line: int

    @property
    def key(self) -> str:
        """The key of its row: the name of the file without the ending."""
        return PurePosixPath(self.file).stem


@dataclass(frozen=True)
class Origin:
    """Where a row was written: the file, the line on which it begins, and those of its columns."""

    file: str
    line: int
    lines: Mapping[str, int]


@dataclass(frozen=True)
class MadeTable:
    """A table that was made of front matter: as a CSV file, by cells, and whence each row is."""

    content: bytes
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    origins: tuple[Origin, ...]

    def origin(self, row: int) -> Origin | None:
        """Where a row was written, by its number in the file, the header being row 1."""
        place = row - FIRST_ROW
        return self.origins[place] if 0 <= place < len(self.origins) else None

    def cell(self, row: int, column: str | None) -> str | None:
        """A cell by row and column."""
        if column not in self.columns or self.origin(row) is None:
            return None
        return self.rows[row - FIRST_ROW][self.columns.index(column)]


@dataclass(frozen=True)
class PageShape:
    """What the front matter of a collection may hold, as its descriptor says.

    `tables` are the paths of the tables by name, the first one first; `columns` those of each but
    for the key.
    """

    key: str
    tables: Mapping[str, str]
    columns: Mapping[str, tuple[str, ...]]

    @property
    def main(self) -> str:
        """The name of the first table."""
        return next(iter(self.tables))

    @property
    def properties(self) -> tuple[str, ...]:
        """What may stand in front matter: columns of the first table, and the other tables."""
        return (*self.columns[self.main], *(name for name in self.tables if name != self.main))


def is_page(file: str) -> bool:
    """Whether a file of a collection is one of its pages.

    Files in folders below, and those whose names begin with an underscore, are none.
    """
    is_apart = "/" in file or file.startswith(DRAFT) or file == "CHANGELOG.md"
    return file.lower().endswith(MARKDOWN) and not is_apart


def read_page(file: str, text: str) -> WrittenPage:
    """Read a Markdown file. Raises Unreadable where its front matter cannot be read."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != MARK:
        raise Unreadable("front-matter-missing", 1)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == MARK), None)
    if end is None:
        raise Unreadable("front-matter-open", 1)
    try:
        document = read_yaml("\n".join(lines[1:end]), as_texts=True)
    except Unreadable as error:
        raise Unreadable(error.code, (error.line or 1) + 1, **error.words) from None
    if not isinstance(document.value, dict):
        raise Unreadable("front-matter-missing", 1)
    return WrittenPage(
        file=file,
        front=document.value,
        lines={path: line + 1 for path, line in document.lines.items()},
        body="\n".join(lines[end + 1 :]).strip() + "\n",
        body_line=end + 2 + _leading_blanks(lines[end + 1 :]),
    )


def headings(text: str) -> Iterator[tuple[int, str, str]]:
    """Each heading in a text: the line from 1, its signs and its words."""
    for match in HEADING.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[1], match[2]


def sections(text: str) -> list[tuple[str, str]]:
    """A text by its headings of the second level; what stands before the first has none."""
    found: list[tuple[str, list[str]]] = [("", [])]
    starts = {line: words for line, signs, words in headings(text) if signs == SECTION}
    for number, line in enumerate(text.splitlines(), 1):
        if number in starts:
            found.append((starts[number], []))
        else:
            found[-1][1].append(line)
    parts = [(heading, "\n".join(lines).strip()) for heading, lines in found]
    return [part for part in parts if any(part)]


def read_shape(descriptor: Mapping[str, Any]) -> PageShape | None:
    """What front matter may hold; None as long as the descriptor does not say so."""
    resources = descriptor.get("resources")
    tables: dict[str, str] = {}
    columns: dict[str, tuple[str, ...]] = {}
    key = None
    for resource in resources if isinstance(resources, list) else ():
        schema = resource.get("schema") if isinstance(resource, dict) else None
        name, path = (resource.get("name"), resource.get("path")) if schema else (None, None)
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if not (isinstance(name, str) and isinstance(path, str) and isinstance(fields, list)):
            return None
        named = [field.get("name") for field in fields if isinstance(field, dict)]
        names = [one for one in named if isinstance(one, str)]
        if not names or len(names) < len(fields):
            return None
        key = key or names[0]
        tables[name] = path
        columns[name] = tuple(one for one in names if one != key)
    return PageShape(key, tables, columns) if key is not None else None


def make_tables(shape: PageShape, pages: Sequence[WrittenPage]) -> dict[str, MadeTable]:
    """The tables that the front matter of all pages makes, by their paths."""
    made = {}
    for name, path in shape.tables.items():
        header = (shape.key, *shape.columns[name])
        found = _own_rows(shape, pages) if name == shape.main else _listed_rows(shape, name, pages)
        rows, origins = [], []
        for row, origin in found:
            rows.append(row)
            origins.append(origin)
        content = _as_csv([header, *rows])
        made[path] = MadeTable(content, header, tuple(rows), tuple(origins))
    return made


def _own_rows(
    shape: PageShape, pages: Iterable[WrittenPage]
) -> Iterator[tuple[tuple[str, ...], Origin]]:
    columns = shape.columns[shape.main]
    for page in pages:
        lines = {name: page.lines[name,] for name in columns if (name,) in page.lines}
        cells = (page.key, *(_cell(page.front.get(name)) for name in columns))
        yield cells, Origin(page.file, 1, lines)


def _listed_rows(
    shape: PageShape, table: str, pages: Iterable[WrittenPage]
) -> Iterator[tuple[tuple[str, ...], Origin]]:
    columns = shape.columns[table]
    for page in pages:
        for i, item in enumerate(listed(page.front.get(table))):
            if not isinstance(item, dict):
                continue
            paths = {name: (table, i, name) for name in columns}
            lines = {name: page.lines[path] for name, path in paths.items() if path in page.lines}
            cells = (page.key, *(_cell(item.get(name)) for name in columns))
            yield cells, Origin(page.file, page.lines.get((table, i), 1), lines)


def listed(value: object) -> list[Any]:
    """The value if it is a list, else none."""
    return value if isinstance(value, list) else []


def _cell(value: object) -> str:
    """A value as it stands in a table: the items of a list with commas between them."""
    if isinstance(value, list):
        return ",".join(item for item in value if isinstance(item, str))
    return LINE_BREAK.sub(" ", value.strip("\n")) if isinstance(value, str) else ""


def _as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _leading_blanks(lines: Sequence[str]) -> int:
    return next((i for i, line in enumerate(lines) if line.strip()), 0)
