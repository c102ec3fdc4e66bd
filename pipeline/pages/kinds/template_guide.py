"""The guide to a template: its tables as its schema has them, and what can be worked out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.template_guides import guides
from pipeline.pages.render import make_page


def pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each template that has a guide."""
    for guide in guides(atlas.project):
        yield make_page("guide", "template_guide.md", guide.address, guide=guide)
