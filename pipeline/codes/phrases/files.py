"""What a file is, what divides its columns, and what is wrong with its path or name."""

from __future__ import annotations

import stat
from collections.abc import Mapping

AN_EXCEL_WORKBOOK = "an Excel workbook"
AN_OLD_OFFICE_FILE = "an old Excel or Word file"
AN_OPENDOCUMENT_TABLE = "an OpenDocument table"
A_BZIP2_ARCHIVE = "a bzip2 archive"
A_GZIP_ARCHIVE = "a gzip archive"
AN_XZ_ARCHIVE = "an xz archive"
A_7_ZIP_ARCHIVE = "a 7-Zip archive"
A_ZIP_ARCHIVE = "a ZIP archive"
A_PDF_FILE = "a PDF file"
A_PICTURE = "a picture"
A_PARQUET_FILE = "a Parquet file"
AN_SQLITE_DATABASE = "an SQLite database"
A_WORD_PROCESSORS_FILE = "a word processor's file"
A_WEB_PAGE = "a web page"
AN_XML_FILE = "an XML file"
JSON = "JSON"

ROWS = "rows"
COLUMNS = "columns"

SOMETHING_ELSE = "something else"
_KINDS: Mapping[int, str] = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFBLK: "a device",
    stat.S_IFCHR: "a device",
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a symbolic link",
}

DELIMITERS: Mapping[str, str] = {
    ",": "a comma",
    ";": "a semicolon",
    "\t": "a tab",
    "|": "a vertical bar",
}

UNUSABLE_NAME = "its name cannot be used"
IT_CHANGES = "it changes while it is read"
A_HIDDEN_FILE = "a hidden file or folder"
A_RESERVED_NAME = "it is reserved"
A_LONG_NAME = "it is longer than 80 characters"
A_STRANGE_NAME = "names are small letters, digits and hyphens, and begin with a letter or digit"


def kind_of_file(mode: int) -> str:
    """What lies there if it is no plain file, by its mode."""
    return _KINDS.get(stat.S_IFMT(mode), SOMETHING_ELSE)


def row_beyond(row: int, rows: int) -> str:
    """Why a file has no names where they are looked for: it ends before that row."""
    return f"in row {row} of {rows}"


def all_rows_passed_over() -> str:
    """Why a file has no names where they are looked for: nothing stands there."""
    return "its first rows are all passed over or empty"


def marks_for_columns(marks: str, columns: str) -> str:
    """What to declare about the numbers of some columns."""
    return f"`{marks}` for {columns}"


def longer_in_all_than(limit: int) -> str:
    """What a path is that no system is sure to take."""
    return f"names of more than {limit:,} bytes in all"


def longer_name_than(limit: int) -> str:
    """A part of a path that is too long."""
    return f"a name longer than {limit} bytes"


def device_name(device: str) -> str:
    """A part of a path that is no file on some systems."""
    return f"the name {device}, which Windows keeps for a device"


def bytes_at_most(limit: int) -> str:
    """How large a file may be."""
    return f"{limit:,} bytes"


def pixels_at_most(limit: int) -> str:
    """How many pixels a picture may have."""
    return f"{limit:,} pixels"


def passes_at_most(limit: int) -> str:
    """How often a picture may be drawn over."""
    return f"{limit} passes"
