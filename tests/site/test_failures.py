"""What cannot be had just now is said to everyone, with what to do next, and can be tried again."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from check.visiting import Visit

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/ferry-use/charts/trend/"
COMPARE = "compare/?who=UHO~AMB"
NO_CHANGE = "This chart cannot be changed now. Reload the page to try again."
NO_MAP = "The map cannot be shown now. Press Map to try again."
NO_CHARTS = "The charts cannot be drawn now. Reload the page to try again."
NO_FIGURES = "These figures cannot be fetched now. Reload the page to try again."


def figure(opened: Visit) -> Locator:
    return opened.page.locator("#chart-trend")


def expect_seen(said: Locator, text: str) -> None:
    expect(said).to_have_text(text)
    box = said.bounding_box()
    assert box, text
    assert box["height"] > 10, f"only those who listen are told: {text}"


def expect_unseen(said: Locator) -> None:
    expect(said).to_have_css("clip-path", "inset(50%)")


def errors(opened: Visit) -> list[str]:
    return [one for one in opened.troubles if one.startswith("script error")]


def test_a_chart_that_cannot_be_changed_says_so_to_all(turn_to: Opens, at_root: str) -> None:
    for blocked in ("**/live.js", "**/kinds/trend.js", "**/trend.live.json", "**/vega.*.js"):
        opened = turn_to(at_root + PAGE)
        said = figure(opened).locator(".chart-said")
        settings = figure(opened).get_by_role("button", name="Settings")
        expect_unseen(said)
        opened.page.route(blocked, lambda route: route.abort())
        settings.click()
        expect_seen(said, NO_CHANGE)
        assert not errors(opened), blocked
        opened.page.unroute(blocked)
        settings.click()
        expect(opened.page.get_by_role("dialog", name="Settings")).to_be_visible()
        expect_unseen(said)
        assert not errors(opened), blocked


def test_a_map_that_cannot_be_shown_leaves_the_chart_and_says_so(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + PAGE)
    said = figure(opened).locator(".chart-said")
    show_map = figure(opened).get_by_role("button", name="Map", exact=True)
    opened.page.route("**/api/shapes/**", lambda route: route.abort())
    show_map.click()
    expect_seen(said, NO_MAP)
    expect(figure(opened).get_by_role("button", name="Chart")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert "tab" not in urlsplit(opened.address).query
    opened.page.unroute("**/api/shapes/**")
    show_map.click()
    expect(show_map).to_have_attribute("aria-pressed", "true")
    expect_unseen(said)
    assert parse_qs(urlsplit(opened.address).query)["trend.tab"] == ["map"]


def test_an_address_of_a_map_that_cannot_be_shown_does_the_same(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + PAGE)
    opened.page.route("**/api/shapes/**", lambda route: route.abort())
    opened.page.goto(f"{at_root}{PAGE}?trend.tab=map")
    expect(figure(opened).locator(".chart-live svg")).to_be_visible()
    expect_seen(figure(opened).locator(".chart-said"), NO_MAP)
    assert "tab" not in urlsplit(opened.address).query


@pytest.fixture
def comparing(window: Visit, turn_to: Opens, at_root: str) -> Callable[[str], Page]:
    """The page for comparing, from which addresses are kept."""

    def opens(blocked: str) -> Page:
        window.page.route(blocked, lambda route: route.abort())
        return turn_to(at_root + COMPARE).page

    return opens


def test_without_what_draws_the_rest_of_a_comparison_stands(
    comparing: Callable[[str], Page],
) -> None:
    page = comparing("**/vega.*.js")
    expect_seen(page.locator("#compare-said"), NO_CHARTS)
    trends = page.locator(".compare-panel[data-kind=trend]")
    expect(trends.locator(".chart-failure").first).to_have_text(NO_CHARTS)
    expect(trends.locator(".compare-words").first).to_contain_text("Journeys by ferry")
    expect(page.locator(".compare-bars").first).to_be_visible()
    page.evaluate("window.print = () => document.body.dataset.printed = ''")
    page.get_by_role("button", name="Print").click()
    expect(page.locator("body[data-printed]")).to_have_count(1)


def test_figures_that_come_after_all_end_what_was_said(comparing: Callable[[str], Page]) -> None:
    page = comparing("**/api/indicators/isle/ferry-use*")
    said = page.locator("#compare-said")
    expect_seen(said, NO_FIGURES)
    page.unroute("**/api/indicators/isle/ferry-use*")
    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    expect(said).to_contain_text("compared.")
    expect_unseen(said)
