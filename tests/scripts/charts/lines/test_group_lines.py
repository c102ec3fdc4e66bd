"""Medians of groups beside the lines of places: of whom, of when, what they say, how they look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from tests.scripts.engine import Engine
from tests.scripts.models import ISLETS, Islets, Model, ask, drawing_of

VIEW = {"kind": "trend", "measure": "rides"}
RIDES = {"rides": {"title": "Rides", "type": "number", "unit": "% of people"}}
ALL = [row.partition(",")[0] for row in ISLETS.splitlines()[1:]]
NOBODY: dict[str, Any] = {"picks": [], "medians": ["all"]}
ALL_NAME = "Median of 6 of 7 islets, those with every year from 2011"
NO_MEDIAN = "There is no median of {} in these years: it takes 5 with figures."
DOTS = (
    "Separate dots: medians of those with a figure in each year, with their number. No fixed set "
    "of 5 or more, and half of all, has every year, so the dots are not joined and do not compare."
)


def grouped(model: Model) -> Model:
    """The same where a size tells the islets apart, and six of them are in a league."""
    entities = {
        **(model.entities or {}),
        "group_titles": ["League"],
        "group_members": ["league islets"],
        "group_dates": ["2024-01-31"],
        "groups": [[0] if i < 6 else [] for i in range(len(ALL))],
        "section_title": "Sea",
        "section_titles": ["North & west"],
        "section_members": [""],
        "sections": [0 for _ in ALL],
        "divisions": [
            {
                "title": "Size in 2018",
                "inside": "size in 2018",
                "titles": ["Small"],
                "members": ["small islets"],
                "places": [0 for _ in ALL],
            }
        ],
    }
    return replace(model, entities=entities)


def rows(figures: Mapping[str, str], start: int = 2010) -> str:
    """Figures year by year: "1 2 -" is 1, 2 and none."""
    lines = [
        f"{key},{start + i},{value}"
        for key, own in figures.items()
        for i, value in enumerate(own.split())
        if value != "-"
    ]
    return "\n".join(["islet,year,rides", *lines])


def model(islets: Islets, figures: Mapping[str, str], **more: Any) -> Model:
    return grouped(islets.model(rows(figures), VIEW, RIDES, **more))


@pytest.fixture(scope="module")
def usual(islets: Islets) -> Model:
    """Seven, of whom the first is left out of the set and two begin a year late: 2011 to 2013."""
    figures = {key: f"{i} {i + 1} {i + 2} {i + 3}" for i, key in enumerate(ALL[:7])}
    figures |= {"ALD": "90 - 90 90", "BRO": "- 2 3 4", "CAN": "- 3 4 5"}
    figures |= {"DEE": "- 4 5 6"}
    return model(islets, figures)


def column(table: Any, title: str) -> list[str]:
    at = [one["title"] for one in table["columns"]].index(title)
    return [row[at] for row in table["cells"]]


def test_a_median_is_of_the_members_that_are_there_in_every_year(
    engine: Engine, usual: Model
) -> None:
    table = ask(engine, usual, "table", **NOBODY)
    assert [one["title"] for one in table["columns"]] == ["Year", ALL_NAME]
    assert table["cells"] == [["2011", "4.50"], ["2012", "5.50"], ["2013", "6.50"]]
    assert table["values"] == [["2011", "4.5"], ["2012", "5.5"], ["2013", "6.5"]]
    assert table["columns"][1]["name"] == ALL_NAME, "in a file, too"
    words = ask(engine, usual, "words", **NOBODY)
    assert words["headline"] == (
        "Rides: the median of 6 of 7 islets, those with every year from 2011, "
        "rose from 4.5% of people in 2011 to 6.5% of people in 2013."
    )


def test_a_median_stands_beside_places_and_is_none_of_them(engine: Engine, usual: Model) -> None:
    alone = ask(engine, usual, "words", picks=["FEN", "GAR"])
    both = ask(engine, usual, "words", picks=["FEN", "GAR"], medians=["all"])
    assert both["headline"] == alone["headline"]
    assert both["sentences"][:-1] == alone["sentences"]
    assert "highest" not in both["sentences"][-1]
    assert set(both["notes"]) - set(alone["notes"]) == {
        "Thick: the median of a group, of the same members in every year."
    }
    picture = ask(engine, usual, "picture", picks=["FEN", "GAR"], medians=["all"])
    assert {row["subject"] for row in picture["data"]["lines"]} == {"FEN", "GAR"}
    assert [row["period"] for row in picture["data"]["medians"]] == [2011, 2012, 2013]
    colours = dict(zip(*picture["scales"]["stroke"].values(), strict=True))
    assert colours["median:all"] == "var(--chart-ink)" not in {colours["FEN"], colours["GAR"]}
    label = picture["data"]["labels"][-1]["text"]
    assert label.replace("\n", " ") == "Median of 6 of 7 islets"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("league", "Median of 5 of 6 league islets, those with every year from 2011, "
         "by membership on 31 January 2024"),
        ("north-west", "Median of 6 of 7 islets (North & west), those with every year from 2011, "
         "by today's groups"),
        ("small", "Median of 6 of 7 small islets, those with every year from 2011, "
         "by size in 2018"),
    ],
)  # fmt: skip
def test_its_name_says_of_whom_and_by_which_groups(
    engine: Engine, usual: Model, key: str, name: str
) -> None:
    table = ask(engine, usual, "table", picks=["GAR"], medians=[key])
    assert [one["title"] for one in table["columns"]] == ["Year", "Garth", name]
    marks = ask(engine, usual, "marks", picks=["GAR"], medians=[key])
    assert marks[-1][0]["text"].startswith(f"{name}, 2011, ")


def test_a_line_ends_with_the_reference_year(engine: Engine, islets: Islets) -> None:
    figures = dict.fromkeys(ALL[:8], "1 2 3 -") | dict.fromkeys(ALL[:3], "1 2 3 9")
    table = ask(engine, model(islets, figures), "table", picks=["ALD"], medians=["all"])
    assert table["cells"][-2:] == [["2012", "3", "3"], ["2013", "9", "–"]]
    assert table["columns"][2]["title"].startswith("Median of 8 of 8 islets")


def test_who_has_a_break_within_the_line_is_left_out(engine: Engine, islets: Islets) -> None:
    figures = {key: f"{i} {i} {i} {i}" for i, key in enumerate(ALL[:9])}
    breaks = [
        {"field": "rides", "entities": ALL[:2], "period": "2012", "reason": "Counted anew."},
        {"field": "rides", "entities": ALL[2:3], "period": "2010", "reason": "Counted anew."},
    ]
    found = ask(engine, model(islets, figures, breaks=breaks), "table", **NOBODY)
    assert found["columns"][1]["title"].startswith("Median of 7 of 9 islets, those with every year")
    assert column(found, found["columns"][1]["title"]) == ["5", "5", "5", "5"]


def test_a_break_of_all_is_where_a_line_begins(engine: Engine, islets: Islets) -> None:
    figures = {key: f"{i} {i} {i + 9} {i + 9}" for i, key in enumerate(ALL[:5])}
    breaks = [{"field": "rides", "period": "2012", "reason": "Counted anew."}]
    found = ask(engine, model(islets, figures, breaks=breaks), "table", **NOBODY)
    assert found["cells"] == [["2012", "11"], ["2013", "11"]]


@pytest.fixture(scope="module")
def changing(islets: Islets) -> Model:
    """Ten who come and go, so that never half of them are there in two years in a row."""
    figures = dict.fromkeys(ALL[:5], "1 - 3 -") | dict.fromkeys(ALL[5:10], "- 6 - 8")
    return model(islets, figures)


def test_without_a_fixed_set_there_are_dots_with_their_number(
    engine: Engine, changing: Model
) -> None:
    picture = ask(engine, changing, "picture", **NOBODY)
    data = picture["data"]
    assert all(len([one for one in data["medians"] if one["run"] == row["run"]]) == 1
               for row in data["medians"])  # fmt: skip
    assert [row["period"] for row in data["ends"]] == [2010, 2011, 2012, 2013]
    assert [row["text"] for row in data["counts"]] == ["5"] * 4
    table = ask(engine, changing, "table", **NOBODY)
    assert [one["title"] for one in table["columns"]] == [
        "Year", "Median of islets, year by year of those with a figure", "islets with a figure",
    ]  # fmt: skip
    assert table["values"][0] == ["2010", "1", "5"]
    marks = ask(engine, changing, "marks", **NOBODY)
    assert marks[0][0]["text"].endswith(", 2010, 1% of people, of 5 with a figure")


def test_dots_are_not_said_to_rise_or_fall(engine: Engine, changing: Model) -> None:
    words = ask(engine, changing, "words", **NOBODY)
    assert words["headline"] == (
        "Rides: the median of the 5 islets with a figure in 2013 was 8% of people."
    )
    assert words["sentences"] == []
    assert words["notes"] == [DOTS]
    index = ask(engine, changing, "words", picks=["ALD"], medians=["all"], **{"as": "index"})
    assert index["notes"][0] == (
        "Not drawn from a common start: the median of islets, "
        "which is not of the same members over time."
    )


def test_what_does_not_compare_over_time_has_dots(engine: Engine, islets: Islets) -> None:
    columns = {"rides": {**RIDES["rides"], "comparable_over_time": False}}
    figures = rows(dict.fromkeys(ALL[:6], "1 2 3"))
    found = grouped(islets.model(figures, VIEW, columns))
    assert DOTS in ask(engine, found, "words", **NOBODY)["notes"]


def test_fewer_than_five_have_no_median(engine: Engine, islets: Islets) -> None:
    few = model(islets, dict.fromkeys(ALL[:4], "1 2 3"))
    words = ask(engine, few, "words", picks=["ALD"], medians=["small"])
    assert words["notes"][0] == NO_MEDIAN.format("small islets")
    assert len(ask(engine, few, "table", picks=["ALD"], medians=["small"])["columns"]) == 2


def test_the_years_shown_change_no_median(engine: Engine, usual: Model) -> None:
    narrowed = ask(engine, usual, "table", **NOBODY, **{"from": "2012", "to": "2012"})
    assert narrowed["columns"][1]["title"] == ALL_NAME
    assert narrowed["cells"] == [["2012", "5.50"]]
    before = ask(engine, usual, "words", picks=["FEN"], medians=["all"], to="2010")
    assert before["notes"][0] == NO_MEDIAN.format("islets")


def test_a_forecast_is_in_no_median_and_what_is_provisional_is_told(
    engine: Engine, islets: Islets
) -> None:
    statuses = {2010: "A", 2011: "A", 2012: "P", 2013: "F"}
    lines = [
        f"{key},{year},{i},{status}"
        for i, key in enumerate(ALL[:5])
        for year, status in statuses.items()
    ]
    labels = {"A": "final", "P": "provisional", "F": "forecast"}
    categories = [{"value": value, "label": label} for value, label in labels.items()]
    status = {"title": "Status", "type": "string", "role": "status", "categories": categories}
    found = grouped(
        islets.model(
            "\n".join(["islet,year,rides,status", *lines]), VIEW, {**RIDES, "status": status}
        )
    )
    table = ask(engine, found, "table", **NOBODY)
    assert [row[0] for row in table["cells"]] == ["2010", "2011", "2012"]
    assert table["cells"][-1][1] == "2 (provisional)"
    soft = ask(engine, found, "picture", **NOBODY)["data"]["soft_medians"]
    assert [row["period"] for row in soft] == [2011, 2012]


@pytest.mark.parametrize("canvas", ["wide", "narrow"])
def test_a_whole_group_is_drawn_and_no_name_covers_another(
    engine: Engine, usual: Model, canvas: str
) -> None:
    state = {"picks": ALL[:7], "medians": ["all", "league"]}
    picture = ask(engine, usual, "picture", canvas=canvas, **state)
    labels = sorted(picture["data"]["labels"], key=lambda row: row["at"])
    for above, below in pairwise(labels):
        assert above["at"] + 15 * (above["text"].count("\n") + 1) <= below["at"] + 0.2
    assert labels[-1]["at"] < picture["frame"]["height"] + 15
    assert 'stroke-width="4"' in drawing_of(engine, usual, canvas, **state)
