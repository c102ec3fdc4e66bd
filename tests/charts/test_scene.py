from __future__ import annotations

import math

import pandas as pd

from pipeline.catalog import Field
from pipeline.charts.scene import are_about_the_same, level_with_the_first, shared_ranks

RANKING = "{kind: ranking, measure: spending}"


def at_reference(scene):
    rows, period = scene.at_reference("spending")
    subject = scene.subject
    keys = sorted(scene.texts(subject.name).loc[rows.index]) if subject else len(rows)
    return keys, period


def test_the_reference_year_is_the_latest_with_half_of_the_best_covered(site):
    rows = """
        country,year,spending
        GKE,2019,1
        FRE,2019,2
        DEG,2019,3
        UST,2019,4
        GKE,2020,1
        FRE,2020,2
        GKE,2021,1
    """
    assert at_reference(site.scene(rows, RANKING)) == (["FRE", "GKE"], "2020")


def test_a_year_without_figures_is_not_the_reference_year(site):
    rows = """
        country,year,spending
        GKE,2019,1
        FRE,2019,2
        GKE,2020,
        FRE,2020,
    """
    assert at_reference(site.scene(rows, RANKING)) == (["FRE", "GKE"], "2019")


def test_coverage_counts_countries_not_rows(site):
    rows = """
        country,year,source,spending
        GKE,2019,a,1
        FRE,2019,a,2
        DEG,2019,a,3
        UST,2019,a,4
        GKE,2020,a,1
        GKE,2020,b,1
        GKE,2020,c,1
        GKE,2020,d,1
    """
    view = "{kind: composition, measure: spending, by: source}"
    assert at_reference(site.scene(rows, view))[1] == "2019"


def test_only_rows_that_the_view_asks_for_count(site):
    rows = """
        country,year,source,spending
        GKE,2019,a,1
        FRE,2020,b,2
        DEG,2021,c,2
    """
    view = "{kind: ranking, measure: spending, where: {source: [a, b]}}"
    assert at_reference(site.scene(rows, view)) == (["FRE"], "2020")


def test_without_periods_every_known_row_counts(site):
    rows = """
        country,spending
        GKE,1
        FRE,2
        DEG,
    """
    assert at_reference(site.scene(rows, RANKING)) == (["FRE", "GKE"], "")


def test_rows_of_no_known_period_are_of_no_reference_year(site):
    rows = """
        country,year,spending
        GKE,,1
        FRE,,2
    """
    assert at_reference(site.scene(rows, RANKING)) == ([], "")
    rows = """
        country,year,spending
        GKE,,1
        FRE,2020,2
    """
    assert at_reference(site.scene(rows, RANKING)) == (["FRE"], "2020")


def test_a_period_reads_as_it_stands_in_the_table(site, subtests):
    cases = [
        ("string", "2020-Q1", "2020-Q2", "2020-Q2"),
        ("date", "2020-01-31", "2020-02-29", "2020-02-29"),
        ("yearmonth", "2020-01", "2020-02", "2020-02"),
        ("integer", "9", "10", "10"),
        ("number", "2019", "2020", "2020"),
    ]
    for kind, first, last, read in cases:
        with subtests.test(kind=kind, first=first):
            rows = f"country,when,spending\nGKE,{first},1\nGKE,{last},2\n"
            columns = f"when: {{type: {kind}, role: time}}"
            assert at_reference(site.scene(rows, RANKING, columns)) == (["GKE"], read)


def test_a_date_of_another_form_is_ordered_by_its_day(site):
    rows = "country,when,spending\nGKE,31/01/2020,1\nGKE,01/02/2020,2\n"
    columns = "when: {type: date, format: '%d/%m/%Y', role: time}"
    scene = site.scene(rows, RANKING, columns)
    found, period = scene.at_reference("spending")
    assert list(found["spending"]) == [2.0]
    assert period in {"01/02/2020", "2020-02-01"}


def test_names_read_as_they_do_in_text(site):
    scene = site.scene("country,year,spending\nGKE,2020,1\nFRE,2020,2\nXXX,2020,3\n", RANKING)
    field = scene.subject
    assert scene.in_text(field, "GKE") == "in the United Kelways"
    assert scene.in_text(field, "FRE", "GKE", "NLB") == (
        "in Frelay, the United Kelways and the Nettlebanks"
    )
    assert scene.in_text(field, "XXX") == "in XXX"
    assert scene.name(field, "GKE") == "United Kelways"
    assert scene.counted(field, 1) == "1 country"
    assert scene.counted(field, 2) == "2 countries"


def test_labels_read_as_they_do_in_text(site):
    scene = site.scene(
        "group,year,spending\nhe,2020,1\n",
        "{kind: ranking, measure: spending, by: group}",
        """
            group:
              categories:
                - {value: he, label: Higher education}
                - {value: uk, label: United Kelways}
        """,
    )
    assert scene.in_text(scene.subject, "he") == "for higher education"
    assert scene.in_text(scene.subject, "he", "uk") == "for higher education and United Kelways"
    assert scene.counted(scene.subject, 2) == "2 groups"


