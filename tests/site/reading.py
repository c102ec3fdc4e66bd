"""Reads the files of a finished site the way a browser or a crawler finds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html  # type: ignore[import-untyped]

# Attributes that hold an address, by element. `data-index` is where the search box finds its data.
ADDRESSES = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "base": ("href",),
    "embed": ("src",),
    "form": ("action", "data-index"),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}


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
        return self.element in {"a", "area"}


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
        return self.site_url + self.address

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.text.encode(), parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def ids(self) -> list[str]:
        return [str(one) for one in self.tree.xpath("//@id")]

    def links(self) -> Iterator[Link]:
        """Every address in the page, but those of data that stands in the page itself."""
        for element in self.tree.iter(*ADDRESSES):
            for attribute in ADDRESSES[element.tag]:
                written = element.get(attribute)
                if written is not None and not written.startswith("data:"):
                    url = urljoin(self.url, written)
                    yield Link(element.tag, element.get("rel") or "", written, url)

    def meta(self, name: str) -> str | None:
        """What a <meta> says, by its name or property."""
        found = self.tree.xpath(f'//meta[@name="{name}" or @property="{name}"]/@content')
        assert len(found) <= 1, f"{self.file}: {name} stands there {len(found)} times"
        return str(found[0]) if found else None


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
    return file if file.is_file() and file.resolve().is_relative_to(site.resolve()) else None
