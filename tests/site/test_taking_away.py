"""What is seen on a living chart, taken away: as a table, as a picture, as a link."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html  # type: ignore[import-untyped]
from playwright.sync_api import expect

from check.visiting import DESKTOP, SMALL_PHONE, Visit
from tests.conftest import Site
from tests.site.running import SAMPLE

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/ferry-use/?trend.picks=ELV~AMB&trend.years=2005~2010"
TABLE = SAMPLE / "datasets" / "ferry-use" / "ferry-use.csv"
PNG = b"\x89PNG\r\n\x1a\n"


def taken(opened: Visit, form: str, name: str = "ferry-use-trend-2005-2010-elvenny-ambry") -> bytes:
    """The file that a link under "What you see" hands over."""
    figure = opened.page.locator("#chart-trend")
    figure.locator(".chart-live svg").wait_for()
    details = figure.locator(".chart-take")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    with opened.page.expect_download() as download:
        figure.locator(f"[data-tool={form}]").click()
    assert download.value.suggested_filename == f"{name}.{form}"
    return Path(download.value.path()).read_bytes()


@pytest.mark.slow
def test_what_is_taken_is_just_what_is_seen(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE, scheme="dark")
    with TABLE.open(encoding="utf-8", newline="") as file:
        known = {
            (row["isle_code"], row["year"]): row["ferry_percent"] for row in csv.DictReader(file)
        }
    found = list(csv.DictReader(io.StringIO(taken(opened, "csv").decode())))
    names = {"ELV": "Elvenny", "AMB": "Ambry"}
    years = [str(year) for year in range(2005, 2011)]
    assert [(row["isle_code"], row["year"]) for row in found] == [
        (key, year) for key in names for year in years
    ]
    for row in found:
        assert row["isle_name"] == names[row["isle_code"]]
        assert row["unit"] == "% of journeys"
        assert float(row["ferry_percent"]) == float(known[row["isle_code"], row["year"]])
    svg = taken(opened, "svg")
    words = " ".join(etree.fromstring(svg).itertext())
    source = ("Lantern Isles Statistics", "CC-BY-4.0")
    for said in ("Journeys by ferry, 2005 to 2010", "Elvenny", "Ambry", *source):
        assert said in words
    assert "trend.picks=ELV~AMB" in words, "the address leads back to it"
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


@pytest.mark.slow
@pytest.mark.parametrize("size", [DESKTOP, SMALL_PHONE], ids=["wide", "narrow"])
def test_all_notes_and_the_vintage_stand_in_a_picture_and_nothing_is_cut(
    size: tuple[int, int], turn_to: Opens, at_root: str
) -> None:
    picks = "UHO~AMB~KST~RVL~EYN~GVN~BRK~GWD~SKR~FNH~ELV~BLW"
    opened = turn_to(f"{at_root}datasets/ferry-use/?trend.picks={picks}", size=size)
    svg = taken(opened, "svg", "ferry-use-trend-2001-2020-12-isles").decode()
    lines = [" ".join(text.itertext()) for text in etree.fromstring(svg.encode()).iterchildren()]
    words = " ".join(lines)
    for said in (
        "United Holms: a new series begins in 2010 and 2014",
        "Lines stop where the way of counting changed",
        "Source: Lantern Isles Statistics. Terms: CC-BY-4.0",
        "fetched 1 March 2021",
    ):
        assert said in words
    assert picks in words.replace(" ", ""), "the address is whole"
    assert opened.measure(REACH, svg) <= 1


@pytest.mark.slow
def test_a_link_can_be_copied_twice_at_once(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    figure = opened.page.locator("#chart-trend")
    figure.locator(".chart-live svg").wait_for()
    figure.locator(".chart-take summary").click()
    copy = figure.locator("[data-tool=link]")
    for _ in range(2):
        copy.click()
        expect(copy).not_to_have_text("Copy the link")
    opened.page.wait_for_timeout(2500)
    assert copy.inner_text() == "Copy the link"


def test_a_page_names_sources_of_targets_and_tells_programs_where_the_file_is(
    built_site: Site,
) -> None:
    page = html.parse(built_site.folder / "datasets" / "ferry-use" / "index.html")
    (foot,) = page.xpath('//*[@id="chart-targets"]//*[contains(@class, "chart-source")]')
    said = " ".join(foot.text_content().split())
    assert "Targets: Council of the Lantern Isles. Terms: CC-BY-4.0" in said
    (load,) = page.xpath('//details[contains(@class, "load")]')
    assert load.text_content().count("/datasets/ferry-use/ferry-use.csv") == 3
