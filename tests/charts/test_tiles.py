from __future__ import annotations

import altair as alt
import pytest

from pipeline.charts import theme
from pipeline.charts.render import draw
from tests.charts.conftest import SETTINGS, Site
from tests.charts.reading import texts, view_box
from tests.charts.test_charts import order_of

TILES = "{kind: tiles, measure: spending}"
GRID = "tiles: {table: grid/grid, key: code, column: column, row: row, parent: parent}"
DESCRIPTOR = """\
name: grid
title: Grid
resources:
  - name: grid
    path: grid.csv
    schema:
      primaryKey: [code]
      missingValues: [""]
      fields:
        - {name: code, type: string}
        - {name: column, type: integer, role: attribute}
        - {name: row, type: integer, role: attribute}
        - {name: parent, type: string}
"""
# France stands for England here: it has no tile of its own but two parts that have one.
PLACES = """\
code,column,row,parent
GBR,1,1,
DEU,2,2,FRA
KOR,3,2,FRA
ITA,2,3,FRA
FRA,,,
"""
PARTS = """
    country,year,spending
    DEU,2020,1
    KOR,2020,2
    ITA,2020,4
"""
WITH_WHOLE = PARTS + "    FRA,2020,7\n    GBR,2020,3\n"
WHOLES = """
    country,year,spending
    GBR,2020,3
    FRA,2020,7
"""


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path)
    settings = SETTINGS.replace("        picks:", f"        {GRID}\n        picks:")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    made.add(DESCRIPTOR, grid=PLACES)
    return made


def rows(spec, name="areas"):
    return spec["datasets"][name]


def test_tiles_stand_where_the_grid_says_and_are_of_one_size(site):
    sketch = site.sketch(PARTS, TILES)
    for spec in (sketch.wide, sketch.narrow):
        boxes = {row["key"]: row for row in rows(spec, "tiles")}
        assert boxes["DEU"]["left"] == boxes["ITA"]["left"] < boxes["KOR"]["left"]
        assert boxes["DEU"]["top"] == boxes["KOR"]["top"] < boxes["ITA"]["top"]
        sizes = {(b["right"] - b["left"], b["bottom"] - b["top"]) for b in boxes.values()}
        assert len(sizes) == 1


def test_name_and_value_stand_in_each_tile(site):
    drawing = draw(order_of(site.sketch(PARTS, TILES)))
    for svg in (drawing.wide, drawing.narrow):
        words = {text.words for text in texts(svg)}
        assert {"Germany", "South Korea", "Italy", "1%", "2%", "4%"} <= words
        assert min(text.size for text in texts(svg)) >= 12
        _, _, width, height = view_box(svg)
        assert all(t.left >= 0 and t.right <= width and t.baseline < height for t in texts(svg))


def test_colours_stand_in_the_rows(site):
    fills = {row["key"]: row["fill"] for row in rows(site.sketch(PARTS, TILES).wide)}
    assert set(fills.values()) <= set(theme.STEPS)
    assert fills["DEU"] == theme.STEPS[0] != fills["ITA"] == theme.STEPS[-1]


def test_a_whole_never_stands_beside_its_parts(site):
    sketch = site.sketch(WITH_WHOLE, TILES)
    keys = {row["key"] for row in rows(sketch.wide)}
    assert keys == {"GBR", "DEU", "KOR", "ITA"}
    assert "FRA" not in {row[0] for row in sketch.shown.values}
    assert "Left out, since its parts are shown: France." in sketch.notes
    assert sketch.headline == (
        "R&D spending in 2020 was highest in Italy (4% of GDP), of 4 countries with figures."
    )


def test_the_view_may_ask_for_the_whole(site):
    sketch = site.sketch(
        WITH_WHOLE, "{kind: tiles, measure: spending, where: {country: [GBR, FRA]}}"
    )
    assert {row["key"] for row in rows(sketch.wide)} == {"GBR", "FRA"}


def test_a_whole_fills_the_tiles_of_its_parts_without_a_gap(site):
    sketch = site.sketch(WHOLES, TILES)
    own = [row for row in rows(sketch.wide, "tiles") if row["key"] == "FRA"]
    assert len(own) == 3
    corner, right, below = sorted(own, key=lambda row: (row["top"], row["left"]))
    assert corner["right"] >= right["left"]
    assert corner["bottom"] >= below["top"]
    assert [row["key"] for row in rows(sketch.wide)].count("FRA") == 1, "it is named once"
    assert "France: on the tiles of all its parts." in sketch.notes


def test_what_has_no_figure_is_hatched_with_its_reason_in_the_table(site):
    sketch = site.sketch(
        PARTS.replace("KOR,2020,2", "KOR,2020,-"),
        TILES,
        more="missingValues: [{value: '-', label: kept secret}]",
    )
    row = next(row for row in rows(sketch.wide) if row["key"] == "KOR")
    assert (row["value"], row["text"], row["fill"]) == (None, "no figure", theme.GROUND)
    assert sketch.shown.cells[-1] == ("South Korea", "kept secret", "")
    assert sketch.shown.values[-1] == ("KOR", "", "")
    words = {text.words for text in texts(draw(order_of(sketch)).narrow)}
    assert "no figure, 2020" in words


def test_what_has_no_tile_is_named(site):
    sketch = site.sketch(PARTS + "    JPN,2020,3\n", TILES)
    assert "Without a tile: Japan." in sketch.notes


def test_tiles_say_that_they_do_not_show_size(site):
    assert any("of one size" in note for note in site.sketch(PARTS, TILES).notes)


def test_the_caution_of_the_view_comes_first(site):
    view = "{kind: tiles, measure: spending, note: Mind the size.}"
    assert site.sketch(PARTS, view).notes[0] == "Mind the size."


@pytest.mark.parametrize(
    "figures",
    [
        "country,year,spending\n",
        "country,year,spending\nJPN,2020,1\n",
        "source,year,spending\na,2020,1\n",
        "country,source,year,spending\nDEU,a,2020,1\nDEU,b,2020,2\n",
    ],
)
def test_what_cannot_be_placed_is_not_drawn(site, figures):
    sketch = site.sketch(figures, TILES)
    assert not sketch.wide
    assert sketch.headline


def test_the_spec_is_valid_vega_lite(site):
    spec = draw(order_of(site.sketch(WITH_WHOLE, TILES))).spec
    assert alt.Chart.from_dict(dict(spec), validate=True)


def test_the_same_tiles_have_the_same_bytes(site):
    assert draw(order_of(site.sketch(PARTS, TILES))) == draw(order_of(site.sketch(PARTS, TILES)))
