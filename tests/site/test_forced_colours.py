"""With colours that the device forces, and with little motion, a chart still says what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import Visit
from tests.site.living import alive

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/ferry-use/charts/trend/"
MAP = "datasets/ferry-use/charts/map/"


def ground(element: Locator) -> str:
    return element.evaluate("(element) => getComputedStyle(element).backgroundColor")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_shown_and_looked_at_is_told_apart_without_the_sites_colours(
    scheme: str, turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + PAGE, scheme=scheme)
    opened.page.emulate_media(forced_colors="active")
    figure = alive(opened, "trend")
    shown, other = (figure.locator(f"[data-tab={tab}]") for tab in ("chart", "table"))
    assert ground(shown) != ground(other)
    figure.locator(".chart-drawing").focus()
    opened.page.keyboard.press("Home")
    tip = figure.locator(".chart-tip")
    expect(tip).to_be_visible()
    assert tip.evaluate("(tip) => getComputedStyle(tip).borderStyle") == "solid"
    figure.get_by_role("button", name="Choose isles").click()
    orders = opened.page.get_by_role("dialog").locator("[aria-pressed]")
    pressed = [ground(order) for order in orders.all()]
    assert len(set(pressed)) == 2
    assert not opened.troubles


def test_a_drawing_stands_on_the_ground_that_its_ink_is_made_for(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + PAGE, scheme="dark")
    opened.page.evaluate("document.body.dataset.mdColorScheme = 'default'")
    opened.page.evaluate("document.body.dataset.mdColorMedia = ''")
    opened.page.emulate_media(forced_colors="active")
    drawing = opened.page.locator("#chart-trend .chart-wide svg")
    assert ground(drawing) == "rgb(255, 255, 255)"


def test_nothing_plays_by_itself_where_little_motion_is_asked_for(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + MAP)
    figure = alive(opened, "map")
    expect(figure.locator(".years-play")).to_have_count(1)
    expect(figure.locator(".years-play")).not_to_be_visible()
    assert (
        opened.measure("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    )
    opened.page.emulate_media(reduced_motion="no-preference")
    expect(figure.locator(".years-play")).to_be_visible()
