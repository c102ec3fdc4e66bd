"""What changed in which data, newest first: the same news as in the feeds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page
from pipeline.publish import entries


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page of changes, on a site where anything has a date."""
    news = entries(atlas.catalog, atlas.history, atlas.project)
    if news:
        yield make_page(
            "updates",
            "updates.md",
            addresses.UPDATES,
            project=atlas.project,
            days=[(day, list(items)) for day, items in groupby(news, key=lambda entry: entry.day)],
        )
