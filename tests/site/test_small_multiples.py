"""Small multiples come to life: whose panels there are, of which years, on one scale."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import Visit
from tests.site.living import alive, asked, figures_of, pick, table, type_period

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

VIEW = "passengers-ward-by-ward"
PAGE = f"datasets/district-ferries/charts/{VIEW}/"


def test_panels_are_those_picked_in_the_years_chosen(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    figure = alive(opened, VIEW)
    pick(opened, figure, "South Strand", "Quayside")
    type_period(figure, "First year", "2015")
    expect(figure.locator(".chart-headline")).to_contain_text("of the 2")
    heads = figure.locator(".chart-shown thead th").all_text_contents()
    assert heads == ["Year", "Quayside", "South Strand"]
    every = figures_of(
        "district-ferries",
        "percent_of_crossings",
        key="year",
        district_code="W107",
        sector="Passenger boats",
    )
    quayside = {year: value for year, value in every.items() if year >= "2015"}
    assert quayside
    assert [row[0] for row in table(figure)] == sorted(quayside)
    shown = {row[0]: float(row[1]) for row in table(figure)}
    assert shown == pytest.approx(quayside, abs=0.006)
    last = max(quayside)
    expect(figure.locator(".chart-headline")).to_contain_text(f"in {last}")
    assert asked(opened, f"{VIEW}.picks") == "W108~W107"
    assert asked(opened, f"{VIEW}.years") == "2015~"
    told = figure.locator(".chart-words").inner_text()
    opened.page.reload()
    expect(figure.locator(".chart-words")).to_have_text(told)
    assert not opened.troubles


def test_the_keys_go_from_panel_to_panel_in_the_same_year(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    figure = alive(opened, VIEW)
    keyboard, said = opened.page.keyboard, figure.locator(".chart-said")
    figure.locator(".chart-drawing").focus()
    keyboard.press("Home")
    first = said.inner_text().split(", ")
    for _ in range(3):
        keyboard.press("ArrowRight")
    expect(said).not_to_contain_text(first[1])
    name, year, _ = said.inner_text().split(", ")
    assert name == first[0]
    keyboard.press("ArrowDown")
    expect(said).not_to_contain_text(name)
    assert said.inner_text().split(", ")[1] == year
    assert boxes_apart(figure)


def boxes_apart(figure: Locator) -> bool:
    """Whether no two texts in the drawing lie on each other, but for a figure and its halo."""
    return figure.locator(".chart-live svg").evaluate(
        """(svg) => {
          const seen = new Map([...svg.querySelectorAll("text")].map((text) => {
            const box = text.getBoundingClientRect();
            return [`${text.textContent} ${Math.round(box.x)}`, box];
          }));
          const boxes = [...seen.values()];
          return boxes.every((a, i) => boxes.slice(i + 1).every((b) =>
            a.right < b.left + 1 || b.right < a.left + 1
              || a.bottom < b.top + 4 || b.bottom < a.top + 4));
        }"""
    )
