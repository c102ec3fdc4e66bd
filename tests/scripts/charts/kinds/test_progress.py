"""Progress with what a visitor chooses: whose targets are shown, and what may be said of each."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask

RIDES = {
    "islet,year,rides": """
ALD,2011,10
ALD,2020,31
BRO,2011,10
BRO,2020,20.4
CAN,2011,10
CAN,2016,11
CAN,2020,50
DEE,2020,4
ELM,2011,3
ELM,2013,4
ELM,2018,8
FEN,2020,7
"""
}
GOALS = """\
islet,goal,due,since
ALD,30,2020,2011
BRO,30,2020,2011
CAN,30,2020,2011
ELM,20,2030,2011
GAR,5,2020,2011
"""
DESCRIPTOR = """\
name: goals
title: Goals
resources:
  - name: goals
    path: goals.csv
    schema:
      primaryKey: [islet, due]
      fields:
        - {name: islet, type: string, entity: islet}
        - {name: goal, type: number, unit: "% of people"}
        - {name: due, type: year}
        - {name: since, type: year}
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """Goals of five, of whom one began to count anew and one has no figures."""
    islets = Islets(tmp_path_factory.mktemp("goals"))
    islets.add(DESCRIPTOR, goals=GOALS)
    ((header, lines),) = RIDES.items()
    target = {"dataset": "goals", "resource": "goals", "field": "goal"}
    target |= {"period": "due", "set_in": "since"}
    view = {"kind": "progress", "measure": "rides", "target": target}
    measure = {"title": "Rides", "type": "number", "unit": "% of people", "higher_is": "better"}
    breaks = [{"field": "rides", "entities": ["CAN"], "period": "2016", "reason": "Counted anew."}]
    (found,) = [
        one
        for one in islets.models(f"{header}{lines}", view, {"rides": measure}, breaks=breaks)
        if one.name == "data/view"
    ]
    return found


def outcomes(engine: Engine, model: Model, **state: Any) -> dict[str, str]:
    return {row[0]: row[-1] for row in ask(engine, model, "table", **state)["cells"]}


def test_targets_are_those_of_whom_one_picks(engine: Engine, model: Model) -> None:
    words, table = (ask(engine, model, part, picks=["BRO", "ALD"]) for part in ("words", "table"))
    assert words["headline"] == "Of 2 targets whose time has come, 1 was met and 1 was missed."
    assert words["sentences"] == ["Met: Aldmouth (2020)."]
    assert table["cells"] == [
        ["Aldmouth", "30.0", "2020", "2011", "10.0", "31.0", "2020", "met"],
        ["Brook", "30.0", "2020", "2011", "10.0", "20.4", "2020", "missed"],
    ]
    assert len(outcomes(engine, model)) == 4


def test_of_a_single_target_a_sentence_says_what_came_of_it(engine: Engine, model: Model) -> None:
    wanted = {
        "ALD": "Rides in Aldmouth were 31.0% of people in 2020: "
        "the target of 30% of people by 2020 was met.",
        "BRO": "Rides in the Brook were 20.4% of people in 2020: "
        "the target of 30% of people by 2020 was missed.",
        "CAN": "because a new series of figures has begun since it was set.",
    }
    for key, sentence in wanted.items():
        assert ask(engine, model, "words", picks=[key])["headline"].endswith(sentence)
        assert len(outcomes(engine, model, picks=[key])) == 1


def test_whoever_has_no_target_is_named(engine: Engine, model: Model) -> None:
    assert (
        "Picked, but without a target: Fen."
        in ask(engine, model, "words", picks=["FEN", "ALD"])["notes"]
    )
    assert list(outcomes(engine, model, picks=["FEN", "ALD"])) == ["Aldmouth"]
    assert ask(engine, model, "words", picks=[])["headline"] == "No islet is picked."


def test_points_say_the_figure_the_target_and_the_outcome(engine: Engine, model: Model) -> None:
    (line,) = ask(engine, model, "marks", picks=["CAN", "BRO", "ALD"])
    assert [one["text"] for one in line] == [
        "Aldmouth, 2020, 31.0% of people; target 30% of people by 2020: met",
        "Brook, 2020, 20.4% of people; target 30% of people by 2020: missed",
        "Canning on the Long Water, 2020, 50.0% of people; target 30% of people by 2020: "
        "cannot be judged: a new series since it was set",
    ]
