"""Pages as MkDocs makes them: what is HTML already as it is, and what was made before as it was.

A plugin of MkDocs, which puts in what it keeps by the events of a page and its `template`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from pipeline.cache import Cache, key_of
from pipeline.pages.render import IS_HTML

# A template of the theme that says what a page holds, and nothing else.
KEPT = "kept.html"
# How a link of Markdown is written: where it leads depends on what other files there are.
_LINKS = ("](", "]:", "][")


class _Page(msgspec.Struct):
    """A page that was made: its title, its HTML, and what it asked about addresses."""

    title: str
    html: str
    asked: dict[str, bool]


class PagesOnce(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Makes each page of the same Markdown, templates and settings once.

    `frame` is the digest of all that pages share, or None where it is not known: then nothing is
    kept. `leads_somewhere` says whether something stands at an address, and `heard` holds what
    MkDocs warned of: a page that brings a warning is made every time, so that it is said again.
    """

    def __init__(
        self,
        cache: Cache,
        frame: str | None,
        leads_somewhere: Callable[[str], bool],
        heard: Sequence[str],
    ) -> None:
        """Begin with nothing made."""
        super().__init__()
        self._cache = cache
        self._frame = frame
        self._stands_at = leads_somewhere
        self._heard = heard
        self._keys: dict[str, str] = {}
        self._html_ready: dict[str, str] = {}
        self._asked: dict[str, bool] = {}
        self._warnings_before = 0
        self._digest_of_files = ""

    def leads_somewhere(self, address: str) -> bool:
        """Whether something stands at an address; templates ask, and what they ask is noted."""
        self._asked[address] = self._stands_at(address)
        return self._asked[address]

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Know what all pages say of the others: the menu, with what decides what stands in it."""
        menu = [bool(config.nav), [_entry(item) for item in nav.items]]
        self._digest_of_files = key_of("files", sorted(file.src_uri for file in files))
        self._frame = key_of(self._frame, menu) if self._frame is not None else None
        return nav

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Leave Markdown out where there is nothing for it to do."""
        name = page.file.src_uri
        self._warnings_before = len(self._heard)
        key = self._key(name, markdown, page.meta)
        kept = self._read(key)
        if kept is not None:
            page.meta = {**page.meta, "title": kept.title, "template": KEPT}
            self._html_ready[name] = kept.html
            return ""
        if key is not None:
            self._keys[name] = key
        if IS_HTML in page.meta:
            self._html_ready[name] = markdown
            return ""
        return markdown

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put in what is ready."""
        self._mind_warnings(page)
        return self._html_ready.pop(page.file.src_uri, html)

    def on_page_context(
        self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Begin to note what a page asks."""
        self._asked, self._warnings_before = {}, len(self._heard)
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keep a page that was made."""
        self._mind_warnings(page)
        key = self._keys.get(page.file.src_uri)
        if key is not None:
            self._cache.write_as(key, _Page(str(page.title), output, self._asked))
        return output

    def _mind_warnings(self, page: Page) -> None:
        if len(self._heard) > self._warnings_before:
            self._keys.pop(page.file.src_uri, None)

    def _key(self, name: str, markdown: str, said: Any) -> str | None:
        if self._frame is None:
            return None
        is_linked = IS_HTML not in said and any(sign in markdown for sign in _LINKS)
        files = self._digest_of_files if is_linked else ""
        return key_of("page", self._frame, files, name, markdown, json.dumps(said, default=str))

    def _read(self, key: str | None) -> _Page | None:
        kept = self._cache.read_as(key, _Page) if key is not None else None
        if kept is None:
            return None
        holds = all(self._stands_at(address) == answer for address, answer in kept.asked.items())
        return kept if holds else None


def _entry(item: StructureItem) -> list[object]:
    """All that templates may ask of an entry of the menu, before its page is read.

    A page that does not say its title at its top gets it from its text: then all of that counts.
    """
    if isinstance(item, Page):
        source = item.file.content_string
        said = meta.get_data(source)[1]
        title = item.title or str(said.get("title") or "") or source
        return ["page", item.url, title, str(said.get("kind")), str(said.get("location"))]
    inside = [_entry(one) for one in getattr(item, "children", None) or ()]
    return [type(item).__name__, item.title, getattr(item, "url", None), inside]
