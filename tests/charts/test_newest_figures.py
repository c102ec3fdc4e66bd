"""Maps and tiles show each place's newest figure of three years, where these compare."""

from __future__ import annotations

import pytest

from pipeline.charts import plan_of
from pipeline.charts.live_data import live_data
from pipeline.charts.places import shapes_data
from tests.asking import ask, scripts
from tests.charts.conftest import SETTINGS, Site
from tests.charts.test_maps import GROUND, MAP, PLACES, SHAPES
from tests.charts.test_tiles import DESCRIPTOR, GRID, TILES
from tests.charts.test_tiles import PLACES as TILES_OF

STATUS = """
    status:
        type: string
        role: status
        categories:
            - {value: a, label: Actual}
            - {value: p, label: Provisional}
            - {value: f, label: Forecast}
"""
YEARS = """
    country,year,spending
    GKE,2018,1
    GKE,2020,2
    FRE,2019,3
    FRE,2017,9
    DEG,2018,4
    DEG,2021,8
    UST,2020,5
    ITH,2020,6
    KER,2017,7
    ESL,2020,
"""
HEADLINE = "Newest figures of 2018 to 2020: 5 countries, median 4% of GIP."


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path)
    settings = SETTINGS.replace(
        "        picks:", f"        {SHAPES}\n        {GRID}\n        picks:"
    )
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    made.add(GROUND, shapes=PLACES)
    made.add(DESCRIPTOR, grid=TILES_OF)
    return made


def periods(plan):
    """Of which year each place's figure is."""
    place = [column.name for column in plan.table.columns].index("year")
    return {row[0]: (row[1], row[place]) for row in plan.table.values}


def test_each_place_has_its_newest_figure_of_the_three_years(site):
    plan = site.plan(YEARS, MAP)
    assert periods(plan) == {
        "GKE": ("2", "2020"),
        "FRE": ("3", "2019"),
        "DEG": ("4", "2018"),
        "UST": ("5", "2020"),
        "ITH": ("6", "2020"),
    }
    assert [row[0] for row in plan.table.cells] == sorted(row[0] for row in plan.table.cells)
    assert (plan.reference, plan.period) == ("2020", "2018 to 2020")


def test_title_and_sentence_name_the_years_how_many_and_the_median(site):
    chart = site.chart(YEARS, MAP, "spending: {higher_is: better, meaningful_difference: 0.5}")
    assert chart.plan.headline == HEADLINE
    assert chart.title == "A title, 2018 to 2020"
    assert chart.plan.words == ("3 are of 2020, 1 of 2019 and 1 of 2018.",)
    assert chart.plan.table.caption == "B&B spending, % of GIP, newest figures of 2018 to 2020"
    said = " ".join([chart.title, chart.description, *chart.plan.notes])
    assert not [word for word in ("highest", "lowest", "rank") if word in said.lower()]
    assert [column.title for column in chart.plan.table.columns] == [
        "Country",
        "B&B spending, % of GIP",
        "Year",
        "Colour",
    ]


def test_every_drawing_has_the_title_that_names_the_years_once(site):
    chart = site.chart(YEARS, MAP)
    assert chart.drawing
    for svg in (chart.drawing.wide, chart.drawing.svg):
        assert "A title, 2018 to 2020" in svg
    assert "% of GIP, 2018 to 2020" not in chart.drawing.svg
    assert "no figure, 2018 to 2020" in chart.drawing.svg


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Spending in 2017", "B&B spending, 2018 to 2020"),
        ("Spending since 2018", "B&B spending, 2018 to 2020"),
        ("Spending, 2018 to 2020", "Spending, 2018 to 2020"),
        ("Spending in 2020", "B&B spending, 2018 to 2020"),
    ],
)
def test_a_title_of_other_years_gives_way(site, title, named):
    chart = site.chart(YEARS, f"{{kind: map, measure: spending, title: '{title}'}}")
    assert chart.title == named


@pytest.mark.parametrize(
    ("columns", "more"),
    [
        ("spending: {comparable_over_time: false}", ""),
        ("", "breaks: [{resource: data, field: spending, period: '2020', reason: New}]"),
    ],
    ids=["does not compare", "a new series for all"],
)
def test_one_year_is_shown_where_figures_of_several_do_not_compare(site, columns, more):
    plan = site.plan(YEARS, MAP, columns, more)
    assert "in 2020" in plan.headline
    assert "highest" in plan.headline
    assert {row[0] for row in plan.table.values} == {"GKE", "UST", "ITH"}
    assert plan.title == ""


def test_the_years_begin_with_a_new_series_for_all(site):
    more = "breaks: [{resource: data, field: spending, period: '2019', reason: New}]"
    plan = site.plan(YEARS, MAP, "", more)
    assert plan.headline == "Newest figures of 2019 and 2020: 4 countries, median 4% of GIP."
    assert "DEG" not in periods(plan)
    assert any(note.startswith("A new series begins in 2019") for note in plan.notes)


def test_a_figure_from_before_a_place_s_own_new_series_is_left_out_and_it_is_named(site):
    more = (
        "breaks: [{resource: data, field: spending, entities: [FRE], period: '2020', reason: New}]"
    )
    plan = site.plan(YEARS, MAP, "", more)
    assert "FRE" not in periods(plan)
    assert "Without a figure since a new series began: Frelay." in plan.notes
    assert "1 other has figures for other years only and stands in the data, not here." in (
        plan.notes
    )


