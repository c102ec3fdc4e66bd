"""Rankings, scatters and distributions come to life: whom they mark, of which year."""

from __future__ import annotations

import statistics
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from check.visiting import DESKTOP, PHONE, SMALL_PHONE, Visit
from tests.site.living import (
    alive,
    asked,
    come_to_life,
    figures_of,
    names,
    pick,
    table,
    type_period,
)

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

SERVICES = "datasets/sea-service-index/"
RANKING = f"{SERVICES}charts/ranking/"
DISTRIBUTION = f"{SERVICES}charts/distribution/"
VIEW = "timetables-and-quays"
SCATTER = f"{SERVICES}charts/{VIEW}/"
PARTS = "datasets/harbour-scores-2019/charts/parts/"


def services(year: str, column: str = "service_index") -> dict[str, float]:
    """The figures of the index in a year, or those of one of its parts, by isle."""
    return figures_of("sea-service-index", column, year=year)


class TestRanking:
    def test_whom_one_picks_is_shown_beyond_the_first_ten_and_told(
        self, turn_to: Opens, at_root: str
    ) -> None:
        opened = turn_to(at_root + RANKING)
        figure = alive(opened, "ranking")
        pick(opened, figure, "Nordle")
        type_period(figure, "Shown year", "2010")
        expect(figure.locator(".chart-headline")).to_contain_text("in 2010")
        values = services("2010")
        rank = 1 + sum(value > values["NDL"] for value in values.values())
        told = f"Nordle {values['NDL']:.2f} (rank {rank} of {len(values)})"
        expect(figure.locator(".chart-words")).to_contain_text(f"Of those picked: {told}.")
        shown = table(figure)
        assert len(shown) == 11
        assert shown[-1] == ["Nordle", f"{values['NDL']:.3f}", str(rank)]
        best = sorted(values.values(), reverse=True)[:10]
        assert [row[1] for row in shown[:10]] == [f"{value:.3f}" for value in best]
        middle = f"(median) of all {len(values)} is {statistics.median(values.values()):.2f}"
        expect(figure.locator(".chart-words")).to_contain_text(middle)
        assert (asked(opened, "ranking.picks"), asked(opened, "ranking.at")) == ("NDL", "2010")
        opened.page.go_back()
        expect(figure.locator(".chart-headline")).to_contain_text("in 2018")
        opened.page.go_forward()
        opened.page.reload()
        expect(figure.locator(".chart-words")).to_contain_text(told)
        assert table(figure) == shown
        assert not opened.troubles

    def test_the_keys_move_down_the_bars_and_speak(self, turn_to: Opens, at_root: str) -> None:
        opened = turn_to(f"{at_root}{RANKING}?ranking.at=2010")
        figure = alive(opened, "ranking")
        keyboard, said = opened.page.keyboard, figure.locator(".chart-said")
        figure.locator(".chart-drawing").focus()
        keyboard.press("ArrowDown")
        expect(said).to_have_text("Skerrow, 2010, 0.92, rank 1 of 40")
        keyboard.press("ArrowDown")
        expect(said).to_have_text("Fennhold, 2010, 0.91, rank 2 of 40")
        keyboard.press("ArrowUp")
        expect(said).to_contain_text("Skerrow")
        keyboard.press("End")
        expect(said).to_contain_text("rank")
        expect(figure.locator(".chart-tip")).to_be_visible()
        keyboard.press("Escape")
        expect(figure.locator(".chart-tip")).not_to_be_visible()

    def test_a_bar_is_found_anywhere_in_its_row(self, turn_to: Opens, at_root: str) -> None:
        figure = alive(turn_to(at_root + RANKING), "ranking")
        figure.locator(".chart-live svg text", has_text="Fennhold").hover()
        expect(figure.locator(".chart-tip")).to_contain_text("Fennhold, 2018")


