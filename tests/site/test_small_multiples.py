"""Small multiples come to life: whose panels there are, of which years, on one scale."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import Visit
from tests.site.living import alive

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

VIEW = "passengers-ward-by-ward"
PAGE = f"datasets/district-ferries/charts/{VIEW}/"


def test_the_keys_go_from_panel_to_panel_in_the_same_year(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root + PAGE)
    figure = alive(opened, VIEW)
    keyboard, said = opened.page.keyboard, figure.locator(".chart-said")
    figure.locator(".chart-drawing").focus()
    keyboard.press("Home")
    first = chosen(said)
    for _ in range(3):
        keyboard.press("ArrowRight")
    expect(said).not_to_contain_text(first[1])
    name, year, _ = chosen(said)
    assert name == first[0]
    keyboard.press("ArrowDown")
    expect(said).not_to_have_text(re.compile(f"^{name},"))
    assert chosen(said)[1] == year
    assert boxes_apart(figure)


def chosen(said: Locator) -> list[str]:
    """What is said first: of the panel that is looked at."""
    return said.inner_text().partition(". Others")[0].split(", ")


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
