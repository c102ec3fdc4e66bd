"""A trend with what a visitor chooses: whose lines, of which years, from a common start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.scripts.charts.tables import KEYS
from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask

RIDES = {"rides": {"title": "Rides", "type": "number", "unit": "% of people"}}
COUNTS = {"rides": {"title": "Rides", "type": "number", "unit": "journeys"}}
GOAL = "Dashed line: Goal: 50% of people."


@pytest.fixture(scope="module")
def model(islets: Islets) -> Model:
    """Three that rise by one a year from 2010 on; the figures of the first begin anew in 2013."""
    return rising(islets, RIDES)


@pytest.fixture(scope="module")
def counts(islets: Islets) -> Model:
    """The same of figures that are counted."""
    return rising(islets, COUNTS)


def rising(islets: Islets, columns: Any) -> Model:
    lines = [
        f"{key},{2010 + year},{20 + 3 * i + year}"
        for i, key in enumerate(["ALD", "BRO", "CAN"])
        for year in range(6)
    ]
    view = {"kind": "trend", "measure": "rides", "target": {"value": 50, "label": "Goal"}}
    breaks = [{"field": "rides", "entities": ["ALD"], "period": "2013", "reason": "Counted anew."}]
    return islets.model("\n".join(["islet,year,rides", *lines]), view, columns, breaks=breaks)


def refused(engine: Engine, model: Model, **state: Any) -> dict[str, str]:
    """Why a choice cannot be had, by its value."""
    choices = ask(engine, model, "choices", **state)
    return {one["value"]: one.get("refused", "") for choice in choices for one in choice["values"]}


def test_lines_are_of_whom_one_picks_in_the_years_chosen(engine: Engine, model: Model) -> None:
    state = {"picks": ["CAN", "BRO"], "from": "2013", "to": "2014"}
    words, table = ask(engine, model, "words", **state), ask(engine, model, "table", **state)
    assert words["headline"] == (
        "Rides in 2014 were 30% of people in Canning on the Long Water and 27% in the Brook."
    )
    assert words["notes"] == ["Shown are 2 of 3 islets in the data.", GOAL]
    assert [one["title"] for one in table["columns"]] == [
        "Year", "Canning on the Long Water", "Brook",
    ]  # fmt: skip
    assert table["cells"] == [["2013", "29", "26"], ["2014", "30", "27"]]
    alone = ask(engine, model, "words", picks=["BRO"])
    assert alone["headline"] == "Rides in the Brook were 28% of people in 2015."
    nobody = ask(engine, model, "words", picks=[])
    assert nobody["headline"] == "There are no figures to show."


def test_from_a_common_start_each_line_begins_at_100(engine: Engine, counts: Model) -> None:
    model = counts
    state = {"picks": ["BRO", "CAN"], "as": "index", "from": "2012"}
    cells = ask(engine, model, "table", **state)["cells"]
    assert cells == [
        ["2012", "100.0", "100.0"],
        ["2013", "104.0", "103.6"],
        ["2014", "108.0", "107.1"],
        ["2015", "112.0", "110.7"],
    ]
    assert ask(engine, model, "marks", **state)[0][1]["text"] == "Brook, 2013, 104 (2012 = 100)"
    assert GOAL not in ask(engine, model, "words", **state)["notes"], "none is drawn"
    assert "goals" not in ask(engine, model, "picture", **state)["data"]
    words = ask(engine, model, "words", **state)
    assert words["subtitle"] == "Rides, 2012 = 100"
    assert words["headline"] == (
        "Rides (2012 = 100) in 2015 were 112 in the Brook and 111 in Canning on the Long Water."
    )
    assert "from 100 in 2012 to 112 in 2015" in words["sentences"][0]
    (unit,) = ask(engine, model, "picture", **state)["data"]["unit"]
    assert unit["text"].startswith("2012 = 100")


def test_percentages_change_in_points(engine: Engine, model: Model) -> None:
    state = {"picks": ["BRO", "CAN"], "as": "index", "from": "2012"}
    table = ask(engine, model, "table", **state)
    assert table["cells"][-1] == ["2015", "3", "3"]
    assert table["caption"] == "Change since 2012, percentage points"
    words = ask(engine, model, "words", **state)
    assert words["subtitle"] == "Rides, change since 2012 in percentage points"
    assert words["headline"].startswith(
        "Rides (change since 2012) in 2015 were the same in the Brook and Canning on the Long Water"
    )
    mark = ask(engine, model, "marks", **state)[0][1]
    assert mark["text"] == "Brook, 2013, 1 percentage point"
    assert "no rates of change" in refused(engine, model, **state)["log"]


@pytest.mark.parametrize("measure", [
    {"title": "Rides", "unit": "1"}, {"title": "Rides", "unit": "score"},
    {"title": "Rank of rides", "unit": "place"}, {"title": "Ride index", "unit": "2015 = 100"},
])  # fmt: skip
def test_of_scores_no_rate_is_told(engine: Engine, islets: Islets, measure: Any) -> None:
    rows = "islet,year,rides\nALD,2010,5\nALD,2011,8\nBRO,2010,2\nBRO,2011,3"
    columns = {"rides": {"type": "number", **measure}}
    model = islets.model(rows, {"kind": "trend", "measure": "rides"}, columns)
    why = refused(engine, model)
    assert (
        why["log"]
        == why["index"]
        == ("These are values of an index, scores or ranks: rates of change would say nothing.")
    )
    for asked in ({"scale": "log"}, {"as": "index"}):
        assert ask(engine, model, "picture", **asked)["scales"]["y"]["type"] == "linear"
        assert ask(engine, model, "table", **asked)["cells"][0] == ["2010", "5", "2"]


def test_over_a_new_series_there_is_no_common_start(engine: Engine, model: Model) -> None:
    state = {"picks": ["ALD", "BRO"], "as": "index"}
    assert refused(engine, model, **state)["index"] == (
        "A new series begins within these years (Aldmouth), so there is no common start."
    )
    assert ask(engine, model, "table", **state)["cells"][0] == ["2010", "20", "23"]
    assert GOAL in ask(engine, model, "words", **state)["notes"]
    assert refused(engine, model, **state, **{"from": "2013"})["index"] == ""


def test_a_goal_is_within_the_scale_wherever_it_is_drawn(engine: Engine, model: Model) -> None:
    for picks, chosen, highest in [
        (["BRO"], "value", 50), (["ALD"], "index", 50), (["BRO"], "index", 5),
    ]:  # fmt: skip
        scale = ask(engine, model, "picture", picks=picks, **{"as": chosen})["scales"]["y"]
        assert scale["domain"][1] == highest, (picks, chosen)
    assert "goals" not in ask(engine, model, "picture", picks=[])["data"]


def test_what_is_zero_or_below_is_left_out_of_a_scale_of_powers_by_name(
    engine: Engine, islets: Islets
) -> None:
    for figures, goal, why, left in [
        ("ALD,2010,1 ALD,2011,8", 4, "", ""),
        ("ALD,2010,1 ALD,2011,8", 0, "A goal is zero or below.", ""),
        ("ALD,2010,0 ALD,2011,8", 4, "", "Aldmouth (2010)"),
        ("ALD,2010,3 ALD,2011,0 ALD,2012,2 BRO,2010,0", 4, "", "Aldmouth (2011) and Brook (2010)"),
        ("ALD,2010,0", 4, "There is no figure above zero.", ""),
        ("ALD,2010,-1 ALD,2011,3", 4, "Some of these percentages are below zero: they are changes, "
         "which have no rates of change.", ""),
    ]:  # fmt: skip
        rows = "\n".join(["islet,year,rides", *figures.split()])
        view = {"kind": "trend", "measure": "rides", "target": goal}
        model = islets.model(rows, view, RIDES)
        assert refused(engine, model, scale="log")["log"] == why
        drawn = ask(engine, model, "picture", scale="log")
        assert drawn["scales"]["y"]["type"] == ("linear" if why else "log"), why
        words = ask(engine, model, "words", scale="log")
        said = [note for note in words["notes"] if "Left out" in note]
        assert said == (
            [f"Left out of the logarithmic scale, as zero or below: {left}."] if left else []
        )
        if not why:
            assert words["subtitle"] == "Rides, % of people, logarithmic scale"
            assert drawn["data"]["unit"][0]["text"].endswith("(logarithmic scale)")
            runs = {row["run"] for row in drawn["data"]["lines"] if row["subject"] == "ALD"}
            assert len(runs) == (2 if "2012" in figures else 1), "no line over what is left out"


def test_an_axis_that_does_not_begin_at_zero_says_so(engine: Engine, islets: Islets) -> None:
    for figures, said in [
        ("ALD 2010 80, ALD 2011 90", "% of people (axis begins at 80%)"),
        ("ALD 2010 8, ALD 2011 90", "% of people"),
        ("ALD 2010 -8, ALD 2011 90", "% of people"),
        ("ALD 2010 -90, ALD 2011 -80", "% of people (axis ends at -80%)"),
    ]:
        model = lines_of(islets, figures)
        for canvas in ("wide", "narrow"):
            (unit,) = ask(engine, model, "picture", canvas=canvas)["data"]["unit"]
            assert unit["text"] == said


def test_titles_give_way_that_name_other_years(engine: Engine, model: Model) -> None:
    assert "within" not in ask(engine, model, "words")
    within = ask(engine, model, "words", **{"from": "2011", "to": "2013"})["within"]
    assert within["title"] == "Rides, 2011 to 2013"
    holds = (
        """async (at, text, within) => (await at("charts/rules/titles")).holdsFor(text, within)"""
    )
    later = {"first": "2011", "last": "2015", "goesOn": True}
    for text, shown, wanted in [
        ("Rides", within, True),
        ("Rides since 2010", within, False),
        ("Rides since 2011", within, False),
        ("Rides since 2011", later, True),
        ("Rides, 2011 to 2013", within, True),
        ("Rides, 2010 to 2013", within, False),
    ]:
        assert engine.run(holds, text, shown) == wanted, text


def test_those_without_a_figure_then_are_not_counted_as_shown(
    engine: Engine, islets: Islets
) -> None:
    model = lines_of(islets, "ALD 2011 5, BRO 2011 9, CAN 2010 2")
    said = ask(engine, model, "words")["headline"]
    assert said.endswith("5% in Aldmouth, the only two with figures.")


def lines_of(
    islets: Islets, figures: str, columns: Mapping[str, Any] = RIDES, **more: Any
) -> Model:
    """A trend of figures such as "ALD 2010 1, BRO 2010 2"."""
    lines = [",".join(one.split()) for one in figures.split(",")]
    view = {"kind": "trend", "measure": "rides"}
    return islets.model("\n".join(["islet,year,rides", *lines]), view, columns, **more)


def test_the_largest_change_is_told_and_whether_it_is_of_one_series(
    engine: Engine, model: Model, islets: Islets
) -> None:
    rows = lines_of(islets, "BRO 2010 23, BRO 2014 27, CAN 2010 26, CAN 2014 29")
    lead, *both = ask(engine, rows, "words", picks=["BRO", "CAN"])["sentences"]
    assert lead.startswith(
        "In every year with figures from 2010 to 2014, the figure was higher in "
    )
    assert both[0].startswith("The larger change was in the Brook")
    assert both[0].endswith(": it rose from 23% of people in 2010 to 27% of people in 2014.")
    lead, *broken = ask(engine, model, "words", picks=["ALD", "BRO"])["sentences"]
    assert lead == (
        "In every year from 2013 to 2015, the figure was higher in the Brook than in Aldmouth."
    )
    assert broken[0].startswith("The larger change within one series of those shown was in the ")
    alone = ask(engine, model, "words", picks=["ALD"])["sentences"]
    assert alone[0] == (
        "Within one series it rose in Aldmouth, from 20% of people in 2010 to 22% of people in "
        "2012."
    )
    falls = lines_of(islets, "ALD 2010 9, ALD 2011 4, BRO 2010 1, BRO 2011 3")
    assert "it fell from 9% of people in 2010 to 4% of people in 2011." in " ".join(
        ask(engine, falls, "words", picks=["ALD", "BRO"])["sentences"]
    )


def test_changes_that_are_equally_large_are_told_as_equal(
    engine: Engine, model: Model, islets: Islets
) -> None:
    both = ask(engine, model, "words", picks=["BRO", "CAN"], **{"to": "2014"})["sentences"]
    assert both == [
        "In every year from 2010 to 2014, the figure was higher in Canning on the Long Water than "
        "in the Brook.",
        "The largest changes of those shown are equal: it rose in the Brook from 23% of people in "
        "2010 to 27% of people in 2014 and it rose in Canning on the Long Water from 26% of people "
        "in 2010 to 30% of people in 2014.",
    ]
    rows = ", ".join(f"{key} 2010 5, {key} 2011 {6 + (key == 'ELM')}" for key in ("DEE", "ELM"))
    level = lines_of(islets, f"ALD 2010 1, ALD 2011 3, BRO 2010 4, BRO 2011 2, {rows}")
    said = ask(engine, level, "words", picks=["ALD", "BRO", "DEE", "ELM"])["sentences"]
    assert "it rose in Aldmouth from 1% of people in 2010 to 3% of people in 2011, " in said[0]
    assert "it fell in the Brook from 4% of people in 2010 to 2% of people in 2011 " in said[0]
    assert "Deeping" not in said[0]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("1.21", "1.24", "from 1.21% of people in 2010 to 1.24% of people in 2011"),
        ("0.00124", "0", "from 0.00124% of people in 2010 to 0% of people in 2011"),
        ("1.234e-7", "1.235e-7", "from 1.234 × 10⁻⁷% of people in 2010 to 1.235 × 10⁻⁷% of"),
        ("1234000", "1235000", "from 1.234 million % of people in 2010 to 1.235 million % of"),
        ("99999", "100001", "from 99,999% of people in 2010 to 100,001% of people in 2011"),
        ("1e18", "2e18", "from 1 × 10¹⁸% of people in 2010 to 2 × 10¹⁸% of people in 2011"),
    ],
)
def test_the_ends_of_a_change_never_read_alike(
    engine: Engine, islets: Islets, first: str, last: str, told: str
) -> None:
    model = lines_of(islets, f"ALD 2010 {first}, ALD 2011 {last}")
    assert told in ask(engine, model, "words", picks=["ALD"])["sentences"][0]


def test_a_figure_alone_in_its_series_is_no_change(engine: Engine, islets: Islets) -> None:
    breaks = [{"field": "rides", "entities": [], "period": "2012", "reason": "Counted anew."}]
    level = lines_of(islets, "ALD 2010 5, ALD 2011 5, ALD 2012 9", breaks=breaks)
    assert ask(engine, level, "words", picks=["ALD"])["sentences"][0].startswith(
        "It stayed the same in Aldmouth: 5% of people in 2010 and in 2011."
    )


def test_the_highest_and_the_lowest_are_told_whatever_order_they_are_picked_in(
    engine: Engine, islets: Islets
) -> None:
    model = lines_of(islets, "ALD 2010 5, BRO 2010 9, CAN 2010 2, DEE 2010 9, ELM 2010 2")
    for picks in (["ALD", "BRO", "CAN"], ["CAN", "BRO", "ALD"], ["BRO", "CAN", "ALD"]):
        said = ask(engine, model, "words", picks=picks)["headline"]
        assert "highest in the Brook (9% of people)" in said, picks
        assert "lowest in Canning on the Long Water (2% of people)" in said, picks
    for picks in (["ALD", "BRO", "CAN", "DEE", "ELM"], ["ELM", "DEE", "CAN", "BRO", "ALD"]):
        said = ask(engine, model, "words", picks=picks)["headline"]
        assert "highest in the Brook and Deeping" in said, picks
    same = ask(engine, model, "words", picks=["BRO", "DEE"])["headline"]
    assert same == "Rides in 2010 were the same in the Brook and Deeping (9% of people)."


def test_a_common_start_is_the_first_year_in_which_all_are_above_zero(
    engine: Engine, islets: Islets
) -> None:
    figures = "ALD 2010 5, ALD 2011 0, ALD 2012 5, ALD 2013 6, BRO 2011 2, BRO 2012 4, BRO 2013 2"
    model = lines_of(islets, figures, COUNTS)
    state = {"picks": ["ALD", "BRO"], "as": "index"}
    table = ask(engine, model, "table", **state)
    assert table["cells"] == [["2012", "100.0", "100.0"], ["2013", "120.0", "50.0"]]
    assert "2012 = 100" in table["caption"]
    never = {**state, "to": "2011"}
    assert refused(engine, model, **never)["index"] == (
        "There is no year in which all of them have a figure above zero."
    )


def test_all_years_are_shown_unless_some_are_chosen(engine: Engine, model: Model) -> None:
    years = [str(year) for year in range(2010, 2016)]
    for chosen, shown in [
        ({}, years),
        ({"from": "2012"}, years[2:]),
        ({"to": "2012"}, years[:3]),
        ({"from": "2011", "to": "2011"}, years[1:2]),
    ]:
        cells = ask(engine, model, "table", picks=["BRO"], **chosen)["cells"]
        assert [row[0] for row in cells] == shown


def test_lines_are_compared_in_the_newest_year_that_more_than_half_have(
    engine: Engine, islets: Islets
) -> None:
    both = "ALD 2010 5, BRO 2010 9, CAN 2010 2"
    two = "8% of people in the Brook and 6% in Aldmouth, the only two with figures"
    for later, year, told in [
        ("ALD 2011 6", "2010", "highest in the Brook"),
        ("ALD 2011 6, BRO 2011 8", "2011", two),
        ("ALD 2011 6, BRO 2011 8, CAN 2012 3", "2011", two),
    ]:
        model = lines_of(islets, f"{both}, {later}")
        words = ask(engine, model, "words", picks=["ALD", "BRO", "CAN"])
        assert words["headline"].startswith(f"Rides in {year} were {told}"), later
    for figures, said in [
        ("ALD 2010 5, BRO 2012 9", "Rides in the Brook were 9% of people in 2012."),
        ("ALD 2012 5, BRO 2010 9", "Rides in Aldmouth were 5% of people in 2012."),
    ]:
        model = lines_of(islets, figures)
        for picks in (["ALD", "BRO"], ["BRO", "ALD"]):
            assert ask(engine, model, "words", picks=picks)["headline"] == said
    model = lines_of(islets, "ALD 2010 5, BRO 2010 9, ALD 2011 6")
    assert "in 2010" in ask(engine, model, "words", picks=["ALD", "BRO"])["headline"]


def test_a_line_of_nobody_in_particular_names_nobody(engine: Engine, islets: Islets) -> None:
    view = {"kind": "trend", "measure": "rides"}
    model = islets.model("year,rides\n2010,5\n2011,8", view, RIDES)
    words = ask(engine, model, "words")
    assert words["headline"] == "Rides were 8% of people in 2011."
    assert words["sentences"] == ["It rose, from 5% of people in 2010 to 8% of people in 2011."]
    assert words["notes"] == []
    by_part = {**view, "by": "part"}
    one = islets.model("part,year,rides\na,2010,5\na,2011,8", by_part, RIDES)
    assert ask(engine, one, "words")["headline"] == "Rides were 8% of people in 2011."
    two = islets.model("part,year,rides\na,2010,5\nb,2010,8", by_part, RIDES)
    assert "8% of people for b and 5% for a" in ask(engine, two, "words")["headline"]


def test_every_new_series_is_told_with_its_year_and_whose_it_is(
    engine: Engine, islets: Islets
) -> None:
    breaks = [
        {"field": "rides", "entities": ["ALD"], "period": "2011", "reason": "Counted anew."},
        {"field": "rides", "entities": ["ALD", "BRO"], "period": "2013", "reason": "Again."},
    ]
    figures = ", ".join(f"{key} {year} 5" for key in KEYS[:3] for year in range(2010, 2014))
    model = lines_of(islets, figures, breaks=breaks)
    notes = ask(engine, model, "words", picks=["ALD", "BRO", "CAN"])["notes"]
    assert notes[0] == (
        "Aldmouth: a new series begins in 2011 and 2013; Brook: a new series begins in 2013 "
        "(hollow dot). Figures before and after do not compare."
    )
    assert ask(engine, model, "words", picks=["CAN"])["notes"] == [
        "Shown are 1 of 3 islets in the data."
    ]


def test_each_choice_says_what_it_does(engine: Engine, model: Model) -> None:
    choices = ask(engine, model, "choices", picks=["BRO", "CAN"])
    assert [choice["field"] for choice in choices] == ["scale", "as"]
    for choice in choices:
        assert choice["label"]
        assert all(one["label"] and one["about"].endswith(".") for one in choice["values"])
    about = {one["value"]: one["about"] for choice in choices for one in choice["values"]}
    assert about["linear"] != about["log"] and about["value"] != about["index"]


def test_from_a_common_start_points_are_whole_and_the_table_has_one_decimal(
    engine: Engine, islets: Islets
) -> None:
    model = lines_of(islets, "ALD 2010 5.25, ALD 2011 6.5, BRO 2010 2.25, BRO 2011 3.1", COUNTS)
    plain, index = ({"picks": ["ALD"], "as": form} for form in ("value", "index"))
    assert "6.5 journeys" in ask(engine, model, "marks", **plain)[0][1]["text"]
    assert ask(engine, model, "marks", **index)[0][1]["text"] == "Aldmouth, 2011, 124 (2010 = 100)"
    assert ask(engine, model, "table", **index)["cells"] == [["2010", "100.0"], ["2011", "123.8"]]


def test_a_line_of_nobody_has_the_name_of_its_measure(engine: Engine, islets: Islets) -> None:
    view = {"kind": "trend", "measure": "rides"}
    model = islets.model("year,rides\n2010,5\n2011,8", view, RIDES)
    table = ask(engine, model, "table")
    assert [one["title"] for one in table["columns"]] == ["Year", "Rides"]
    assert ask(engine, model, "marks")[0][0]["text"] == "Rides, 2010, 5% of people"


def test_years_that_no_figure_has_leave_nothing_out(engine: Engine, model: Model) -> None:
    years = [str(year) for year in range(2010, 2016)]
    cells = ask(engine, model, "table", picks=["BRO"], **{"from": "1066"})["cells"]
    assert [row[0] for row in cells] == years


def test_more_lines_than_colours_stand_in_the_order_of_their_ends(
    engine: Engine, islets: Islets
) -> None:
    count = engine.run("async (at) => (await at('charts/layout/palette')).MOST_COLOURS")
    for many in (count, count + 1):
        figures = ", ".join(f"{key} 2010 {i + 1}" for i, key in enumerate(KEYS[:many]))
        model = lines_of(islets, figures)
        keys = [line[0]["key"] for line in ask(engine, model, "marks", picks=KEYS[:many])]
        wanted = KEYS[:many] if many == count else KEYS[:many][::-1]
        assert keys == wanted


def test_points_stand_in_proportion_to_time_or_one_after_the_other(
    engine: Engine, islets: Islets
) -> None:
    for kind, periods, shares in [
        ("year", ["2010", "2011", "2014"], [0, 0.25, 1]),
        ("year", ["2010"], [0]),
        ("string", ["2010/11", "2011/12", "2014/15"], [0, 0.25, 1]),
        ("string", ["spring", "summer", "winter"], [0, 0.5, 1]),
        ("string", ["spring"], [0]),
    ]:
        rows = "\n".join(["islet,term,rides", *(f"ALD,{one},{i}" for i, one in enumerate(periods))])
        term = {"title": "Term", "type": kind, "role": "time"}
        view = {"kind": "trend", "measure": "rides"}
        model = islets.model(rows, view, {**RIDES, "term": term})
        for canvas in ("wide", "narrow"):
            (marks,) = ask(engine, model, "marks", canvas=canvas)
            width = ask(engine, model, "picture", canvas=canvas)["frame"]["width"]
            found = [mark["x"] / width for mark in marks]
            assert found == pytest.approx(shares, abs=0.001), periods


def test_a_point_says_that_a_new_series_begins_with_it(engine: Engine, model: Model) -> None:
    (line,) = ask(engine, model, "marks", picks=["ALD"])
    said = [mark["text"] for mark in line if "new series" in mark["text"]]
    assert said == ["Aldmouth, 2013, 23% of people, a new series begins"]
    assert line[2]["text"] == "Aldmouth, 2012, 22% of people"


def test_a_line_that_ended_early_is_led_to_its_name_from_its_end(
    engine: Engine, islets: Islets
) -> None:
    rows = "islet,year,rides\n" + "".join(
        f"{islet},{year},{5 + year % 3}\n"
        for islet, last in (("ALD", 2013), ("BRO", 2020))
        for year in range(2010, last + 1)
    )
    year = {"title": "Year", "type": "year", "role": "time"}
    model = islets.model(rows, {"kind": "trend", "measure": "rides"}, {**RIDES, "year": year})
    for canvas in ("wide", "narrow"):
        drawn = ask(engine, model, "picture", canvas=canvas)
        (leader,) = drawn["data"]["leaders"]
        width = drawn["frame"]["width"]
        assert leader["start"] == pytest.approx(0.3 * width, abs=0.1)
        assert width < leader["edge"] < width + 10


def test_unlike_periods_are_neither_joined_nor_compared(engine: Engine, islets: Islets) -> None:
    periods = ("2024-H1", "2024-H2", "2025-Q1", "2025-Q2")
    rows = "islet,term,rides\n" + "".join(f"ALD,{one},{5 + i}\n" for i, one in enumerate(periods))
    term = {"title": "Term", "type": "string", "role": "time"}
    view = {"kind": "trend", "measure": "rides"}
    model = islets.model(rows, view, {**RIDES, "term": term})
    runs = [row["run"] for row in ask(engine, model, "picture")["data"]["lines"]]
    assert len(set(runs)) == len(periods)
    words = ask(engine, model, "words")
    assert any("longer than others" in note for note in words["notes"])
    assert "from 5% of people in the first half of 2024 to 6%" in words["sentences"][0]
    rides = {**RIDES["rides"], "length_matters": False}
    model = islets.model(rows, view, {**RIDES, "rides": rides, "term": term})
    assert len({row["run"] for row in ask(engine, model, "picture")["data"]["lines"]}) == 1
    assert "from 5% of people in the first half of 2024 to 8%" in str(ask(engine, model, "words"))
