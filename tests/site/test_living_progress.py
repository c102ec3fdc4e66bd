"""Progress comes to life: whose targets are shown, and what may be said of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from check.visiting import DESKTOP, SMALL_PHONE, Visit
from tests.site.living import alive, asked, figures_of, names, pick, rows_of, table

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

PAGE = "datasets/ferry-use/charts/targets/"
VIEW = "targets"


def use(isle: str) -> dict[str, float]:
    """The share of journeys by ferry on an isle, by year."""
    return figures_of("ferry-use", "ferry_percent", key="year", isle_code=isle)


@pytest.mark.slow
def test_targets_are_those_of_whom_one_picks(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    figure = alive(opened, VIEW)
    assert "Ravell, by 2020" in names(figure)
    pick(opened, figure, "Brakken", "Kestrin")
    goals = {
        row["isle_code"]: f"{float(row['target_percent']):.2f}" for row in rows_of("ferry-targets")
    }
    shown = [
        ["Brakken", goals["BRK"], "2020", "2011", "met"],
        ["Kestrin", goals["KST"], "2020", "2011", "missed"],
    ]
    assert [[*row[:4], row[-1]] for row in table(figure)] == shown
    for row, isle in zip(table(figure), ("BRK", "KST"), strict=True):
        assert float(row[4]) == pytest.approx(use(isle)["2011"], abs=0.006)
        assert float(row[5]) == pytest.approx(use(isle)["2020"], abs=0.006)
        assert row[6] == "2020"
    headline = figure.locator(".chart-headline")
    expect(headline).to_have_text("Of 2 targets whose time has come, 1 was met and 1 was missed.")
    expect(figure.locator(".chart-words")).to_have_text("Met: Brakken (2020).")
    assert "Ravell, by 2020" not in names(figure)
    assert asked(opened, f"{VIEW}.picks") == "BRK~KST"
    before = table(figure)
    opened.page.reload()
    expect(headline).to_contain_text("Of 2 targets")
    assert table(figure) == before
    opened.page.go_back()
    expect(headline).to_contain_text("Of 18 targets")
    opened.page.go_forward()
    expect(headline).to_contain_text("Of 2 targets")
    assert not opened.troubles


@pytest.mark.parametrize("size", [DESKTOP, SMALL_PHONE], ids=["wide", "narrow"])
def test_the_keys_move_from_target_to_target_and_speak(
    size: tuple[int, int], turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(f"{at_root}{PAGE}?{VIEW}.picks=KST~BRK~UHO", size=size)
    figure = alive(opened, VIEW)
    keyboard, said = opened.page.keyboard, figure.locator(".chart-said")
    figure.locator(".chart-drawing").focus()
    keyboard.press("Home")
    value = f"{use('BRK')['2020']:.1f}% of journeys"
    expect(said).to_have_text(f"Brakken, 2020, {value}; target 22% of journeys by 2020: met")
    keyboard.press("ArrowDown")
    expect(said).to_contain_text("Kestrin, 2020,")
    keyboard.press("End")
    expect(said).to_contain_text("cannot be judged: a new series since it was set")
    expect(figure.locator(".chart-tip")).to_be_visible()
    keyboard.press("Escape")
    expect(figure.locator(".chart-tip")).not_to_be_visible()
    assert not opened.troubles
