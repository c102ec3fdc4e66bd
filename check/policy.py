"""Every page has its Content-Security-Policy, and nothing in it runs but scripts of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from check.faults import Fault, Looked, count
from check.reading import HtmlPage
from check.site import Site

SOURCES = frozenset({"'none'", "'self'", "data:"})
DATA_BLOCKS = frozenset({"application/json", "application/ld+json"})
IN_ADDRESSES = frozenset(
    [
        "action",
        "background",
        "by",
        "cite",
        "data",
        "formaction",
        "from",
        "href",
        "poster",
        "src",
        "srcset",
        "to",
        "values",
    ]
)
DIGEST = re.compile(r"'sha256-[^']*'(?: 'sha256-[^']*')*")
UNSEEN = re.compile(r"[\x00-\x20]")
NOT_DRAWN = frozenset({"script", "foreignObject", "iframe", "embed", "object", "handler"})

# What browsers show as a page of XML, and run scripts of.
OTHER_XML = frozenset({".xml", ".xsl", ".xslt", ".rdf", ".atom", ".rss"})
OTHER_PAGE = re.compile(r"\.(?:s?html?|xht(?:ml)?)$", re.IGNORECASE)

BUILD = "Build the site again: the pipeline writes a policy into every page."
FILE = "Put it into a file of the site and load that; nothing else runs under the policy."
DROP = "Take it out: a drawing needs none, and opened by itself it would run."
RENAME = "Give it the ending .html: under another one it gets no policy."


def check_policy(site: Site) -> Looked:
    """Read the policy of every page, and look for what it would stop; drawings have none."""
    faults = []
    for page in site.pages:
        faults += [Fault(page.file, what, BUILD) for what in _of_policy(page)]
        faults += [Fault(page.file, what, FILE) for what in _of_scripts(page)]
    drawings = 0
    for path in site.files:
        ending = path.suffix.lower()
        is_drawing = ending == ".svg" and path.is_file()
        drawings += is_drawing
        if is_drawing or (ending in OTHER_XML and path.is_file()):
            faults += _of_xml(path, site)
        if path.suffix != ".html" and OTHER_PAGE.search(path.name):
            faults.append(Fault(site.name(path), "is a page without a policy.", RENAME))
    at = f"{count(len(site.pages), 'page')} and {count(drawings, 'drawing')}"
    return Looked(at, tuple(faults))


def _of_xml(path: Path, site: Site) -> Iterator[Fault]:
    """Scripts in a drawing, or in another file that a browser shows like one."""
    try:
        tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield Fault(site.name(path), f"is no XML: {error}", BUILD)
        return
    for what in _of_drawing(tree.getroot()):
        yield Fault(site.name(path), what, DROP)


def _of_policy(page: HtmlPage) -> Iterator[str]:
    metas = [
        meta
        for meta in page.tree.iter("meta")
        if (meta.get("http-equiv") or "").strip().lower() == "content-security-policy"
    ]
    if len(metas) != 1:
        yield f"has {len(metas)} policies in place of one."
    if not metas:
        return
    head = metas[0].getparent()
    before = {child.tag for child in metas[0].itersiblings(preceding=True)}
    if head.tag != "head" or not before <= {"meta", etree.Comment}:
        yield "has its policy after what it should rule."
    yield from _of_directives(metas[0].get("content") or "")


def _of_directives(policy: str) -> Iterator[str]:
    parts = [part.split() for part in policy.split(";") if part.strip()]
    directives = {name.lower(): sources for name, *sources in parts}
    if len(directives) != len(parts):
        yield "says something twice in its policy, of which only the first counts."
    wanted = {
        "default-src": (["'none'"],),
        "script-src": (["'self'"],),
        "base-uri": (["'self'"], ["'none'"]),
        "form-action": (["'self'"], ["'none'"]),
    }
    for name, allowed in wanted.items():
        if directives.get(name) not in allowed:
            said = DIGEST.sub("'sha256-…'", " ".join(directives.get(name, ["nothing"])))
            yield f"has {said} as {name} in its policy, not {' '.join(allowed[0])}."
    for name, sources in directives.items():
        also = {"'unsafe-inline'"} if name in {"style-src", "style-src-attr"} else set()
        others = sorted(set(sources) - SOURCES - also)
        if name.startswith("script-src"):
            others = [] if name == "script-src" else ["anything at all"]
        if others:
            yield f"lets in {' '.join(others)} as {name} in its policy."
    for name in {"frame-ancestors", "sandbox", "report-uri"} & set(directives):
        yield f"has {name} in its policy, which counts only in a header."


def _of_scripts(page: HtmlPage) -> Iterator[str]:
    for script in page.tree.iter("script"):
        kind = (script.get("type") or "").strip().lower()
        is_loaded = any(script.get(name) is not None for name in ("src", "href", "xlink:href"))
        if not is_loaded and kind not in DATA_BLOCKS:
            yield f"has a script in the page itself: {_begin(script.text_content())}"
    for frame in page.tree.xpath("//@srcdoc"):
        yield f"has a page within the page itself: {_begin(str(frame))}"
    for element in page.tree.iter():
        if isinstance(element.tag, str):
            yield from _of_attributes(element)


def _of_attributes(element: Any) -> Iterator[str]:
    for name, value in element.attrib.items():
        plain = name.rpartition("}")[2].rpartition(":")[2].lower()
        if plain.startswith("on"):
            yield f"has a script in {plain} of <{_tag(element)}>: {_begin(value)}"
        is_address = plain in IN_ADDRESSES or (plain == "content" and element.get("http-equiv"))
        if is_address and "javascript:" in UNSEEN.sub("", value).lower()[:80]:
            yield f"has a script as {plain} of <{_tag(element)}>: {_begin(value)}"


def _of_drawing(root: Any) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str):
            if _tag(element) in NOT_DRAWN:
                yield f"holds <{_tag(element)}>."
            yield from _of_attributes(element)


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _begin(text: str) -> str:
    """The beginning of a script on one line."""
    return " ".join(text.split())[:60]
