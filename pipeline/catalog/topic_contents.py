"""What stands under each topic: data, pages of collections, and whether that makes a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.catalog.collection_items import Item, collections
from pipeline.catalog.model import Catalog, Dataset
from pipeline.project import Project
from pipeline.settings import Collection, Topic
from pipeline.settings.collections import pages_needed


@dataclass(frozen=True)
class TopicContents:
    """A topic with its data, and with its pages of each collection that has any.

    A collection's own dataset is not among the data: its rows are these pages. `needs` is how many
    pages of collections a page of the topic takes.
    """

    topic: Topic
    datasets: tuple[Dataset, ...]
    collected: tuple[tuple[Collection, tuple[Item, ...]], ...]
    needs: int

    @property
    def items(self) -> tuple[Item, ...]:
        """The pages of all collections."""
        return tuple(item for _, items in self.collected for item in items)

    @property
    def is_page(self) -> bool:
        """Whether there is enough for a page of the topic's own."""
        return bool(self.datasets) and len(self.items) >= self.needs


def topic_contents(catalog: Catalog, project: Project) -> tuple[TopicContents, ...]:
    """Every topic of the site in the site's order, whether it has a page or not.

    A page takes a dataset, and two pages of collections where the site files these by topic.
    """
    found = list(collections(catalog, project))
    own = {dataset.name for _, dataset, _ in found}
    data = sorted((d for d in catalog.datasets if d.name not in own), key=_order)
    needs = pages_needed(project.collections.values())
    return tuple(
        TopicContents(
            topic,
            tuple(dataset for dataset in data if topic.id in dataset.topics),
            tuple(_about(topic, ((collection, items) for collection, _, items in found))),
            needs,
        )
        for topic in project.topics
    )


def topics_with_page(catalog: Catalog, project: Project) -> tuple[Topic, ...]:
    """The topics that have a page, in the site's order."""
    return tuple(one.topic for one in topic_contents(catalog, project) if one.is_page)


def _about(
    topic: Topic, found: Iterable[tuple[Collection, tuple[Item, ...]]]
) -> Iterable[tuple[Collection, tuple[Item, ...]]]:
    for collection, items in found:
        about = tuple(item for item in items if topic.id in item.names("topics"))
        if about:
            yield collection, about


def _order(dataset: Dataset) -> tuple[bool, str]:
    return dataset.is_reference, dataset.title.casefold()
