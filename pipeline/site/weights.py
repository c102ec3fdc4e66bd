"""What a first visit to each page weighs: the page and all that it loads at once, compressed."""

from __future__ import annotations

import gzip
import posixpath
import statistics
import zlib
from collections.abc import Iterable, Mapping
from functools import cache as cache_function
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from pipeline.cache import NOWHERE, Cache, key_of
from pipeline.made_of import program
from pipeline.site.built import Weight

LOADED_RELS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})


class _Weighed(msgspec.Struct):
    """A file as it was weighed: its bytes when compressed and, of a page, the links it loads."""

    size: int
    loads: list[str] = []


def weigh(site: Path, kinds: Mapping[str, str], cache: Cache = NOWHERE) -> tuple[Weight, ...]:
    """Weigh pages by kind; `kinds` gives each page's kind under its address.

    What files weigh is kept under the digests of what they hold.
    """
    key = key_of("what files weigh", program(), zlib.ZLIB_RUNTIME_VERSION)
    known = cache.read_as(key, dict[str, _Weighed]) or {}
    weighed: dict[str, _Weighed] = {}

    @cache_function
    def weight(path: Path) -> _Weighed:
        if not path.is_file():
            return _Weighed(0)
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        weighed[digest] = known.get(digest) or _weighed(content, is_page=path.suffix == ".html")
        return weighed[digest]

    visits: dict[str, list[tuple[int, str]]] = {}
    for address, kind in kinds.items():
        page = site / address / "index.html"
        files = {page, *(site / file for file in _here(weight(page).loads, address))}
        size = sum(weight(file).size for file in files)
        visits.setdefault(kind, []).append((size, address or "/"))
    cache.write_as(key, weighed)
    return tuple(
        Weight(kind, len(sizes), int(statistics.median(s for s, _ in sizes)), *max(sizes))
        for kind, sizes in visits.items()
    )


def _weighed(content: bytes, *, is_page: bool) -> _Weighed:
    size = len(gzip.compress(content, mtime=0))
    return _Weighed(size, _links(content.decode("utf-8")) if is_page else [])


def loaded_by(html: str, address: str) -> set[str]:
    """The files, relative to the site, that a page at `address` loads without being touched."""
    return _here(_links(html), address)


def _links(html: str) -> list[str]:
    found = _Loads()
    found.feed(html)
    return found.links


def _here(links: Iterable[str], address: str) -> set[str]:
    """Those of a page's links that lead to files of the site, as their paths in it."""
    here = [link for link in map(urlsplit, links) if not link.scheme and not link.netloc]
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
