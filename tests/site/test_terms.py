"""Words that are explained where a page first uses them, without a script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page

from check.visiting import PHONE, SMALL_PHONE, Visit
from tests.site.test_pages import AXE, SIDEWAYS, violations

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]


def told(page: Page, term: Locator) -> Locator:
    """The explanation that belongs to a term."""
    return page.locator(f"#{term.get_attribute('popovertarget')}")


@pytest.mark.slow
def test_a_mouse_opens_and_closes_an_explanation(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}faq/", scripts=False)
    term = opened.page.locator("button.term", has_text="ferry share").first
    text = told(opened.page, term)
    assert not text.is_visible()
    term.click()
    assert "The share of all journeys" in text.inner_text()
    opened.page.mouse.click(5, 5)
    assert not text.is_visible()


@pytest.mark.slow
def test_the_keyboard_opens_reads_on_and_closes(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}faq/", scripts=False)
    term = opened.page.locator("button.term").first
    text = told(opened.page, term)
    name = str(term.get_attribute("popovertarget")).removeprefix("term-")
    term.focus()
    opened.page.keyboard.press("Enter")
    assert text.is_visible()
    opened.page.keyboard.press("Escape")
    assert not text.is_visible()
    assert term.evaluate("one => one === document.activeElement")
    opened.page.keyboard.press("Space")
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url(f"{at_root}glossary/#{name}")
    assert opened.page.locator(f"#{name}").is_visible()


@pytest.mark.slow
def test_a_finger_opens_an_explanation_that_fits_the_screen(browser: Browser, at_root: str) -> None:
    width, height = SMALL_PHONE
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=True, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{at_root}faq/")
    for term in page.locator("button.term").all():
        term.tap()
        box = told(page, term).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        page.keyboard.press("Escape")
    context.close()


@pytest.mark.slow
def test_everyone_can_read_an_open_explanation(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}faq/", size=PHONE)
    opened.page.locator("button.term").first.click()
    for scheme in ("light", "dark"):
        opened.use_scheme(scheme)
        assert told(opened.page, opened.page.locator("button.term").first).is_visible()
        assert violations(opened, AXE) == [], scheme
        assert opened.measure(SIDEWAYS) == {"scrolls": 0, "out": []}
    assert not opened.troubles
