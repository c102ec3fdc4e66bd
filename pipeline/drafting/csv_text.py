"""CSV in any common encoding and with any common delimiter -> Grid."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from pipeline.drafting.grid import CannotDraft, Rows, SheetGrid
from pipeline.limits import LIMITS

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_SAMPLE = 200
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_EXCEL_HINT = re.compile(r"sep=(.)(\r\n|\r|\n)", re.IGNORECASE)
_COMMA_OUTSIDE_NUMBERS = re.compile(r"(?<!\d),|,(?!\d)")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_NO_WORD = re.compile(r"\W")
_LETTERS_SHOWN = 20  # at most, on either side of the first beyond ASCII


def read_csv(content: bytes) -> SheetGrid:
    """Read CSV. Raises CannotDraft for what is no text or cannot be divided into cells."""
    text, encoding = _decode(content)
    if "\0" in text:
        raise CannotDraft("The file holds NUL characters: it is no text, or it is damaged.")
    hint = _EXCEL_HINT.match(text)
    if hint is not None and hint[1] in _DELIMITERS:
        text, delimiter = text[hint.end() :], hint[1]
    else:
        delimiter = _guess_delimiter(text)
    rows = _divide(text, delimiter)
    assumed = (f"Read as {encoding}, divided by {_DELIMITERS[delimiter]}.",)
    return SheetGrid(rows, assumed, semicolons=delimiter == ";")


def _decode(content: bytes) -> tuple[str, str]:
    """The text of a file and the words for its encoding."""
    for mark, encoding, words in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), words
            except UnicodeDecodeError:
                raise CannotDraft(f"The file begins as {words}, but it is damaged.") from None
    blind = _utf_16_without_mark(content)
    if blind is not None:
        return blind, "UTF-16"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        text, encoding = content.decode("cp1252"), "Windows-1252 (it is not UTF-8)"
    except UnicodeDecodeError:
        text, encoding = content.decode("latin-1"), "Latin-1 (it is not UTF-8)"
    return text, f'{encoding}; please check "{_first_word_beyond_ascii(text)}"'


def _first_word_beyond_ascii(text: str) -> str:
    found = _BEYOND_ASCII.search(text)
    if found is None:
        return ""
    before = text[max(0, found.start() - _LETTERS_SHOWN) : found.start()]
    after = text[found.end() : found.end() + _LETTERS_SHOWN]
    return _NO_WORD.split(before)[-1] + found[0] + _NO_WORD.split(after)[0]


def _utf_16_without_mark(content: bytes) -> str | None:
    """The text, if every second byte of its beginning is zero, as in UTF-16 of plain letters."""
    start = content[:1000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = start[first::2]
        if len(zeros) > 2 and zeros.count(0) > 0.7 * len(zeros) and start[1 - first :: 2].strip():
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                return None
            return text if "\0" not in text else None
    return None


def _guess_delimiter(text: str) -> str:
    """The delimiter that divides all rows alike, or most, and leaves the fewest others in cells."""
    scores = {delimiter: _score(text, delimiter) for delimiter in _DELIMITERS}
    return max(scores, key=lambda delimiter: scores[delimiter])


def _score(text: str, delimiter: str) -> tuple[bool, float]:
    """Whether the first rows have the same number of cells, and how well they are divided."""
    sample: Rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(row):
                sample.append(row)
            if len(sample) == _SAMPLE:
                break
    except csv.Error:
        return False, 0
    if not sample:
        return False, 0
    width, count = Counter(map(len, sample)).most_common(1)[0]
    left = sum(_left_in_cells(row, delimiter) for row in sample) / len(sample)
    is_even = count == len(sample) and width > 1
    return is_even, count / len(sample) * (width - 1) / (1 + left)


def _left_in_cells(row: list[str], delimiter: str) -> int:
    """How many other delimiters stand in the cells of a row; decimal commas are none."""
    joined = "\n".join(row)
    others = sum(joined.count(other) for other in _DELIMITERS if other not in {delimiter, ","})
    if delimiter != ",":
        others += len(_COMMA_OUTSIDE_NUMBERS.findall(joined))
    return others


def _divide(text: str, delimiter: str) -> Rows:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: Rows = []
    begins = 1
    try:
        for row in reader:
            rows.append([cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row])
            begins = reader.line_num + 1
    except csv.Error:
        raise CannotDraft(
            f"Line {begins}: a quotation mark is not closed, or text follows where one closes, or "
            f"the cell is longer than {LIMITS.cell_characters:,} characters."
        ) from None
    return rows
