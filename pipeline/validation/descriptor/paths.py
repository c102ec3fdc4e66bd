"""Finds why a path is not that of one file inside the folder, and why a pattern cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pipeline.codes import finding
from pipeline.codes.hints.files import SHORTEN, unpack
from pipeline.codes.phrases.files import (
    A_HIDDEN_FILE,
    device_name,
    longer_in_all_than,
    longer_name_than,
)
from pipeline.codes.phrases.values import A_LIST, NOT_TEXT
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.limits import LIMITS
from pipeline.understood import TABLE_SUFFIXES
from pipeline.validation.descriptor_view import DeclaredTable
from pipeline.visible import visible

# Names that Windows gives no file, whatever follows the dot.
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
# Other schemes than these have no host: a colon alone makes no address.
_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//|(?:data|file|javascript|mailto|urn|blob|about):",
    re.IGNORECASE,
)
_DRIVE = re.compile(r"[A-Za-z]:")
# What stands for many files at once, and what cannot be seen.
_STRANGE = re.compile(r"[?*\x00-\x1f\x7f]")
# What else no file on Windows may be called.
_STRANGE_TO_SOME = re.compile(r'[<>:"|]')
# What file systems take; a little less leaves room for what is written beside a file.
_LONGEST_NAME = 200
_LONGEST_PATH = 1_000


def check_path(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    """Find why a table's path, or that of a part, is not that of one CSV file in the folder."""
    joined = folder.joined.get(table.path)
    for path in joined.parts if joined else ():
        part = DeclaredTable(table.at, table.name, {**table.properties, "path": path})
        yield from _check_file(folder, part)
    if joined is None:
        yield from _check_file(folder, table)


def _check_file(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    at = (*table.at, "path")
    if "path" not in table.properties:
        return
    path = table.properties["path"]
    if not isinstance(path, str):
        found = A_LIST if isinstance(path, list) else NOT_TEXT
        yield finding("path-not-one", folder.property_place(at), found=found)
        return
    place = folder.property_place(at, path)
    if not path.strip():
        return  # said by the profile
    if _ADDRESS.match(path):
        yield finding("path-address", place, value=path)
    elif _leads_out(path):
        yield finding("path-outside", place, value=path)
    elif strange := _strange_character(path):
        yield finding("path-characters", place, value=path, characters=f'"{strange}"')
    elif len(path.encode()) > _LONGEST_PATH:
        characters = longer_in_all_than(_LONGEST_PATH)
        yield finding("path-characters", place, hint=SHORTEN, value=path, characters=characters)
    elif any(len(part.encode()) > _LONGEST_NAME for part in PurePosixPath(path).parts):
        characters = longer_name_than(_LONGEST_NAME)
        yield finding("path-characters", place, hint=SHORTEN, value=path, characters=characters)
    elif any(part.startswith(".") for part in PurePosixPath(path).parts):
        yield finding("path-characters", place, value=path, characters=A_HIDDEN_FILE)
    elif held := _strange_to_some(path):
        is_read = folder.profile == "standard" and _is_read(folder, table)
        code = "path-on-some-systems" if is_read else "path-characters"
        yield finding(code, place, value=path, characters=held)
    elif not _is_read(folder, table):
        hint = unpack() if "compression" in table.properties else None
        yield finding("path-not-csv", place, hint=hint, value=path)


def _strange_to_some(path: str) -> str | None:
    """What of a path Windows takes in no file's name, in words."""
    if found := _STRANGE_TO_SOME.search(path):
        return f'"{found.group()}"'
    device = next((p for p in PurePosixPath(path).parts if _is_device(p)), None)
    return None if device is None else device_name(device.split(".")[0])


def _strange_character(path: str) -> str | None:
    """The first character that cannot be seen, or that stands for many files."""
    found = _STRANGE.search(path)
    if found is not None:
        return found.group()
    return next((c for c in path if c != " " and visible(c) != c), None)


def _is_read(folder: Folder, table: DeclaredTable) -> bool:
    """Whether a file's ending is that of a table; the standard lets `format` say so, too."""
    if folder.profile == "atlas":
        return table.path.lower().endswith(".csv")
    return table.path.lower().endswith(TABLE_SUFFIXES) or table.properties.get("format") == "csv"


def _is_device(part: str) -> bool:
    return part.split(".", maxsplit=1)[0].strip().casefold() in DEVICES


def _leads_out(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return (
        path.startswith(("/", "\\", "~", "$"))
        or ".." in parts
        or "\\" in path
        or _DRIVE.match(path) is not None
    )


def pattern_fault(pattern: object) -> tuple[str, dict[str, Any]] | None:
    """The code and words of what is wrong with a pattern, if anything is."""
    if not isinstance(pattern, str):
        return None
    limit = LIMITS.pattern_characters
    if len(pattern) > limit:
        return "pattern-too-long", {"length": len(pattern), "limit": limit}
    try:
        re.compile(f"^{pattern}$")
    except (re.error, RecursionError, OverflowError) as error:
        return "pattern-broken", {"value": pattern, "reason": error}
    return None
