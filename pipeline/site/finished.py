"""The finished site: what stands where, and written pages without the links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pipeline.project import Project

PAGE = "index.html"
ARTICLE = re.compile(r'<article id="content".*</article>', re.DOTALL)
REFRESH = re.compile(r'<meta http-equiv="refresh" content="0;url=([^"]*)"')
IDS = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
# Parts that every page has, or that a browser finds by itself.
TOP, TEXT_FRAGMENT = "top", ":~:"
# What leads or loads, and what stands in its place where that is not there.
LEADING = {"a": "href", "img": "src", "iframe": "src"}
IN_PLACE = {"img": "alt", "iframe": "title"}


@dataclass(frozen=True)
class FinishedPages:
    """What stands where on a site that was made."""

    site: Path
    known: Collection[str] = ()

    def has(self, address: str, fragment: str = "") -> bool:
        """Whether a page or file stands at an address, with that part of it if one is named."""
        path = self.site / address
        try:
            path = path / PAGE if path.is_dir() else path
            if not path.is_file():
                return False
        except OSError:
            return False  # No file can have such a name.
        is_whole = fragment in {"", TOP} or fragment.startswith(TEXT_FRAGMENT)
        return is_whole or path.suffix != ".html" or fragment in self._ids_of(path)

    def _ids_of(self, path: Path) -> frozenset[str]:
        if path not in self._ids:
            found = IDS.findall(path.read_text(encoding="utf-8"))
            self._ids[path] = frozenset("".join(one) for one in found)
        return self._ids[path]

    @cached_property
    def _ids(self) -> dict[Path, frozenset[str]]:
        return {}


def drop_dead_ends(
    pages: FinishedPages, written: Iterable[str], project: Project
) -> frozenset[str]:
    """Remove written pages that lead on to what is not there; who asks for one is told so.

    Returns their addresses. One that leads to another of them goes too.
    """
    dropped: set[str] = set()
    left = {address: to for address in written if (to := _leading_on(pages, address))}
    while True:
        dead = [
            address
            for address, to in left.items()
            if _is_dead(to, pages, project.absolute(address), project.site_url)
        ]
        if not dead:
            return frozenset(dropped)
        for address in dead:
            left.pop(address)
            (pages.site / address / PAGE).unlink()
        dropped |= {*dead}


def _leading_on(pages: FinishedPages, address: str) -> str | None:
    """Where a page leads all who open it, if it does."""
    path = pages.site / address / PAGE
    found = REFRESH.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return unescape(found[1]) if found else None


def unlink_dead(pages: FinishedPages, written: Iterable[str], project: Project) -> frozenset[str]:
    """Take links that lead nowhere out of written pages; their words stay.

    `written` are the addresses of these pages. Returns those that had such a link.
    """
    mended = set()
    for address in sorted(set(written)):
        path = pages.site / address / PAGE
        html = path.read_text(encoding="utf-8") if path.is_file() else ""
        article = ARTICLE.search(html)
        start, end = article.span() if article else (0, len(html))
        text = _without_dead(html[start:end], pages, project.absolute(address), project.site_url)
        if text != html[start:end]:
            path.write_text(html[:start] + text + html[end:], encoding="utf-8", newline="\n")
            mended.add(address)
    return frozenset(mended)


def _without_dead(html: str, pages: FinishedPages, page: str, root: str) -> str:
    """A part of a page without the links in it that lead nowhere."""
    found = _Dead(html, lambda link: _is_dead(link, pages, page, root))
    parts, done = [], 0
    for start, end, instead in found.edits:
        parts += [html[done:start], instead]
        done = end
    return "".join([*parts, html[done:]])


def _is_dead(link: str, pages: FinishedPages, page: str, root: str) -> bool:
    """Whether a link on a page leads to a place of the site at which nothing stands."""
    try:
        whole = urljoin(page, link.strip())
        parts = urlsplit(whole)
    except ValueError:
        return False
    if not whole.startswith(root):
        return False
    path = unquote(parts.path).removeprefix(urlsplit(root).path)
    return not pages.has(path, unquote(parts.fragment))


class _Dead(HTMLParser):
    """Finds what to change in a text: from where to where, and what to put there."""

    def __init__(self, html: str, is_dead: Callable[[str], bool]) -> None:
        super().__init__(convert_charrefs=False)
        self.edits: list[tuple[int, int, str]] = []
        self._is_dead = is_dead
        self._html = html
        self._lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        link = attributes.get(LEADING.get(tag, ""))
        if not link or not self._is_dead(link):
            return
        instead = escape(attributes.get(IN_PLACE.get(tag, "")) or "", quote=False)
        start = self._position()
        self.edits.append((start, start + len(self.get_starttag_text() or ""), instead))
        if tag != "img":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
            start = self._position()
            self.edits.append((start, self._html.index(">", start) + 1, ""))

    def _position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
