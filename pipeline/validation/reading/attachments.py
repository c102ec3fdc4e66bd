"""Finds what is wrong with files that a package holds beside its tables."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.codes import finding
from pipeline.codes.phrases.files import SOMETHING_ELSE
from pipeline.findings import Finding
from pipeline.limits import LIMITS
from pipeline.strict_yaml import Unreadable
from pipeline.understood import is_table, paths
from pipeline.validation.descriptor.paths import check_path
from pipeline.validation.descriptor_view import DeclaredTable, declared_tables
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.sizes import check_size_and_hash


def check_attachments(known: Inspection) -> Iterator[Finding]:
    """Find files that are missing, lie elsewhere or are not those described; and that there are."""
    if known.profile != "standard":
        return
    written = known.written
    others = [t for t in declared_tables(written.descriptor or {}) if not is_table(t.properties)]
    handed_on = []
    for other in others:
        found = [one for file in _files(other) for one in _faults(known, file)]
        yield from found
        if not found:
            handed_on.append(other)
    if handed_on:
        place = written.property_place(handed_on[0].at)
        first = next(iter(paths(handed_on[0].properties)), "")
        path = first or handed_on[0].name or SOMETHING_ELSE
        yield finding("file-not-table", place, count=len(handed_on), value=path)


def _files(other: DeclaredTable) -> Iterator[DeclaredTable]:
    """Each file of a resource as one of its own; size and hash are those of the only one."""
    found = paths(other.properties)
    for path in found:
        of_one = {"path": path} if len(found) > 1 else other.properties
        yield DeclaredTable(other.at, other.name, of_one)


def _faults(known: Inspection, other: DeclaredTable) -> Iterator[Finding]:
    written = known.written
    faults = [one for one in check_path(written, other) if one.code != "path-not-csv"]
    if faults:
        yield from faults
        return
    try:
        content = written.content(other.path, LIMITS.table_bytes)
    except Unreadable as error:
        yield finding(error.code, written.place(other.path), **error.words)
        return
    yield from check_size_and_hash(written, other, content)
