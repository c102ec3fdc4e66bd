"""Maps and tiles come to life: as they stood, in another year, with picks, in other charts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import DESKTOP, SMALL_PHONE, Visit

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

# The points of a drawing's outlines: in the page each says how far it is from the one before.
OUTLINES = """(drawing, part) => [...drawing.querySelectorAll(`${part} svg path`)]
  .map((path) => path.getAttribute("d"))
  .filter((d) => !/A/.test(d))
  .map((d) => {
    if (!/[lmz]/.test(d)) return d.replaceAll(" ", "");
    let [x, y, startX, startY, command, text] = [0, 0, 0, 0, "", ""];
    const parts = d.match(/[a-z]|-?[\\d.]+/gi);
    while (parts.length) {
      if (/[a-z]/i.test(parts[0])) command = parts.shift();
      if (/z/i.test(command)) {
        [x, y, text, command] = [startX, startY, `${text}Z`, ""];
        continue;
      }
      const [from, isStart] = [command < "a" ? [0, 0] : [x, y], /m/i.test(command)];
      [x, y] = [from[0] + Number(parts.shift()), from[1] + Number(parts.shift())];
      if (isStart) [startX, startY] = [x, y];
      text += `${isStart ? "M" : "L"}${x},${y}`;
      if (isStart) command = command < "a" ? "L" : "l";
    }
    return text;
  })"""


def alive(opened: Visit, view: str) -> Locator:
    figure = opened.page.locator(f"#chart-{view}")
    figure.locator(".chart-drawing").dispatch_event("pointerdown")
    expect(figure.locator(".chart-live svg")).to_be_visible()
    return figure


def said(figure: Locator) -> list[str]:
    parts = (".chart-headline", ".chart-words", ".chart-notes", ".chart-shown table")
    return ["".join((figure.locator(part).text_content() or "").split()) for part in parts]


@pytest.mark.parametrize(("page", "view"), [("rd-intensity", "map"), ("uk-regional-rd", "tiles")])
@pytest.mark.parametrize(
    ("size", "part"), [(DESKTOP, ".chart-wide"), (SMALL_PHONE, ".chart-narrow")]
)
def test_what_comes_alive_is_what_stood_there(
    visit: Opens, at_root: str, page: str, view: str, size: tuple[int, int], part: str
) -> None:
    opened = visit(f"{at_root}datasets/{page}/", size=size)
    figure = opened.page.locator(f"#chart-{view}")
    before, drawn = said(figure), figure.locator(".chart-drawing").evaluate(OUTLINES, part)
    alive(opened, view)
    assert said(figure) == before
    assert figure.locator(".chart-drawing").evaluate(OUTLINES, ".chart-live") == drawn
    assert len(drawn) > 10


def test_an_address_asks_for_a_year_and_picks_and_the_map_says_what_colours_mean(
    visit: Opens, at_root: str
) -> None:
    opened = visit(f"{at_root}datasets/rd-intensity/?map.picks=KOR~GBR&map.at=2005")
    figure = alive(opened, "map")
    expect(figure.locator(".chart-headline")).to_contain_text("in 2005")
    expect(figure.locator(".chart-words")).to_contain_text("Of those picked: South Korea 2.5%")
    expect(figure.locator(".chart-notes")).to_contain_text("A colour means the same in all years")
    assert figure.locator(".chart-live svg path[stroke='var(--chart-ink)']").count() == 2


def test_a_chart_of_places_has_a_map_that_keeps_the_picks_and_back_leads_to_the_chart(
    visit: Opens, at_root: str
) -> None:
    opened = visit(f"{at_root}datasets/rd-intensity/?trend.picks=KOR~BRA")
    figure = alive(opened, "trend")
    lines = figure.locator(".chart-headline").inner_text()
    expect(figure.locator(".chart-notes")).to_contain_text("Lines stop where")
    figure.get_by_role("button", name="Map", exact=True).click()
    expect(figure.get_by_role("slider")).to_have_count(1)
    expect(figure.locator(".chart-notes")).to_contain_text("Small places are dots")
    expect(figure.locator(".chart-notes")).not_to_contain_text("Lines")
    opened.page.emulate_media(reduced_motion="no-preference")
    expect(figure.get_by_role("button", name="Play")).to_be_visible()
    expect(figure.locator(".chart-words")).to_contain_text("Of those picked:")
    assert "trend.tab=map" in opened.address
    assert "trend.picks=KOR~BRA" in opened.address
    opened.page.go_back()
    expect(figure.get_by_role("slider")).to_have_count(2)
    expect(figure.locator(".chart-headline")).to_have_text(lines)


def test_a_chart_without_places_has_no_map_and_passes_over_an_address_that_asks_for_one(
    visit: Opens, at_root: str
) -> None:
    opened = visit(f"{at_root}datasets/rd-intensity/?map.tab=map")
    figure = alive(opened, "map")
    assert figure.get_by_role("button", name="Map", exact=True).count() == 0
    expect(figure).to_have_attribute("data-tab", "chart")


def test_the_pointer_finds_a_large_country_by_its_outline(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}datasets/rd-intensity/?map.at=2005")
    figure = alive(opened, "map")
    drawing = figure.locator(".chart-live svg")
    drawing.scroll_into_view_if_needed()
    drawing.hover(position={"x": 250, "y": 175})
    expect(figure.locator(".chart-tip")).to_contain_text("2005, ")
    figure.locator(".chart-drawing").focus()
    opened.page.keyboard.press("Home")
    expect(figure.locator(".chart-said")).to_have_text("Israel, 2005, 3.9% of GDP, rank 1 of 93")
