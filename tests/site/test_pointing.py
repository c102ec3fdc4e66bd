"""All lines at one time: by mouse, by tap and by keys, and the one that stands out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, ViewportSize, expect

from check.visiting import PHONE, Visit
from tests.site.living import alive, figures_of

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

ALONE = "datasets/ferry-use/charts/trend/"
PANELS = "passengers-ward-by-ward"


def tip(figure: Locator) -> Locator:
    return figure.locator(".chart-tip")


def told(figure: Locator) -> list[tuple[str, str]]:
    """Names and figures, as they stand in the list."""
    rows = tip(figure).locator("li").all()
    return [
        (row.locator(".tip-name").inner_text(), row.locator(".tip-figure").inner_text())
        for row in rows
    ]


def spot(figure: Locator, across: float, down: float) -> tuple[float, float]:
    """A place in the plot, in shares of the drawing."""
    box = figure.locator(".chart-live svg").bounding_box()
    assert box
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


def dimmed(figure: Locator) -> int:
    return figure.locator(".chart-live .is-dimmed").count()


def test_pointing_at_a_time_lists_all_lines_the_highest_first(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    figure = alive(opened, "trend")
    mouse = opened.page.mouse
    mouse.move(*spot(figure, 0.5, 0.85))
    year = tip(figure).locator("strong").inner_text()
    figures = [float(number.rstrip("%")) for _, number in told(figure)]
    assert len(figures) == 6
    assert figures == sorted(figures, reverse=True)
    ambry = figures_of("ferry-use", "ferry_percent", year=year)["AMB"]
    assert max(figures) == round(ambry, 1)
    expect(figure.locator(".chart-rule").first).to_be_attached()
    chosen = tip(figure).locator(".is-chosen")
    expect(chosen).to_have_count(1)
    assert chosen.evaluate("(row) => getComputedStyle(row).fontWeight") == "700"
    assert "▸" in chosen.evaluate("(row) => getComputedStyle(row, '::before').content")
    assert dimmed(figure) == 0, "where no line is near, none stands out"
    mouse.move(*spot(figure, 0.99, 0.01))
    expect(tip(figure)).to_be_hidden()
    mouse.move(*spot(figure, 0.5, 0.85))
    opened.page.keyboard.press("Escape")
    expect(tip(figure)).to_be_hidden()
    assert not opened.troubles


def test_a_line_or_its_name_that_is_reached_dims_the_rest(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + ALONE)
    figure = alive(opened, "trend")
    name = figure.locator(".chart-live text", has_text="Kestrin")
    name.hover()
    expect(name).not_to_have_class("is-dimmed")
    assert dimmed(figure) > 8
    expect(tip(figure).locator(".is-chosen")).to_contain_text("Kestrin")
    opened.page.mouse.move(*spot(figure, 0.5, 0.97))
    expect(figure.locator(".is-dimmed")).to_have_count(0)
    figure.locator(".chart-drawing").focus()
    opened.page.keyboard.press("ArrowLeft")
    assert dimmed(figure) > 8
    said = figure.locator(".chart-said").inner_text()
    assert ". Others: " in said
    assert said.count("%") == 6
    opened.page.keyboard.press("Escape")
    assert dimmed(figure) == 0


LEGENDS = (
    ("ferry-fares", "composition", "Passengers"),
    ("crossing-purposes", "purposes", "School"),
    ("harbour-scores-2019", "parts", "United Holms"),
    ("ferry-use", "targets", "Target met"),
    ("ferry-use", "map", "25 to 30%"),
    ("district-ferries", "tiles", "1.5 to 2%"),
)
# The middle of the symbol of an entry.
SWATCH = """(svg, text) => {
  const rowOf = (part) => {
    const item = part.__data__;
    return (Array.isArray(item) ? item[0] : item?.items?.[0] ?? item)?.datum;
  };
  const parts = [...svg.querySelectorAll("path, rect, circle")];
  const box = parts.find((part) => rowOf(part)?.text?.startsWith(text)).getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


@pytest.mark.slow
@pytest.mark.parametrize(("dataset", "view", "entry"), LEGENDS)
def test_an_entry_of_a_legend_dims_the_rest(
    dataset: str, view: str, entry: str, turn_to: Opens, at_root: str
) -> None:
    opened = turn_to(f"{at_root}datasets/{dataset}/charts/{view}/")
    figure = alive(opened, view)
    drawing = figure.locator(".chart-live svg")
    drawing.scroll_into_view_if_needed()
    name = drawing.locator("text", has_text=entry).first
    for x, y in (
        name.evaluate(
            "(one) => { const b = one.getBoundingClientRect(); return [b.x + 3, b.y + 6]; }"
        ),
        drawing.evaluate(SWATCH, entry),
    ):
        opened.page.mouse.move(x, y)
        expect(name).not_to_have_class("is-dimmed")
        assert dimmed(figure) > 3
        pale = figure.locator(".chart-live .is-dimmed").first
        assert float(pale.evaluate("(one) => getComputedStyle(one).opacity")) < 0.5
        opened.page.mouse.move(2, 2)
        expect(figure.locator(".is-dimmed")).to_have_count(0)


@pytest.mark.slow
def test_a_part_that_keys_reach_dims_the_rest(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}datasets/crossing-purposes/charts/purposes/")
    figure = alive(opened, "purposes")
    figure.locator(".chart-drawing").focus()
    opened.page.keyboard.press("ArrowRight")
    assert dimmed(figure) > 8
    expect(tip(figure)).to_contain_text("Work")
    opened.page.keyboard.press("Escape")
    assert dimmed(figure) == 0


def test_a_tap_keeps_what_it_shows_until_the_next(browser: Browser, at_root: str) -> None:
    size: ViewportSize = {"width": PHONE[0], "height": PHONE[1]}
    page = browser.new_page(viewport=size, has_touch=True, reduced_motion="reduce")
    page.goto(at_root + ALONE)
    figure = page.locator("#chart-trend")
    touch = page.touchscreen
    box = figure.locator(".chart-drawing").bounding_box()
    assert box
    # The first tap brings the chart to life, and shows what it pointed at.
    touch.tap(box["x"] + 0.35 * box["width"], box["y"] + 0.5 * box["height"])
    expect(tip(figure).locator("li")).to_have_count(6)
    first = tip(figure).locator("strong").inner_text()
    touch.tap(*spot(figure, 0.2, 0.5))
    expect(tip(figure).locator("strong")).not_to_have_text(first)
    held = tip(figure).bounding_box()
    assert held
    assert held["x"] >= 0
    assert held["x"] + held["width"] <= PHONE[0]
    rule = figure.locator(".chart-rule").first.bounding_box()
    assert rule
    assert rule["x"] < held["x"] or rule["x"] > held["x"] + held["width"]
    figure.locator(".chart-headline").tap()
    expect(tip(figure)).to_be_hidden()
    page.close()


def test_panels_are_read_at_one_time_too(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}datasets/district-ferries/charts/{PANELS}/", size=PHONE)
    figure = alive(opened, PANELS)
    opened.page.mouse.move(*spot(figure, 0.3, 0.2))
    expect(tip(figure).locator("li")).to_have_count(9)
    expect(figure.locator(".chart-rule")).to_have_count(9)
