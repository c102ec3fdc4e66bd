"""The glossary: what words mean, on a page of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page of all terms, where the settings have any."""
    if atlas.project.glossary:
        terms = sorted(atlas.project.glossary, key=lambda term: (term.group, term.term.casefold()))
        yield make_page(
            "glossary",
            "glossary.md",
            addresses.GLOSSARY,
            project=atlas.project,
            groups=[(group, list(own)) for group, own in groupby(terms, key=lambda t: t.group)],
        )
