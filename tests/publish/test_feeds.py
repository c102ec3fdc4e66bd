from __future__ import annotations

from xml.etree import ElementTree

from pipeline.catalog import Catalog, Correction
from pipeline.history import Change, History
from pipeline.project import Project
from pipeline.publish.feeds import MOST_ENTRIES, atom_feed, entries, json_feed

from .conftest import NO_HISTORY, SITE, hostile_dataset, make_catalog, make_dataset

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_news_are_releases_corrections_and_changes_newest_first(
    project: Project, history: History
) -> None:
    twice = tuple(
        Correction(date="2026-05-06", what=what, effect="Seen again.") for what in ("A.", "B.")
    )
    news = entries(make_catalog(make_dataset(corrections=twice)), history, project)
    assert [(entry.day.isoformat(), entry.title, entry.text) for entry in news] == [
        ("2026-06-01", "Rates of growth: changed", "Add 2005 & <more>"),
        ("2026-05-06", "Rates of growth: corrected", "A. Seen again."),
        ("2026-05-06", "Rates of growth: corrected", "B. Seen again."),
        (
            "2026-03-04",
            "Rates of growth: version 1.2.0",
            "How much there is of it. In all places that are known.",
        ),
    ]
    assert len({entry.id for entry in news}) == len(news)


def test_without_history_no_change_is_told(catalog: Catalog, project: Project) -> None:
    news = entries(catalog, NO_HISTORY, project)
    assert {entry.title.rpartition(": ")[2] for entry in news} == {"version 1.2.0"}


def test_what_has_no_date_is_not_told(project: Project) -> None:
    dataset = make_dataset(created="soon")
    assert entries(make_catalog(dataset), NO_HISTORY, project) == ()


def test_atom_is_dated_by_its_news(catalog: Catalog, project: Project, history: History) -> None:
    feed = ElementTree.fromstring(atom_feed(entries(catalog, history, project), project))
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-06-01T00:00:00+00:00"
    assert feed.findtext("a:id", namespaces=ATOM) == SITE
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {"alternate": SITE, "self": f"{SITE}feed.xml"}
    found = feed.findall("a:entry", ATOM)
    days = [entry.findtext("a:updated", namespaces=ATOM) for entry in found]
    assert days == sorted(days, key=str, reverse=True)
    assert found[0].findtext("a:content", namespaces=ATOM) == "Add 2005 & <more>"
    content = found[0].find("a:content", ATOM)
    assert content is not None
    assert content.get("type") == "text"
    link = found[0].find("a:link", ATOM)
    assert link is not None
    assert link.get("href") == f"{SITE}datasets/growth/"


def test_the_json_feed_tells_the_same(catalog: Catalog, project: Project, history: History) -> None:
    news = entries(catalog, history, project)
    feed = json_feed(news, project)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}feed.json"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in news]
    assert feed["items"][0]["date_published"] == "2026-06-01T00:00:00+00:00"
    assert feed["items"][0]["tags"] == ["money"]


def test_hostile_texts_are_only_texts(project: Project) -> None:
    news = entries(make_catalog(hostile_dataset()), NO_HISTORY, project)
    feed = ElementTree.fromstring(atom_feed(news, project))
    content = feed.findtext("a:entry/a:content", namespaces=ATOM)
    assert content is not None
    assert content.startswith("</script><b>&amp;")
    assert "\x07" not in content
    for entry in news:
        assert not set('<>" ') & set(entry.id)


def test_a_feed_stays_short(project: Project) -> None:
    changes = tuple(
        Change("2026-01-01", "Again", f"{number:040}", ("raw-rates.txt",)) for number in range(500)
    )
    news = entries(make_catalog(make_dataset()), History({"growth": changes}), project)
    assert len(news) == MOST_ENTRIES
    assert news[0].title == "Rates of growth: version 1.2.0"
