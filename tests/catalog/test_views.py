from __future__ import annotations

import pandas as pd
import pytest

from pipeline.catalog import Table, Target
from pipeline.catalog.views import read_views

SCHEMALESS = """
    name: parks
    resources: [{name: parks, path: parks.csv}]
"""


def views(site, rows, descriptor=SCHEMALESS):
    dataset = site.dataset(descriptor, parks=rows)
    return {view.kind: view for view in dataset.views}


class TestDefaults:
    def test_places_and_years_make_a_trend_and_a_ranking(self, site):
        found = views(site, "place,year,visits\nA,2020,1\nA,2021,2\nB,2020,3\nB,2021,4\n")
        assert list(found) == ["trend", "ranking"]
        assert found["trend"].title == "Visits over time"
        assert found["ranking"].title == "Visits by place"
        assert found["trend"].measure == "visits"
        assert found["trend"].time == "year"
        assert found["trend"].entity == "place"
        assert found["trend"].where == {}

    def test_one_year_makes_a_ranking(self, site):
        assert list(views(site, "place,year,visits\nA,2020,1\nB,2020,3\n")) == ["ranking"]

    def test_places_without_years_make_a_ranking(self, site):
        assert list(views(site, "place,visits\nA,1\nB,3\n")) == ["ranking"]

    def test_years_without_places_make_a_trend(self, site):
        assert list(views(site, "year,visits\n2020,1\n2021,3\n")) == ["trend"]

    def test_numbers_alone_make_a_distribution(self, site):
        found = views(site, "visits\n1\n3\n")
        assert list(found) == ["distribution"]

    def test_words_alone_make_no_chart(self, site):
        assert views(site, "place,colour\nA,red\nB,blue\n") == {}

    def test_a_header_alone_makes_no_trend(self, site):
        assert "trend" not in views(site, "place,year,visits\n")

    def test_several_series_of_a_place_are_cut_to_one(self, site):
        rows = "place,kind,year,visits\n" + "".join(
            f"{place},{kind},{year},1\n"
            for place in "AB"
            for kind in ("day", "night")
            for year in (2020, 2021)
        )
        found = views(site, rows)
        assert list(found) == ["trend", "ranking"]
        assert found["trend"].where == {"kind": ("day",)}

    def test_columns_that_say_more_about_a_place_cut_nothing(self, site):
        rows = "code,name,kind,year,visits\n" + "".join(
            f"{code},Place {code},{kind},{year},1\n"
            for code in "AB"
            for kind in ("day", "night")
            for year in (2020, 2021)
        )
        assert views(site, rows)["ranking"].where == {"kind": ("day",)}

    def test_rows_that_nothing_tells_apart_make_a_distribution(self, site):
        assert list(views(site, "place,year,visits\nA,2020,1\nA,2020,2\n")) == ["distribution"]

    def test_a_key_says_which_columns_make_a_series(self, site):
        descriptor = """
            name: parks
            resources:
              - name: parks
                path: parks.csv
                schema:
                  primaryKey: [place, kind, year]
                  fields:
                    - {name: kind, type: string}
                    - {name: place, type: string, entity: country, title: UK area}
                    - {name: year, type: year}
                    - {name: remark, type: string}
                    - {name: visits, type: integer, title: Visits}
        """
        rows = "kind,place,year,remark,visits\nday,A,2020,x,1\nnight,A,2020,y,2\nday,A,2021,,2\n"
        found = views(site, rows, descriptor)
        assert found["trend"].where == {"kind": ("day",)}
        assert found["trend"].entity == "place"
        assert found["ranking"].title == "Visits by UK area"

    def test_names_are_short_enough_for_addresses_and_differ(self, site):
        name = "p" * 80
        descriptor = f"name: long\nresources: [{{name: {name}, path: t.csv}}]\n"
        dataset = site.dataset(descriptor, t="place,year,visits\nA,2020,1\nA,2021,3\n")
        names = [view.name for view in dataset.views]
        assert len(names) == len(set(names)) == 2
        assert all(len(name) <= 80 for name in names)

    def test_a_package_with_an_empty_list_of_views_wants_none(self, site):
        descriptor = SCHEMALESS + "    views: []\n"
        assert views(site, "place,visits\nA,1\n", descriptor) == {}

    @pytest.mark.parametrize("rows", ["place,year,visits\nA,2020,\n", "place,year,visits\n,,\n"])
    def test_default_charts_of_empty_cells_can_be_drawn(self, site, rows):
        site.add(SCHEMALESS, parks=rows)
        assert all(chart.sketch.headline for chart in site.charts().values())

    def test_default_charts_are_drawn(self, site):
        site.add(SCHEMALESS, parks="place,year,visits\nA,2020,1\nA,2021,2\nB,2020,3\nB,2021,4\n")
        charts = site.charts()
        assert all(chart.drawing for chart in charts.values())
        headlines = [chart.sketch.headline for chart in charts.values()]
        assert any("highest" in headline for headline in headlines)


class TestDeclared:
    COLUMNS = """
        country: {}
        part: {type: string}
    """

    def view(self, site, view, rows="country,year,part,spending\nGBR,2020,a,1\n"):
        return site.scene(rows, view, self.COLUMNS).view

    def test_time_and_entity_are_the_tables_own(self, site):
        view = self.view(site, "{kind: trend, measure: spending}")
        assert (view.time, view.entity, view.resource) == ("year", "country", "data")

    def test_what_a_view_names_goes_first(self, site):
        view = self.view(site, "{kind: trend, measure: spending, entity: part, time: year}")
        assert view.entity == "part"

    def test_an_entity_that_makes_the_parts_is_not_the_subject_too(self, site):
        view = self.view(site, "{kind: distribution, measure: spending, by: country}")
        assert (view.by, view.entity) == ("country", None)

    def test_where_is_text_as_it_stands_in_cells(self, site):
        view = self.view(site, "{kind: trend, where: {part: [a, b], year: 2020, country: GBR}}")
        assert view.where == {"part": ("a", "b"), "year": ("2020",), "country": ("GBR",)}

    def test_where_yes_or_no(self, site):
        scene = site.scene(
            "country,year,is_open,spending\nGBR,2020,true,1\nFRA,2020,false,2\n",
            "{kind: ranking, measure: spending, where: {is_open: true}}",
            "is_open: {type: boolean}",
        )
        assert scene.view.where == {"is_open": ("true",)}
        assert len(scene.rows) == 1


@pytest.mark.parametrize(
    ("declared", "wanted"),
    [
        (3, (Target(value=3.0),)),
        (
            {"value": 3, "label": "EU", "period": 2030},
            (Target(value=3.0, label="EU", period="2030"),),
        ),
        (
            [2, {"period": "2016", "label": "A law"}],
            (Target(value=2.0), Target(period="2016", label="A law")),
        ),
        (
            {"dataset": "aims", "resource": "aims", "field": "aim", "period": "due"},
            (Target(dataset="aims", resource="aims", field="aim", period="due"),),
        ),
        (None, ()),
    ],
)
def test_a_target_is_a_number_a_goal_an_event_a_table_or_several(declared, wanted):
    raw = {"name": "view", "title": "A title", "kind": "trend", "target": declared}
    (view,) = read_views([raw], [_empty_table()])
    assert view.targets == wanted


def _empty_table():
    return Table(
        name="data",
        title="Data",
        description="",
        fields=(),
        primary_key=(),
        texts=pd.DataFrame(),
        frame=pd.DataFrame(),
    )
