"""Finds what is wrong with a table's file before anyone reads it as a table."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.codes import finding
from pipeline.findings import Finding, Place
from pipeline.folders import Folder, read_inside
from pipeline.limits import LIMITS
from pipeline.strict_yaml import Unreadable
from pipeline.validation.declared import DeclaredTable, declared_tables
from pipeline.validation.suggest import nearest_spelling

_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"%PDF", "a PDF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "a word processor's file"),
)
_MARKUP = (
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"{", "JSON"),
    (b"[{", "JSON"),
)
_LFS = b"version https://git-lfs.github.com/spec/"
_CONFLICTS = (b"<<<<<<< ", b">>>>>>> ")
_UNFIT_ENCODINGS = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7", "mbcs"}
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BYTES_QUOTED = 4
_BYTES_AROUND = 30


@dataclass(frozen=True)
class TableFile:
    """A table's file: its bytes, and the encoding that they truly have."""

    table: DeclaredTable
    content: bytes
    encoding: str


def read_table_file(folder: Folder, table: DeclaredTable) -> tuple[TableFile | None, list[Finding]]:
    """Read a table's file whole. Without a file, the findings say why it cannot be a table."""
    place = folder.place(table.path)
    try:
        content = read_inside(folder.path, table.path, LIMITS.table_bytes)
    except Unreadable as error:
        hint = _near_file(folder, table) if error.code == "file-missing" else None
        return None, [finding(error.code, place, hint=hint, **error.words)]
    encoding = _encoding_name(table.encoding)
    if encoding is None:
        at = folder.property_place((*table.at, "encoding"), table.encoding)
        return None, [finding("unknown-encoding", at, value=table.encoding)]
    for check in (_no_table_at_all, _wrong_encoding, _nul, _conflict, _long_line):
        findings = list(check(folder, table, content, encoding))
        if findings:
            return None, findings
    findings = [*_size(folder, table, content), *_hash(folder, table, content)]
    if encoding == "utf-8" and content.startswith(codecs.BOM_UTF8):
        findings.append(finding("byte-order-mark", folder.place(table.path, line=1, row=1)))
        encoding = "utf-8-sig"
    if not content.endswith((b"\n", b"\r", b"\n\0", b"\r\0")):
        findings.append(finding("no-newline-at-end", place))
    return TableFile(table, content, encoding), findings


def _near_file(folder: Folder, table: DeclaredTable) -> str | None:
    """What to do about a missing file, where the folder has one that may be meant."""
    listed = {t.path for t in declared_tables(folder.descriptor or {})}
    others = [f for f in folder.files if f not in listed and f.lower().endswith(".csv")]
    near = nearest_spelling(table.path, others) or (others[0] if len(others) == 1 else None)
    return f"The folder has {near}: rename it, or write its name as the path." if near else None


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
    elif content.startswith(_LFS):
        yield finding("lfs-pointer", place)
    elif what := _what_else(content):
        yield finding("file-not-csv", place, what=what)


def _what_else(content: bytes) -> str | None:
    """What a file is that is no table, as its first bytes tell."""
    if content.startswith(b"PK\x03\x04"):
        if b"xl/" in content:
            return "an Excel workbook"
        return "an OpenDocument table" if b"opendocument" in content[:200] else "a ZIP archive"
    start = content.removeprefix(codecs.BOM_UTF8)[:200].lstrip().lower()
    kinds = (*((magic, what) for magic, what in _MAGIC if content.startswith(magic)),)
    marks = (*((mark, what) for mark, what in _MARKUP if start.startswith(mark)),)
    found = next(iter((*kinds, *marks)), None)
    return found[1] if found else None


def _wrong_encoding(
    folder: Folder, table: DeclaredTable, content: bytes, encoding: str
) -> Iterator[Finding]:
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
        guess = _guess(content, error.start)
        yield finding(
            "wrong-encoding",
            folder.place(table.path, line=line, value=guess),
            bytes=quoted,
            encoding=table.encoding.upper(),
            guess=guess,
        )


def _guess(content: bytes, position: int) -> str:
    """The word at a byte that cannot be decoded, in the encodings that Excel is wont to use."""
    if content.startswith(_UTF_16):
        return content[: 2 * _BYTES_AROUND].decode("utf-16", errors="replace").splitlines()[0]
    start = max(content.rfind(sign, 0, position) for sign in (b",", b";", b"\t", b"\n", b'"')) + 1
    ends = [content.find(sign, position) for sign in (b",", b";", b"\t", b"\n", b"\r", b'"')]
    end = min((e for e in ends if e >= 0), default=len(content))
    start, end = max(start, position - _BYTES_AROUND), min(end, position + _BYTES_AROUND)
    word = content[start:end]
    try:
        return word.decode("utf-8")
    except UnicodeDecodeError:
        return word.decode("cp1252", errors="replace")


def _nul(folder: Folder, table: DeclaredTable, content: bytes, encoding: str) -> Iterator[Finding]:
    if not encoding.startswith(("utf-16", "utf-32")) and (position := content.find(b"\0")) >= 0:
        yield finding("file-binary", _place_of_byte(folder, table, content, position))


def _conflict(
    folder: Folder, table: DeclaredTable, content: bytes, encoding: str
) -> Iterator[Finding]:
    for mark in _CONFLICTS:
        position = 0 if content.startswith(mark) else content.find(b"\n" + mark) + 1
        if position or content.startswith(mark):
            yield finding("conflict-markers", _place_of_byte(folder, table, content, position))
            return


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


def _size(folder: Folder, table: DeclaredTable, content: bytes) -> Iterator[Finding]:
    declared = table.properties.get("bytes")
    if isinstance(declared, int) and declared != len(content):
        place = folder.property_place((*table.at, "bytes"), str(declared))
        yield finding("wrong-size", place, declared=declared, found=len(content))


def _hash(folder: Folder, table: DeclaredTable, content: bytes) -> Iterator[Finding]:
    declared = table.properties.get("hash")
    if not isinstance(declared, str):
        return
    algorithm, _, digest = declared.rpartition(":")
    if algorithm not in {"", "md5", "sha1", "sha256", "sha512"}:
        return  # said by the profile
    found = hashlib.new(algorithm or "md5", content, usedforsecurity=False).hexdigest()
    if digest.lower() != found:
        prefix = f"{algorithm}:" if algorithm else ""
        place = folder.property_place((*table.at, "hash"), declared)
        hint = f"Write `hash: {prefix}{found}`, or remove it; it is computed for the site."
        yield finding("wrong-hash", place, hint=hint, found=f"{prefix}{found}")
