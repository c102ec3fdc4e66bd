"""Finds what is wrong with a table's file before anyone reads it as a table."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from pipeline.codes import as_grave_as, finding
from pipeline.codes.hints.files import (
    choose_encoding,
    file_beside,
    two_encodings,
    write_encoding,
)
from pipeline.codes.phrases import files
from pipeline.codes.phrases.lists import lines
from pipeline.dialects import reader_options
from pipeline.findings import Finding, Place, has_errors
from pipeline.folders import Folder
from pipeline.limits import LIMITS
from pipeline.strict_yaml import Unreadable
from pipeline.understood import plain_table
from pipeline.understood.plain_tables import NotPlain, Origin
from pipeline.validation.descriptor_view import DeclaredTable, declared_tables
from pipeline.validation.reading.encodings import Guess, encoded_twice, guess_encoding
from pipeline.validation.reading.sizes import check_size_and_hash
from pipeline.validation.suggest import nearest_spelling

_MAGIC = (
    (b"\xd0\xcf\x11\xe0", files.AN_OLD_OFFICE_FILE),
    (b"%PDF", files.A_PDF_FILE),
    (b"\x1f\x8b", files.A_GZIP_ARCHIVE),
    (b"BZh", files.A_BZIP2_ARCHIVE),
    (b"\xfd7zXZ", files.AN_XZ_ARCHIVE),
    (b"7z\xbc\xaf", files.A_7_ZIP_ARCHIVE),
    (b"\x89PNG", files.A_PICTURE),
    (b"\xff\xd8\xff", files.A_PICTURE),
    (b"PAR1", files.A_PARQUET_FILE),
    (b"SQLite format 3", files.AN_SQLITE_DATABASE),
    (b"{\\rtf", files.A_WORD_PROCESSORS_FILE),
)
_MARKUP = (
    (b"<!doctype html", files.A_WEB_PAGE),
    (b"<html", files.A_WEB_PAGE),
    (b"<?xml", files.AN_XML_FILE),
    (b"<body", files.A_WEB_PAGE),
    (b"<head", files.A_WEB_PAGE),
    (b"<!--", files.A_WEB_PAGE),
    (b"<p>", files.A_WEB_PAGE),
    (b"<div", files.A_WEB_PAGE),
)
_JSON = re.compile(rb'\{\s*(?:["}]|$)|\[\s*\{\s*["}]')
_LFS = re.compile(rb"version https://git-lfs\.github\.com/spec/[^\n]*\noid ")
_CONFLICTS = (b"<<<<<<< ", b">>>>>>> ")
# A line of a merge conflict; a whole one has a first, a middle and a last one.
_CONFLICT = re.compile(rb"^(?:<<<<<<< |=======\r?$|>>>>>>> )", re.MULTILINE)
# How a line of markup or of JSON begins that closes what was opened: no table has one.
_CLOSING = ("</", "}", "]")
_RECORDS_LOOKED_AT = 100
_UNFIT_ENCODINGS = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7", "mbcs"}
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WINDOWS = "cp1252"
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_BYTES_QUOTED = 4
_BYTES_AROUND = 30
_BYTES_LOOKED_AT = 200


@dataclass(frozen=True)
class TableFile:
    """A table's file: its bytes, and the encoding that they truly have.

    Where its dialect says that it is no plain CSV, they are those of a plain one that was made of
    it, and `origin` tells where its rows stand.
    """

    table: DeclaredTable
    content: bytes
    encoding: str
    origin: Origin | None = None


def read_table_file(folder: Folder, table: DeclaredTable) -> tuple[TableFile | None, list[Finding]]:
    """Read a table's file whole. Without a file, the findings say why it cannot be a table."""
    place = folder.place(table.path)
    try:
        content = folder.content(table.path, LIMITS.table_bytes)
    except Unreadable as error:
        hint = _near_file(folder, table) if error.code == "file-missing" else None
        return None, [finding(error.code, place, hint=hint, **error.words)]
    encoding = _encoding_name(table.encoding)
    if encoding is None:
        at = folder.property_place((*table.at, "encoding"), table.encoding)
        return None, [finding("unknown-encoding", at, value=table.encoding)]
    no_table = (_parts_apart(folder, table), _no_table_at_all(folder, table, content, encoding))
    if findings := list(chain(*no_table)):
        return None, findings
    findings = list(_wrong_encoding(folder, table, content, encoding))
    if findings:
        guess = _true_encoding(content, encoding)
        if guess is None or guess.best is None or guess.mixed:
            return None, findings
        encoding = guess.best.codec  # so that the rest of the file can be checked as well
    for check in (_nul, _lone_returns, _conflict, _long_line):
        found = list(check(folder, table, content, encoding))
        findings.extend(found)
        if has_errors(as_grave_as(folder.profile, found)):
            return None, findings
    findings.extend(_garbled(folder, table, content, encoding))
    findings.extend(check_size_and_hash(folder, table, content))
    if encoding == "utf-8" and content.startswith(codecs.BOM_UTF8):
        findings.append(finding("byte-order-mark", folder.place(table.path, line=1, row=1)))
        encoding = "utf-8-sig"
    if not content.endswith((b"\n", b"\r", b"\n\0", b"\r\0")):
        findings.append(finding("no-newline-at-end", place))
    return _as_plain(folder, TableFile(table, content, encoding), findings), findings


