from __future__ import annotations

import json

from pipeline.cache import Cache
from pipeline.catalog import Catalog, Grid, Shape, Shapes
from pipeline.charts.places import shapes_data, tiles_data
from pipeline.publish.browser.places import publish_places

SHAPES = Shapes(
    width=680,
    height=300,
    places={
        "SQU": Shape(path="M0 0l40 0 0 40-40 0z", x=20, y=20),
        "DOT": Shape(path="", x=90, y=80),
    },
)
GRID = Grid(places={"N": (1, 0), "S": (1, 2)}, parents={"N": "ALL", "S": "ALL"})


def test_shapes_stand_by_column_as_they_are_drawn_on_both_pages():
    data = shapes_data(SHAPES)
    assert (data["form"], data["keys"], data["dots"]) == ("map", ["SQU", "DOT"], [False, True])
    assert data["wide"] == ["M0,0L40,0L40,40L0,40Z", ""]
    assert data["narrow"] == ["M0,0L17,0L17,17L0,17Z", ""]


def test_tiles_say_where_each_stands_and_what_it_is_part_of():
    data = tiles_data(GRID)
    assert data["places"] == [[1, 0], [1, 2]]
    assert data["parents"]["S"] == "ALL"


def test_each_kind_has_a_file_with_what_draws_it_and_no_rows(tmp_path):
    catalog = Catalog(datasets=(), entities={}, shapes={"town": SHAPES}, grids={"area": GRID})
    publish_places(catalog, Cache(tmp_path / "cache"), tmp_path)
    for kind, name in (("town", "dots"), ("area", "tiles")):
        structure = json.loads((tmp_path / f"api/shapes/{kind}.json").read_text())["structure"]
        rows = {data["name"]: data.get("values") for data in structure["data"]}
        assert rows[name] == []
