"""All that pages, style sheets, scripts, feeds and catalogues name of the site is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from check.faults import Fault, Looked, count
from check.reading import HtmlPage, Link
from check.site import Site, read_json
from pipeline import addresses

CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", re.IGNORECASE)
JS_IMPORT = re.compile(
    r"""(?:^|[;\s}])(?:import|export)\s*(?:[\w{},*\s$]+?from\s*)?\(?\s*["'](\.{0,2}/[^"']+)["']"""
)
MARKDOWN_LINK = re.compile(r"\]\(([^)\s]+)\)")
WEB = frozenset({"http", "https", "mailto", "tel"})
CATALOGUES = ("api/**/*.json", "catalog.jsonld", "data.json", "feed.json")

MEND = "Mend the link, or bring back what it leads to."
REBUILD = "It is made from the data: build the site again, and report it if it stays so."


@dataclass(frozen=True)
class Named:
    """An address that a file names, in full."""

    file: str
    written: str
    url: str
    has_anchor: bool = False


def check_links(site: Site) -> Looked:
    """Follow every link of the site within the site."""
    links, anchors, faults = 0, 0, []
    for page in site.pages:
        for link in page.links():
            fault = _fault_of(link, page, site)
            links += 1
            anchors += bool(link.anchor)
            if fault:
                faults.append(Fault(page.file, fault, MEND))
    named = [*_named_by_code(site), *_named_by_lists(site)]
    for one in named:
        wrong = missing(one.url, site, with_anchor=one.has_anchor)
        if wrong:
            faults.append(Fault(one.file, f"names {one.written}, {wrong}.", REBUILD))
    redirects = [page for page in site.pages if page.refresh is not None]
    faults += [fault for page in redirects for fault in _redirect(page, site)]
    at = (
        f"{count(links, 'link')} and {count(anchors, 'anchor')} on "
        f"{count(len(site.pages), 'page')}, {count(len(named), 'address', 'addresses')} in other "
        f"files, {count(len(redirects), 'redirect')}"
    )
    return Looked(at, tuple(faults))


def _fault_of(link: Link, page: HtmlPage, site: Site) -> str | None:
    parts = urlsplit(link.url)
    if parts.scheme not in WEB:
        return f"links to {link.written}, which is no address of the web."
    if page.file == "404.html" and not _works_anywhere(link, site):
        return f"links to {link.written}, which leads elsewhere from another folder."
    if _is_beside(link, site):
        return f"links to {link.written}, which leads out of the site."
    wrong = missing(link.url, site, with_anchor=True)
    return f"links to {link.written}, {wrong}." if wrong else None


def missing(url: str, site: Site, *, with_anchor: bool) -> str | None:
    """What is wrong with an address, in words that follow it, if it is one of the site."""
    if url.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0] == site.url.rstrip("/"):
        url = site.url
    if not url.startswith(site.url):
        return None
    path = site.file_at(url)
    if path is None:
        return "which is not there"
    anchor = Link("a", "", url, url).anchor.partition(":~:")[0]
    page = site.pages_by_path.get(path)
    if with_anchor and page and anchor not in page.anchors:
        return f"and {page.address or 'the home page'} has no place called {anchor}"
    return None


def _is_beside(link: Link, site: Site) -> bool:
    """Whether a link without a host leaves the path at which the site stands."""
    written = urlsplit(link.written.strip())
    return not written.netloc and not written.scheme and not link.url.startswith(site.url)


def _works_anywhere(link: Link, site: Site) -> bool:
    """Whether a link leads to the same place from a page that stands deep in a folder."""
    is_of_the_page = link.written.startswith("#")
    return is_of_the_page or urljoin(f"{site.url}deep/down/here", link.written) == link.url


def _redirect(page: HtmlPage, site: Site) -> Iterator[Fault]:
    target = urljoin(page.url, page.refresh or "")
    if not page.refresh or target == page.url or not target.startswith(site.url):
        said = page.refresh or "no address"
        yield Fault(page.file, f"sends its visitors to {said}, not to a page of the site.", MEND)
        return
    wrong = missing(target, site, with_anchor=True)
    if wrong:
        yield Fault(page.file, f"sends its visitors to {page.refresh}, {wrong}.", MEND)


def _named_by_code(site: Site) -> Iterator[Named]:
    """What style sheets and scripts load from the site."""
    for path in site.files:
        patterns = {".css": CSS_ADDRESS, ".js": JS_IMPORT}
        if path.suffix in patterns and path.is_file():
            name = site.name(path)
            for found in patterns[path.suffix].finditer(path.read_text("utf-8", "replace")):
                written = next(filter(None, found.groups())).strip()
                if not written.startswith(("data:", "#")):
                    yield Named(name, written, urljoin(site.url + name, written))


def _named_by_lists(site: Site) -> Iterator[Named]:
    """What catalogues, feeds and descriptions name of the site."""
    for pattern in CATALOGUES:
        for path in sorted(site.folder.glob(pattern)):
            name = site.name(path)
            for text in _texts(read_json(path)):
                if text.startswith(site.url):
                    yield Named(name, text, text, name == addresses.API_CATALOG)
    for folder, described in site.packages():
        yield from _named_by_package(folder.name, described, site)
    yield from _named_by_script_data(site)
    yield from _named_by_texts(site)
    for page in site.pages:
        for block in page.tree.xpath('//script[@type="application/ld+json"]/text()'):
            for text in _addresses_in(block, site):
                yield Named(page.file, text, text)
        for meta in page.tree.xpath("//meta/@content"):
            if str(meta).startswith(site.url):
                yield Named(page.file, str(meta), str(meta))


def _named_by_package(dataset: str, described: dict[str, Any], site: Site) -> Iterator[Named]:
    name = addresses.descriptor(dataset)
    page = site.url + addresses.dataset(dataset)
    for resource in described.get("resources") or ():
        path = resource.get("path") if isinstance(resource, dict) else None
        if isinstance(path, str):
            yield Named(name, path, urljoin(page, path))
    for key in ("id", "homepage"):
        if isinstance(described.get(key), str):
            yield Named(name, described[key], described[key])


def _named_by_script_data(site: Site) -> Iterator[Named]:
    """What the data for the site's own scripts names, relative to the site's root."""
    for path in sorted((site.folder / "api" / "indicators").glob("*.json")):
        listed = read_json(path)
        name = site.name(path)
        if isinstance(listed, dict):
            named = [one["address"] for one in listed["datasets"]]
            named += [
                addresses.indicator(listed["kind"], one["id"]) for one in listed["indicators"]
            ]
            named += listed["pages"].values()
            yield from (Named(name, one, site.url + one) for one in named)


def _named_by_texts(site: Site) -> Iterator[Named]:
    for name in (addresses.LLMS, addresses.ROBOTS):
        path = site.folder / name
        text = path.read_text("utf-8", "replace") if path.is_file() else ""
        named = MARKDOWN_LINK.findall(text) if name == addresses.LLMS else _addresses_in(text, site)
        for written in named:
            yield Named(name, written, urljoin(site.url, written))
    for name in (addresses.FEED_ATOM, "sitemap.xml"):
        path = site.folder / name
        try:
            tree = ElementTree.parse(path)
        except (OSError, ElementTree.ParseError):
            continue
        for element in tree.iter():
            text = element.get("href") or ""
            if element.tag.rpartition("}")[2] == "loc":
                text = element.text or ""
            if text:
                yield Named(name, text, text)


def _addresses_in(text: str, site: Site) -> list[str]:
    """The site's addresses in a text that is written for machines."""
    return re.findall(re.escape(site.url) + r"[^\s\"'<>\\]*", text)


def _texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            pending.extend(one.values())
        elif isinstance(one, list):
            pending.extend(one)
