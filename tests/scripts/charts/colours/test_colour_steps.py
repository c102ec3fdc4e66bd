"""Steps of colour: few, round, none of them empty; and the legend that tells them."""

from __future__ import annotations

import random
from itertools import pairwise, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.charts.reading import width_of
from tests.scripts.engine import Engine

MOST_STEPS = 7
SHARE = {"title": "Share", "unit": "% of GIP"}
INDEX = {"title": "An index", "unit": ""}
EVEN = [i / 100 for i in range(100)]
CHANCE = random.Random(1)
SKEWED = [CHANCE.lognormvariate(0, 1.5) for _ in range(100)]

STEPS = """async (at, values, measure, others) => {
  const { stepsFor } = await at("charts/colours/colour-steps");
  const steps = stepsFor(values, measure);
  return { ...steps, of: [...values, ...others].map(steps.of) };
}"""

LEGEND = """async (at, cases) => {
  const [{ stepsFor }, { stepsLegend }, { CANVASES }] = await Promise.all(
    ["colours/colour-steps", "colours/colour-legend", "layout/canvas"]
      .map((name) => at(`charts/${name}`)));
  return cases.map(([values, measure, canvas, missing]) => {
    const legend = stepsLegend(stepsFor(values, measure), measure, CANVASES[canvas], missing);
    return [legend.height, legend.data(0)];
  });
}"""


def steps(
    engine: Engine, values: list[float], measure: Any = SHARE, others: tuple[float, ...] = ()
) -> Any:
    return engine.run(STEPS, values, measure, others)


def test_values_that_spread_evenly_get_equal_steps(engine: Engine) -> None:
    found = steps(engine, EVEN, INDEX, (0.2, 0.1999, 9, -9))
    assert found["bounds"] == [0.2, 0.4, 0.6, 0.8]
    assert found["of"][-4:] == [1, 0, 4, 0], "a value on a bound belongs to the step above"
    assert found["labels"][0] == "under 0.2"


def test_values_that_crowd_get_steps_with_about_as_many_in_each(engine: Engine) -> None:
    found = steps(engine, SKEWED)
    assert found["bounds"] == [0.2, 0.5, 1, 2, 5]
    assert max(found["of"].count(step) for step in range(6)) < 25
    assert found["labels"] == [
        "under 0.2%", "0.2 to 0.5%", "0.5 to 1%", "1 to 2%", "2 to 5%", "5% or more",
    ]  # fmt: skip


def test_large_bounds_are_told_in_words(engine: Engine) -> None:
    found = steps(engine, [i * 1e8 for i in range(100)], INDEX)
    assert found["labels"][-1] == "8 billion or more"


def test_few_values_get_few_steps(engine: Engine) -> None:
    cases: list[tuple[list[float], list[str]]] = [
        ([1.5], ["1.5%"]),
        ([2, 2, 2], ["2%"]),
        ([1, 2], ["under 2%", "2% or more"]),
        ([0.03, 0.04, 0.12, 1.5], ["under 0.05%", "0.05 to 0.5%", "0.5% or more"]),
    ]
    for values, labels in cases:
        assert steps(engine, values)["labels"] == labels


def test_from_thirty_values_on_there_may_be_six_steps(engine: Engine) -> None:
    for count, most in ((29, 5), (30, 6)):
        found = steps(engine, [1.6**i for i in range(count)])
        assert len(found["labels"]) == most


SIZES = st.floats(min_value=-1e12, max_value=1e12).map(lambda x: x if abs(x) > 1e-9 else 0.0)


@given(st.lists(SIZES, min_size=1, max_size=60))
def test_every_step_holds_a_value_and_has_a_colour_and_words_of_its_own(
    engine: Engine, values: list[float]
) -> None:
    found = steps(engine, values)
    count = len(found["labels"])
    assert 1 <= count <= MOST_STEPS
    assert set(found["of"]) == set(range(count))
    assert found["bounds"] == sorted(set(found["bounds"]))
    assert len(found["bounds"]) == count - 1
    assert len(set(found["fills"])) == len(set(found["inks"])) == count
    assert set(found["fills"]) <= {
        f"var(--chart-step-{place})" for place in range(1, MOST_STEPS + 1)
    }


@given(st.lists(SIZES, min_size=30, max_size=60, unique=True))
def test_many_different_values_get_five_to_seven(engine: Engine, values: list[float]) -> None:
    assert 5 <= len(steps(engine, values)["labels"]) <= 7


def test_the_legend_fits_the_page_and_no_words_touch(engine: Engine) -> None:
    many = [EVEN, SKEWED, [i * 1.2345e7 for i in range(9)], [3]]
    cases = list(product(many, [SHARE], ("wide", "narrow"), (None, "no figure, 2021")))
    for (_, _, canvas, missing), (height, data) in zip(
        cases, engine.run(LEGEND, cases), strict=True
    ):
        rows = data["legend"]
        assert len(data["legend-missing"]) == bool(missing)
        for row in rows:
            assert 0 <= row["left"] <= row["right"] <= {"wide": 680, "narrow": 296}[canvas]
            assert width_of(row["text"]) <= row["right"] - row["left"] - 4
            assert not row["text"].endswith("…")
            assert row["top"] + 36 <= height + 1
        for before, after in pairwise(rows):
            assert before["right"] <= after["left"] or before["top"] < after["top"]


def test_bounds_too_large_for_billions_are_powers_of_ten(engine: Engine) -> None:
    for size, last in (
        (1e13, "800 trillion or more"),
        (1e14, "8 × 10¹⁵ or more"),
        (1e5, "8 million or more"),
        (1e4, "800,000 or more"),
    ):
        values = [i * size for i in range(100)]
        assert steps(engine, values, INDEX)["labels"][-1] == last
