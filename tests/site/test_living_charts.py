"""A chart that has come to life, before anything is chosen, is the chart that stood there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from check.visiting import DESKTOP, PHONE, Visit
from pipeline.charts.live import LIVE

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

DATASETS = Path(__file__).parents[2] / "datasets"
KIND = re.compile(r"^\s+kind: (\S+)$", re.MULTILINE)

# Everything that can be read of a chart. Vega draws circles as paths, which the drawings in pages
# have as circles; their outlines of maps say how far each point lies from the one before it.
SEEN = """(id) => {
  const figure = document.getElementById(id);
  const cells = (row) => [...row.cells].map((cell) => cell.textContent.trim());
  const text = (part) => figure.querySelector(part)?.textContent.trim() ?? "";
  const all = (part) => [...figure.querySelectorAll(part)];
  const place = (name) => (name.getAttribute("transform") ?? "translate(0,0)").match(/-?[\\d.]+/g);
  const isCircle = (d) => /^M[-\\d.]+,0A/.test(d);
  const absolute = (d) => {
    if (!/[lm]/.test(d)) return d;
    let [x, y, startX, startY] = [0, 0, 0, 0];
    return d.replace(/([MmlL])([^MmlLz]*)|z/g, (all, command, given) => {
      if (all === "z") {
        [x, y] = [startX, startY];
        return "Z";
      }
      const numbers = given.match(/-?\\d+/g).map(Number);
      let written = "";
      for (let i = 0; i < numbers.length; i += 2) {
        x = numbers[i] + (command === "M" ? 0 : x);
        y = numbers[i + 1] + (command === "M" ? 0 : y);
        if (command !== "l") [startX, startY] = [x, y];
        written += `${command === "l" ? "L" : "M"}${x},${y}`;
      }
      return written;
    });
  };
  const paths = (size) => all(`${size} svg path`).map((path) => absolute(path.getAttribute("d")));
  const drawing = (size) => ({
    paths: paths(size).filter((d) => !isCircle(d)),
    circles: paths(size).filter(isCircle).length + all(`${size} svg circle`).length,
    texts: all(`${size} svg text`).map((name) => name.textContent),
    places: all(`${size} svg text`).flatMap(place).map(Number),
    lines: all(`${size} svg line`).length,
  });
  const isWide = figure.querySelector(".chart-drawing").clientWidth >= 680;
  return {
    words: {
      headline: text(".chart-headline"),
      words: text(".chart-words"),
      notes: all(".chart-note").map((note) => note.textContent.trim()),
      caption: text(".chart-shown caption"),
      table: all(".chart-shown tr").map(cells),
    },
    made: drawing(isWide ? ".chart-wide" : ".chart-narrow"),
    alive: drawing(".chart-live"),
  };
}"""


# Of a pixel: some places are rounded where the page is made.
TENTH = 0.1


def kinds_of(dataset: Path) -> set[str]:
    return set(KIND.findall((dataset / "datapackage.yaml").read_text("utf-8"))) & LIVE


def datasets() -> Iterator[Any]:
    """Those with charts that come to life; the first of each kind are looked at in every run."""
    covered: set[str] = set()
    for dataset in sorted(DATASETS.iterdir()):
        kinds = kinds_of(dataset)
        if kinds:
            marks = () if kinds - covered else (pytest.mark.slow,)
            covered |= kinds
            yield pytest.param(dataset.name, marks=marks)


def test_each_kind_that_comes_to_life_is_looked_at() -> None:
    assert set().union(*map(kinds_of, DATASETS.iterdir())) == LIVE


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("dataset", list(datasets()))
def test_a_chart_come_to_life_is_the_one_that_stood_there(
    dataset: str, size: tuple[int, int], visit: Opens, at_root: str
) -> None:
    opened = visit(f"{at_root}datasets/{dataset}/", size=size)
    figures = opened.page.locator("figure[data-live]")
    ids = figures.evaluate_all("(figures) => figures.map((figure) => figure.id)")
    assert ids
    for id in ids:
        before = opened.page.evaluate(SEEN, id)
        opened.page.locator(f"#{id} .chart-drawing").dispatch_event("pointerdown")
        expect(opened.page.locator(f"#{id} .chart-live svg")).to_be_visible(timeout=20_000)
        after = opened.page.evaluate(SEEN, id)
        assert after["words"] == before["words"], id
        places, made = after["alive"].pop("places"), before["made"].pop("places")
        assert after["alive"] == before["made"], id
        assert places == pytest.approx(made, abs=TENTH), id
    assert not opened.troubles
