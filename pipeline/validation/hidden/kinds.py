"""What a text of a dataset is to those who read it: what tells things apart, or anything else."""

from __future__ import annotations

import re

from pipeline.profile import PropertyPath
from pipeline.validation.descriptor_view import NUMBER_TYPES, DeclaredField, texts
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.tables import ReadTable

# What has one of these types is judged as a number or a date, in which nothing else may stand.
_TYPES_WITHOUT_TEXT = NUMBER_TYPES | {
    *("year", "yearmonth", "date", "datetime", "time", "duration", "boolean", "geopoint"),
}
_NAMING = re.compile(r"(?:^|_)(?:names?|titles?)(?:_|$)", re.IGNORECASE)
_NAMES = frozenset({"name", "title", "key", "entities", "entity"})


def holds_text(field: DeclaredField) -> bool:
    """Whether the cells of a column may be any text."""
    return field.type not in _TYPES_WITHOUT_TEXT


def naming_columns(known: Inspection, table: ReadTable) -> frozenset[str]:
    """The columns whose cells tell things apart or name them: keys, entities, names and titles."""
    declared = table.declared
    unique = declared.schema.get("uniqueKeys")
    names = set(declared.key_columns)
    names.update(n for key in (unique if isinstance(unique, list) else ()) for n in texts(key))
    for field in declared.fields:
        is_named = field.constraints.get("unique") is True or _NAMING.search(field.name)
        if (
            is_named
            or {"entity"} & set(field.properties)
            or field.properties.get("role") == "entity"
        ):
            names.add(field.name)
    for kind in known.project.kinds.values():
        if (kind.table.dataset, kind.table.resource) == (known.folder.name, declared.name):
            names.update(filter(None, (kind.key, kind.name, kind.name_in_text)))
    return frozenset(names & set(declared.fields_by_name))


def is_name(at: PropertyPath) -> bool:
    """Whether what stands at a place of a descriptor is a name, a title or the key of an entity."""
    last = next((part for part in reversed(at) if isinstance(part, str)), "")
    return last in _NAMES or "entities" in at
