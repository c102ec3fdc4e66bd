"""The one period that a chart shows where nobody chose one: the latest with enough figures."""

from __future__ import annotations

RANKING = "{kind: ranking, measure: spending}"


def at_reference(plan):
    """Who has a figure in the period that a chart shows, and the period."""
    return sorted(row[0] for row in plan.table.values), plan.period


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
    assert at_reference(site.plan(rows, RANKING)) == (["FRE", "GKE"], "2020")


def test_a_year_without_figures_is_not_the_reference_year(site):
    rows = """
        country,year,spending
        GKE,2019,1
        FRE,2019,2
        GKE,2020,
        FRE,2020,
    """
    assert at_reference(site.plan(rows, RANKING)) == (["FRE", "GKE"], "2019")


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
    assert at_reference(site.plan(rows, view))[1] == "2019"


def test_only_rows_that_the_view_asks_for_count(site):
    rows = """
        country,year,source,spending
        GKE,2019,a,1
        FRE,2020,b,2
        DEG,2021,c,2
    """
    view = "{kind: ranking, measure: spending, where: {source: [a, b]}}"
    assert at_reference(site.plan(rows, view)) == (["FRE"], "2020")


def test_without_periods_every_known_row_counts(site):
    rows = """
        country,spending
        GKE,1
        FRE,2
        DEG,
    """
    assert at_reference(site.plan(rows, RANKING)) == (["FRE", "GKE"], "")


def test_rows_of_no_known_period_are_of_no_reference_year(site):
    rows = """
        country,year,spending
        GKE,,1
        FRE,,2
    """
    assert at_reference(site.plan(rows, RANKING)) == ([], "")
    rows = """
        country,year,spending
        GKE,,1
        FRE,2020,2
    """
    assert at_reference(site.plan(rows, RANKING)) == (["FRE"], "2020")


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
            assert at_reference(site.plan(rows, RANKING, columns)) == (["GKE"], read)


def test_a_date_of_another_form_is_ordered_by_its_day(site):
    rows = "country,when,spending\nGKE,31/01/2020,1\nGKE,01/02/2020,2\n"
    columns = "when: {type: date, format: '%d/%m/%Y', role: time}"
    plan = site.plan(rows, RANKING, columns)
    assert plan.table.values == (("GKE", "2"),)
    assert plan.period == "01/02/2020"
