"""On a whole screen a chart is drawn as wide, beside its height, as the screen is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

FILLING = """async (at, width, height, own, stretches) => {
  const { canvasFilling } = await at("charts/layout/canvas");
  const { canvas, shown } = canvasFilling({ width, height }, own, stretches);
  return [canvas.width, shown];
}"""


def test_a_drawing_becomes_wider_and_larger(engine: Engine) -> None:
    assert engine.run(FILLING, 1400, 500, 340, True) == [952, 1400]
    assert engine.run(FILLING, 700, 900, 340, True) == [680, 700]
    assert engine.run(FILLING, 1400, 600, 600, False) == [680, 680], "a map keeps its canvas"


@given(st.integers(680, 4000), st.integers(240, 2500), st.integers(100, 3000), st.booleans())
def test_it_is_never_wider_than_the_screen_nor_smaller_than_drawn(
    engine: Engine, width: int, height: int, own: int, stretches: bool
) -> None:
    canvas, shown = engine.run(FILLING, width, height, own, stretches)
    assert 680 <= canvas <= 1400
    assert shown <= width
    assert shown >= min(canvas, width)
    assert stretches or canvas == 680
