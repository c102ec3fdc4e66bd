"""The guide to the descriptor: every property of the profile, as the profile itself explains it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.schema_guide import parts_of
from pipeline.pages.render import make_page
from pipeline.profile import read_profile


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page that explains every property of a descriptor."""
    parts = tuple(parts_of(read_profile(), "dataset", "Dataset"))
    yield make_page(
        "guide",
        "descriptor_guide.md",
        addresses.DESCRIPTOR_GUIDE,
        meta={"scripts": ["filter"]},
        project=atlas.project,
        parts=parts,
        properties=sum(len(part.properties) for part in parts),
    )
