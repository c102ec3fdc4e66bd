"""The arrow keys lead from point to point of a drawing, and never beside it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Tab", "a"]
MARKS = st.lists(
    st.lists(st.integers(0, 200).map(lambda x: {"x": x, "y": 0}), min_size=1, max_size=5),
    max_size=4,
)

WALKED = """async (at, series, keys) => {
  const { movedBy } = await at("charts/stage/hit-test");
  let place = null;
  return keys.map((key) => {
    const moved = movedBy(key, series, place);
    place = moved ?? place;
    return moved ?? null;
  });
}"""


def walked(engine: Engine, series: list[list[dict[str, Any]]], *keys: str) -> Any:
    return engine.run(WALKED, series, keys)


@given(MARKS, st.lists(st.sampled_from(KEYS), max_size=12))
def test_a_key_leads_to_a_point_that_is_there(
    engine: Engine, series: list[list[dict[str, Any]]], keys: list[str]
) -> None:
    for key, place in zip(keys, walked(engine, series, *keys), strict=True):
        if not series or key in {"Tab", "a"}:
            assert place is None
        else:
            line, at = place
            assert 0 <= line < len(series) and 0 <= at < len(series[line])


def test_along_a_line_and_to_the_nearest_point_of_the_next(engine: Engine) -> None:
    series = [[{"x": x, "y": 0} for x in (0, 10, 20)], [{"x": x, "y": 5} for x in (0, 19)]]
    assert walked(engine, series, "ArrowLeft") == [[0, 2]], "it begins with the newest"
    assert walked(engine, series, "ArrowRight") == [[0, 0]]
    steps = ["End", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowUp", "Home", "ArrowLeft"]
    assert walked(engine, series, *steps) == [
        [0, 2], [0, 2], [1, 1], [0, 2], [1, 1], [1, 0], [1, 0],
    ]  # fmt: skip


def test_where_there_is_one_line_up_and_down_lead_along_it(engine: Engine) -> None:
    series = [[{"x": 0, "y": y} for y in (0, 10, 20)]]
    assert walked(engine, series, "ArrowDown", "ArrowDown", "ArrowUp") == [[0, 0], [0, 1], [0, 0]]


def test_a_mark_may_say_what_it_stands_beside(engine: Engine) -> None:
    series = [[{"x": 5, "y": 0, "across": 2}], [{"x": 5, "y": 0, "across": at} for at in (1, 2, 3)]]
    assert walked(engine, series, "Home", "ArrowDown") == [[0, 0], [1, 1]]


NEAREST = """async (at, series, places) => {
  const { nearestTo } = await at("charts/stage/hit-test");
  return places.map(([x, y]) => nearestTo(series, x, y));
}"""


def test_the_pointer_finds_what_is_near_and_a_row_from_anywhere(engine: Engine) -> None:
    dots = [[{"x": 0, "y": 0}, {"x": 100, "y": 0}], [{"x": 0, "y": 30}]]
    near = [(1, 2), (90, 0), (0, 20), (50, 300)]
    assert engine.run(NEAREST, dots, near) == [[0, 0], [0, 1], [1, 0], None]
    rows = [[{"x": 0, "y": y, "isRow": True} for y in (0, 30)]]
    assert engine.run(NEAREST, rows, [(500, 28), (500, 120)]) == [[0, 1], None]
