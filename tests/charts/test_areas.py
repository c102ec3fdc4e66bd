"""Areas: only where periods follow each other, all parts are known and the series is one."""

from __future__ import annotations

import pytest

from tests.charts.conftest import drawn
from tests.charts.reading import texts, view_box

VIEW = "{kind: composition, measure: amount, by: source, where: {country: GKE}}"
AMOUNTS = VIEW.replace("}}", "}, stacking: amounts}")
COLUMNS = "{amount: {title: R&D funding, unit: million pounds}}"


def _rows(years, sources=("Business", "Government")):
    lines = [
        f"GKE,{year},{source},{10 * (i + 1) + year - 2000}"
        for year in years
        for i, source in enumerate(sources)
    ]
    return "country,year,source,amount\n" + "\n".join(lines) + "\n"


def test_continuous_years_are_areas_of_shares_that_add_up(site):
    spec = site.plan(_rows(range(2010, 2016)), VIEW, COLUMNS).wide
    rows = drawn(spec, "area")
    tops = {row["period"]: row["end"] for row in rows if row["part"] == "Government"}
    assert tops == {float(year): pytest.approx(100) for year in range(2010, 2016)}


def test_amounts_stay_amounts_where_the_view_says_so(site):
    plan = site.plan(_rows(range(2010, 2016)), AMOUNTS, COLUMNS)
    rows = drawn(plan.narrow, "area")
    assert [row["end"] for row in rows if row["part"] == "Business"] == [20, 21, 22, 23, 24, 25]
    assert plan.table.cells[0] == ("2010", "20", "30")
    assert "million pounds" in plan.table.caption


def test_else_they_are_bars(site, subtests):
    new_series = "breaks: [{field: amount, period: '2012', reason: new}]"
    cases = [
        ("a gap", _rows([2010, 2011, 2012, 2014, 2015, 2016]), ""),
        ("few years", _rows(range(2010, 2013)), ""),
        ("a part missing", _rows(range(2010, 2015)) + "GKE,2015,Business,12\n", ""),
        ("a break", _rows(range(2010, 2016)), new_series),
    ]
    for what, rows, more in cases:
        with subtests.test(what):
            spec = site.plan(rows, VIEW, COLUMNS, more).wide
            assert not drawn(spec, "area")
            assert drawn(spec, "bar")


def test_years_that_do_not_compare_are_bars(site):
    columns = COLUMNS.replace("}}", ", comparable_over_time: false}}")
    assert not drawn(site.plan(_rows(range(2010, 2016)), VIEW, columns).wide, "area")


def test_every_text_can_be_read_and_stays_on_the_canvas(site):
    drawing = site.chart(_rows(range(2000, 2021)), AMOUNTS, COLUMNS).drawing
    for svg in (drawing.wide, drawing.narrow):
        _, _, width, height = view_box(svg)
        for text in texts(svg):
            assert text.size >= 12
            assert text.left >= -1 and text.right <= width + 1, text
            assert 0 < text.baseline <= height
