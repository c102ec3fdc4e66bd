from __future__ import annotations

import altair as alt
import pytest

from pipeline.charts import theme
from pipeline.charts.drawing.render import draw
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
# Frelay stands for Ingmark here: it has no tile of its own but two parts that have one.
PLACES = """\
code,column,row,parent
GKE,1,1,
DEG,2,2,FRE
KER,3,2,FRE
ITH,2,3,FRE
FRE,,,
"""
PARTS = """
    country,year,spending
    DEG,2020,1
    KER,2020,2
    ITH,2020,4
"""
WITH_WHOLE = PARTS + "    FRE,2020,7\n    GKE,2020,3\n"
WHOLES = """
    country,year,spending
    GKE,2020,3
    FRE,2020,7
"""


def with_tiles(folder):
    """A site with a grid of tiles, on which Frelay is made of three others."""
    made = Site(folder)
    settings = SETTINGS.replace("        picks:", f"        {GRID}\n        picks:")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    made.add(DESCRIPTOR, grid=PLACES)
    return made


@pytest.fixture
def site(tmp_path):
    return with_tiles(tmp_path)


STEPS = [f"var(--chart-step-{place})" for place in range(1, 8)]


def rows(spec, name="areas"):
    return spec["datasets"][name]


def test_tiles_stand_where_the_grid_says_and_are_of_one_size(site):
    plan = site.plan(PARTS, TILES)
    for spec in (plan.wide, plan.narrow):
        boxes = {row["key"]: row for row in rows(spec, "tiles")}
        assert boxes["DEG"]["left"] == boxes["ITH"]["left"] < boxes["KER"]["left"]
        assert boxes["DEG"]["top"] == boxes["KER"]["top"] < boxes["ITH"]["top"]
        sizes = {(b["right"] - b["left"], b["bottom"] - b["top"]) for b in boxes.values()}
        assert len(sizes) == 1


def test_name_and_value_stand_in_each_tile(site):
    drawing = draw(order_of(site.plan(PARTS, TILES)))
    for svg in (drawing.wide, drawing.narrow):
        words = {text.words for text in texts(svg)}
        assert {"Gelmark", "South Kerra", "Ithel", "1%", "2%", "4%"} <= words
        assert min(text.size for text in texts(svg)) >= 12
        _, _, width, height = view_box(svg)
        assert all(t.left >= 0 and t.right <= width and t.baseline < height for t in texts(svg))


def test_colours_stand_in_the_rows(site):
    fills = {row["key"]: row["fill"] for row in rows(site.plan(PARTS, TILES).wide)}
    assert set(fills.values()) <= set(STEPS)
    assert fills["DEG"] == STEPS[0] != fills["ITH"] == STEPS[-1]


def test_a_whole_never_stands_beside_its_parts(site):
    plan = site.plan(WITH_WHOLE, TILES)
    keys = {row["key"] for row in rows(plan.wide)}
    assert keys == {"GKE", "DEG", "KER", "ITH"}
    assert "FRE" not in {row[0] for row in plan.table.values}
    assert "Left out, since its parts are shown: Frelay." in plan.notes
    assert plan.headline == (
        "B&B spending in 2020 was highest in Ithel (4% of GIP), of 4 countries with figures."
    )


def test_the_view_may_ask_for_the_whole(site):
    plan = site.plan(WITH_WHOLE, "{kind: tiles, measure: spending, where: {country: [GKE, FRE]}}")
    assert {row["key"] for row in rows(plan.wide)} == {"GKE", "FRE"}


def test_a_whole_fills_the_tiles_of_its_parts_without_a_gap(site):
    plan = site.plan(WHOLES, TILES)
    own = [row for row in rows(plan.wide, "tiles") if row["key"] == "FRE"]
    assert len(own) == 3
    corner, right, below = sorted(own, key=lambda row: (row["top"], row["left"]))
    assert corner["right"] >= right["left"]
    assert corner["bottom"] >= below["top"]
    assert [row["key"] for row in rows(plan.wide)].count("FRE") == 1, "it is named once"
    assert "Frelay: on the tiles of all its parts." in plan.notes


def test_what_has_no_figure_is_hatched_with_its_reason_in_the_table(site):
    plan = site.plan(
        PARTS.replace("KER,2020,2", "KER,2020,-"),
        TILES,
        more="missingValues: [{value: '-', label: kept secret}]",
    )
    row = next(row for row in rows(plan.wide) if row["key"] == "KER")
    assert (row["value"], row["text"], row["fill"]) == (None, "no figure", theme.GROUND)
    assert plan.table.cells[-1] == ("South Kerra", "kept secret", "")
    assert plan.table.values[-1] == ("KER", "", "")
    words = {text.words for text in texts(draw(order_of(plan)).narrow)}
    assert "no figure, 2020" in words


