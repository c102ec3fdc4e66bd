"""Small multiples come to life: whose panels there are, of which years, on one scale."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import Visit
from tests.site.test_one_period_charts import alive, asked, table

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/uk-regional-rd/"
VIEW = "business-region-by-region"
FIGURES = Path(__file__).parents[2] / PAGE / "uk-regional-rd.csv"
LONDON = "E12000007"


def business(area: str) -> dict[str, float]:
    """What businesses spent in an area, by year."""
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return {
            row["year"]: float(row["percent_of_gdp"])
            for row in csv.DictReader(file)
            if (row["area_code"], row["sector"]) == (area, "Business enterprise")
            and row["percent_of_gdp"]
        }


def test_panels_are_those_picked_in_the_years_chosen(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + PAGE)
    figure = alive(opened, VIEW)
    figure.get_by_role("button", name="Choose").click()
    picker = opened.page.get_by_role("dialog")
    picker.get_by_role("button", name="Clear").click()
    for name in ("South East", "London"):
        picker.get_by_role("combobox").fill(name)
        picker.get_by_role("option", name=name, exact=False).first.click()
    picker.get_by_role("button", name="Done").click()
    first = figure.get_by_role("textbox", name="First year, typed")
    first.fill("2015")
    first.press("Enter")
    expect(figure.locator(".chart-headline")).to_contain_text("of the 2")
    heads = figure.locator(".chart-shown thead th").all_text_contents()
    assert heads == ["Year", "London", "South East"]
    london = {year: value for year, value in business(LONDON).items() if year >= "2015"}
    assert [row[0] for row in table(figure)] == sorted(london)
    shown = {row[0]: float(row[1]) for row in table(figure)}
    assert shown == pytest.approx(london, abs=0.006)
    last = max(london)
    expect(figure.locator(".chart-headline")).to_contain_text(f"in {last}")
    assert asked(opened, f"{VIEW}.picks") == f"E12000008~{LONDON}"
    assert asked(opened, f"{VIEW}.years") == "2015~"
    told = figure.locator(".chart-words").inner_text()
    opened.page.reload()
    expect(figure.locator(".chart-words")).to_have_text(told)
    assert not opened.troubles


def test_the_keys_go_from_panel_to_panel_in_the_same_year(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + PAGE)
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
