"""Finds what in a descriptor asks for anything outside the dataset's folder, or for too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.profile import PropertyPath
from pipeline.validation.descriptor.paths import check_path, pattern_fault
from pipeline.validation.descriptor_view import DeclaredTable, declared_items, declared_tables, text
from pipeline.validation.inspection import Inspection

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

_VERSION_1_PROFILES = frozenset(
    {"data-package", "tabular-data-package", "data-resource", "tabular-data-resource"}
)
_STANDARD = "https://datapackage.org/profiles/"


def check_safety(known: Inspection) -> list[Finding]:
    """Find what a descriptor must not ask for, before anything that it names is opened."""
    folder, descriptor = known.folder, known.descriptor
    findings = list(_forbidden_properties(folder, descriptor, ()))
    for table in declared_tables(descriptor):
        findings.extend(_forbidden_properties(folder, table.properties, table.at))
        findings.extend(check_path(folder, table))
        findings.extend(_pointers(folder, table))
        findings.extend(_patterns(folder, table))
    for at, view in declared_items(descriptor, "views"):
        findings.extend(_addresses_within(folder, (*at, "spec"), view.get("spec")))
    return findings


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
