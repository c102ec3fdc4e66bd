"""Search engines find each page, under one address: sitemap, robots.txt, titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from check.faults import Fault, Looked, count
from check.reading import HtmlPage
from check.site import Site
from pipeline import addresses

SITEMAP = "sitemap.xml"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
REBUILD = "It is made with the pages: build the site again, and report it if it stays so."
OWN = "Give the page a title, a description and an address of its own."


def check_listing(site: Site) -> Looked:
    """Compare what is listed with what there is. That it is there is looked at with the links."""
    listable = [page for page in site.pages if page.kind not in {"missing", "redirect"}]
    shown = [page for page in listable if not page.is_hidden]
    faults = [Fault(SITEMAP, what, REBUILD) for what in _sitemap(site, shown)]
    faults += [Fault(addresses.ROBOTS, what, REBUILD) for what in _robots(site)]
    for page in listable:
        faults += [Fault(page.file, what, OWN) for what in _said_by(page, site)]
    listed = len(shown) if site.project.has_address else 0
    return Looked(f"{count(listed, 'page')} in the sitemap", tuple(faults))


def _sitemap(site: Site, shown: list[HtmlPage]) -> Iterator[str]:
    try:
        tree = ElementTree.parse(site.folder / SITEMAP)
    except (OSError, ElementTree.ParseError) as error:
        yield f"cannot be read: {error}."
        return
    listed = Counter(element.text or "" for element in tree.iter(LOC))
    # A site without an address lists none, rather than one of the machine that made it.
    urls = {page.url for page in shown} if site.project.has_address else set()
    for url in sorted(urls - set(listed)):
        yield f"does not list {url}."
    for url, times in listed.items():
        if times > 1:
            yield f"lists {url} {times} times."
        if url not in urls:
            yield f"lists {url}, which is no page to be found."


def _robots(site: Site) -> Iterator[str]:
    path = site.folder / addresses.ROBOTS
    lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    is_named = f"Sitemap: {site.url}{SITEMAP}" in [line.strip() for line in lines]
    if is_named is not site.project.has_address:
        yield f"{'names' if is_named else 'does not name'} the sitemap."
    if any(line.replace(" ", "").lower() == "disallow:/" for line in lines):
        yield "keeps all away."


def _said_by(page: HtmlPage, site: Site) -> Iterator[str]:
    canonical = [str(one) for one in page.tree.xpath('//link[@rel="canonical"]/@href')]
    if len(canonical) != 1 or not canonical[0].startswith(site.url):
        yield f"names {' and '.join(canonical) or 'nothing'} as its own address."
    elif not page.is_hidden and canonical != [page.url]:
        yield f"names {canonical[0]} as its own address."
    if not (page.tree.findtext("head/title") or "").strip():
        yield "has no title."
    if page.meta("description") is None:
        yield "has no description."
    if not page.tree.get("lang"):
        yield "does not say in which language it is."
