"""Forecasts are not drawn beside what was, and what may still change is said to."""

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
    assert "Forecasts, plans and proposals for 2025 and 2030 are in the table, not here." in told
    assert "Figures for 2022 are in part provisional or estimated." in told
    ranking = site.charts()["parks", "parks-ranking"].plan
    assert "in 2022" in ranking.headline


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
    assert "Figures for 2021 are in part provisional or estimated." in " ".join(plan.notes)


@pytest.mark.parametrize("word", ["final", "observed", "ok"])
def test_other_words_change_nothing(site, word):
    site.add(PACKAGE, parks=ROWS.replace("forecast", word))
    assert "in 2030" in site.charts()["parks", "parks-trend"].plan.headline
