"""The catalogue: every dataset, to filter and to sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.listing import Listing, listing
from pipeline.pages.parts.words import sort_key
from pipeline.pages.render import make_page
from pipeline.settings import EntityKind, Topic


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page of all data."""
    listings = _in_order([listing(atlas, dataset) for dataset in atlas.catalog.datasets])
    yield make_page(
        "catalogue",
        "catalogue.md",
        addresses.DATASETS,
        meta={"scripts": ["catalogue"]},
        project=atlas.project,
        listings=listings,
        topics=_topics(atlas, listings),
        kinds=_kinds(atlas, listings),
        years=_years(listings),
    )


def _in_order(listings: Sequence[Listing]) -> list[Listing]:
    """By title, tables that others only refer to last."""
    return sorted(listings, key=lambda one: (one.dataset.is_reference, sort_key(one.dataset.title)))


def _topics(atlas: Atlas, listings: Sequence[Listing]) -> list[Topic]:
    used = {topic.id for one in listings for topic in one.topics}
    return [topic for topic in atlas.project.topics if topic.id in used]


def _kinds(atlas: Atlas, listings: Sequence[Listing]) -> list[EntityKind]:
    used = {kind.id for one in listings for kind in one.kinds}
    return [kind for kind in atlas.project.kinds.values() if kind.id in used]


def _years(listings: Sequence[Listing]) -> list[int]:
    """Every year that any dataset covers, the newest first."""
    spans = [
        (int(one.first[:4]), int(one.last[:4]))
        for one in listings
        if one.first[:4].isdigit() and one.last[:4].isdigit()
    ]
    covered = {year for first, last in spans for year in range(first, min(last, first + 400) + 1)}
    return sorted(covered, reverse=True)
