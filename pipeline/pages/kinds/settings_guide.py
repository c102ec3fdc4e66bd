"""The guide to the settings of a site: each of them, as its type explains it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.schema_guide import parts_of
from pipeline.pages.render import make_page
from pipeline.settings.schema import settings_schema


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page that explains every setting."""
    parts = tuple(parts_of(settings_schema(), "site", "Site"))
    yield make_page(
        "guide",
        "settings_guide.md",
        addresses.SETTINGS_GUIDE,
        meta={"scripts": ["filter"]},
        project=atlas.project,
        parts=parts,
        settings=sum(len(part.properties) for part in parts),
    )
