from __future__ import annotations

import pandas as pd

from pipeline.catalog import Table, Target
from pipeline.catalog.views import read_views


class TestDeclared:
    COLUMNS = """
        country: {}
        part: {type: string}
    """

    def view(self, site, view, rows="country,year,part,spending\nGKE,2020,a,1\n"):
        return site.view_data(rows, view, self.COLUMNS).view

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
        view = self.view(site, "{kind: trend, where: {part: [a, b], year: 2020, country: GKE}}")
        assert view.where == {"part": ("a", "b"), "year": ("2020",), "country": ("GKE",)}

    def test_where_yes_or_no(self, site):
        view_data = site.view_data(
            "country,year,is_open,spending\nGKE,2020,true,1\nFRE,2020,false,2\n",
            "{kind: ranking, measure: spending, where: {is_open: true}}",
            "is_open: {type: boolean}",
        )
        assert view_data.view.where == {"is_open": ("true",)}
        assert len(view_data.rows) == 1


def test_a_target_is_a_number_a_goal_an_event_a_table_or_several(subtests):
    cases = [
        (3, (Target(value=3.0),)),
        (
            {"value": 3, "label": "IU", "period": 2030},
            (Target(value=3.0, label="IU", period="2030"),),
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
    ]
    for declared, wanted in cases:
        with subtests.test(declared=declared, wanted=wanted):
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
