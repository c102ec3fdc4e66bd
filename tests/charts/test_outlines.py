from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts.outlines import as_path, in_whole_pixels, read_outline

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def test_an_outline_can_be_written_in_many_ways(subtests):
    cases = [
        "M0,0L10,0L10,10L0,10Z",
        "M0 0l10 0 0 10-10 0z",
        "m0 0 10 0 0 10 -10 0z",
        "M0,0H10V10H0Z",
        "M0,0h10v10h-10z",
        "M0 0 10 0 10 10 0 10",
    ]
    for path in cases:
        with subtests.test(path=path):
            assert read_outline(path) == (SQUARE,)


def test_a_ring_begins_where_the_one_before_it_began():
    first, second = read_outline("M5 5l2 0 0 2z m10 0l1 0 0 1z")
    assert first[0] == (5, 5)
    assert second[0] == (15, 5)


def test_what_is_no_outline_of_straight_lines_is_refused(subtests):
    cases = ["C1 2 3 4 5 6", "M0 0C1 2 3 4 5 6", "L1 2", "M1", "Z", "12", "M"]
    for path in cases:
        with subtests.test(path=path), pytest.raises(ValueError, match=r"outline|place"):
            read_outline(path)


def test_nothing_has_no_outline():
    assert read_outline("") == ()


def small(path, scale=1.0, smallest=0.0):
    return in_whole_pixels({"a": read_outline(path)}, scale, smallest)["a"]


def test_neighbours_keep_their_common_border_when_they_get_smaller():
    left, right = read_outline(
        "M0 0L20 0L21 12L18 13L22 40L0 40Z M20 0L50 0L50 40L22 40L18 13L21 12Z"
    )
    for smallest in (0, 2, 40, 200):
        found = in_whole_pixels({"a": [left], "b": [right]}, 0.9, smallest)
        (one,), (other,) = found["a"], found["b"]
        border = {point for point in one if 10 < point[0] < 40}
        assert border == {point for point in other if 10 < point[0] < 40}
        assert {(18, 0), (20, 36)} <= border, "where three meet, nothing moves"
    assert len(border) == 2, "the bends of the border are straight"


def test_small_bends_become_straight_and_large_ones_stay():
    bent = "M0 0L20 0L20 10L21 11L20 12L20 20L10 30L0 20Z"
    assert len(small(bent)[0]) == 8
    assert small(bent, smallest=1)[0] == ((0, 0), (20, 0), (20, 20), (10, 30), (0, 20))


def test_points_on_a_straight_line_are_not_needed():
    assert small("M0 0L4 0L10 0L10 10L5 10L0 10Z") == (SQUARE,)


def test_what_gets_too_small_to_see_is_left_out():
    assert small("M0 0L10 0L10 10L0 10Z", 0.01) == ()
    assert small("M0 0L10 0L10 10L0 10Z M20 20L21 20L21 21Z") == (SQUARE,)
    assert in_whole_pixels({"a": ()}, 1) == {"a": ()}


rings = st.lists(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=12),
    max_size=4,
)


@given(rings, rings, st.sampled_from([0.3, 1.0]), st.sampled_from([0.0, 2.0, 50.0]))
def test_any_outlines_can_be_made_smaller(one, other, scale, smallest):
    outlines = {"a": tuple(map(tuple, one)), "b": tuple(map(tuple, other))}
    found = in_whole_pixels(outlines, scale, smallest)
    assert set(found) == {"a", "b"}
    for key, made in found.items():
        points = {(round(x * scale), round(y * scale)) for ring in outlines[key] for x, y in ring}
        assert {point for ring in made for point in ring} <= points
        assert all(len(ring) >= 3 for ring in made)


def test_a_path_is_closed_so_that_vega_sees_it():
    assert as_path([SQUARE, SQUARE]).count("Z M") == 1
