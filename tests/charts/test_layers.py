"""Layers put together into one spec: rows keep the names by which a page finds them again."""

from __future__ import annotations

import altair as alt
import pytest
import vl_convert

from pipeline.charts import theme
from pipeline.charts.structure.layers import layered

DATA = """\
country,year,spending,income
GKE,2019,1.0,5
GKE,2020,2.0,6
GKE,2021,2.5,7
FRE,2019,3.0,8
FRE,2020,3.5,9
FRE,2021,3.1,4
"""
VIEWS = {
    "trend": "{kind: trend, resource: data, measure: spending}",
    "ranking": "{kind: ranking, resource: data, measure: spending}",
    "scatter": "{kind: scatter, resource: data, x: spending, y: income}",
    "small-multiples": "{kind: small-multiples, resource: data, measure: spending}",
    "marks": "{kind: trend, measure: spending, target: [2, {period: '2020', label: A law}]}",
    "progress": "{kind: progress, measure: spending, target: {value: 2, period: '2021'}}",
    "histogram": "{kind: distribution, resource: data, measure: spending}",
    "boxes": "{kind: distribution, resource: data, measure: spending, by: year}",
}


def _layer(name: str, rows: list[dict[str, object]]) -> alt.Chart:
    return alt.Chart(alt.Data(name=name, values=rows)).mark_point().encode(x="x:Q")


def test_layers_that_share_rows_hold_them_once():
    rows = [{"x": 1}]
    spec = layered([_layer("dots", rows), _layer("dots", [{"x": 1}])])
    assert spec["datasets"] == {"dots": rows}
    assert [layer["data"] for layer in spec["layer"]] == [{"name": "dots"}] * 2


def test_a_name_never_stands_for_two_sets_of_rows():
    with pytest.raises(AssertionError, match="dots"):
        layered([_layer("dots", [{"x": 1}]), _layer("dots", [{"x": 2}])])


def test_the_rows_of_each_kind_keep_their_names_in_vega(site, subtests):
    for name, view in VIEWS.items():
        with subtests.test(name):
            _assert_names_survive(site.sketch(DATA, view))


def test_the_rows_of_a_composition_keep_their_names_in_vega(site):
    rows = "country,group,spending\nGKE,a,1\nGKE,b,2\nFRE,a,3\nFRE,b,4\n"
    view = "{kind: composition, resource: data, measure: spending, by: group}"
    _assert_names_survive(site.sketch(rows, view))


def _assert_names_survive(sketch):
    for spec in (sketch.wide, sketch.narrow):
        compiled = vl_convert.vegalite_to_vega({**spec, "config": theme.CONFIG})
        held = [data["name"] for data in compiled["data"] if "values" in data]
        assert sorted(held) == sorted(spec["datasets"])
        assert {data["source"] for data in compiled["data"] if "source" in data} <= set(held)