def _parts_apart(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    """Files of one table that cannot be read one after another without a loss."""
    joined = folder.joined.get(table.path)
    if joined is None:
        return
    for path in joined.unlike:
        yield finding("parts-differ", folder.place(path, line=1), first=joined.parts[0])
    for path in joined.unended:
        yield finding("part-not-ended", folder.place(path))


def _as_plain(folder: Folder, file: TableFile, findings: list[Finding]) -> TableFile | None:
    """The file, or the plain one that is made of it; None where none can be."""
    table = file.table
    try:
        plain = plain_table(folder, table.properties, file.content, file.encoding)
    except NotPlain as problem:
        place = folder.property_place((*table.at, "dialect"))
        if problem.at is not None:
            place = folder.place(table.path, row=problem.at[0], line=problem.at[1])
        findings.append(finding(problem.code, place, **problem.words))
        return None
    if plain is None:
        return file
    for slip in plain.slips:
        place = folder.place(
            table.path,
            line=1,
            row=1,
            column=slip.column,
            value=slip.value,
        )
        findings.append(finding(slip.code, place, value=slip.value))
    return TableFile(table, plain.content, "utf-8", plain.origin)


def _near_file(folder: Folder, table: DeclaredTable) -> str | None:
    """What to do about a missing file, where the folder has one that may be meant."""
    listed = {t.path for t in declared_tables(folder.descriptor or {})}
    others = [f for f in folder.files if f not in listed and f.lower().endswith(".csv")]
    near = nearest_spelling(table.path, others) or (others[0] if len(others) == 1 else None)
    return file_beside(near) if near else None


def _encoding_name(declared: str) -> str | None:
    try:
        found = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return None
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name not in _UNFIT_ENCODINGS else None


def _no_table_at_all(
    folder: Folder, table: DeclaredTable, content: bytes, encoding: str
) -> Iterator[Finding]:
    place = folder.place(table.path)
    if not content.removeprefix(codecs.BOM_UTF8).lstrip():
        yield finding("file-empty", place)
    elif _LFS.match(content):
        yield finding("lfs-pointer", place)
    elif (what := _what_else(content)) and not _is_table_all_the_same(table, content, encoding):
        yield finding("file-not-csv", place, what=what)


def _is_table_all_the_same(table: DeclaredTable, content: bytes, encoding: str) -> bool:
    """Whether a text that begins as another kind of file does has rows of one length."""
    if b"\0" in content:
        return False
    try:
        lines = io.StringIO(content.decode(encoding), newline="")
        records = list(
            islice(csv.reader(lines, **reader_options(table.dialect)), _RECORDS_LOOKED_AT)
        )
    except (UnicodeDecodeError, csv.Error, TypeError, ValueError):
        return False
    names = {cell.strip() for cell in records[0]} & {field.name for field in table.fields}
    if table.fields and not names and table.dialect.get("header") is not False:
        return False
    widths = {len(record) for record in records}
    is_closed = any(record[0].strip().startswith(_CLOSING) for record in records if record)
    return len(records) > 1 and len(widths) == 1 and not (widths == {1} and is_closed)


def _what_else(content: bytes) -> str | None:
    """What a file is that is no table, as its first bytes tell."""
    if content.startswith(b"PK\x03\x04"):
        if b"xl/" in content:
            return files.AN_EXCEL_WORKBOOK
        return (
            files.AN_OPENDOCUMENT_TABLE if b"opendocument" in content[:200] else files.A_ZIP_ARCHIVE
        )
    start = content.removeprefix(codecs.BOM_UTF8)[:200].lstrip().lower()
    kinds = (*((magic, what) for magic, what in _MAGIC if content.startswith(magic)),)
    marks = (*((mark, what) for mark, what in _MARKUP if start.startswith(mark)),)
    found = next(iter((*kinds, *marks)), None)
    if found:
        return found[1]
    return files.JSON if _JSON.match(start) else None


def _wrong_encoding(
    folder: Folder, table: DeclaredTable, content: bytes, encoding: str
) -> Iterator[Finding]:
    if not encoding.startswith(("utf-16", "utf-32")) and _is_utf_16(content):
        yield finding("file-utf-16", folder.place(table.path))
        return
    if encoding == "utf-8" and content.isascii():
        return
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        end = error.start + 1
        while end < len(content) and content[end] >= 0x80 and end < error.start + _BYTES_QUOTED:
            end += 1
        quoted = " ".join(f"{byte:02X}" for byte in content[error.start : end])
        true = _true_encoding(content, encoding)
        guess = _guess(content, error.start, true.best.codec if true and true.best else _WINDOWS)
        yield finding(
            "wrong-encoding",
            folder.place(table.path, line=line, value=guess),
            bytes=quoted,
            encoding=table.encoding.upper(),
            guess=guess,
            hint=_hint(true),
        )


def _is_utf_16(content: bytes) -> bool:
    """Whether a file has the mark of UTF-16, or every other of its first bytes is NUL.

    In a program or a picture, others are NUL as well.
    """
    start = content[:_BYTES_LOOKED_AT]
    others, nuls = sorted((start[::2].count(0), start[1::2].count(0)))
    is_every_other = nuls * 4 > len(start) > _BYTES_QUOTED and others * 8 < nuls
    return content.startswith(_UTF_16) or is_every_other


def _true_encoding(content: bytes, encoding: str) -> Guess | None:
    """What a file is, as its letters tell, that should be UTF-8 and is not, or plain ASCII."""
    if encoding not in {"utf-8", "utf-8-sig", "ascii"} or b"\0" in content:
        return None
    return guess_encoding(content)


def _hint(guess: Guess | None) -> str | None:
    if guess is None:
        return None
    if guess.mixed:
        return two_encodings(lines(guess.mixed))
    if guess.best is None:
        return None
    if guess.other is None:
        return write_encoding(guess.best.name)
    return choose_encoding(guess.best.name, guess.word, guess.other.name, guess.other_word)


def _guess(content: bytes, position: int, codec: str = _WINDOWS) -> str:
    """The word at a byte that cannot be decoded, in the encoding that the file may have."""
    start = max(content.rfind(sign, 0, position) for sign in (b",", b";", b"\t", b"\n", b'"')) + 1
    ends = [content.find(sign, position) for sign in (b",", b";", b"\t", b"\n", b"\r", b'"')]
    end = min((e for e in ends if e >= 0), default=len(content))
    start, end = max(start, position - _BYTES_AROUND), min(end, position + _BYTES_AROUND)
    word = content[start:end]
    try:
        return word.decode("utf-8")
    except UnicodeDecodeError:
        return word.decode(codec, errors="replace")


def _nul(folder: Folder, table: DeclaredTable, content: bytes, encoding: str) -> Iterator[Finding]:
    if not encoding.startswith(("utf-16", "utf-32")) and (position := content.find(b"\0")) >= 0:
        yield finding("file-binary", _place_of_byte(folder, table, content, position))


def _lone_returns(
    folder: Folder, table: DeclaredTable, content: bytes, encoding: str
) -> Iterator[Finding]:
    is_wide = encoding.startswith(("utf-16", "utf-32"))
    if is_wide or content.count(b"\r") == content.count(b"\r\n"):
        return
    lone = [match.start() for match in _outside_cells(_LONE_RETURN, table, content, encoding)]
    if lone:
        yield finding(
            "lone-carriage-return", _place_of_byte(folder, table, content, lone[0]), count=len(lone)
        )


def _outside_cells(
    sought: re.Pattern[bytes], table: DeclaredTable, content: bytes, encoding: str
) -> Iterator[re.Match[bytes]]:
    """What is sought and does not stand between quotes, in which it is a cell's own."""
    quote = str(table.dialect.get("quoteChar", '"')).encode(encoding, errors="ignore")
    is_quoted, looked_at = False, 0
    for match in sought.finditer(content):
        quotes = content.count(quote, looked_at, match.start()) if quote else 0
        is_quoted ^= quotes % 2 == 1
        looked_at = match.start()
        if not is_quoted:
            yield match


def _garbled(
    folder: Folder, table: DeclaredTable, content: bytes, encoding: str
) -> Iterator[Finding]:
    """Letters that were lost, or encoded twice, before the file was saved as UTF-8."""
    if encoding not in {"utf-8", "utf-8-sig"} or content.isascii():
        return
    if (position := content.find("\ufffd".encode())) >= 0:
        word = _guess(content, position)
        place = replace(_place_of_byte(folder, table, content, position), value=word)
        yield finding("letters-lost", place, count=content.count("\ufffd".encode()), value=word)
    found = encoded_twice(content.decode(encoding, errors="replace"))
    if found is not None:
        place = folder.place(table.path, line=found.line, value=found.word)
        yield finding(
            "encoded-twice", place, count=found.times, value=found.word, meant=found.meant
        )


def _conflict(
    folder: Folder, table: DeclaredTable, content: bytes, encoding: str
) -> Iterator[Finding]:
    if not any(mark in content for mark in _CONFLICTS):
        return
    matches = list(_outside_cells(_CONFLICT, table, content, encoding))
    marks = iter(match.group().strip() for match in matches)
    is_whole = all(mark in marks for mark in (b"<<<<<<<", b"=======", b">>>>>>>"))
    ends = [match for match in matches if match.group().endswith(b" ")]
    # Under the standard a text may begin as a mark of a conflict does.
    if ends and (is_whole or folder.profile == "atlas"):
        yield finding("conflict-markers", _place_of_byte(folder, table, content, ends[0].start()))


def _long_line(
    folder: Folder, table: DeclaredTable, content: bytes, encoding: str
) -> Iterator[Finding]:
    position, limit = 0, LIMITS.line_bytes
    while len(content) - position > limit:
        end = max(content.rfind(sign, position, position + limit) for sign in (b"\n", b"\r"))
        if end < 0:
            place = _place_of_byte(folder, table, content, position)
            yield finding("line-too-long", place, limit=limit)
            return
        position = end + 1


def _place_of_byte(folder: Folder, table: DeclaredTable, content: bytes, position: int) -> Place:
    return folder.place(table.path, line=content.count(b"\n", 0, position) + 1)
