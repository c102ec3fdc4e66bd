from __future__ import annotations

import math

import pandas as pd

RANKING = "{kind: ranking, measure: spending}"


def test_names_and_labels_read_as_they_do_in_text(site):
    rows = "country,group,spending\nGKE,he,1\n"
    columns = """
        group: {categories: [{value: he, label: Higher education}, {value: uk, label: Frelay}]}
        spending: {description: What is spent on higher education.}
    """
    view_data = site.view_data(rows, RANKING, columns)
    assert view_data.name(view_data.field("country"), "GKE") == "United Kelways"
    group = view_data.field("group")
    labels = [view_data.name(group, key) for key in ("he", "uk", "other")]
    inside = [view_data.inside(label, group) for label in labels]
    assert inside == ["higher education", "Frelay", "other"]


def test_what_is_measured_names_the_slice(site):
    view_data = site.view_data(
        "country,year,source,spending\nGKE,2020,he,1\nGKE,2020,b,1\n",
        "{kind: ranking, measure: spending, where: {source: he}}",
        "source: {categories: [{value: he, label: Higher education (all)}, {value: b, label: B}]}",
    )
    assert view_data.measured == "B&B spending (higher education)"


def test_the_sites_picks_come_in_its_order(site):
    view_data = site.view_data(
        "country,year,spending\nFRE,2020,1\nGKE,2020,2\nDEG,2020,3\n", RANKING
    )
    assert view_data.picked(["DEG", "FRE", "GKE"]) == ["GKE", "FRE"]


def test_a_missing_cell_says_why(site):
    rows = "country,year,spending\nGKE,2020,\nFRE,2020,c\nDEG,2020,2\n"
    more = """
        $schema: https://datapackage.org/profiles/2.0/datapackage.json
        missingValues: [{value: "", label: not collected}, {value: c, label: confidential}]
    """
    view_data = site.view_data(rows, RANKING, more=more)
    assert [view_data.missing_reason(i) for i in (0, 1)] == ["not collected", "confidential"]


def test_a_missing_cell_without_a_label_is_not_reported(site):
    view_data = site.view_data("country,year,spending\nGKE,2020,\n", RANKING)
    assert view_data.missing_reason(0) == "not reported"


def test_a_status_says_why_a_cell_is_missing(site):
    rows = "country,year,spending,flag\nGKE,2020,,s\nFRE,2020,1,\nDEG,2020,,\n"
    columns = """
        flag: {type: string, role: status, categories: [{value: s, label: Suppressed}]}
    """
    view_data = site.view_data(rows, RANKING, columns, "key: [country, year]")
    assert view_data.missing_reason(0) == "suppressed"
    assert view_data.missing_reason(2) == "not reported"


def test_infinite_and_undefined_numbers_are_no_figures(site):
    rows = "country,year,spending\nGKE,2020,INF\nFRE,2020,-INF\nDEG,2020,NaN\nUST,2020,2\n"
    view_data = site.view_data(rows, RANKING)
    known = view_data.known("spending")
    assert [v for v in known["spending"] if math.isfinite(v)] == [2.0]
    assert len(known) == 1


def test_rows_keep_the_tables_index(site):
    view_data = site.view_data(
        "country,year,spending\nGKE,2019,1\nGKE,2020,2\n",
        "{kind: ranking, measure: spending, where: {year: 2020}}",
    )
    assert isinstance(view_data.rows, pd.DataFrame)
    assert list(view_data.rows.index) == [1]
    assert view_data.text("spending", 1) == "2"


def test_two_figures_for_one_place_and_year_are_noticed(site, subtests):
    cases = [
        ("country,year,source,spending\nGKE,2020,a,1\nGKE,2020,b,2\n", True),
        ("country,year,source,spending\nGKE,2020,a,1\nGKE,2020,b,\n", False),
        ("country,year,source,spending\nGKE,2019,a,1\nGKE,2020,a,2\n", False),
    ]
    for rows, is_ambiguous in cases:
        with subtests.test(rows=rows, is_ambiguous=is_ambiguous):
            view_data = site.view_data(rows, RANKING)
            assert (
                view_data.is_ambiguous(
                    view_data.known("spending"), view_data.subject, view_data.time
                )
                == is_ambiguous
            )


def test_what_says_only_which_things_are_shown_is_told_as_that(site):
    columns = """
        spending: {}
        breakdown:
          title: Breakdown
          categories: [{value: by_sex, label: Sex}, {value: age, label: Age band}]
        group: {title: Group}
    """
    rows = """
        group,breakdown,year,spending
        women,by_sex,2020,1
        men,by_sex,2020,2
        young,age,2020,3
    """
    view = "{kind: trend, measure: spending, by: group, time: year, where: {breakdown: age}}"
    assert site.view_data(rows, view, columns).measured == "B&B spending (by age band)"


def test_a_slice_is_not_told_where_it_says_what_things_are_called(site):
    columns = """
        spending: {}
        level: {title: Level, categories: [{value: c, label: Country}, {value: o, label: Other}]}
    """
    rows = "country,level,year,spending\nGKE,c,2020,1\nFRE,c,2020,2\nDEG,o,2020,3\n"
    view = "{kind: ranking, measure: spending, where: {level: c}}"
    assert site.view_data(rows, view, columns).measured == "B&B spending"
    view = view.replace("level: c", "level: o")
    assert site.view_data(rows, view, columns).measured == "B&B spending (Other)"
