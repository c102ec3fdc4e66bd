"""A composition with what a visitor chooses: as shares or amounts, of whom and of when."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask

ROWS = """\
islet,year,part,rides
ALD,2019,Boats,30
ALD,2019,Trains,10
ALD,2020,Boats,60
ALD,2020,Trains,20
ALD,2020,Feet,20
BRO,2019,Boats,1
BRO,2019,Trains,3
BRO,2020,Boats,2
BRO,2020,Trains,2
CAN,2020,Boats,5
CAN,2020,Trains,15
CAN,2020,Feet,20
"""
VIEW = {"kind": "composition", "measure": "rides", "by": "part"}
SHARES = "Shares are of the parts that are known: 1 of the {} bars lacks at least one."


def rides(unit: str) -> dict[str, dict[str, str]]:
    return {"rides": {"title": "Rides", "type": "number", "unit": unit}}


@pytest.fixture(scope="module")
def model(islets: Islets) -> Model:
    return islets.model(ROWS, VIEW, rides("million"))


@pytest.fixture(scope="module")
def of_one(islets: Islets) -> Model:
    return islets.model(ROWS, {**VIEW, "where": {"islet": "BRO"}}, rides("million"))


def cells(engine: Engine, model: Model, **state: Any) -> list[list[str]]:
    return ask(engine, model, "table", **state)["cells"]


def test_shares_can_be_read_as_the_amounts_they_are_of(engine: Engine, model: Model) -> None:
    assert cells(engine, model)[0] == ["Aldmouth", "60.0", "20.0", "20.0"]
    words = ask(engine, model, "words")
    assert "subtitle" not in words
    assert words["notes"] == [SHARES.format(3)]
    assert cells(engine, model, **{"as": "amount"})[1] == [
        "Canning on the Long Water", "5", "20", "15",
    ]  # fmt: skip
    words = ask(engine, model, "words", **{"as": "amount"})
    assert words["subtitle"] == "Rides, million"
    assert words["notes"] == ["Not every bar is a total: 1 of the 3 lacks at least one part."]


def test_bars_are_of_whom_one_picks_and_say_which_parts_are_known(
    engine: Engine, model: Model
) -> None:
    state = {"picks": ["BRO", "ALD"], "at": "2019"}
    assert sorted(cells(engine, model, **state)) == [
        ["Aldmouth", "75.0", "25.0"],
        ["Brook", "25.0", "75.0"],
    ]
    assert ask(engine, model, "words", **state)["notes"] == [], "nothing is lacking"
    words = ask(engine, model, "words", picks=["BRO", "ALD"])
    assert words["notes"] == [SHARES.format(2), "Shown are 2 of 3 islets with figures."]
    assert ["Brook", "50.0", "not known", "50.0"] in cells(engine, model, picks=["BRO", "ALD"])
    assert ask(engine, model, "words", picks=[])["headline"] == "No islet is picked."


def test_bars_of_years_span_those_one_chooses(engine: Engine, of_one: Model) -> None:
    assert [row[0] for row in cells(engine, of_one)] == ["2019", "2020"]
    assert cells(engine, of_one, to="2019") == [["2019", "25.0", "75.0"]]
    assert ask(engine, of_one, "words")["headline"].endswith(", 2019 to 2020.")
    assert ask(engine, of_one, "words", to="2019")["headline"].endswith(", 2019.")


def test_bars_over_time_of_one_can_be_turned_to_another(engine: Engine, of_one: Model) -> None:
    assert "title" not in ask(engine, of_one, "words")
    words = ask(engine, of_one, "words", picks=["ALD"])
    assert words["title"] == "Rides in Aldmouth"
    assert words["notes"] == [SHARES.format(2)]
    assert cells(engine, of_one, picks=["ALD"]) == [
        ["2019", "75.0", "not known", "25.0"],
        ["2020", "60.0", "20.0", "20.0"],
    ]


def test_percentages_of_something_else_are_no_shares(engine: Engine, islets: Islets) -> None:
    view = {**VIEW, "stacking": "amounts"}
    model = islets.model(ROWS, view, rides("% of people"))
    (choice,) = ask(engine, model, "choices", **{"as": "share"})
    refused = {one["value"]: one.get("refused") for one in choice["values"]}
    assert refused["share"] == (
        "The figures are percentages (% of people), and shares of them would mean something else."
    )
    assert cells(engine, model, **{"as": "share"})[0] == ["Aldmouth", "60", "20", "20"]


def test_points_say_whose_part_of_when_and_how_much(engine: Engine, model: Model) -> None:
    texts = [[one["text"] for one in bar] for bar in ask(engine, model, "marks")]
    assert texts[0][0] == "Aldmouth, 2020, Boats, 60.0%"
    assert texts[-1][0] == "Brook, 2020, Boats, 50.0% of the parts that are known"
    texts = [
        [one["text"] for one in bar] for bar in ask(engine, model, "marks", **{"as": "amount"})
    ]
    assert texts[0][0] == "Aldmouth, 2020, Boats, 60 million"


def test_the_largest_part_is_told_and_of_how_many(engine: Engine, islets: Islets) -> None:
    def headline(figures: str, **more: Any) -> str:
        lines = [",".join(one.split()) for one in figures.split(", ")]
        rows = "\n".join(["islet,year,part,rides", *lines])
        return ask(engine, islets.model(rows, VIEW, rides("million")), "words", **more)["headline"]

    both = "ALD 2020 Boats 6, ALD 2020 Feet 2, BRO 2020 Boats 3"
    assert headline(f"{both}, BRO 2020 Feet 1") == (
        "The largest part is Boats in both islets shown in 2020."
    )
    assert headline(f"{both}, BRO 2020 Feet 5") == (
        "Which part is largest differs between the bars: Boats or Feet."
    )
    assert headline(f"{both}, BRO 2020 Feet 3") == (
        "The largest part is Boats in 1 of the 2 islets shown in 2020."
    )
    level = "ALD 2020 Boats 2, ALD 2020 Feet 2, BRO 2020 Boats 3, BRO 2020 Feet 3"
    assert headline(level) == "No part is larger than every other in 2020."


def test_shares_and_amounts_are_told_apart_in_the_table(engine: Engine, model: Model) -> None:
    for form, titles in [
        ("share", ["Boats, %", "Trains, %", "Feet, %"]),
        ("amount", ["Boats", "Trains", "Feet"]),
    ]:
        columns = ask(engine, model, "table", **{"as": form})["columns"][1:]
        assert sorted(column["title"] for column in columns) == sorted(titles)
        assert all(column["isNumber"] for column in columns)
    captions = [
        ask(engine, model, "table", **{"as": form})["caption"] for form in ("share", "amount")
    ]
    assert captions == ["Shares of the parts that are known, 2020", "Rides, million, 2020"]


def test_of_whom_nothing_can_be_shown_is_said(engine: Engine, islets: Islets) -> None:
    rows = "islet,year,part,rides\nALD,2020,Boats,6\nALD,2020,Feet,2\nBRO,2020,Boats,-3\n"
    model = islets.model(rows + "CAN,2020,Boats,3\n", VIEW, rides("million"))
    words = ask(engine, model, "words", picks=["BRO"])
    assert words["headline"] == "Nothing can be shown of those picked in 2020."
    assert words["headline"] != ask(engine, model, "words", picks=["ALD"])["headline"]


def test_a_point_stands_in_the_middle_of_its_part(engine: Engine, model: Model) -> None:
    for canvas in ("wide", "narrow"):
        width = ask(engine, model, "picture", canvas=canvas)["frame"]["width"]
        for bar in ask(engine, model, "marks", canvas=canvas):
            places = [one["x"] for one in bar]
            assert places == sorted(places)
            assert places[0] > 0 and places[-1] < width
