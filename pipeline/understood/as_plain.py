"""A table's file as plain CSV, where its dialect says that its names or rows stand otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.folders import Folder
from pipeline.front_matter import listed
from pipeline.understood.plain_tables import Columns, PlainTable, make_plain


def plain_table(
    folder: Folder, resource: Mapping[str, Any], content: bytes, encoding: str
) -> PlainTable | None:
    """The plain table that a file holds; None where it is one itself, or is taken for one.

    Under the profile `atlas` every file is. Raises NotPlain.
    """
    dialect = resource.get("dialect")
    is_made = resource.get("path") in folder.made
    if folder.profile != "standard" or is_made or not isinstance(dialect, Mapping):
        return None
    return make_plain(content, encoding, dialect, _columns(folder, resource))


def _columns(folder: Folder, resource: Mapping[str, Any]) -> Columns:
    names = _names(resource)
    schema = resource.get("schema")
    match = schema.get("fieldsMatch") if isinstance(schema, Mapping) else None
    match = match[0] if isinstance(match, list) and len(match) == 1 else match
    return Columns(names, _as_written(folder, resource, names), str(match or "exact"))


def _as_written(
    folder: Folder, resource: Mapping[str, Any], names: tuple[str, ...]
) -> tuple[str, ...]:
    """The names with the spaces around them that they were written with."""
    for other in listed((folder.as_written.descriptor or {}).get("resources")):
        if isinstance(other, Mapping) and other.get("path") == resource.get("path"):
            written = _names(other)
            if [name.strip() for name in written] == [name.strip() for name in names]:
                return written
    return names


def _names(resource: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(_texts(resource.get("schema")))


def _texts(schema: object) -> Iterator[str]:
    for field in listed(schema.get("fields")) if isinstance(schema, Mapping) else ():
        name = field.get("name") if isinstance(field, Mapping) else None
        yield name if isinstance(name, str) else ""
