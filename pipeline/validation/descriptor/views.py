"""Finds views and breaks that name tables, columns or values which are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from pipeline.codes import finding
from pipeline.codes.hints.suggestions import did_you_mean
from pipeline.codes.phrases.charts import THINGS_IN_ROWS
from pipeline.codes.phrases.lists import NONE
from pipeline.codes.phrases.subjects import BREAK, VIEW, VIEWS_WHERE, view_property
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.project import EntityKind
from pipeline.strict_yaml import PropertyPath
from pipeline.validation.descriptor.openness import check_openness
from pipeline.validation.descriptor.profile import describe_property, read_profile
from pipeline.validation.descriptor.rules import no_such_column, no_such_table
from pipeline.validation.descriptor_view import (
    NUMBER_TYPES,
    DeclaredTable,
    declared_items,
    declared_tables,
    mapping,
    text,
    words,
)
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.tables import ReadTable
from pipeline.validation.suggest import nearest_meaning, nearest_spelling

# Values of a column among which the one that may be meant is looked for.
_MOST_COMPARED = 500
# What each kind of view cannot do without, beside the table's own time and entity.
NEEDS = {
    "trend": ("measure",),
    "ranking": ("measure",),
    "map": ("measure",),
    "tiles": ("measure",),
    "composition": ("measure", "by"),
    "scatter": ("x", "y"),
    "distribution": ("measure",),
    "progress": ("measure", "target"),
    "small-multiples": ("measure",),
    "table": (),
    "vega-lite": ("spec",),
}
_NUMBERS = ("measure", "x", "y", "size")
_COLUMNS = (*_NUMBERS, "time", "entity", "by")
_VALUES_SHOWN = 12


def check_views(known: Inspection) -> list[Finding]:
    """Find what views and breaks name and the tables, or the site's kinds of thing, do not have.

    Values are looked up only in tables that could be read.
    """
    folder, descriptor, read = known.folder, known.descriptor, known.tables_by_name
    tables = {table.name: table for table in declared_tables(descriptor) if table.name}
    findings: list[Finding] = []
    for at, view in declared_items(descriptor, "views"):
        findings.extend(_needs(folder, at, view))
        table = _table(view, tables)
        if table is None:
            findings.extend(_unknown_table(folder, at, view, tables, VIEW))
            continue
        findings.extend(_columns(folder, at, view, table))
        findings.extend(_where(folder, at, view, table, read.get(table.name)))
        findings.extend(check_openness(folder, at, view, table, read.get(table.name)))
        findings.extend(_without_places(folder, at, view, table, known.project.kinds))
    for at, broken in declared_items(descriptor, "breaks"):
        findings.extend(_break(folder, at, broken, tables, read))
    return findings


def _table(item: Mapping[str, object], tables: Mapping[str, DeclaredTable]) -> DeclaredTable | None:
    """The table that a view or break is about: the one it names, or the only one."""
    if "resource" not in item and len(tables) == 1:
        return next(iter(tables.values()))
    return tables.get(text(item.get("resource")))


def _unknown_table(
    folder: Folder,
    at: PropertyPath,
    item: Mapping[str, object],
    tables: Mapping[str, DeclaredTable],
    subject: str,
) -> Iterator[Finding]:
    name = text(item.get("resource"))
    if name:
        yield no_such_table(folder, (*at, "resource"), tables, name, subject)


def _needs(folder: Folder, at: PropertyPath, view: Mapping[str, object]) -> Iterator[Finding]:
    kind = text(view.get("kind"))
    for key in NEEDS.get(kind, ()):
        if key not in view:
            place = folder.property_place(at)
            meaning = describe_property(read_profile(), (*at, key)).get("description", "")
            yield finding("view-incomplete", place, kind=kind, key=key, meaning=meaning)


def _columns(
    folder: Folder, at: PropertyPath, view: Mapping[str, object], table: DeclaredTable
) -> Iterator[Finding]:
    for key in _COLUMNS:
        name = text(view.get(key))
        if not name or not table.fields:
            continue
        field = table.fields_by_name.get(name)
        if field is None:
            yield no_such_column(folder, (*at, key), table, name, view_property(key))
        elif key in _NUMBERS and field.type not in NUMBER_TYPES and field.type in _known_types():
            place = folder.property_place((*at, key), name)
            yield finding("view-not-number", place, value=name, key=key, found=field.type)


def _known_types() -> list[str]:
    return list(read_profile()["$defs"]["field"]["properties"]["type"]["enum"])


def _where(
    folder: Folder,
    at: PropertyPath,
    view: Mapping[str, object],
    table: DeclaredTable,
    read: ReadTable | None,
) -> Iterator[Finding]:
    for column, wanted in mapping(view.get("where")).items():
        path = (*at, "where", column)
        if column not in table.fields_by_name:
            if table.fields:
                yield no_such_column(folder, path, table, column, VIEWS_WHERE)
            continue
        if read is None or column not in read.values:
            continue
        present = list(islice(read.present(column), _MOST_COMPARED))
        for value in words(wanted):
            if value not in read.values[column]:
                near = nearest_spelling(value, present) or nearest_meaning(value, present)
                yield finding(
                    "view-value",
                    folder.property_place(path, value),
                    hint=did_you_mean(near) if near else None,
                    column=column,
                    value=value,
                    allowed=", ".join(present[:_VALUES_SHOWN]),
                )


def _without_places(
    folder: Folder,
    at: PropertyPath,
    view: Mapping[str, object],
    table: DeclaredTable,
    kinds: Mapping[str, EntityKind],
) -> Iterator[Finding]:
    """A map or tiles of things of which the site does not know where they stand."""
    shown = text(view.get("kind"))
    placed = {
        "map": [kind.id for kind in kinds.values() if kind.shapes],
        "tiles": [kind.id for kind in kinds.values() if kind.tiles],
    }
    name = text(view.get("entity"))
    if shown not in placed or not table.fields or (name and name not in table.fields_by_name):
        return
    keyed = [field for field in table.fields if field.name in table.primary_key]
    columns = [table.fields_by_name[name]] if name else keyed
    entity = next((e for f in columns if (e := text(f.properties.get("entity")))), "")
    if entity not in placed[shown]:
        yield finding(
            "view-without-places",
            folder.property_place((*at, "entity") if name else at, name or None),
            kind=shown,
            value=kinds[entity].plural if entity in kinds else name or THINGS_IN_ROWS,
            allowed=", ".join(placed[shown]) or NONE,
        )


def _break(
    folder: Folder,
    at: PropertyPath,
    broken: Mapping[str, object],
    tables: Mapping[str, DeclaredTable],
    read: Mapping[str, ReadTable],
) -> Iterator[Finding]:
    table = _table(broken, tables)
    if table is None:
        yield from _unknown_table(folder, at, broken, tables, BREAK)
        return
    name = text(broken.get("field"))
    if name and table.fields and name not in table.fields_by_name:
        yield no_such_column(folder, (*at, "field"), table, name, BREAK)
    present = _key_values(table, read.get(table.name))
    if present is None:
        return
    for value in words(broken.get("entities")) if "entities" in broken else ():
        if value not in present:
            place = folder.property_place((*at, "entities"), value)
            yield finding("break-value", place, value=value)


def _key_values(table: DeclaredTable, read: ReadTable | None) -> frozenset[str] | None:
    """Every value that stands in a column of entities or of the key; None if not known."""
    if read is None:
        return None
    columns = {f.name for f in table.fields if "entity" in f.properties} | {*table.primary_key}
    known = [read.values[column] for column in columns if column in read.values]
    return frozenset(value for values in known for value in values) if known else None
