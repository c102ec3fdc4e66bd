from __future__ import annotations

import itertools
import math
from datetime import date

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pipeline.charts.scales import log_scale, nice_scale, period_axis, spans_orders

from pipeline.catalog import Field
from pipeline.charts import theme, words
from pipeline.charts.periods import Periods, read_periods

quickly = settings(deadline=None, derandomize=True, max_examples=300)
NUMBER = Field(name="f", title="F", description="", type="number")
PERCENT = Field(name="f", title="F", description="", type="number", unit="% of GIP")
FRAME = theme.Frame.within(theme.WIDE, 200, left=30, right=30, top=0, bottom=0)
sizes = st.sampled_from([1e-12, 1e-6, 1e-3, 1.0, 1e3, 1e9, 1e15])
many = st.lists(st.floats(-1, 1), min_size=1, max_size=20)


@quickly
@given(many, sizes, st.sampled_from([True, None]), st.integers(3, 14))
def test_a_scale_holds_every_value_in_round_steps(values, size, from_zero, steps):
    values = [round(value, 6) * size for value in values]
    scale = nice_scale(values, NUMBER, from_zero=from_zero, steps=steps)
    slack = 1e-6 * (scale.high - scale.low)
    assert scale.low < scale.high
    assert scale.low - slack <= min(values) <= max(values) <= scale.high + slack
    ticks = scale.ticks
    assert 2 <= len(ticks) <= 3 * steps + 3
    assert ticks[0] == pytest.approx(scale.low)
    assert ticks[-1] == pytest.approx(scale.high)
    assert all(a < b for a, b in itertools.pairwise(ticks))
    assert all(math.isfinite(scale.pixel(value, FRAME)) for value in values)


@quickly
@given(many, sizes)
def test_no_two_ticks_read_the_same(values, size):
    scale = nice_scale([round(value, 6) * size for value in values], NUMBER)
    assume(abs(scale.high) < 1e15 and scale.step < 1e14)
    read = [f"{tick:,.{scale.decimals}f}" for tick in scale.ticks]
    assert len(set(read)) == len(read)


def test_a_scale_starts_at_zero_where_that_wastes_little(subtests):
    cases = [([2.0, 10.0], 0.0), ([8.0, 10.0], 8.0), ([-2.0, 5.0], -2.0)]
    for values, low in cases:
        with subtests.test(values=values, low=low):
            assert nice_scale(values, NUMBER).low == low


def test_bars_always_start_at_zero():
    assert nice_scale([8.0, 10.0], NUMBER, from_zero=True).low == 0
    below = nice_scale([-8.0, -10.0], NUMBER, from_zero=True)
    assert below.low <= -10
    assert below.high >= 0


def test_a_lone_value_has_a_scale_around_it_that_does_not_pass_zero():
    scale = nice_scale([0.3], NUMBER)
    assert 0 <= scale.low < 0.3 < scale.high
    scale = nice_scale([-0.3, -0.3], NUMBER)
    assert scale.low < -0.3 < scale.high <= 0


def test_ticks_are_round():
    assert nice_scale([0.0, 4.9], NUMBER).ticks == [0, 1, 2, 3, 4, 5]


def test_a_quarter_step_keeps_its_decimals():
    scale = nice_scale([0.0, 1.2], NUMBER)
    assert scale.step == 0.25
    assert [words.number(tick, scale.decimals) for tick in scale.ticks][:3] == [
        "0.00",
        "0.25",
        "0.50",
    ]


def test_percent_stands_at_the_ticks_and_other_units_do_not():
    assert nice_scale([1.0, 5.0], PERCENT).suffix == "%"
    assert nice_scale([1.0, 5.0], NUMBER).suffix == ""


YEARS = Periods({}, is_numeric=True)


@pytest.mark.parametrize(
    ("first", "last"), [(1996, 2021), (2019, 2020), (1900, 2024), (2010, 2018), (2012, 2023)]
)
@pytest.mark.parametrize("width", [180, 480])
def test_years_begin_and_end_the_axis_and_keep_apart(first, last, width):
    axis = period_axis(YEARS, first, last, theme.Frame(width, 200, 0, 0, 0, 0)).to_dict()
    ticks = axis["axis"]["values"]
    assert axis["scale"]["domain"] == [first, last]
    assert ticks[0] == first
    assert ticks[-1] == last
    assert all(tick == int(tick) for tick in ticks)
    pixels = [(tick - first) / (last - first) * width for tick in ticks]
    # A label is 30 wide and stands over its tick, but the first begins and the last ends there.
    middles = [pixels[0] + 15, *pixels[1:-1], pixels[-1] - 15]
    assert all(b - a >= 37 for a, b in itertools.pairwise(middles))


def test_years_that_are_not_round_have_their_middle():
    axis = period_axis(YEARS, 2012, 2023, theme.Frame(170, 200, 0, 0, 0, 0)).to_dict()
    assert axis["axis"]["values"] == [2012, 2017, 2023]


def test_one_year_alone_has_an_axis():
    axis = period_axis(YEARS, 2020, 2020, FRAME).to_dict()
    assert axis["axis"]["values"] == [2020]
    assert axis["scale"]["domain"] == [2020, 2021]


def test_other_periods_follow_each_other():
    periods = Periods({"b": 0.0, "a": 1.0, "c": 2.0})
    axis = period_axis(periods, 0, 2, FRAME).to_dict()
    assert axis["scale"]["domain"] == ["b", "a", "c"]


def test_days_stand_in_proportion_and_names_keep_apart():
    days = [date(2020, 1, 1), date(2020, 1, 3), date(2021, 1, 1), date(2023, 1, 1)]
    texts = pd.Series([str(day) for day in days])
    periods = read_periods(texts, pd.Series(days, dtype="object"), "date")
    first, last = periods.place("2020-01-01"), periods.place("2023-01-01")
    axis = period_axis(periods, first, last, theme.Frame(480, 200, 0, 0, 0, 0)).to_dict()
    assert axis["type"] == "quantitative"
    assert axis["scale"]["domain"] == [first, last]
    years = [periods.place(f"{year}-01-01") for year in (2020, 2021, 2022, 2023)]
    assert axis["axis"]["values"] == years
    assert "%Y" in axis["axis"]["labelExpr"]


def test_one_day_alone_has_an_axis():
    periods = read_periods(pd.Series(["x"]), pd.Series([date(2020, 1, 1)], dtype="object"), "date")
    place = periods.place("x")
    assert period_axis(periods, place, place, FRAME).to_dict()["axis"]["values"] == [place]


class TestLogScale:
    def test_it_ends_at_powers_of_ten_and_steps_by_ten(self):
        scale = log_scale([12.0, 40_000.0], NUMBER)
        assert scale.ticks == [10, 100, 1_000, 10_000, 100_000]
        assert [scale.share(tick) for tick in scale.ticks] == pytest.approx([0, 0.25, 0.5, 0.75, 1])

    def test_few_powers_have_steps_between_them(self):
        assert log_scale([2.0, 60.0], NUMBER).ticks == [1, 2, 5, 10, 20, 50, 100]

    def test_one_value_still_has_a_scale(self):
        assert log_scale([10.0], NUMBER).high > log_scale([10.0], NUMBER).low

    def test_values_far_apart_ask_for_it_unless_one_is_not_above_zero(self, subtests):
        cases = [([1, 1_001], True), ([1, 999], False), ([0, 10_000], False), ([-5, 10_000], False)]
        for values, is_log in cases:
            with subtests.test(values=values, is_log=is_log):
                assert spans_orders(values) is is_log
