"""Compositions come to life: as shares or amounts, of whom and of when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import SMALL_PHONE, Visit
from tests.site.living import alive, names, notes, rows_of, table, type_period

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

CHARTS = "datasets/ferry-fares/charts/"
SHARES = f"{CHARTS}composition/"
ONE_ISLE = f"{CHARTS}united-holms/"
WARDS = "datasets/district-ferries/charts/wards-by-sector/"


def amounts(isle: str) -> dict[str, dict[str, float]]:
    """What was paid on an isle by year and payer."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows_of("ferry-fares"):
        if row["isle_code"] == isle and row["thousand_shells"]:
            found[row["year"]][row["payer"]] = float(row["thousand_shells"])
    return found


def settings(opened: Visit, figure: Locator) -> Locator:
    figure.get_by_role("button", name="Settings").click()
    return opened.page.get_by_role("dialog", name="Settings")


def test_shares_can_be_read_as_the_amounts_they_are_of(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + SHARES)
    figure = alive(opened, "composition")
    year = figure.locator(".chart-headline").inner_text()[-5:-1]
    assert "100%" in names(figure)
    popover = settings(opened, figure)
    popover.get_by_label("As measured").check()
    assert "composition.as=amount" in opened.address
    subtitle = figure.locator(".chart-subtitle")
    expect(subtitle).to_have_text("Payments for ferries, thousand current shells")
    (shown,) = [cells for cells in table(figure) if cells[0] == "Ambry"]
    by_passengers = amounts("AMB")[year]["passengers"]
    assert shown[1].replace(",", "") == f"{by_passengers:.1f}"
    assert "100%" not in names(figure)
    popover.get_by_role("button", name="Reset the chart").click()
    expect(figure.locator(".chart-shown thead")).to_contain_text("Passengers, %")
    expect(subtitle).to_have_text("Share of the payments reported, %")
    assert "?" not in opened.address
    assert not opened.troubles


def test_bars_of_years_span_those_one_chooses_and_nobody_is_chosen(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(at_root + ONE_ISLE)
    figure = alive(opened, "united-holms")
    expect(figure.get_by_role("button", name="Choose")).to_have_count(0)
    type_period(figure, "Last year", "2010")
    years = sorted(year for year in amounts("UHO") if year <= "2010")
    expect(figure.locator(".chart-headline")).to_contain_text(f"{years[0]} to 2010")
    assert [cells[0] for cells in table(figure)] == years
    expect(figure.locator(".chart-seen .count")).to_have_text(f"({5 * len(years)} rows)")
    assert any("do not compare" in note for note in notes(figure))
    assert not opened.troubles


def test_a_long_figure_is_read_on_a_small_phone_without_sideways_scroll(
    turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(f"{at_root}{SHARES}?composition.as=amount", size=SMALL_PHONE)
    figure = alive(opened, "composition")
    figure.locator(".chart-drawing").focus()
    opened.page.keyboard.press("ArrowRight")
    expect(figure.locator(".chart-tip")).to_contain_text("thousand current shells")
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not opened.troubles


@pytest.mark.slow
def test_bars_over_time_of_one_isle_can_be_turned_to_another(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ONE_ISLE)
    figure = alive(opened, "united-holms")
    before, made = table(figure), figure.locator(".chart-title").inner_text()
    figure.get_by_role("button", name="Another isle").click()
    picker = opened.page.get_by_role("dialog", name="Choose one of the isles")
    picker.get_by_role("combobox").fill("Elvenny")
    picker.get_by_role("option", name="Elvenny").click()
    expect(picker).not_to_be_visible()
    title = figure.locator(".chart-title")
    expect(title).to_have_text("Payments for ferries in Elvenny")
    known = amounts("ELV")
    assert [row[0] for row in table(figure)] == sorted(known)
    for year, by_passengers, *_ in table(figure):
        share = 100 * known[year]["passengers"] / sum(known[year].values())
        assert float(by_passengers) == pytest.approx(share, abs=0.051)
    assert not [note for note in notes(figure) if "United Holms" in note]
    expect(figure.locator(".chart-headline")).to_contain_text(f"to {max(known)}")
    assert "united-holms.picks=ELV" in opened.address
    shown = table(figure)
    opened.page.reload()
    expect(title).to_have_text("Payments for ferries in Elvenny")
    assert table(figure) == shown
    opened.page.go_back()
    expect(title).to_have_text(made)
    assert table(figure) == before
    assert not opened.troubles
