from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import altair as alt
import pytest
from altair.utils.schemapi import debug_mode
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cache import Cache
from pipeline.charts import KINDS, draw_charts, sketch_of, theme
from pipeline.charts.drawing.render import Order, draw
from pipeline.charts.model import Sketch
from pipeline.charts.view_data import scene_of
from pipeline.progress import Silence
from pipeline.workers import Here
from tests.asking import ask
from tests.charts.conftest import Site, drawn
from tests.charts.reading import texts, view_box

NOTHING = "There are no figures to show."
LONG = [
    "Saint Willock and the Grenlairds",
    "Department for Business, Energy and Industrial Strategy",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "中華人民共和國香港特別行政區政府統計處",
    "ÉÈÊ ŻŹĆ İIĞ",
    "IU",
]
VIEWS = {
    "trend": "{kind: trend, measure: spending}",
    "ranking": "{kind: ranking, measure: spending}",
    "composition": "{kind: composition, measure: income, by: source}",
    "scatter": "{kind: scatter, x: spending, y: income}",
    "distribution": "{kind: distribution, measure: spending}",
    "boxes": "{kind: distribution, measure: spending, by: source}",
}
COLUMNS = """
    spending:
      title: A measure whose title is so long that it must be cut somewhere
      unit: "% of the gross domestic product of the whole country"
    income: {title: Income, unit: million current dollars of purchasing power parity}
    source: {categories: [{value: a, label: A rather long label of a part of the whole}]}
"""


def rows_for(view: str) -> str:
    parts = ["a", "b", "c"] if view in {"composition", "boxes"} else ["a"]
    return "country,source,year,spending,income\n" + "".join(
        f'"{name}",{part},{year},{1.5 * i + year % 7},{10**i + len(part)}\n'
        for i, name in enumerate([*LONG, "GKE", "FRE"])
        for part in parts
        for year in (2018, 2019, 2020)
    )


@pytest.fixture(scope="module")
def long_names(tmp_path_factory):
    """A drawing of each kind with long names, long titles and numbers of every size."""
    drawings = {}
    for name, view in VIEWS.items():
        sketch = Site(tmp_path_factory.mktemp(name)).sketch(rows_for(name), view, COLUMNS)
        assert sketch.wide, name
        drawings[name] = draw(order_of(sketch, name))
    return drawings


def order_of(sketch: Sketch, name: str = "x") -> Order:
    words = {"title": "A title", "subtitle": "", "footer": sketch.notes}
    return Order(
        id=name,
        **words,
        description=sketch.headline,
        frame=ask("frame", {**words, "width": theme.WIDE.width}),
        wide=sketch.wide,
        narrow=sketch.narrow,
    )


@pytest.mark.parametrize("name", VIEWS)
class TestLongNames:
    def test_every_word_lies_on_the_canvas(self, long_names, name):
        for svg in (long_names[name].wide, long_names[name].narrow):
            _, _, width, height = view_box(svg)
            for text in texts(svg):
                assert text.left >= -1, text
                assert text.right <= width + 1, text
                assert 0 < text.baseline < height + 1, text

    def test_no_two_words_stand_on_each_other(self, long_names, name):
        for svg in (long_names[name].wide, long_names[name].narrow):
            found = [text for text in texts(svg) if text.words.strip()]
            for i, a in enumerate(found):
                for b in found[i + 1 :]:
                    apart = a.right <= b.left + 1 or b.right <= a.left + 1
                    is_halo = a.words == b.words
                    assert apart or is_halo or abs(a.baseline - b.baseline) >= 10, (a, b)

    def test_no_word_is_small_on_a_phone(self, long_names, name):
        assert min(text.size for text in texts(long_names[name].narrow)) >= 12

    def test_the_canvas_is_as_wide_as_the_page(self, long_names, name):
        assert view_box(long_names[name].wide)[2] == 680
        assert view_box(long_names[name].narrow)[2] == 296

    def test_the_spec_is_valid_vega_lite(self, long_names, name):
        spec = dict(long_names[name].spec)
        assert "var(" not in json.dumps(spec)
        assert alt.Chart.from_dict(spec, validate=True).to_dict(validate=True)


CODES = ["GKE", "FRE", "XXX", "", "Ä Ö", "a-b", "1"]
PERIODS = {
    "year": ["2019", "2020", "2021", ""],
    "string": ["2020-Q1", "2020-Q2", "2021-Q1", "spring", ""],
    "date": ["2020-01-31", "2019-12-31", "2020-02-01", ""],
    "yearmonth": ["2020-01", "2020-12", ""],
    "integer": ["9", "10", "100", ""],
}
NUMBERS = [
    "",
    "0",
    "1",
    "-1",
    "0.5",
    "1e-12",
    "1e15",
    "-3.25",
    "NaN",
    "INF",
    "-INF",
    "7",
    "100",
    "0.004",
]