@pytest.mark.parametrize(
    "rows",
    [
        "GKE,2020,1\nFRE,2020,2\nDEG,2016,3\n",
        "GKE,2020,1\nFRE,2020,2\n",
    ],
    ids=["an older one", "one year"],
)
def test_a_single_year_of_the_three_is_shown_as_one_year(site, rows):
    plan = site.plan(f"country,year,spending\n{rows}", MAP, "spending: {higher_is: better}")
    assert plan.headline.startswith("B&B spending in 2020 was 2% of GIP in Frelay and 1% in")
    assert plan.table.columns[-1].title == "Rank of 2"


def test_quarters_stay_at_one(site):
    rows = "country,quarter,spending\nGKE,2020-Q1,1\nFRE,2020-Q2,2\nDEG,2020-Q2,3\n"
    plan = site.plan(rows, MAP)
    assert "2020-Q2" in plan.headline or "second quarter" in plan.headline
    assert "Newest" not in plan.headline


def test_financial_years_are_years(site):
    rows = "country,fy,spending\nGKE,2018/19,1\nFRE,2019/20,2\nDEG,2020/21,3\nUST,2020/21,4\n"
    columns = (
        "fy: {type: string, role: time, title: Financial year, periods: {kind: financial-year}}"
    )
    plan = site.plan(rows, MAP, columns)
    assert plan.headline.startswith("Newest figures of 2018/19 to 2020/21: 4 countries")


def test_a_forecast_is_no_newest_figure_and_what_is_provisional_is_marked(site):
    rows = (
        "country,year,spending,status\n"
        "GKE,2019,1,a\nGKE,2020,2,p\nFRE,2020,3,a\nITH,2019,4,p\nDEG,2021,9,f\nGKE,2021,9,f\n"
        "DEG,2020,5,a\n"
    )
    plan = site.plan(rows, MAP, STATUS)
    assert {key: year for key, (_, year) in periods(plan).items()} == {
        "GKE": "2020",
        "FRE": "2020",
        "DEG": "2020",
        "ITH": "2019",
    }
    assert "(in part provisional)" in plan.headline
    status = [column.name for column in plan.table.columns].index("status")
    assert {row[0]: row[status] for row in plan.table.values}["GKE"] == "provisional"
    for spec in (plan.wide, plan.narrow):
        assert len(spec["datasets"]["soft"]) == 2, "an area and a dot"
        assert len(spec["datasets"]["legend-soft"]) == 1
        assert "provisional" in {row["text"] for row in spec["datasets"]["legend"]}


def test_tiles_do_the_same(site):
    rows = "country,year,spending\nDEG,2018,1\nKER,2020,2\nITH,2019,4\nGKE,2020,3\n"
    plan = site.plan(rows, TILES)
    assert plan.headline == "Newest figures of 2018 to 2020: 4 countries, median 2.5% of GIP."
    assert plan.title == "A title, 2018 to 2020"
    assert periods(plan)["DEG"] == ("1", "2018")


CHOSEN = """async (at, figures, places, chosen) => {
  const { kind } = await at("charts/kinds/map");
  const { modelOf } = await at("charts/model");
  const { INITIAL_STATE } = await at("charts/initial-state");
  const model = modelOf(figures, null, places);
  const state = { ...INITIAL_STATE, ...chosen };
  const said = kind.marks(model, state, { name: "wide", width: 680, labelWidth: 190 })[0];
  return {
    words: kind.words(model, state),
    columns: kind.table(model, state).columns.map(({ title }) => title),
    said: said.map(({ text }) => text),
    newest: kind.newest(model),
    overview: kind.overview(model, state),
  };
}"""


@pytest.fixture
def chosen(site):
    """What a map says, shows in its table and speaks once a visitor has chosen."""
    data = site.view_data(YEARS, MAP, "spending: {higher_is: better}")
    figures = live_data(data, plan_of(data, ask))
    shapes = shapes_data(data.catalog.shapes["country"])
    return lambda **state: scripts().run(CHOSEN, figures, shapes, state)


def test_a_visitor_who_chooses_a_year_gets_ranks_and_titles_of_that_year(chosen):
    one = chosen(at="2020")
    assert one["words"]["headline"].startswith("B&B spending in 2020 was highest in ITH")
    assert one["words"]["title"] == "A title, 2020"
    assert one["columns"][-1] == "Rank of 3"
    assert one["said"][0] == "ITH, 2020, 6% of GIP, rank 1 of 3"
    assert one["overview"] is None
    assert any("A colour means the same in all years" in note for note in one["words"]["notes"])


def test_of_the_newest_figures_each_is_told_with_its_year_and_no_rank(chosen):
    newest = chosen(picks=["FRE", "GKE"])
    assert newest["words"]["headline"] == HEADLINE
    assert (
        "Of those picked: FRE 3% of GIP in 2019; GKE 2% of GIP in 2020."
        in (newest["words"]["sentences"])
    )
    assert "FRE, 2019, 3% of GIP" in newest["said"]
    assert "KER, 2018 to 2020, no figure" in newest["said"]
    assert newest["newest"]["told"] == "2018 to 2020"
    rows = {row["key"]: row["cells"] for row in newest["overview"]["rows"]}
    assert rows["FRE"] == ["3", "2019"]
    assert rows["KER"] == ["\u2013", "\u2013"]
