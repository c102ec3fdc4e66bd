from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest

from pipeline.charts import theme
from tests.asking import scripts
from tests.scripts.engine import SCRIPTS

PARTS = scripts().call("charts/parts/parts", "coloursOf", {"parts": list("abcdef")})
SERIES_TEXT = [f"var(--chart-{place}-text)" for place in range(1, 7)]
STEPS_IN_ORDER = [f"var(--chart-step-{place})" for place in range(1, 8)]
ON_STEPS = [f"var(--chart-on-step-{place})" for place in range(1, 8)]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def literal(colour: str) -> str:
    return theme.in_literal_colours(colour)


def test_text_can_be_read_on_white(subtests):
    cases = [*SERIES_TEXT, theme.INK, theme.MUTED]
    for colour in cases:
        with subtests.test(colour=colour):
            assert contrast(literal(colour), "#ffffff") >= 4.5


@pytest.mark.parametrize("colour", [*theme.SERIES, theme.PICK])
def test_marks_can_be_seen_on_white(colour):
    assert contrast(literal(colour), "#ffffff") >= 2.9


@pytest.mark.parametrize(
    ("on", "colour"), [*zip(PARTS["fill"]["range"], PARTS["color"]["range"], strict=True)]
)
def test_numbers_can_be_read_on_a_bar(on, colour):
    assert contrast(literal(on), literal(colour)) >= 4.5


def lightness(colour: str) -> float:
    """CIE lightness, from 0 for black to 100 for white."""
    return 116 * luminance(colour) ** (1 / 3) - 16


def seen_without(cones: str, colour: str) -> tuple[float, ...]:
    """A colour as people see it who lack a kind of cones (Machado and others, 2009)."""
    matrix = {
        "red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
        "green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
        "blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
    }[cones]
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix)


STEPS = [literal(colour) for colour in STEPS_IN_ORDER]


def test_steps_get_darker_evenly_so_that_they_differ_in_grey():
    lights = [lightness(colour) for colour in STEPS]
    assert all(8 < a - b < 18 for a, b in pairwise(lights))
    assert 100 - lights[0] > 5


def test_steps_differ_for_those_who_lack_some_cones(subtests):
    cases = ["red", "green", "blue"]
    for cones in cases:
        with subtests.test(cones=cones):
            for a, b in combinations([seen_without(cones, colour) for colour in STEPS], 2):
                assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > 0.12


@pytest.mark.parametrize(("on", "colour"), [*zip(ON_STEPS, STEPS_IN_ORDER, strict=True)])
def test_words_can_be_read_on_a_step(on, colour):
    assert contrast(literal(on), literal(colour)) >= 4.5


def test_series_differ():
    colours = [literal(colour) for colour in theme.SERIES]
    assert len(set(colours)) == len(colours) == theme.MAXIMUM_SERIES
    shapes = scripts().run("async (at) => (await at('charts/layout/palette')).SHAPES")
    assert len(set(shapes)) >= theme.MAXIMUM_SERIES
    assert all(a != b for a, b in combinations(colours, 2))


def test_every_colour_that_is_used_has_a_literal():
    sources = "".join(path.read_text("utf-8") for path in SCRIPTS.glob("charts/**/*.js"))
    used = set(re.findall(r"var\((--[\w-]+)\)", sources + str({**vars(theme)})))
    assert used <= set(theme.LITERAL)
    assert "var(" not in theme.in_literal_colours(
        " ".join(f"var({name})" for name in theme.LITERAL)
    )


def test_no_text_is_set_small():
    sizes = re.findall(r"'\w*[fF]ontSize': ([\d.]+)", str(dict(theme.CONFIG)))
    assert sizes
    assert min(float(size) for size in sizes) >= 12
