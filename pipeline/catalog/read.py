"""Sound folders -> Catalog."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

import pyarrow as pa

from pipeline import addresses
from pipeline.catalog.defaults import default_views
from pipeline.catalog.entities import Entity, Fact
from pipeline.catalog.harmless import harmless
from pipeline.catalog.model import (
    Catalog,
    Contributor,
    Correction,
    Dataset,
    Licence,
    Source,
    Table,
    Update,
)
from pipeline.catalog.places import linked, read_grid, read_shapes, require, require_numbers
from pipeline.catalog.tables import make_table, read_table, texts_of_cells
from pipeline.catalog.views import read_views
from pipeline.folders import Folder
from pipeline.limits import LIMITS
from pipeline.project import Project
from pipeline.settings import EntityKind, GroupTable, LinkedTable
from pipeline.understood import plain_table
from pipeline.validation.hidden.characters import without_hidden

NONE: Mapping[tuple[str, str], pa.Table] = MappingProxyType({})
Titled = TypeVar("Titled", Contributor, Licence, Source)


def read_catalog(
    folders: Sequence[Folder],
    project: Project,
    read: Mapping[tuple[str, str], pa.Table] = NONE,
    *,
    today: date | None = None,
) -> Catalog:
    """Make the catalogue of folders in which validation found no error.

    `read` are the tables that it kept, by the folder's name and their path; others are read from
    their files. What is of a time after `today` and after all days that a dataset names is still
    to come. Raises ConfigurationError when the site's settings name a column that a reference table
    lacks.
    """
    references = _references(project)
    datasets = tuple(
        sorted(
            (_dataset(folder, project, references, read, today) for folder in folders),
            key=lambda dataset: dataset.name,
        )
    )
    tables = {(d.name, table.name): table for d in datasets for table in d.tables}
    kinds = project.kinds.values()
    shapes = {kind.id: read_shapes(kind, tables) for kind in kinds}
    grids = {kind.id: read_grid(kind, tables) for kind in kinds}
    return Catalog(
        datasets,
        {kind.id: _entities(kind, tables) for kind in kinds},
        {kind: found for kind, found in shapes.items() if found},
        {kind: found for kind, found in grids.items() if found},
    )


def _references(project: Project) -> set[str]:
    """The datasets that the site's settings name as lists of things or of their places."""
    return {
        linked.table.dataset
        for kind in project.kinds.values()
        for linked in (kind, kind.shapes, kind.tiles)
        if linked
    }


def _dataset(
    folder: Folder,
    project: Project,
    references: set[str],
    read: Mapping[tuple[str, str], pa.Table],
    today: date | None,
) -> Dataset:
    raw = folder.descriptor
    assert raw is not None, "only sound folders come here"
    descriptor, raw = raw, harmless(raw)
    breaks = raw.get("breaks") or ()
    tables = tuple(
        replace(
            _table(folder, resource, breaks, read.get((folder.name, resource["path"]))),
            known=_known_on(raw, today),
        )
        for resource in raw["resources"]
    )
    declared = raw.get("views")
    mapped = [kind.id for kind in project.kinds.values() if kind.shapes]
    views = default_views(tables, mapped) if declared is None else read_views(declared, tables)
    name = raw.get("name") or folder.name
    return Dataset(
        name=name,
        folder=folder.path,
        descriptor=descriptor,
        title=raw.get("title") or name,
        description=" ".join((raw.get("description") or "").split()),
        version=raw.get("version") or "",
        created=raw.get("created"),
        keywords=tuple(raw.get("keywords") or ()),
        topics=tuple(raw.get("topics") or ()),
        measures=raw.get("measures"),
        does_not_tell=raw.get("does_not_tell"),
        processing=raw.get("processing"),
        notes=tuple(raw.get("notes") or ()),
        changelog=folder.changelog,
        licences=_titled(_licence(licence) for licence in raw.get("licenses") or ()),
        sources=_titled(_source(source) for source in raw.get("sources") or ()),
        contributors=_contributors(raw, project),
        update=_update(raw.get("update")),
        corrections=tuple(_correction(c) for c in raw.get("corrections") or ()),
        tables=tables,
        views=views,
        texts={page.key: page.body for page in folder.pages},
        is_reference=name in references and not any(table.measures for table in tables),
        attachments=folder.attachments,
        left_aside=folder.left_aside,
    )


def _known_on(raw: Mapping[str, Any], today: date | None) -> date | None:
    """The newest day on which somebody can have known a dataset's figures, if one is known."""
    written = [raw.get("created"), *(source.get("accessed") for source in raw.get("sources") or ())]
    days = [today] if today else []
    for one in filter(None, written):
        with contextlib.suppress(ValueError):
            days.append(date.fromisoformat(str(one)[:10]))
    return max(days, default=None)


def _table(
    folder: Folder,
    resource: Mapping[str, Any],
    breaks: Sequence[Mapping[str, Any]],
    cells: pa.Table | None,
) -> Table:
    if cells is not None:
        return make_table(texts_of_cells(cells), resource, breaks)
    content = folder.content(resource["path"], LIMITS.table_bytes)
    plain = plain_table(folder, resource, content, resource.get("encoding") or "utf-8")
    if plain is not None:
        content, resource = plain.content, {**resource, "encoding": "utf-8"}
    return read_table(content, resource, breaks)


def _titled(things: Iterable[Titled]) -> tuple[Titled, ...]:
    """Those of some things by whose titles people can know them."""
    return tuple(thing for thing in things if thing.title)


def _licence(raw: Mapping[str, Any]) -> Licence:
    name, path = raw.get("name"), raw.get("path")
    return Licence(name=name, title=raw.get("title") or name or path or "", path=path)


