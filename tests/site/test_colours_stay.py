"""Colours stay with whom they were given to: while one picks, in the address, and over a page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import Visit
from tests.site.living import alive

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

ALONE = "datasets/ferry-use/charts/trend/"
USE = "ferry-use.ferry-use.ferry-percent"


def colour(figure: Locator, name: str) -> str:
    """The colour of a name at the end of a line, or "grey"."""
    text = figure.locator(".chart-live svg text", has_text=re.compile(f"^{name}"))
    ink = text.first.get_attribute("fill") or ""
    return "grey" if "muted" in ink else ink.removeprefix("var(--chart-").removesuffix("-text)")


def test_who_is_added_takes_the_colour_that_is_free(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}{ALONE}?trend.picks=UHO~KST~AMB")
    figure = alive(opened, "trend")
    before = {name: colour(figure, name) for name in ("United Holms", "Kestrin", "Ambry")}
    assert len(set(before.values())) == 3
    figure.get_by_role("button", name="Choose isles").click()
    picker = opened.page.get_by_role("dialog")
    for name in ("United Holms", "Eynsa"):
        picker.get_by_role("combobox").fill(name)
        picker.get_by_role("option", name=name).first.click()
    picker.get_by_role("button", name="Done").click()
    expect(figure.locator(".chart-live svg text", has_text="Eynsa")).to_be_visible()
    after = {name: colour(figure, name) for name in ("Kestrin", "Ambry", "Eynsa")}
    assert after["Kestrin"] == before["Kestrin"]
    assert after["Ambry"] == before["Ambry"]
    assert after["Eynsa"] not in {after["Kestrin"], after["Ambry"]}
    opened.page.reload()
    figure = alive(opened, "trend")
    assert {name: colour(figure, name) for name in after} == after, (
        "the same link, the same colours"
    )
    assert not opened.troubles


def test_beyond_the_palette_lines_are_grey_with_names(turn_to: Opens, at_root: str) -> None:
    eight = "UHO~KST~AMB~EYN~ELV~FNH~RVL~BRK"
    opened = turn_to(f"{at_root}{ALONE}?trend.picks={eight}&trend.colours=6~5~4~3~2~1~0~0")
    figure = alive(opened, "trend")
    assert colour(figure, "United Holms") == "6"
    assert colour(figure, "Fennhold") == "1"
    assert colour(figure, "Ravell") == "grey"
    assert figure.locator(".chart-live path[stroke='var(--chart-axis)']").count() >= 2


def test_in_compare_everyone_keeps_a_colour(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}compare/?who=UHO~AMB~EYN&what={USE}")
    page = opened.page
    swatch = "(chip) => chip.querySelector('.compare-swatch').style.background"

    def worn() -> dict[str, str]:
        chips = page.locator(".compare-chosen li").all()
        return {chip.inner_text().strip("×\n "): chip.evaluate(swatch) for chip in chips}

    expect(page.locator(".compare-panel svg[role=img]")).to_be_visible()
    before = worn()
    page.get_by_role("button", name="Take away United Holms").click()
    expect(page.locator(".compare-chosen li")).to_have_count(2)
    assert worn() == {name: before[name] for name in ("Ambry", "Eynsa")}
    assert "colours=2~3" in opened.address
    line = page.locator(".compare-panel svg path[stroke='var(--chart-3)']")
    expect(line.first).to_be_attached()
    assert page.locator(".compare-panel svg path[stroke='var(--chart-1)']").count() == 0
    page.reload()
    expect(page.locator(".compare-chosen li")).to_have_count(2)
    assert worn() == {name: before[name] for name in ("Ambry", "Eynsa")}
    assert not opened.troubles


def test_compare_takes_over_the_colours_of_a_chart(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}datasets/ferry-use/?trend.picks=UHO~AMB&trend.colours=5~2")
    figure = alive(opened, "trend")
    href = figure.locator(".chart-compare a").get_attribute("href") or ""
    assert "who=UHO%7EAMB" in href or "who=UHO~AMB" in href
    assert "colours=5%7E2" in href or "colours=5~2" in href
    assert not opened.troubles
