"""Markdown that people and data bring -> HTML, in a time that grows with its length alone.

That is CommonMark with tables, as GitHub shows it. The HTML is not clean: what data brings is
cleaned by whoever shows it.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt


def to_html(text: str) -> str:
    """A text in Markdown as HTML."""
    return str(_reader().render(text)).rstrip("\n")


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
