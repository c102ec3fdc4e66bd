"""Numbers are written in the browser as the pages that were made have them."""

from __future__ import annotations

from statistics import median

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.charts import words
from tests.scripts.engine import Engine

TWENTIETHS = st.integers(-(10**6), 10**6).map(lambda n: n / 20)
ROUND = TWENTIETHS | TWENTIETHS.map(lambda n: n / 100)


@given(st.lists(st.floats(-1e16, 1e16) | ROUND, max_size=50), st.integers(0, 6))
@example([0.05, 0.15, 0.25, 0.35, 2.35, 0.5, 1.5, 2.5, -0.25, 1e15, 1234567.5], 1)
@example([0.5, 1.5, 2.5, 1234.5, 999.5], 0)
@example([0.125, 0.375, 1.005, 2.675], 2)
@example([0.0, -0.0, 5e-324, -1e-13, 1e-12, 9.995e-7, 999999999999999.9, 1e300], 3)
def test_numbers_are_written_alike(engine: Engine, values: list[float], decimals: int) -> None:
    written = engine.call_each("charts/numbers", "number", [[v, decimals] for v in values])
    assert written == [words.number(value, decimals) for value in values]


@given(st.lists(ROUND, max_size=50), st.integers(0, 4))
@example([0.5, 1.5, -2.5, 0.25, 0.35, 2.675], 0)
def test_numbers_are_rounded_alike(engine: Engine, values: list[float], decimals: int) -> None:
    written = engine.call_each("charts/numbers", "rounded", [[v, decimals] for v in values])
    assert written == [round(value, decimals) for value in values]


@given(st.lists(st.floats(-1e30, 1e30) | ROUND, max_size=50))
@example([3, 0.1, -2.5, 0, 10, 1e20, -1e-20, 1.25e17, 524288.5844726562])
def test_declared_numbers_are_written_alike(engine: Engine, values: list[float]) -> None:
    written = engine.call_each("charts/numbers", "plain", [[value] for value in values])
    assert written == [words.plain(value) for value in values]


@given(ROUND, ROUND, st.integers(0, 4))
@example(1.04, 1.05, 1)
@example(2, 2, 0)
def test_as_many_decimals_tell_two_numbers_apart(
    engine: Engine, first: float, second: float, decimals: int
) -> None:
    told = engine.call("charts/numbers", "toldApart", first, second, decimals)
    assert told == words.told_apart(first, second, decimals)


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
    found = engine.call_each("charts/numbers", "aboutTheSame", given)
    assert found == [are for *_, are in cases]


def test_those_level_with_the_first(engine: Engine) -> None:
    cases = [
        ([["a", 5], ["b", 4.95], ["c", 4]], 0.1, ["a", "b"]),
        ([["a", 5], ["b", 4.95], ["c", 4]], 0, ["a"]),
        ([["a", 5], ["b", 5]], 0, ["a", "b"]),
    ]
    given = [[values, {"same": same}] for values, same, _ in cases]
    found = engine.call_each("charts/numbers", "levelWithTheFirst", given)
    assert found == [level for *_, level in cases]


def test_ties_share_a_rank_and_the_next_is_skipped(engine: Engine) -> None:
    cases = [[[5, 7, 7, 1], True], [[5, 7, 7, 1], False], [[], True]]
    found = engine.call_each("charts/kinds/bars", "sharedRanks", cases)
    assert found == [[3, 1, 1, 4], [2, 3, 3, 1], []]


@given(st.lists(ROUND, min_size=1, max_size=9))
def test_half_lie_on_each_side_of_a_median(engine: Engine, values: list[float]) -> None:
    assert engine.call("charts/numbers", "median", values) == median(values)
