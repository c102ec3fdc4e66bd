"""Charts that come to life: reaching for them, what can be read of them, and their figures."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable

from playwright.sync_api import Locator, expect

from check.visiting import Visit
from tests.conftest import Site
from tests.site.running import SAMPLE


def living(site: Site) -> dict[str, dict[str, str]]:
    """The kinds of the charts that come to life, by dataset and view."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((site.folder / "datasets").glob("*/charts/*.live.json")):
        kind = json.loads(path.read_text("utf-8"))["kind"]
        found.setdefault(path.parts[-3], {})[path.name.removesuffix(".live.json")] = kind
    return found


def rows_of(dataset: str) -> list[dict[str, str]]:
    """The rows of a dataset's table of the same name, as they were written."""
    path = SAMPLE / "datasets" / dataset / f"{dataset}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures_of(dataset: str, column: str, key: str = "isle_code", **where: str) -> dict[str, float]:
    """The figures of a column by what stands in another, of the rows that hold certain values."""
    return {
        row[key]: float(row[column])
        for row in rows_of(dataset)
        if row[column] and where.items() <= row.items()
    }


def alive(opened: Visit, view: str) -> Locator:
    """The chart of a view, once it has come to life."""
    figure = opened.page.locator(f"#chart-{view}")
    figure.locator(".chart-drawing").dispatch_event("pointerdown")
    expect(figure.locator(".chart-live svg")).to_be_visible()
    return figure


REACH = """(views) => views.forEach((view) => document
  .querySelector(`#chart-${view} .chart-drawing`).dispatchEvent(new Event("pointerdown")))"""
ARE_ALIVE = """(views) => views.every((view) =>
  document.querySelector(`#chart-${view} .chart-live svg`))"""


def come_to_life(opened: Visit, views: Iterable[str]) -> None:
    """Reach for several charts at once, and wait until all have come to life."""
    opened.page.evaluate(REACH, list(views))
    opened.page.wait_for_function(ARE_ALIVE, arg=list(views))


def table(figure: Locator) -> list[list[str]]:
    """The cells of a chart's table, row by row."""
    return figure.locator(".chart-shown tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )


def names(figure: Locator) -> list[str]:
    """All texts in a living drawing."""
    return figure.locator(".chart-live svg text").all_text_contents()


def notes(figure: Locator) -> list[str]:
    """The notes under a chart."""
    return figure.locator(".chart-note").all_text_contents()


def asked(opened: Visit, parameter: str) -> str | None:
    """What the address asks for."""
    script = "(name) => new URLSearchParams(location.search).get(name)"
    return opened.page.evaluate(script, parameter)


def pick(opened: Visit, figure: Locator, *wanted: str) -> None:
    """Pick these alone, by mouse."""
    figure.get_by_role("button", name="Choose").click()
    picker = opened.page.get_by_role("dialog")
    picker.get_by_role("button", name="Clear").click()
    for name in wanted:
        picker.get_by_role("combobox").fill(name)
        picker.get_by_role("option", name=name).first.click()
    picker.get_by_role("button", name="Done").click()


def type_period(figure: Locator, label: str, period: str) -> None:
    """Type a period into the field with a label, such as "Shown year"."""
    typed = figure.get_by_role("textbox", name=f"{label}, typed")
    typed.fill(period)
    typed.press("Enter")
