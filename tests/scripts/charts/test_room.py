"""Text is measured and broken, and labels are kept apart, as in the drawings that were made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts import labels
from tests.scripts.engine import Engine

LETTERS = "ijl' cksvxyz0123456789abdegh%—@MWéüÅßЖ日本"
TEXTS = st.text(LETTERS, max_size=40)


@given(st.lists(TEXTS, max_size=20))
def test_text_is_as_wide(engine: Engine, texts: list[str]) -> None:
    widths = engine.call_each("charts/room", "widthOf", [[text] for text in texts])
    assert widths == pytest.approx([labels.width_of(text) for text in texts])


@given(TEXTS | st.lists(TEXTS, max_size=6).map(" ".join), st.integers(40, 300), st.integers(1, 3))
def test_text_is_broken_into_lines_that_fit(
    engine: Engine, text: str, width: int, lines: int
) -> None:
    broken = engine.call("charts/room", "wrapped", text, width, lines)
    assert 1 <= len(broken) <= lines
    assert all(labels.width_of(line) <= width for line in broken)
    if not any(line.endswith("…") for line in broken):
        assert " ".join(broken) == " ".join(text.split())


def test_text_that_is_cut_says_so(engine: Engine) -> None:
    cases = {
        ("Aldmouth and the Brook", 60, 2): ["Aldmouth", "and the…"],
        ("Aldmouth and the Brook", 60, 3): ["Aldmouth", "and the", "Brook"],
        ("Llanfairpwllgwyngyll", 80, 2): ["Llanfairpwll…"],
        ("", 80, 2): [""],
    }
    broken = engine.call_each("charts/room", "wrapped", list(cases))
    assert dict(zip(cases, broken, strict=True)) == cases


@given(
    st.lists(st.tuples(st.floats(-50, 350), st.sampled_from([15, 30, 45])), max_size=8),
    st.integers(-10, 20),
    st.integers(100, 400),
)
def test_labels_are_kept_apart_alike(
    engine: Engine, wanted: list[tuple[float, float]], lowest: int, highest: int
) -> None:
    centres, heights = [centre for centre, _ in wanted], [height for _, height in wanted]
    placed = engine.call("charts/room", "apart", centres, heights, lowest, highest)
    assert placed == pytest.approx(labels.apart(centres, heights, lowest, highest))


@given(st.lists(st.integers(-4000, 4000).map(lambda n: n / 4), max_size=20))
def test_pixels_are_made_whole_alike(engine: Engine, pixels: list[float]) -> None:
    assert engine.call_each("charts/room", "whole", [[one] for one in pixels]) == [
        round(one) for one in pixels
    ]
