"""Charts on pages that are not those of their data: alive, each with a state of its own."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import PHONE, Visit
from tests.site.living import asked, names, pick

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Opens = Callable[..., Visit]

PAGES = ("", "topics/crossings/", "findings/", "targets/")


def alive(figure: Locator) -> None:
    figure.locator(".chart-drawing").dispatch_event("pointerdown")
    expect(figure.locator(".chart-live svg")).to_be_visible()


@pytest.mark.parametrize("page", PAGES)
def test_all_charts_come_alive(page: str, turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + page)
    figures = opened.page.locator("figure.chart")
    living = opened.page.locator("figure[data-live]")
    assert living.count() == figures.count() > 0
    ids = [figure.get_attribute("id") for figure in figures.all()]
    assert len(ids) == len(set(ids))
    for figure in living.all():
        alive(figure)
        title = figure.locator(".chart-title a")
        assert urlsplit(str(title.get_attribute("href"))).path.startswith(
            ("/datasets/", "datasets/")
        )
        figure.get_by_role("button", name="Table").click()
        expect(figure.locator(".chart-shown tbody tr").first).to_be_visible()
        figure.get_by_role("button", name="Chart").click()
        expect(figure.locator(".chart-live svg")).to_be_visible()
    assert not opened.troubles


def test_a_choice_on_the_home_page_stands_in_the_address_and_goes_along(
    visit: Opens, at_root: str
) -> None:
    opened = visit(at_root, size=PHONE)
    figure = opened.page.locator("figure[data-live]")
    alive(figure)
    pick(opened, figure, "Elvenny", "Ambry")
    assert asked(opened, "ferry-use.trend.picks") == "ELV~AMB"
    opened.page.reload()
    expect(figure.locator(".chart-live svg")).to_be_visible()
    assert {"Elvenny", "Ambry"} <= set(names(figure))
    assert "Kestrin" not in names(figure)
    figure.locator(".chart-title a").click()
    opened.page.wait_for_url("**/datasets/ferry-use/*")
    assert asked(opened, "trend.picks") == "ELV~AMB"
    expect(opened.page.locator("#chart-trend .chart-live svg")).to_be_visible()
    opened.page.go_back()
    expect(figure.locator(".chart-live svg")).to_be_visible()
    assert not opened.troubles


def test_charts_of_one_name_do_not_share_a_state(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}findings/")
    first = opened.page.locator("#chart-ferry-use-ranking")
    other = opened.page.locator("#chart-sea-service-index-ranking")
    alive(first)
    alive(other)
    before = names(other)
    first.get_by_role("button", name="Settings").click()
    first.get_by_role("radio", name="Name").first.check()
    opened.page.wait_for_url("**ferry-use.ranking.sort=name*")
    query = parse_qs(urlsplit(opened.address).query)
    assert list(query) == ["ferry-use.ranking.sort"]
    assert names(other) == before


def test_a_first_touch_elsewhere_fetches_no_more_than_on_the_page_of_the_data(
    visit: Opens, at_root: str
) -> None:
    opened = visit(at_root)
    opened.asked.clear()
    alive(opened.page.locator("figure[data-live]"))
    assert len(opened.asked) <= 6


def test_what_is_said_beside_a_finding_follows_its_chart(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}findings/")
    figure = opened.page.locator("#chart-ferry-use-ranking")
    said = figure.locator(".chart-words").inner_text()
    alive(figure)
    expect(figure.locator(".chart-words")).to_have_text(said)
    figure.locator(".chart-years input[type=range], .chart-years input[type=text]").first.fill(
        "2005"
    )
    figure.locator(".chart-years input").first.press("Enter")
    expect(figure.locator(".chart-words")).not_to_have_text(said)
