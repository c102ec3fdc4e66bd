"""A CSV or Excel file -> Grid: the kind of file is told from its bytes, never from its name."""

from __future__ import annotations

import stat
from pathlib import Path

from pipeline.drafting.csv_text import read_csv
from pipeline.drafting.excel import read_excel
from pipeline.drafting.grid import CannotDraft, SheetGrid
from pipeline.limits import LIMITS, MEGABYTE
from pipeline.visible import visible

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_OTHERS = {
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed file",
    b"PAR1": "a Parquet file",
    b"{\\rtf": "a text document",
    b"version https://git-lfs": "a Git LFS pointer, not the file itself",
}


def read_bytes(path: Path) -> bytes:
    """The bytes of a plain file. Raises CannotDraft when it is none, too large or unreadable."""
    shown = visible(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotDraft(f"{shown} is not a plain file.")
        with path.open("rb") as opened:
            content = opened.read(LIMITS.table_bytes + 1)
    except FileNotFoundError:
        raise CannotDraft(f"{shown} does not exist.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise CannotDraft(f"{shown} cannot be read: {reason}.") from None
    if len(content) > LIMITS.table_bytes:
        most = LIMITS.table_bytes // MEGABYTE
        raise CannotDraft(f"{shown} is larger than {most} MB, the most that a table may have.")
    return content


def read_grid(content: bytes) -> SheetGrid:
    """Read what a file holds. Raises CannotDraft, and nothing else, whatever the bytes are."""
    if content.startswith(_ZIP):
        return read_excel(content)
    if content.startswith(_OLD_EXCEL):
        raise CannotDraft(
            "The file is in the old Excel format, or is protected by a password. "
            "Save it in Excel as .xlsx or as CSV UTF-8."
        )
    for start, kind in _OTHERS.items():
        if content.startswith(start):
            raise CannotDraft(f"The file is {kind}. CSV or Excel (.xlsx) is needed.")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower().startswith((b"<!doctype", b"<html")):
        raise CannotDraft("The file is a web page. CSV or Excel (.xlsx) is needed.")
    return read_csv(content)
