"""Texts that people write for pages that are made from data: docs/parts/ADDRESS.md."""

from __future__ import annotations

from markupsafe import Markup

from pipeline.commonmark import to_html
from pipeline.pages.parts.words import without_controls
from pipeline.project import Project


def hand_written(project: Project, address: str) -> Markup:
    """The text for the page at an address, as HTML, or nothing.

    It is part of the site's own pages, which are reviewed, and so it may have headings and links.
    """
    path = project.parts / f"{address.rstrip('/')}.md"
    if not path.is_file():
        return Markup("")
    text = without_controls(path.read_text(encoding="utf-8"))
    return Markup(to_html(text))
