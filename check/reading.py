"""Reads the files of a finished site the way a browser or a crawler finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html  # type: ignore[import-untyped]

# Attributes that hold an address, by element.
ADDRESSES = {
    "a": ("href", "xlink:href"),
    "animate": ("href", "xlink:href"),
    "area": ("href",),
    "audio": ("src",),
    "base": ("href",),
    "body": ("background",),
    "button": ("formaction",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "form": ("action",),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "link": ("href", "imagesrcset"),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
SETS = frozenset({"srcset", "imagesrcset"})

# Where the page's scripts find what they fetch once a visitor reaches for it, on any element.
FETCHED_LATER = ("data-index", "data-live", "data-entities", "data-places")

# Links of the head that nobody loads or follows by themselves: they only say what belongs together.
TOLD = frozenset({"alternate", "author", "canonical", "describedby", "help", "license"})

# The scheme under which stands what cannot be read as an address.
NO_ADDRESS = "no-address"

REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*url\s*=\s*['\"]?(?P<url>[^'\"]*)", re.IGNORECASE)
KIND = re.compile(r"\bpage-([a-z-]+)")


@dataclass(frozen=True)
class Link:
    """An address that a page names: in which element, as written, and in full."""

    element: str
    rel: str
    written: str
    url: str

    @property
    def is_followed(self) -> bool:
        """Whether a person follows it, rather than the browser by itself."""
        told = self.element == "link" and bool(TOLD & set(self.rel.lower().split()))
        return told or self.element in {"a", "area"}

    @property
    def anchor(self) -> str:
        """The place in the page that it leads to, if it names one."""
        return unquote(urldefrag(self.url).fragment)


@dataclass(frozen=True)
class HtmlPage:
    """An HTML file of a site that stands at `site_url`."""

    file: str
    path: Path
    site_url: str

    @property
    def address(self) -> str:
        """The page's address relative to the site; 404.html can stand at any."""
        return self.file.removesuffix("index.html")

    @property
    def url(self) -> str:
        """The page's address in full."""
        return self.site_url + self.address

    @cached_property
    def text(self) -> str:
        """The file as it is."""
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The elements of the page."""
        text = self.text.strip() or "<html></html>"
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def ids(self) -> list[str]:
        """The ids of all elements."""
        return [str(one) for one in self.tree.xpath("//@id")]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """All that an address can lead to within the page."""
        named = (str(name) for name in self.tree.xpath("//a/@name"))
        return frozenset({*self.ids, *named, "", "top"})

    @cached_property
    def kind(self) -> str:
        """What kind of page it is, as it says itself; one that says nothing is a kind of its own.

        Redirects, pages that people wrote, charts to embed and the page for what is missing are
        told apart by how they are made.
        """
        if self.file == "404.html":
            return "missing"
        if self.refresh is not None:
            return "redirect"
        article = self.tree.xpath("//article[contains(@class, 'page')]/@class")
        named = KIND.search(str(article[0])) if article else None
        return named[1] if named else "written" if article else "embed"

    @cached_property
    def refresh(self) -> str | None:
        """Where the page sends its visitors by itself, as written, if it does."""
        for meta in self.tree.iter("meta"):
            if (meta.get("http-equiv") or "").strip().lower() == "refresh":
                found = REFRESH.match(meta.get("content") or "")
                return found["url"].strip() if found else ""
        return None

    @property
    def is_hidden(self) -> bool:
        """Whether search engines are asked to leave the page out."""
        return "noindex" in (self.meta("robots") or "")

    def links(self) -> Iterator[Link]:
        """Every address in the page, but those of data that stands in the page itself."""
        for element in self.tree.iter(*ADDRESSES):
            for attribute in ADDRESSES[element.tag]:
                value = element.get(attribute)
                for written in _addresses(attribute, value) if value is not None else ():
                    yield self._link(element, written)
        for attribute in FETCHED_LATER:
            for element in self.tree.xpath(f"//*[@{attribute}]"):
                # Scripts that fetch much name the way to the site's root, and the rest from there.
                yield self._link(element, element.get("data-root", "") + element.get(attribute))

    def meta(self, name: str) -> str | None:
        """What a <meta> says, by its name or property."""
        found = self.tree.xpath(f'//meta[@name="{name}" or @property="{name}"]/@content')
        assert len(found) <= 1, f"{self.file}: {name} stands there {len(found)} times"
        return str(found[0]) if found else None

    def _link(self, element: html.HtmlElement, written: str) -> Link:
        try:
            url = urljoin(self.url, written.strip())
        except ValueError:
            url = f"{NO_ADDRESS}:{written}"
        return Link(element.tag, element.get("rel") or "", written, url)


def _addresses(attribute: str, value: str) -> list[str]:
    """The addresses in an attribute: a list of pictures to choose from has several."""
    if attribute not in SETS:
        found = [value]
    else:
        found = [part.split()[0] for part in re.split(r",\s+|,$", value) if part.split()]
    return [one for one in found if not one.strip().lower().startswith("data:")]


def read_pages(site: Path, site_url: str) -> list[HtmlPage]:
    """Every HTML file of a site."""
    return [
        HtmlPage(path.relative_to(site).as_posix(), path, site_url)
        for path in sorted(site.rglob("*.html"))
    ]


def file_at(url: str, site: Path, site_url: str) -> Path | None:
    """The file that a server sends for an address of the site, if it is one and there is a file."""
    if not url.startswith(site_url):
        return None
    path = unquote(urlsplit(urldefrag(url).url).path)[len(urlsplit(site_url).path) :]
    file = site / path / "index.html" if path == "" or path.endswith("/") else site / path
    try:
        is_there = file.is_file() and file.resolve().is_relative_to(site.resolve())
    except (OSError, ValueError):  # what no file can be called
        return None
    return file if is_there else None
