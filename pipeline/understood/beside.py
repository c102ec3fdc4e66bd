"""Schemas and dialects that stand in files of their own, or are said by a file's ending."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from pipeline.codes import finding
from pipeline.codes.phrases.syntax import values_at_most
from pipeline.findings import Finding
from pipeline.folders import Folder, JoinedTable, parse_document
from pipeline.front_matter import listed
from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.strict_yaml import Unreadable
from pipeline.understood.nothing_said import take_out_what_says_nothing
from pipeline.understood.other_files import TABLE_SUFFIXES
from pipeline.understood.parts import join_parts

# What a table is called on the web, where its name does not say what it is.
_FORM_OF_MEDIA = {"text/csv": "csv", "text/tab-separated-values": "tsv"}
_TAB = "\t"
_POINTERS = ("schema", "dialect")
_STRUCTURED = frozenset({".json", ".yaml", ".yml"})
# Formats that frictionless reads in another way than CSV, whatever a file's ending is.
_OTHER_FORMATS = frozenset(
    {
        *(
            "csvz",
            "db",
            "duckdb",
            "geojson",
            "gsheets",
            "html",
            "inline",
            "json",
            "jsonl",
            "jsonld",
        ),
        *("ndjson", "ods", "parq", "parquet", "pq", "qsv", "sav", "sql", "sqlite", "topojson"),
        *("xls", "xlsx", "xml", "yaml", "yml", "zip", "zsav"),
    }
)


def with_what_it_points_at(folder: Folder) -> Folder:
    """The folder with schemas and dialects that stand in files of its own in their places."""
    descriptor = deepcopy(dict(folder.descriptor or {}))
    findings: list[Finding] = []
    pointed = set()
    joined: dict[str, JoinedTable] = {}
    room = LIMITS.descriptor_values
    for i, resource in enumerate(listed(descriptor.get("resources"))[: LIMITS.tables]):
        if not isinstance(resource, dict):
            continue
        for key in _POINTERS:
            file = _pointer(resource.get(key))
            if file is None:
                continue
            pointed.add(str(PurePosixPath(file)))
            try:
                resource[key], values = _held_by(folder, file, room)
                room -= values
            except Unreadable as error:
                place = folder.property_place(("resources", i, key), file)
                if error.line is not None:
                    place = folder.place(file, line=error.line)
                findings.append(finding(error.code, place, **error.words))
                resource.pop(key)
                room = 0 if error.code == "descriptor-too-large" else room
        _name_only_path(resource)
        joined |= join_parts(folder, resource)
        _join_dialect(resource)
        take_out_what_says_nothing(resource)
        _name_delimiter(resource)
    return replace(
        folder,
        descriptor=descriptor,
        pointed=frozenset((*pointed, *(file for table in joined.values() for file in table.parts))),
        joined=joined,
        findings=(*folder.findings, *findings),
    )


def _held_by(folder: Folder, file: str, room: int) -> tuple[dict[str, Any], int]:
    """The properties in a file, and how many values these are: at most as many as there is room.

    Raises Unreadable.
    """
    too_many = Unreadable("descriptor-too-large", limit=values_at_most(LIMITS.descriptor_values))
    if not room:
        raise too_many
    document = parse_document(read_inside(folder.path, file, LIMITS.descriptor_bytes), file)
    if not isinstance(document.value, dict):
        raise Unreadable("pointer-not-mapping", value=file)
    values = len(document.lines)
    if values > room:
        raise too_many
    return document.value, values


def _pointer(value: object) -> str | None:
    """The file inside the folder that a schema or dialect stands in, if it points at one."""
    if isinstance(value, Mapping) and set(value) == {"$ref"}:
        value = value["$ref"]
    if not isinstance(value, str) or not value.strip():
        return None
    path = PurePosixPath(value)
    is_inside = not path.is_absolute() and ".." not in path.parts and "\\" not in value
    is_file = path.suffix.lower() in _STRUCTURED and "://" not in value
    is_shown = not any(part.startswith((".", "~", "$")) for part in path.parts)
    return value if is_inside and is_file and is_shown else None


def _name_only_path(resource: dict[str, Any]) -> None:
    """Say the one path of a list of one."""
    match resource.get("path"):
        case [str(path)]:
            resource["path"] = path


def _join_dialect(resource: dict[str, Any]) -> None:
    """Say in one what frictionless says of CSV files in a part where null is a mistake."""
    match resource.get("dialect"):
        case {"csv": dict(part), **rest}:
            filled = {key: "" if value is None else value for key, value in part.items()}
            resource["dialect"] = {**filled, **rest}


def _name_delimiter(resource: dict[str, Any]) -> None:
    """Say of a table with tabs that it has them: for the standard its ending does."""
    form, path = resource.get("format"), resource.get("path")
    is_csv = isinstance(path, str) and path.lower().endswith(TABLE_SUFFIXES)
    told = _FORM_OF_MEDIA.get(str(resource.get("mediatype")))
    if form is None and told and not is_csv:
        resource["format"] = form = told
    if isinstance(form, str):
        form = form.lower()
        if f".{form}" in TABLE_SUFFIXES:
            resource["format"] = "csv"
        elif is_csv and form not in _OTHER_FORMATS and resource.get("type") != "table":
            resource.pop("format")
            form = None
    is_tabbed = form == "tsv" or (
        form is None and isinstance(path, str) and path.lower().endswith(".tsv")
    )
    dialect = resource.get("dialect", {})
    if is_tabbed and isinstance(dialect, dict):
        resource["dialect"] = {"delimiter": _TAB, **dialect}
