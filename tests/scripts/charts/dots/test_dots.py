"""How closely two measures go together, which axes go up in powers of ten, and who is a dot."""

from __future__ import annotations

from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine


def correlation(engine: Engine, pairs: list[tuple[float, float]]) -> float | None:
    dots = [{"x": x, "y": y} for x, y in pairs]
    return engine.call("charts/dots/dots", "rankCorrelation", dots)


def by_hand(pairs: list[tuple[float, float]]) -> float:
    """Pearson's correlation of the ranks, equal values at the mean of theirs."""

    def ranks(values: list[float]) -> list[float]:
        return [
            (sum(other < one for other in values) + sum(other <= one for other in values) + 1) / 2
            for one in values
        ]

    xs, ys = (ranks(list(side)) for side in zip(*pairs, strict=True))
    mean = (len(pairs) + 1) / 2
    across = sum((x - mean) * (y - mean) for x, y in zip(xs, ys, strict=True))
    spread = [sqrt(sum((one - mean) ** 2 for one in side)) for side in (xs, ys)]
    return across / (spread[0] * spread[1])


few = st.integers(-3, 4)


@given(st.lists(st.tuples(few, few), min_size=10, max_size=30))
def test_it_is_spearmans_with_ties(engine: Engine, pairs: list[tuple[float, float]]) -> None:
    found = correlation(engine, pairs)
    if any(len({pair[side] for pair in pairs}) == 1 for side in (0, 1)):
        assert found is None
    else:
        assert found == pytest.approx(by_hand(pairs))


def test_ten_dots_have_one_and_nine_have_none(engine: Engine) -> None:
    assert correlation(engine, [(i, -i) for i in range(10)]) == -1
    assert correlation(engine, [(i, -i) for i in range(9)]) is None


def logs(engine: Engine, name: str, values: list[float], *given: Any, asked: Any = ()) -> Any:
    figures = {
        "logs": list(asked),
        "measures": {"x": {"inside": "roads"}, "y": {"inside": "hours"}},
    }
    dots = [{"x": value, "y": 5} for value in values]
    return engine.call("charts/dots/dots", name, {"figures": figures}, *given, dots)


def test_an_axis_goes_up_in_powers_of_ten_beyond_three_of_them_or_where_asked(
    engine: Engine,
) -> None:
    for values, asked, expected in [
        ([1, 1000], [], []),
        ([1, 1001], [], ["x"]),
        ([1, 2], ["x"], ["x"]),
        ([0, 5000], ["x"], []),
        ([-1, 5000], [], []),
        ([1, 2], ["y"], ["y"]),
    ]:
        assert logs(engine, "logsAsMade", values, asked=asked) == expected, (values, asked)


def test_powers_of_ten_are_refused_from_zero_down(engine: Engine) -> None:
    assert logs(engine, "refusesLog", [1, 2]) == ""
    for low in (0, -1):
        why = "Some figures are zero or below (roads)."
        assert logs(engine, "refusesLog", [low, 2]) == why
    for scale, values, expected in [
        ("log", [1, 2], ["x", "y"]),
        ("log", [0, 2], []),
        ("", [1, 2], []),
        ("", [1, 2000], ["x"]),
        ("log", [], []),
    ]:
        assert logs(engine, "logsOf", values, {"scale": scale}) == expected, (scale, values)
