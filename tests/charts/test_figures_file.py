"""The file of what a chart shows: names beside codes, periods and units, a row a figure."""

from __future__ import annotations

from typing import Any

ROWS = "country,year,spending\nGKE,2020,1.5\nGKE,2021,2\nFRE,2020,3\nFRE,2021,\n"


def file_of(site: Any, rows: str, view: str, *more: str) -> list[list[str]]:
    """The header and the rows of the file of a view."""
    file = site.plan(rows, view, *more).file
    return [list(file.columns), *(list(row) for row in file.rows)]


def test_lines_have_a_row_for_each_period_and_say_why_a_figure_is_missing(site):
    rows = f"{ROWS}FRE,2022,4\n"
    assert file_of(site, rows, "{kind: trend, measure: spending}") == [
        ["country", "country_name", "year", "spending", "unit", "status"],
        ["GKE", "United Kelways", "2020", "1.5", "% of GIP", ""],
        ["GKE", "United Kelways", "2021", "2", "% of GIP", ""],
        ["GKE", "United Kelways", "2022", "", "% of GIP", ""],
        ["FRE", "Frelay", "2020", "3", "% of GIP", ""],
        ["FRE", "Frelay", "2021", "", "% of GIP", "not reported"],
        ["FRE", "Frelay", "2022", "4", "% of GIP", ""],
    ]


def test_bars_say_of_which_period_they_are(site):
    found = file_of(site, ROWS, "{kind: ranking, measure: spending}")
    assert found[0] == ["country", "country_name", "year", "spending", "unit"]
    assert found[1][:3] == ["GKE", "United Kelways", "2021"]


def test_what_is_called_by_its_own_key_has_no_second_column(site):
    rows = "group,year,spending\nFerries,2020,1\nTrains,2020,2\n"
    view = "{kind: ranking, measure: spending, entity: group}"
    assert file_of(site, rows, view)[0][:2] == ["group", "year"]


def test_parts_have_names_too(site):
    rows = "country,year,group,spending\nGKE,2020,a,1\nGKE,2020,b,3\nFRE,2020,a,2\nFRE,2020,b,2\n"
    columns = "group: {categories: [{value: a, label: Ale}, {value: b, label: Beer}]}"
    view = "{kind: composition, measure: spending, by: group}"
    assert file_of(site, rows, view, columns)[:3] == [
        ["country", "country_name", "year", "group", "group_name", "spending", "unit"],
        ["FRE", "Frelay", "2020", "a", "Ale", "2", "% of GIP"],
        ["FRE", "Frelay", "2020", "b", "Beer", "2", "% of GIP"],
    ]


def test_a_table_has_names_and_units_beside_its_own_columns(site):
    found = file_of(site, "country,year,spending\nGKE,2020,2.50\n", "{kind: table}")
    assert found == [
        ["country", "country_name", "year", "spending", "unit"],
        ["GKE", "United Kelways", "2020", "2.50", "% of GIP"],
    ]


def test_units_that_differ_stand_each_beside_its_figures(site):
    rows = "country,year,spending,size\nGKE,2020,1,10\nFRE,2020,2,20\n"
    found = file_of(site, rows, "{kind: table}", "size: {unit: km, type: number}")
    assert found[0][3:] == ["spending", "spending_unit", "size", "size_unit"]
    assert found[1][3:] == ["1", "% of GIP", "10", "km"]


def test_the_file_is_called_by_what_it_shows(site):
    plan = site.plan(ROWS, "{kind: trend, measure: spending}")
    assert plan.file.name.endswith("-2020-2021-united-kelways-frelay")
