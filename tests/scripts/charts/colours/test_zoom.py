"""A part of a map: what is seen of it, and how it is reached."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

ZOOM = "charts/colours/zoom"
WIDE = {"name": "wide", "width": 680, "labelWidth": 190}
# Three squares in a row, a dot far away at the other end, and one that is as wide as the map.
SHAPES: dict[str, Any] = {
    "form": "map",
    "width": 680,
    "height": 300,
    "keys": ["A", "B", "C", "FAR", "WIDE"],
    "x": [20, 60, 100, 660, 70],
    "y": [100, 100, 110, 280, 20],
    "wide": [
        "M10,90L30,90L30,110L10,110Z",
        "M50,90L70,90L70,110L50,110Z",
        "M90,100L110,100L110,120L90,120Z",
        "",
        "M0,0L680,0L680,10L0,10Z",
    ],
    "narrow": ["", "", "", "", ""],
}
SEEN = """async (at, shapes, canvas, zoom) => {
  const { windowOn } = await at("charts/colours/zoom");
  const { paths, seen, height, spot } = windowOn(shapes, canvas, zoom);
  return { paths, seen, height, spot: spot(60, 100) };
}"""


def seen(engine: Engine, zoom: dict[str, float] | None) -> Any:
    return engine.run(SEEN, SHAPES, WIDE, zoom)


def test_the_whole_map_is_as_it_was_drawn(engine: Engine) -> None:
    found = seen(engine, None)
    assert found["paths"] == SHAPES["wide"]
    assert (all(found["seen"]), found["height"]) == (True, 300)


def test_places_far_from_the_others_are_no_reason_to_show_a_part_smaller(engine: Engine) -> None:
    near = engine.call(ZOOM, "zoomTo", SHAPES, ["A", "B", "C"])
    assert near == engine.call(ZOOM, "zoomTo", SHAPES, ["A", "B", "C", "FAR"])
    assert near["times"] > 5
    found = seen(engine, near)
    assert found["seen"] == [True, True, True, False, False]
    for path in found["paths"][:3]:
        numbers = [float(one) for one in path.strip("MZ").replace("L", ",").split(",")]
        assert all(0 <= x <= 680 for x in numbers[::2])
        assert all(0 <= y <= found["height"] for y in numbers[1::2])


def test_a_place_wider_than_a_part_counts_by_its_middle(engine: Engine) -> None:
    part = engine.call(ZOOM, "zoomTo", SHAPES, ["A", "B", "WIDE"])
    assert part["times"] > 2
    assert engine.call(ZOOM, "zoomTo", SHAPES, ["nobody"]) is None


@given(
    st.floats(1.2, 4),
    st.integers(200, 480),
    st.integers(100, 200),
)
def test_what_lies_under_fingers_stays_there(engine: Engine, times: float, x: int, y: int) -> None:
    here = {"x": x, "y": y}
    found = engine.call(ZOOM, "zoomed", SHAPES, WIDE, None, {"by": times, "from": here})
    more = engine.call(ZOOM, "zoomed", SHAPES, WIDE, found, {"by": 1.5, "from": here})
    before, after = seen(engine, found)["spot"], seen(engine, more)["spot"]
    assert abs((after["x"] - x) - 1.5 * (before["x"] - x)) < 4
    back = engine.call(ZOOM, "zoomed", SHAPES, WIDE, more, {"by": 0.01, "from": here})
    assert back is None


def test_no_map_is_drawn_larger_than_its_outlines_bear(engine: Engine) -> None:
    found = engine.call(ZOOM, "zoomed", SHAPES, WIDE, None, {"by": 99, "from": {"x": 1, "y": 1}})
    assert found["times"] == 12
