"""Opens a folder's tables and makes the case for the judge: a descriptor that asks for nothing."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.judging.judge import Claim, JudgeCase
from pipeline.limits import LIMITS, MEGABYTE
from pipeline.validation.cells.fast_path import make_claim
from pipeline.validation.cells.keys import has_incomparable
from pipeline.validation.descriptor.paths import check_path, pattern_fault
from pipeline.validation.descriptor_view import (
    DeclaredTable,
    declared_tables,
    items,
    mapping,
    text,
    texts,
)
from pipeline.validation.reading.bytes import TableFile, read_table_file
from pipeline.validation.reading.exports import read_as_saved
from pipeline.validation.reading.headers import HeaderCheck
from pipeline.validation.reading.tables import ReadTable, watched_columns

_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"

# Said in full, so that the judge guesses nothing.
_PLAIN_DIALECT = {
    "header": True,
    "headerRows": [1],
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}
_READ_ELSEWHERE = (
    ".csv.gz",
    ".csv.zip",
    ".tsv.gz",
    ".tsv.zip",
    ".json",
    ".jsonl",
    ".ndjson",
    ".xlsx",
)
_DIALECT = frozenset({*_PLAIN_DIALECT, "escapeChar"}) - {"header", "headerRows"}


@dataclass(frozen=True)
class OpenTable:
    """A table that could be read; `number` is its place among the resources, from 0."""

    number: int
    file: TableFile
    read: ReadTable
    header: HeaderCheck

    @property
    def can_be_judged(self) -> bool:
        """Whether it has columns, or no schema at all, which then is made from its cells."""
        return bool(self.file.table.fields) or "schema" not in self.file.table.properties


def open_tables(folder: Folder) -> tuple[tuple[OpenTable, ...], list[Finding]]:
    """Read the tables whose paths are safe, with what is wrong with their bytes and headers."""
    tables: list[OpenTable] = []
    findings: list[Finding] = []
    descriptor = folder.descriptor or {}
    if (size := tables_size(folder)) > LIMITS.dataset_bytes:
        megabytes, limit = -(-size // MEGABYTE), LIMITS.dataset_bytes // MEGABYTE
        place = folder.place(folder.descriptor_file)
        return (), [finding("dataset-too-large", place, found=megabytes, limit=limit)]
    cells = 0
    for declared in _safe_tables(folder):
        file, found = read_table_file(folder, declared)
        findings.extend(found)
        if file is None:
            continue
        watched = watched_columns(descriptor, declared)
        file, read, header, found = read_as_saved(folder, file, watched)
        findings.extend(found)
        cells += read.rows * len(read.labels) if read is not None else 0
        if cells > LIMITS.dataset_cells:
            place = folder.place(folder.descriptor_file)
            return (), [finding("too-many-cells", place, limit=f"{LIMITS.dataset_cells:,}")]
        if read is not None:
            tables.append(OpenTable(int(declared.at[1]), file, read, header))
    return tuple(tables), findings


def tables_size(folder: Folder) -> int:
    """The bytes that may be read of all tables with safe paths, each as often as it is named."""
    size = 0
    for table in _safe_tables(folder):
        joined = folder.joined.get(table.path)
        if joined is not None:
            size += len(joined.content)
            continue
        with contextlib.suppress(OSError, ValueError):
            size += min((folder.path / table.path).lstat().st_size, LIMITS.table_bytes)
    return size


def _safe_tables(folder: Folder) -> Iterator[DeclaredTable]:
    for table in declared_tables(folder.descriptor or {}):
        is_safe = table.path.strip() and not list(check_path(folder, table))
        if is_safe and not _is_refused(folder, table.path):
            yield table


def _is_refused(folder: Folder, path: str) -> bool:
    """Whether the file, or a folder on the way to it, is a link or no plain file: said already."""
    refused = {finding.place.file for finding in folder.findings}
    joined = folder.joined.get(path)
    return any(
        folder.place(str(place)).file in refused
        for file in map(PurePosixPath, joined.parts if joined else (path,))
        for place in (file, *file.parents)
    )


def make_judge_case(folder: Folder, tables: Sequence[OpenTable], *, is_sound: bool) -> JudgeCase:
    """What to judge: the tables with readable headers and, if it is sound, the descriptor."""
    judged = [t for t in tables if t.header.is_readable and t.can_be_judged]
    names = {t.file.table.name: _name(t) for t in judged}
    return JudgeCase(
        folder=str(folder.path),
        package=folder.as_written.descriptor if is_sound else None,
        tables={
            "$schema": _PACKAGE,
            "name": "dataset",
            "resources": [_resource(table, names) for table in judged],
        },
        size=sum(len(table.file.content) for table in judged),
        claims=tuple(_claims(judged)),
        made=_made(folder, judged),
        others=tuple(_read_elsewhere(folder)) if is_sound else (),
    )


def _made(folder: Folder, judged: Sequence[OpenTable]) -> dict[str, bytes]:
    """Tables that stand in no file as they are judged, and all that are judged with them."""
    made = {*folder.made, *folder.joined}
    is_made = any(t.file.origin or t.file.table.path in made for t in judged)
    return {_path(table): table.file.content for table in judged} if is_made else {}


def _path(table: OpenTable) -> str:
    """The path by which a table is judged: a file may hold one table by one dialect or another."""
    return f"{_name(table)}.csv" if table.file.origin else table.file.table.path


def _read_elsewhere(folder: Folder) -> Iterator[Mapping[str, Any]]:
    """Other resources that frictionless would unpack or read as tables."""
    others = {file for file in folder.files if file != folder.descriptor_file}
    for other in folder.attachments:
        path = text(other.get("path"))
        if "data" in other:
            held = {key: other[key] for key in ("data", "schema") if key in other}
            yield {"name": text(other.get("name")) or "data", **held}
        elif path.lower().endswith(_READ_ELSEWHERE) and path in others:
            yield {"name": "other", "path": path}


def _claims(judged: Sequence[OpenTable]) -> Iterator[Claim]:
    read = {table.file.table.name: table.read for table in judged}
    for table in judged:
        if not table.header.findings:
            claim = make_claim(table.number, table.read, read)
            if claim is not None:
                yield claim


def _name(table: OpenTable) -> str:
    return f"table-{table.number}"


def _resource(table: OpenTable, names: Mapping[str, str]) -> dict[str, Any]:
    declared = table.file.table
    dialect = {key: value for key, value in declared.dialect.items() if key in _DIALECT}
    resource = {
        "number": table.number,
        "name": _name(table),
        "type": "table",
        "path": _path(table),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": table.file.encoding,
        "dialect": {**_PLAIN_DIALECT, **dialect},
    }
    if declared.fields:
        resource["schema"] = {
            **declared.schema,
            "fields": [_without_pattern(f) for f in _fields(declared)],
            "primaryKey": _primary_key(declared),
            "$schema": _SCHEMA,
            "fieldsMatch": "partial" if table.header.findings else declared.fields_match,
            "foreignKeys": _foreign_keys(declared, names),
        }
    return resource


def _fields(table: DeclaredTable) -> list[Any]:
    return items(table.schema.get("fields"))[: LIMITS.columns]


def _without_pattern(field: object) -> object:
    """A column without its pattern, if that is refused, or checked by patterns.py."""
    constraints = mapping(mapping(field).get("constraints"))
    if not isinstance(field, Mapping) or "pattern" not in constraints:
        return field
    is_text = field.get("type", "string") == "string"
    if not is_text and pattern_fault(constraints["pattern"]) is None:
        return field
    kept = {name: value for name, value in constraints.items() if name != "pattern"}
    return {**field, "constraints": kept}


def _primary_key(table: DeclaredTable) -> list[str]:
    return [] if has_incomparable(table, table.primary_key) else list(table.primary_key)


def _foreign_keys(table: DeclaredTable, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The references to tables that are judged, too; those to this table name none."""
    keys: list[dict[str, Any]] = []
    seen = set()
    for _, key in table.foreign_keys:
        told = json.dumps(key, sort_keys=True, default=str)
        if told in seen:
            continue
        seen.add(told)
        reference = mapping(key.get("reference"))
        name = text(reference.get("resource"))
        if name and name != table.name and name not in names:
            continue
        if has_incomparable(table, texts(key.get("fields"))):
            continue
        target = "" if name in {"", table.name} else names[name]
        keys.append({**key, "reference": {**reference, "resource": target}})
    return keys
