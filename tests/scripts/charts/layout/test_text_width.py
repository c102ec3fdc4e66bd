"""Text is measured and broken into lines, and labels are kept apart."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine

LETTERS = st.characters(max_codepoint=0x24F, categories=["L", "N", "P", "S"])
TEXTS = st.text(LETTERS | st.sampled_from("WMi l.  日本Ж"), max_size=120)
LABELS = st.lists(st.tuples(st.floats(-100, 500), st.floats(5, 45)), min_size=1, max_size=14)


def widths(engine: Engine, *texts: str, size: int = 13) -> list[float]:
    return engine.call_each("charts/layout/text-width", "widthOf", [[text, size] for text in texts])


def wrapped(engine: Engine, text: str, width: float, lines: int = 2) -> list[str]:
    return engine.call("charts/layout/text-width", "wrapped", text, width, lines)


def apart(engine: Engine, wanted: list[tuple[float, float]], highest: float) -> list[float]:
    centres, heights = [centre for centre, _ in wanted], [height for _, height in wanted]
    return engine.call("charts/layout/labels", "apart", centres, heights, 0, highest)


def test_wide_letters_are_wider_and_large_ones_too(engine: Engine) -> None:
    found = widths(engine, "iii", "nnn", "WWW", "漢字漢")
    assert found == sorted(set(found))
    assert widths(engine, "Gelmark", size=26) == [pytest.approx(2 * widths(engine, "Gelmark")[0])]
    assert widths(engine, "ijl'") == [pytest.approx(4 * 0.222 * 13)]


def test_an_accent_adds_no_width(engine: Engine) -> None:
    assert len(set(widths(engine, "E\u0301", "E", "\u00c9"))) == 1
    accented, plain = widths(engine, "Tülkaye, Île, ÓDŹ", "Tulkaye, Ile, ODZ")
    assert accented == pytest.approx(plain)


def test_text_that_is_cut_says_so(engine: Engine) -> None:
    cases = {
        ("IU", 100, 2): ["IU"],
        ("", 80, 2): [""],
        ("  ", 80, 2): [""],
        ("Aldmouth and the Brook", 60, 2): ["Aldmouth", "and the…"],
        ("Aldmouth and the Brook", 60, 3): ["Aldmouth", "and the", "Brook"],
        ("Saint Willock and the Grenlairds", 110, 2): ["Saint Willock and", "the Grenlairds"],
        ("Llanfairpwllgwyngyll", 80, 1): ["Llanfairpwll…"],
        ("Llanfairpwllgwyngyll", 80, 2): ["Llanfairpwllg", "wyngyll"],
        ("Great Llanfairpwllgwyngyll", 80, 2): ["Great", "Llanfairpwll…"],
    }
    broken = engine.call_each("charts/layout/text-width", "wrapped", list(cases))
    assert dict(zip(cases, broken, strict=True)) == cases


def test_a_letter_is_never_parted_from_its_accents(engine: Engine) -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert wrapped(engine, family * 3, 60, 3) == [family] * 3


def test_so_many_lines_are_as_wide_in_letters_of_another_size(engine: Engine) -> None:
    words = "Very long words about a thing that has a name."
    for size in (12, 20):
        lines = engine.call("charts/layout/text-width", "wrapped", words, 200, 9, size)
        assert " ".join(lines) == words
        assert all(width <= 200 for width in widths(engine, *lines, size=size)), size


@given(TEXTS, st.floats(14, 400), st.integers(1, 3))
def test_text_keeps_to_its_width_and_is_whole_or_says_that_it_is_cut(
    engine: Engine, text: str, width: float, lines: int
) -> None:
    broken = wrapped(engine, text, width, lines)
    assert 1 <= len(broken) <= lines
    assert all(one <= width for one in widths(engine, *broken))
    joined, whole = "".join("".join(broken).split()), "".join(text.split())
    if joined != whole:
        assert joined.endswith("…")
        assert whole.startswith(joined[:-1])


@given(TEXTS, st.floats(14, 400))
def test_what_fits_is_never_cut(engine: Engine, text: str, width: float) -> None:
    plain = " ".join(text.split())
    if widths(engine, plain)[0] <= width:
        assert wrapped(engine, text, width, 1) == [plain]


def test_a_very_long_text_is_broken_soon(engine: Engine) -> None:
    broken = """async (at, texts) => {
      const { wrapped } = await at("charts/layout/text-width");
      return texts.map((text) => wrapped(text, 200, 2)[1]);
    }"""
    long = ["word " * 40_000, "x" * 200_000, "l" * 200_000]
    assert all(last.endswith("…") for last in engine.run(broken, long, seconds=10))


@given(LABELS, st.floats(150, 600))
def test_labels_keep_their_order_and_apart_and_inside_if_they_fit(
    engine: Engine, wanted: list[tuple[float, float]], highest: float
) -> None:
    centres = apart(engine, wanted, highest)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i][0])
    for above, below in itertools.pairwise(order):
        room = (wanted[above][1] + wanted[below][1]) / 2
        assert centres[below] - centres[above] >= room - 1e-6
    if sum(height for _, height in wanted) <= highest:
        for centre, (_, height) in zip(centres, wanted, strict=True):
            assert height / 2 - 1e-6 <= centre <= highest - height / 2 + 1e-6


def test_labels_stand_where_they_are_wanted_or_around_it(engine: Engine) -> None:
    assert apart(engine, [(40, 15), (100, 15), (160, 15)], 200) == [40, 100, 160]
    assert apart(engine, [(100, 20), (100, 20)], 200) == [90, 110]


@given(st.lists(st.integers(-4000, 4000).map(lambda n: n / 4), max_size=20))
def test_pixels_are_made_whole_and_halves_even(engine: Engine, pixels: list[float]) -> None:
    assert engine.call_each("charts/rules/numbers", "nearestWhole", [[one] for one in pixels]) == [
        round(one) for one in pixels
    ]


def test_each_line_sets_apart_by_itself_what_runs_from_the_right(engine: Engine) -> None:
    text = "Share, % of \u2068" + "רכבות " * 12 + "\u2069 here"
    for lines in (1, 2, 9):
        for line in wrapped(engine, text, 120, lines):
            assert line.count("\u2068") == line.count("\u2069")
    assert wrapped(engine, "plain words", 400) == ["plain words"]
