"""What a first visit to each page weighs: the page and all that it loads at once, compressed."""

from __future__ import annotations

import gzip
import posixpath
import statistics
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.site.built import Weight

LOADED_RELS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})


def weigh(site: Path, kinds: Mapping[str, str]) -> tuple[Weight, ...]:
    """Weigh pages by kind; `kinds` gives each page's kind under its address."""

    @cache
    def size(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), mtime=0)) if path.is_file() else 0

    visits: dict[str, list[tuple[int, str]]] = {}
    for address, kind in kinds.items():
        page = site / address / "index.html"
        files = {page, *(site / file for file in loaded_by(page.read_text("utf-8"), address))}
        visits.setdefault(kind, []).append((sum(size(file) for file in files), address or "/"))
    return tuple(
        Weight(kind, len(sizes), int(statistics.median(s for s, _ in sizes)), *max(sizes))
        for kind, sizes in visits.items()
    )


def loaded_by(html: str, address: str) -> set[str]:
    """The files, relative to the site, that a page at `address` loads without being touched."""
    found = _Loads()
    found.feed(html)
    here = [link for link in map(urlsplit, found.links) if not link.scheme and not link.netloc]
    joined = (posixpath.join("/", address, unquote(link.path)) for link in here if link.path)
    return {posixpath.normpath(path).lstrip("/") for path in joined}


class _Loads(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "link" and LOADED_RELS & set(attributes.get("rel", "").split()):
            self.links.append(attributes.get("href", ""))
        elif tag == "script" and "src" in attributes:
            self.links.append(attributes["src"])
        elif tag == "img" and attributes.get("loading") != "lazy":
            self.links.append(attributes.get("src", ""))
