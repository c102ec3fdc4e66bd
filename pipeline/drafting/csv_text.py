"""CSV in any common encoding and with any common delimiter -> Grid."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from pipeline.drafting.grid import CannotDraft, Rows, SheetGrid
from pipeline.limits import LIMITS
from pipeline.validation.reading.encodings import (
    byte_not_utf_8,
    encoded_twice,
    first_line_not_utf_8,
    guess_encoding,
    line_of,
)
from pipeline.visible import visible

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_SAMPLE = 200
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_EXCEL_HINT = re.compile(r"sep=(.)(\r\n|\r|\n)", re.IGNORECASE)
_COMMA_OUTSIDE_NUMBERS = re.compile(r"(?<!\d),|,(?!\d)")
_MARK = "\ufeff"
_LOST = "\ufffd"
_PLACES_NAMED = 5
_MOST_PLACES = 100
_SAVE = "Save the whole file as CSV UTF-8."


def read_csv(content: bytes) -> SheetGrid:
    """Read CSV. Raises CannotDraft for what is no text or cannot be divided into cells."""
    text, encoding, is_guessed = _decode(content)
    _refuse_nul(text)
    text, said = _told_of_letters(text)
    hint = _EXCEL_HINT.match(text)
    if hint is not None and hint[1] in _DELIMITERS:
        text, delimiter = text[hint.end() :], hint[1]
    else:
        delimiter = _guess_delimiter(text)
    rows = _divide(text, delimiter)
    assumed = (f"Read as {encoding}, divided by {_DELIMITERS[delimiter]}.", *said)
    return SheetGrid(rows, assumed, semicolons=delimiter == ";", is_guessed=is_guessed)


def _decode(content: bytes) -> tuple[str, str, bool]:
    """The text of a file, the words for its encoding, and whether that was guessed."""
    for mark, encoding, words in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), words, False
            except UnicodeDecodeError:
                begins = f"The file begins as {words}"
                if encoding == "utf-16":
                    raise CannotDraft(f"{begins}, but it is damaged.") from None
                numbers = guess_encoding(content).mixed or (first_line_not_utf_8(content),)
                raise CannotDraft(f"{begins}, but {_not_utf_8(content, numbers)}") from None
    blind = _utf_16_without_mark(content)
    if blind is not None:
        return blind, "UTF-16", False
    try:
        return content.decode("utf-8"), "UTF-8", False
    except UnicodeDecodeError:
        return _decode_guessed(content)


def _decode_guessed(content: bytes) -> tuple[str, str, bool]:
    """The text of a file that is not UTF-8, refused where no encoding makes words of it."""
    if b"\0" in content:
        _refuse_nul(content.decode("latin-1"))
    guess = guess_encoding(content)
    if guess.mixed:
        raise CannotDraft(f"The file is UTF-8, but {_not_utf_8(content, guess.mixed)}")
    if guess.best is None:
        line = first_line_not_utf_8(content)
        raise CannotDraft(
            f"The file is not UTF-8 (line {line} is the first that is not), and in no other common "
            f"encoding do its letters make words. {_SAVE}"
        )
    words = f'{guess.best.label} (it is not UTF-8); please check "{visible(guess.word)}"'
    if guess.other is not None:
        words += f', which in {guess.other.label} is "{visible(guess.other_word)}"'
    return content.decode(guess.best.codec), words, True


def _not_utf_8(content: bytes, numbers: Sequence[int]) -> str:
    """The words for lines in another encoding than the rest: which, and the first byte there."""
    byte, letter, word = byte_not_utf_8(content)
    lines = f"line {numbers[0]:,} is" if len(numbers) == 1 else f"{_lines(numbers)} are"
    where = "it" if len(numbers) == 1 else "the first"
    can_be = f', which is "{letter}" in Windows-1252, as in "{visible(word)}"' if letter else ""
    return f"{lines} not: {where} holds the byte 0x{byte:02X}{can_be}. {_SAVE}"


def _lines(numbers: Sequence[int]) -> str:
    named = [f"{number:,}" for number in numbers[:_PLACES_NAMED]]
    if len(numbers) > _PLACES_NAMED:
        return f"lines {', '.join(named)} and {len(numbers) - _PLACES_NAMED:,} more"
    if len(named) == 1:
        return f"line {named[0]}"
    return f"lines {', '.join(named[:-1])} and {named[-1]}"


def _refuse_nul(text: str) -> None:
    if "\0" in text:
        line = line_of(text, text.index("\0"))
        raise CannotDraft(
            f"Line {line:,} holds a NUL character: the file is no text, or it is damaged there."
        )


def _told_of_letters(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without byte order marks inside, and what is doubtful about its letters."""
    said: list[str] = []
    if _MARK in text:
        places = [found.start() for found in re.finditer(_MARK, text)]
        numbers = list(dict.fromkeys(line_of(text, place) for place in places[:_MOST_PLACES]))
        said.append(
            f"Removed {_count(len(places), 'byte order mark')} inside the file, "
            f"in {_lines(numbers)}: files may have been joined there."
        )
        text = text.replace(_MARK, "")
    if _LOST in text:
        said.append(
            f"Line {line_of(text, text.index(_LOST)):,} holds a sign for a lost letter "
            f"({_count(text.count(_LOST), 'such place')}): please export the table again."
        )
    twice = encoded_twice(text)
    if twice is not None:
        said.append(
            f'"{visible(twice.word)}" in line {twice.line:,} may have been '
            f'encoded twice and stand for "{visible(twice.meant)}" '
            f"({_count(twice.times, 'such place')}): please check; nothing was changed."
        )
    return text, tuple(said)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


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
