"""Which pages of collections are about which entities."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.catalog import Entity
from pipeline.catalog.collection_items import Item, collections
from pipeline.pages.model import Atlas


def kind_of(item: Item) -> str | None:
    """The kind of entity that a page is about, if it is about one."""
    where = item.field("where")
    return where.entity if where else None


def items_by_entity(atlas: Atlas, kind: str) -> dict[str, list[tuple[str, list[Item]]]]:
    """The pages about each entity of a kind, under the plural of what they are called."""
    found: dict[str, list[tuple[str, list[Item]]]] = {}
    for collection, _, items in collections(atlas.catalog, atlas.project):
        by_key: dict[str, list[Item]] = {}
        for item in items:
            if kind_of(item) == kind and item.cell("where"):
                by_key.setdefault(item.cell("where"), []).append(item)
        for key, about in by_key.items():
            found.setdefault(key, []).append((collection.plural, about))
    return found


def places_of(atlas: Atlas, items: Iterable[Item]) -> dict[str, Entity]:
    """The entity that each page is about, under the page's key."""
    return {
        item.key: atlas.catalog.entity(kind_of(item), item.cell("where"))
        for item in items
        if item.cell("where")
    }
