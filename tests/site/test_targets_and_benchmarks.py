"""The pages of targets and of the survey of organisations, as people use them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from check.visiting import PHONE, Visit
from tests.conftest import Site
from tests.site.running import SAMPLE

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

TARGETS = "datasets/ferry-targets/ferry-targets.csv"
SIZES_OF_TEXTS = """() => [...document.querySelectorAll(".two-lines text")].map((text) => {
  const svg = text.ownerSVGElement;
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return parseFloat(getComputedStyle(text).fontSize) * scale;
})"""


def column(opened: Visit, place: int) -> list[str]:
    cells = opened.page.locator(f"table.sortable tbody tr > :nth-child({place})")
    return [text.strip() for text in cells.all_inner_texts()]


def test_targets_are_sorted_by_the_column_that_is_pressed(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}targets/")
    targets = (SAMPLE / TARGETS).read_text("utf-8").splitlines()[1:]
    heading = opened.page.get_by_role("columnheader", name=re.compile("^Target"))
    heading.get_by_role("button").click()
    values = [float(re.match(r"[\d.]+", text)[0]) for text in column(opened, 2)]  # type: ignore[index]
    assert values == sorted(values) and len(values) == len(targets)
    assert heading.get_attribute("aria-sort") == "ascending"
    heading.get_by_role("button").press("Enter")
    values = [float(re.match(r"[\d.]+", text)[0]) for text in column(opened, 2)]  # type: ignore[index]
    assert values == sorted(values, reverse=True)
    assert heading.get_attribute("aria-sort") == "descending"
    opened.page.get_by_role("columnheader", name="Verdict").get_by_role("button").click()
    said = list(dict.fromkeys(column(opened, 7)))
    assert said == ["Met", "Missed", "On track", "Behind", "Cannot be judged"]
    opened.page.get_by_role("columnheader", name="Figure when set").get_by_role("button").click()
    assert column(opened, 5)[-1] == "–"
    assert not opened.troubles


def test_without_scripts_the_table_has_no_buttons(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}targets/", scripts=False)
    assert opened.page.locator("table.sortable button").count() == 0
    assert column(opened, 1)[0] == "Bellwick"


def test_a_row_leads_to_its_sentence(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}targets/")
    opened.page.locator("table.sortable").get_by_role("link", name="United Holms").click()
    told = opened.page.locator("#uho-2025")
    assert told.is_visible()
    assert "cannot be judged, because a new series of figures has begun" in told.inner_text()
    written = opened.page.get_by_role("heading", name="The United Holms' change of course")
    assert written.count() == 1


def test_an_organisation_is_found_by_the_name_that_it_had(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}benchmarks/")
    rows = opened.page.locator("#benchmark-list [data-words]:not([hidden])")
    everyone = rows.count()
    opened.page.get_by_role("searchbox", name="Find an organisation").fill("pilsig")
    assert rows.count() == 1
    assert opened.page.get_by_role("heading", name="Without a score in").is_hidden()
    opened.page.get_by_role("link", name="Pilot and Signal Service").click()
    opened.page.wait_for_url(f"{at_root}benchmarks/pilot-and-signal-service/")
    assert "PilSig (2010 to 2014)" in opened.page.locator("article").inner_text()
    assert everyone > 20
    assert not opened.troubles


def test_texts_of_small_charts_can_be_read_on_a_phone(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}benchmarks/harbour-office/", size=PHONE)
    sizes = opened.measure(SIZES_OF_TEXTS)
    assert sizes and min(sizes) >= 12


def test_every_entry_of_the_menu_can_be_reached_on_a_phone(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root, size=PHONE)
    opened.page.locator(".menu").get_by_role("link", name="Crew survey").click()
    opened.page.wait_for_url(f"{at_root}benchmarks/")
    assert opened.page.locator(".menu li").last.evaluate("(one) => one.offsetTop") == (
        opened.page.locator(".menu li").first.evaluate("(one) => one.offsetTop")
    )


def test_the_search_finds_an_organisation(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root)
    opened.page.get_by_role("combobox").first.press_sequentially("tide office")
    opened.page.get_by_role("option", name="Tide Office").first.click()
    opened.page.wait_for_url(f"{at_root}benchmarks/tide-office/")


def test_pages_of_organisations_are_light(built_site: Site) -> None:
    pages = list(built_site.folder.glob("benchmarks/*/index.html"))
    assert len(pages) > 20
    assert max(page.stat().st_size for page in pages) < 40_000
