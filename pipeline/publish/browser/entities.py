"""Entities -> one file a kind: what the browser needs to name, to find and to pick them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.catalog import Catalog, Entity, Table
from pipeline.publish.vocabularies.coverage import keys_with_values
from pipeline.settings import EntityKind, TableAddress


def entities_data(kind: EntityKind, catalog: Catalog) -> dict[str, Any]:
    """The entities of a kind by column, all of equal length in the order of the reference table.

    `keys`, `names`, `in_text` ("" where the name reads well in a sentence), `aliases` (with "|"
    between them), `sections` (place in `section_titles`, -1 for none) and `groups` (places in
    `group_titles`, each with the day on which its members were members in `group_dates`, "" where
    there is no such day). `section_title` says what the sections are; `divisions` are other ways
    to divide all entities, each with its own `title` (`inside` a sentence), `titles` and `places`.
    What the members of each part are called stands in `section_members`, `group_members` and a
    division's `members`, "" where nothing says so. `one` and `many` are what they are called.
    `pages` says which have a page (1) below `address`, whose folder is the key in small letters.
    """
    listed = list(catalog.entities.get(kind.id, {}).values())
    table = _table(catalog, kind.table) if listed else None
    sections = list(dict.fromkeys(entity.section for entity in listed if entity.section))
    groups = _groups(kind, catalog, listed)
    dates = _group_dates(kind, catalog)
    held = keys_with_values(catalog).get(kind.id, set())
    return {
        "address": kind.address or "",
        "pages": [int(one.address is not None and one.key in held) for one in listed],
        "one": kind.title,
        "many": kind.plural,
        "keys": [entity.key for entity in listed],
        "names": [entity.name for entity in listed],
        "in_text": [
            "" if entity.name_in_text == entity.name else entity.name_in_text for entity in listed
        ],
        "aliases": ["|".join(alias.replace("|", " ") for alias in e.aliases) for e in listed],
        "section_title": table.fields_by_name[kind.group_by].title
        if table and kind.group_by
        else "",
        "section_titles": sections,
        "section_members": _members(table, kind.group_by, sections),
        "sections": [sections.index(e.section) if e.section else -1 for e in listed],
        "group_titles": groups,
        "group_members": _members(*_grouping(kind, catalog), groups),
        "group_dates": [dates.get(group, "") for group in groups],
        "groups": [[groups.index(group) for group in entity.groups] for entity in listed],
        "divisions": [_division(table, name) for name in kind.facts] if table else [],
    }


def _division(table: Table, column: str) -> dict[str, Any]:
    """The parts of a column in the order in which it declares them, and whose part is which."""
    field = table.fields_by_name[column]
    texts = [text if isinstance(text, str) else "" for text in table.texts[column]]
    present = dict.fromkeys(text for text in texts if text)
    listed = [text for text in field.labels if text in present]
    listed += [text for text in present if text not in field.labels]
    titles = [field.label(text) for text in listed]
    return {
        "title": field.title,
        "inside": field.title_inside,
        "titles": titles,
        "members": _members(table, column, titles),
        "places": [listed.index(text) if text else -1 for text in texts],
    }


def _members(table: Table | None, column: str | None, titles: Iterable[str]) -> list[str]:
    """What the members of each part of a column are called, by the part's title."""
    field = table.fields_by_name.get(column or "") if table else None
    called = {field.label(text): told for text, told in field.members.items()} if field else {}
    return [called.get(title, "") for title in titles]


def _grouping(kind: EntityKind, catalog: Catalog) -> tuple[Table | None, str | None]:
    """The table that says who is in which group, and its column of groups."""
    linked = kind.groups
    return (_table(catalog, linked.table), linked.value) if linked else (None, None)


def _groups(kind: EntityKind, catalog: Catalog, listed: Iterable[Entity]) -> list[str]:
    """The titles of groups that have members, in the order in which their column declares them."""
    table, column = _grouping(kind, catalog)
    declared = table.fields_by_name[column].labels.values() if table and column else ()
    present = dict.fromkeys(group for entity in listed for group in entity.groups)
    return [
        *(title for title in declared if title in present),
        *(title for title in present if title not in declared),
    ]


def _group_dates(kind: EntityKind, catalog: Catalog) -> dict[str, str]:
    """The day on which all members of a group were members, by the group's title."""
    linked = kind.groups
    table = _table(catalog, linked.table) if linked else None
    if linked is None or linked.as_of is None or table is None:
        return {}
    label = table.fields_by_name[linked.value].label
    days: dict[str, set[str]] = {}
    for group, day in zip(table.texts[linked.value], table.texts[linked.as_of], strict=True):
        days.setdefault(label(group), set()).add(day if isinstance(day, str) else "")
    return {title: found.pop() for title, found in days.items() if len(found) == 1}


def _table(catalog: Catalog, address: TableAddress) -> Table | None:
    dataset = catalog.datasets_by_name.get(address.dataset)
    return dataset.tables_by_name.get(address.resource) if dataset else None
