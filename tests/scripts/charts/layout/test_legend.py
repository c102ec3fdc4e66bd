"""The entries of a legend stand on the canvas, apart from each other."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.reading import widths_of
from tests.scripts.engine import Engine

LINE, SYMBOL = 20, 20

PLACED = """async (at, texts, width) => {
  const { legendRows } = await at("charts/layout/legend");
  const { height, rows } = legendRows(texts.map((text) => ({ key: text, text })), { width });
  return [height, rows({ padding: { left: 0, top: 0 } })];
}"""


@settings(max_examples=100)
@given(
    st.lists(st.text(st.characters(max_codepoint=0x24F), max_size=50), min_size=1, max_size=8),
    st.sampled_from([680, 296]),
)
def test_entries_lie_on_the_canvas_and_apart(engine: Engine, texts: list[str], width: int) -> None:
    height, rows = engine.run(PLACED, texts, width)
    assert [row["key"] for row in rows] == texts
    widths = widths_of([(row["text"], 13) for row in rows])
    boxes = [
        (row["x"] - 8, row["x"] + SYMBOL - 10 + wide, row["y"])
        for row, wide in zip(rows, widths, strict=True)
    ]
    assert all(0 <= left < right <= width for left, right, _ in boxes)
    for (_, end, line), (start, _, below) in itertools.pairwise(boxes):
        assert below == line + LINE or (below == line and start >= end)
    assert height >= max(y for *_, y in boxes)


def test_no_entries_take_no_room(engine: Engine) -> None:
    assert engine.run(PLACED, [], 680) == [0, []]
