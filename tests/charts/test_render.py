from __future__ import annotations

import hashlib
import json
import re
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from pipeline.charts import theme
from pipeline.charts.drawing.render import Order, draw, from_bytes, to_bytes
from pipeline.charts.model import Drawing
from tests.asking import ask
from tests.charts.conftest import Site
from tests.charts.reading import ids, parsed, texts, view_box

HOSTILE = '<script>alert(1)</script> & "quotes" \'n\' ]]> \x00\x08 class="x" id="clip0"'
TREND = "{kind: trend, measure: spending}"
ROWS = "country,year,spending\n" + "".join(
    f"{country},{year},{1 + i + year % 3}\n"
    for i, country in enumerate(["GKE", "FRE", "DEG", '"<b>&amp; ""id=x"""'])
    for year in range(2010, 2016)
)


def order_of(sketch, name="data_view", **words: Any) -> Order:
    plain = {
        "id": name,
        "title": "A title",
        "subtitle": "Share, %",
        "description": "In words.",
        "footer": ("A note.", "Source: Somebody", "https://atlas.example/data/"),
        "wide": sketch.wide,
        "narrow": sketch.narrow,
    }
    return framed({**plain, **words})


def framed(order: Mapping[str, Any]) -> Order:
    words = {name: order[name] for name in ("title", "subtitle", "footer")}
    frame = ask("frame", {**words, "width": theme.WIDE.width})
    return Order(**{**order, "frame": frame})


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    return order_of(Site(tmp_path_factory.mktemp("site")).sketch(ROWS, TREND))


@pytest.fixture(scope="module")
def drawing(order: Order) -> Drawing:
    return draw(order)


@pytest.fixture(scope="module")
def hostile(order: Order) -> Drawing:
    texts_of = dict.fromkeys(["title", "subtitle", "description"], HOSTILE)
    return draw(framed({**vars(order), **texts_of, "footer": (HOSTILE,)}))


class TestSameBytes:
    def test_in_one_process_whatever_was_drawn_before(self, order, drawing, hostile):
        assert draw(order) == drawing
        assert to_bytes(draw(order)) == to_bytes(drawing)

    def test_in_another_process(self, order, drawing, tmp_path):
        kept = tmp_path / "order.json"
        kept.write_text(json.dumps(vars(order)), encoding="utf-8")
        code = (
            "import hashlib, json, sys; from pathlib import Path\n"
            "from pipeline.charts.drawing.render import Order, draw, to_bytes\n"
            "order = json.loads(Path(sys.argv[1]).read_text('utf-8'))\n"
            "order = Order(**{**order, 'footer': tuple(order['footer'])})\n"
            "print(hashlib.sha256(to_bytes(draw(order))).hexdigest())\n"
        )
        other = subprocess.run(
            [sys.executable, "-c", code, str(kept)],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": "12345", "PATH": ""},
        )
        assert other.stdout.strip() == hashlib.sha256(to_bytes(drawing)).hexdigest()


class TestInline:
    def test_it_is_an_image_with_a_name_and_a_description(self, drawing):
        for svg in (drawing.wide, drawing.narrow):
            root = parsed(svg)
            title, words = root[0], root[1]
            assert root.attrib["role"] == "img"
            assert title.tag.endswith("}title")
            assert title.text == "A title"
            assert words.tag.endswith("}desc")
            assert words.text == "In words."
            assert root.attrib["aria-labelledby"] == title.attrib["id"]
            assert root.attrib["aria-describedby"] == words.attrib["id"]

    def test_it_is_as_wide_as_its_page(self, drawing):
        assert view_box(drawing.wide)[2] == theme.WIDE.width == 680
        assert view_box(drawing.narrow)[2] == theme.NARROW.width == 296

    def test_its_ids_are_its_own(self, order, drawing):
        other = draw(Order(**{**vars(order), "id": "data_other"}))
        every = [ids(svg) for d in (drawing, other) for svg in (d.wide, d.narrow, d.svg)]
        together = [name for names in every for name in names]
        assert len(together) == len(set(together))
        assert every[0]
        assert all(name.startswith("data_view-wide") for name in every[0])
        assert all(name.startswith("data_other-narrow") for name in every[4])

    def test_the_ids_that_vega_counts_up_are_renumbered(self, order):
        spec = {
            "data": {"values": [{"x": 1, "y": 2}, {"x": 2, "y": 3}]},
            "mark": {"type": "line", "clip": True},
            "encoding": {
                "x": {"field": "x", "type": "quantitative"},
                "y": {"field": "y", "type": "quantitative"},
            },
        }
        clipped = Order(**{**vars(order), "wide": spec, "narrow": spec})
        first, second = draw(clipped), draw(clipped)
        assert first == second
        for svg in (first.wide, first.narrow, first.svg):
            referred = set(re.findall(r"url\(#([^)]+)\)", svg))
            assert referred
            assert referred <= set(ids(svg))
        both = [*ids(first.wide), *ids(first.narrow)]
        assert len(both) == len(set(both))

    def test_its_references_lead_somewhere(self, drawing):
        for svg in (drawing.wide, drawing.narrow, drawing.svg):
            assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids(svg))

    def test_its_colours_are_variables(self, drawing):
        for svg in (drawing.wide, drawing.narrow):
            assert "var(--chart-1)" in svg
            assert not any(colour in svg.lower() for colour in set(theme.LITERAL.values()))

    def test_it_has_no_class_no_script_and_nothing_from_elsewhere(self, drawing):
        for svg in (drawing.wide, drawing.narrow):
            assert not [node for node in parsed(svg).iter() if "class" in node.attrib]
        for svg in (drawing.wide, drawing.narrow, drawing.svg):
            for node in parsed(svg).iter():
                assert not any(name.startswith("on") or "href" in name for name in node.attrib)
                assert not node.tag.endswith(("script", "image", "foreignObject", "style"))
        assert "\n" not in drawing.wide

    def test_text_on_a_phone_is_never_below_twelve_pixels(self, drawing):
        sizes = [text.size for text in texts(drawing.narrow)]
        assert sizes
        assert min(sizes) >= 12