tables = st.sampled_from(sorted(PERIODS)).flatmap(
    lambda kind: st.tuples(
        st.just(kind),
        st.lists(
            st.tuples(
                st.sampled_from(CODES),
                st.sampled_from(PERIODS[kind]),
                st.sampled_from(["a", "b", "c", ""]),
                st.sampled_from(NUMBERS),
                st.sampled_from(NUMBERS),
            ),
            max_size=14,
            unique_by=lambda row: row[:3],
        ),
    )
)
unit = st.sampled_from(["", "1", "%", "% of GIP", "people"])
direction = st.sampled_from(["better", "worse", "neither"])
PLAIN_VIEWS = [
    *VIEWS.values(),
    "{kind: table}",
    "{kind: map, measure: spending}",
    "{kind: tiles, measure: spending}",
]
SLICED_VIEWS = [
    "{kind: trend, measure: spending, by: source}",
    "{kind: trend, measure: spending, by: source, where: {country: GKE}}",
    "{kind: trend, measure: spending, where: {source: a}}",
    "{kind: ranking, measure: spending, where: {source: a}}",
    "{kind: ranking, measure: spending, by: source}",
    "{kind: scatter, x: spending, y: income, where: {source: a}}",
    "{kind: scatter, x: spending, y: spending, where: {source: [a, b]}}",
    "{kind: composition, measure: spending, by: source, where: {country: GKE}}",
    "{kind: composition, measure: spending, by: country}",
    "{kind: distribution, measure: income, by: country}",
    "{kind: distribution}",
]


def odd_sketches(
    site: Site, views: list[str], kind: str, rows: list, unit: str, direction: str
) -> list[Sketch]:
    """Sketches of views of one table."""
    table = "country,when,source,spending,income\n" + "".join(f"{','.join(row)}\n" for row in rows)
    columns = f"""
        when: {{type: {kind}, role: time}}
        spending: {{unit: "{unit}", higher_is: {direction}, meaningful_difference: 0.1}}
    """
    breaks = "breaks: [{field: spending, entities: [GKE], period: '2020', reason: Revised}]"
    site.add_table(table, views[0], columns, "key: [country, when, source]\n" + breaks)
    path = site.root / "datasets" / "data" / "datapackage.yaml"
    head, tail = path.read_text().split("views:\n")
    listed = "".join(f"- {{name: v{i}, title: T, {view[1:-1]}}}\n" for i, view in enumerate(views))
    path.write_text(f"{head}views:\n{listed}resources:\n{tail.split('resources:' + chr(10))[1]}")
    catalog = site.catalog()
    dataset = catalog.datasets_by_name["data"]
    table = dataset.tables_by_name["data"]
    project = site.project
    with debug_mode(False):
        return [
            KINDS[view.kind](scene_of(dataset, table, view, catalog, project), ask)
            for view in dataset.views
        ]


def assert_whole(sketch: Sketch) -> None:
    """What must be so of any sketch, whatever its table."""
    assert sketch.headline.endswith(".")
    assert bool(sketch.wide) == bool(sketch.narrow)
    said = " ".join((sketch.headline, *sketch.words, *sketch.notes, sketch.period))
    for never in ("nan", "<NA>", "None", "inf ", "NaT", "in .", "()", "  "):
        assert never not in said, said
    width = len(sketch.shown.columns)
    assert len(sketch.shown.cells) == len(sketch.shown.values)
    assert all(len(row) == width for row in (*sketch.shown.cells, *sketch.shown.values))
    if sketch.headline == NOTHING:
        assert not sketch.wide
        assert not sketch.shown.values
    for spec in (sketch.wide, sketch.narrow):
        assert "NaN" not in json.dumps(spec)
        assert "Infinity" not in json.dumps(spec)


@pytest.mark.parametrize("views", [PLAIN_VIEWS, SLICED_VIEWS], ids=["plain", "sliced"])
@settings(deadline=None, derandomize=True, max_examples=20)
@given(tables, unit, direction)
def test_any_table_can_be_worked_out(views, table, unit, direction):
    with tempfile.TemporaryDirectory() as folder:
        for sketch in odd_sketches(Site(Path(folder)), views, *table, unit, direction):
            assert_whole(sketch)


@pytest.mark.slow
@settings(deadline=None, derandomize=True, max_examples=3)
@given(tables.filter(lambda table: len(table[1]) > 6), unit, direction)
def test_any_table_can_be_drawn(table, unit, direction):
    with tempfile.TemporaryDirectory() as folder:
        for sketch in odd_sketches(Site(Path(folder)), PLAIN_VIEWS[:6], *table, unit, direction):
            if sketch.wide:
                drawing = draw(order_of(sketch))
                assert drawing.png.startswith(b"\x89PNG")
                alt.Chart.from_dict(dict(drawing.spec), validate=True)


def test_figures_that_no_axis_can_hold_are_not_drawn(site):
    rows = "country,source,year,spending,income\n" + "".join(
        f"{country},{part},2020,{value},{value}\n"
        for country, value in (("GKE", "1.7e308"), ("FRE", "1e308"))
        for part in ("a", "b")
    )
    told = {}
    for name, view in VIEWS.items():
        own = rows if name in {"composition", "boxes"} else rows.replace("FRE,b", "X,a")
        scene = site.scene(own.replace("GKE,b", "DEG,a"), view, COLUMNS)
        told[name] = sketch_of(scene, ask).headline
    assert set(told.values()) == {"These figures cannot be drawn."}, told


