"""Tells in which encoding bytes without a label are text: the one whose letters make words.

Nothing is certain of bytes that are not UTF-8. Each encoding that can read them gets a grade for
how its letters stand in their words, and whoever asks is told how the next best would read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.validation.reading.letters import grade_of_words

# By their names in Python, in a descriptor, and for people; with what is added to their grades,
# since some are met more often. Of those that read alike, the first.
_CANDIDATES = (
    ("cp1252", "windows-1252", "Windows-1252", 0.1),
    ("iso8859-15", "iso-8859-15", "ISO 8859-15", 0.0),
    ("cp1250", "windows-1250", "Windows-1250", 0.0),
    ("iso8859-2", "iso-8859-2", "ISO 8859-2", 0.0),
    ("cp1254", "windows-1254", "Windows-1254", 0.0),
    ("cp850", "cp850", "code page 850", 0.0),
    ("cp437", "cp437", "code page 437", -0.1),
    ("cp852", "cp852", "code page 852", -0.1),
    ("mac_roman", "macintosh", "Mac Roman", -0.1),
    ("cp1251", "windows-1251", "Windows-1251", 0.0),
    ("cp866", "cp866", "code page 866", -0.1),
    ("koi8_r", "koi8-r", "KOI8-R", -0.1),
    ("cp1253", "windows-1253", "Windows-1253", 0.0),
    ("cp932", "shift_jis", "Shift_JIS", 0.0),
    ("gb18030", "gb18030", "GB 18030", 0.0),
    ("big5", "big5", "Big5", 0.0),
    ("cp949", "euc-kr", "EUC-KR", 0.0),
)
_BYTES_LOOKED_AT = 50_000
_BYTES_OF_A_LINE = 2_000
_CONTROLS = re.compile("[\x80-\x9f]")
_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NO_UTF_8 = re.compile(
    rb"[\x80-\xc1\xf5-\xff](?<![\xc2-\xf4][\x80-\xbf])(?<![\xe0-\xf4][\x80-\xbf]{2})"
    rb"(?<![\xf0-\xf4][\x80-\xbf]{3})|[\xc2-\xf4](?![\x80-\xbf])|[\xe0-\xf4].(?![\x80-\xbf])"
    rb"|[\xf0-\xf4]..(?![\x80-\xbf])",
    re.DOTALL,
)
_CLOSE = 0.4  # of a grade, which is at most 1
_SENSE = 0.0  # below it, the letters make no words
_LETTERS_SHOWN = 20  # at most, on either side of the first beyond ASCII
_LINES_NAMED = 5
_CELL_SHOWN = 30
_FEW_LINES = 5
_WORD = re.compile(
    r"[^\s\x00-\x26(-,/:-@[-^`{-~]{0,20}[^\x00-\x7f][^\s\x00-\x26(-,/:-@[-^`{-~]{0,20}"
)
_NO_WORD = re.compile(r"[\s\x00-\x26(-,/:;|]")
# Each byte of a letter in UTF-8 taken for a letter: by which encodings this is done.
_TWICE_BY = ("cp1252", "mac_roman", "cp850")
# Signs that stand beside letters in words of their own, unlike after Ã and Â.
_BESIDE_LETTERS = "‚„“”‘’–—…›‹\xa0"
_ENDS_OF_CELL = ',;\t\n\r"'


@dataclass(frozen=True)
class Reading:
    """An encoding, by its name in Python, in a descriptor and for people, and how it reads."""

    codec: str
    name: str
    label: str
    grade: float
    text: str

    @property
    def word(self) -> str:
        """The first word beyond ASCII."""
        return first_word_beyond_ascii(self.text)


@dataclass(frozen=True)
class Guess:
    """The best reading of bytes that are not UTF-8, and another that is nearly as good.

    `word` is one to look at: the first that is beyond ASCII, or that the two read differently, and
    `other_word` how the other reads it. `mixed` are the first lines that are not UTF-8 in a file
    whose other lines are; then no reading holds for the whole.
    """

    best: Reading | None
    word: str = ""
    other: Reading | None = None
    other_word: str = ""
    mixed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Twice:
    """A word that was encoded twice: the first and its line, what it may be, how many there are."""

    line: int
    word: str
    meant: str
    times: int


def guess_encoding(content: bytes) -> Guess:
    """Guess the encoding of bytes that are no ASCII, and seldom UTF-8."""
    if _is_utf_8(content):
        text = content.decode("utf-8")
        return Guess(Reading("utf-8", "utf-8", "UTF-8", 1.0, text), first_word_beyond_ascii(text))
    utf_8, lines, numbers = _lines_beyond_ascii(content)
    readings = [reading for reading in _readings(lines) if reading.grade >= _SENSE]
    best = readings[0] if readings else None
    if utf_8 and _is_mixed(utf_8, best):
        return Guess(best, best.word if best else "", mixed=tuple(numbers[:_LINES_NAMED]))
    whole = [reading for reading in readings if _is_readable(content, reading.codec)]
    if not whole:
        return Guess(None)
    best, *others = whole
    close = _CLOSE if len(lines) < _FEW_LINES else _CLOSE / 2
    if not others or others[0].grade <= best.grade - close:
        return Guess(best, best.word)
    return Guess(best, *_where_they_differ(best, others[0]))


def _where_they_differ(best: Reading, other: Reading) -> tuple[str, Reading, str]:
    """The first word that two readings read differently, in both."""
    lines = zip(best.text.split("\n"), other.text.split("\n"), strict=True)
    one, two = next(pair for pair in lines if pair[0] != pair[1])
    if len(one) != len(two):
        return first_word_beyond_ascii(one), other, first_word_beyond_ascii(two)
    at = next(i for i, letters in enumerate(zip(one, two, strict=True)) if len(set(letters)) > 1)
    return _word_at(one, at), other, _word_at(two, at)


def _is_readable(content: bytes, codec: str) -> bool:
    """Whether all bytes are letters or signs, and none a control character beyond ASCII."""
    try:
        return not _CONTROLS.search(content.decode(codec))
    except UnicodeDecodeError:
        return False


def _lines_beyond_ascii(content: bytes) -> tuple[list[bytes], list[bytes], list[int]]:
    """Some lines that are UTF-8 with letters beyond ASCII, some that are not, and their numbers."""
    utf_8 = [line for _, line in _lines_with(_UTF_8, content) if _is_utf_8(line)]
    others = [(at, line) for at, line in _lines_with(_NO_UTF_8, content) if not _is_utf_8(line)]
    numbers = [line_of_byte(content, at) for at, _ in others[:_LINES_NAMED]]
    return utf_8, [line for _, line in others], numbers


def _lines_with(pattern: re.Pattern[bytes], content: bytes) -> Iterator[tuple[int, bytes]]:
    """The first lines with some bytes, each once, with the place of the bytes.

    A line end, a comma and a space are no part of a letter in any of the encodings, so a long line
    is cut there.
    """
    seen: set[bytes] = set()
    size = end = 0
    while size < _BYTES_LOOKED_AT and (found := pattern.search(content, end)):
        first = max(end, found.start() - _BYTES_OF_A_LINE)
        start = max(content.rfind(sign, first, found.start()) + 1 for sign in (b"\n", b"\r"))
        start = start or max(first, content.find(b",", first, found.start()) + 1)
        last = min(len(content), found.end() + _BYTES_OF_A_LINE)
        ends = (content.find(sign, found.end(), last) for sign in (b"\n", b"\r"))
        end = min((at for at in ends if at >= 0), default=-1)
        end = max(found.end(), content.rfind(b",", found.end(), last)) if end < 0 else end
        line = content[start:end]
        size += len(line)
        if line not in seen:
            seen.add(line)
            yield found.start(), line


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _readings(lines: list[bytes]) -> list[Reading]:
    """How each encoding reads some lines, the best first; of those that read alike, one."""
    found: dict[str, Reading] = {}
    sample = b"\n".join(lines)
    for codec, name, label, added in _CANDIDATES:
        try:
            text = sample.decode(codec)
        except UnicodeDecodeError:
            continue
        if text not in found:
            found[text] = Reading(codec, name, label, _grade(text, codec) + added, text)
    return sorted(found.values(), key=lambda reading: -reading.grade)


def _is_mixed(utf_8: list[bytes], best: Reading | None) -> bool:
    """Whether the lines that are UTF-8 are so by intent: no other encoding makes words of them."""
    if best is None:
        return True
    sample = b"\n".join(utf_8)
    try:
        text = sample.decode(best.codec)
    except UnicodeDecodeError:
        return True
    return _grade(sample.decode("utf-8"), "utf-8") > _grade(text, best.codec)


def _grade(text: str, codec: str) -> float:
    return grade_of_words(dict.fromkeys(_WORD.findall(text)), codec)


def first_word_beyond_ascii(text: str) -> str:
    """The first word with a letter beyond ASCII, shortened where it is very long."""
    found = re.search(r"[^\x00-\x7f]", text)
    return _word_at(text, found.start()) if found else ""


def _word_at(text: str, at: int) -> str:
    before, after = text[max(0, at - _LETTERS_SHOWN) : at], text[at + 1 : at + 1 + _LETTERS_SHOWN]
    return _NO_WORD.split(before)[-1] + text[at] + _NO_WORD.split(after)[0]


def line_of_byte(content: bytes, position: int) -> int:
    """The number of the line in which a byte stands, also where lines end as on old Macs."""
    end = b"\n" if b"\n" in content else b"\r"
    return content.count(end, 0, position) + 1


def byte_not_utf_8(content: bytes) -> tuple[int, str, str]:
    """The first byte that is not UTF-8; its letter and word in Windows-1252, if it has one there.

    Some byte must be none.
    """
    position = _first_not_utf_8(content)
    start = max(content.rfind(end, 0, position) for end in (b"\n", b"\r", b",", b";", b"\t")) + 1
    start = max(start, position - _CELL_SHOWN)
    before = content[start:position].decode("utf-8", errors="ignore")
    letter = content[position : position + 1].decode("cp1252", errors="ignore")
    after = content[position + 1 : position + _CELL_SHOWN].decode("cp1252", errors="ignore")
    return (
        content[position],
        letter,
        _word_at(before + letter + after, len(before)) if letter else "",
    )


def first_line_not_utf_8(content: bytes) -> int:
    """The number of the first line with a byte that is not UTF-8, of which there must be one."""
    return line_of_byte(content, _first_not_utf_8(content))


def _first_not_utf_8(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    raise ValueError("all of it is UTF-8")


def line_of(text: str, position: int) -> int:
    """The number of the line in which a letter stands, also where lines end as on old Macs."""
    return text.count("\n" if "\n" in text else "\r", 0, position) + 1


def encoded_twice(text: str) -> Twice | None:
    """Find words whose letters were taken for two each, and encoded once more."""
    if text.isascii():
        return None
    for codec in _TWICE_BY:
        if not any(first in text for first in (*_firsts(codec), _sign(codec))):
            continue
        pattern = _twice_pattern(codec)
        for match in pattern.finditer(text):
            start, end = _cell_around(text, match)
            word = text[start:end]
            meant = pattern.sub(lambda run: _once(run[0], codec), word)  # noqa: B023
            if meant != word:
                times = sum(1 for _ in pattern.finditer(text))
                return Twice(line_of(text, match.start()), word, meant, times)
    return None


def _cell_around(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the cell begins and ends in which something stands, or some letters around it."""
    start, end = match.span()
    while start and text[start - 1] not in _ENDS_OF_CELL and match.start() - start < _CELL_SHOWN:
        start -= 1
    while end < len(text) and text[end] not in _ENDS_OF_CELL and end - match.end() < _CELL_SHOWN:
        end += 1
    return start, end


