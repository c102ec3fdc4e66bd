from __future__ import annotations

from collections.abc import Callable

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


def test_a_page_that_leads_on_is_missed_if_what_it_leads_to_is_there(
    small: Callable[..., Site],
) -> None:
    site = small({"about/index.html": '<p id="here">'})
    docs = site.project.docs
    docs.mkdir()
    for name, to in (
        ("there", "../about/#here"),
        ("away", "https://example.org/"),
        ("gone", "../no/"),
        ("part", "../about/#no"),
    ):
        (docs / f"{name}.md").write_text(
            f"---\ntemplate: redirect.html\nlocation: {to}\n---\n", "utf-8"
        )
    (docs / "plain.md").write_text("A page.\n\nlocation: ../no/\n", "utf-8")
    missing = {fault.where for fault in check_pages(site).faults}
    assert missing & {f"{path.stem}/" for path in docs.iterdir()} == {"there/", "away/", "plain/"}
