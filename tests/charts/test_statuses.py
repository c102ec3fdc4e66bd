"""Forecasts are drawn apart from what was, and what may still change is said to."""

from __future__ import annotations

import pytest

PACKAGE = """
    name: parks
    resources: [{name: parks, path: parks.csv}]
"""
ROWS = (
    "place,year,visits,status\n"
    + "".join(f"{place},{year},{10 + year % 7},final\n" for place in "AB" for year in (2020, 2021))
    + "A,2022,20,provisional\nB,2022,21,estimated\n"
    + "".join(f"{place},{year},90,forecast\n" for place in "AB" for year in (2025, 2030))
)


def test_a_forecast_is_no_newest_figure_and_is_told(site):
    site.add(PACKAGE, parks=ROWS)
    trend = site.charts()["parks", "parks-trend"].plan
    assert "in 2022" in trend.headline
    told = " ".join(trend.notes)
    assert "Dashed: provisional (2022) and estimated (2022)." in told
    assert "Dotted: forecast (2025 and 2030)." in told
    assert trend.period == "2020 to 2022, forecast to 2030"
    ranking = site.charts()["parks", "parks-ranking"].plan
    assert "in 2022" in ranking.headline
    told = " ".join(ranking.notes)
    assert "Forecasts, plans and proposals for 2025 and 2030 are in the table, not here." in told
    assert "All of these figures: estimated or provisional." in told


def test_a_bar_of_what_may_change_is_pale_with_an_edge(site):
    site.add(PACKAGE, parks=ROWS.replace("B,2022,21,estimated", "B,2022,21,final"))
    ranking = site.charts()["parks", "parks-ranking"].plan
    for drawing in (ranking.wide, ranking.narrow):
        looks = {
            row["subject"]: (row["filled"], row["edge"]) for row in drawing["datasets"]["bars"]
        }
        assert looks["B"] == (1, 0)
        assert 0 < looks["A"][0] < 1 < looks["A"][1]
        bars = next(one for one in drawing["layer"] if "fillOpacity" in one["encoding"])
        assert bars["encoding"]["stroke"]["scale"] == bars["encoding"]["color"]["scale"]
    told = [note for note in ranking.notes if "provisional" in note]
    assert told == ["Pale, with a dashed edge: provisional."]


def test_a_line_is_dashed_towards_what_may_change_and_dotted_towards_forecasts(site):
    site.add(PACKAGE, parks=ROWS)
    drawing = site.charts()["parks", "parks-trend"].plan.wide
    data = drawing["datasets"]
    periods = {
        look: [row["period"] for row in data[look] if row["subject"] == "A"]
        for look in ("lines", "dashes", "dots", "ends")
    }
    assert periods == {
        "lines": [2020, 2021],
        "dashes": [2021, 2022],
        "dots": [2022, 2025, 2030],
        "ends": [2022],
    }
    assert {round(row["start"]) for row in data["labels"]} == {drawing["width"]}


def test_a_table_says_of_each_period_ahead_what_it_is(site):
    site.add(PACKAGE, parks=ROWS)
    table = site.charts()["parks", "parks-trend"].plan.table
    assert [row[0] for row in table.cells][-2:] == ["2025 (forecast)", "2030 (forecast)"]
    assert table.cells[2] == ("2022", "20 (provisional)", "21 (estimated)")
    assert table.values[-1] == ("2030 (forecast)", "90", "90")


def test_all_that_may_change_is_drawn_whole_and_said_to_be_so(site):
    site.add(PACKAGE, parks=ROWS.replace("final", "estimated").replace("provisional", "estimated"))
    trend = site.charts()["parks", "parks-trend"].plan
    assert not trend.wide["datasets"]["dashes"]
    assert "All of these figures: estimated (2020, 2021 and 2022)." in " ".join(trend.notes)


FUNDS = """
    name: funds
    resources: [{name: funds, path: funds.csv}]
    views:
      - {name: mix, title: Mix, kind: composition, resource: funds, measure: euros, by: source}
"""


def funds(last: str) -> str:
    """Of two sources in six years, the newest of which has a status."""
    return "year,source,euros,status\n" + "".join(
        f"{year},{source},{year - 2000 + len(source)},{last if year == 2023 else 'final'}\n"
        for year in range(2018, 2024)
        for source in ("firms", "state budgets")
    )


