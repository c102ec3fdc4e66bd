"""The parts of a chart: tabs that stay above it, settings that it has, and the whole screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import DESKTOP, PHONE, Visit
from tests.site.living import alive

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/ferry-use/"
ALONE = f"{PAGE}charts/trend/"

CONTRAST = """(button) => {
  const luminance = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(button);
  const [a, b] = [luminance(style.color), luminance(style.backgroundColor)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""


def tab(figure: Locator, name: str) -> Locator:
    return figure.get_by_role("group", name="Show").get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_tabs_stand_above_and_stay_and_one_part_is_open(
    size: tuple[int, int], turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + PAGE, size=size)
    figure = alive(opened, "trend")
    parts = {"Chart": ".chart-live", "Table": ".chart-all", "About": ".chart-about dl"}

    def places() -> list[float]:
        boxes = [tab(figure, name).bounding_box() for name in parts]
        top = figure.bounding_box()
        assert top
        return [box["y"] - top["y"] for box in boxes if box]

    before = places()
    for name in ("Table", "About", "Table", "Chart"):
        tab(figure, name).click()
        expect(tab(figure, name)).to_have_attribute("aria-pressed", "true")
        for other, part in parts.items():
            expect(figure.locator(part)).to_be_visible(visible=other == name)
        box = figure.locator(parts[name]).bounding_box()
        own = figure.locator(".chart-tabs").bounding_box()
        assert box and own
        assert 0 <= box["y"] - own["y"] - own["height"] < 120, f"{name} stands right below"
        assert places() == before
        assert f"trend.tab={name.lower()}" in opened.address or name == "Chart"
    # What is opened by hand below the chart stays open while the chart changes.
    figure.get_by_role("heading", name="Table of this chart").click()
    figure.get_by_role("button", name="All years").dispatch_event("click")
    expect(figure.locator(".chart-shown")).to_be_visible()
    figure.get_by_role("heading", name="About this chart").click()
    expect(figure.locator(".chart-shown")).to_be_hidden()
    assert not opened.troubles


def test_what_is_pressed_and_hovered_can_be_read(turn_to: Opens, at_root: str) -> None:
    for scheme in ("light", "dark"):
        opened = turn_to(at_root + ALONE, scheme=scheme)
        figure = opened.page.locator("#chart-trend")
        for name in ("Chart", "Table"):
            tab(figure, name).hover()
            assert tab(figure, name).evaluate(CONTRAST) >= 4.5, f"{name}, {scheme}"


def test_settings_are_offered_where_there_are_some(turn_to: Opens, at_root: str) -> None:
    for page, view, has_some in [
        (ALONE, "trend", True),
        ("datasets/sea-service-index/charts/map/", "map", False),
        ("datasets/ferry-use/charts/targets/", "targets", False),
        ("datasets/ferry-use/charts/distribution/", "distribution", False),
    ]:
        opened = turn_to(at_root + page)
        button = opened.page.locator(f"#chart-{view} [data-tool=settings]")
        expect(button).to_be_visible(visible=has_some)
        alive(opened, view)
        expect(button).to_be_visible(visible=has_some)
    opened = turn_to(f"{at_root}{ALONE}?trend.tab=map")
    figure = opened.page.locator("#chart-trend")
    expect(figure.locator("[data-tool=settings]")).to_be_hidden()
    tab(figure, "Chart").click()
    expect(figure.locator("[data-tool=settings]")).to_be_visible()


def test_a_chart_fills_the_screen_and_escape_leaves(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + ALONE, size=(1440, 900))
    figure = opened.page.locator("#chart-trend")
    figure.get_by_role("button", name="Full screen").click()
    expect(figure.get_by_role("button", name="Leave full screen")).to_be_visible()
    svg = figure.locator(".chart-live svg")
    opened.page.wait_for_function(
        "document.querySelector('.chart-live svg')?.getBoundingClientRect().width > 1300"
    )
    box = svg.bounding_box()
    assert box
    assert box["height"] > 400
    foot = figure.locator(".chart-foot").bounding_box()
    assert foot
    assert foot["y"] + foot["height"] <= 900, "what it shows and where it is from fit the screen"
    figure.get_by_role("button", name="Choose isles").click()
    expect(opened.page.get_by_role("dialog")).to_be_visible()
    opened.page.keyboard.press("Escape")
    figure.get_by_role("button", name="Leave full screen").click()
    expect(figure.get_by_role("button", name="Full screen", exact=True)).to_be_visible()
    opened.page.wait_for_function(
        "document.querySelector('.chart-live svg').getBoundingClientRect().width <= 800"
    )
    assert not opened.troubles


def test_where_a_whole_screen_cannot_be_had_it_is_not_offered(visit: Opens, at_root: str) -> None:
    opened = visit("about:blank")
    opened.page.add_init_script(
        "Object.defineProperty(document, 'fullscreenEnabled', {get: () => false})"
    )
    opened.page.goto(at_root + ALONE)
    alive(opened, "trend")
    expect(opened.page.locator("[data-tool=full]")).to_be_hidden()


def test_title_subtitle_and_sentences_say_what_is_shown(turn_to: Opens, at_root: str) -> None:
    shown = "trend.picks=AMB~KST&trend.years=2005~2015"
    opened = turn_to(f"{at_root}{ALONE}?{shown}&trend.as=index")
    figure = alive(opened, "trend")
    expect(figure.locator(".chart-title")).to_have_text("Journeys by ferry, 2005 to 2015")
    subtitle = figure.locator(".chart-subtitle")
    expect(subtitle).to_have_text("Journeys by ferry, change since 2005 in percentage points")
    expect(figure.locator(".chart-headline")).to_contain_text("(change since 2005) in 2015")
    expect(figure.locator(".chart-live svg")).to_contain_text("percentage points")
    figure.get_by_role("button", name="All years").click()
    expect(figure.locator(".chart-title")).to_have_text("Journeys by ferry since 2001")
    figure.get_by_role("button", name="Settings").click()
    opened.page.get_by_label("As measured").check()
    expect(subtitle).to_have_text("Share of all journeys, %")
    tab(figure, "Table").click()
    expect(figure.locator(".chart-all thead")).to_contain_text("Change, percentage points")
    expect(figure.locator(".chart-all thead")).not_to_contain_text("Change, %")
    assert not opened.troubles
