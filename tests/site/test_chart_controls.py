"""What a visitor can set on a chart: by mouse, by keyboard alone, and on a small phone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from check.visiting import DESKTOP, SMALL_PHONE, Visit
from tests.site.living import alive, asked, rows_of, type_period

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/ferry-use/"
ALONE = "datasets/ferry-use/charts/trend/"
ADDRESSES = [pytest.param(PAGE, marks=pytest.mark.slow), ALONE]


def figure(opened: Visit) -> Locator:
    return opened.page.locator("#chart-trend")


def headline(opened: Visit) -> Locator:
    return figure(opened).locator(".chart-headline")


def open_picker(opened: Visit) -> Locator:
    figure(opened).get_by_role("button", name="Choose isles").click()
    return opened.page.get_by_role("dialog", name="Choose isles")


def open_settings(opened: Visit) -> Locator:
    figure(opened).get_by_role("button", name="Settings").click()
    return opened.page.get_by_role("dialog", name="Settings")


def find(picker: Locator, text: str) -> list[str]:
    picker.get_by_role("combobox").fill(text)
    return [name.inner_text() for name in picker.locator(".picker-name").all()]


def picks(opened: Visit) -> list[str]:
    query = asked(opened, "trend.picks")
    return query.split("~") if query else []


def settle(opened: Visit) -> None:
    """Wait until the chart is alive."""
    figure(opened).locator(".chart-drawing").dispatch_event("pointerdown")
    expect(figure(opened).locator(".chart-live svg")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("address", ADDRESSES)
def test_picks_show_at_once_and_back_and_forward_lead_through_them(
    address: str, turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + address)
    picker = open_picker(opened)
    assert find(picker, "fenhold") == ["Fennhold"]
    picker.get_by_role("option", name="Fennhold").click()
    expect(headline(opened)).to_contain_text("7 isles shown")
    assert picks(opened) == [], "while it is open, the address stays"
    picker.get_by_role("button", name="Done").click()
    expect(picker).not_to_be_visible()
    expect(opened.page).to_have_url(re.compile("FNH"))
    assert picks(opened)[-1] == "FNH"
    assert len(picks(opened)) == 7
    expect(figure(opened).get_by_role("button", name="Choose isles")).to_be_focused()
    opened.page.go_back()
    expect(headline(opened)).to_contain_text("6 isles shown")
    opened.page.go_forward()
    expect(headline(opened)).to_contain_text("7 isles shown")
    opened.page.reload()
    expect(headline(opened)).to_contain_text("7 isles shown")
    assert not opened.troubles


@pytest.mark.slow
def test_picks_by_keyboard_alone(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    keyboard = opened.page.keyboard
    figure(opened).get_by_role("button", name="Choose isles").focus()
    keyboard.press("Enter")
    picker = opened.page.get_by_role("dialog", name="Choose isles")
    field = picker.get_by_role("combobox")
    expect(field).to_be_focused()
    keyboard.type("uh")
    expect(picker.locator(".is-looked-at .picker-name")).to_have_text("United Holms (UH)")
    looked_at = picker.locator(".is-looked-at")
    assert field.get_attribute("aria-activedescendant") == looked_at.get_attribute("id")
    keyboard.press("Enter")
    expect(picker.get_by_role("status")).to_contain_text("5 isles picked")
    for _ in range(2):
        keyboard.press("Backspace")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowUp")
    expect(looked_at).to_contain_text("Ambry")
    expect(looked_at).to_have_attribute("aria-selected", "true")
    keyboard.press("Escape")
    expect(picker).not_to_be_visible()
    expect(figure(opened).get_by_role("button", name="Choose isles")).to_be_focused()
    assert "UHO" not in picks(opened)
    assert len(picks(opened)) == 5


@pytest.mark.slow
def test_on_a_phone_picks_show_when_they_are_done(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE, size=SMALL_PHONE)
    picker = open_picker(opened)
    box = picker.bounding_box()
    assert box and box["width"] == SMALL_PHONE[0]
    find(picker, "Eynsa")
    picker.get_by_role("option", name="Eynsa").click()
    expect(picker.get_by_role("status")).to_contain_text("7 isles picked")
    expect(headline(opened)).to_contain_text("6 isles shown")
    opened.page.keyboard.press("Escape")
    assert picks(opened) == []
    picker = open_picker(opened)
    find(picker, "Eynsa")
    picker.get_by_role("option", name="Eynsa").click()
    picker.get_by_role("button", name="Done").click()
    expect(headline(opened)).to_contain_text("7 isles shown")
    assert "EYN" in picks(opened)


def test_the_list_is_sorted_by_name_or_by_the_latest_figure(turn_to: Opens, at_root: str) -> None:
    picker = open_picker(turn_to(f"{at_root}{ALONE}?trend.years=~2004"))
    names = find(picker, "")
    assert names[6:] == sorted(names[6:], key=without_accents), "those that are picked stand first"
    picker.get_by_role("button", name="Latest figure").click()
    figures = [one.inner_text() for one in picker.locator(".picker-figure").all()]
    numbers = [float(text.split("%")[0]) for text in figures if "%" in text]
    assert numbers == sorted(numbers, reverse=True)
    rows = [row for row in rows_of("ferry-use") if row["year"] <= "2004" and row["ferry_percent"]]
    assert len(numbers) == len({row["isle_code"] for row in rows})
    assert all(int(text[-5:-1]) <= 2004 for text in figures if "%" in text)
    assert len(numbers) < len(figures)
    missing = [place for place, text in enumerate(figures) if "no figure" in text]
    assert missing == list(range(len(numbers), len(figures)))
    # One without figures is marked and cannot be picked.
    find(picker, "Twin Skerries")
    option = picker.get_by_role("option", name="Twin Skerries")
    expect(option).to_contain_text("no figures")
    expect(option).to_have_attribute("aria-disabled", "true")
    option.click(force=True)
    expect(option).to_have_attribute("aria-selected", "false")
    assert find(picker, "qqqq") == []
    expect(picker.get_by_text("Nothing has a name like that.")).to_be_visible()


def without_accents(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.replace("-", "").replace(".", "")


@pytest.mark.slow
def test_groups_are_picked_as_far_as_the_chart_can_show_them(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    picker = open_picker(opened)
    picker.get_by_text("Pick a group").click()
    assert [one.inner_text() for one in picker.get_by_role("heading", level=3).all()] == [
        "Groups, as on 1 January 2020",
        "Chain",
        "Harbour in 2019",
    ]
    picker.get_by_role("button", name="Signal Seven").click()
    expect(picker.get_by_role("status")).to_contain_text("7 isles picked")
    expect(headline(opened)).to_contain_text("7 isles shown")
    picker.get_by_role("button", name="Harbour Union").click()
    expect(picker.get_by_role("status")).to_have_text("26 isles picked. At most 40 can be shown.")
    expect(headline(opened)).to_contain_text("26 isles shown")
    picker.get_by_role("button", name="Clear").click()
    expect(headline(opened)).to_have_text("There are no figures to show.")
    picker.get_by_role("button", name="Start again").click()
    expect(headline(opened)).to_contain_text("6 isles shown")
    picker.get_by_role("button", name="Done").click()
    assert "?" not in opened.address


def test_medians_of_groups_stand_beside_the_picks_and_in_the_address(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + ALONE)
    before = headline(opened).inner_text()
    picker = open_picker(opened)
    picker.get_by_text("Medians", exact=True).click()
    median = picker.get_by_role("button", name="Harbour Union")
    median.click()
    expect(median).to_have_attribute("aria-pressed", "true")
    picker.get_by_role("button", name="Done").click()
    expect(opened.page.locator(".chart-live")).to_contain_text("Median of")
    assert headline(opened).inner_text() == before
    assert asked(opened, "trend.medians") == "harbour-union"
    opened.page.reload()
    expect(opened.page.locator(".chart-live")).to_contain_text("Median of")
    assert not opened.troubles


@pytest.mark.slow
def test_settings_say_what_they_do_and_why_one_is_refused(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}{ALONE}?trend.picks=AMB~EYN")
    popover = open_settings(opened)
    expect(popover.get_by_label("Even")).to_be_focused()
    opened.page.keyboard.press("ArrowDown")
    expect(popover.get_by_label("Logarithmic")).to_be_checked()
    expect(popover.get_by_label("Logarithmic")).to_be_focused()
    assert "trend.scale=log" in opened.address
    popover.get_by_label("From a common start").check()
    assert "trend.as=index" in opened.address
    opened.page.keyboard.press("Escape")
    expect(popover).not_to_be_visible()
    opener = figure(opened).get_by_role("button", name="Settings")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    opened.page.goto(f"{at_root}{ALONE}?trend.picks=UHO~EYN&trend.as=index")
    popover = open_settings(opened)
    refused = popover.get_by_label("From a common start")
    expect(refused).to_be_disabled()
    expect(refused).to_have_accessible_description(
        "A new series begins within these years (United Holms), so there is no common start."
    )
    popover.get_by_role("button", name="Reset the chart").click()
    expect(headline(opened)).to_contain_text("6 isles shown")
    assert "?" not in opened.address
    figure(opened).get_by_role("button", name="Settings").click()
    expect(popover).not_to_be_visible()
    assert not opened.troubles


def test_years_by_keyboard_and_by_typing(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + ALONE)
    settle(opened)
    first = opened.page.get_by_role("slider", name="First year")
    entries = opened.page.evaluate("history.length")
    first.focus()
    clock = opened.page.clock
    clock.install(time=0)
    clock.pause_at(1000)
    for _ in range(4):
        opened.page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "2005")
    assert asked(opened, "trend.years") is None, "while keys are pressed, the address stays"
    clock.run_for(1000)
    clock.resume()
    expect(opened.page).to_have_url(re.compile("trend.years="))
    assert asked(opened, "trend.years") == "2005~"
    assert opened.page.evaluate("history.length") == entries + 1, "one step back for one change"
    typed = opened.page.get_by_role("textbox", name="Last year, typed")
    type_period(figure(opened), "Last year", "1812")
    expect(figure(opened).locator(".years-told")).to_have_text("The nearest to 1812 is 2001.")
    assert asked(opened, "trend.years") == "~2001", "an end that is typed takes the other with it"
    type_period(figure(opened), "Last year", "last year")
    expect(typed).to_have_attribute("aria-invalid", "true")
    assert asked(opened, "trend.years") == "~2001"
    opened.page.get_by_role("button", name="All years").click()
    expect(typed).to_have_value("2020")
    assert asked(opened, "trend.years") is None
    opened.page.go_back()
    expect(typed).to_have_value("2001")
    assert not opened.troubles


def test_a_year_that_is_typed_after_a_tap_takes_the_place_of_the_other(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + ALONE)
    settle(opened)
    typed = opened.page.get_by_role("textbox", name="First year, typed")
    typed.click()
    opened.page.keyboard.type("2005")
    expect(typed).to_have_value("2005")
    opened.page.keyboard.type("7")
    expect(typed).to_have_value("2005")
    opened.page.keyboard.press("Enter")
    expect(opened.page).to_have_url(re.compile("trend.years=2005~"))


@pytest.mark.slow
def test_dragging_a_handle_is_one_step_in_the_history(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    settle(opened)
    before = opened.address
    words = headline(opened).inner_text()
    track = figure(opened).locator(".years-track")
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    assert box
    right, middle = box["x"] + box["width"] - 22, box["y"] + box["height"] / 2
    mouse = opened.page.mouse
    mouse.move(right, middle)
    mouse.down()
    for step in range(1, 9):
        mouse.move(right - step * 25, middle)
    expect(headline(opened)).not_to_have_text(words)
    assert opened.address == before, "while it is dragged, the address stays"
    mouse.up()
    expect(opened.page).to_have_url(re.compile("trend.years="))
    opened.page.go_back()
    expect(headline(opened)).to_have_text(words)
    assert opened.address == before


@pytest.mark.slow
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_open_is_accessible_and_fits(address: str, turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + address)
    for width, height in (DESKTOP, SMALL_PHONE):
        opened.page.set_viewport_size({"width": width, "height": height})
        picker = open_picker(opened)
        picker.get_by_text("Pick a group").click()
        assert not violations(opened), width
        assert small_targets(picker) == []
        picker.get_by_role("button", name="Done").click()
        popover = open_settings(opened)
        expect(popover).to_be_visible()
        assert not violations(opened), width
        box = popover.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert small_targets(figure(opened).locator(".chart-years")) == []
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert opened.page.evaluate(wider) == 0
        opened.page.keyboard.press("Escape")
    assert not opened.troubles


def violations(opened: Visit) -> list[Any]:
    """What axe finds in the chart and in what is open; of the rest of pages, others ask."""
    found = Axe().run(opened.page, context="#chart-trend").response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


def small_targets(place: Locator) -> list[str]:
    return place.evaluate(
        """(place) => [...place.querySelectorAll("button, input, summary, [role=option]")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
          .map((one) => one.outerHTML)"""
    )


@pytest.mark.slow
def test_without_scripts_a_chart_alone_offers_nothing_that_needs_them(
    visit: Opens, at_root: str
) -> None:
    opened = visit(at_root + ALONE, scripts=False)
    assert not [one for one in opened.page.get_by_role("button").all() if one.is_visible()]
    assert headline(opened).is_visible()


@pytest.mark.slow
def test_a_chart_of_one_year_says_which_is_the_latest_and_why(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}datasets/sea-service-index/charts/map/")
    map_of_isles = alive(opened, "map")
    control = map_of_isles.get_by_role("group", name="Edition")
    expect(control).to_contain_text("2018 is the latest with enough figures: 40 isles.")
    typed = control.get_by_role("textbox", name="Shown year, typed")
    expect(typed).to_have_value("2018")
    for text, nearest in (("2009", "2010"), ("2040", "2018"), ("1999", "2008")):
        type_period(map_of_isles, "Shown year", text)
        expect(typed).to_have_value(nearest)
    slider = control.get_by_role("slider", name="Shown year")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "2010")
    control.get_by_role("button", name="Latest").click()
    expect(typed).to_have_value("2018")
    assert "?" not in opened.address
    assert not opened.troubles


@pytest.mark.slow
def test_years_play_to_the_last_where_motion_is_welcome(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}datasets/sea-service-index/charts/map/?map.at=2016")
    map_of_isles = alive(opened, "map")
    typed = map_of_isles.get_by_role("textbox", name="Shown year, typed")
    expect(typed).to_have_value("2016")
    play = map_of_isles.get_by_role("button", name="Play")
    expect(play).not_to_be_visible()
    opened.page.emulate_media(reduced_motion="no-preference")
    play.click()
    expect(typed).to_have_value("2018")
    expect(play).to_be_visible()
    assert "?" not in opened.address
    assert not opened.troubles


@pytest.mark.slow
def test_keys_with_which_a_browser_is_steered_are_left_to_it(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    settle(opened)
    press = """(drawing, held) => drawing.dispatchEvent(new KeyboardEvent("keydown",
        {key: "ArrowLeft", cancelable: true, bubbles: true, ...held}))"""
    drawing, tip = figure(opened).locator(".chart-drawing"), figure(opened).locator(".chart-tip")
    for held in ("altKey", "ctrlKey", "metaKey"):
        assert drawing.evaluate(press, {held: True}), f"the chart takes a key held with {held}"
        expect(tip).to_be_hidden()
    assert not drawing.evaluate(press, {})
    expect(tip).to_be_visible()


@pytest.mark.slow
def test_what_is_looked_at_can_be_named_also_where_keys_have_spaces(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(f"{at_root}datasets/seafarers/")
    opened.page.locator("#chart-age").get_by_role("button", name="Choose groups").click()
    field = opened.page.get_by_role("dialog").get_by_role("combobox")
    field.fill("25 to 34")
    named = field.get_attribute("aria-activedescendant") or ""
    assert " " not in named
    expect(opened.page.locator(f"[id='{named}'] .picker-name")).to_have_text("25 to 34")
