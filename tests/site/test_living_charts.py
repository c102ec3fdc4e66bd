"""A chart that has come to life, before anything is chosen, is the chart that stood there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from check.visiting import DESKTOP, PHONE, Visit
from pipeline.charts.live import LIVE
from tests.conftest import Site
from tests.site.living import alive, living

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

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


def test_each_kind_that_comes_to_life_is_looked_at(built_site: Site) -> None:
    kinds = {kind for views in living(built_site).values() for kind in views.values()}
    assert kinds == LIVE


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_charts_come_to_life_are_the_ones_that_stood_there(
    size: tuple[int, int], turn_to: Opens, at_root: str, built_site: Site
) -> None:
    faults = []
    for dataset, views in living(built_site).items():
        opened = turn_to(f"{at_root}datasets/{dataset}/", size=size)
        for view, kind in views.items():
            before = opened.page.evaluate(SEEN, f"chart-{view}")
            alive(opened, view)
            after = opened.page.evaluate(SEEN, f"chart-{view}")
            faults += [f"{dataset}, {view}: {told}" for told in changed(before, after)]
            if kind in {"map", "tiles"}:
                assert len(before["made"]["paths"]) > 10, f"{dataset}, {view} has few places"
    assert faults == []
    assert not opened.troubles


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What of a chart is not as it stood there."""
    made, drawn = before["made"], after["alive"]
    places, moved = made.pop("places"), drawn.pop("places")
    told = [
        f"{part}: {is_now!r} instead of {was!r}"
        for was_there, is_there in ((before["words"], after["words"]), (made, drawn))
        for part, was in was_there.items()
        if (is_now := is_there[part]) != was
    ]
    if places != pytest.approx(moved, abs=TENTH):
        told.append(f"places of texts: {moved} instead of {places}")
    return told
