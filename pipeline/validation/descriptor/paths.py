"""Finds why a path is not that of one file inside the folder, and why a pattern cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pipeline.codes import finding
from pipeline.codes.hints.files import unpack
from pipeline.codes.phrases.files import A_HIDDEN_FILE, device_name, longer_name_than
from pipeline.codes.phrases.values import A_LIST, NOT_TEXT
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.limits import LIMITS
from pipeline.validation.descriptor_view import DeclaredTable

# Names that Windows gives no file, whatever follows the dot.
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DRIVE = re.compile(r"[A-Za-z]:")
_STRANGE = re.compile(r"[^\w./ ()+,=@#&'-]")
# What file systems take; a little less leaves room for what is written beside a file.
_LONGEST_NAME = 200


def check_path(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    """Find why a table's path is not that of one CSV file inside the folder."""
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
    if (_SCHEME.match(path) and not _DRIVE.match(path)) or path.startswith("//"):
        yield finding("path-address", place, value=path)
    elif _leads_out(path):
        yield finding("path-outside", place, value=path)
    elif strange := _STRANGE.search(path):
        yield finding("path-characters", place, value=path, characters=f'"{strange.group()}"')
    elif any(len(part.encode()) > _LONGEST_NAME for part in PurePosixPath(path).parts):
        characters = longer_name_than(_LONGEST_NAME)
        yield finding("path-characters", place, value=path, characters=characters)
    elif device := next((p for p in PurePosixPath(path).parts if _is_device(p)), None):
        characters = device_name(device.split(".")[0])
        yield finding("path-characters", place, value=path, characters=characters)
    elif any(part.startswith(".") for part in PurePosixPath(path).parts):
        yield finding("path-characters", place, value=path, characters=A_HIDDEN_FILE)
    elif not path.lower().endswith(".csv"):
        hint = unpack() if "compression" in table.properties else None
        yield finding("path-not-csv", place, hint=hint, value=path)


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