def test_what_has_no_tile_is_named(site):
    plan = site.plan(PARTS + "    JAR,2020,3\n", TILES)
    assert "Without a tile: Jarra." in plan.notes


def test_tiles_say_that_they_do_not_show_size(site):
    assert any("of one size" in note for note in site.plan(PARTS, TILES).notes)


def test_the_caution_of_the_view_comes_first(site):
    view = "{kind: tiles, measure: spending, note: Mind the size.}"
    assert site.plan(PARTS, view).notes[0] == "Mind the size."


def test_what_cannot_be_placed_is_not_drawn(site, subtests):
    cases = [
        "country,year,spending\n",
        "country,year,spending\nJAR,2020,1\n",
        "source,year,spending\na,2020,1\n",
        "country,source,year,spending\nDEG,a,2020,1\nDEG,b,2020,2\n",
    ]
    for figures in cases:
        with subtests.test(figures=figures):
            plan = site.plan(figures, TILES)
            assert not plan.wide
            assert plan.headline


def test_the_spec_is_valid_vega_lite(site):
    spec = draw(order_of(site.plan(WITH_WHOLE, TILES))).spec
    assert alt.Chart.from_dict(dict(spec), validate=True)


def test_the_same_tiles_have_the_same_bytes(site):
    assert draw(order_of(site.plan(PARTS, TILES))) == draw(order_of(site.plan(PARTS, TILES)))


def test_tiles_are_as_wide_as_the_canvas_lets_them_and_no_wider_than_a_few_words(site):
    plan = site.plan(PARTS, TILES)
    for spec, wide in ((plan.wide, 150), (plan.narrow, 148)):
        boxes = {row["key"]: row for row in rows(spec, "tiles")}
        across = boxes["KER"]["left"] - boxes["DEG"]["left"]
        down = boxes["ITH"]["top"] - boxes["DEG"]["top"]
        assert (across, down) == (wide, 74)
        gaps = (
            boxes["KER"]["left"] - boxes["DEG"]["right"],
            boxes["ITH"]["top"] - boxes["DEG"]["bottom"],
        )
        assert gaps == (3, 3)
        for row in rows(spec):
            box = boxes[row["key"]]
            assert row["x"] == (box["left"] + box["right"]) / 2
            assert box["top"] < row["y"] < row["below"] < box["bottom"]
            assert row["y"] - box["top"] == box["bottom"] - row["below"] - 15


def test_the_tiles_of_a_whole_overlap_by_a_hair_and_have_its_name_in_the_middle(site):
    plan = site.plan(WHOLES, TILES)
    own = [row for row in rows(plan.wide, "tiles") if row["key"] == "FRE"]
    corner, right, below = sorted(own, key=lambda row: (row["top"], row["left"]))
    assert corner["right"] == right["left"] + 1
    assert corner["bottom"] == below["top"] + 1
    (name,) = [row for row in rows(plan.wide) if row["key"] == "FRE"]
    assert corner["left"] < name["x"] < corner["right"] - 1, "it stands where its parts meet"
    assert corner["top"] < name["y"] < corner["bottom"]


def test_the_name_stands_on_the_tile_nearest_to_the_middle_of_all(site):
    for places, middle in [
        ([(1, 1), (2, 1), (3, 1)], (2, 1)),
        ([(1, 1), (1, 2), (1, 3)], (1, 2)),
        ([(1, 1), (1, 2), (4, 2), (2, 4)], (1, 2)),
        ([(5, 1), (4, 2), (1, 2), (4, 4)], (4, 2)),
    ]:
        keys = ("DEG", "KER", "ITH", "JAR")[: len(places)]
        lines = [f"{key},{x},{y},FRE" for key, (x, y) in zip(keys, places, strict=True)]
        site.add(DESCRIPTOR, grid="\n".join(["code,column,row,parent", "FRE,,,", *lines]) + "\n")
        plan = site.plan("country,year,spending\nFRE,2020,7\n", TILES)
        (name,) = rows(plan.wide)
        left, top = min(x for x, _ in places), min(y for _, y in places)
        assert (name["x"] // 150 + left, name["y"] // 74 + top) == middle
