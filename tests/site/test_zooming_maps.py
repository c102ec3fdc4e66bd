"""A part of a map, the switch to one year, and what a place offers that is clicked or chosen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import Visit
from tests.site.living import alive, asked, table

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/ferry-use/"
ALONE = f"{PAGE}charts/map/"


def outlines(figure: Locator) -> int:
    return figure.locator(".chart-live svg path").count()


def test_a_map_shows_the_newest_figures_and_a_switch_leads_to_one_year(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + ALONE)
    figure = alive(opened, "map")
    title, headline = figure.locator(".chart-title"), figure.locator(".chart-headline")
    expect(title).to_have_text(re.compile(r", 20\d\d to 20\d\d$"))
    expect(headline).to_have_text(re.compile(r"^Newest figures of 20\d\d to 20\d\d.*median"))
    assert len({row[2] for row in table(figure)}) > 1, "the years of the figures"
    newest = title.inner_text()
    last = newest[-4:]
    one = figure.get_by_role("button", name="One year")
    one.click()
    expect(title).to_have_text(f"Journeys by ferry across the isles, {last}")
    expect(headline).to_contain_text(re.compile(f"in {last} .*highest"))
    assert asked(opened, "map.at") == last
    expect(one).to_have_attribute("aria-pressed", "true")
    opened.page.reload()
    expect(headline).to_contain_text("highest")
    figure.get_by_role("button", name="Newest of").click()
    expect(title).to_have_text(newest)
    assert asked(opened, "map.at") is None
    assert not opened.troubles


def test_the_parts_of_a_map_are_shown_by_name_by_keys_and_whole_again(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + ALONE)
    figure = alive(opened, "map")
    parts = figure.get_by_role("group", name="Part of the map")
    whole = parts.get_by_role("button", name="Whole map")
    all_of_them = outlines(figure)
    named = parts.locator("button:not(.zoom-step)")
    assert named.count() > 2
    named.last.click()
    expect(named.last).to_have_attribute("aria-pressed", "true")
    expect(whole).to_have_attribute("aria-pressed", "false")
    expect(figure.locator(".chart-said")).to_have_text(named.last.inner_text())
    assert asked(opened, "map.zoom")
    assert outlines(figure) < all_of_them
    opened.page.go_back()
    expect(whole).to_have_attribute("aria-pressed", "true")
    figure.locator(".chart-drawing").focus()
    opened.page.keyboard.press("+")
    expect(figure.locator(".chart-said")).to_have_text("1.6 times as large")
    opened.page.keyboard.press("0")
    expect(whole).to_have_attribute("aria-pressed", "true")
    assert not opened.troubles


def test_typed_letters_lead_to_a_place(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    figure = alive(opened, "map")
    figure.locator(".chart-drawing").focus()
    said = figure.locator(".chart-said")
    opened.page.keyboard.type("puld")
    expect(said).to_have_text(re.compile("^Püldur"))
    opened.page.wait_for_timeout(1100)
    opened.page.keyboard.press("k")
    expect(said).to_have_text(re.compile("^K"))
    assert not opened.troubles


def test_a_long_table_shows_its_first_rows_and_all_when_asked(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    figure = alive(opened, "map")
    figure.locator("[data-tab=table]").click()
    rows = figure.locator(".chart-all tbody tr")
    shown = rows.locator("visible=true")
    expect(shown).to_have_count(20)
    more = figure.locator(".chart-all .chart-more")
    expect(more).to_have_text(f"Show all {rows.count()} rows")
    more.click()
    expect(shown).to_have_count(rows.count())
    expect(more).to_have_count(0)
    figure.locator(".chart-all thead button").nth(1).click()
    expect(shown).to_have_count(rows.count())
    assert not opened.troubles


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    figure, page = alive(opened, "map"), opened.page
    page.evaluate("scrollTo(0, 0)")
    figure.locator(".chart-live svg").hover(position={"x": 300, "y": 150})
    page.mouse.wheel(0, 40)
    page.wait_for_function("() => scrollY > 0")
    assert asked(opened, "map.zoom") is None
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function("() => location.search.includes('map.zoom=')")


def test_two_fingers_zoom(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    figure, page = alive(opened, "map"), opened.page
    box = figure.locator(".chart-live svg").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    device = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 20), ("touchMove", 40), ("touchMove", 80), ("touchEnd", 0)):
        points = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}]
        given = {"type": kind, "touchPoints": points if apart else []}
        device.send("Input.dispatchTouchEvent", given)
    page.wait_for_function("() => location.search.includes('map.zoom=')")
    times = float((asked(opened, "map.zoom") or "").split("~")[0])
    assert 2 < times <= 4.1


def test_a_place_that_is_clicked_or_chosen_offers_its_page_and_the_chart(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + PAGE)
    figure, page = alive(opened, "map"), opened.page
    drawing = figure.locator(".chart-drawing")
    drawing.focus()
    page.keyboard.press("Home")
    name = figure.locator(".chart-said").inner_text().split(",")[0]
    page.keyboard.press("Enter")
    card = figure.get_by_role("dialog", name=name)
    expect(card).to_contain_text(re.compile(r"20\d\d, [\d.]+% of journeys"))
    expect(card.get_by_role("link", name=f"{name}: all figures")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(drawing).to_be_focused()
    page.keyboard.press("Enter")
    card.get_by_role("link", name="Add to chart").click()
    page.wait_for_url("**#chart-trend")
    trend = alive(opened, "trend")
    expect(trend.locator(".chart-shown thead")).to_contain_text(name)
    figure = alive(opened, "map")
    figure.locator(".chart-live svg").click(position={"x": 445, "y": 245})
    expect(figure.get_by_role("dialog")).to_be_visible()


def test_on_the_map_of_a_chart_a_place_is_added_to_that_chart(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}{PAGE}charts/trend/?trend.tab=map&trend.picks=AMB")
    figure = alive(opened, "trend")
    figure.locator(".chart-live svg").click(position={"x": 445, "y": 245})
    figure.get_by_role("button", name="Add to chart").click()
    expect(figure).to_have_attribute("data-tab", "chart")
    first, *others = (asked(opened, "trend.picks") or "").split("~")
    assert first == "AMB"
    assert len(others) == 1
    expect(figure.locator(".chart-zoom")).to_be_hidden()


def test_playing_begins_with_the_first_year_and_is_paused(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    figure = alive(opened, "map")
    opened.page.emulate_media(reduced_motion="no-preference")
    figure.get_by_role("button", name="Play").click()
    expect(figure.locator(".chart-headline")).to_contain_text("in 2001 ")
    figure.get_by_role("button", name="Pause").click()
    expect(figure.get_by_role("button", name="Play")).to_be_visible()
    assert (asked(opened, "map.at") or "").startswith("200")
