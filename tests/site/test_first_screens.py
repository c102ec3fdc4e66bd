"""What a visitor sees before scrolling: on the home page and on the page of each dataset."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import pytest

from check.visiting import DESKTOP, PHONE, Visit
from tests.site.running import SAMPLE

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

DATASETS = sorted(
    path.parent.name
    for folder in ("datasets", "docs")
    for path in (SAMPLE / folder).glob("*/datapackage.yaml")
)
SIZES = {"phone": PHONE, "desktop": DESKTOP}
LARGE_PART = 0.6
PARTS_OF_A_DATASET = {
    "title": "article h1",
    "sentence": ".lede",
    "years, places and freshness": ".freshness",
    "download": "a.button[download]",
    "caution": ".caution",
}

# The share of what a selector first finds, and shows, that lies within the window.
SHARE = """(selector) => {
  const shown = [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length);
  if (!shown) return null;
  const box = shown.getBoundingClientRect();
  const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  return box.height ? Math.max(seen, 0) / box.height : null;
}"""


def shares(opened: Visit, parts: dict[str, str]) -> dict[str, float | None]:
    return {name: opened.measure(SHARE, selector) for name, selector in parts.items()}


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_the_home_page_says_what_it_is_and_leads_on(
    size: str, turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root, size=SIZES[size])
    main = "main article " if opened.page.locator("main article").count() else "article "
    parts = {
        "sentence": f"{main}h1",
        "search box": f"{main}input[type=search]",
        "ways in": f"{main}nav",
        "chart": f"{main}figure svg[role=img]",
        "headline": f"{main}figure .chart-headline",
        "source": f"{main}figure figcaption",
    }
    seen = shares(opened, parts)
    assert {name: share for name, share in seen.items() if share != 1} == {}
    assert len(opened.page.locator(f"{main}figure").all()) == 1
    said = opened.page.locator(f"{main}figure").inner_text()
    headline = opened.page.locator(f"{main}figure .chart-headline").inner_text()
    assert re.search(r"\b(?:19|20)\d\d\b", headline), "the headline names no year"
    assert "Source: Lantern Isles Statistics" in said
    ways = opened.page.locator(f"{main}nav").first.inner_text()
    assert all(way in ways for way in ("Isles", "Topics", "Data"))
    assert opened.page.locator(f"{main}h1").inner_text().rstrip().endswith(".")


# Some datasets, one of which is a collection; all of them are looked at where there is time.
SOME = ("crew-survey", "ferry-use", "isles", "voyages")


@pytest.mark.parametrize(
    "names",
    [SOME, pytest.param(set(DATASETS) - set(SOME), marks=pytest.mark.slow)],
    ids=["some", "others"],
)
def test_a_dataset_begins_with_what_matters(
    names: Iterable[str], turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root)
    missing = []
    for name in names:
        opened.turn_to(f"{at_root}datasets/{name}/")
        button = opened.page.locator("a.button[download]").inner_text()
        assert re.match(r"Download CSV \(\d[\d.]* (?:bytes|kB|MB)\)", button), name
        freshness = opened.page.locator(".freshness").inner_text()
        assert re.search(r"Published by .+, fetched \d+ \w+ \d{4}", freshness), name
        missing += [f"{name}, {what}" for what in unseen(opened)]
    assert missing == []


def unseen(opened: Visit) -> Iterator[str]:
    """What of a dataset's page is not within the first screen as it should be."""
    has_chart = opened.page.locator("article figure svg[role=img]").count() > 0
    for size, (width, height) in SIZES.items():
        opened.page.set_viewport_size({"width": width, "height": height})
        for part, share in shares(opened, PARTS_OF_A_DATASET).items():
            if share != 1:
                yield f"{size}: {part}, {share or 0:.0%} seen"
        chart = opened.measure(SHARE, ".lead figure svg[role=img]") or 0
        if has_chart and chart < LARGE_PART:
            yield f"{size}: the first chart, {chart:.0%} seen"
