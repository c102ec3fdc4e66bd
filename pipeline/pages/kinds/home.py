"""The home page: what this is, a search box, one chart, the ways in."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.catalog.topic_contents import topics_with_page
from pipeline.charts.model import Chart
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.listing import (
    by_last_update,
    chart_scripts,
    first_chart,
    listing,
    picture,
)
from pipeline.pages.render import make_page
from pipeline.project import ConfigurationError

LATEST = 6


def pages(atlas: Atlas) -> Iterator[Page]:
    """The home page. Raises ConfigurationError when the chart that is set has no picture."""
    chart = _chart(atlas)
    described = [d for d in atlas.catalog.datasets if not d.is_reference]
    yield make_page(
        "home",
        "home.md",
        addresses.HOME,
        meta={"scripts": chart_scripts([chart]), **picture(chart)},
        project=atlas.project,
        kinds=[kind for kind in atlas.project.kinds.values() if kind.address],
        chart=chart,
        compared=next((atlas.project.kinds[kind] for kind in atlas.indicators), None),
        topics=topics_with_page(atlas.catalog, atlas.project),
        latest=by_last_update([listing(atlas, dataset) for dataset in described])[:LATEST],
    )


def _chart(atlas: Atlas) -> Chart | None:
    """The chart that the settings name, or the first there is where they name none.

    Raises ConfigurationError when there is no chart of that name, or no picture of it.
    """
    wanted = atlas.project.home_chart
    if wanted is None:
        firsts = (first_chart(atlas, dataset) for dataset in atlas.catalog.datasets)
        return next((chart for chart in firsts if chart), None)
    chart, setting = atlas.charts.get(wanted), "mkdocs.yml, extra.atlas.home.chart"
    named = "/".join(wanted)
    if chart is None:
        raise ConfigurationError(f"{setting}: no chart {named}.")
    if chart.drawing is None:
        raise ConfigurationError(f"{setting}: {named} has no picture. {chart.description}")
    return chart