class TestHostileWords:
    def test_they_stay_words(self, hostile):
        for svg in (hostile.wide, hostile.narrow, hostile.svg):
            root = parsed(svg)
            assert not [node for node in root.iter() if node.tag.endswith("script")]
            title = next(node for node in root.iter() if node.tag.endswith("}title"))
            assert "<script>alert(1)</script> & \"quotes\" 'n' ]]>" in (title.text or "")

    def test_a_label_that_looks_like_markup_is_shown_as_it_is(self, drawing):
        for svg in (drawing.wide, drawing.narrow, drawing.svg):
            assert '<b>&amp; "id=x"' in {text.words for text in texts(svg)}

    def test_a_label_that_looks_like_an_attribute_is_shown_as_it_is(self, tmp_path):
        label = 'a class="b" id="clip0"'
        rows = (
            f'country,year,spending\n"{label.replace(chr(34), chr(34) * 2)}",2020,1\nGKE,2020,2\n'
        )
        sketch = Site(tmp_path).sketch(rows, "{kind: ranking, measure: spending}")
        drawn = draw(order_of(sketch))
        assert label in {text.words for text in texts(drawn.wide)}
        assert label in {text.words for text in texts(drawn.svg)}

    def test_the_spec_holds_them_but_for_what_no_text_can_hold(self, hostile):
        assert hostile.spec["title"]["text"] == HOSTILE.replace("\x00\x08", "")

    def test_a_label_with_characters_that_no_drawing_can_hold(self, site):
        sketch = site.sketch(
            "country,year,spending\nX\x08Y,2020,1\nGKE,2020,2\n",
            "{kind: ranking, measure: spending}",
        )
        drawing = draw(order_of(sketch, title="\ud800 and \uffff"))
        assert "XY" in {text.words for text in texts(drawing.wide)}
        assert drawing.png.startswith(b"\x89PNG")

    def test_the_picture_is_still_drawn(self, hostile):
        assert hostile.png.startswith(b"\x89PNG")


class TestTakenAway:
    def test_the_frame_names_title_source_and_address(self, drawing):
        words = {text.words for text in texts(drawing.svg)}
        assert {"A title", "Share, %", "A note.", "Source: Somebody"} <= words
        assert "https://atlas.example/data/" in words

    def test_its_colours_are_literal(self, drawing):
        assert "var(" not in drawing.svg
        assert "#12436d" in drawing.svg
        assert "var(" not in json.dumps(drawing.spec)

    def test_the_png_is_twice_as_large(self, drawing):
        assert drawing.png.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", drawing.png[16:24])
        _, _, wide, high = view_box(drawing.svg)
        assert (width, height) == (2 * wide, 2 * high)

    def test_its_words_lie_on_it(self, drawing):
        _, _, width, height = view_box(drawing.svg)
        for text in texts(drawing.svg):
            assert 0 <= text.left <= text.right <= width
            assert 0 < text.baseline < height


class TestSpec:
    def test_it_is_valid_vega_lite_with_its_data(self, drawing):
        chart = alt.Chart.from_dict(dict(drawing.spec), validate=True)
        assert chart.to_dict(validate=True)
        assert drawing.spec["$schema"].endswith("/vega-lite/v6.json")
        assert {row["value"] for row in _data(drawing.spec) if "value" in row} >= {1, 2, 3, 4, 5, 6}

    def test_it_loads_nothing(self, drawing):
        assert "url" not in json.dumps({k: v for k, v in drawing.spec.items() if k != "$schema"})

    def test_it_says_what_it_is(self, drawing):
        assert drawing.spec["title"]["text"] == "A title"
        assert "Source: Somebody" in drawing.spec["title"]["subtitle"]
        assert drawing.spec["description"] == "In words."


def _data(spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    inline = [
        layer["data"]["values"] for layer in spec["layer"] if "values" in layer.get("data", {})
    ]
    return [row for rows in (*inline, *spec.get("datasets", {}).values()) for row in rows]


class TestKept:
    def test_a_drawing_comes_back_from_the_cache_as_it_was(self, drawing):
        assert from_bytes(to_bytes(drawing)) == drawing

    def test_what_is_not_whole_is_drawn_again(self, subtests):
        cases = [b"", b"{", b"[]", b"{}", b"null", b'"x"', b"\xff", b'{"png": ""}']
        for kept in cases:
            with subtests.test(kept=kept):
                assert from_bytes(kept) is None

    def test_a_cut_drawing_is_not_whole(self, drawing):
        assert from_bytes(to_bytes(drawing)[:-10]) is None
