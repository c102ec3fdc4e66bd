"""A chart alone, to stand in a frame on someone else's page."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page


def pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each chart: a whole HTML file that MkDocs leaves as it is."""
    for (dataset, view), chart in atlas.charts.items():
        yield make_page(
            "embed",
            "embed.html",
            addresses.chart(dataset, view),
            project=atlas.project,
            ask=atlas.ask,
            chart=chart,
            dataset=atlas.catalog.datasets_by_name[dataset],
        )
