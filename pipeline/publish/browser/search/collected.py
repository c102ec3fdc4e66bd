"""Collections as search knows them: by what they are filtered, and their pages in blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Field
from pipeline.catalog.collection_items import Item, collections
from pipeline.project import Project
from pipeline.settings import Collection

PAGES_A_BLOCK = 100


def collected_data(catalog: Catalog, project: Project) -> list[dict[str, Any]]:
    """Each collection with its facets: their columns, titles, kinds of entity and labels."""
    return [
        {
            "name": collection.name,
            "one": collection.title,
            "many": collection.plural,
            "summary": collection.summary,
            "address": addresses.collection(collection.name),
            "facets": [
                {
                    "field": field.name,
                    "title": field.title,
                    "kind": field.entity or "",
                    "years": field.type == "year",
                    "values": _values(field, items, catalog),
                }
                for field in _facets(collection, dataset)
            ],
        }
        for collection, dataset, items in collections(catalog, project)
    ]


def collected_items(catalog: Catalog, project: Project) -> Iterator[dict[str, Any]]:
    """The pages of collections: title, key, who and where, what is told of it, and its values."""
    found = collections(catalog, project)
    for place, (collection, dataset, items) in enumerate(found):
        facets = _facets(collection, dataset)
        values: list[Mapping[str, int]] = [
            {key: at for at, (key, _) in enumerate(_values(field, items, catalog))}
            for field in facets
        ]
        for start in range(0, len(items), PAGES_A_BLOCK):
            listed = [
                _item(item, facets, values, catalog)
                for item in items[start : start + PAGES_A_BLOCK]
            ]
            yield {"collection": place, "items": listed}


def _facets(collection: Collection, dataset: Dataset) -> list[Field]:
    return [dataset.tables[0].fields_by_name[name] for name in collection.facets]


def _values(field: Field, items: tuple[Item, ...], catalog: Catalog) -> list[list[str]]:
    present = dict.fromkeys(item.cells[field.name] for item in items if item.cells[field.name])
    return [
        [value, catalog.entity(field.entity, value).name if field.entity else field.label(value)]
        for value in sorted(present)
    ]


def _item(
    item: Item, facets: list[Field], values: list[Mapping[str, int]], catalog: Catalog
) -> list[Any]:
    where = item.field("where")
    is_named = where is not None and where.entity and item.cell("where")
    place = catalog.entity(where.entity, item.cell("where")).name if is_named and where else ""
    note = ", ".join(text for text in (item.label("who"), place) if text)
    at = [own.get(item.cells[field.name], -1) for field, own in zip(facets, values, strict=True)]
    topics = list(item.names("topics"))
    return [item.cell("title"), item.key, note, item.cell("done"), at, topics]
