"""Comparing in a browser: choosing by mouse and keyboard, what is said, and the address."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import PHONE, SMALL_PHONE, Visit
from tests.conftest import Site
from tests.site.test_pages import AXE, violations

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

SPENDING = "rd-intensity.rd-intensity.gerd-percent-of-gdp"
DEVELOPMENT = "e-government-development.e-government-development.egdi"
FOUR = f"compare/?who=GBR~KOR~ISR~EST&what={SPENDING}~{DEVELOPMENT}"


def chosen(opened: Visit) -> list[str]:
    chips = opened.page.locator(".compare-chosen li")
    return [text.removesuffix("×").strip() for text in chips.all_inner_texts()]


def panel(opened: Visit, title: str) -> Locator:
    heading = opened.page.get_by_role("heading", name=title, exact=True)
    return opened.page.locator(".compare-panel").filter(has=heading)


def is_drawn(opened: Visit) -> Visit:
    """A page on which the charts of all panels stand."""
    expect(opened.page.locator(".compare-panel").first).to_be_visible(timeout=20_000)
    return opened


def test_the_default_stands_in_the_page_without_scripts(visit: Opens, at_root: str) -> None:
    page = visit(f"{at_root}compare/", scripts=False).page
    table = page.get_by_role("table")
    expect(table.get_by_role("rowheader", name="R&D spending")).to_be_visible()
    link = table.get_by_role("link", name="South Korea")
    assert link.get_attribute("href") == "../countries/kor/"
    expect(page.locator("noscript p")).to_be_visible()


def test_scripts_make_the_same_table(visit: Opens, at_root: str) -> None:
    plain = visit(f"{at_root}compare/", scripts=False).page.locator(".compare-table")
    before = [row.all_inner_texts() for row in plain.locator("tr").all()]
    opened = visit(f"{at_root}compare/")
    expect(opened.page.locator(".compare-chosen li")).to_have_count(6)
    after = [row.all_inner_texts() for row in opened.page.locator(".compare-table tr").all()]
    assert after == before
    assert not opened.troubles


def test_an_address_says_what_is_compared_and_by_what(visit: Opens, at_root: str) -> None:
    opened = is_drawn(visit(at_root + FOUR))
    assert chosen(opened) == ["United Kingdom", "South Korea", "Israel", "Estonia"]
    spending = panel(opened, "R&D spending")
    expect(spending.locator("svg[role=img]")).to_be_visible()
    expect(spending).to_contain_text("highest in Israel (5.6% of GDP) and lowest in Estonia")
    expect(spending).to_contain_text("about 3.8 percentage points")
    assert not opened.troubles


def test_nothing_is_said_or_drawn_over_time_where_it_does_not_compare(
    visit: Opens, at_root: str
) -> None:
    opened = is_drawn(visit(at_root + FOUR))
    development = panel(opened, "E-government development")
    expect(development.locator("svg")).to_have_count(0)
    expect(development.locator(".compare-bars li")).to_have_count(4)
    said = development.inner_text()
    assert "highest in South Korea and Estonia (about 0.95)" in said
    assert "rose" not in said
    assert "fell" not in said


def test_everyone_has_one_colour_in_all_charts(visit: Opens, at_root: str) -> None:
    # Andorra has no such figure: those after it must not take its colour.
    opened = is_drawn(visit(f"{at_root}compare/?who=AND~KOR&what={SPENDING}"))
    line = opened.page.locator(".compare-panel svg path[stroke='var(--chart-2)']")
    expect(line.first).to_be_attached(timeout=20_000)
    assert opened.page.locator("svg path[stroke='var(--chart-1)']").count() == 0


def test_what_is_not_known_does_no_harm(visit: Opens, at_root: str) -> None:
    odd = f"compare/?kind=planet&who=XXX~GBR~GBR~%3Cb%3E~KOR&what=nothing~{SPENDING}&years=x~9"
    opened = is_drawn(visit(at_root + odd))
    assert chosen(opened) == ["United Kingdom", "South Korea"]
    expect(opened.page.locator(".compare-panel")).to_have_count(1)
    assert not opened.troubles


def test_taking_away_and_going_back(visit: Opens, at_root: str) -> None:
    opened = is_drawn(visit(at_root + FOUR))
    page = opened.page
    page.get_by_role("button", name="Take away Israel").press("Enter")
    expect(page.get_by_role("status").filter(has_text="compared")).to_have_text(
        "United Kingdom, South Korea and Estonia: 2 figures compared."
    )
    assert opened.address.partition("who=")[2].startswith("GBR~KOR~EST&")
    expect(page.get_by_role("button", name="Take away Estonia")).to_be_focused()
    page.go_back()
    expect(page.locator(".compare-chosen li")).to_have_count(4)
    page.go_forward()
    expect(page.locator(".compare-chosen li")).to_have_count(3)


def test_who_is_compared_is_picked_as_on_charts(visit: Opens, at_root: str) -> None:
    opened = is_drawn(visit(at_root + FOUR))
    page = opened.page
    page.get_by_role("button", name="Choose countries").press("Enter")
    page.keyboard.type("finl")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Done").press("Enter")
    expect(page.get_by_role("button", name="Choose countries")).to_be_focused()
    expect(page.get_by_role("button", name="Take away Finland")).to_be_visible()
    assert "who=GBR~KOR~ISR~EST~FIN" in opened.address
    page.go_back()
    expect(page.locator(".compare-chosen li")).to_have_count(4)
    assert not opened.troubles


def test_a_chart_takes_along_who_is_picked(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/rd-intensity/?trend.picks=KOR~ISR")
    link = opened.page.locator("#chart-trend .chart-compare a")
    expect(opened.page.locator("#chart-trend .chart-live svg")).to_be_visible(timeout=20_000)
    link.click()
    is_drawn(opened)
    assert chosen(opened) == ["South Korea", "Israel"]


def test_figures_are_chosen_from_a_list_by_keyboard(visit: Opens, at_root: str) -> None:
    opened = is_drawn(visit(at_root + FOUR))
    page = opened.page
    page.locator(".compare-what summary").press("Enter")
    page.get_by_label("Find a figure").fill("human capi")
    box = page.get_by_role("checkbox")
    expect(box.locator("visible=true")).to_have_count(1)
    box.locator("visible=true").press("Space")
    expect(panel(opened, "Human capital")).to_be_visible()
    what = parse_qs(urlsplit(opened.address).query)["what"][0].split("~")
    assert what == [SPENDING, DEVELOPMENT, DEVELOPMENT.replace("egdi", "human-capital")]
    expect(box.locator("visible=true")).to_be_focused()


def test_years_narrow_what_is_shown_and_said(visit: Opens, at_root: str) -> None:
    opened = is_drawn(visit(at_root + FOUR))
    opened.page.get_by_label("to", exact=True).select_option("2010")
    spending = panel(opened, "R&D spending")
    expect(spending).to_contain_text("in 2010 was highest in Israel")
    assert "years=~2010" in opened.address
    assert "2011" not in spending.inner_text()


@pytest.mark.parametrize("kind", ["uk-area", "organisation"])
def test_other_kinds_compare_within_their_own_data(kind: str, visit: Opens, at_root: str) -> None:
    opened = is_drawn(visit(f"{at_root}compare/"))
    opened.page.get_by_label("Compare", exact=True).select_option(kind)
    expect(opened.page).to_have_url(f"{at_root}compare/?kind={kind}")
    expect(opened.page.locator(".compare-chosen li")).to_have_count(4)
    expect(opened.page.locator(".compare-panel svg[role=img]").first).to_be_visible()
    assert not opened.troubles


def test_arrow_keys_speak_the_points(visit: Opens, at_root: str) -> None:
    opened = is_drawn(visit(at_root + FOUR))
    drawing = panel(opened, "R&D spending").locator(".chart-drawing")
    expect(drawing.locator("svg[role=img]")).to_be_visible()
    drawing.press("ArrowLeft")
    expect(opened.page.locator("#compare-said")).to_contain_text("United Kingdom, 2021, 2.9%")


def test_the_picture_fits_on_small_phones_and_axe_is_content(visit: Opens, at_root: str) -> None:
    for size in (SMALL_PHONE, PHONE):
        opened = is_drawn(visit(at_root + FOUR, size=size))
        opened.page.locator(".compare-what summary").click()
        widths = opened.measure("() => [document.scrollingElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1]
    assert violations(opened, AXE) == []


def test_on_paper_there_are_figures_and_no_controls(visit: Opens, at_root: str) -> None:
    opened = is_drawn(visit(at_root + FOUR))
    opened.page.emulate_media(media="print")
    expect(opened.page.locator(".compare-controls")).to_be_hidden()
    expect(panel(opened, "R&D spending").locator("svg")).to_be_visible()
    expect(opened.page.locator(".compare-address")).to_contain_text("who=GBR~KOR")


def test_the_charts_of_a_first_visit_wait_until_they_are_near(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}compare/", size=(1280, 300))
    expect(opened.page.locator(".compare-chosen li")).to_have_count(6)
    assert not [one for one in opened.asked if "/vega." in one]
    opened.page.locator(".compare-stage").scroll_into_view_if_needed()
    expect(opened.page.locator(".compare-panel svg[role=img]")).to_be_visible(timeout=20_000)


def test_the_page_of_a_country_leads_to_it_beside_its_peers(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}countries/gbr/")
    opened.page.get_by_role("link", name="Compare with").click()
    is_drawn(opened)
    assert chosen(opened)[0] == "United Kingdom"
    assert len(chosen(opened)) == 4


def test_the_files_hold_what_the_tables_hold(built_site: Site) -> None:
    listed = json.loads((built_site.folder / "api/indicators/country.json").read_text("utf-8"))
    for one in listed["indicators"]:
        path = built_site.folder / f"api/indicators/country/{one['id']}.json"
        figures = json.loads(path.read_text("utf-8"))
        count = len(figures["rows"]["measure"])
        assert count == len(figures["rows"]["subject"]) == len(figures["rows"]["time"])
        assert any(value is not None for value in figures["rows"]["measure"])
