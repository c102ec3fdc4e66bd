"""The topics: one page that lists them, and a page for each that has data."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.catalog import Dataset
from pipeline.pages.listing import listing, picture
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page
from pipeline.pages.words import sort_key
from pipeline.project import Topic


def filed(atlas: Atlas) -> list[tuple[Topic, tuple[Dataset, ...]]]:
    """Every topic of the site with its datasets, in the site's order."""
    found: dict[str, list[Dataset]] = {}
    for dataset in sorted(atlas.catalog.datasets, key=_order):
        for topic in dict.fromkeys(dataset.topics):
            found.setdefault(topic, []).append(dataset)
    return [(topic, tuple(found.get(topic.id, ()))) for topic in atlas.project.topics]


def _order(dataset: Dataset) -> tuple[bool, str]:
    return dataset.is_reference, sort_key(dataset.title)


def index(atlas: Atlas) -> Iterator[Page]:
    """The page of all topics, if the site has any."""
    if not atlas.project.topics:
        return
    topics = filed(atlas)
    yield make_page(
        "topics",
        "topics.md",
        addresses.TOPICS,
        project=atlas.project,
        topics=[(topic, datasets) for topic, datasets in topics if datasets],
        wanted=[topic for topic, datasets in topics if not datasets],
    )


def pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each topic that has data."""
    for topic, datasets in filed(atlas):
        if not datasets:
            continue
        listings = [listing(atlas, dataset) for dataset in datasets]
        charts = [one.chart for one in listings if one.chart]
        yield make_page(
            "topic",
            "topic.md",
            addresses.topic(topic.id),
            meta=picture(charts[0] if charts else None),
            topic=topic,
            listings=listings,
        )
