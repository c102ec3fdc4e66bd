"""What is new, for readers of feeds: Atom, and the same as JSON Feed 1.1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.dates import day
from pipeline.publish.news import News, news_of
from pipeline.publish.urls import page_url

MOST_ENTRIES = 100

# Characters that XML cannot hold, not even escaped.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One piece of news: `what` happened to the data that is `called` so.

    `id` stays the same for ever, `url` is where to read on.
    """

    day: date
    id: str
    url: str
    called: str
    what: str
    text: str
    topics: tuple[str, ...]

    @property
    def title(self) -> str:
        """The piece of news in a line."""
        return f"{self.called}: {self.what}"


def entries(catalog: Catalog, history: History, project: Project) -> tuple[Entry, ...]:
    """Releases, corrections and changes of tables in git of all datasets, newest first.

    Only what has a date of its own is listed, and where there is no history no change is.
    """
    found = [
        _entry(dataset, news, when, project)
        for dataset in catalog.datasets
        for news in news_of(dataset, history.changes.get(dataset.name, ()), project)
        if (when := day(news.date))
    ]
    found.sort(key=lambda entry: entry.day, reverse=True)
    return tuple(found[:MOST_ENTRIES])


def atom_feed(news: Sequence[Entry], project: Project) -> bytes:
    """Entries, one at least, as an Atom feed, which is as new as the newest of them."""
    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    _add(feed, "id", project.site_url)
    _add(feed, "title", project.title)
    _add(feed, "subtitle", project.summary or project.title)
    _add(ElementTree.SubElement(feed, "author"), "name", project.publisher)
    _add(feed, "link", href=project.site_url, rel="alternate")
    _add(feed, "link", href=project.absolute(addresses.FEED_ATOM), rel="self")
    _add(feed, "updated", _moment(news[0].day).isoformat())
    for item in news:
        entry = ElementTree.SubElement(feed, "entry")
        _add(entry, "id", item.id)
        _add(entry, "title", item.title)
        _add(entry, "link", href=item.url, rel="alternate")
        _add(entry, "updated", _moment(item.day).isoformat())
        _add(entry, "content", item.text, type="text")
        for topic in item.topics:
            _add(entry, "category", term=topic)
    ElementTree.indent(feed)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _add(parent: ElementTree.Element, tag: str, text: str | None = None, **more: str) -> None:
    cleaned = {name: _xml(value) for name, value in more.items()}
    ElementTree.SubElement(parent, tag, cleaned).text = text and _xml(text)


def json_feed(news: Sequence[Entry], project: Project) -> dict[str, Any]:
    """Entries as a JSON Feed."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": project.title,
        "description": project.summary or project.title,
        "home_page_url": project.site_url,
        "feed_url": project.absolute(addresses.FEED_JSON),
        "language": "en-GB",
        "authors": [{"name": project.publisher}],
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "content_text": item.text,
                "date_published": _moment(item.day).isoformat(),
                "tags": list(item.topics),
            }
            for item in news
        ],
    }


def _entry(dataset: Dataset, news: News, when: date, project: Project) -> Entry:
    page = page_url(dataset, project)
    return Entry(
        day=when,
        id=f"{page}#{quote(news.mark, safe='')}",
        url=page,
        called=dataset.title,
        what=news.what,
        text=news.text or dataset.title,
        topics=dataset.topics,
    )


def _moment(of: date) -> datetime:
    return datetime.combine(of, time(), UTC)


def _xml(text: str) -> str:
    return NOT_IN_XML.sub(" ", text)
