"""Data pages on paper: how many sheets, how large their drawings are, and what is said once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from check.visiting import DESKTOP, PHONE, Visit
from tests.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Opens = Callable[..., Visit]

SHEET = re.compile(rb"/Type\s*/Page\b")
PAGE = "datasets/ferry-use/"
CHOSEN = "?trend.picks=ELV~AMB&trend.years=2005~2010"

SHOWN = """() => [...document.querySelectorAll("figure.chart svg[role=img]")]
  .filter((svg) => svg.getClientRects().length)
  .map((svg) => Number(svg.getAttribute("viewBox").split(" ")[2]))"""
NOTES = """() => [...document.querySelectorAll(
    "#content :is(.chart-note, .caution p, .said-above p)")]
  .filter((note) => note.getClientRects().length).map((note) => note.textContent)"""


def sheets(opened: Visit) -> int:
    return len(SHEET.findall(opened.page.pdf(format="A4")))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_data_takes_two_sheets_and_half_a_sheet_a_chart(
    size: tuple[int, int], turn_to: Opens, at_root: str, built_site: Site
) -> None:
    pages = sorted((built_site.folder / "datasets").glob("*/index.html"))
    too_long = {}
    for page in pages:
        opened = turn_to(f"{at_root}datasets/{page.parent.name}/", size=size)
        most = 2 + opened.page.locator("figure.chart").count() / 2
        needed = sheets(opened)
        if needed > most:
            too_long[page.parent.name] = (needed, most)
    assert len(pages) > 10
    assert too_long == {}


def test_drawings_are_wide_whichever_window_they_are_printed_from(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + PAGE + CHOSEN, size=PHONE)
    living = opened.page.locator("#chart-trend .chart-live svg")
    expect(living).to_have_attribute("viewBox", re.compile(r"^0 0 296 "))
    opened.page.emulate_media(media="print")
    expect(living).to_have_attribute("viewBox", re.compile(r"^0 0 680 "))
    assert set(opened.measure(SHOWN)) == {680}
    opened.page.emulate_media(media="screen")
    expect(living).to_have_attribute("viewBox", re.compile(r"^0 0 296 "))
    assert set(opened.measure(SHOWN)) == {296}


def test_a_note_stands_once_on_paper(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    on_screen = opened.measure(NOTES)
    assert len(on_screen) > len(set(on_screen)), "charts share a note"
    opened.page.emulate_media(media="print")
    expect(opened.page.locator(".is-repeated").first).to_be_attached()
    on_paper = opened.measure(NOTES)
    assert len(on_paper) == len(set(on_paper))
    assert set(on_screen) == set(on_paper), "nothing is lost"


def test_what_was_opened_is_put_back(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    opened.page.locator("#chart-trend").get_by_role("button", name="Table").click()
    expect(opened.page.locator("#chart-trend .chart-table")).to_have_attribute("open", "")
    opened.page.emulate_media(media="print")
    expect(opened.page.locator("#chart-trend .chart-drawing")).to_be_visible()
    expect(opened.page.locator("#chart-trend .chart-table")).to_be_hidden()
    opened.page.emulate_media(media="screen")
    expect(opened.page.locator("#chart-trend .chart-table")).to_be_visible()
