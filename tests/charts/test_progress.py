"""Progress: goals are judged only by what may judge them."""

from __future__ import annotations

import pytest

from tests.charts.reading import texts, view_box

SPENDING = """\
country,year,spending
GKE,2011,1.6
GKE,2018,2.8
GKE,2021,2.9
FRE,2011,2.2
FRE,2020,2.9
DEG,2011,2.8
DEG,2021,3.4
KER,2011,2.0
KER,2019,3.0
ITH,2011,1.2
ITH,2020,1.4
"""
COLUMNS = "{spending: {higher_is: better, meaningful_difference: 0.2}}"
BREAK = "breaks: [{field: spending, entities: [GKE], period: '2018', reason: New survey}]"
GOALS = """\
name: goals
title: Goals
resources:
  - name: goals
    path: goals.csv
    schema:
      primaryKey: [place, due]
      fields:
        - {name: paper, type: string}
        - {name: place, type: string, entity: country}
        - {name: goal, type: number, unit: "% of GIP"}
        - {name: due, type: year}
        - {name: since, type: year, missingValues: [""]}
"""
ROWS = """\
paper,place,goal,due,since
one,GKE,2.4,2020,2011
two,FRE,3,2020,2011
one,DEG,3,2020,2011
one,KER,3.5,2030,2011
two,ITH,1.8,2020,
one,ESL,2,2020,2011
"""
VIEW = """\
kind: progress
measure: spending
target: {dataset: goals, resource: goals, field: goal, period: due, set_in: since}
"""


@pytest.fixture
def against_goals(site):
    site.add(GOALS, goals=ROWS)
    return site


def _outcomes(plan):
    return {row[0]: row[-1] for row in plan.table.cells}


def test_each_goal_says_what_became_of_it(against_goals):
    plan = against_goals.plan(SPENDING, VIEW, COLUMNS, BREAK)
    assert _outcomes(plan) == {
        "Gelmark": "met",
        "Frelay": "missed, by less than 0.2",
        "Ithel": "missed",
        "South Kerra": "cannot be judged: too few figures since it was set",
        "United Kelways": "cannot be judged: a new series since it was set",
    }
    assert plan.headline == (
        "Of 3 targets whose time has come, 1 was met and 2 were missed, "
        "1 of these by less than 0.2."
    )
    assert "Met: Gelmark (2020)." in plan.words
    assert "1 target has no figures to compare with." in plan.notes


def test_a_goal_is_judged_by_its_own_year_or_the_first_after(against_goals):
    plan = against_goals.plan(SPENDING, VIEW, COLUMNS, BREAK)
    years = {row[0]: row[6] for row in plan.table.cells}
    assert years["Frelay"] == "2020"
    assert years["Gelmark"] == "2021"
    assert years["South Kerra"] == "2019"


def test_no_way_is_drawn_across_a_break_nor_from_an_unknown_start(against_goals):
    plan = against_goals.plan(SPENDING, VIEW, COLUMNS, BREAK)
    data = plan.wide["datasets"]
    names = {row["y"]: row["text"].partition(",")[0] for row in data["beside"]}
    starts = {names[row["y"]] for row in data["ways"]}
    assert starts == {"Gelmark", "Frelay", "South Kerra"}


def test_a_break_in_the_year_in_which_a_goal_was_set_forbids_a_verdict(against_goals):
    broken = BREAK.replace("GKE", "DEG").replace("2018", "2011")
    rows = "country,year,spending\nDEG,2010,2.0\n" + SPENDING.partition("\n")[2]
    plan = against_goals.plan(rows, VIEW, COLUMNS, broken)
    assert _outcomes(plan)["Gelmark"] == "cannot be judged: a new series since it was set"


def test_less_may_be_the_aim(against_goals):
    plan = against_goals.plan(SPENDING, VIEW, "{spending: {higher_is: worse}}")
    assert _outcomes(plan)["Frelay"] == "met"
    assert _outcomes(plan)["Gelmark"] == "missed"


def test_without_a_direction_there_is_no_verdict(against_goals):
    plan = against_goals.plan(SPENDING, VIEW)
    assert "cannot be judged: neither more nor less is the aim" in _outcomes(plan).values()
    assert not {"met", "missed"} & set(_outcomes(plan).values())
    assert "none can be called met or missed" in plan.headline


def test_figures_that_do_not_compare_over_time_give_no_verdict(against_goals):
    columns = "{spending: {higher_is: better, comparable_over_time: false}}"
    plan = against_goals.plan(SPENDING, VIEW, columns)
    assert not {"met", "missed"} & set(_outcomes(plan).values())
    assert plan.wide["datasets"]["ways"] == []


def test_one_goal_may_be_everyones(site):
    view = "{kind: progress, measure: spending, target: {value: 2.5, period: '2020'}}"
    plan = site.plan(SPENDING, view, COLUMNS)
    assert _outcomes(plan)["Gelmark"] == "met"
    assert _outcomes(plan)["Ithel"] == "missed"
    assert {row["value"] for row in plan.wide["datasets"]["goals"]} == {2.5}


def test_a_single_goal_is_told_with_figure_and_years(site):
    rows = "country,year,spending\nKER,2018,2.4\nKER,2019,2.9\n"
    view = "{kind: progress, measure: spending, target: {value: 3, period: '2030'}}"
    assert site.plan(rows, view, COLUMNS).headline == (
        "B&B spending in South Kerra was 2.9% of GIP in 2019. The target of 3% of GIP by 2030 "
        "cannot be judged, because it is not known when it was set."
    )


def test_goals_that_are_nowhere_draw_nothing(site):
    assert not site.plan(SPENDING, VIEW, COLUMNS).wide


def test_every_text_can_be_read_and_stays_on_the_canvas(against_goals):
    drawing = against_goals.chart(SPENDING, VIEW, COLUMNS, BREAK).drawing
    for svg in (drawing.wide, drawing.narrow):
        _, _, width, height = view_box(svg)
        for text in texts(svg):
            assert text.size >= 12
            assert text.left >= -1 and text.right <= width + 1, text
            assert 0 < text.baseline <= height
