"""Catalog + Charts -> all that machines and people take away: files, feeds and lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline import addresses
from pipeline.cache import Cache
from pipeline.catalog import Catalog
from pipeline.charts.indicators import Indicators
from pipeline.charts.model import Charts
from pipeline.history import History
from pipeline.products import NONE_KEPT, Products
from pipeline.project import Project
from pipeline.publish.api import api_catalog
from pipeline.publish.browser.entities import entities_data
from pipeline.publish.browser.indicators import publish_indicators
from pipeline.publish.browser.places import publish_places
from pipeline.publish.browser.search import SitePage, publish_search
from pipeline.publish.datasets.chart_files import chart_files
from pipeline.publish.datasets.citations import Citation, cite, cite_page
from pipeline.publish.datasets.dataset_files import publish_dataset
from pipeline.publish.feeds import atom_feed, entries, json_feed
from pipeline.publish.files import compact_json, json_text, write
from pipeline.publish.model import Download, Downloads
from pipeline.publish.pictures import publish_pictures
from pipeline.publish.texts import llms_text, robots_text
from pipeline.publish.vocabularies.data_json import data_json
from pipeline.publish.vocabularies.dcat import catalog_graph, turtle
from pipeline.publish.vocabularies.schema_org import schema_org, script_json
from pipeline.settings.schema import settings_schema

__all__ = [
    "Citation",
    "Download",
    "Downloads",
    "SitePage",
    "cite",
    "cite_page",
    "entries",
    "publish",
    "publish_dataset",
    "publish_for_scripts",
    "publish_pictures",
    "publish_search",
    "schema_org",
    "script_json",
]


def publish(  # noqa: PLR0917 - all that there is to publish, in the order in which it was made
    catalog: Catalog,
    charts: Charts,
    history: History,
    project: Project,
    profile_schema: Mapping[str, Any],
    out: Path,
    products: Products = NONE_KEPT,
) -> Downloads:
    """Write everything that is taken away from the site to its address below `out`.

    Files of datasets that were made before are among the `products`.
    A site on which nothing has a date has no feed: it would have to make one up.
    """
    downloads = {
        dataset.name: publish_dataset(dataset, project, out, products)
        for dataset in catalog.datasets
    }
    for chart in charts.values():
        for address, content in chart_files(chart).items():
            write(out, address, content)

    for kind in project.kinds.values():
        write(out, addresses.entities(kind.id), compact_json(entities_data(kind, catalog)))

    graph = catalog_graph(catalog, project, history, downloads)
    write(out, addresses.CATALOG_JSONLD, json_text(graph))
    write(out, addresses.CATALOG_TURTLE, turtle(graph))
    write(out, addresses.DATA_JSON, json_text(data_json(catalog, project, history, downloads)))

    listed = api_catalog(catalog, charts, project, history, downloads)
    write(out, addresses.API_CATALOG, json_text(listed))
    write(out, addresses.API_PROFILE, json_text(profile_schema))
    write(out, addresses.API_SETTINGS, json_text(settings_schema()))

    news = entries(catalog, history, project)
    if news:
        write(out, addresses.FEED_ATOM, atom_feed(news, project))
        write(out, addresses.FEED_JSON, json_text(json_feed(news, project)))

    write(out, addresses.ROBOTS, robots_text(project))
    write(out, addresses.LLMS, llms_text(catalog, project))
    return downloads


def publish_for_scripts(catalog: Catalog, indicators: Indicators, store: Cache, out: Path) -> None:
    """Write what the browser's scripts fetch once a visitor reaches for a chart or compares.

    That is where places stand on maps, and the figures by indicator.
    """
    publish_places(catalog, store, out)
    publish_indicators(indicators, catalog, store, out)
