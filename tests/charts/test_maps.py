from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from itertools import pairwise
from math import cos, sin, tau
from operator import itemgetter
from pathlib import Path

import altair as alt
import pytest

from pipeline.charts import theme
from pipeline.charts.drawing.render import draw
from tests.charts.conftest import PLACES_DESCRIPTOR, SETTINGS, Site
from tests.charts.reading import texts
from tests.charts.test_charts import order_of

MAP = "{kind: map, measure: spending}"
SHAPES = "shapes: {table: ground/shapes, key: code, path: path, x: x, y: y, width: 100, height: 60}"
GROUND = """\
name: ground
title: Ground
resources:
  - name: shapes
    path: shapes.csv
    schema:
      primaryKey: [code]
      missingValues: [""]
      fields:
        - {name: code, type: string}
        - {name: path, type: string}
        - {name: x, type: number, role: attribute}
        - {name: y, type: number, role: attribute}
"""
PLACES = """\
code,path,x,y
GKE,M0 0l20 0 0 20-20 0z,10,10
FRE,M20 0l20 0 0 20-20 0z,30,10
DEG,M40 0l20 0 0 20-20 0z,50,10
UST,M60 0l20 0 0 20-20 0z,70,10
KER,M80 0l20 0 0 20-20 0z,90,10
ITH,,20,50
ESL,,60,50
"""
AREAS, DOTS = ("GKE", "FRE", "DEG", "UST", "KER"), ("ITH", "ESL")
NUMBERS = re.compile(r"[\d.]+")
ROWS = """
    country,year,spending
    GKE,2020,1
    FRE,2020,2
    DEG,2020,3
    UST,2020,4
    ITH,2020,5
    KER,2015,9
    JAR,2020,6
"""


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path)
    settings = SETTINGS.replace("        picks:", f"        {SHAPES}\n        picks:")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    made.add(GROUND, shapes=PLACES)
    return made


@pytest.fixture
def sketch(site):
    return site.sketch(ROWS, MAP)


STEPS = [f"var(--chart-step-{place})" for place in range(1, 8)]


def areas(spec):
    """The outlines by the place that each is of, found by where it stands: a fifth across each."""
    fifth = (spec["width"] + spec["padding"]["left"] + spec["padding"]["right"]) / 5
    found = {}
    for row in spec["datasets"]["areas"]:
        left, *_ = map(float, NUMBERS.findall(row["path"]))
        found[AREAS[round(left / fifth)]] = row
    return found


def dots(spec):
    """The dots from left to right."""
    found = sorted(spec["datasets"]["dots"], key=itemgetter("x"))
    return dict(zip(DOTS, found, strict=True))


def test_every_place_is_a_shape_or_a_dot(sketch):
    for spec in (sketch.wide, sketch.narrow):
        assert set(areas(spec)) == {"GKE", "FRE", "DEG", "UST", "KER"}
        assert set(dots(spec)) == {"ITH", "ESL"}
    assert areas(sketch.wide)["GKE"]["path"] == "M0,0L136,0L136,136L0,136Z"
    assert (dots(sketch.wide)["ITH"]["x"], dots(sketch.wide)["ITH"]["y"]) == (136, 340)


def test_colours_are_stepped_and_stand_in_the_rows(sketch):
    fills = {key: row["fill"] for key, row in {**areas(sketch.wide), **dots(sketch.wide)}.items()}
    assert all(fills[key] in STEPS for key in ("GKE", "FRE", "DEG", "UST", "ITH"))
    steps = [fills[key] for key in ("GKE", "FRE", "DEG", "UST", "ITH")]
    assert [STEPS.index(step) for step in steps] == sorted(map(STEPS.index, steps))
    for layer in sketch.wide["layer"]:
        for encoding in layer["encoding"].values():
            assert encoding.get("scale") is None, "colours are looked up in no scale"


def test_what_has_no_figure_is_hatched_and_the_legend_says_so(sketch):
    row = areas(sketch.wide)["KER"]
    assert (row["value"], row["fill"]) == (None, theme.GROUND)
    assert row["hatch"].count("M") > 10
    assert dots(sketch.wide)["ESL"]["fill"] == theme.GROUND
    drawing = draw(order_of(sketch))
    for svg in (drawing.wide, drawing.narrow):
        assert "no figure, 2020" in {text.words for text in texts(svg)}
        hatching = re.findall(r'<path [^>]*d="[^"]+" stroke="var\(--chart-axis\)"', svg)
        assert len(hatching) == 2, "that of one place and of the legend"


def test_the_legend_has_no_hatching_where_everything_is_known(site):
    full = ROWS + "    KER,2020,2\n    ESL,2020,3\n"
    sketch = site.sketch(full, MAP)
    assert not sketch.wide["datasets"]["legend-missing"]
    assert sketch.notes[1] == "Small places are dots."


def test_data_in_a_drawing_can_be_found_by_name(sketch):
    for spec in (sketch.wide, sketch.narrow):
        assert {"areas", "dots", "legend"} <= set(spec["datasets"])


def test_a_map_says_that_it_takes_no_side(sketch):
    assert "no side" in sketch.notes[0]


def test_what_has_no_place_is_named(sketch):
    assert "Not on the map: Jarra." in sketch.notes
    assert "2 of 7 places on the map have no figure for 2020." in sketch.notes