def test_what_is_measured_names_the_slice(site):
    scene = site.scene(
        "country,year,source,spending\nGKE,2020,he,1\nGKE,2020,b,1\n",
        "{kind: ranking, measure: spending, where: {source: he}}",
        "source: {categories: [{value: he, label: Higher education (all)}, {value: b, label: B}]}",
    )
    assert scene.measured == "B&B spending (higher education)"


def test_the_sites_picks_come_in_its_order(site):
    scene = site.scene("country,year,spending\nFRE,2020,1\nGKE,2020,2\nDEG,2020,3\n", RANKING)
    assert scene.picked(["DEG", "FRE", "GKE"]) == ["GKE", "FRE"]


def test_a_missing_cell_says_why(site):
    rows = "country,year,spending\nGKE,2020,\nFRE,2020,c\nDEG,2020,2\n"
    more = """
        $schema: https://datapackage.org/profiles/2.0/datapackage.json
        missingValues: [{value: "", label: not collected}, {value: c, label: confidential}]
    """
    scene = site.scene(rows, RANKING, more=more)
    assert [scene.missing_reason(i) for i in (0, 1)] == ["not collected", "confidential"]


def test_a_missing_cell_without_a_label_is_not_reported(site):
    scene = site.scene("country,year,spending\nGKE,2020,\n", RANKING)
    assert scene.missing_reason(0) == "not reported"


def test_a_status_says_why_a_cell_is_missing(site):
    rows = "country,year,spending,flag\nGKE,2020,,s\nFRE,2020,1,\nDEG,2020,,\n"
    columns = """
        flag: {type: string, role: status, categories: [{value: s, label: Suppressed}]}
    """
    scene = site.scene(rows, RANKING, columns, "key: [country, year]")
    assert scene.missing_reason(0) == "suppressed"
    assert scene.missing_reason(2) == "not reported"


def test_infinite_and_undefined_numbers_are_no_figures(site):
    rows = "country,year,spending\nGKE,2020,INF\nFRE,2020,-INF\nDEG,2020,NaN\nUST,2020,2\n"
    scene = site.scene(rows, RANKING)
    known = scene.known("spending")
    assert [v for v in known["spending"] if math.isfinite(v)] == [2.0]
    assert len(known) == 1


def measure(difference: float | None) -> Field:
    return Field(
        name="f", title="F", description="", type="number", meaningful_difference=difference
    )


def test_a_difference_below_the_meaningful_one_is_about_the_same():
    assert are_about_the_same(1.0, 1.05, measure(0.1))
    assert not are_about_the_same(1.0, 1.2, measure(0.1))
    assert not are_about_the_same(1.0, 1.0001, measure(None))


def test_a_difference_of_just_the_meaningful_one_counts():
    assert not are_about_the_same(2.0, 2.5, measure(0.5))
    assert not are_about_the_same(0.3, 0.4, measure(0.1))
    assert not are_about_the_same(0.8, 0.9, measure(0.1))


def test_those_level_with_the_first():
    values = [("a", 5.0), ("b", 4.95), ("c", 4.0)]
    assert level_with_the_first(values, measure(0.1)) == ["a", "b"]
    assert level_with_the_first(values, measure(None)) == ["a"]
    assert level_with_the_first([("a", 5.0), ("b", 5.0)], measure(None)) == ["a", "b"]


def test_ties_share_a_rank_and_the_next_is_skipped():
    assert shared_ranks([5, 7, 7, 1], best_is_high=True) == [3, 1, 1, 4]
    assert shared_ranks([5, 7, 7, 1], best_is_high=False) == [2, 3, 3, 1]


def test_rows_keep_the_tables_index(site):
    scene = site.scene(
        "country,year,spending\nGKE,2019,1\nGKE,2020,2\n",
        "{kind: ranking, measure: spending, where: {year: 2020}}",
    )
    assert isinstance(scene.rows, pd.DataFrame)
    assert list(scene.rows.index) == [1]
    assert scene.text("spending", 1) == "2"


def test_two_figures_for_one_place_and_year_are_noticed(site, subtests):
    cases = [
        ("country,year,source,spending\nGKE,2020,a,1\nGKE,2020,b,2\n", True),
        ("country,year,source,spending\nGKE,2020,a,1\nGKE,2020,b,\n", False),
        ("country,year,source,spending\nGKE,2019,a,1\nGKE,2020,a,2\n", False),
    ]
    for rows, is_ambiguous in cases:
        with subtests.test(rows=rows, is_ambiguous=is_ambiguous):
            scene = site.scene(rows, RANKING)
            assert (
                scene.is_ambiguous(scene.known("spending"), scene.subject, scene.time)
                == is_ambiguous
            )
