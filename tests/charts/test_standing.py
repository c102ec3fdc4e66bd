from __future__ import annotations

from pipeline.charts.indicators import Indicator, read_indicators
from pipeline.charts.standing import Rank, newest, standing

from .conftest import Site

TREND = "{kind: trend, resource: data, measure: spending, time: year, entity: country}"
BETTER = "spending: {higher_is: better, meaningful_difference: 0.1}"


def indicator(site: Site, rows: str, columns: str = BETTER) -> Indicator:
    """Spending from "GBR 2018 1.7, FRA 2018 2.2"."""
    lines = [",".join(one.split()) for one in rows.split(",")]
    site.add_table("\n".join(["country,year,spending", *lines]), TREND, columns)
    (one,) = read_indicators(site.catalog(), site.project)["country"]
    return one


FIVE = "GBR 2018 1.7, FRA 2018 2.2, DEU 2018 2.2, USA 2018 2.25, KOR 2018 5"


def test_ranks_are_shared_and_near_ties_are_counted(site: Site) -> None:
    stands = standing(indicator(site, FIVE))
    assert stands.rank("KOR") == Rank(place=1, of=5, shared=0, near=0)
    assert stands.rank("FRA") == stands.rank("DEU") == Rank(place=3, of=5, shared=1, near=1)
    assert stands.rank("GBR") == Rank(place=5, of=5, shared=0, near=0)
    assert stands.rank("ITA") is None


def test_where_less_is_better_the_lowest_is_first(site: Site) -> None:
    stands = standing(indicator(site, FIVE, "spending: {higher_is: worse}"))
    assert stands.rank("GBR") == Rank(place=1, of=5, shared=0, near=0)


def test_without_a_direction_nothing_is_ranked(site: Site) -> None:
    assert standing(indicator(site, FIVE, "")).rank("KOR") is None


def test_the_period_is_the_latest_that_many_took_part_in(site: Site) -> None:
    stands = standing(indicator(site, f"{FIVE}, GBR 2019 1.8, FRA 2019 2.3"))
    assert stands.period == "2018"
    assert stands.rank("GBR") == Rank(place=5, of=5, shared=0, near=0)


def test_for_those_chosen_it_may_be_up_to_three_years_earlier(site: Site) -> None:
    later = "FRA {0} 2.2, DEU {0} 2.2, USA {0} 2.25, KOR {0} 5"
    near, far = (indicator(site, f"{FIVE}, {later.format(year)}") for year in (2020, 2021))
    assert standing(near).period == "2020"
    assert standing(near, ["GBR", "FRA"]).period == "2018"
    assert standing(near, ["DEU", "FRA"]).period == "2020"
    assert standing(far, ["GBR", "FRA"]).period == "2021"


def test_three_years_are_as_long_where_periods_are_quarters(site: Site) -> None:
    later = "FRA {0} 2.2, DEU {0} 2.2, USA {0} 2.25, KOR {0} 5"
    for latest, chosen in (("2020-Q4", "2018-Q1"), ("2021-Q1", "2021-Q1")):
        rows = f"{FIVE.replace('2018', '2018-Q1')}, {later.format(latest)}"
        one = indicator(site, rows, f"year: {{type: string}}\n{BETTER}")
        assert standing(one, ["GBR", "FRA"]).period == chosen


def test_the_newest_value_is_none_of_a_later_period(site: Site) -> None:
    one = indicator(site, f"{FIVE}, GBR 2019 1.8, ITA 2015 1.2")
    assert newest(one, "GBR", "2018") == ("2018", 1.7)
    assert newest(one, "ITA", "2018") == ("2015", 1.2)
    assert newest(one, "ESP", "2018") is None


def test_a_median_needs_five_and_says_how_many(site: Site) -> None:
    stands = standing(indicator(site, FIVE))
    found = stands.median(["GBR", "FRA", "DEU", "USA", "KOR", "ITA"])
    assert found is not None
    assert (found.value, found.of) == (2.2, 5)
    assert stands.median(["GBR", "FRA", "DEU", "USA", "ITA"]) is None


def test_figures_without_periods_stand_all_together(site: Site) -> None:
    view = "{kind: ranking, resource: data, measure: spending, entity: country}"
    site.add_table("country,spending\nGBR,1\nFRA,2", view, BETTER)
    (one,) = read_indicators(site.catalog(), site.project)["country"]
    stands = standing(one, ["GBR"])
    assert stands.period == ""
    assert stands.rank("FRA") == Rank(place=1, of=2, shared=0, near=0)