class TestScatter:
    def test_picks_are_named_in_the_year_chosen(self, turn_to: Opens, at_root: str) -> None:
        opened = turn_to(f"{at_root}{SCATTER}?{VIEW}.picks=ELV~NDL")
        figure = alive(opened, VIEW)
        type_period(figure, "Shown year", "2010")
        expect(figure.locator(".chart-headline")).to_contain_text("In 2010, ")
        assert {"Elvenny", "Nordle"} <= set(names(figure))
        assert "Ravell" not in names(figure)
        x = services("2010", "quays")
        y = services("2010", "timetables")
        both = x.keys() & y.keys()
        assert len(table(figure)) == len(both)
        elvenny = next(row for row in table(figure) if row[0] == "Elvenny")
        assert elvenny == ["Elvenny", f"{x['ELV']:.3f}", f"{y['ELV']:.3f}"]
        words = f"Elvenny {x['ELV']:.2f} and {y['ELV']:.2f}"
        expect(figure.locator(".chart-words")).to_contain_text(words)
        figure.locator(".chart-drawing").focus()
        opened.page.keyboard.press("Home")
        expect(figure.locator(".chart-said")).to_contain_text("Nordle, 2010, ")
        assert not opened.troubles


class TestDistribution:
    def test_a_histogram_counts_all_of_the_year_chosen(self, turn_to: Opens, at_root: str) -> None:
        opened = turn_to(f"{at_root}{DISTRIBUTION}?distribution.picks=ELV~NDL&distribution.at=2010")
        figure = alive(opened, "distribution")
        values = services("2010")
        counts = [int(count) for *_, count in table(figure)]
        assert sum(counts) == len(values)
        low, high = (float(end) for end in table(figure)[0][:2])
        assert counts[0] == sum(low <= value < high for value in values.values())
        assert {"Median", "Elvenny", "Nordle"} <= set(names(figure))
        half = f"{statistics.median(values.values()):.2f} or more"
        expect(figure.locator(".chart-headline")).to_contain_text(half)
        told = f"Of those picked: Elvenny {values['ELV']:.2f}; Nordle {values['NDL']:.2f}."
        expect(figure.locator(".chart-words")).to_contain_text(told)
        figure.locator(".chart-drawing").focus()
        opened.page.keyboard.press("Home")
        said = figure.locator(".chart-said")
        isles = "1 isle" if counts[0] == 1 else f"{counts[0]} isles"
        expect(said).to_have_text(f"From {low:.1f} to {high:.1f}: {isles}")
        opened.page.keyboard.press("ArrowDown")
        expect(said).to_contain_text("2010, ")
        assert not opened.troubles


# What is named in a drawing and stands out of it. A letter may reach a little above its line.
BEYOND = """(svg) => {
  const room = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < room.left - 1 || box.right > room.right + 1
      || box.top < room.top - 4 || box.bottom > room.bottom + 1;
  }).map((text) => text.textContent);
}"""

# Whether the drawings are those for the room that there is.
FIT = """(views) => views.every((view) => {
  const drawing = document.querySelector(`#chart-${view} .chart-drawing`);
  const isWide = drawing.querySelector(".chart-live svg").viewBox.baseVal.width >= 680;
  return isWide === (drawing.clientWidth >= 680);
})"""

# The longest names, and names of the highest and the lowest figures.
PICKS = {
    SERVICES: (("ranking", VIEW, "distribution"), "ELV~TWS~UHO~IDV~HLM~NDL"),
    "datasets/crew-survey/": (
        ("safest-to-speak", "safe-to-speak-by-organisation"),
        "pilot-and-signal-service~rope-and-sail-yard~cable-and-anchor-works~skerrow-sound-ferries",
    ),
}


@pytest.mark.slow
def test_nothing_leaves_the_drawing(turn_to: Opens, at_root: str) -> None:
    faults = []
    for page, (views, picks) in PICKS.items():
        opened = turn_to(f"{at_root}{page}?" + "&".join(f"{view}.picks={picks}" for view in views))
        come_to_life(opened, views)
        for width, height in (DESKTOP, PHONE, SMALL_PHONE):
            opened.page.set_viewport_size({"width": width, "height": height})
            opened.page.wait_for_function(FIT, arg=list(views))
            for view in views:
                drawing = opened.page.locator(f"#chart-{view} .chart-live svg")
                faults += [f"{view}, {width} px: {name}" for name in drawing.evaluate(BEYOND)]
    assert faults == []
    assert not opened.troubles
