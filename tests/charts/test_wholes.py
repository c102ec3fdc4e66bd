"""No whole stands beside its own parts where things are set side by side."""

from __future__ import annotations

import pytest

from tests.charts.test_tiles import with_tiles

ROWS = """
    country,year,spending
    DEG,2019,1
    KER,2019,2
    FRE,2019,3
    GKE,2019,9
    DEG,2020,
    KER,2020,
    FRE,2020,7
    GKE,2020,3
"""
IN_2019 = ROWS.partition("    DEG,2020")[0]
NOTE = "Left out, since its parts are shown: Frelay."


@pytest.fixture
def site(tmp_path):
    return with_tiles(tmp_path)


@pytest.mark.parametrize("kind", ["ranking", "distribution", "tiles"])
def test_a_whole_is_left_out_beside_its_parts(site, kind):
    plan = site.plan(IN_2019, f"{{kind: {kind}, measure: spending}}")
    assert NOTE in " ".join(plan.notes)
    assert "Frelay" not in {row[0] for row in plan.table.cells}
    assert "3 countries" in plan.headline


def test_in_a_year_without_figures_of_its_parts_it_stays(site):
    plan = site.plan(ROWS, "{kind: ranking, measure: spending}")
    assert plan.period == "2020"
    assert [row[0] for row in plan.table.cells] == ["Frelay", "United Kelways"]


def test_lines_and_views_that_name_the_whole_keep_it(site):
    two = IN_2019.replace("2019", "2018") + IN_2019.split("spending")[1]
    trend = site.plan(two, "{kind: trend, measure: spending}")
    assert "Frelay" in {column.title for column in trend.table.columns}
    named = "{kind: ranking, measure: spending, where: {country: [FRE, DEG]}}"
    assert [row[0] for row in site.plan(IN_2019, named).table.cells] == ["Frelay", "Gelmark"]


def test_parts_of_a_bar_are_not_their_own_whole(site):
    columns = "country: {entity: country}"
    view = "{kind: composition, measure: spending, by: country, stacking: amounts}"
    plan = site.plan(IN_2019, view, columns)
    assert NOTE in " ".join(plan.notes)


def test_figures_are_told_as_exactly_as_those_that_are_left_ask_for(site):
    rows = "country,year,spending\nDEG,2019,0.24\nKER,2019,0.17\nFRE,2019,1.04\nGKE,2019,0.31\n"
    plan = site.plan(rows, "{kind: ranking, measure: spending}")
    texts = [row["text"] for row in plan.wide["datasets"]["bars"]]
    assert [text.rstrip("%") for text in texts] == ["0.31", "0.24", "0.17"]
