"""Numbers are written as people read them, and rounded as exactly as Python does it."""

from __future__ import annotations

import re
from statistics import median

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.scripts.charts.rules.reading import MINUS, value_of
from tests.scripts.engine import Engine

TWENTIETHS = st.integers(-(10**6), 10**6).map(lambda n: n / 20)
ROUND = TWENTIETHS | TWENTIETHS.map(lambda n: n / 100)


def test_numbers_read_as_people_write_them(engine: Engine) -> None:
    cases = {
        (1234567.891, 1): "1,234,567.9",
        (999.5, 0): "1,000",
        (5, 0): "5",
        (5, 2): "5.00",
        (-3.2, 1): "−3.2",
        (-1234.0, 0): "−1,234",
        (0.0, 1): "0.0",
        (0.04, 1): "0.04",
        (-0.0004, 1): "−0.0004",
        (0.049, 1): "0.05",
        (0.000000003, 0): "0.000000003",
        (4e-20, 2): "4 × 10⁻²⁰",
        (1e15, 0): "1 × 10¹⁵",
        (-1.23456789e18, 0): "−1.23457 × 10¹⁸",
    }
    found = engine.call_each("charts/rules/numbers", "number", list(cases))
    assert dict(zip(cases, found, strict=True)) == cases


@given(st.lists(ROUND, max_size=50), st.integers(0, 6))
@example([0.05, 0.15, 0.25, 0.35, 2.35, 0.5, 1.5, 2.5, -0.25, 1234567.5], 1)
@example([0.5, 1.5, 2.5, 1234.5, 999.5], 0)
@example([0.125, 0.375, 1.005, 2.675], 2)
@example([524288.5844726562], 10)
def test_numbers_have_the_digits_that_python_gives_them(
    engine: Engine, values: list[float], decimals: int
) -> None:
    written = engine.call_each("charts/rules/numbers", "number", [[v, decimals] for v in values])
    for value, text in zip(values, written, strict=True):
        digits = f"{abs(value):,.{decimals}f}"
        if value == 0 or float(digits.replace(",", "")) != 0:
            assert text == (MINUS if value < 0 else "") + digits


@given(st.lists(st.floats(-1e300, 1e300), max_size=50), st.integers(0, 6))
@example([0.0, -0.0, 5e-324, -1e-13, 1e-12, 9.995e-7, 999999999999999.9, 1e300], 3)
def test_a_number_says_its_value_and_never_that_something_is_nothing(
    engine: Engine, values: list[float], decimals: int
) -> None:
    written = engine.call_each("charts/rules/numbers", "number", [[v, decimals] for v in values])
    for value, text in zip(values, written, strict=True):
        assert "-" not in text and len(text) < 40
        assert bool(re.search("[1-9]", text.partition(" × ")[0])) == (value != 0)
        assert text.startswith(MINUS) == (value < 0)
        read = value_of(text)
        if abs(value) < 1e15:
            assert abs(read - value) <= 0.5 * 10**-decimals + abs(value) * 1e-15
        else:
            assert read == pytest.approx(value, rel=0.5)


@given(st.lists(ROUND, max_size=50), st.integers(0, 4))
@example([0.5, 1.5, -2.5, 0.25, 0.35, 2.675], 0)
def test_numbers_are_rounded_alike(engine: Engine, values: list[float], decimals: int) -> None:
    written = engine.call_each("charts/rules/numbers", "rounded", [[v, decimals] for v in values])
    assert written == [round(value, decimals) for value in values]


def test_a_difference_below_the_meaningful_one_is_about_the_same(engine: Engine) -> None:
    cases = [
        (1.0, 1.05, 0.1, True),
        (1.0, 1.2, 0.1, False),
        (1.0, 1.0001, 0, False),
        (2.0, 2.5, 0.5, False),
        (0.3, 0.4, 0.1, False),
        (0.8, 0.9, 0.1, False),
    ]
    given = [[first, second, {"same": same}] for first, second, same, _ in cases]
    found = engine.call_each("charts/rules/numbers", "aboutTheSame", given)
    assert found == [are for *_, are in cases]


def test_those_level_with_the_first(engine: Engine) -> None:
    cases = [
        ([["a", 5], ["b", 4.95], ["c", 4]], 0.1, ["a", "b"]),
        ([["a", 5], ["b", 4.95], ["c", 4]], 0, ["a"]),
        ([["a", 5], ["b", 5]], 0, ["a", "b"]),
    ]
    given = [[values, {"same": same}] for values, same, _ in cases]
    found = engine.call_each("charts/rules/numbers", "levelWithTheFirst", given)
    assert found == [level for *_, level in cases]


def test_ties_share_a_rank_and_the_next_is_skipped(engine: Engine) -> None:
    cases = [[[5, 7, 7, 1], True], [[5, 7, 7, 1], False], [[], True]]
    found = engine.call_each("charts/bars/ranked-bars", "sharedRanks", cases)
    assert found == [[3, 1, 1, 4], [2, 3, 3, 1], []]


@given(st.lists(ROUND, min_size=1, max_size=9))
def test_half_lie_on_each_side_of_a_median(engine: Engine, values: list[float]) -> None:
    assert engine.call("charts/rules/numbers", "median", values) == median(values)


@given(st.lists(st.integers(-400, 400).map(lambda n: n / 4), max_size=30))
@example([0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5, 0.49, 0.51, 2.75, -0.25])
def test_the_nearest_whole_number_is_the_one_that_python_finds(
    engine: Engine, values: list[float]
) -> None:
    found = engine.call_each("charts/rules/numbers", "nearestWhole", [[value] for value in values])
    assert found == [round(value) for value in values]
