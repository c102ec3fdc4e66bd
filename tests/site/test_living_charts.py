"""A chart that has come to life, before anything is chosen, is the chart that stood there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from check.visiting import DESKTOP, PHONE, Visit
from pipeline.charts.live_data import LIVE, ON_PLACES
from tests.conftest import Site
from tests.site.living import come_to_life, living

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]
# The kinds of charts, by dataset and view.
Charts = Mapping[str, Mapping[str, str]]

# These have charts of every kind, of years and of days.
OFTEN = ("district-ferries", "ferry-use", "lamp-checks")

# Everything that can be read of a chart. Vega draws circles as paths, which the drawings in pages
# have as circles; their outlines of maps say how far each point lies from the one before it.
SEEN = """const seen = (view) => {
  const figure = document.getElementById(`chart-${view}`);
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
};"""

# Keeps what stands in the page, and says how many outlines there are in each drawing.
KEEP = f"""(views) => {{
  {SEEN}
  globalThis.stood = Object.fromEntries(views.map((view) => [view, seen(view)]));
  return Object.fromEntries(views.map((view) => [view, stood[view].made.paths.length]));
}}"""

# What is not as it stood there. Some places are rounded to a tenth where the page is made.
CHANGED = f"""(views) => {{
  {SEEN}
  const near = (places, others) => places.length === others.length
    && places.every((place, i) => Math.abs(place - others[i]) <= 0.1);
  const differ = (part, was, is) => part === "places" ? !near(was, is)
    : JSON.stringify(was) !== JSON.stringify(is);
  const told = (view, was, is) => Object.keys(was)
    .filter((part) => differ(part, was[part], is[part]))
    .map((part) => `${{view}}, ${{part}}: ${{JSON.stringify(is[part])}} `
      + `instead of ${{JSON.stringify(was[part])}}`);
  return views.flatMap((view) => {{
    const [before, after] = [stood[view], seen(view)];
    return [...told(view, before.words, after.words), ...told(view, before.made, after.alive)];
  }});
}}"""


def one_of_each_kind(site: Site) -> Charts:
    """A chart of each kind, on as few pages as hold them."""
    often = {name: kinds for name, kinds in living(site).items() if name in OFTEN}
    first = {kind: (name, view) for name, kinds in often.items() for view, kind in kinds.items()}
    assert first.keys() == LIVE
    return {
        name: {view: kind for view, kind in kinds.items() if first[kind] == (name, view)}
        for name, kinds in often.items()
    }


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_charts_come_to_life_are_the_ones_that_stood_there(
    size: tuple[int, int], turn_to: Opens, at_root: str, built_site: Site
) -> None:
    assert changed(one_of_each_kind(built_site), turn_to, at_root, size) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_all_charts_come_to_life_are_the_ones_that_stood_there(
    size: tuple[int, int], turn_to: Opens, at_root: str, built_site: Site
) -> None:
    assert changed(living(built_site), turn_to, at_root, size) == []


def changed(charts: Charts, turn_to: Opens, at_root: str, size: tuple[int, int]) -> list[str]:
    """What is not as it was before charts came to life."""
    faults = []
    for dataset, kinds in charts.items():
        opened = turn_to(f"{at_root}datasets/{dataset}/", size=size)
        outlines = opened.measure(KEEP, list(kinds))
        faults += [
            f"{dataset}, {view}: few places"
            for view, kind in kinds.items()
            if kind in ON_PLACES and outlines[view] < 10
        ]
        come_to_life(opened, kinds)
        faults += [f"{dataset}, {told}" for told in opened.measure(CHANGED, list(kinds))]
    return faults + opened.troubles
