"""What the modules get to know of a view: figures by column, and what they mean."""

from __future__ import annotations

from typing import Any

from pipeline.charts.live_data import figures_of

from .conftest import Site

HEADER = "country,year,source,spending"
PARTS = f"{HEADER}\nGKE,2019,biz,1\nGKE,2019,gov,2\nGKE,2020,biz,\nGKE,2020,gov,4\n"
BY_SOURCE = "{kind: trend, measure: spending, by: source, where: {country: GKE}}"
BREAKS = """
breaks:
  - {field: spending, entities: [GKE], period: "2020", reason: Counted anew.}
  - {field: spending, entities: [FRE], period: "2019", reason: Counted anew.}
  - {field: other, period: "2018", reason: Counted anew.}
"""


def told(site: Site, rows: str, view: str, columns: str = "", more: str = "") -> Any:
    return figures_of(site.view_data(rows, view, columns, more))


def test_a_break_of_an_entity_is_one_of_all_its_parts(site: Site) -> None:
    found = told(site, PARTS, BY_SOURCE, more=BREAKS)["measures"]["measure"]["breaks"]
    assert found == [{"entities": [], "place": 2020}]
    own = told(site, PARTS, "{kind: trend, measure: spending}", more=BREAKS)
    assert own["measures"]["measure"]["breaks"] == [
        {"entities": ["GKE"], "place": 2020},
        {"entities": ["FRE"], "place": 2019},
    ]


def test_what_is_missing_has_its_reason_and_what_is_known_has_none(site: Site) -> None:
    rows = "country,year,spending\nGKE,2020,\nFRE,2020,c\nDEG,2020,2\nUST,2020,c\n"
    missing = 'missingValues: [{value: "", label: not collected}, {value: c, label: confidential}]'
    profile = "$schema: https://datapackage.org/profiles/2.0/datapackage.json"
    found = told(site, rows, "{kind: ranking, measure: spending}", more=f"{profile}\n{missing}")
    assert found["reasons"] == ["not collected", "confidential"]
    assert found["rows"]["why"] == [0, 1, -1, 1]
    assert found["rows"]["measure"] == [None, None, 2, None]


def test_whether_figures_compare_and_what_counts_as_the_same_is_handed_on(site: Site) -> None:
    plain = told(site, PARTS, BY_SOURCE)["measures"]["measure"]
    assert (plain["compares"], plain["same"], plain["higher_is"]) == (True, 0, "neither")
    assert plain["unit"] == "% of GIP"
    columns = (
        'spending: {comparable_over_time: false, meaningful_difference: 0.2, unit: "1",'
        " higher_is: worse}"
    )
    declared = told(site, PARTS, BY_SOURCE, columns)["measures"]["measure"]
    assert (declared["compares"], declared["same"], declared["higher_is"]) == (False, 0.2, "worse")
    assert declared["unit"] == ""


def test_periods_that_nobody_has_take_their_place_where_they_are_counted(site: Site) -> None:
    rows = "country,quarter,spending\nGKE,2019-Q4,1\nGKE,2020-Q2,2\n"
    time = told(site, rows, "{kind: trend, measure: spending}")["time"]
    assert time["keys"] == ["2019-Q4", "2020-Q1", "2020-Q2"]
    assert [place - time["places"][0] for place in time["places"]] == [0, 1, 2]
    assert (time["stands"], time["a_year"]) == ("listed", 4)


def test_a_window_is_told_in_the_tables_own_periods_and_one_year_is_none(site: Site) -> None:
    rows = "country,quarter,spending,income\nGKE,2019-Q4,1,2\nFRE,2020-Q2,2,3\n"
    for window, expected in ((1, None), (2, 8), (3, 12)):
        view = f"{{kind: scatter, x: spending, y: income, time: quarter, window: {window}}}"
        assert told(site, rows, view)["window"] == expected


def test_parts_of_a_composition_are_in_the_order_of_their_labels_and_then_by_name(
    site: Site,
) -> None:
    rows = f"{HEADER}\n" + "".join(f"GKE,2019,{part},1\n" for part in ("z", "b", "gov", "a"))
    labels = "source: {categories: [{value: gov, label: Government}]}"
    view = "{kind: composition, measure: spending, by: source}"
    assert told(site, rows, view, labels)["part"]["keys"] == ["gov", "a", "b", "z"]
    trend = told(site, rows, BY_SOURCE, labels)["subject"]["keys"]
    assert trend == ["gov", "z", "b", "a"]


def test_a_view_of_one_subject_says_so(site: Site) -> None:
    rows = "country,year,spending\nGKE,2019,1\nFRE,2019,2\n"
    for where, fixes in (("", False), (", where: {country: GKE}", True)):
        found = told(site, rows, f"{{kind: trend, measure: spending{where}}}")
        assert found["fixes_subject"] is fixes
    both = told(site, rows, "{kind: trend, measure: spending, where: {country: [GKE, FRE]}}")
    assert both["fixes_subject"] is False


def test_numbers_are_as_short_as_they_can_be(site: Site) -> None:
    rows = "country,year,spending\nGKE,2019,3.0\nFRE,2019,2.5\nDEG,2019,-4\nUST,2019,1e20\n"
    found = told(site, rows, "{kind: ranking, measure: spending}")["rows"]["measure"]
    assert [str(one) for one in found] == ["3", "2.5", "-4", "1e+20"]
