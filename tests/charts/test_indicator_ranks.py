from __future__ import annotations

from pipeline.charts.indicator_ranks import Cell, Median, Rank, standing
from pipeline.charts.indicators import Indicator, read_indicators
from tests.asking import ask

from .conftest import Site

TREND = "{kind: trend, resource: data, measure: spending, time: year, entity: country}"
BETTER = "spending: {higher_is: better, meaningful_difference: 0.1}"


def indicator(site: Site, rows: str, columns: str = BETTER) -> Indicator:
    """Spending from "GKE 2018 1.7, FRE 2018 2.2"."""
    lines = [",".join(one.split()) for one in rows.split(",")]
    site.add_table("\n".join(["country,year,spending", *lines]), TREND, columns)
    (one,) = read_indicators(site.catalog(), site.project)["country"]
    return one


FIVE = "GKE 2018 1.7, FRE 2018 2.2, DEG 2018 2.2, UST 2018 2.25, KER 2018 5"


def test_ranks_are_shared_and_near_ties_are_counted(site: Site) -> None:
    stands = standing(ask, indicator(site, FIVE))
    assert stands.ranks["KER"] == Rank(place=1, of=5, shared=0, near=0)
    assert stands.ranks["FRE"] == stands.ranks["DEG"] == Rank(place=3, of=5, shared=1, near=1)
    assert stands.ranks["GKE"] == Rank(place=5, of=5, shared=0, near=0)
    assert "ITH" not in stands.ranks


def test_where_less_is_better_the_lowest_is_first(site: Site) -> None:
    stands = standing(ask, indicator(site, FIVE, "spending: {higher_is: worse}"))
    assert stands.ranks["GKE"] == Rank(place=1, of=5, shared=0, near=0)


def test_without_a_direction_nothing_is_ranked(site: Site) -> None:
    assert standing(ask, indicator(site, FIVE, "")).ranks["KER"] is None


def test_the_period_is_the_latest_that_many_took_part_in(site: Site) -> None:
    stands = standing(ask, indicator(site, f"{FIVE}, GKE 2019 1.8, FRE 2019 2.3"))
    assert stands.period == "2018"
    assert stands.ranks["GKE"] == Rank(place=5, of=5, shared=0, near=0)


def test_for_those_chosen_it_may_be_up_to_three_years_earlier(site: Site) -> None:
    later = "FRE {0} 2.2, DEG {0} 2.2, UST {0} 2.25, KER {0} 5"
    near, far = (indicator(site, f"{FIVE}, {later.format(year)}") for year in (2020, 2021))
    assert standing(ask, near).period == "2020"
    assert standing(ask, near, who=["GKE", "FRE"]).period == "2018"
    assert standing(ask, near, who=["DEG", "FRE"]).period == "2020"
    assert standing(ask, far, who=["GKE", "FRE"]).period == "2021"


def test_three_years_are_as_long_where_periods_are_quarters(site: Site) -> None:
    later = "FRE {0} 2.2, DEG {0} 2.2, UST {0} 2.25, KER {0} 5"
    for latest, chosen in (("2020-Q4", "2018-Q1"), ("2021-Q1", "2021-Q1")):
        rows = f"{FIVE.replace('2018', '2018-Q1')}, {later.format(latest)}"
        one = indicator(site, rows, f"year: {{type: string}}\n{BETTER}")
        assert standing(ask, one, who=["GKE", "FRE"]).period == chosen


def test_a_cell_has_the_newest_value_that_is_none_of_a_later_period(site: Site) -> None:
    one = indicator(site, f"{FIVE}, GKE 2019 1.8, ITH 2015 1.2")
    assert standing(ask, one, who=["FRE", "GKE", "ITH", "ESL"]).cells == (
        Cell("2.20", "joint 3 of 5", is_older=False),
        Cell("1.70", "5 of 5", is_older=False),
        Cell("1.20", "in 2015", is_older=True),
        None,
    )


def test_a_median_needs_five_and_says_how_many(site: Site) -> None:
    six, few = ["GKE", "FRE", "DEG", "UST", "KER", "ITH"], ["GKE", "FRE", "DEG", "UST", "ITH"]
    stands = standing(ask, indicator(site, FIVE), groups={"Six": six, "Few": few})
    assert stands.medians == {"Six": Median("2.2% of GIP", 5)}


def test_figures_without_periods_stand_all_together(site: Site) -> None:
    view = "{kind: ranking, resource: data, measure: spending, entity: country}"
    site.add_table("country,spending\nGKE,1\nFRE,2", view, BETTER)
    (one,) = read_indicators(site.catalog(), site.project)["country"]
    stands = standing(ask, one, who=["GKE"])
    assert stands.period == ""
    assert stands.ranks["FRE"] == Rank(place=1, of=2, shared=0, near=0)
