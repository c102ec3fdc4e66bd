"""The index of a kind of place, and a page for each place on which data is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.catalog import Catalog, Dataset, Entity
from pipeline.catalog.collection_items import Item
from pipeline.charts.indicators import tables_about
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.collected_about import items_by_entity
from pipeline.pages.parts.compare_address import compare_query
from pipeline.pages.parts.peers import Comparisons, Peers, neighbours, peers_of, read_comparisons
from pipeline.pages.parts.series import (
    Holding,
    Holdings,
    Series,
    headlines,
    read_holdings,
)
from pipeline.pages.parts.words import periods_noun, sort_key
from pipeline.pages.render import make_page
from pipeline.settings import EntityKind

MOST_ROWS_IN_SIGHT = 10


@dataclass(frozen=True)
class Section:
    """A part of the index: the places with data and what is held on each, and those without."""

    title: str
    held: tuple[tuple[Entity, tuple[Holding, ...]], ...]
    others: tuple[Entity, ...]


@dataclass(frozen=True)
class Rest:
    """What a table holds on a place beside its headline figures."""

    holding: Holding
    series: tuple[Series, ...]

    @property
    def is_long(self) -> bool:
        """Whether the rows are too many to stand in sight."""
        return len(self.series) > MOST_ROWS_IN_SIGHT

    @property
    def has_past(self) -> bool:
        """Whether the table holds more than one period."""
        return len(self.series[0].points) > 1

    @property
    def has_loose_dots(self) -> bool:
        """Whether trends show dots because figures of different periods do not compare."""
        return any(
            len(one.known) > 1 and not one.measure.comparable_over_time for one in self.series
        )

    @property
    def periods_noun(self) -> str:
        """What to call the periods of the table."""
        return periods_noun(point.period for point in self.series[0].points)

    @property
    def names_measure(self) -> bool:
        """Whether rows must name their measure, since the table has several or no parts."""
        measures = {series.measure.name for series in self.series}
        return len(measures) > 1 or not self.holding.table.dimensions


@dataclass(frozen=True)
class Beside:
    """How a place stands in each of its headline figures, and the keys of its neighbours."""

    peers: tuple[Peers | None, ...]
    neighbours: tuple[str, ...]


def pages(atlas: Atlas) -> Iterator[Page]:
    """The lists of places, and a page for each place."""
    yield from index(atlas)
    yield from place_pages(atlas)


def index(atlas: Atlas) -> Iterator[Page]:
    """For each kind of place that has pages, the page that lists them."""
    for kind in _kinds(atlas):
        assert kind.address is not None
        holdings = read_holdings(kind, atlas.catalog)
        yield make_page(
            "places",
            "places.md",
            f"{kind.address}/",
            meta={"scripts": ["filter"]},
            project=atlas.project,
            ask=atlas.ask,
            kind=kind,
            sections=_sections(atlas, kind, holdings),
        )


def place_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each place on which data is held."""
    for kind in _kinds(atlas):
        holdings = read_holdings(kind, atlas.catalog)
        about = _datasets_about(kind, atlas)
        indicators = atlas.indicators.get(kind.id, ())
        comparisons = read_comparisons(kind, indicators, atlas.catalog, atlas.ask)
        collected = items_by_entity(atlas, kind.id)
        for key, held in sorted(holdings.items()):
            entity = atlas.catalog.entity(kind.id, key)
            if entity.address is not None:
                beside = _beside(entity, held, comparisons)
                found = collected.get(key, ())
                yield _page(atlas, entity, held, about=about, collected=found, beside=beside)


def _page(
    atlas: Atlas,
    entity: Entity,
    held: Sequence[Holding],
    *,
    about: Sequence[Dataset],
    collected: Sequence[tuple[str, Sequence[Item]]],
    beside: Beside,
) -> Page:
    assert entity.address is not None
    kind = atlas.project.kinds[entity.kind]
    chosen = headlines(held)
    named = {holding.dataset.name for holding in held}
    return make_page(
        "place",
        "place.md",
        entity.address,
        project=atlas.project,
        ask=atlas.ask,
        kind=kind,
        entity=entity,
        headlines=list(zip(chosen, beside.peers, strict=True)),
        beside=[atlas.catalog.entity(kind.id, key) for key in beside.neighbours],
        nearest_in=_nearest_in(kind, entity, atlas.catalog),
        compare=compare_query(kind.id, [entity.key, *beside.neighbours]),
        rests=_rests(held, chosen),
        collected=collected,
        not_held=[dataset for dataset in about if dataset.name not in named],
    )


def _nearest_in(kind: EntityKind, entity: Entity, catalog: Catalog) -> tuple[str, ...]:
    """What the columns are called by which peers are found; none where no rule says it."""
    if kind.peers is None or None in entity.sizes:
        return ()
    table = catalog.datasets_by_name[kind.table.dataset].tables_by_name[kind.table.resource]
    return tuple(table.fields_by_name[name].title_inside for name in kind.peers.like)


def _beside(entity: Entity, held: Sequence[Holding], comparisons: Comparisons) -> Beside:
    peers = tuple(peers_of(entity, series, comparisons) for series in headlines(held))
    return Beside(peers, neighbours(entity, comparisons))


def _kinds(atlas: Atlas) -> list[EntityKind]:
    return [kind for kind in atlas.project.kinds.values() if kind.address]


def _datasets_about(kind: EntityKind, atlas: Atlas) -> list[Dataset]:
    return list({d.name: d for d, _ in tables_about(kind, atlas.catalog)}.values())


def _rests(held: Sequence[Holding], chosen: Sequence[Series]) -> list[Rest]:
    rests = [
        Rest(holding, tuple(one for one in holding.series if one not in chosen)) for holding in held
    ]
    return [rest for rest in rests if rest.series]


def _sections(atlas: Atlas, kind: EntityKind, holdings: Holdings) -> list[Section]:
    by_title: dict[str, list[Entity]] = {}
    for entity in atlas.catalog.entities.get(kind.id, {}).values():
        by_title.setdefault(entity.section or "", []).append(entity)
    sections = []
    for title, entities in sorted(by_title.items()):
        in_order = sorted(entities, key=lambda entity: sort_key(entity.name))
        sections.append(
            Section(
                title,
                tuple((e, holdings[e.key]) for e in in_order if e.key in holdings),
                tuple(entity for entity in in_order if entity.key not in holdings),
            )
        )
    return sections