def test_words_and_ranks_count_all_with_figures_of_one_year(site):
    sketch = site.sketch(ROWS, MAP, "spending: {higher_is: better}")
    assert sketch.headline == (
        "B&B spending in 2020 was highest in Jarra (6% of GIP), of 6 countries with figures."
    )
    assert sketch.shown.columns[-1].title == "Rank of 6"
    assert [row[0] for row in sketch.shown.values] == ["JAR", "ITH", "UST", "DEG", "FRE", "GKE"]
    assert "KER" not in str(sketch.shown.values)
    assert any("1 other has figures for other years only" in note for note in sketch.notes)


def test_a_measure_without_a_direction_has_no_ranks(sketch):
    assert [column.title for column in sketch.shown.columns] == [
        "Country",
        "B&B spending, % of GIP",
        "Colour",
    ]
    assert sketch.shown.cells[0] == ("Jarra", "6", "5% or more")


def test_medians_are_those_of_sections_with_five_or_more(tmp_path, site):
    settings = (tmp_path / "mkdocs.yml").read_text()
    (tmp_path / "mkdocs.yml").write_text(
        settings.replace("        picks:", "        group_by: part\n        picks:")
    )
    names = [f"{part}{i}" for part, count in (("A", 5), ("B", 6), ("C", 4)) for i in range(count)]
    rows = "code,name,name_in_text,part\n" + "".join(f"{n},{n},,Part {n[0]}\n" for n in names)
    fields = "".join(
        f"        - {{name: {name}, type: string}}\n"
        for name in ("code", "name", "name_in_text", "part")
    )
    site.add(
        "name: places\ntitle: Places\nresources:\n  - name: places\n    path: places.csv\n"
        f"    schema:\n      primaryKey: [code]\n      fields:\n{fields}",
        places=rows,
    )
    figures = "country,year,spending\n" + "".join(f"{n},2020,{i}\n" for i, n in enumerate(names))
    assert "Medians: Part B 7.5% of GIP (6 countries) and Part A 2% of GIP (5)." in (
        site.sketch(figures, MAP).words
    )


def test_a_kind_of_thing_without_shapes_is_not_drawn(site):
    view = "{kind: map, measure: spending, entity: source}"
    sketch = site.sketch("source,year,spending\na,2020,1\nb,2020,2\n", view)
    assert sketch.headline == "This site has no map of what the data is about."
    assert not sketch.wide


def test_the_same_map_has_the_same_bytes(sketch, site):
    drawing = draw(order_of(sketch))
    assert drawing == draw(order_of(site.sketch(ROWS, MAP)))
    assert alt.Chart.from_dict(dict(drawing.spec), validate=True)
    assert "var(" not in json.dumps(drawing.spec)


class TestAWholeWorld:
    """As many coasts and dots as a map of the world has, made up: squares weigh nothing."""

    COASTS, DOTS = 160, 90
    WIDTH, HEIGHT = 680, 302
    STEPS = 16

    @classmethod
    def places(cls) -> Iterator[tuple[str, str, int, int]]:
        """Code, outline and middle of each; the outlines walk around their middle and back."""
        chance = random.Random(1)
        for number in range(cls.COASTS + cls.DOTS):
            x, y = 20 + number % 25 * 26, 16 + number // 25 * 30
            path = ""
            if number < cls.COASTS:
                around = [
                    (round(x + r * cos(a)), round(y + r * sin(a)))
                    for step in range(cls.STEPS)
                    for a, r in [(step * tau / cls.STEPS, chance.uniform(6, 15))]
                ]
                steps = [(c - a, d - b) for (a, b), (c, d) in pairwise(around)]
                walk = " ".join(f"{a} {b}" for a, b in steps).replace(" -", "-")
                path = f"M{around[0][0]} {around[0][1]}l{walk}z"
            yield f"P{number:03}", path, x, y

    @pytest.fixture
    def made(self, tmp_path: Path) -> Site:
        made = Site(tmp_path)
        sized = SHAPES.replace("100", str(self.WIDTH)).replace("60", str(self.HEIGHT))
        settings = SETTINGS.replace("        picks:", f"        {sized}\n        picks:")
        (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
        places = list(self.places())
        rows = "".join(f"{code},{path},{x},{y}\n" for code, path, x, y in places)
        made.add(GROUND, shapes=f"code,path,x,y\n{rows}")
        named = "".join(f"{code},Isle {code},\n" for code, *_ in places)
        made.add(PLACES_DESCRIPTOR, places=f"code,name,name_in_text\n{named}")
        return made

    def test_a_map_is_light_however_much_is_hatched(
        self, made: Site, subtests: pytest.Subtests
    ) -> None:
        cases = [1, 2, 40]
        for every in cases:
            with subtests.test(every=every):
                codes = [code for code, *_ in self.places()]
                figures = "".join(
                    f"{c},2020,{i % 17 + i / 300}\n" for i, c in enumerate(codes[::every])
                )
                sketch = made.sketch(f"country,year,spending\n{figures}", MAP)
                drawing = draw(order_of(sketch))
                for svg in (drawing.wide, drawing.narrow):
                    assert len(gzip.compress(svg.encode(), mtime=0)) <= 7_500
                for spec in (sketch.wide, sketch.narrow):
                    assert [len(spec["datasets"][name]) for name in ("areas", "dots")] == [
                        self.COASTS,
                        self.DOTS,
                    ]
                assert min(text.size for text in texts(drawing.narrow)) >= 12
