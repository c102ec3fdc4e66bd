"""What is seen on a living chart, taken away: as a table, as a picture, as a link."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import expect

from check.visiting import DESKTOP, SMALL_PHONE, Visit
from tests.site.running import ROOT

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/rd-intensity/?trend.picks=EST~KOR&trend.years=2005~2010"
TABLE = ROOT / "datasets" / "rd-intensity" / "rd-intensity.csv"
PNG = b"\x89PNG\r\n\x1a\n"


def taken(opened: Visit, form: str) -> bytes:
    """The file that a button under "What you see now" hands over."""
    figure = opened.page.locator("#chart-trend")
    figure.locator(".chart-live svg").wait_for()
    details = figure.locator(".chart-take")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    with opened.page.expect_download() as download:
        figure.locator(f"[data-tool={form}]").click()
    assert download.value.suggested_filename == f"trend.{form}"
    return Path(download.value.path()).read_bytes()


def test_the_table_holds_just_what_is_seen(visit: Opens, at_root: str) -> None:
    found = list(csv.DictReader(io.StringIO(taken(visit(at_root + PAGE), "csv").decode())))
    with TABLE.open(encoding="utf-8", newline="") as file:
        known = {
            (row["country_code"], row["year"]): float(row["gerd_percent_of_gdp"])
            for row in csv.DictReader(file)
        }
    assert [row["year"] for row in found] == [str(year) for year in range(2005, 2011)]
    for row in found:
        for key in ("EST", "KOR"):
            assert float(row[key]) == known[key, row["year"]]


def test_the_pictures_say_what_they_show_and_where_it_is_from(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + PAGE, scheme="dark")
    svg = taken(opened, "svg")
    words = " ".join(etree.fromstring(svg).itertext())
    for said in ("R&D spending since 1996", "Estonia", "South Korea", "World Bank", "CC-BY-4.0"):
        assert said in words
    assert "trend.picks=EST~KOR" in words, "the address leads back to it"
    assert b"var(--" not in svg, "colours stand in it, also on a dark page"
    assert b"#ffffff" in svg
    assert taken(opened, "png").startswith(PNG)


# How far to the right the texts of a picture reach, in parts of its width.
REACH = """(text) => {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  document.body.append(svg);
  const right = svg.getBoundingClientRect().right;
  return Math.max(...[...svg.children].filter((child) => child.tagName === "text")
    .map((child) => child.getBoundingClientRect().right / right));
}"""


@pytest.mark.parametrize("size", [DESKTOP, SMALL_PHONE], ids=["wide", "narrow"])
def test_all_notes_and_the_vintage_stand_in_a_picture_and_nothing_is_cut(
    size: tuple[int, int], visit: Opens, at_root: str
) -> None:
    picks = "GBR~KOR~FRA~DEU~ISR~USA~CHN~JPN~SWE~FIN~EST~BEL"
    opened = visit(f"{at_root}datasets/rd-intensity/?trend.picks={picks}", size=size)
    svg = taken(opened, "svg").decode()
    lines = [" ".join(text.itertext()) for text in etree.fromstring(svg.encode()).iterchildren()]
    words = " ".join(lines)
    for said in (
        "United Kingdom: a new series begins in 2014 and 2018",
        "Lines stop where the figures were revised",
        "Source: World Bank. Terms: CC-BY-4.0",
        "fetched 23 November 2026",
    ):
        assert said in words
    assert picks in words.replace(" ", ""), "the address is whole"
    assert opened.measure(REACH, svg) <= 1


def test_a_picture_names_the_sources_of_targets_too(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + "datasets/rd-intensity/")
    foot = opened.page.locator("#chart-targets .chart-source")
    assert "Targets: European Commission. Terms: CC-BY-4.0" in foot.inner_text()


def test_a_link_can_be_copied_twice_at_once(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + PAGE)
    figure = opened.page.locator("#chart-trend")
    figure.locator(".chart-live svg").wait_for()
    figure.locator(".chart-take summary").click()
    copy = figure.locator("[data-tool=link]")
    for _ in range(2):
        copy.click()
        expect(copy).not_to_have_text("Copy the link")
    opened.page.wait_for_timeout(2500)
    assert copy.inner_text() == "Copy the link"


def test_programs_are_told_the_address_of_the_file(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + "datasets/rd-intensity/", scripts=False)
    told = opened.page.locator("details.load").text_content() or ""
    assert told.count("/datasets/rd-intensity/rd-intensity.csv") == 3
