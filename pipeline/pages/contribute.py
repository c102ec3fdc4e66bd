"""How to report a mistake and add data, for a site where nobody wrote a page on that."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page that every "Add or correct data" leads to."""
    yield make_page(
        "contribute",
        "contribute.md",
        addresses.CONTRIBUTE,
        meta={"prose": True},
        project=atlas.project,
    )
