from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline.charts.labels import width_of

from pipeline.charts import theme
from pipeline.charts.legend import LINE, SYMBOL, legend_for

names = st.lists(st.text(max_size=50), min_size=1, max_size=8)


def boxes(legend):
    return [(x - 8, x + SYMBOL - 10 + width_of(text), y) for text, x, y in legend.placed]


@settings(deadline=None, derandomize=True, max_examples=100)
@given(names, st.sampled_from([theme.WIDE, theme.NARROW]))
def test_entries_lie_on_the_canvas_and_apart(items, canvas):
    legend = legend_for(items, canvas)
    placed = boxes(legend)
    assert len(placed) == len(items)
    assert all(0 <= left < right <= canvas.width for left, right, _ in placed)
    for (_, end, line), (start, _, below) in itertools.pairwise(placed):
        assert below == line + LINE or (below == line and start >= end)
    assert legend.height >= max(y for *_, y in placed)


def test_no_entries_take_no_room():
    assert legend_for([], theme.WIDE).height == 0