class Counting(Here):
    """An executor that counts what is drawn."""

    def __init__(self) -> None:
        self.count = 0

    def submit(self, fn, /, *args, **kwargs):
        self.count += 1
        return super().submit(fn, *args, **kwargs)


ROWS = "country,year,spending\nGKE,2019,1\nGKE,2020,2\nFRE,2020,3\n"


def charts_of(site: Site, cache: Cache):
    counting = Counting()
    charts = draw_charts(site.catalog(), site.project, ask, counting, cache, Silence())
    return charts, counting.count


class TestDrawCharts:
    def test_what_was_drawn_is_not_drawn_again(self, site, tmp_path):
        cache = Cache(tmp_path / "cache")
        site.add_table(ROWS, VIEWS["ranking"])
        first, drawn_first = charts_of(site, cache)
        second, drawn_then = charts_of(site, cache)
        assert (drawn_first, drawn_then) == (1, 0)
        assert first == second

    def test_other_figures_are_drawn_anew(self, site, tmp_path):
        cache = Cache(tmp_path / "cache")
        site.add_table(ROWS, VIEWS["ranking"])
        before, _ = charts_of(site, cache)
        site.add_table(ROWS.replace("FRE,2020,3", "FRE,2020,4"), VIEWS["ranking"])
        after, count = charts_of(site, cache)
        assert count == 1
        assert before[("data", "view")].drawing != after[("data", "view")].drawing

    def test_a_broken_cache_is_drawn_over(self, site, tmp_path):
        cache = Cache(tmp_path / "cache")
        site.add_table(ROWS, VIEWS["ranking"])
        before, _ = charts_of(site, cache)
        for path in (tmp_path / "cache").rglob("*"):
            if path.is_file():
                path.write_bytes(path.read_bytes()[:100])
        after, count = charts_of(site, cache)
        assert count == 1
        assert before == after

    def test_a_table_has_no_drawing(self, site):
        charts, count = (site.chart(ROWS, "{kind: table}"), 0)
        assert charts.drawing is None
        assert count == 0

    def test_kinds_that_are_not_known_here_are_passed_over(self, site):
        site.add_table(ROWS, "{kind: pie, measure: spending}")
        assert site.charts() == {}

    def test_charts_of_names_that_run_together_keep_their_own_drawings(self, site):
        for name, view in (("a", "b-c"), ("a-b", "c")):
            site.add_table(
                ROWS,
                f"{{name: {view}, kind: ranking, measure: spending, title: Title of {name}}}",
                more=f"name: {name}",
            )
        charts = site.charts()
        assert "Title of a<" in charts[("a", "b-c")].drawing.wide
        assert "Title of a-b<" in charts[("a-b", "c")].drawing.wide

    def test_a_chart_says_where_its_figures_come_from(self, site):
        more = """
            sources: [{title: T, publisher: Isles Bank}]
            licenses: [{name: CC-BY-4.0}, {title: Own terms, path: https://e.example/}]
        """
        site.add_table(ROWS, VIEWS["ranking"], more=more)
        chart = site.charts()[("data", "view")]
        assert chart.source == "Source: Isles Bank. Terms: CC-BY-4.0; Own terms"
        words = {text.words for text in texts(chart.drawing.svg)}
        assert chart.source in words
        assert "https://atlas.example/datasets/data/#chart-view" in words

    def test_the_picture_says_what_is_measured_and_when(self, site):
        chart = site.chart(ROWS, VIEWS["ranking"])
        assert chart.subtitle == "B&B spending, % of GIP"
        assert "B&B spending, % of GIP, 2020" in {text.words for text in texts(chart.drawing.svg)}
        assert chart.description in chart.drawing.svg.replace("&amp;", "&")

    def test_long_words_around_a_picture_are_broken_or_cut(self, site):
        words = "Very long words about a thing that has a name. " * 12
        view = f"{VIEWS['ranking'][:-1]}, title: {words}, subtitle: {words}, note: {'x' * 1900}}}"
        svg = site.chart(ROWS, view).drawing.svg
        found = texts(svg)
        assert all(0 <= text.left <= text.right <= view_box(svg)[2] for text in found)
        lines = {size: [t.words for t in found if t.size == size] for size in (20, 14)}
        assert [len(lines[size]) for size in (20, 14)] == [3, 3]
        assert all(lines[size][-1].endswith("…") for size in (20, 14))
        note = [t.words for t in found if t.words.startswith("xx")]
        assert len(note) == 12
        assert re.fullmatch("x{1200,}…", "".join(note))

    def test_the_table_under_a_chart_is_what_it_draws(self, site):
        chart = site.chart(ROWS, VIEWS["ranking"])
        bars = {(row["subject"], row["value"]) for row in drawn(chart.drawing.spec, "bar")}
        assert bars == {(key, float(value)) for key, value in chart.sketch.shown.values}
