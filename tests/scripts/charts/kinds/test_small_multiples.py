"""Small multiples with what a visitor chooses: whose panels there are, of which years."""

from __future__ import annotations

import pytest

from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask

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
    assert words["headline"] == (
        "Rides in 2015 were highest in Elm (31% of people) and lowest in Aldmouth (15% of people) "
        "of the 2 islets shown."
    )
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
