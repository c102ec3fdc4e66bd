from __future__ import annotations

from tests.charts.conftest import drawn
from tests.charts.reading import texts

SCATTER = "{kind: scatter, x: spending, y: income}"
INCOME = "income: {title: GIP per head, unit: dollars}"
NOTHING = "There are no figures to show."
CODES = ["GKE", "FRE", "DEG", "UST", "KER", "ITH", "ESL", "JAR", "CAW", "INL", "NLB", "BRE"]


def pairs(*points, year=2020):
    return "country,year,spending,income\n" + "".join(
        f"{code},{year},{x},{y}\n" for code, (x, y) in zip(CODES, points, strict=False)
    )


def dots(spec):
    rows = [*drawn(spec, "circle"), *drawn(spec, "point")]
    return sorted((row["name"], row["x"], row["y"]) for row in rows)


def test_each_dot_is_a_country_with_both_values(site):
    plan = site.plan(pairs((1, 10), (2, ""), ("", 30), (4, 40)), SCATTER, INCOME)
    assert dots(plan.wide) == [("United Kelways", 1.0, 10.0), ("United Stacks", 4.0, 40.0)]
    assert dots(plan.narrow) == dots(plan.wide)
    assert "2 countries" in plan.headline


def test_both_values_are_of_the_same_year(site):
    rows = """
        country,year,spending,income
        GKE,2019,1,10
        GKE,2020,,20
        FRE,2019,2,15
        FRE,2020,3,
    """
    plan = site.plan(rows, SCATTER, INCOME)
    assert plan.period == "2019"
    assert dots(plan.wide) == [("Frelay", 2.0, 15.0), ("United Kelways", 1.0, 10.0)]


def test_the_table_holds_what_is_drawn(site):
    plan = site.plan(pairs((1.5, 1000), (2, 2500.5)), SCATTER, INCOME)
    assert [column.title for column in plan.table.columns] == [
        "Country",
        "B&B spending, % of GIP",
        "GIP per head, dollars",
    ]
    assert plan.table.values == (("FRE", "2", "2500.5"), ("GKE", "1.5", "1000"))
    assert plan.table.cells[0][0] == "Frelay"
    assert plan.table.cells[0][2] == "2,500.5"
    assert plan.table.caption == "B&B spending and GIP per head in 2020"


def test_how_two_measures_go_together(site, subtests):
    cases = [
        (lambda i: i * i, "go closely together"),
        (lambda i: -i, "go closely in opposite directions"),
        (lambda i: [0, 9, 2, 7, 4, 5, 6, 3, 8, 1, 0, 9][i], "hardly go together"),
        (lambda i: [0, 1, 5, 3, 2, 9, 8, 4, 5, 6, 7, 8][i], "go loosely together"),
    ]
    for y, words in cases:
        with subtests.test(y=y, words=words):
            plan = site.plan(pairs(*[(i, y(i)) for i in range(12)]), SCATTER, INCOME)
            assert (
                plan.headline
                == f"In 2020, B&B spending and GIP per head {words} across 12 countries."
            )
            assert "does not say that one causes the other" in plan.words[0]


def test_ten_are_needed_to_say_so(site):
    plan = site.plan(pairs(*[(i, i) for i in range(9)]), SCATTER, INCOME)
    assert "together" not in plan.headline
    assert "correlation" not in " ".join(plan.words)


def test_values_that_do_not_differ_go_in_no_direction(site):
    plan = site.plan(pairs(*[(i, 5) for i in range(12)]), SCATTER, INCOME)
    assert "together" not in plan.headline
    assert "direction" not in plan.headline
    assert "nan" not in " ".join(plan.words).lower()


def test_acronyms_and_periods_keep_their_capitals(site):
    rows = "country,quarter,spending,income\nGKE,2020-Q1,1,2\nFRE,2020-Q1,3,4\n"
    assert site.plan(rows, SCATTER, INCOME).headline.startswith(
        "In the first quarter of 2020, B&B spending and GIP"
    )
    rows = "country,spending,income\nGKE,1,2\nFRE,3,4\n"
    assert site.plan(rows, SCATTER, INCOME).headline.startswith("B&B spending and GIP per head")


def test_those_that_share_first_place_are_all_named(site):
    plan = site.plan(pairs((5, 1), (5, 2), (1, 3)), SCATTER, INCOME)
    assert "B&B spending is highest in Frelay and the United Kelways (5% of GIP)." in plan.words
    assert "GIP per head is highest in Gelmark (3 dollars)." in plan.words


def test_the_sites_picks_are_named(site):
    plan = site.plan(pairs(*[(i, i) for i in range(6)]), SCATTER, INCOME)
    for spec in (plan.wide, plan.narrow):
        names = {row["text"] for row in drawn(spec, "text")}
        assert {"United Kelways", "Frelay"} <= names
        assert "Gelmark" not in names


