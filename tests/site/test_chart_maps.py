"""Maps and tiles come to life: as they stood, in another year, with picks, in other charts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from check.visiting import Visit
from tests.site.living import alive, figures_of

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

CHARTS = "datasets/ferry-use/charts/"


def test_an_address_asks_for_a_year_and_picks_and_the_map_says_what_colours_mean(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(f"{at_root}{CHARTS}map/?map.picks=AMB~UHO&map.at=2005")
    figure = alive(opened, "map")
    expect(figure.locator(".chart-headline")).to_contain_text("in 2005")
    expect(figure.locator(".chart-words")).to_contain_text("Of those picked: Ambry 28.4%")
    expect(figure.locator(".chart-notes")).to_contain_text("A colour means the same in all years")
    assert figure.locator(".chart-live svg path[stroke='var(--chart-ink)']").count() == 2


def test_a_chart_of_places_has_a_map_that_keeps_the_picks_and_back_leads_to_the_chart(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(f"{at_root}{CHARTS}trend/?trend.picks=AMB~SKR")
    figure = alive(opened, "trend")
    lines = figure.locator(".chart-headline").inner_text()
    expect(figure.locator(".chart-notes")).to_contain_text("Lines stop where")
    figure.get_by_role("button", name="Map", exact=True).click()
    expect(figure.get_by_role("slider")).to_have_count(1)
    expect(figure.locator(".chart-notes")).to_contain_text("Small places are dots")
    expect(figure.locator(".chart-notes")).not_to_contain_text("Lines")
    opened.page.emulate_media(reduced_motion="no-preference")
    expect(figure.get_by_role("button", name="Play")).to_be_visible()
    expect(figure.locator(".chart-words")).to_contain_text("Of those picked:")
    assert "trend.tab=map" in opened.address
    assert "trend.picks=AMB~SKR" in opened.address
    opened.page.go_back()
    expect(figure.get_by_role("slider")).to_have_count(2)
    expect(figure.locator(".chart-headline")).to_have_text(lines)


def test_a_chart_without_places_has_no_map_and_passes_over_an_address_that_asks_for_one(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(f"{at_root}{CHARTS}map/?map.tab=map")
    figure = alive(opened, "map")
    assert figure.get_by_role("button", name="Map", exact=True).count() == 0
    expect(figure).to_have_attribute("data-tab", "chart")


def test_the_pointer_finds_a_large_isle_by_its_outline(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}{CHARTS}map/?map.at=2005")
    figure = alive(opened, "map")
    drawing = figure.locator(".chart-live svg")
    drawing.scroll_into_view_if_needed()
    drawing.hover(position={"x": 445, "y": 245})
    expect(figure.locator(".chart-tip")).to_contain_text("United Holms, 2005, ")
    figure.locator(".chart-drawing").focus()
    opened.page.keyboard.press("Home")
    count = len(figures_of("ferry-use", "ferry_percent", year="2005"))
    said = f"Skerrow, 2005, 36.6% of journeys, rank 1 of {count}"
    expect(figure.locator(".chart-said")).to_have_text(said)
