"""Rankings, scatters and distributions come to life: whom they mark, of which year."""

from __future__ import annotations

import csv
import statistics
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import DESKTOP, PHONE, SMALL_PHONE, Visit

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

DATASETS = Path(__file__).parents[2] / "datasets"
EGOV = "datasets/e-government-development/"
PARTS = "datasets/oecd-digital-government-2023/"
SCATTER = "services-and-telecommunications"


def figures(dataset: str, column: str, **where: str) -> dict[str, float]:
    """The figures of a column by country, from the rows that hold certain values."""
    path = DATASETS / dataset / f"{dataset}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if where.items() <= row.items()]
    return {row["country_code"]: float(row[column]) for row in rows if row[column]}


def alive(opened: Visit, view: str) -> Locator:
    """The chart of a view, once it has come to life."""
    figure = opened.page.locator(f"#chart-{view}")
    figure.locator(".chart-drawing").dispatch_event("pointerdown")
    expect(figure.locator(".chart-live svg")).to_be_visible()
    return figure


def table(figure: Locator) -> list[list[str]]:
    return figure.locator(".chart-shown tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )


def asked(opened: Visit, parameter: str) -> str | None:
    script = "(name) => new URLSearchParams(location.search).get(name)"
    return opened.page.evaluate(script, parameter)


def names(figure: Locator) -> list[str]:
    return figure.locator(".chart-live svg text").all_text_contents()


def type_year(figure: Locator, year: str) -> None:
    typed = figure.get_by_role("textbox", name="Shown year, typed")
    typed.fill(year)
    typed.press("Enter")


class TestRanking:
    def test_whom_one_picks_is_shown_beyond_the_first_ten_and_told(
        self, visit: Opens, at_root: str
    ) -> None:
        opened = visit(at_root + EGOV)
        figure = alive(opened, "ranking")
        figure.get_by_role("button", name="Choose countries").click()
        picker = opened.page.get_by_role("dialog", name="Choose countries")
        picker.get_by_role("button", name="Clear").click()
        picker.get_by_role("combobox").fill("Ukraine")
        picker.get_by_role("option", name="Ukraine").click()
        picker.get_by_role("button", name="Done").click()
        type_year(figure, "2010")
        expect(figure.locator(".chart-headline")).to_contain_text("in 2010")
        values = figures("e-government-development", "egdi", year="2010")
        rank = 1 + sum(value > values["UKR"] for value in values.values())
        told = f"Ukraine {values['UKR']:.2f} (rank {rank} of {len(values)})"
        expect(figure.locator(".chart-words")).to_contain_text(f"Of those picked: {told}.")
        shown = table(figure)
        assert len(shown) == 11
        assert shown[-1] == ["Ukraine", f"{values['UKR']:.3f}", str(rank)]
        best = sorted(values.values(), reverse=True)[:10]
        assert [row[1] for row in shown[:10]] == [f"{value:.3f}" for value in best]
        middle = f"(median) of all {len(values)} is {statistics.median(values.values()):.2f}"
        expect(figure.locator(".chart-words")).to_contain_text(middle)
        assert (asked(opened, "ranking.picks"), asked(opened, "ranking.at")) == ("UKR", "2010")
        opened.page.go_back()
        expect(figure.locator(".chart-headline")).to_contain_text("in 2022")
        opened.page.go_forward()
        opened.page.reload()
        expect(figure.locator(".chart-words")).to_contain_text(told)
        assert table(figure) == shown
        assert not opened.troubles

    def test_by_name_and_all_of_them(self, visit: Opens, at_root: str) -> None:
        opened = visit(at_root + EGOV)
        figure = alive(opened, "ranking")
        first = table(figure)
        figure.get_by_role("button", name="Settings").click()
        settings = opened.page.get_by_role("dialog", name="Settings")
        settings.get_by_label("By name").check()
        expect(figure.locator(".chart-live svg text").first).to_be_visible()
        by_name = [row[0] for row in table(figure)]
        assert by_name == sorted(row[0] for row in first)
        assert by_name != [row[0] for row in first]
        settings.get_by_label("All", exact=True).check()
        assert len(table(figure)) == len(figures("e-government-development", "egdi", year="2022"))
        expect(figure).not_to_contain_text("Shown are the first")
        expect(figure).not_to_contain_text("joins neighbours")
        assert asked(opened, "ranking.sort") == "name"
        assert asked(opened, "ranking.show") == "all"
        settings.get_by_role("button", name="Reset the chart").click()
        assert table(figure) == first
        assert "?" not in opened.address
        assert not opened.troubles

    def test_the_keys_move_down_the_bars_and_speak(self, visit: Opens, at_root: str) -> None:
        opened = visit(f"{at_root}{EGOV}?ranking.at=2010")
        figure = alive(opened, "ranking")
        keyboard, said = opened.page.keyboard, figure.locator(".chart-said")
        figure.locator(".chart-drawing").focus()
        keyboard.press("ArrowDown")
        expect(said).to_have_text("South Korea, 2010, 0.88, rank 1 of 183")
        keyboard.press("ArrowDown")
        expect(said).to_have_text("United States, 2010, 0.85, rank 2 of 183")
        keyboard.press("ArrowUp")
        expect(said).to_contain_text("South Korea")
        keyboard.press("End")
        expect(said).to_contain_text("rank")
        expect(figure.locator(".chart-tip")).to_be_visible()
        keyboard.press("Escape")
        expect(figure.locator(".chart-tip")).not_to_be_visible()

    def test_a_bar_is_found_anywhere_in_its_row(self, visit: Opens, at_root: str) -> None:
        figure = alive(visit(at_root + EGOV), "ranking")
        figure.locator(".chart-live svg text", has_text="Finland").hover()
        expect(figure.locator(".chart-tip")).to_contain_text("Finland, 2022")

    def test_one_without_a_figure_in_the_year_is_named(self, visit: Opens, at_root: str) -> None:
        lacking = set(figures("e-government-development", "egdi", year="2022"))
        lacking -= set(figures("e-government-development", "egdi", year="2010"))
        picked = sorted(lacking)[0]
        address = f"{at_root}{EGOV}?ranking.at=2010&ranking.picks={picked}"
        figure = alive(visit(address), "ranking")
        expect(figure).to_contain_text("Picked, but without a figure for 2010: ")
        others = f"{len(lacking)} others have figures for other years only and stand in the data"
        expect(figure).to_contain_text(others)
        assert len(table(figure)) == 10


class TestScatter:
    def test_picks_are_named_in_the_year_chosen(self, visit: Opens, at_root: str) -> None:
        opened = visit(f"{at_root}{EGOV}?{SCATTER}.picks=EST~UKR")
        figure = alive(opened, SCATTER)
        type_year(figure, "2010")
        expect(figure.locator(".chart-headline")).to_contain_text("In 2010, ")
        assert {"Estonia", "Ukraine"} <= set(names(figure))
        assert "Germany" not in names(figure)
        x = figures("e-government-development", "telecom_infrastructure", year="2010")
        y = figures("e-government-development", "online_service", year="2010")
        both = x.keys() & y.keys()
        assert len(table(figure)) == len(both)
        estonia = next(row for row in table(figure) if row[0] == "Estonia")
        assert estonia == ["Estonia", f"{x['EST']:.3f}", f"{y['EST']:.3f}"]
        words = f"Estonia {x['EST']:.2f} and {y['EST']:.2f}"
        expect(figure.locator(".chart-words")).to_contain_text(words)
        figure.locator(".chart-drawing").focus()
        opened.page.keyboard.press("Home")
        expect(figure.locator(".chart-said")).to_contain_text("Ukraine, 2010, ")
        assert not opened.troubles

    def test_powers_of_ten_are_refused_where_they_cannot_be(
        self, visit: Opens, at_root: str
    ) -> None:
        opened = visit(f"{at_root}{EGOV}?{SCATTER}.scale=log&{SCATTER}.at=2014")
        figure = alive(opened, SCATTER)
        columns = ("telecom_infrastructure", "online_service")
        of_2014 = [figures("e-government-development", name, year="2014") for name in columns]
        assert min(min(values.values()) for values in of_2014) == 0
        expect(figure).not_to_contain_text("Log scale for")
        figure.get_by_role("button", name="Settings").click()
        settings = opened.page.get_by_role("dialog", name="Settings")
        refused = settings.get_by_label("Logarithmic")
        expect(refused).to_be_disabled()
        reason = "Some figures are zero or below (telecommunications)."
        expect(refused).to_have_accessible_description(reason)
        assert not opened.troubles


class TestDistribution:
    def test_a_histogram_counts_all_of_the_year_chosen(self, visit: Opens, at_root: str) -> None:
        opened = visit(f"{at_root}{EGOV}?distribution.picks=EST~UKR&distribution.at=2010")
        figure = alive(opened, "distribution")
        values = figures("e-government-development", "egdi", year="2010")
        counts = [int(count) for *_, count in table(figure)]
        assert sum(counts) == len(values)
        low, high = (float(end) for end in table(figure)[0][:2])
        assert counts[0] == sum(low <= value < high for value in values.values())
        assert {"Median", "Estonia", "Ukraine"} <= set(names(figure))
        half = f"{statistics.median(values.values()):.2f} or more"
        expect(figure.locator(".chart-headline")).to_contain_text(half)
        told = f"Of those picked: Estonia {values['EST']:.2f}; Ukraine {values['UKR']:.2f}."
        expect(figure.locator(".chart-words")).to_contain_text(told)
        figure.locator(".chart-drawing").focus()
        opened.page.keyboard.press("Home")
        said = figure.locator(".chart-said")
        expect(said).to_have_text(f"From {low:.1f} to {high:.1f}: {counts[0]} countries")
        opened.page.keyboard.press("ArrowDown")
        expect(said).to_contain_text("2010, ")
        assert not opened.troubles

    def test_picks_are_marked_in_every_row_of_boxes(self, visit: Opens, at_root: str) -> None:
        opened = visit(at_root + PARTS)
        figure = alive(opened, "parts")
        figure.get_by_role("button", name="Choose countries").click()
        picker = opened.page.get_by_role("dialog", name="Choose countries")
        picker.get_by_role("button", name="Clear").click()
        picker.get_by_role("combobox").fill("Estonia")
        picker.get_by_role("option", name="Estonia").click()
        picker.get_by_role("button", name="Done").click()
        expect(figure.locator(".chart-shown th[scope=col]").last).to_have_text("Estonia")
        of_part = {"dimension": "user-driven", "year": "2023"}
        scores = figures("oecd-digital-government-2023", "score", **of_part)
        own = next(row for row in table(figure) if row[0] == "User-driven")
        assert float(own[-1]) == pytest.approx(scores["EST"], abs=0.0005)
        assert float(own[2]) == pytest.approx(min(scores.values()), abs=0.0005)
        assert float(own[4]) == pytest.approx(statistics.median(scores.values()), abs=0.0005)
        assert "Estonia" in names(figure)
        assert asked(opened, "parts.picks") == "EST"
        assert not opened.troubles


@pytest.mark.parametrize(
    "size",
    [
        DESKTOP,
        PHONE,
        pytest.param(SMALL_PHONE, marks=pytest.mark.slow),
    ],
)
def test_nothing_leaves_the_drawing(size: tuple[int, int], visit: Opens, at_root: str) -> None:
    picks = "EST~DEU~GBR~VCT~PRK~KEN"
    views = ("ranking", SCATTER, "distribution")
    query = "&".join(f"{view}.picks={picks}" for view in views)
    opened = visit(f"{at_root}{EGOV}?{query}", size=size)
    for view in views:
        beyond = (
            alive(opened, view)
            .locator(".chart-live svg")
            .evaluate(
                """(svg) => {
              const room = svg.getBoundingClientRect();
              return [...svg.querySelectorAll("text")].filter((text) => {
                const box = text.getBoundingClientRect();
                return box.left < room.left - 1 || box.right > room.right + 1
                  || box.top < room.top - 4 || box.bottom > room.bottom + 1;
              }).map((text) => text.textContent);
            }"""
            )
        )
        assert beyond == [], view
    assert not opened.troubles
