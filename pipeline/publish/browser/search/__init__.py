"""What search finds: one file that is fetched at first use, and further ones when it grows.

`search.json` holds what a query is understood by (entities, topics, words that mean the same, by
what collections are filtered) and as much of what can be found as fits; the rest stands in `parts`,
which are fetched once somebody asks. `scripts/search/types.js` says what stands where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline import addresses
from pipeline.catalog import Catalog
from pipeline.catalog.topic_contents import topics_with_page
from pipeline.charts.indicators import Indicators
from pipeline.charts.model import Charts
from pipeline.project import Project
from pipeline.publish.browser.search.collected import collected_data, collected_items
from pipeline.publish.browser.search.entities import kinds_data
from pipeline.publish.browser.search.figures import dataset_blocks
from pipeline.publish.browser.search.written import SitePage, pages_data, questions
from pipeline.publish.files import compact_json, write

__all__ = ["SitePage", "publish_search", "search_files"]

# What one file holds, before it is packed for the way: about a quarter of it goes over the wire.
MOST_OF_A_FILE = 120_000

Block = Mapping[str, Any]


def publish_search(  # noqa: PLR0917 - all that can be found
    catalog: Catalog,
    charts: Charts,
    indicators: Indicators,
    project: Project,
    pages: Iterable[SitePage],
    out: Path,
) -> None:
    """Write what search fetches to its addresses below `out`."""
    for address, data in search_files(catalog, charts, indicators, project, pages).items():
        write(out, address, compact_json(data))


def search_files(
    catalog: Catalog,
    charts: Charts,
    indicators: Indicators,
    project: Project,
    pages: Iterable[SitePage] = (),
) -> dict[str, dict[str, Any]]:
    """All that can be found, by the address of the file in which it stands."""
    kinds = kinds_data(catalog, indicators, project)
    held = list(pages)
    asked = questions(project)
    core = {
        "same": [list(words) for words in project.same_words],
        "kinds": kinds,
        "topics": [
            [topic.id, topic.title, topic.summary] for topic in topics_with_page(catalog, project)
        ],
        "collections": collected_data(catalog, project),
        "terms": [[one.term, one.id, one.text, "|".join(one.also)] for one in project.glossary],
        "questions": asked,
        "pages": pages_data(held, catalog, kinds, project),
    }
    blocks = (
        *dataset_blocks(catalog, charts, indicators, kinds),
        *collected_items(catalog, project),
    )
    first, *rest = _filled(blocks, MOST_OF_A_FILE - len(compact_json(core).encode()))
    parts = {addresses.search_part(number): {"blocks": own} for number, own in enumerate(rest, 1)}
    return {addresses.SEARCH_DATA: {**core, "parts": list(parts), "blocks": first}, **parts}


def _filled(blocks: Iterable[Block], room: int) -> Iterator[list[Block]]:
    """Blocks in their order, as many together as fit into a file; the first has this much room."""
    own: list[Block] = []
    for block in blocks:
        size = len(compact_json(block).encode())
        if size > room:
            yield own
            own, room = [], MOST_OF_A_FILE
        own.append(block)
        room -= size
    yield own
