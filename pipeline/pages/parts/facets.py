"""By what a list of pages is narrowed down: each column with its values and the pages of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import addresses
from pipeline.catalog import Catalog, Field
from pipeline.catalog.collection_items import Item
from pipeline.pages.parts.words import sort_key
from pipeline.settings import Collection


@dataclass(frozen=True)
class Value:
    """A value of a column, the pages that have it, and where they are listed, if anywhere."""

    value: str
    label: str
    items: tuple[Item, ...]
    address: str | None


@dataclass(frozen=True)
class Facet:
    """A column by which pages are filtered, and its values in the order in which people look."""

    field: Field
    values: tuple[Value, ...]

    @property
    def is_years(self) -> bool:
        """Whether its values are years, of which people want a span."""
        return self.field.type == "year"


def read_facets(
    collection: Collection, items: Sequence[Item], catalog: Catalog
) -> tuple[Facet, ...]:
    """The columns that the site's settings name; one without values is left out."""
    if not items:
        return ()
    facets = []
    for name in collection.facets:
        field = items[0].table.fields_by_name[name]
        values = _values(collection, field, items, catalog)
        if values:
            facets.append(Facet(field, values))
    return tuple(facets)


def label_of(field: Field, value: str, catalog: Catalog) -> str:
    """What people read for a value: the name of an entity, or its label."""
    return catalog.entity(field.entity, value).name if field.entity else field.label(value)


def _values(
    collection: Collection, field: Field, items: Sequence[Item], catalog: Catalog
) -> tuple[Value, ...]:
    by_value: dict[str, list[Item]] = {}
    for item in items:
        if item.cells[field.name]:
            by_value.setdefault(item.cells[field.name], []).append(item)
    values = [
        Value(
            value,
            label_of(field, value, catalog),
            tuple(found),
            addresses.facet(collection.name, field.name, value),
        )
        for value, found in by_value.items()
    ]
    if field.type == "year":
        return tuple(sorted(values, key=lambda one: one.value, reverse=True))
    return tuple(sorted(values, key=lambda one: sort_key(one.label)))
