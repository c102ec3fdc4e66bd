"""Finds what in a descriptor asks for anything outside the dataset's folder, or for too much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.limits import LIMITS
from pipeline.strict_yaml import PropertyPath
from pipeline.validation.descriptor_view import DeclaredTable, declared_items, declared_tables, text

# Properties of a dataset or a table that make a reader unpack, join, fetch or run something.
FORBIDDEN = frozenset(
    {
        "$ref",
        "basepath",
        "catalog",
        "checklist",
        "compression",
        "control",
        "data",
        "extrapaths",
        "hashing",
        "innerpath",
        "multipart",
        "pipeline",
        "profiles",
        "stats",
        "url",
    }
)

# Names that Windows gives no file, whatever follows the dot.
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_VERSION_1_PROFILES = frozenset(
    {"data-package", "tabular-data-package", "data-resource", "tabular-data-resource"}
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DRIVE = re.compile(r"[A-Za-z]:")
_STRANGE = re.compile(r"[^\w./ ()+,=@#&'-]")
_UNPACK = "Unpack the file, write the CSV file's name here, and remove compression."
# What file systems take; a little less leaves room for what is written beside a file.
_LONGEST_NAME = 200
_STANDARD = "https://datapackage.org/profiles/"


def check_safety(folder: Folder) -> list[Finding]:
    """Find what a descriptor must not ask for, before anything that it names is opened."""
    descriptor = folder.descriptor or {}
    findings = list(_forbidden_properties(folder, descriptor, ()))
    for table in declared_tables(descriptor):
        findings.extend(_forbidden_properties(folder, table.properties, table.at))
        findings.extend(check_path(folder, table))
        findings.extend(_pointers(folder, table))
        findings.extend(_patterns(folder, table))
    for at, view in declared_items(descriptor, "views"):
        findings.extend(_addresses_within(folder, (*at, "spec"), view.get("spec")))
    return findings


def check_path(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    """Find why a table's path is not that of one CSV file inside the folder."""
    at = (*table.at, "path")
    if "path" not in table.properties:
        return
    path = table.properties["path"]
    if not isinstance(path, str):
        found = "a list" if isinstance(path, list) else "not text"
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
        characters = f"a name longer than {_LONGEST_NAME} bytes"
        yield finding("path-characters", place, value=path, characters=characters)
    elif device := next((p for p in PurePosixPath(path).parts if _is_device(p)), None):
        characters = f"the name {device.split('.')[0]}, which Windows keeps for a device"
        yield finding("path-characters", place, value=path, characters=characters)
    elif any(part.startswith(".") for part in PurePosixPath(path).parts):
        yield finding("path-characters", place, value=path, characters="a hidden file or folder")
    elif not path.lower().endswith(".csv"):
        hint = _UNPACK if "compression" in table.properties else None
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


def _forbidden_properties(
    folder: Folder, properties: Mapping[str, Any], at: PropertyPath
) -> Iterator[Finding]:
    for key, value in properties.items():
        place = folder.property_place((*at, key))
        if key in FORBIDDEN or (key == "profile" and text(value) not in _VERSION_1_PROFILES):
            yield finding("property-forbidden", place, key=key)
        elif key == "scheme" and text(value) not in {"", "file"}:
            yield finding("property-forbidden", place, key=f"{key}: {value}")
        elif key == "$schema":
            yield from _standard_pointer(folder, (*at, key), value)


def _pointers(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    """A schema or dialect that stands elsewhere, or points elsewhere."""
    for key in ("schema", "dialect"):
        at = (*table.at, key)
        value = table.properties.get(key)
        if isinstance(value, str):
            yield finding("not-inline", folder.property_place(at, value), key=key, value=value)
        elif isinstance(value, Mapping):
            yield from _standard_pointer(folder, (*at, "$schema"), value.get("$schema"))
            yield from _references_within(folder, at, value)


def _standard_pointer(folder: Folder, at: PropertyPath, value: object) -> Iterator[Finding]:
    if isinstance(value, str) and not value.startswith(_STANDARD):
        yield finding("address-not-allowed", folder.property_place(at, value), value=value)


def _references_within(folder: Folder, at: PropertyPath, value: object) -> Iterator[Finding]:
    """Every `$ref` in a part of the descriptor."""
    for path, key, inner in _entries_within(at, value):
        if key == "$ref":
            place = folder.property_place(path, str(inner))
            yield finding("address-not-allowed", place, value=inner)


def _addresses_within(folder: Folder, at: PropertyPath, value: object) -> Iterator[Finding]:
    """Every `url` and `href` in a chart's own specification."""
    for path, key, inner in _entries_within(at, value):
        if key.lower() in {"url", "href", "baseurl", "loader", "usermeta"}:
            place = folder.property_place(path, str(inner))
            yield finding("address-not-allowed", place, value=inner)


def _entries_within(at: PropertyPath, value: object) -> Iterator[tuple[PropertyPath, str, Any]]:
    waiting: list[tuple[PropertyPath, Any]] = [(at, value)]
    while waiting:
        path, node = waiting.pop(0)
        if isinstance(node, Mapping):
            for key, inner in node.items():
                yield (*path, key), key, inner
                waiting.append(((*path, key), inner))
        elif isinstance(node, list):
            waiting.extend(((*path, i), inner) for i, inner in enumerate(node))


def _patterns(folder: Folder, table: DeclaredTable) -> Iterator[Finding]:
    for field in table.fields:
        pattern = field.constraints.get("pattern")
        fault = pattern_fault(pattern)
        if fault is not None:
            place = folder.property_place((*field.at, "constraints", "pattern"), pattern)
            yield finding(fault[0], place, **fault[1])


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
