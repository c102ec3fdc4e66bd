"""What a descriptor declares, as far as it is well formed; what is not is left out.

The profile reports what is malformed. All other checks read the descriptor through this module, so
that they never meet a list where they expect a mapping, or more than the limits allow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.folders import is_question
from pipeline.limits import LIMITS
from pipeline.profile import PropertyPath

NUMBER_TYPES = frozenset({"number", "integer"})


@dataclass(frozen=True)
class DeclaredField:
    """A column as the descriptor describes it; `at` is its path there."""

    at: PropertyPath
    name: str
    properties: Mapping[str, Any]

    @property
    def type(self) -> str:
        """The column's type; text when none is given."""
        return text(self.properties.get("type")) or "string"

    @property
    def constraints(self) -> Mapping[str, Any]:
        """What its cells must hold to."""
        return mapping(self.properties.get("constraints"))


@dataclass(frozen=True)
class DeclaredTable:
    """A table as the descriptor describes it; `at` is its path there."""

    at: PropertyPath
    name: str
    properties: Mapping[str, Any]

    @property
    def path(self) -> str:
        """The path of its file; "" when none is given."""
        return text(self.properties.get("path"))

    @property
    def encoding(self) -> str:
        """The encoding of its file."""
        return text(self.properties.get("encoding")) or "utf-8"

    @property
    def dialect(self) -> Mapping[str, Any]:
        """How its file differs from plain CSV."""
        return mapping(self.properties.get("dialect"))

    @property
    def schema(self) -> Mapping[str, Any]:
        """Its columns and keys."""
        return mapping(self.properties.get("schema"))

    @property
    def fields_match(self) -> str:
        """How the columns of the file must match the schema's."""
        declared = self.schema.get("fieldsMatch")
        if isinstance(declared, list) and len(declared) == 1:
            declared = declared[0]
        return text(declared) or "exact"

    @cached_property
    def fields(self) -> tuple[DeclaredField, ...]:
        """Its columns."""
        at = (*self.at, "schema", "fields")
        return tuple(
            DeclaredField((*at, i), text(field.get("name")), field)
            for i, field in enumerate(items(self.schema.get("fields"))[: LIMITS.columns])
            if isinstance(field, Mapping) and text(field.get("name"))
        )

    @cached_property
    def fields_by_name(self) -> Mapping[str, DeclaredField]:
        """Its columns under their names."""
        return {field.name: field for field in self.fields}

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns that tell rows apart; none while that is a question."""
        key = texts(self.schema.get("primaryKey"))[: LIMITS.columns]
        return tuple(name for name in key if not is_question(name))

    @property
    def foreign_keys(self) -> tuple[tuple[PropertyPath, Mapping[str, Any]], ...]:
        """Its references to tables, each with its path."""
        at = (*self.at, "schema", "foreignKeys")
        keys = enumerate(items(self.schema.get("foreignKeys")))
        return tuple(((*at, i), key) for i, key in keys if isinstance(key, Mapping))

    @property
    def key_columns(self) -> frozenset[str]:
        """The columns of its primary and foreign keys."""
        foreign = (name for _, key in self.foreign_keys for name in texts(key.get("fields")))
        return frozenset((*self.primary_key, *foreign))

    @property
    def measures(self) -> tuple[DeclaredField, ...]:
        """The columns of numbers that are neither keys nor have a role."""
        return tuple(
            field
            for field in self.fields
            if field.type in NUMBER_TYPES
            and field.name not in self.key_columns
            and field.properties.get("role") is None
        )


def declared_tables(descriptor: Mapping[str, Any]) -> tuple[DeclaredTable, ...]:
    """The tables of a descriptor."""
    return tuple(
        DeclaredTable(("resources", i), text(resource.get("name")), resource)
        for i, resource in enumerate(items(descriptor.get("resources"))[: LIMITS.tables])
        if isinstance(resource, Mapping)
    )


def declared_items(
    descriptor: Mapping[str, Any], key: str
) -> tuple[tuple[PropertyPath, Mapping[str, Any]], ...]:
    """The mappings in a list such as `views` or `breaks`, each with its path."""
    listed = enumerate(items(descriptor.get(key)))
    return tuple(((key, i), item) for i, item in listed if isinstance(item, Mapping))


def items(value: object) -> list[Any]:
    """The value if it is a list, else none."""
    return value if isinstance(value, list) else []


def mapping(value: object) -> Mapping[str, Any]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def text(value: object) -> str:
    """The value if it is text, else none."""
    return value if isinstance(value, str) else ""


def texts(value: object) -> tuple[str, ...]:
    """A text or the texts of a list."""
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in items(value) if isinstance(item, str))


def words(value: object) -> tuple[str, ...]:
    """A value, or those of a list, as they stand in cells: texts and numbers."""
    values = value if isinstance(value, list) else [value]
    return tuple(
        str(item).lower() if isinstance(item, bool) else str(item)
        for item in values
        if isinstance(item, str | int | float)
    )
