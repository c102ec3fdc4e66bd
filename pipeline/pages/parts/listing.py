"""A dataset as a line in a list: what it is, what it covers, how new it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline import addresses
from pipeline.catalog import Dataset
from pipeline.charts.model import Chart
from pipeline.pages.model import Atlas
from pipeline.pages.parts.coverage import covered, places_text
from pipeline.pages.parts.words import search_words, sort_key
from pipeline.publish.dates import modified
from pipeline.settings import EntityKind, Topic


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What lists say of a dataset, and what they are filtered and sorted by."""

    dataset: Dataset
    topics: tuple[Topic, ...]
    kinds: tuple[EntityKind, ...]
    places: str
    updated: str
    chart: Chart | None

    @property
    def first(self) -> str:
        """The first period, or nothing."""
        return self.dataset.periods[0] if self.dataset.periods else ""

    @property
    def last(self) -> str:
        """The last period, or nothing."""
        return self.dataset.periods[1] if self.dataset.periods else ""

    @property
    def words(self) -> str:
        """Words to find the dataset by that its line does not show."""
        columns = [field.title for table in self.dataset.tables for field in table.fields]
        return search_words([self.dataset.name, *self.dataset.keywords, *columns])


def listing(atlas: Atlas, dataset: Dataset) -> Listing:
    """What lists say of a dataset."""
    known = atlas.project.topics_by_id
    updated = modified(dataset, atlas.history)
    return Listing(
        dataset=dataset,
        topics=tuple(known[topic] for topic in dataset.topics if topic in known),
        kinds=tuple(one.kind for one in covered(dataset, atlas.project)),
        places=places_text(dataset, atlas.project, atlas.catalog),
        updated=updated.isoformat() if updated else "",
        chart=first_chart(atlas, dataset),
    )


def first_chart(atlas: Atlas, dataset: Dataset) -> Chart | None:
    """The chart that stands for a dataset: its first that is drawn, if any is."""
    charts = (atlas.charts.get((dataset.name, view.name)) for view in dataset.views)
    return next((chart for chart in charts if chart and chart.drawing), None)


def chart_scripts(charts: Iterable[Chart | None]) -> list[str]:
    """The scripts that a page with charts needs: one waits at them, one sorts tables among them."""
    present = [chart for chart in charts if chart]
    waits = ["charts/charts"] if any(chart.live for chart in present) else []
    sorts = ["sort"] if any(not chart.drawing for chart in present) else []
    return waits + sorts


def picture(chart: Chart | None) -> dict[str, str]:
    """What the front matter says of the picture that previews of a link show."""
    if chart is None:
        return {}
    return {"image": addresses.chart_file(chart.dataset, chart.view.name, "png")}


def by_last_update(listings: list[Listing]) -> list[Listing]:
    """Listings, those first that were last updated last."""
    by_title = sorted(listings, key=lambda one: sort_key(one.dataset.title))
    return sorted(by_title, key=lambda one: one.updated, reverse=True)
