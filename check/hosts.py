"""Nothing that a visitor opens asks another host: neither as it is written, nor in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]

from check.faults import Fault, Looked, count
from check.links import CSS_ADDRESS
from check.site import Site
from check.visits import visits

KEEP = "Keep a copy of it on the site, or leave it out: visitors are shown to nobody."
# What a drawing loads: all that its elements name, but for links, and its style sheets.
IN_DRAWINGS = (
    "//*[local-name() != 'a']/@*[local-name() = 'href' or local-name() = 'src']"
    " | //processing-instruction('xml-stylesheet')"
)
MEND = "Open the page with the browser's console and mend what it complains of."


def check_hosts(site: Site) -> Looked:
    """Read all that loads by itself, and watch a browser open a page of each kind."""
    faults: list[Fault] = []
    loads = 0
    for page in site.pages:
        for link in page.links():
            if not link.is_followed:
                loads += 1
                if not link.url.startswith(site.url):
                    faults.append(_elsewhere(page.file, f"<{link.element}> {link.written}"))
        for css in page.tree.xpath("//style/text() | //@style"):
            faults += _named_by_css(page.file, str(css), page.url, site)
        faults += [_elsewhere(page.file, f"ping {one}") for one in page.tree.xpath("//@ping")]
    for path in site.files:
        if path.suffix in {".css", ".svg"} and path.is_file():
            name = site.name(path)
            text = path.read_text("utf-8", "replace")
            faults += _named_by_css(name, text, site.url + name, site)
            for written in _named_by_drawing(path) if path.suffix == ".svg" else ():
                faults += _unless_here(name, written, site.url + name, site)
    for visit in visits(site):
        faults += [Fault(visit.where, trouble, MEND) for trouble in visit.troubles]
    asked = sum(len(visit.asked) for visit in visits(site))
    at = (
        f"{count(loads, 'address', 'addresses')} that {count(len(site.pages), 'page')} load, and "
        f"{count(asked, 'request')} of a browser on {count(len(site.shown), 'page')}"
    )
    return Looked(at, tuple(faults))


def _named_by_css(file: str, text: str, url: str, site: Site) -> Iterator[Fault]:
    for found in CSS_ADDRESS.finditer(text):
        written = next(filter(None, found.groups())).strip()
        yield from _unless_here(file, written, url, site)


def _named_by_drawing(path: Path) -> Iterator[str]:
    """The addresses in a drawing. That one cannot be read is said with the policies."""
    try:
        tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return
    for found in tree.xpath(IN_DRAWINGS):
        yield found.get("href", "") if isinstance(found, etree._ProcessingInstruction) else found


def _unless_here(file: str, written: str, url: str, site: Site) -> Iterator[Fault]:
    is_inside = written.lower().startswith(("data:", "#"))
    if not is_inside and not urljoin(url, written).startswith(site.url):
        yield _elsewhere(file, written)


def _elsewhere(file: str, what: str) -> Fault:
    return Fault(file, f"loads from another host: {what}", KEEP)
