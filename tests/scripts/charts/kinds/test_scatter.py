"""A scatter with what a visitor chooses: whom it names, of which year, in powers of ten."""

from __future__ import annotations

import pytest

from tests.scripts.charts.tables import KEYS
from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask, texts_in

RIDES = {"title": "Rides", "type": "number", "unit": "% of people", "higher_is": "better"}
ROADS = {"title": "Roads", "type": "number", "unit": "km"}


@pytest.fixture(scope="module")
def scatter(islets: Islets) -> Model:
    """More roads and more rides in 2020, of whom the first has no roads; the other way in 2021."""
    lines = [f"{key},2020,{i},{10 * i + 1}" for i, key in enumerate(KEYS)]
    lines += [f"{key},2021,{i + 1},{100 - i}" for i, key in enumerate(KEYS)]
    rows = "\n".join(["islet,year,roads,rides", *lines])
    view = {"kind": "scatter", "x": "roads", "y": "rides"}
    return islets.model(rows, view, {"roads": ROADS, "rides": RIDES})


def test_picks_are_named_in_the_year_chosen(engine: Engine, scatter: Model) -> None:
    state = {"picks": ["BRO", "KEL"], "at": "2020"}
    words, table = (ask(engine, scatter, part, **state) for part in ("words", "table"))
    assert words["headline"].startswith("In 2020, roads and rides go closely together")
    assert words["sentences"][-1] == (
        "Of those picked, roads and rides: Brook 1 km and 11% of people; "
        "Kéllo 10 km and 101% of people."
    )
    assert len(table["cells"]) == len(KEYS)
    assert ["Brook", "1", "11"] in table["cells"]
    first, others = ask(engine, scatter, "marks", **state)
    assert [one["key"] for one in first] == ["BRO", "KEL"]
    assert first[0]["text"] == "Brook, 2020, roads 1 km, rides 11% of people"
    assert len(others) == len(KEYS) - 2
    labels = texts_in(ask(engine, scatter, "picture", **state))
    assert {"Brook", "Kéllo"} <= labels


def test_powers_of_ten_are_refused_where_they_cannot_be(engine: Engine, scatter: Model) -> None:
    for at, why in (("2020", "Some figures are zero or below (roads)."), ("2021", "")):
        (choice,) = ask(engine, scatter, "choices", at=at, scale="log")
        assert {one["value"]: one.get("refused", "") for one in choice["values"]}["log"] == why
        notes = ask(engine, scatter, "words", at=at, scale="log")["notes"]
        assert any(note.startswith("Log scale for") for note in notes) is not bool(why)
