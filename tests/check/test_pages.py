from __future__ import annotations

from check.pages import check_pages
from check.site import Site
from tests.check.planting import Plant, missed, remove

GONE = (
    "about/index.html",
    "api/profile.json",
    "benchmarks/harbour-office/index.html",
    "benchmarks/index.html",
    "compare/index.html",
    "contribute/boat-log/index.html",
    "contribute/findings/index.html",
    "datasets/ferry-use/charts/map.png",
    "datasets/ferry-use/charts/trend/index.html",
    "datasets/ferry-use/ferry-use.xlsx",
    "datasets/ferry-use/index.html",
    "datasets/index.html",
    "feed.json",
    "findings/index.html",
    "glossary/index.html",
    "index.html",
    "isles/hlm/index.html",
    "isles/index.html",
    "licences/index.html",
    "llms.txt",
    "maturity/index.html",
    "status/index.html",
    "targets/index.html",
    "topics/crossings/index.html",
    "topics/index.html",
    "updates/index.html",
    "voyages/index.html",
    "voyages/one-timetable/index.html",
)
PLANTS = {name: Plant(name.removesuffix("index.html"), "is missing", remove(name)) for name in GONE}


def test_each_page_that_settings_and_data_ask_for_is_missed(copy: Site) -> None:
    assert missed(copy, check_pages, PLANTS) == []
