"""The topics: one page that lists them, and a page for each that has enough to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline import addresses
from pipeline.catalog import Dataset
from pipeline.catalog.topic_contents import TopicContents, topic_contents
from pipeline.charts.model import Chart
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.collected_about import places_of
from pipeline.pages.parts.hand_written import hand_written
from pipeline.pages.parts.listing import chart_scripts, first_chart, listing, picture
from pipeline.pages.render import make_page

MOST_CHARTS = 4


def pages(atlas: Atlas) -> Iterator[Page]:
    """The list of topics, and a page for each."""
    yield from index(atlas)
    yield from topic_pages(atlas)


def index(atlas: Atlas) -> Iterator[Page]:
    """The page of all topics, if the site has any."""
    if not atlas.project.topics:
        return
    every = topic_contents(atlas.catalog, atlas.project)
    yield make_page(
        "topics",
        "topics.md",
        addresses.TOPICS,
        project=atlas.project,
        topics=[one for one in every if one.is_page],
        wanted=[one for one in every if not one.is_page],
        pages=[one.plural for one in atlas.project.collections.values() if "topics" in one.columns],
    )


def topic_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each topic that has enough data and cases."""
    for one in topic_contents(atlas.catalog, atlas.project):
        if one.is_page:
            yield _page(atlas, one)


def _page(atlas: Atlas, one: TopicContents) -> Page:
    address = addresses.topic(one.topic.id)
    charts = _charts(atlas, one.datasets)
    goals = atlas.project.goals
    return make_page(
        "topic",
        "topic.md",
        address,
        meta={"scripts": chart_scripts(charts), **picture(charts[0] if charts else None)},
        project=atlas.project,
        topic=one.topic,
        introduction=hand_written(atlas.project, address),
        charts=charts,
        collected=one.collected,
        places=places_of(atlas, one.items),
        listings=[listing(atlas, dataset) for dataset in one.datasets],
        terms=[term for term in atlas.project.glossary if term.id in one.topic.terms],
        goals=goals,
        touched=[goal for goal in one.topic.goals if goals and goal in goals.titles],
    )


def _charts(atlas: Atlas, datasets: Sequence[Dataset]) -> list[Chart]:
    """The first chart of each dataset, headline figures first, as far as one page can show them."""
    ordered = sorted(datasets, key=lambda dataset: not _has_headline(dataset))
    firsts = (first_chart(atlas, dataset) for dataset in ordered)
    return [chart for chart in firsts if chart][:MOST_CHARTS]


def _has_headline(dataset: Dataset) -> bool:
    return any(field.headline for table in dataset.tables for field in table.fields)
