"""The browser writes numbers as the pages that were made have them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from check.visiting import Visit
from pipeline.charts import words

pytestmark = pytest.mark.browser

WRITTEN = """async ([values, decimals]) => {
  const { number } = await import(ROOT + "assets/javascripts/charts/numbers.js");
  return values.map((value) => number(value, decimals));
}"""
HALVES = st.integers(-(10**6), 10**6).map(lambda n: n / 20)


@pytest.fixture(scope="module")
def page(browser: Browser, at_root: str) -> Iterator[Page]:
    with Visit.begun(browser, f"{at_root}datasets/") as opened:
        opened.page.evaluate(f"globalThis.ROOT = {at_root!r}")
        yield opened.page


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(-1e16, 1e16) | HALVES | HALVES.map(lambda n: n / 100), max_size=50),
    st.integers(0, 6),
)
@example([0.05, 0.15, 0.25, 0.35, 2.35, 0.5, 1.5, 2.5, -0.25, 1e15, 1234567.5], 1)
@example([0.5, 1.5, 2.5, 1234.5, 999.5], 0)
@example([0.125, 0.375, 1.005, 2.675], 2)
def test_numbers_are_written_alike(page: Page, values: list[float], decimals: int) -> None:
    written = page.evaluate(WRITTEN, [values, decimals])
    assert written == [words.number(value, decimals) for value in values]
