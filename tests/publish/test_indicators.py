from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cache import Cache
from pipeline.catalog import read_catalog
from pipeline.charts.indicators import Indicators, read_indicators
from pipeline.folders import read_folder
from pipeline.project import read_project
from pipeline.publish.browser.indicators import publish_indicators

SETTINGS = """
site_name: Rivers
extra:
  atlas:
    entities:
      river: {title: river, plural: rivers, table: rivers/rivers, key: river, name: name,
              address: rivers}
"""
RIVERS = {
    "name": "rivers",
    "title": "Rivers",
    "resources": [
        {
            "name": "rivers",
            "path": "rivers.csv",
            "schema": {
                "primaryKey": ["river"],
                "fields": [
                    {"name": "river", "type": "string", "role": "attribute"},
                    {"name": "name", "type": "string", "role": "attribute"},
                ],
            },
        }
    ],
}
DEPTHS = {
    "name": "depths",
    "title": "Depths of rivers",
    "licenses": [{"name": "CC0-1.0"}],
    "sources": [{"title": "Yearbook", "publisher": "River Office"}],
    "resources": [
        {
            "name": "depths",
            "path": "depths.csv",
            "schema": {
                "primaryKey": ["river", "year"],
                "fields": [
                    {"name": "river", "type": "string", "entity": "river"},
                    {"name": "year", "type": "year", "role": "time"},
                    {"name": "depth", "title": "Depth", "type": "number", "unit": "m"},
                    {"name": "width", "title": "Width", "type": "number", "unit": "m"},
                ],
            },
        }
    ],
}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    tables = {
        "rivers": "river,name\nELB,Elbe\nODR,Oder\n",
        "depths": "river,year,depth,width\nELB,2001,3.5,90\nODR,2001,2,80\nELB,2002,3.6,\n",
    }
    folders = []
    for descriptor in (RIVERS, DEPTHS):
        folder = tmp_path / "datasets" / str(descriptor["name"])
        folder.mkdir(parents=True)
        (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
        (folder / f"{folder.name}.csv").write_text(tables[folder.name], encoding="utf-8")
        folders.append(read_folder(folder, read_project(tmp_path)))
    project = read_project(tmp_path)
    catalog = read_catalog(folders, project)
    found: Indicators = read_indicators(catalog, project)
    publish_indicators(found, catalog, Cache(tmp_path / "cache"), tmp_path / "out")
    publish_indicators(found, catalog, Cache(tmp_path / "cache"), tmp_path / "again")
    return tmp_path


def read(published: Path, name: str) -> dict:
    return json.loads((published / "out" / "api" / "indicators" / name).read_text("utf-8"))


def test_the_list_names_each_indicator_with_its_data(published: Path) -> None:
    listed = read(published, "river.json")
    assert listed["datasets"] == [
        {
            "title": "Depths of rivers",
            "address": "datasets/depths/",
            "source": "Source: River Office. Terms: CC0-1.0",
        }
    ]
    depth, width = listed["indicators"]
    assert depth == {
        "id": "depths.depths.depth",
        "title": "Depth",
        "dataset": 0,
        "unit": "m",
        "higher_is": "neither",
        "first": "2001",
        "last": "2002",
    }
    assert (width["id"], width["last"]) == ("depths.depths.width", "2001")
    assert listed["pages"] == {"ELB": "rivers/elb/", "ODR": "rivers/odr/"}


def test_the_structures_are_those_of_the_axes_that_occur_and_hold_no_rows(published: Path) -> None:
    structures = read(published, "river.json")["structures"]
    assert list(structures) == ["numeric"]
    assert {one["name"] for one in structures["numeric"]["data"]} >= {"lines", "ends", "labels"}
    assert all(one.get("values", []) == [] for one in structures["numeric"]["data"])


def test_each_indicator_has_a_file_of_its_figures(published: Path) -> None:
    figures = read(published, "river/depths.depths.depth.json")
    assert figures["subject"]["keys"] == ["ELB", "ODR"]
    assert figures["time"]["keys"] == ["2001", "2002"]
    assert figures["rows"]["measure"] == [3.5, 2, 3.6]
    assert figures["aside"] == []


def test_the_same_is_written_again(published: Path) -> None:
    first, again = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.json")}
        for folder in (published / "out", published / "again")
    )
    assert len(first) == 3
    assert first == again
