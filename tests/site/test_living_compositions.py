"""Compositions come to life: as shares or amounts, of whom and of when."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import SMALL_PHONE, Visit

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

FUNDING = "datasets/rd-funding-by-source/"
REGIONS = "datasets/uk-regional-rd/"
FILE = Path(__file__).parents[2] / f"{FUNDING}rd-funding-by-source.csv"


def amounts(country: str) -> dict[str, dict[str, float]]:
    """The amounts of a country by year and source."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["country_code"] == country and row["million_ppp_dollars"]:
                found[row["year"]][row["source_of_funds"]] = float(row["million_ppp_dollars"])
    return found


def alive(opened: Visit, view: str) -> Locator:
    """The chart of a view, once it has come to life."""
    figure = opened.page.locator(f"#chart-{view}")
    figure.locator(".chart-drawing").dispatch_event("pointerdown")
    expect(figure.locator(".chart-live svg")).to_be_visible()
    return figure


def settings(opened: Visit, figure: Locator) -> Locator:
    figure.get_by_role("button", name="Settings").click()
    return opened.page.get_by_role("dialog", name="Settings")


def table(figure: Locator) -> list[list[str]]:
    return figure.locator(".chart-shown tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )


def notes(figure: Locator) -> list[str]:
    return figure.locator(".chart-note").all_text_contents()


def test_shares_can_be_read_as_the_amounts_they_are_of(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + FUNDING)
    figure = alive(opened, "composition")
    year = figure.locator(".chart-headline").inner_text()[-5:-1]
    assert {"100%"} <= set(figure.locator(".chart-live svg text").all_text_contents())
    popover = settings(opened, figure)
    popover.get_by_label("As measured").check()
    assert "composition.as=amount" in opened.address
    subtitle = figure.locator(".chart-subtitle")
    expect(subtitle).to_have_text("R&D funding, million current PPP dollars")
    (shown,) = [cells for cells in table(figure) if cells[0] == "South Korea"]
    business = amounts("KOR")[year]["business"]
    assert shown[1].replace(",", "") == f"{business:.1f}"
    assert "100%" not in figure.locator(".chart-live svg text").all_text_contents()
    popover.get_by_role("button", name="Reset the chart").click()
    expect(figure.locator(".chart-shown thead")).to_contain_text("Business, %")
    expect(subtitle).to_have_text("Share of the sources reported, %")
    assert "?" not in opened.address
    assert not opened.troubles


def test_bars_are_of_whom_one_picks_and_say_which_parts_are_known(
    visit: Opens, at_root: str
) -> None:
    opened = visit(f"{at_root}{FUNDING}?composition.picks=FRA~ISL&composition.at=2009")
    figure = alive(opened, "composition")
    assert {cells[0] for cells in table(figure)} == {"France", "Iceland"}
    known = {key: amounts(key)["2009"] for key in ("FRA", "ISL")}
    every = set().union(*known.values())
    for name, own in (("France", known["FRA"]), ("Iceland", known["ISL"])):
        (shown,) = [cells for cells in table(figure) if cells[0] == name]
        numbers = [float(cell) for cell in shown[1:] if cell[0].isdigit()]
        assert len(numbers) == len(own)
        assert sum(numbers) == pytest.approx(100, abs=0.3)
    lacking = sum(len(own) < len(every) for own in known.values())
    told = [note for note in notes(figure) if note.startswith("Shares are of the parts")]
    assert bool(told) == bool(lacking)
    expect(figure.locator(".chart-headline")).to_contain_text("in 2009")
    assert any(note.startswith("Shown are 2 of ") for note in notes(figure))
    opened.page.goto(f"{at_root}{FUNDING}?composition.picks=")
    expect(alive(opened, "composition").locator(".chart-headline")).to_have_text(
        "No country is picked."
    )
    assert not opened.troubles


def test_bars_of_years_span_those_one_chooses_and_nobody_is_chosen(
    visit: Opens, at_root: str
) -> None:
    opened = visit(at_root + FUNDING)
    figure = alive(opened, "united-kingdom")
    expect(figure.get_by_role("button", name="Choose")).to_have_count(0)
    last = figure.get_by_role("textbox", name="Last year, typed")
    last.fill("2000")
    last.press("Enter")
    years = sorted(year for year in amounts("GBR") if year <= "2000")
    expect(figure.locator(".chart-headline")).to_contain_text(f"{years[0]} to 2000")
    assert [cells[0] for cells in table(figure)] == years
    expect(figure.locator(".chart-seen .count")).to_have_text(f"({len(years)} rows)")
    assert any("do not compare" in note for note in notes(figure))
    assert not opened.troubles


def test_percentages_of_something_else_are_no_shares(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}{REGIONS}?regions-by-sector.as=share")
    figure = alive(opened, "regions-by-sector")
    expect(figure.locator(".chart-shown thead")).not_to_contain_text(", %")
    refused = settings(opened, figure).get_by_label("Shares")
    expect(refused).to_be_disabled()
    expect(refused).to_have_accessible_description(
        "The figures are percentages (% of the UK's GDP), "
        "and shares of them would mean something else."
    )
    assert not opened.troubles


def test_a_long_figure_is_read_on_a_small_phone_without_sideways_scroll(
    visit: Opens, at_root: str
) -> None:
    opened = visit(f"{at_root}{FUNDING}?composition.as=amount", size=SMALL_PHONE)
    figure = alive(opened, "composition")
    figure.locator(".chart-drawing").focus()
    opened.page.keyboard.press("ArrowRight")
    expect(figure.locator(".chart-tip")).to_contain_text("million current PPP dollars")
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not opened.troubles


def test_bars_over_time_of_one_country_can_be_turned_to_another(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + FUNDING)
    figure = alive(opened, "united-kingdom")
    before, made = table(figure), figure.locator(".chart-title").inner_text()
    figure.get_by_role("button", name="Another country").click()
    picker = opened.page.get_by_role("dialog", name="Choose one of the countries")
    picker.get_by_role("combobox").fill("Iceland")
    picker.get_by_role("option", name="Iceland").click()
    expect(picker).not_to_be_visible()
    title = figure.locator(".chart-title")
    expect(title).to_have_text("R&D funding in Iceland")
    known = amounts("ISL")
    assert [row[0] for row in table(figure)] == sorted(known)
    for year, business, *_ in table(figure):
        share = 100 * known[year]["business"] / sum(known[year].values())
        assert float(business) == pytest.approx(share, abs=0.051)
    assert not [note for note in notes(figure) if "United Kingdom" in note]
    expect(figure.locator(".chart-headline")).to_contain_text(f"to {max(known)}")
    assert "united-kingdom.picks=ISL" in opened.address
    shown = table(figure)
    opened.page.reload()
    expect(title).to_have_text("R&D funding in Iceland")
    assert table(figure) == shown
    opened.page.go_back()
    expect(title).to_have_text(made)
    assert table(figure) == before
    assert not opened.troubles
