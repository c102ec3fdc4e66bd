"""Finds marks for missing values that say the same, so that a reader cannot tell why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.codes import finding
from pipeline.codes.phrases.values import mark_text
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.profile import PropertyPath
from pipeline.validation.descriptor_view import declared_items, items, mapping, text
from pipeline.validation.inspection import Inspection


def check_missing_labels(known: Inspection) -> list[Finding]:
    """Find labels that stand on two marks for missing values of a table or a column."""
    found: list[Finding] = []
    for at, resource in declared_items(known.folder.descriptor or {}, "resources"):
        schema = mapping(resource.get("schema"))
        found.extend(_twice(known.folder, (*at, "schema"), schema))
        for path, field in declared_items(schema, "fields"):
            found.extend(_twice(known.folder, (*at, "schema", *path), field))
    return found


def _twice(folder: Folder, at: PropertyPath, properties: Mapping[str, Any]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for place, entry in enumerate(items(properties.get("missingValues"))):
        label = text(mapping(entry).get("label")).strip()
        mark = text(mapping(entry).get("value"))
        other = first.setdefault(label.casefold(), mark) if label else mark
        if other != mark:
            yield finding(
                "missing-label-twice",
                folder.property_place((*at, "missingValues", place, "label"), label),
                label=label,
                mark=mark_text(mark),
                other=mark_text(other),
            )
