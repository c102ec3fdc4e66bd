"""The home page: what this is, a search box, one chart, the ways in."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.charts.model import Chart
from pipeline.pages.listing import by_last_update, first_chart, listing, picture
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page
from pipeline.pages.topics import filed

LATEST = 6


def pages(atlas: Atlas) -> Iterator[Page]:
    """The home page."""
    chart = _chart(atlas)
    described = [d for d in atlas.catalog.datasets if not d.is_reference]
    yield make_page(
        "home",
        "home.md",
        addresses.HOME,
        meta=picture(chart),
        project=atlas.project,
        kinds=[kind for kind in atlas.project.kinds.values() if kind.address],
        chart=chart,
        topics=[(topic, found) for topic, found in filed(atlas) if found],
        latest=by_last_update([listing(atlas, dataset) for dataset in described])[:LATEST],
    )


def _chart(atlas: Atlas) -> Chart | None:
    """The chart that the settings name, or else the first there is."""
    named = atlas.charts.get(atlas.project.home_chart) if atlas.project.home_chart else None
    if named is not None and named.drawing is not None:
        return named
    firsts = (first_chart(atlas, dataset) for dataset in atlas.catalog.datasets)
    return next((chart for chart in firsts if chart), None)
