from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from check.feeds import check_feeds
from check.site import Site
from tests.check.planting import Plant, change, missed, remove, write

ENTRY = (
    "<entry><id>a</id><title>x</title><updated>2020-01-01T00:00:00Z</updated>"
    '<link href="x"/></entry>'
)
NO_ENTRY = '<entry><title>x</title><updated>2020-01-01</updated><link href="x"/></entry>'


def unsigned(folder: Path) -> None:
    text = (folder / "feed.xml").read_text("utf-8")
    write("feed.xml", text.replace("author>", "writer>"))(folder)


PLANTS = {
    "no id": Plant(
        "feed.xml", "has no id of an entry", change("feed.xml", "</feed>", f"{NO_ENTRY}</feed>")
    ),
    "no zone": Plant("feed.xml", "gives 2020-01-01 as a moment", lambda _: None),
    "no author": Plant("feed.xml", "has no author of the feed", unsigned),
    "another place": Plant(
        "feed.xml", "under which address", change("feed.xml", 'rel="self"', 'rel="own"')
    ),
    "no title": Plant(
        "feed.json",
        "has no title of an entry",
        change("feed.json", '      "title": ', '      "name": '),
    ),
}


def test_what_readers_of_feeds_would_refuse_is_found(copy: Site) -> None:
    assert missed(copy, check_feeds, PLANTS) == []


def test_an_id_twice_and_other_news_are_found(copy: Site) -> None:
    plants = {
        "twice": Plant(
            "feed.xml",
            "2 entries with the id a",
            change("feed.xml", "</feed>", f"{ENTRY}{ENTRY}</feed>"),
        ),
    }
    assert missed(copy, check_feeds, plants) == []


def test_feeds_that_differ_are_found(copy: Site) -> None:
    plant = Plant("feed.json", "other news", change("feed.xml", "</feed>", f"{ENTRY}</feed>"))
    assert missed(copy, check_feeds, {"more": plant}) == []


def test_feeds_that_cannot_be_read_are_found(copy: Site) -> None:
    plants = {
        "no XML": Plant("feed.xml", "cannot be read", write("feed.xml", "<feed>")),
        "no feed": Plant("feed.json", "is no JSON Feed", write("feed.json", "{}")),
    }
    assert missed(copy, check_feeds, plants) == []


def test_another_kind_of_feed_and_one_alone_are_found(copy: Site) -> None:
    plants = {
        "RSS": Plant("feed.xml", "begins with rss", write("feed.xml", "<rss/>")),
        "one alone": Plant("feed.json", "is not there", remove("feed.json")),
    }
    assert missed(copy, check_feeds, plants) == []


def test_a_site_without_dates_needs_no_feed(small: Callable[..., Site]) -> None:
    looked = check_feeds(small({"index.html": "x"}))
    assert looked.faults == ()
    assert "nothing has a date" in looked.at
