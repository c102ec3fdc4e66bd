"""Small multiples: panels side by side on one scale, with gaps and breaks honoured."""

from __future__ import annotations

import pytest

from tests.charts.reading import texts, view_box

COUNTRIES = ["GKE", "FRE", "DEG", "UST", "KER", "ITH", "ESL", "JAR", "CAW", "INL", "NLB", "BRE"]
VIEW = "{kind: small-multiples, measure: spending}"


def _rows(countries, years=(2018, 2019, 2020), start=1.0):
    lines = [
        f"{country},{year},{start + i / 10 + (year - 2018) / 5}"
        for i, country in enumerate(countries)
        for year in years
    ]
    return "country,year,spending\n" + "\n".join(lines) + "\n"


def test_panels_fill_rows_of_three_or_four_and_of_two_on_a_phone(site, subtests):
    cases = [(1, 1), (2, 2), (3, 3), (4, 4), (5, 3), (9, 3), (10, 4), (12, 4)]
    for count, across in cases:
        with subtests.test(count=count, across=across):
            plan = site.plan(_rows(COUNTRIES[:count]), VIEW)
            for spec, wanted in ((plan.wide, across), (plan.narrow, min(count, 2))):
                assert len({row["x"] for row in spec["datasets"]["titles"]}) == wanted


def test_all_panels_have_the_same_scale_and_their_own_name_and_latest_figure(site):
    plan = site.plan(_rows(["GKE", "FRE"]), VIEW)
    data = plan.wide["datasets"]
    assert [row["text"] for row in data["titles"]] == ["Frelay", "United Kelways"]
    assert [row["text"] for row in data["values"]] == ["1.5%", "1.4%"]
    france, uk = (
        [row["y"] for row in data["lines"] if row["subject"] == key] for key in ("FRE", "GKE")
    )
    assert (france[0] + france[1]) / 2 == pytest.approx(uk[1]), "1.2 is between 1.1 and 1.3"


def test_at_most_twelve_are_shown_and_it_is_said(site):
    rows = _rows([*COUNTRIES, "SWA", "CHW"])
    plan = site.plan(rows, VIEW)
    assert "Shown are 2 of 14 countries in the data." in plan.notes


def test_the_order_may_be_by_value(site):
    plan = site.plan(
        _rows(["FRE", "DEG"]), "{kind: small-multiples, measure: spending, sort: value}"
    )
    assert [row["text"] for row in plan.wide["datasets"]["titles"]] == ["Gelmark", "Frelay"]


def test_a_line_stops_at_breaks_and_gaps(site):
    rows = _rows(["GKE"], years=(2010, 2011, 2012, 2016, 2017))
    plan = site.plan(rows, VIEW, more="breaks: [{field: spending, period: '2012', reason: new}]")
    data = plan.wide["datasets"]
    assert len({row["run"] for row in data["lines"]}) == 3
    (hollow,) = data["breaks"]
    assert hollow["x"] == sorted({row["x"] for row in data["lines"]})[2], "that of 2012"
    assert any("new series begins in 2012" in note for note in plan.notes)


def test_a_line_that_ends_early_says_when(site):
    rows = _rows(["GKE"]) + "FRE,2018,2.0\nFRE,2019,2.5\n"
    data = site.plan(rows, VIEW).wide["datasets"]
    assert [row["text"] for row in data["values"]] == ["2.5% (2019)", "1.4%"]


def test_every_text_can_be_read_and_stays_on_the_canvas(site, subtests):
    cases = [1.0, 100_000.0, -3.0]
    for start in cases:
        with subtests.test(start=start):
            drawing = site.chart(_rows(COUNTRIES, start=start), VIEW).drawing
            for svg in (drawing.wide, drawing.narrow):
                _, _, width, height = view_box(svg)
                for text in texts(svg):
                    assert text.size >= 12
                    assert text.left >= -1 and text.right <= width + 1, text
                    assert 0 < text.baseline <= height
