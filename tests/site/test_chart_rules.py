"""The browser judges, picks a period and lays out by the rules that the pages were made with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from check.visiting import Visit
from tests.charts.test_verdicts import CASES, points

pytestmark = pytest.mark.browser

JUDGED = """async (cases) => {
  const { judge } = await import(ROOT + "assets/javascripts/charts/kinds/verdicts.js");
  return cases.map(([points, target]) =>
    judge(target, points, {higher_is: "better", compares: true, same: 0}).outcome);
}"""
STANDING = """async ([time, rows]) => {
  const { standingOf } = await import(ROOT + "assets/javascripts/compare/standing.js");
  const figures = {time, rows, subject: {keys: ["GBR", "FRA", "DEU"]}};
  return standingOf({model: {figures}, aside: []}, ["GBR", "FRA"], null, null).period;
}"""
TREND = """async ([picks, as, scale, goal]) => {
  const at = (name) => import(ROOT + `assets/javascripts/charts/${name}.js`);
  const [{ trend }, { namesOf }, { CANVASES }, { AS_MADE }] = await Promise.all(
    ["kinds/trend", "model", "scales", "address"].map(at));
  const read = await fetch(ROOT + "datasets/rd-intensity/charts/trend.live.json");
  const figures = {...await read.json(), goals: [{value: goal, text: "Goal"}]};
  const model = {figures, names: namesOf(figures, null)};
  const state = {...AS_MADE, picks, as, scale};
  const refused = trend.choices(model, state).map(({ values }) => values[1].refused);
  return [refused, trend.picture(model, state, CANVASES.wide).scales.y];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, at_root: str) -> Iterator[Page]:
    with Visit.begun(browser, f"{at_root}datasets/") as opened:
        opened.page.evaluate(f"globalThis.ROOT = {at_root!r}")
        yield opened.page


def test_targets_are_judged_alike(page: Page) -> None:
    cases = []
    for text, goal, due, since, _ in CASES:
        found = [
            {
                "period": one.period,
                "place": one.place,
                "value": one.value,
                "startsNewSeries": one.starts_new_series,
            }
            for one in points(text)
        ]
        target = {"key": "A", "value": goal, "period": due, "set_in": since}
        target |= {"due": due and float(due), "since": since and float(since)}
        cases.append([found, target])
    assert page.evaluate(JUDGED, cases) == [outcome for *_, outcome in CASES]


@pytest.mark.parametrize(("latest", "chosen"), [("2020-Q4", "2018-Q1"), ("2021-Q1", "2021-Q1")])
def test_three_years_are_as_long_where_periods_are_quarters(
    page: Page, latest: str, chosen: str
) -> None:
    places = [int(text[:4]) * 4 + int(text[-1]) - 1 for text in ("2018-Q1", latest)]
    time = {"keys": ["2018-Q1", latest], "places": places, "stands": "listed", "a_year": 4}
    rows = {"subject": [0, 1, 2, 1, 2], "time": [0, 0, 0, 1, 1], "measure": [1, 2, 3, 4, 5]}
    assert page.evaluate(STANDING, [time, rows]) == chosen


def drawn(page: Page, picks: list[str], chosen: str, scale: str, goal: float) -> Any:
    return page.evaluate(TREND, [picks, chosen, scale, goal])


def test_a_goal_is_within_the_scale_wherever_it_is_drawn(page: Page) -> None:
    (_, refused), scale = drawn(page, ["GBR"], "index", "linear", 50)
    assert refused, "a new series begins, so the figures are as they were measured"
    assert scale["domain"][1] >= 50
    (_, refused), scale = drawn(page, ["KOR"], "index", "linear", 5000)
    assert not refused
    assert scale["domain"][1] < 5000, "among lines from a common start no goal is drawn"


def test_no_goal_at_zero_is_on_a_scale_without_one(page: Page) -> None:
    (refused, _), scale = drawn(page, ["KOR"], "value", "log", 0)
    assert refused
    assert scale["type"] == "linear"
    (refused, _), scale = drawn(page, ["KOR"], "value", "log", 1)
    assert not refused
    assert scale["type"] == "log"
