"""Hatching fills outlines evenly, and nothing beside them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10]]
HOLE = [[4, 4], [6, 4], [6, 6], [4, 6]]
POINTS = st.tuples(st.integers(0, 60), st.integers(0, 60))

Line = tuple[tuple[int, int], tuple[int, int]]


def hatched(engine: Engine, rings: list[list[list[int]]], spacing: int) -> list[Line]:
    path = engine.call("charts/colours/outlines", "hatched", rings, spacing)
    numbers = [int(number) for number in re.findall(r"-?\d+", path)]
    return [((a, b), (c, d)) for a, b, c, d in zip(*[iter(numbers)] * 4, strict=True)]


def test_hatching_fills_a_square_and_leaves_its_hole_free(engine: Engine) -> None:
    assert len(hatched(engine, [SQUARE], 2)) == 9
    through = [line for line in hatched(engine, [SQUARE, HOLE], 2) if sum(line[0]) == 10]
    assert through == [((0, 10), (4, 6)), ((6, 4), (10, 0))]


def test_there_is_no_hatching_where_there_is_no_room(engine: Engine) -> None:
    assert hatched(engine, [], 4) == []
    assert hatched(engine, [[[1, 0], [2, 0], [1, 1]]], 50) == []


@given(st.lists(POINTS, min_size=3, max_size=9), st.integers(2, 9))
def test_hatching_stays_within_the_box_of_an_outline(
    engine: Engine, ring: list[tuple[int, int]], spacing: int
) -> None:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    for (a, b), (c, d) in hatched(engine, [[list(point) for point in ring]], spacing):
        assert a + b == c + d
        assert (a + b) % spacing == 0
        assert min(xs) <= a < c <= max(xs)
        assert min(ys) <= d < b <= max(ys)
