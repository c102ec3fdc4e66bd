"""The feeds are what readers of feeds take: well-formed Atom, and the same as JSON Feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from check.faults import Fault, Looked, count
from check.site import Site, read_json
from pipeline import addresses

ATOM = "{http://www.w3.org/2005/Atom}"
JSON_FEED = "https://jsonfeed.org/version/1"
REBUILD = "It is made from the data: build the site again, and report it if it stays so."


def check_feeds(site: Site) -> Looked:
    """Read both feeds. A site on which nothing has a date has neither."""
    paths = [site.folder / name for name in (addresses.FEED_ATOM, addresses.FEED_JSON)]
    if not any(path.exists() for path in paths):
        return Looked("no feed, since nothing has a date")
    faults = [
        Fault(site.name(path), "is not there, though the other feed is.", REBUILD)
        for path in paths
        if not path.exists()
    ]
    atom = list(_atom(site))
    feed = read_json(paths[1])
    items = feed.get("items") if isinstance(feed, dict) else None
    faults += [Fault(addresses.FEED_ATOM, what, REBUILD) for what in atom]
    faults += [Fault(addresses.FEED_JSON, what, REBUILD) for what in _json_feed(feed)]
    ids = [item.get("id") for item in items or () if isinstance(item, dict)]
    if not faults and ids != _atom_ids(site):
        faults.append(Fault(addresses.FEED_JSON, "holds other news than feed.xml.", REBUILD))
    return Looked(f"{count(len(ids), 'piece')} of news, as Atom and as JSON", tuple(faults))


def _atom(site: Site) -> Iterator[str]:
    try:
        feed = ElementTree.parse(site.folder / addresses.FEED_ATOM).getroot()
    except (OSError, ElementTree.ParseError) as error:
        yield f"cannot be read: {error}."
        return
    if feed.tag != f"{ATOM}feed":
        yield f"begins with {feed.tag}, and not with an Atom feed."
        return
    yield from _lacks(feed, ("id", "title", "updated", "author"), "the feed")
    selves = [link.get("href") for link in feed.iter(f"{ATOM}link") if link.get("rel") == "self"]
    if selves != [site.url + addresses.FEED_ATOM]:
        yield "does not say under which address it stands."
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        yield from _lacks(entry, ("id", "title", "updated", "link"), "an entry")
    yield from _doubled(_texts(entries, "id"))
    yield from _no_moments([*_texts([feed], "updated"), *_texts(entries, "updated")])


def _lacks(element: ElementTree.Element, names: Iterable[str], called: str) -> Iterator[str]:
    for name in names:
        found = element.findall(ATOM + name)
        has_text = name in {"link", "author"} or any((one.text or "").strip() for one in found)
        if not found or not has_text or (len(found) > 1 and name not in {"link", "author"}):
            yield f"has no {name} of {called}."


def _texts(elements: Iterable[ElementTree.Element], name: str) -> list[str]:
    return [element.findtext(ATOM + name) or "" for element in elements]


def _atom_ids(site: Site) -> list[str]:
    feed = ElementTree.parse(site.folder / addresses.FEED_ATOM).getroot()
    return _texts(feed.findall(f"{ATOM}entry"), "id")


def _json_feed(feed: Any) -> Iterator[str]:
    if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith(JSON_FEED):
        yield "is no JSON Feed."
        return
    for name in ("title", "home_page_url", "feed_url", "items"):
        if not feed.get(name):
            yield f"has no {name} of the feed."
    items = feed.get("items") or ()
    for item in items:
        for name in ("id", "url", "title", "content_text", "date_published"):
            if not item.get(name):
                yield f"has no {name} of an entry."
    yield from _doubled([item.get("id", "") for item in items])
    yield from _no_moments([item.get("date_published", "") for item in items])


def _doubled(ids: Iterable[str]) -> Iterator[str]:
    for one, times in Counter(ids).items():
        if times > 1:
            yield f"has {times} entries with the id {one}."


def _no_moments(texts: Iterable[str]) -> Iterator[str]:
    """Texts that are no moment with a time zone, which RFC 3339 asks for."""
    for text in dict.fromkeys(texts):
        try:
            has_zone = datetime.fromisoformat(text).tzinfo is not None
        except ValueError:
            has_zone = False
        if text and not has_zone:
            yield f"gives {text} as a moment, which is none with a time zone."
