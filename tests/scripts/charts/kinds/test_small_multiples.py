"""Small multiples with what a visitor chooses: whose panels there are, of which years."""

from __future__ import annotations

import pytest

from tests.scripts.engine import Engine
from tests.scripts.models import ISLETS, Islets, Model, ask

RIDES = {"rides": {"title": "Rides", "type": "number", "unit": "% of people"}}


@pytest.fixture(scope="module")
def model(islets: Islets) -> Model:
    lines = [
        f"{key},{year},{10 + 4 * i + year - 2010}"
        for i, key in enumerate(["ALD", "BRO", "CAN", "DEE", "ELM"])
        for year in range(2010, 2016)
    ]
    view = {"kind": "small-multiples", "measure": "rides"}
    return islets.model("\n".join(["islet,year,rides", *lines]), view, RIDES)


def test_panels_are_those_picked_in_the_years_chosen(engine: Engine, model: Model) -> None:
    state = {"picks": ["ELM", "ALD"], "from": "2014"}
    words, table = (ask(engine, model, part, **state) for part in ("words", "table"))
    assert words["headline"] == ("Rides in 2015 were 31% of people in Elm and 15% in Aldmouth.")
    assert words["notes"] == ["Shown are 2 of 5 islets in the data."]
    assert [one["title"] for one in table["columns"]] == ["Year", "Aldmouth", "Elm"]
    assert table["cells"] == [["2014", "14", "30"], ["2015", "15", "31"]]


def test_the_keys_go_from_panel_to_panel_in_the_same_year(engine: Engine, model: Model) -> None:
    for canvas in ("wide", "narrow"):
        marks = ask(engine, model, "marks", canvas=canvas)
        beside = [[one["across"] for one in line] for line in marks]
        assert beside == [beside[0]] * 5, "points of a year stand beside each other"
        places = [(line[0]["x"], line[0]["y"]) for line in marks]
        assert len(set(places)) == 5, "each in a panel of its own"


def test_no_more_than_twelve_panels_are_shown_at_first(engine: Engine, islets: Islets) -> None:
    view = {"kind": "small-multiples", "measure": "rides", "entity": "place"}
    columns = {**RIDES, "place": {"title": "Place", "type": "string"}}
    for places, panels in ((11, 11), (12, 12), (13, 12)):
        lines = [f"p{i:02},{year},{i}" for i in range(places) for year in (2010, 2011)]
        model = islets.model("\n".join(["place,year,rides", *lines]), view, columns)
        assert len(ask(engine, model, "marks")) == panels


def test_of_nobody_an_empty_panel_is_drawn(engine: Engine, model: Model) -> None:
    empty, one = (ask(engine, model, "picture", picks=picks) for picks in ([], ["ALD"]))
    assert empty["frame"]["height"] == one["frame"]["height"]
    assert empty["frame"]["width"] > 0
    assert ask(engine, model, "choices", picks=[]) == []
    assert ask(engine, model, "marks", picks=[]) == []


@pytest.mark.parametrize(
    ("count", "wide", "narrow"),
    [(1, 1, 1), (2, 2, 2), (3, 3, 2), (4, 4, 2), (5, 3, 2), (6, 3, 2), (7, 4, 2), (8, 4, 2),
     (9, 3, 2), (10, 4, 2), (11, 4, 2), (12, 4, 2)],
)  # fmt: skip
def test_panels_stand_in_rows_of_which_the_last_lacks_the_fewest(
    engine: Engine, islets: Islets, count: int, wide: int, narrow: int
) -> None:
    keys = [line.partition(",")[0] for line in ISLETS.splitlines()[1:]][:count]
    lines = [f"{key},{year},{i + 1}" for i, key in enumerate(keys) for year in (2010, 2011)]
    view = {"kind": "small-multiples", "measure": "rides"}
    model = islets.model("\n".join(["islet,year,rides", *lines]), view, RIDES)
    for canvas, across in (("wide", wide), ("narrow", narrow)):
        marks = ask(engine, model, "marks", canvas=canvas)
        lefts = [line[0]["x"] for line in marks]
        assert len(set(lefts)) == across
        assert lefts[:across] == sorted(lefts[:across])
        levels = [line[0]["y"] for line in marks]
        heights = [levels[i] for i in range(0, count, across)]
        assert heights == sorted(heights)


def test_panels_stand_in_the_order_that_the_view_asks_for(engine: Engine, islets: Islets) -> None:
    rows = "islet,year,rides\nALD,2010,1\nELM,2010,3\nBRO,2010,3\nCAN,2010,2\n"
    for order, keys in [
        (None, ["ALD", "BRO", "CAN", "ELM"]),
        ("value", ["BRO", "ELM", "CAN", "ALD"]),
        ("name", ["ALD", "BRO", "CAN", "ELM"]),
    ]:
        view = {"kind": "small-multiples", "measure": "rides"}
        model = islets.model(rows, view | ({"sort": order} if order else {}), RIDES)
        assert [line[0]["key"] for line in ask(engine, model, "marks")] == keys, order
