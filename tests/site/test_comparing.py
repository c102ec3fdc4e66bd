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

USE = "ferry-use.ferry-use.ferry-percent"
SERVICES = "sea-service-index.sea-service-index.service-index"
FOUR = f"compare/?who=UHO~AMB~EYN~ELV&what={USE}~{SERVICES}"


def chosen(opened: Visit) -> list[str]:
    chips = opened.page.locator(".compare-chosen li")
    return [text.removesuffix("×").strip() for text in chips.all_inner_texts()]


def panel(opened: Visit, title: str) -> Locator:
    heading = opened.page.get_by_role("heading", name=title, exact=True)
    return opened.page.locator(".compare-panel").filter(has=heading)


def is_drawn(opened: Visit) -> Visit:
    """A page on which the charts of all panels stand."""
    expect(opened.page.locator(".compare-panel").first).to_be_visible()
    return opened


def test_scripts_make_the_table_that_stands_in_the_page_without(
    visit: Opens, turn_to: Opens, at_root: str
) -> None:
    page = visit(f"{at_root}compare/", scripts=False).page
    table = page.get_by_role("table")
    expect(table.get_by_role("rowheader", name="Journeys by ferry")).to_be_visible()
    link = table.get_by_role("link", name="Ambry")
    assert link.get_attribute("href") == "../isles/amb/"
    expect(page.locator("noscript p")).to_be_visible()
    before = [row.all_inner_texts() for row in page.locator(".compare-table tr").all()]
    opened = turn_to(f"{at_root}compare/")
    opened.page.get_by_role("button", name="Choose isles").click()
    expect(opened.page.locator(".compare-chosen li")).to_have_count(6)
    after = [row.all_inner_texts() for row in opened.page.locator(".compare-table tr").all()]
    assert after == before
    assert not opened.troubles


@pytest.mark.slow
def test_an_address_says_what_is_compared_and_by_what(turn_to: Opens, at_root: str) -> None:
    opened = is_drawn(turn_to(at_root + FOUR))
    assert chosen(opened) == ["United Holms", "Ambry", "Eynsa", "Elvenny"]
    use = panel(opened, "Journeys by ferry")
    expect(use.locator("svg[role=img]")).to_be_visible()
    expect(use).to_contain_text("highest in Eynsa and Ambry (about 56.1% of journeys)")
    expect(use).to_contain_text("lowest in Elvenny")
    expect(use).to_contain_text("about 38.8 percentage points")
    # Nothing is said or drawn over time of figures that do not compare over time.
    services = panel(opened, "Sea services")
    expect(services.locator("svg")).to_have_count(0)
    expect(services.locator(".compare-bars li")).to_have_count(4)
    said = services.inner_text()
    assert "highest in Elvenny, the United Holms and Ambry (about 0.90)" in said
    assert "rose" not in said
    assert "fell" not in said
    use.locator(".chart-drawing").press("ArrowLeft")
    expect(opened.page.locator("#compare-said")).to_contain_text("United Holms, 2020, 31.2%")
    assert not opened.troubles


@pytest.mark.slow
def test_everyone_has_one_colour_in_all_charts(turn_to: Opens, at_root: str) -> None:
    # The Twin Skerries have no such figure: those after it must not take its colour.
    opened = is_drawn(turn_to(f"{at_root}compare/?who=TWS~AMB&what={USE}"))
    line = opened.page.locator(".compare-panel svg path[stroke='var(--chart-2)']")
    expect(line.first).to_be_attached()
    assert opened.page.locator("svg path[stroke='var(--chart-1)']").count() == 0


@pytest.mark.slow
def test_taking_away_and_going_back(turn_to: Opens, at_root: str) -> None:
    opened = is_drawn(turn_to(at_root + FOUR))
    page = opened.page
    page.get_by_role("button", name="Take away Eynsa").press("Enter")
    expect(page.get_by_role("status").filter(has_text="compared")).to_have_text(
        "United Holms, Ambry and Elvenny: 2 figures compared."
    )
    assert opened.address.partition("who=")[2].startswith("UHO~AMB~ELV&")
    expect(page.get_by_role("button", name="Take away Elvenny")).to_be_focused()
    page.go_back()
    expect(page.locator(".compare-chosen li")).to_have_count(4)
    page.go_forward()
    expect(page.locator(".compare-chosen li")).to_have_count(3)


@pytest.mark.slow
def test_who_is_compared_is_picked_as_on_charts(turn_to: Opens, at_root: str) -> None:
    opened = is_drawn(turn_to(at_root + FOUR))
    page = opened.page
    page.get_by_role("button", name="Choose isles").press("Enter")
    page.keyboard.type("fenn")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Done").press("Enter")
    expect(page.get_by_role("button", name="Choose isles")).to_be_focused()
    expect(page.get_by_role("button", name="Take away Fennhold")).to_be_visible()
    assert "who=UHO~AMB~EYN~ELV~FNH" in opened.address
    page.go_back()
    expect(page.locator(".compare-chosen li")).to_have_count(4)
    assert not opened.troubles


