from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pipeline.charts.labels import width_of

from pipeline.catalog import Field
from pipeline.charts import theme
from pipeline.charts.steps import steps_for, steps_legend

SHARE = Field(name="x", title="Share", description="", type="number", unit="% of GIP")
INDEX = Field(name="x", title="An index", description="", type="number", unit="1")
EVEN = [i / 100 for i in range(100)]


def skewed():
    chance = random.Random(1)
    return [chance.lognormvariate(0, 1.5) for _ in range(100)]


def test_values_that_spread_evenly_get_equal_steps():
    assert steps_for(EVEN, INDEX).bounds == (0.2, 0.4, 0.6, 0.8)


def test_values_that_crowd_get_steps_with_about_as_many_in_each():
    steps = steps_for(skewed(), SHARE)
    assert steps.bounds == (0.2, 0.5, 1, 2, 5)
    counts = [sum(steps.of(value) == i for value in skewed()) for i in range(steps.count)]
    assert max(counts) < 25


def test_a_value_on_a_bound_belongs_to_the_step_above():
    steps = steps_for(EVEN, INDEX)
    assert (steps.of(0.2), steps.of(0.1999), steps.of(9), steps.of(-9)) == (1, 0, 4, 0)


def test_steps_are_said_in_words_with_the_percent_sign():
    assert steps_for(skewed(), SHARE).labels == (
        "under 0.2%",
        "0.2 to 0.5%",
        "0.5 to 1%",
        "1 to 2%",
        "2 to 5%",
        "5% or more",
    )
    assert steps_for(EVEN, INDEX).labels[0] == "under 0.2"
    assert steps_for([i * 1e8 for i in range(100)], INDEX).labels[-1] == "8 billion or more"


def test_few_values_get_few_steps(subtests):
    cases = [
        ([1.5], ("1.5%",)),
        ([2, 2, 2], ("2%",)),
        ([1, 2], ("under 2%", "2% or more")),
        ([0.03, 0.04, 0.12, 1.5], ("under 0.05%", "0.05 to 0.5%", "0.5% or more")),
    ]
    for values, labels in cases:
        with subtests.test(values=values, labels=labels):
            assert steps_for(values, SHARE).labels == labels


sizes = st.floats(min_value=-1e12, max_value=1e12).map(lambda x: x if abs(x) > 1e-9 else 0.0)


@given(st.lists(sizes, min_size=1, max_size=60))
def test_every_step_holds_a_value_and_has_a_colour_and_words_of_its_own(values):
    steps = steps_for(values, SHARE)
    assert 1 <= steps.count <= theme.MAXIMUM_STEPS
    assert {steps.of(value) for value in values} == set(range(steps.count))
    assert list(steps.bounds) == sorted(set(steps.bounds))
    assert len(set(steps.colours)) == len(set(steps.text_colours)) == steps.count
    assert len(steps.labels) == steps.count


@given(st.lists(sizes, min_size=30, max_size=60, unique=True))
def test_many_different_values_get_five_to_seven(values):
    assert 5 <= steps_for(values, SHARE).count <= 7


@pytest.mark.parametrize("canvas", [theme.WIDE, theme.NARROW])
@pytest.mark.parametrize("missing", [None, "no figure, 2021"])
@pytest.mark.parametrize("values", [EVEN, skewed(), [i * 1.2345e7 for i in range(9)], [3]])
def test_the_legend_fits_the_page_and_no_words_touch(values, missing, canvas):
    legend = steps_legend(steps_for(values, SHARE), canvas, missing)
    rows = legend.layers(0, 0)[0].to_dict(validate=False)["data"]["values"]
    assert len(rows) == len(legend.labels) + bool(missing)
    for row in rows:
        assert row["left"] >= 0
        assert row["right"] <= canvas.width
        assert width_of(row["text"]) <= row["right"] - row["left"] - 4
        assert row["top"] + 36 <= legend.height + 1
    lines = {}
    for row in rows:
        lines.setdefault(row["top"], []).append(row)
    for line in lines.values():
        assert all(a["right"] <= b["left"] for a, b in pairwise(line))
