from __future__ import annotations

import json

from pipeline.publish.datasets.chart_files import chart_files

from .conftest import make_chart


def test_a_drawn_chart_has_pictures_its_specification_and_what_it_shows() -> None:
    files = chart_files(make_chart())
    folder = "datasets/growth/charts/"
    assert sorted(files) == [f"{folder}trend.{end}" for end in ("csv", "json", "png", "svg")]
    assert files[f"{folder}trend.svg"] == "<svg>alone</svg>"
    assert files[f"{folder}trend.png"] == b"\x89PNG"
    assert json.loads(files[f"{folder}trend.json"])["mark"] == "line"
    assert files[f"{folder}trend.csv"] == "year,rate\n2001,1.50\n2003,\n"


def test_a_chart_without_a_drawing_has_only_what_it_shows() -> None:
    assert list(chart_files(make_chart(drawn=False))) == ["datasets/growth/charts/trend.csv"]