@pytest.mark.slow
def test_a_chart_takes_along_who_is_picked(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}datasets/ferry-use/?trend.picks=AMB~EYN")
    link = opened.page.locator("#chart-trend .chart-compare a")
    expect(opened.page.locator("#chart-trend .chart-live svg")).to_be_visible()
    link.click()
    is_drawn(opened)
    assert chosen(opened) == ["Ambry", "Eynsa"]


@pytest.mark.slow
def test_figures_are_chosen_from_a_list_by_keyboard(turn_to: Opens, at_root: str) -> None:
    opened = is_drawn(turn_to(at_root + FOUR))
    page = opened.page
    page.locator(".compare-what summary").press("Enter")
    page.get_by_label("Find a figure").fill("crew trai")
    box = page.get_by_role("checkbox")
    expect(box.locator("visible=true")).to_have_count(1)
    box.locator("visible=true").press("Space")
    expect(panel(opened, "Crew training")).to_be_visible()
    what = parse_qs(urlsplit(opened.address).query)["what"][0].split("~")
    assert what == [USE, SERVICES, SERVICES.removesuffix("service-index") + "crew-training"]
    expect(box.locator("visible=true")).to_be_focused()


def test_all_figures_are_chosen_at_once_and_none(turn_to: Opens, at_root: str) -> None:
    opened = is_drawn(turn_to(at_root + FOUR))
    page = opened.page
    page.locator(".compare-what summary").press("Enter")
    boxes = page.locator(".compare-what").get_by_role("checkbox")
    count = boxes.count()
    page.get_by_role("button", name="All", exact=True).click()
    expect(page.locator(".compare-what input:checked")).to_have_count(count)
    expect(panel(opened, "Crew training")).to_be_visible()
    page.get_by_role("button", name="None", exact=True).click()
    expect(page.locator(".compare-what input:checked")).to_have_count(0)
    assert not opened.troubles


def test_other_kinds_compare_within_their_own_data(turn_to: Opens, at_root: str) -> None:
    for kind in ("district", "crew"):
        opened = turn_to(f"{at_root}compare/")
        opened.page.get_by_role("button", name="Draw the charts").click()
        is_drawn(opened)
        opened.page.get_by_label("Compare", exact=True).select_option(kind)
        expect(opened.page).to_have_url(f"{at_root}compare/?kind={kind}")
        expect(opened.page.locator(".compare-chosen li")).to_have_count(4)
        expect(opened.page.locator(".compare-panel svg[role=img]").first).to_be_visible()
        assert not opened.troubles


@pytest.mark.slow
def test_the_picture_fits_on_small_phones_and_axe_is_content(turn_to: Opens, at_root: str) -> None:
    for size in (SMALL_PHONE, PHONE):
        opened = is_drawn(turn_to(at_root + FOUR, size=size))
        opened.page.locator(".compare-what summary").click()
        widths = opened.measure("() => [document.scrollingElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1]
    assert violations(opened, AXE) == []


@pytest.mark.slow
def test_on_paper_there_are_figures_and_no_controls(turn_to: Opens, at_root: str) -> None:
    opened = is_drawn(turn_to(at_root + FOUR))
    opened.page.emulate_media(media="print")
    expect(opened.page.locator(".compare-controls")).to_be_hidden()
    expect(panel(opened, "Journeys by ferry").locator("svg")).to_be_visible()
    expect(opened.page.locator(".compare-address")).to_contain_text("who=UHO~AMB")


@pytest.mark.slow
def test_the_charts_of_a_first_visit_wait_until_they_are_near(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}compare/", size=(1280, 300))
    opened.page.get_by_role("button", name="Choose isles").click()
    expect(opened.page.locator(".compare-chosen li")).to_have_count(6)
    assert not [one for one in opened.asked if "/vega." in one]
    opened.page.locator(".compare-stage").scroll_into_view_if_needed()
    expect(opened.page.locator(".compare-panel svg[role=img]")).to_be_visible()


@pytest.mark.slow
def test_the_page_of_an_isle_leads_to_it_beside_its_peers(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}isles/uho/")
    opened.page.get_by_role("link", name="Compare with").click()
    is_drawn(opened)
    assert chosen(opened)[0] == "United Holms"
    assert len(chosen(opened)) == 4


def test_the_files_hold_what_the_tables_hold(built_site: Site) -> None:
    listed = json.loads((built_site.folder / "api/indicators/isle.json").read_text("utf-8"))
    for one in listed["indicators"]:
        path = built_site.folder / f"api/indicators/isle/{one['id']}.json"
        figures = json.loads(path.read_text("utf-8"))
        count = len(figures["rows"]["measure"])
        assert count == len(figures["rows"]["subject"]) == len(figures["rows"]["time"])
        assert any(value is not None for value in figures["rows"]["measure"])
