"""Names of tables and columns that can stand in addresses and headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.addresses import plain_name
from pipeline.folders import is_question
from pipeline.front_matter import listed
from pipeline.understood.draft import Draft

# Where columns are listed in a schema, beside its references.
_KEYS = frozenset({"primaryKey", "uniqueKeys"})


def name_plainly(draft: Draft, folder_name: str) -> None:
    """Give the dataset, its tables and their columns names that can stand in addresses."""
    descriptor = draft.descriptor
    descriptor["name"] = plain_name(folder_name)
    renamed: dict[str, str] = {}
    for resource in listed(descriptor.get("resources")):
        if isinstance(resource, dict):
            name = resource.get("name")
            if isinstance(name, str) and name.strip() and not is_question(name):
                resource["name"] = renamed[name] = plain_name(name)
            schema = resource.get("schema")
            if isinstance(schema, dict):
                _without_spaces(schema)
    for view in listed(descriptor.get("views")):
        if isinstance(view, dict) and isinstance(view.get("name"), str):
            view["name"] = plain_name(view["name"])
    views = (view for view in listed(descriptor.get("views")) if isinstance(view, dict))
    for names_a_table in (*views, *_references(descriptor)):
        name = names_a_table.get("resource")
        if isinstance(name, str) and name in renamed:
            names_a_table["resource"] = renamed[name]


def _references(descriptor: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for resource in listed(descriptor.get("resources")):
        schema = resource.get("schema") if isinstance(resource, Mapping) else None
        for key in listed(schema.get("foreignKeys")) if isinstance(schema, Mapping) else ():
            reference = key.get("reference") if isinstance(key, Mapping) else None
            if isinstance(reference, dict):
                yield reference


def _without_spaces(schema: dict[str, Any]) -> None:
    """Take the spaces around names of columns away, as readers of headers do."""
    fields = [field for field in listed(schema.get("fields")) if isinstance(field, dict)]
    names = [field.get("name") for field in fields]
    bare = [name.strip() if isinstance(name, str) else name for name in names]
    if bare == names or len({str(name) for name in bare}) < len(bare) or "" in bare:
        return
    for field, name in zip(fields, bare, strict=True):
        field["name"] = name
    for key in _KEYS & schema.keys():
        schema[key] = _stripped(schema[key])
    for key in listed(schema.get("foreignKeys")):
        for named in (key, key.get("reference")) if isinstance(key, dict) else ():
            if isinstance(named, dict) and "fields" in named:
                named["fields"] = _stripped(named["fields"])


def _stripped(value: Any) -> Any:
    if isinstance(value, list):
        return [_stripped(item) for item in value]
    return value.strip() if isinstance(value, str) else value
