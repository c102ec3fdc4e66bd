from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline.charts.labels import apart, width_of, wrapped

quickly = settings(deadline=None, derandomize=True, max_examples=200)
texts = st.text(max_size=120) | st.text(alphabet="WMi l.", max_size=60)
labels = st.lists(st.tuples(st.floats(-100, 500), st.floats(5, 45)), min_size=1, max_size=14)


def test_wide_letters_are_wider():
    assert width_of("iii") < width_of("nnn") < width_of("WWW") < width_of("漢字漢")


def test_width_grows_with_size():
    assert width_of("Gelmark", 26) == pytest.approx(2 * width_of("Gelmark", 13))


def test_an_accent_adds_no_width():
    assert width_of("Tülkaye, Île, ŁÓDŹ") >= width_of("Tulkaye, Ile, LODZ") - 3
    assert width_of("E\u0301") == width_of("E") == width_of("\u00c9")


def test_a_short_name_stays_whole(subtests):
    cases = ["IU", "KW", "Men", "X", "Chal"]
    for name in cases:
        with subtests.test(name=name):
            assert wrapped(name, 100) == [name]


def test_no_text_is_one_empty_line():
    assert wrapped("", 100) == [""]
    assert wrapped("  ", 100) == [""]


def test_a_long_name_breaks_between_words():
    assert wrapped("Saint Willock and the Grenlairds", 110) == [
        "Saint Vincent",
        "and the Grenadines",
    ] or (
        " ".join(wrapped("Saint Willock and the Grenlairds", 110))
        == "Saint Willock and the Grenlairds"
    )


def test_what_is_over_is_cut_and_says_so():
    cut = wrapped("The United Kelways of Great Breckan and Northern Inchland", 100, lines=1)
    assert len(cut) == 1
    assert cut[0].startswith("The United")
    assert cut[0].endswith("…")


@pytest.mark.parametrize("lines", [1, 2])
def test_a_word_too_long_for_its_lines_keeps_its_start(lines):
    word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
    *_, last = wrapped(word, 140, lines=lines)
    assert width_of(last) > 120
    assert last.endswith("…")


@quickly
@given(texts, st.floats(14, 400), st.integers(1, 3))
def test_wrapped_text_keeps_to_its_width_and_lines(text, width, lines):
    broken = wrapped(text, width, lines=lines)
    assert 1 <= len(broken) <= lines
    assert all(width_of(line) <= width for line in broken)


@quickly
@given(texts, st.floats(14, 400), st.integers(1, 3))
def test_wrapped_text_is_whole_or_says_that_it_is_cut(text, width, lines):
    broken = "".join("".join(wrapped(text, width, lines=lines)).split())
    whole = "".join(text.split())
    if broken != whole:
        assert broken.endswith("…")
        assert whole.startswith(broken[:-1])


@quickly
@given(texts, st.floats(14, 400))
def test_what_fits_is_never_cut(text, width):
    plain = " ".join(text.split())
    if width_of(plain) <= width:
        assert " ".join(wrapped(text, width, lines=1)[0].split()) == plain


def test_a_very_long_text_is_wrapped_soon():
    assert wrapped("word " * 40_000, 200, lines=2)[-1].endswith("…")
    assert wrapped("x" * 200_000, 200, lines=2)[-1].endswith("…")


@quickly
@given(labels, st.floats(150, 600))
def test_labels_never_overlap_and_keep_their_order(wanted, highest):
    places, heights = zip(*wanted, strict=True)
    centres = apart(places, heights, 0, highest)
    order = sorted(range(len(places)), key=lambda i: places[i])
    for above, below in itertools.pairwise(order):
        room = (heights[above] + heights[below]) / 2
        assert centres[below] - centres[above] >= room - 1e-6


@quickly
@given(labels, st.floats(150, 600))
def test_labels_that_fit_stay_inside(wanted, highest):
    places, heights = zip(*wanted, strict=True)
    centres = apart(places, heights, 0, highest)
    if sum(heights) <= highest:
        assert min(c - h / 2 for c, h in zip(centres, heights, strict=True)) >= -1e-6
        assert max(c + h / 2 for c, h in zip(centres, heights, strict=True)) <= highest + 1e-6


def test_labels_with_room_stay_where_they_are_wanted():
    assert apart([40, 100, 160], [15, 15, 15], 0, 200) == [40, 100, 160]


def test_labels_wanted_at_one_place_stand_around_it():
    assert apart([100, 100], [20, 20], 0, 200) == [90, 110]
