"""Which resources are tables, and which are other files of a package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.front_matter import listed
from pipeline.understood.draft import Draft

TABLE_SUFFIXES = (".csv", ".tsv")


def is_table(resource: Mapping[str, Any]) -> bool:
    """Whether a resource is a table that can be read here, or is declared as one."""
    kind, profile = resource.get("type"), resource.get("profile")
    path, form = resource.get("path"), resource.get("format")
    if "data" in resource and path is None:
        return False
    if isinstance(path, list) and path and all(isinstance(one, str) for one in path):
        path = path[0]
    if not isinstance(path, str) or "data" in resource:
        return True
    if isinstance(kind, str) and kind not in {"", "table"}:
        return False
    is_declared = kind == "table" or profile == "tabular-data-resource" or resource.get("schema")
    is_csv = path.lower().endswith(TABLE_SUFFIXES)
    is_csv = is_csv or (isinstance(form, str) and f".{form.lower()}" in TABLE_SUFFIXES)
    return bool(is_declared) or is_csv


def paths(other: Mapping[str, Any]) -> tuple[str, ...]:
    """The paths of a resource: one, or those of a list."""
    path = other.get("path")
    return tuple(str(one) for one in (path if isinstance(path, list) else [path]) if one)


def take_out_other_files(draft: Draft) -> tuple[Mapping[str, Any], ...]:
    """Take out resources that are no tables."""
    resources = listed(draft.descriptor.get("resources"))
    others = [
        i for i, one in enumerate(resources) if isinstance(one, Mapping) and not is_table(one)
    ]
    if others:
        draft.descriptor["resources"] = [r for i, r in enumerate(resources) if i not in others]
        draft.resources = [i for i in draft.resources if i not in others]
    return tuple(resources[i] for i in others)
