"""Progress comes to life: whose targets are shown, and what may be said of each."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from check.visiting import DESKTOP, SMALL_PHONE, Visit
from tests.site.test_one_period_charts import alive, asked, names, table

pytestmark = pytest.mark.browser
Opens = Callable[..., Visit]

DATASETS = Path(__file__).parents[2] / "datasets"
PAGE = "datasets/rd-intensity/"
VIEW = "targets"


def rows_of(dataset: str) -> list[dict[str, str]]:
    path = DATASETS / dataset / f"{dataset}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spending(country: str) -> dict[str, float]:
    """What a country spent, by year."""
    return {
        row["year"]: float(row["gerd_percent_of_gdp"])
        for row in rows_of("rd-intensity")
        if row["country_code"] == country and row["gerd_percent_of_gdp"]
    }


def pick(opened: Visit, figure: Locator, *wanted: str) -> None:
    """Pick these alone, by mouse."""
    figure.get_by_role("button", name="Choose countries").click()
    picker = opened.page.get_by_role("dialog", name="Choose countries")
    picker.get_by_role("button", name="Clear").click()
    for name in wanted:
        picker.get_by_role("combobox").fill(name)
        picker.get_by_role("option", name=name, exact=False).first.click()
    picker.get_by_role("button", name="Done").click()


def test_targets_are_those_of_whom_one_picks(visit: Opens, at_root: str) -> None:
    opened = visit(at_root + PAGE)
    figure = alive(opened, VIEW)
    pick(opened, figure, "Belgium", "Austria")
    goals = {
        row["country_code"]: f"{float(row['target_percent_of_gdp']):.2f}"
        for row in rows_of("rd-targets")
    }
    shown = [
        ["Belgium", goals["BEL"], "2020", "2011", "met"],
        ["Austria", goals["AUT"], "2020", "2011", "missed"],
    ]
    assert [[*row[:4], row[-1]] for row in table(figure)] == shown
    for row, country in zip(table(figure), ("BEL", "AUT"), strict=True):
        assert float(row[4]) == pytest.approx(spending(country)["2011"], abs=0.006)
        assert float(row[5]) == pytest.approx(spending(country)["2020"], abs=0.006)
        assert row[6] == "2020"
    headline = figure.locator(".chart-headline")
    expect(headline).to_have_text("Of 2 targets whose time has come, 1 was met and 1 was missed.")
    expect(figure.locator(".chart-words")).to_have_text("Met: Belgium (2020).")
    assert "Germany, by 2020" not in names(figure)
    assert asked(opened, f"{VIEW}.picks") == "BEL~AUT"
    before = table(figure)
    opened.page.reload()
    expect(headline).to_contain_text("Of 2 targets")
    assert table(figure) == before
    opened.page.go_back()
    expect(headline).to_contain_text("Of 19 targets")
    opened.page.go_forward()
    expect(headline).to_contain_text("Of 2 targets")
    assert not opened.troubles


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("AUT", "was {:.1f}% of GDP in 2020: the target of 3.76% of GDP by 2020 was missed"),
        ("BEL", "in Belgium was {:.1f}% of GDP in 2020: the target of 3% of GDP by 2020 was met"),
        ("GBR", "cannot be judged, because a new series of figures has begun since it was set"),
    ],
)
def test_of_a_single_target_a_sentence_says_what_came_of_it(
    country: str, told: str, visit: Opens, at_root: str
) -> None:
    opened = visit(f"{at_root}{PAGE}?{VIEW}.picks={country}")
    figure = alive(opened, VIEW)
    sentence = told.format(spending(country)["2020"]) if "{" in told else told
    expect(figure.locator(".chart-headline")).to_contain_text(sentence)
    assert len(table(figure)) == 1
    assert not opened.troubles


def test_whoever_has_no_target_is_named(visit: Opens, at_root: str) -> None:
    opened = visit(f"{at_root}{PAGE}?{VIEW}.picks=EST~KOR")
    figure = alive(opened, VIEW)
    expect(figure.locator(".chart-notes")).to_contain_text(
        "Picked, but without a target: South Korea."
    )
    assert [row[0] for row in table(figure)] == ["Estonia"]
    opened = visit(f"{at_root}{PAGE}?{VIEW}.picks=")
    figure = alive(opened, VIEW)
    expect(figure.locator(".chart-headline")).to_have_text("No country is picked.")
    assert not opened.troubles


@pytest.mark.parametrize("size", [DESKTOP, SMALL_PHONE], ids=["wide", "narrow"])
def test_the_keys_move_from_target_to_target_and_speak(
    size: tuple[int, int], visit: Opens, at_root: str
) -> None:
    opened = visit(f"{at_root}{PAGE}?{VIEW}.picks=AUT~BEL~GBR", size=size)
    figure = alive(opened, VIEW)
    keyboard, said = opened.page.keyboard, figure.locator(".chart-said")
    figure.locator(".chart-drawing").focus()
    keyboard.press("Home")
    value = spending("BEL")["2020"]
    expect(said).to_have_text(f"Belgium, 2020, {value:.1f}% of GDP; target 3% of GDP by 2020: met")
    keyboard.press("ArrowDown")
    expect(said).to_contain_text("Austria, 2020,")
    keyboard.press("End")
    expect(said).to_contain_text("cannot be judged: a new series since it was set")
    expect(figure.locator(".chart-tip")).to_be_visible()
    keyboard.press("Escape")
    expect(figure.locator(".chart-tip")).not_to_be_visible()
    assert not opened.troubles
