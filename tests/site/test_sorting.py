"""Views that are tables, whose rows can be sorted where all of them are there."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

import pytest

from check.visiting import Visit

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

WHOLE = "datasets/ferry-targets/"
FIRST_ROWS = "datasets/ferry-fares/charts/table/"


def column(opened: Visit, place: int) -> list[str]:
    cells = opened.page.locator(f"figure table.data tbody tr > :nth-child({place})")
    return [text.strip() for text in cells.all_inner_texts()]


def in_order(names: list[str]) -> list[str]:
    """As a reader expects them, accents or not."""
    return sorted(names, key=lambda name: normalize("NFKD", name))


def test_a_table_is_sorted_by_the_column_that_is_pressed(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(at_root)
    for page in (WHOLE, f"{WHOLE}charts/table/"):
        opened.turn_to(f"{at_root}{page}")
        before = column(opened, 1)
        figure = opened.page.locator("figure")
        heading = figure.get_by_role("columnheader", name="Ferry target, % of journeys")
        heading.get_by_role("button").click()
        heading.get_by_role("button").press("Enter")
        values = [float(text) for text in column(opened, 2)]
        assert values == sorted(values, reverse=True) and len(set(values)) > 5
        assert heading.get_attribute("aria-sort") == "descending"
        figure.get_by_role("columnheader", name="Isle").get_by_role("button").click()
        assert column(opened, 1) == in_order(before)
    assert not opened.troubles


def test_a_table_of_the_first_rows_is_not_sorted(turn_to: Opens, at_root: str) -> None:
    opened = turn_to(f"{at_root}{FIRST_ROWS}")
    assert "Shown are the first 50 of" in opened.page.locator("figure").inner_text()
    assert opened.page.locator("figure table button").count() == 0
