from __future__ import annotations

import pytest

from tests.charts.conftest import drawn

SCATTER = "{kind: scatter, x: spending, y: income}"
INCOME = "income: {title: GDP per head, unit: dollars}"
NOTHING = "There are no figures to show."
CODES = ["GBR", "FRA", "DEU", "USA", "KOR", "ITA", "ESP", "JPN", "CAN", "IND", "NLD", "BRA"]


def pairs(*points, year=2020):
    return "country,year,spending,income\n" + "".join(
        f"{code},{year},{x},{y}\n" for code, (x, y) in zip(CODES, points, strict=False)
    )


def dots(spec):
    rows = [*drawn(spec, "circle"), *drawn(spec, "point")]
    return sorted((row["name"], row["x"], row["y"]) for row in rows)


def test_each_dot_is_a_country_with_both_values(site):
    sketch = site.sketch(pairs((1, 10), (2, ""), ("", 30), (4, 40)), SCATTER, INCOME)
    assert dots(sketch.wide) == [("United Kingdom", 1.0, 10.0), ("United States", 4.0, 40.0)]
    assert dots(sketch.narrow) == dots(sketch.wide)
    assert "2 countries" in sketch.headline


def test_both_values_are_of_the_same_year(site):
    rows = """
        country,year,spending,income
        GBR,2019,1,10
        GBR,2020,,20
        FRA,2019,2,15
        FRA,2020,3,
    """
    sketch = site.sketch(rows, SCATTER, INCOME)
    assert sketch.period == "2019"
    assert dots(sketch.wide) == [("France", 2.0, 15.0), ("United Kingdom", 1.0, 10.0)]


def test_the_table_holds_what_is_drawn(site):
    sketch = site.sketch(pairs((1.5, 1000), (2, 2500.5)), SCATTER, INCOME)
    assert [column.title for column in sketch.shown.columns] == [
        "Country",
        "R&D spending, % of GDP",
        "GDP per head, dollars",
    ]
    assert sketch.shown.values == (("FRA", "2.0", "2500.5"), ("GBR", "1.5", "1000.0"))
    assert sketch.shown.cells[0][0] == "France"
    assert sketch.shown.cells[0][2] == "2,500.5"
    assert sketch.shown.caption == "R&D spending and GDP per head in 2020"


@pytest.mark.parametrize(
    ("y", "words"),
    [
        (lambda i: i * i, "go closely together"),
        (lambda i: -i, "go closely in opposite directions"),
        (lambda i: [0, 9, 2, 7, 4, 5, 6, 3, 8, 1, 0, 9][i], "hardly go together"),
        (lambda i: [0, 1, 5, 3, 2, 9, 8, 4, 5, 6, 7, 8][i], "go loosely together"),
    ],
)
def test_how_two_measures_go_together(site, y, words):
    sketch = site.sketch(pairs(*[(i, y(i)) for i in range(12)]), SCATTER, INCOME)
    assert sketch.headline == f"In 2020, R&D spending and GDP per head {words} across 12 countries."
    assert "does not say that one causes the other" in sketch.words[0]


def test_ten_are_needed_to_say_so(site):
    sketch = site.sketch(pairs(*[(i, i) for i in range(9)]), SCATTER, INCOME)
    assert "together" not in sketch.headline
    assert "correlation" not in " ".join(sketch.words)


def test_values_that_do_not_differ_go_in_no_direction(site):
    sketch = site.sketch(pairs(*[(i, 5) for i in range(12)]), SCATTER, INCOME)
    assert "together" not in sketch.headline
    assert "direction" not in sketch.headline
    assert "nan" not in " ".join(sketch.words).lower()


def test_acronyms_and_periods_keep_their_capitals(site):
    rows = "country,quarter,spending,income\nGBR,2020-Q1,1,2\nFRA,2020-Q1,3,4\n"
    assert site.sketch(rows, SCATTER, INCOME).headline.startswith(
        "In 2020-Q1, R&D spending and GDP"
    )
    rows = "country,spending,income\nGBR,1,2\nFRA,3,4\n"
    assert site.sketch(rows, SCATTER, INCOME).headline.startswith("R&D spending and GDP per head")


def test_those_that_share_first_place_are_all_named(site):
    sketch = site.sketch(pairs((5, 1), (5, 2), (1, 3)), SCATTER, INCOME)
    assert "R&D spending is highest in France and the United Kingdom (5% of GDP)." in sketch.words
    assert "GDP per head is highest in Germany (3 dollars)." in sketch.words


def test_the_sites_picks_are_named(site):
    sketch = site.sketch(pairs(*[(i, i) for i in range(6)]), SCATTER, INCOME)
    for spec in (sketch.wide, sketch.narrow):
        names = {row["text"] for row in drawn(spec, "text")}
        assert {"United Kingdom", "France"} <= names
        assert "Germany" not in names


def test_names_find_room_even_where_there_is_little(site):
    rows = pairs((1, 1_000_000_000_000), (1, 1_000_000_000_001), (1.1, 1_000_000_000_000))
    rows = rows.replace("DEU", "A country with a very long name indeed")
    assert site.sketch(rows, SCATTER, INCOME).wide


@pytest.mark.parametrize(
    ("rows", "view"),
    [
        ("country,year,spending,income\n", SCATTER),
        ("country,year,spending,income\nGBR,2020,1,\n", SCATTER),
        ("country,year,spending,income\nGBR,,1,2\n", SCATTER),
        ("year,spending,income\n2020,1,2\n", SCATTER),
        ("country,year,spending,income\nGBR,2020,1,2\n", "{kind: scatter, x: spending}"),
        ("country,year,spending,income\nGBR,2020,1,2\n", "{kind: scatter}"),
        ("country,source,year,spending,income\nGBR,a,2020,1,2\nGBR,b,2020,3,4\n", SCATTER),
    ],
)
def test_what_has_no_pairs_is_not_drawn(site, rows, view):
    sketch = site.sketch(rows, view, INCOME)
    assert sketch.headline == NOTHING or "several figures for the same" in sketch.headline
    assert ("several" in sketch.headline) == (sum("GBR" in row for row in rows.split()) > 1)
    assert not sketch.wide
    assert sketch.shown.values == ()
