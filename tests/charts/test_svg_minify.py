from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts.drawing.svg_minify import compact, with_relative_paths
from pipeline.charts.outlines import as_path, read_outline

points = st.tuples(st.integers(-999, 999), st.integers(-999, 999))
rings = st.lists(st.lists(points, min_size=2, max_size=12), min_size=1, max_size=4)


@given(rings)
def test_an_outline_stays_what_it_was(found):
    path = as_path([tuple(ring) for ring in found]).replace(" ", "")
    made = with_relative_paths(f'<path d="{path}"/>')
    assert made != f'<path d="{path}"/>'
    kept = read_outline(made.split('"')[1])
    assert kept == tuple(tuple(ring) for ring in found)


@given(rings)
def test_lines_that_are_not_closed_stay_open(found):
    path = as_path([tuple(ring) for ring in found]).replace(" ", "").replace("Z", "")
    made = with_relative_paths(f'<path d="{path}"/>').split('"')[1]
    assert read_outline(made) == tuple(tuple(ring) for ring in found)
    assert "z" not in made


def test_other_paths_are_left_alone(subtests):
    cases = ["M0,0h20v20h-20Z", "M0.5,1L2,3", "M2,0A2,2,0,1,1,-2,0", "M1,2", ""]
    for path in cases:
        with subtests.test(path=path):
            assert with_relative_paths(f'<path d="{path}"/>') == f'<path d="{path}"/>'


def test_a_circle_is_written_as_one():
    svg = (
        '<path transform="translate(10.5,-4)" d="M2.6,0A2.6,2.6,0,1,1,-2.6,0A2.6,2.6,0,1,1,2.6,0" '
        'fill="red" opacity="1"/>'
    )
    assert compact(svg) == '<circle cx="10.5" cy="-4" r="2.6" fill="red"/>'


def test_only_attributes_without_effect_are_left_out():
    kept = (
        '<path transform="translate(0,10)" fill-opacity="0.5" d="M1,2"/><text>opacity="1" </text>'
    )
    assert compact(kept) == kept
    assert compact('<g transform="translate(0,0)" opacity="1"><b/></g>') == "<g><b/></g>"


def test_marks_side_by_side_that_look_the_same_say_so_once():
    red, blue = ' fill="red" stroke="none"', ' fill="blue"'
    svg = f'<g><path d="A"{red}/><path d="B"{red} opacity="0.5"/><path d="C"{blue}/></g>'
    assert compact(svg) == (
        f'<g><g{red}><path d="A"/><path d="B" opacity="0.5"/></g><path d="C"{blue}/></g>'
    )


def test_things_stand_at_tenths_of_a_pixel():
    assert compact('<path transform="translate(12.3456,-0.04)" d="M0.123,1"/>') == (
        '<path transform="translate(12.3,0)" d="M0.123,1"/>'
    )