def _once(run: str, codec: str) -> str:
    """What was encoded twice, as it was before; unchanged where it is not."""
    letters = _letters(codec)
    numbers = {letter: number for number, letter in letters.items()}
    try:
        return bytes(numbers.get(one, ord(one)) for one in run).decode("utf-8")
    except ValueError:
        return run


@cache
def _letters(codec: str) -> dict[int, str]:
    """What the bytes beyond ASCII stand for; a byte that has no letter passes for a control."""
    decoded = {n: bytes([n]).decode(codec, errors="ignore") for n in range(0x80, 0x100)}
    return {number: letter or chr(number) for number, letter in decoded.items()}


@cache
def _firsts(codec: str) -> str:
    """What the first bytes of the letters of two stand for, in UTF-8."""
    letters = _letters(codec)
    others = b"\xc4\xc5\xce\xcf\xd0\xd1" if codec == "cp1252" else b"\xc4\xc5"
    return "".join(letters[number] for number in b"\xc2\xc3" + others)


def _sign(codec: str) -> str:
    """What the first two bytes of quotation marks and dashes stand for."""
    return _letters(codec)[0xE2] + _letters(codec)[0x80]


@cache
def _twice_pattern(codec: str) -> re.Pattern[str]:
    """One or more letters of two bytes in UTF-8, or signs of three, each byte taken for a letter.

    In Windows-1252 these are Latin, Greek and Cyrillic letters, elsewhere the Latin ones alone.
    """
    letters = _letters(codec)
    controls = "\x80-\x9f" if codec == "cp1252" else ""
    second = "".join(letters[n] for n in range(0x80, 0xC0))
    apart = "".join(one for one in second if one not in _BESIDE_LETTERS)
    known, rare = _firsts(codec)[:2], _firsts(codec)[2:]
    two = f"[{known}][{re.escape(second)}{controls}]|[{rare}][{re.escape(apart)}{controls}]"
    return re.compile(f"(?:{two}|{_sign(codec)}[{re.escape(second)}{controls}])+")
