"""Scatters, distributions and maps of one period with what a visitor chooses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.scripts.charts.tables import KEYS
from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask

RIDES = {"title": "Rides", "type": "number", "unit": "% of people", "higher_is": "better"}
ROADS = {"title": "Roads", "type": "number", "unit": "km"}


@pytest.fixture(scope="module")
def models_of_rides(islets: Islets) -> Mapping[str, Model]:
    """Twenty and more of all in 2021, and of all but one in 2020, where the order is turned."""
    lines = [f"{key},2021,{20 + i}" for i, key in enumerate(KEYS)]
    lines += [f"{key},2020,{50 - 3 * i}" for i, key in enumerate(KEYS) if key != "LOW"]
    rows = "\n".join(["islet,year,rides", *lines])
    return {
        kind: islets.model(rows, {"kind": kind, "measure": "rides"}, {"rides": RIDES})
        for kind in ("distribution", "map", "tiles")
    }


@pytest.fixture(scope="module")
def scatter(islets: Islets) -> Model:
    """More roads and more rides in 2020, of whom the first has no roads; the other way in 2021."""
    lines = [f"{key},2020,{i},{10 * i + 1}" for i, key in enumerate(KEYS)]
    lines += [f"{key},2021,{i + 1},{100 - i}" for i, key in enumerate(KEYS)]
    rows = "\n".join(["islet,year,roads,rides", *lines])
    view = {"kind": "scatter", "x": "roads", "y": "rides"}
    return islets.model(rows, view, {"roads": ROADS, "rides": RIDES})


def named(picture: Mapping[str, Any]) -> set[str]:
    """All texts of a drawing but those of its axes."""
    return {
        text
        for rows in picture["data"].values()
        for row in rows
        for name, text in row.items()
        if name in {"text", "name", "label"} and isinstance(text, str)
    }


def test_a_scatter_names_whom_one_picks_in_the_year_chosen(engine: Engine, scatter: Model) -> None:
    state = {"picks": ["BRO", "KEL"], "at": "2020"}
    told, shown = (ask(engine, scatter, part, **state) for part in ("told", "shown"))
    assert told["headline"].startswith("In 2020, roads and rides go closely together")
    assert told["words"][-1] == (
        "Of those picked, roads and rides: Brook 1 km and 11% of people; "
        "Kéllo 10 km and 101% of people."
    )
    assert len(shown["cells"]) == len(KEYS)
    assert ["Brook", "1", "11"] in shown["cells"]
    first, others = ask(engine, scatter, "marks", **state)
    assert [one["key"] for one in first] == ["BRO", "KEL"]
    assert first[0]["text"] == "Brook, 2020, roads 1 km, rides 11% of people"
    assert len(others) == len(KEYS) - 2
    labels = named(ask(engine, scatter, "picture", **state))
    assert {"Brook", "Kéllo"} <= labels


def test_powers_of_ten_are_refused_where_they_cannot_be(engine: Engine, scatter: Model) -> None:
    for at, why in (("2020", "Some figures are zero or below (roads)."), ("2021", "")):
        (choice,) = ask(engine, scatter, "choices", at=at, scale="log")
        assert {one["value"]: one.get("refused", "") for one in choice["values"]}["log"] == why
        notes = ask(engine, scatter, "told", at=at, scale="log")["notes"]
        assert any(note.startswith("Log scale for") for note in notes) is not bool(why)


def test_a_histogram_counts_all_of_the_year_chosen(
    engine: Engine, models_of_rides: Mapping[str, Model]
) -> None:
    model = models_of_rides["distribution"]
    state = {"at": "2020", "picks": ["KEL", "ALD"]}
    told, shown = (ask(engine, model, part, **state) for part in ("told", "shown"))
    counts = {(low, high): int(count) for low, high, count in shown["cells"]}
    values = [50 - 3 * i for i, key in enumerate(KEYS) if key != "LOW"]
    # The last step has its end in it.
    last = list(counts)[-1]
    assert counts == {
        (low, high): sum(
            int(low) <= value < int(high) or ((low, high) == last and value == int(high))
            for value in values
        )
        for low, high in counts
    }
    assert sum(counts.values()) == len(values)
    assert told["headline"] == (
        "Rides in 2020: at least half of the 12 islets are at 33.5% of people or more."
    )
    assert told["words"][-1] == "Of those picked: Kéllo 20% of people; Aldmouth 50% of people."
    bins, marked = ask(engine, model, "marks", **state)
    assert bins[0]["text"] == "From 10% of people to 15% of people: 1 islet"
    assert [one["text"].partition(",")[0] for one in marked] == ["Kéllo", "Median", "Aldmouth"]


def test_picks_are_marked_in_every_row_of_boxes(engine: Engine, islets: Islets) -> None:
    lines = [
        f"{key},{part},{i if part == 'Boats' else 40 - i}"
        for i, key in enumerate(KEYS)
        for part in ("Boats", "Trains")
    ]
    view = {"kind": "distribution", "measure": "rides", "by": "part"}
    model = islets.model("\n".join(["islet,part,rides", *lines]), view, {"rides": RIDES})
    shown = ask(engine, model, "shown", picks=["BRO"])
    assert shown["columns"][-1]["title"] == "Brook"
    assert {row[0]: row[-1] for row in shown["cells"]} == {"Boats": "1", "Trains": "39"}
    assert ask(engine, model, "shown", picks=[])["columns"][-1]["title"] != "Brook"
    assert "Brook" in named(ask(engine, model, "picture", picks=["BRO"]))


def test_a_map_says_what_its_colours_mean_in_another_year(
    engine: Engine, models_of_rides: Mapping[str, Model]
) -> None:
    same = "A colour means the same in all years: its steps are those of the latest."
    for kind in ("map", "tiles"):
        model = models_of_rides[kind]
        told = ask(engine, model, "told", at="2020", picks=["KEL", "ALD"])
        assert told["headline"].startswith("Rides in 2020 were highest in Aldmouth"), kind
        assert told["words"][-1].startswith("Of those picked: Aldmouth 50% of people"), kind
        assert same in told["notes"], kind
        assert same not in ask(engine, model, "told")["notes"], kind
        texts = [one["text"] for line in ask(engine, model, "marks", at="2020") for one in line]
        assert "Low, 2020, no figure" in texts, kind


def test_a_chart_of_places_has_a_map_that_keeps_the_picks(engine: Engine, islets: Islets) -> None:
    lines = [f"{key},{year},{20 + i}" for i, key in enumerate(KEYS) for year in (2020, 2021)]
    rows = "\n".join(["islet,year,rides", *lines])
    model = islets.model(rows, {"kind": "trend", "measure": "rides"}, {"rides": RIDES})
    state = {"tab": "map", "picks": ["KEL"], "at": "2020"}
    told = ask(engine, model, "told", **state)
    assert told["words"][-1].startswith("Of those picked: Kéllo ")
    assert "Small places are dots." in told["notes"]
    assert "line" not in " ".join(told["notes"]).lower()