def test_a_dashed_edge_surrounds_bars_that_may_still_change(site):
    site.add(FUNDS, funds=funds("provisional"))
    plan = site.charts()["funds", "mix"].plan
    for drawing in (plan.wide, plan.narrow):
        (edge,) = drawing["datasets"]["edges"]
        rows = [row for row in drawing["datasets"]["parts"] if row["bar"] == "2023"]
        assert (edge["start"], edge["end"]) == (0, max(row["end"] for row in rows))
        assert all(edge["top"] < row["top"] < row["bottom"] < edge["bottom"] for row in rows)
    told = [note for note in plan.notes if "provisional" in note]
    assert told == ["Bars with a dashed edge, in whole or in part: provisional."]
    assert plan.table.cells[-1][1].endswith(" (provisional)")
    assert plan.table.cells[0][1].replace(".", "").isdigit()


def test_areas_stay_where_no_figure_or_every_one_may_change(site):
    site.add(FUNDS, funds=funds("final"))
    assert "edges" not in site.charts()["funds", "mix"].plan.wide["datasets"]
    site.add(FUNDS, funds=funds("estimated").replace("final", "estimated"))
    plan = site.charts()["funds", "mix"].plan
    assert "period" in plan.wide["datasets"]["parts"][0]
    assert "All of these figures: estimated." in plan.notes


def test_a_status_of_the_site_is_read_by_its_label(site):
    descriptor = """
        name: parks
        resources:
          - name: parks
            path: parks.csv
            schema:
              fields:
                - {name: place, type: string}
                - {name: year, type: year}
                - {name: visits, type: integer}
                - name: mark
                  type: string
                  role: status
                  categories: [{value: f, label: Forecast}, {value: p, label: Preliminary}]
    """
    marks = {2020: "", 2021: "p", 2022: "f"}
    rows = "place,year,visits,mark\n" + "".join(
        f"{place},{year},{3 + year % 5},{mark}\n" for place in "AB" for year, mark in marks.items()
    )
    site.add(descriptor, parks=rows)
    plan = site.charts()["parks", "parks-trend"].plan
    assert "in 2021" in plan.headline
    assert "Dashed: preliminary (2021)." in " ".join(plan.notes)


@pytest.mark.parametrize("word", ["final", "observed", "ok"])
def test_other_words_change_nothing(site, word):
    site.add(PACKAGE, parks=ROWS.replace("forecast", word))
    assert "in 2030" in site.charts()["parks", "parks-trend"].plan.headline


def test_forecasts_that_several_rows_give_for_one_period_are_told_and_not_drawn(site):
    view = "{name: t, title: T, kind: trend, resource: parks, measure: visits, time: year"
    site.add(
        f"{PACKAGE}    views: [{view}, entity: place}}]\n", parks=ROWS + "A,2030,95,forecast\n"
    )
    plan = site.charts()["parks", "t"].plan
    assert not plan.wide["datasets"].get("dots")
    assert "Forecasts, plans and proposals for 2025 and 2030" in " ".join(plan.notes)


def test_a_letter_for_a_forecast_is_a_forecast_and_is_told_in_words(site):
    words = {"forecast": "f", "provisional": "p", "estimated": "e", ",final": ","}
    rows = ROWS
    for word, letter in words.items():
        rows = rows.replace(word, letter)
    site.add(PACKAGE, parks=rows)
    trend = next(chart for chart in site.charts().values() if chart.view.kind == "trend")
    told = " ".join([trend.plan.headline, *trend.plan.words, *trend.plan.notes])
    assert "Dotted: forecast (2025 and 2030)." in told


def test_plans_beside_what_was_are_no_newest_figure(site):
    rows = "place,year,scenario,euros\n" + "".join(
        f"{place},{year},{'actual' if year < 2024 else 'projected'},{year}\n"
        for place in "AB"
        for year in range(2020, 2030)
    )
    site.add("\n    name: parks\n    resources: [{name: parks, path: parks.csv}]\n", parks=rows)
    found = {chart.view.kind: chart.plan.headline for chart in site.charts().values()}
    assert "in 2023" in found["trend"]
    assert "in 2023" in found["ranking"]


def test_a_status_that_runs_from_the_right_is_set_apart(site):
    site.add(FUNDS, funds=funds("provisional"))
    descriptor = site.root / "datasets" / "funds" / "datapackage.yaml"
    schema = """
    schema:
      fields:
        - {name: year, type: year}
        - {name: source, type: string}
        - {name: euros, type: integer}
        - name: status
          type: string
          role: status
          categories:
            - {value: final, label: final}
            - {value: provisional, label: "provisional (مؤقت)"}
"""
    text = descriptor.read_text().replace(
        "resources: [{name: funds, path: funds.csv}]",
        "resources:\n  - name: funds\n    path: funds.csv" + schema,
    )
    descriptor.write_text(text)
    plan = site.charts()["funds", "mix"].plan
    assert any("\u2068provisional (مؤقت)\u2069" in note for note in plan.notes)
