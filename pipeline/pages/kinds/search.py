"""The page of what was searched for, and without a script the lists of all that there is."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.catalog.collection_items import collections
from pipeline.catalog.topic_contents import topics_with_page
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page, whatever the site holds."""
    held = atlas.catalog.entities
    yield make_page(
        "search",
        "search.md",
        addresses.SEARCH,
        meta={"scripts": ["search/page"]},
        project=atlas.project,
        kinds=[kind for kind in atlas.project.kinds.values() if kind.address and held.get(kind.id)],
        topics=topics_with_page(atlas.catalog, atlas.project),
        collections=[
            (collection, len(items))
            for collection, _, items in collections(atlas.catalog, atlas.project)
        ],
        datasets=len(atlas.catalog.datasets),
        charts=len(atlas.charts),
        compares=bool(atlas.indicators),
    )
