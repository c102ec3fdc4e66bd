"""The pages of collections: the list to filter, a list for each facet, and a page for each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline import addresses
from pipeline.catalog import Field
from pipeline.catalog.collection_items import Item, collections
from pipeline.catalog.topic_contents import topics_with_page
from pipeline.front_matter import sections
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts import repository
from pipeline.pages.parts.collected_about import kind_of, places_of
from pipeline.pages.parts.facets import label_of, read_facets
from pipeline.pages.parts.figures_at_time import figures_at_time
from pipeline.pages.parts.series import Holding, Holdings, read_holdings
from pipeline.pages.parts.words import search_words
from pipeline.pages.render import make_page
from pipeline.publish import cite_page
from pipeline.settings import Topic

# What a page says at its top or in a place of its own, and so not among the other facts.
LED_WITH = frozenset(
    {
        "title",
        "who",
        "where",
        "started",
        "ended",
        "status",
        "checked",
        "done",
        "result",
        "result_year",
        "evidence",
        "topics",
        "data",
        "image",
        "image_alt",
        "image_licence",
    }
)
MOST_LIKE_IT = 4


@dataclass(frozen=True)
class PageFact:
    """A column of a page's row with its value, and where the pages with that value are listed."""

    field: Field
    label: str
    address: str | None


def pages(atlas: Atlas) -> Iterator[Page]:
    """The lists of the collections and of their facets, and a page for each file."""
    yield from index(atlas)
    yield from facets(atlas)
    yield from item_pages(atlas)


def index(atlas: Atlas) -> Iterator[Page]:
    """The page that lists a collection."""
    for collection, dataset, items in collections(atlas.catalog, atlas.project):
        yield make_page(
            "cases",
            "cases.md",
            addresses.collection(collection.name),
            meta={"scripts": ["cases"]},
            project=atlas.project,
            ask=atlas.ask,
            collection=collection,
            dataset=dataset,
            items=items,
            facets=read_facets(collection, items, atlas.catalog),
            evidence=items[0].field("evidence") if items else None,
            places=places_of(atlas, items),
            words=_words(atlas, items),
        )


def facets(atlas: Atlas) -> Iterator[Page]:
    """A page for each value of each facet."""
    for collection, _, items in collections(atlas.catalog, atlas.project):
        for facet in read_facets(collection, items, atlas.catalog):
            for value in facet.values:
                if value.address is not None:
                    yield make_page(
                        "cases",
                        "facet.md",
                        value.address,
                        collection=collection,
                        facet=facet,
                        value=value,
                        places=places_of(atlas, value.items),
                    )


def item_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each file."""
    listed = {topic.id: topic for topic in topics_with_page(atlas.catalog, atlas.project)}
    holdings: dict[str, Holdings] = {}
    for collection, _, items in collections(atlas.catalog, atlas.project):
        lists = {
            (facet.field.name, value.value): value.address
            for facet in read_facets(collection, items, atlas.catalog)
            for value in facet.values
        }
        for item in items:
            kind = kind_of(item)
            if kind and kind not in holdings and kind in atlas.project.kinds:
                holdings[kind] = read_holdings(atlas.project.kinds[kind], atlas.catalog)
            held = holdings.get(kind or "", {}).get(item.cell("where"), ())
            facts = _facts(atlas, item, lists)
            yield _page(atlas, item, items, held, listed=listed, facts=facts)


def _page(
    atlas: Atlas,
    item: Item,
    items: tuple[Item, ...],
    held: Sequence[Holding],
    *,
    listed: Mapping[str, Topic],
    facts: Sequence[PageFact],
) -> Page:
    image = item.cell("image")
    entity = places_of(atlas, [item]).get(item.key)
    file = item.dataset.folder / f"{item.key}.md"
    return make_page(
        "case",
        "case.md",
        item.address,
        meta={"scripts": ["dataset"], **({"image": item.address + image} if image else {})},
        project=atlas.project,
        ask=atlas.ask,
        item=item,
        collection=item.collection,
        entity=entity,
        entity_page=entity.address if entity and held else None,
        kind=atlas.project.kinds.get(kind_of(item) or ""),
        facts=facts,
        sections=sections(item.text),
        then=figures_at_time(atlas.ask, held, item.cell("started"), item.cell("ended") or None),
        topics=[listed[topic] for topic in item.names("topics") if topic in listed],
        data=[
            atlas.catalog.datasets_by_name[name]
            for name in item.names("data")
            if name in atlas.catalog.datasets_by_name
        ],
        like_it=_like_it(item, items),
        citation=cite_page(item.cell("title"), item.address, item.dataset, atlas.project),
        edit=repository.edit(atlas.project, file),
        mistake=repository.mistake(atlas.project, f"{item.dataset.name}/{item.key}"),
    )


def _words(atlas: Atlas, items: Iterable[Item]) -> dict[str, str]:
    """Words to find each page by that its card does not show, under the page's key."""
    return {
        item.key: search_words(
            [
                item.key,
                *(
                    label_of(item.table.fields_by_name[name], item.cells[name], atlas.catalog)
                    for name in item.collection.facets
                ),
            ]
        )
        for item in items
    }


def _facts(atlas: Atlas, item: Item, lists: Mapping[tuple[str, str], str | None]) -> list[PageFact]:
    """What the row says beside what the page leads with."""
    led = {item.collection.column_of.get(role) for role in LED_WITH}
    return [
        PageFact(
            field,
            label_of(field, item.cells[field.name], atlas.catalog),
            lists.get((field.name, item.cells[field.name])),
        )
        for field in item.table.fields
        if field.name not in led and field.name not in item.table.primary_key
        if item.cells[field.name]
    ]


def _like_it(item: Item, items: tuple[Item, ...]) -> list[Item]:
    """Other pages that agree with one in most facets."""
    columns = [
        name
        for name in item.collection.facets
        if item.table.fields_by_name[name].type != "year"
        and name != item.collection.columns.get("evidence")
    ]

    def alike(other: Item) -> int:
        return sum(item.cells[name] == other.cells[name] for name in columns)

    others = [other for other in items if other is not item and alike(other)]
    return sorted(others, key=alike, reverse=True)[:MOST_LIKE_IT]
