from __future__ import annotations

import pytest

from pipeline.project import ConfigurationError
from tests.charts.conftest import SETTINGS
from tests.charts.test_maps import GROUND, SHAPES
from tests.charts.test_maps import PLACES as SHAPE_ROWS
from tests.charts.test_tiles import DESCRIPTOR, GRID
from tests.charts.test_tiles import PLACES as TILE_ROWS


def with_settings(site, *lines):
    own = "".join(f"        {line}\n" for line in lines)
    text = SETTINGS.replace("        picks:", f"{own}        picks:")
    (site.root / "mkdocs.yml").write_text(text, encoding="utf-8")
    site.add(GROUND, shapes=SHAPE_ROWS)
    site.add(DESCRIPTOR, grid=TILE_ROWS)
    return site.catalog()


def test_shapes_and_dots_come_from_the_table_that_the_settings_name(site):
    shapes = with_settings(site, SHAPES).shapes["country"]
    assert (shapes.width, shapes.height) == (100, 60)
    assert shapes.places["GKE"].path.startswith("M0 0l20")
    assert (shapes.places["ITH"].path, shapes.places["ITH"].x) == ("", 20)


def test_what_has_no_tile_stands_on_those_of_its_parts(site):
    grid = with_settings(site, GRID).grids["country"]
    assert grid.tiles("GKE") == ((1, 1),)
    assert grid.tiles("FRE") == ((2, 2), (3, 2), (2, 3))
    assert grid.tiles("JAR") == ()


def test_tables_of_places_are_references(site):
    datasets = with_settings(site, SHAPES, GRID).datasets_by_name
    assert datasets["ground"].is_reference
    assert datasets["grid"].is_reference


def test_a_kind_without_such_settings_has_no_places(site):
    catalog = with_settings(site)
    assert catalog.shapes == catalog.grids == {}


def test_a_table_that_is_not_sound_gives_no_places(site):
    assert with_settings(site, SHAPES.replace("ground/", "gone/")).shapes == {}
    assert with_settings(site, GRID.replace("grid/", "gone/")).grids == {}


def test_a_setting_that_names_no_such_column_is_said(site, subtests):
    cases = [
        (SHAPES.replace("path: path", "path: outline"), "shapes.path.*no column outline"),
        (SHAPES.replace("x: x", "x: code"), "shapes.x.*column code.*holds no numbers"),
        (GRID.replace("row: row", "row: line"), "tiles.row.*no column line"),
        (GRID.replace("column: column", "column: code"), "tiles.column.*holds no numbers"),
        (GRID.replace("parent: parent", "parent: above"), "tiles.parent.*no column above"),
    ]
    for line, words in cases:
        with (
            subtests.test(line=line, words=words),
            pytest.raises(ConfigurationError, match=rf"extra\.atlas\.entities\.country\.{words}"),
        ):
            with_settings(site, line)
