"""A contributor's own specification: filled with the view's rows, on our canvases."""

from __future__ import annotations

import json

from tests.charts.reading import texts, view_box

ROWS = "country,year,spending\nGKE,2019,1.0\nGKE,2020,2.0\nFRE,2019,\nFRE,2020,3.5\n"
POINTS = {
    "mark": "point",
    "encoding": {
        "x": {"field": "year", "type": "ordinal"},
        "y": {"field": "spending", "type": "quantitative"},
        "color": {"field": "country", "type": "nominal"},
    },
}


def _view(spec, **more):
    return json.dumps({"kind": "vega-lite", "spec": spec, **more})


def test_the_rows_of_the_view_are_put_in_under_their_tables_name(site):
    sketch = site.sketch(ROWS, _view(POINTS, where={"year": 2020}))
    assert sketch.wide["data"] == {"name": "data"}
    assert sketch.wide["datasets"] == {
        "data": [
            {"country": "GKE", "year": 2020, "spending": 2.0},
            {"country": "FRE", "year": 2020, "spending": 3.5},
        ]
    }


def test_a_missing_figure_is_null_and_stands_with_its_reason_in_the_table(site):
    sketch = site.sketch(ROWS, _view(POINTS))
    assert [row["spending"] for row in sketch.wide["datasets"]["data"]] == [1.0, 2.0, None, 3.5]
    assert ("Frelay", "2019", "not reported") in sketch.shown.cells


def test_layers_may_name_another_table_of_the_dataset(site):
    layered = {"layer": [POINTS, {**POINTS, "data": {"name": "data"}}]}
    assert set(site.sketch(ROWS, _view(layered)).narrow["datasets"]) == {"data"}


def test_it_says_what_the_view_says_and_how_many_rows_there_are(site):
    sketch = site.sketch(ROWS, _view(POINTS, subtitle="Share of GIP, %", note="A note."))
    assert sketch.headline == "A title. Share of GIP, %. 4 rows stand in the table."
    assert sketch.notes == ("A note.",)
    assert len(sketch.shown.cells) == 4


def test_it_is_drawn_to_the_width_of_each_canvas_in_the_sites_colours(site):
    drawing = site.chart(ROWS, _view({**POINTS, "width": 2000})).drawing
    assert view_box(drawing.wide)[2] == 680
    assert view_box(drawing.narrow)[2] == 296
    assert "var(--chart-1)" in drawing.narrow
    assert all(text.size >= 12 for text in texts(drawing.narrow))


def test_what_vega_does_not_understand_is_no_traceback(site):
    chart = site.chart(ROWS, _view({"mark": "point", "transform": [{"filter": "1 +"}]}))
    assert chart.drawing is None


def test_many_rows_are_not_drawn(site):
    rows = "country,year,spending\n" + "".join(f"GKE,{year},1\n" for year in range(1000, 1501))
    sketch = site.sketch(rows, _view(POINTS))
    assert not sketch.wide
    assert "more than 500 rows" in sketch.headline
