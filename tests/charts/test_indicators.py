from __future__ import annotations

import re

import pytest
import yaml

from pipeline.charts.indicators import Indicator, headline_indicators, read_indicators

from .conftest import Site

TREND = "{kind: trend, resource: data, measure: spending, time: year, entity: country}"
SPENDING = """
country,year,spending
GKE,2018,1.7
FRE,2018,2.2
GKE,2019,1.8
"""


def indicators(site: Site) -> tuple[Indicator, ...]:
    return read_indicators(site.catalog(), site.project).get("country", ())


def test_a_measure_is_one_indicator_with_its_figures(site: Site) -> None:
    site.add_table(SPENDING, TREND)
    (one,) = indicators(site)
    assert one.id == "data.data.spending"
    assert one.periods == ("2018", "2019")
    assert one.values == {"2018": {"GKE": 1.7, "FRE": 2.2}, "2019": {"GKE": 1.8}}
    figures = one.file
    assert figures["subject"]["keys"] == ["GKE", "FRE"]
    assert figures["rows"]["measure"] == [1.7, 2.2, 1.8]
    assert figures["measures"]["measure"]["unit"] == "% of GIP"


def test_each_part_of_a_table_is_an_indicator_in_the_order_of_labels(site: Site) -> None:
    site.add_table(
        """
        country,year,source,spending
        GKE,2018,gov,1
        GKE,2018,biz,2
        FRE,2018,gov,3
        FRE,2018,biz,4
        """,
        TREND,
        "source: {categories: [{value: biz, label: Businesses}, {value: gov, label: Government}]}",
    )
    found = indicators(site)
    assert [one.id for one in found] == ["data.data.spending.biz", "data.data.spending.gov"]
    assert [one.title for one in found] == ["B&B spending: Businesses", "B&B spending: Government"]
    assert found[0].values == {"2018": {"GKE": 2.0, "FRE": 4.0}}
    assert found[0].file["rows"]["measure"] == [2, 4]


def test_what_is_known_of_one_alone_cannot_be_compared(
    site: Site, subtests: pytest.Subtests
) -> None:
    cases = {
        "one entity": "country,year,spending\nGKE,2018,1\nGKE,2019,2",
        "one figure": "country,year,spending\nGKE,2018,1\nFRE,2018,",
        "no entities": "source,year,spending\nbiz,2018,1\ngov,2018,2",
    }
    for what, rows in cases.items():
        with subtests.test(what):
            site.add_table(rows, "{kind: table, resource: data}")
            assert indicators(site) == ()


def test_several_figures_for_one_period_cannot_be_compared(site: Site) -> None:
    rows = "country,year,spending,note\nGKE,2018,1,a\nGKE,2018,2,b\nFRE,2018,3,a"
    columns = "note: {type: string, role: attribute, attribute: true}"
    site.add_table(rows, "{kind: table, resource: data}", columns, "key: [country]")
    assert indicators(site) == ()


def test_names_are_safe_in_addresses_and_unique(site: Site) -> None:
    parts = ["Á b/c", "a-b-c", "../..", "日本", "x" * 300]
    rows = [f'{key},2018,"{part}",{i}' for i, part in enumerate(parts) for key in ("GKE", "FRE")]
    site.add_table("\n".join(["country,year,source,spending", *rows]), TREND)
    found = [one.id for one in indicators(site)]
    assert len(found) == len(set(found)) == len(parts)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,199}", one) for one in found)
    assert all(".." not in one for one in found)


def test_headlines_come_first_and_without_any_the_first_four(site: Site) -> None:
    header = ["a", "b", "c", "d", "e"]
    table = f"country,year,{','.join(header)}\nGKE,2018,1,2,3,4,5\nFRE,2018,1,2,3,4,5"
    view = "{kind: trend, resource: data, measure: a, time: year, entity: country}"
    site.add_table(table, view)
    assert [one.measure.name for one in headline_indicators(indicators(site))] == header[:4]
    site.add_table(table, view, "c: {headline: true}")
    assert [one.measure.name for one in headline_indicators(indicators(site))] == ["c"]


def test_who_a_chart_of_all_leaves_out_stands_aside(site: Site) -> None:
    site.add_table(
        """
        country,year,level,spending
        GKE,2018,whole,9
        FRE,2018,part,1
        DEG,2018,part,2
        """,
        "{kind: ranking, resource: data, measure: spending, time: year, entity: country,"
        " where: {level: part}}",
        "level: {type: string, attribute: true}",
        "key: [country, year]",
    )
    (one,) = indicators(site)
    assert one.aside == {"GKE"}


LEVELS = """
country,level,spending,income
GKE,whole,9,90
FRE,part,1,10
DEG,part,2,20
UST,shire,3,30
"""


def aside_of(site: Site, *views: str) -> dict[str, set[str]]:
    """Who stands aside from each measure, where a dataset has these charts."""
    listed = [yaml.safe_load(view) for view in views]
    more = yaml.safe_dump(
        {
            "key": ["country"],
            "views": [{"name": f"v{i}", "title": "", **v} for i, v in enumerate(listed)],
        }
    )
    site.add_table(LEVELS, "{kind: table, resource: data}", LEVEL, more)
    return {one.measure.name: set(one.aside) for one in indicators(site)}


LEVEL = "level: {type: string, attribute: true}"
OF = "resource: data, entity: country"


def test_the_first_chart_of_a_measure_says_who_stands_aside_or_else_of_its_table(
    site: Site,
) -> None:
    parts = f"{{kind: ranking, measure: spending, {OF}, where: {{level: part}}}}"
    shires = f"{{kind: distribution, measure: income, {OF}, where: {{level: shire}}}}"
    both = f"{{kind: ranking, measure: income, {OF}, where: {{level: [part, shire]}}}}"
    assert aside_of(site, parts) == {"spending": {"GKE", "UST"}, "income": {"GKE", "UST"}}
    assert aside_of(site, parts, shires, both) == {
        "spending": {"GKE", "UST"},
        "income": {"GKE", "FRE", "DEG"},
    }
    assert aside_of(site, both)["spending"] == {"GKE"}


def test_a_chart_that_narrows_nothing_or_sets_nobody_side_by_side_leaves_nobody_aside(
    site: Site,
) -> None:
    where = "where: {level: part}"
    nobody: dict[str, set[str]] = {"spending": set(), "income": set()}
    ranking = f"{{kind: ranking, measure: spending, {OF}}}"
    assert aside_of(site, ranking) == nobody
    one = f"{{kind: ranking, measure: spending, {OF}, where: {{country: [GKE, FRE]}}}}"
    assert aside_of(site, one) == nobody, "who is picked by name is no kind of entity"
    trend = f"{{kind: trend, measure: spending, time: year, {OF}, {where}}}"
    assert aside_of(site, trend) == nobody
    by_level = f"{{kind: ranking, measure: spending, {OF}, by: level, {where}}}"
    assert aside_of(site, by_level) == nobody
    narrowed = f"{{kind: ranking, measure: spending, {OF}, {where}}}"
    assert aside_of(site, ranking, narrowed)["spending"] == set(), "the first chart says it"


def test_who_takes_part_in_any_year_does_not_stand_aside(site: Site) -> None:
    site.add_table(
        """
        country,year,level,spending
        GKE,2018,whole,9
        FRE,2018,whole,1
        FRE,2019,part,1
        DEG,2019,part,2
        """,
        f"{{kind: ranking, measure: spending, time: year, {OF}, where: {{level: part}}}}",
        LEVEL,
        "key: [country, year]",
    )
    (one,) = indicators(site)
    assert one.aside == {"GKE"}