def _source(raw: Mapping[str, Any]) -> Source:
    path = raw.get("path")
    own_name = raw.get("name")  # of version 1 of the standard's drafts
    return Source(
        title=raw.get("title") or (own_name if isinstance(own_name, str) else "") or path or "",
        path=path,
        publisher=raw.get("publisher"),
        accessed=raw.get("accessed"),
    )


def _contributors(raw: Mapping[str, Any], project: Project) -> tuple[Contributor, ...]:
    named = tuple(
        Contributor(
            title=person.get("title") or "",
            path=person.get("path"),
            roles=tuple(person.get("roles") or ([person["role"]] if person.get("role") else ())),
        )
        for person in raw.get("contributors") or ()
    )
    named = _titled(named)
    if any("publisher" in person.roles for person in named):
        return named
    return (*named, Contributor(title=project.publisher, path=None, roles=("publisher",)))


def _update(raw: Mapping[str, Any] | None) -> Update | None:
    return Update(raw["frequency"], raw.get("next")) if raw else None


def _correction(raw: Mapping[str, Any]) -> Correction:
    return Correction(date=raw["date"], what=raw["what"], effect=raw.get("effect", ""))


def _entities(kind: EntityKind, tables: Mapping[tuple[str, str], Table]) -> dict[str, Entity]:
    table = linked(kind.table, tables)
    if table is None:
        return {}
    setting = f"extra.atlas.entities.{kind.id}"
    for name in ("key", "name", "name_in_text", "group_by"):
        require(table, kind.table, getattr(kind, name), f"{setting}.{name}")
    for number, name in enumerate(kind.facts):
        require(table, kind.table, name, f"{setting}.facts.{number}")
    for number, name in enumerate(kind.peers.like if kind.peers else ()):
        require(table, kind.table, name, f"{setting}.peers.like.{number}")
        require_numbers(table, kind.table, name, f"{setting}.peers.like.{number}")
    if kind.peers:
        require(table, kind.table, kind.peers.within, f"{setting}.peers.within")
    texts = table.texts
    aliases = _values_by_key(kind.aliases, tables, f"{setting}.aliases")
    groups = _values_by_key(kind.groups, tables, f"{setting}.groups")
    days = _groups_by_day(kind.groups, tables, f"{setting}.groups")
    in_text = texts[kind.name_in_text] if kind.name_in_text else texts[kind.name]
    sections = texts[kind.group_by] if kind.group_by else [None] * len(texts)
    label = table.fields_by_name[kind.group_by].label if kind.group_by else str
    return {
        key: Entity(
            kind=kind.id,
            key=key,
            name=without_hidden(name),
            name_in_text=without_hidden(reads or name),
            section=label(section) if section is not None else None,
            aliases=tuple(map(without_hidden, aliases.get(key, ()))),
            groups=groups.get(key, ()),
            groups_by_day=days.get(key, {}),
            facts=_facts(kind, table, row),
            sizes=_sizes(kind, table, row),
            within=_within(kind, table, row),
            address=addresses.entity(kind.address, key) if kind.address else None,
        )
        for row, key, name, reads, section in zip(
            texts.index, texts[kind.key], texts[kind.name], in_text, sections, strict=True
        )
    }


def _facts(kind: EntityKind, table: Table, row: object) -> tuple[Fact, ...]:
    """What a row says in the columns that the settings name, or why it does not."""
    found = []
    for name in kind.facts:
        column, text = table.fields_by_name[name], str(table.texts.at[row, name])
        is_missing = bool(table.frame[name].isna().at[row]) or not text.strip()
        reason = column.missing_reasons.get(text, "not known")
        words = reason if is_missing else column.label(text)
        found.append(Fact(column.title, words, not is_missing))
    return tuple(found)


def _sizes(kind: EntityKind, table: Table, row: object) -> tuple[float | None, ...]:
    """The numbers by which peers are found: None where there is none above zero."""
    names = kind.peers.like if kind.peers else ()
    numbers = [
        table.frame[name].astype("float64")[table.frame.index == row].iloc[0] for name in names
    ]
    return tuple(float(number) if number > 0 else None for number in numbers)


def _within(kind: EntityKind, table: Table, row: object) -> str | None:
    name = kind.peers.within if kind.peers else None
    return table.fields_by_name[name].label(str(table.texts.at[row, name])) if name else None


def _groups_by_day(
    beside: GroupTable | None, tables: Mapping[tuple[str, str], Table], setting: str
) -> dict[str, dict[str, tuple[str, ...]]]:
    table = linked(beside.table, tables) if beside else None
    if beside is None or table is None:
        return {}
    require(table, beside.table, beside.as_of, f"{setting}.as_of")
    days = table.texts[beside.as_of] if beside.as_of else [""] * len(table.texts)
    label = table.fields_by_name[beside.value].label
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    rows = zip(table.texts[beside.key], days, table.texts[beside.value], strict=True)
    for key, day, value in rows:
        own = found.setdefault(key, {})
        own[day] = (*own.get(day, ()), label(value))
    return found


def _values_by_key(
    beside: LinkedTable | None, tables: Mapping[tuple[str, str], Table], setting: str
) -> dict[str, tuple[str, ...]]:
    table = linked(beside.table, tables) if beside else None
    if beside is None or table is None:
        return {}
    for column in (beside.key, beside.value):
        require(table, beside.table, column, setting)
    label = table.fields_by_name[beside.value].label
    found: dict[str, list[str]] = {}
    for key, value in zip(table.texts[beside.key], table.texts[beside.value], strict=True):
        found.setdefault(key, []).append(label(value))
    return {key: tuple(values) for key, values in found.items()}
