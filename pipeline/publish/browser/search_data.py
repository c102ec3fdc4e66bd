"""What the site's own search box finds, fetched when a visitor first reaches for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Entity
from pipeline.catalog.benchmark_data import Benchmarked, read_benchmarked
from pipeline.catalog.collection_items import Item as Collected
from pipeline.catalog.collection_items import collections
from pipeline.catalog.topic_contents import filed
from pipeline.charts.model import Charts
from pipeline.project import Project
from pipeline.publish.vocabularies.coverage import keys_with_values

Item = list[str | int]


def search_data(catalog: Catalog, charts: Charts, project: Project) -> dict[str, Any]:
    """All that can be found: `{"kinds": [KIND, ...], "items": [ITEM, ...]}`.

    An item is `[kind, title, address, note, words]`: the number of its kind in `kinds` ("country",
    "topic", "case study", "data", "chart"), the title to show and search, the address relative to
    the site's root, a line to show under the title (may be ""), and words that are searched but not
    shown: codes, other names, keywords, titles of columns, with "|" between them. Trailing "" are
    left out. Entities are those that have a page, which means that the data holds a value on them;
    topics are those that have a page.
    """
    kinds: list[str] = []
    items: list[Item] = []
    for kind, found in _kinds(catalog, charts, project):
        listed = [_item(len(kinds), *texts) for texts in found]
        if listed:
            kinds.append(kind)
            items.extend(listed)
    return {"kinds": kinds, "items": items}


Texts = tuple[str, str, str, Iterable[str]]


def _kinds(
    catalog: Catalog, charts: Charts, project: Project
) -> Iterator[tuple[str, Iterator[Texts]]]:
    held = keys_with_values(catalog)
    for kind in project.kinds.values():
        keys = held.get(kind.id, set())
        yield kind.title, _entities(catalog.entities.get(kind.id, {}).values(), keys)
    yield "topic", _topics(catalog, project)
    for collection, _, items in collections(catalog, project):
        yield collection.title, (_item_of(item, catalog) for item in items)
    benchmarked = read_benchmarked(catalog, project)
    if benchmarked is not None:
        kind = project.kinds[benchmarked.setting.entity]
        yield kind.title, _bodies(benchmarked)
    yield "data", (_dataset(dataset) for dataset in catalog.datasets)
    yield "chart", _charts(catalog, charts)


def _entities(entities: Iterable[Entity], keys: set[str]) -> Iterator[Texts]:
    for entity in sorted(entities, key=lambda entity: (entity.name.casefold(), entity.key)):
        if entity.address is not None and entity.key in keys:
            yield entity.name, entity.address, "", (entity.key, *entity.aliases)


def _topics(catalog: Catalog, project: Project) -> Iterator[Texts]:
    for one in filed(catalog, project):
        if one.is_page:
            yield one.topic.title, addresses.topic(one.topic.id), one.topic.summary, ()


def _dataset(dataset: Dataset) -> Texts:
    words = [*dataset.keywords]
    words += [field.title for table in dataset.tables for field in table.fields]
    return dataset.title, addresses.dataset(dataset.name), dataset.summary, words


def _item_of(item: Collected, catalog: Catalog) -> Texts:
    """A page of a collection, found by its title, by who did it and where."""
    where = item.field("where")
    place = catalog.entity(where.entity, item.cell("where")).name if where else ""
    note = ", ".join(text for text in (item.label("who"), place) if text)
    return item.cell("title"), item.address, note, (item.key.replace("-", " "),)


def _bodies(benchmarked: Benchmarked) -> Iterator[Texts]:
    """An organisation with a page, found by all names that it bore."""
    for body in benchmarked.bodies:
        if body.address is not None:
            names = [named.entity.name for named in body.names]
            yield body.entity.name, body.address, benchmarked.setting.title, names


def _charts(catalog: Catalog, charts: Charts) -> Iterator[Texts]:
    for dataset in catalog.datasets:
        for view in dataset.views:
            if (dataset.name, view.name) in charts:
                address = addresses.chart_anchor(dataset.name, view.name)
                yield view.title, address, dataset.title, ()


def _item(kind: int, title: str, address: str, note: str, words: Iterable[str]) -> Item:
    shown = f" {title} {note} ".casefold()
    unseen = dict.fromkeys(
        word.replace("|", " ") for word in words if f" {word.casefold()} " not in shown
    )
    item: Item = [kind, title, address, note, "|".join(unseen)]
    while item[-1] == "":
        item.pop()
    return item
