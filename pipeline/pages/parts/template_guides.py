"""What the guides to templates say: their tables as the schema has them, what can be worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jsonschema

from pipeline import addresses
from pipeline.drafting.templates import (
    GUIDE,
    Template,
    read_mapping,
    read_template,
    read_text,
    template_names,
)
from pipeline.folders import is_question
from pipeline.project import ConfigurationError, Project

TYPES = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "year": "year",
    "date": "day, as 2026-01-31",
    "boolean": "true or false",
}
TEXT = {"type": "string", "minLength": 1}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}
SCHEMA = {
    "type": "object",
    "required": ["address", "title", "summary"],
    "additionalProperties": False,
    "properties": {
        "address": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,79}$"},
        "title": TEXT,
        "summary": TEXT,
        "derived": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["title", "formula", "uses", "limits"],
                "additionalProperties": False,
                "properties": {"title": TEXT, "formula": TEXT, "uses": TEXTS, "limits": TEXTS},
            },
        },
    },
}


@dataclass(frozen=True)
class GuideColumn:
    """A column: `unit` is empty where there is none or whoever fills the table chooses it."""

    name: str
    title: str
    description: str
    type: str
    unit: str
    has_own_unit: bool
    is_required: bool
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TableGuide:
    """A table of a template, and the line of its column names."""

    name: str
    title: str
    description: str
    file: str
    header: str
    columns: tuple[GuideColumn, ...]


@dataclass(frozen=True)
class Derived:
    """What can be worked out: by which formula, from which columns, and how far it can be trusted.

    `uses` are tables and columns by their titles.
    """

    title: str
    formula: str
    uses: tuple[tuple[TableGuide, GuideColumn], ...]
    limits: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """A template that has a page, and what stands on it."""

    template: str
    address: str
    title: str
    summary: str
    tables: tuple[TableGuide, ...]
    derived: tuple[Derived, ...]


def guides(project: Project) -> Iterator[Guide]:
    """The guides of all templates. Raises ConfigurationError when one does not fit its template."""
    for name in template_names(project):
        template = read_template(project, name)
        path = template.folder / GUIDE
        if not path.is_file():
            continue
        told = read_mapping(path, read_text(path))
        error = jsonschema.exceptions.best_match(
            jsonschema.Draft202012Validator(SCHEMA).iter_errors(told)
        )
        if error is not None:
            where = error.json_path.removeprefix("$.")
            raise ConfigurationError(f"{path}: {where}: {error.message}")
        tables = tuple(_table(template, one) for one in template.descriptor.get("resources") or ())
        yield Guide(
            template=name,
            address=addresses.template_guide(told["address"]),
            title=told["title"],
            summary=told["summary"],
            tables=tables,
            derived=tuple(_derived(template, tables, one) for one in told.get("derived", ())),
        )


def _table(template: Template, resource: Mapping[str, Any]) -> TableGuide:
    fields = (resource.get("schema") or {}).get("fields") or ()
    return TableGuide(
        name=str(resource.get("name")),
        title=str(resource.get("title", "")),
        description=str(resource.get("description", "")),
        file=str(resource["path"]),
        header=template.tables[str(resource["path"])].splitlines()[0],
        columns=tuple(_column(one) for one in fields),
    )


def _column(field: Mapping[str, Any]) -> GuideColumn:
    unit = field.get("unit", "")
    is_chosen = is_question(unit)
    categories = field.get("categories") or ()
    return GuideColumn(
        name=field["name"],
        title=field.get("title", field["name"]),
        description=field.get("description", ""),
        type=TYPES.get(field.get("type", "string"), field.get("type", "")),
        unit="" if is_chosen else unit,
        has_own_unit=is_chosen,
        is_required=bool((field.get("constraints") or {}).get("required")),
        values=tuple((one["value"], one.get("label", one["value"])) for one in categories),
    )


def _derived(
    template: Template, tables: tuple[TableGuide, ...], told: Mapping[str, Any]
) -> Derived:
    known = {f"{table.name}.{one.name}": (table, one) for table in tables for one in table.columns}
    for column in told["uses"]:
        if column not in known:
            raise ConfigurationError(f"{template.folder / GUIDE}: there is no column {column}.")
    return Derived(
        title=told["title"],
        formula=told["formula"],
        uses=tuple(known[column] for column in told["uses"]),
        limits=tuple(told["limits"]),
    )