def test_all_of_few_are_named_where_nobody_is_picked(site):
    rows = pairs(*[(i, i * i) for i in range(6)]).splitlines(keepends=True)
    few = "".join(row for row in rows if not row.startswith(("GKE", "FRE")))
    names = {row["text"] for row in drawn(site.plan(few, SCATTER, INCOME).wide, "text")}
    assert "Gelmark" in names


def test_names_find_room_even_where_there_is_little(site):
    rows = pairs((1, 1_000_000_000_000), (1, 1_000_000_000_001), (1.1, 1_000_000_000_000))
    rows = rows.replace("DEG", "A country with a very long name indeed")
    assert site.plan(rows, SCATTER, INCOME).wide


def test_what_has_no_pairs_is_not_drawn(site, subtests):
    cases = [
        ("country,year,spending,income\n", SCATTER),
        ("country,year,spending,income\nGKE,2020,1,\n", SCATTER),
        ("country,year,spending,income\nGKE,,1,2\n", SCATTER),
        ("year,spending,income\n2020,1,2\n", SCATTER),
        ("country,year,spending,income\nGKE,2020,1,2\n", "{kind: scatter, x: spending}"),
        ("country,year,spending,income\nGKE,2020,1,2\n", "{kind: scatter}"),
        ("country,source,year,spending,income\nGKE,a,2020,1,2\nGKE,b,2020,3,4\n", SCATTER),
    ]
    for rows, view in cases:
        with subtests.test(rows=rows, view=view):
            plan = site.plan(rows, view, INCOME)
            assert plan.headline == NOTHING or "several figures for the same" in plan.headline
            assert ("several" in plan.headline) == (sum("GKE" in row for row in rows.split()) > 1)
            assert not plan.wide
            assert plan.table.values == ()


SIZED = "{kind: scatter, x: spending, y: income, size: people}"
PEOPLE = "{income: {unit: dollars}, people: {title: Population, unit: million}}"


def test_dots_have_an_area_in_proportion_and_those_without_a_size_are_left_out(site):
    rows = """
        country,year,spending,income,people
        GKE,2020,1,10,50
        FRE,2020,2,20,100
        DEG,2020,3,30,
    """
    chart = site.chart(rows, SIZED, PEOPLE)
    areas = {row["name"]: row["area"] for row in drawn(chart.plan.wide, "point")}
    assert areas["Frelay"] == 2 * areas["United Kelways"]
    assert "2 countries" in chart.plan.headline
    assert "Area of dots: population, million" in [t.words for t in texts(chart.drawing.narrow)]
    assert chart.plan.table.cells[0] == ("Frelay", "2", "20", "100")


def test_names_stay_off_large_dots(site):
    rows = "country,year,spending,income,people\nGKE,2020,1,10,9\nFRE,2020,3,12,9\n"
    chart = site.chart(rows, SIZED, PEOPLE)
    (dot,) = [row for row in chart.plan.wide["datasets"]["labels"] if row["text"] == "Frelay"]
    assert abs(dot["near"] - dot["dot_x"]) > 18


def test_values_far_apart_get_a_log_scale_and_it_is_said(site):
    plan = site.plan(pairs((1, 5), (2, 50), (3, 50_000)), SCATTER, INCOME)
    (circle, *_) = [layer for layer in plan.wide["layer"] if layer["mark"]["type"] == "point"]
    assert circle["encoding"]["y"]["scale"]["type"] == "log"
    assert circle["encoding"]["x"]["scale"]["type"] == "linear"
    assert "Log scale for GIP per head: each step is ten times the one before." in plan.notes


def test_a_log_scale_may_be_asked_for_but_not_where_zero_lies(site):
    asked = "{kind: scatter, x: spending, y: income, log: [x, y]}"
    plan = site.plan(pairs((1, 0), (2, 50), (3, 60)), asked, INCOME)
    (note,) = [note for note in plan.notes if "Log scale" in note]
    assert "B&B spending" in note
    assert "GIP" not in note


def test_a_window_takes_the_latest_of_each_and_says_which_years(site):
    rows = """
        country,year,spending,income
        GKE,2017,9,90
        GKE,2018,1,10
        FRE,2019,2,20
        DEG,2019,4,40
        DEG,2020,5,50
        ITH,2020,6,60
        ESL,2020,7,70
    """
    view = "{kind: scatter, x: spending, y: income, window: 3}"
    plan = site.plan(rows, view, INCOME)
    assert [(d[0], d[1]) for d in dots(plan.wide)] == [
        ("Frelay", 2.0),
        ("Gelmark", 5.0),
        ("Ithel", 6.0),
        ("Spall", 7.0),
        ("United Kelways", 1.0),
    ]
    assert plan.period == "2018 to 2020"
    assert plan.headline.startswith("In the years 2018 to 2020, ")
    assert {row[0]: row[-1] for row in plan.table.cells}["United Kelways"] == "2018"
    assert any("latest of each" in note for note in plan.notes)
