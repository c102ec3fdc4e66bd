"""Progress with what a visitor chooses: whose targets are shown, and what may be said of each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.charts.reading import width_of
from tests.scripts.engine import Engine
from tests.scripts.models import ISLETS, Islets, Model, ask

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
    ((header, lines),) = RIDES.items()
    return against(tmp_path_factory.mktemp("goals"), GOALS, f"{header}{lines}", ["CAN"])


def against(root: Path, goals: str, rows: str, broken: list[str]) -> Model:
    """Rides set against a table of goals; `broken` began to count anew in 2016."""
    islets = Islets(root)
    islets.add(DESCRIPTOR, goals=goals)
    target = {"dataset": "goals", "resource": "goals", "field": "goal"}
    target |= {"period": "due", "set_in": "since"}
    view = {"kind": "progress", "measure": "rides", "target": target}
    measure = {"title": "Rides", "type": "number", "unit": "% of people", "higher_is": "better"}
    breaks = [{"field": "rides", "entities": broken, "period": "2016", "reason": "Counted anew."}]
    (found,) = [
        one
        for one in islets.models(rows, view, {"rides": measure}, breaks=breaks)
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


def ends(model: Model, engine: Engine, **state: Any) -> list[tuple[str, str]]:
    """What the legend says, by the outcome that has its colour."""
    picture = ask(engine, model, "picture", **state)
    return [(row["outcome"], row["text"]) for row in picture["data"]["legend"]]


def test_the_legend_has_what_became_of_those_shown_and_no_more(
    engine: Engine, model: Model
) -> None:
    target, met, missed = ("target", "Target"), ("met", "Target met"), ("missed", "Target missed")
    undecided = ("too few figures since it was set", "Latest figure, nothing decided")
    behind, start = ("behind", "Target behind"), ("start", "Figure when it was set")
    for picks, said in [
        (["ALD"], [target, start, met]),
        (["BRO"], [target, start, missed]),
        (["CAN"], [target, undecided]),
        (["ELM"], [target, start, behind]),
        (["ALD", "CAN"], [target, start, met, undecided]),
        (["ALD", "BRO", "ELM"], [target, start, met, ("missed", "Target missed or behind")]),
        (None, [target, start, met, ("missed", "Target missed or behind"), undecided]),
        ([], [target]),
    ]:
        assert ends(model, engine, picks=picks) == said, picks
    scales = ask(engine, model, "picture")["scales"]
    colours = dict(zip(scales["fill"]["domain"], scales["fill"]["range"], strict=True))
    alike = [{colours[key] for key in keys} for keys in (
        ("met", "reached", "on track"), ("missed", "behind"), (undecided[0], "no year is named"),
        ("target",),
    )]  # fmt: skip
    assert [len(one) for one in alike] == [1, 1, 1, 1]
    assert len(set.union(*alike)) == 4
    assert scales["stroke"] == scales["fill"]
    of_target, of_start, *others = scales["shape"]["range"]
    assert set(others) == {"circle"}
    assert len({of_target, of_start, "circle"}) == 3


def test_a_row_goes_from_where_it_stood_to_its_figure(engine: Engine, model: Model) -> None:
    picture = ask(engine, model, "picture", picks=["ALD", "CAN", "ELM"])
    data = picture["data"]
    middles = [12, 36, 60]
    assert [row["text"] for row in data["beside"]] == [
        "Aldmouth, by 2020", "Elm, by 2030", "Canning on the Long Water, by 2020",
    ]  # fmt: skip
    assert data["ways"] == [
        {"value": 10, "end": 31, "outcome": "met", "y": 12},
        {"value": 3, "end": 8, "outcome": "behind", "y": 36},
    ]
    assert [(row["value"], row["outcome"], row["y"]) for row in data["ends"]] == [
        (31, "met", 12), (8, "behind", 36), (50, "a new series since it was set", 60),
    ]  # fmt: skip
    assert [row["value"] for row in data["goals"]] == [30, 20, 30]
    assert [(row["top"] + row["bottom"]) / 2 for row in data["goals"]] == middles
    assert [row["y"] for row in data["beside"]] == [row["y"] for row in data["outcomes"]] == middles
    assert [row["text"] for row in data["outcomes"]] == ["met", "behind", "new series"]
    assert picture["scales"]["x"]["domain"] == [0, 50]
    assert [row["text"] for row in data["across"]] == ["Rides, % of people"]
    (marks,) = ask(engine, model, "marks", picks=["ALD", "CAN", "ELM"])
    assert [(mark["key"], mark["y"]) for mark in marks] == [("ALD", 12), ("ELM", 36), ("CAN", 60)]
    assert all(mark["isRow"] for mark in marks)
    assert marks[0]["x"] == pytest.approx(picture["frame"]["width"] * 31 / 50, abs=0.01)


def test_on_a_phone_the_name_is_above_its_row_and_says_what_became_of_it(
    engine: Engine, model: Model
) -> None:
    wide = ask(engine, model, "picture", picks=["ALD", "CAN"])
    narrow = ask(engine, model, "picture", picks=["ALD", "CAN"], canvas="narrow")
    data = narrow["data"]
    assert data["beside"] == data["outcomes"] == wide["data"]["above"] == []
    assert [row["text"] for row in data["above"]] == [
        "Aldmouth, by 2020: met", "Canning on the Long…, by 2020: new series",
    ]  # fmt: skip
    assert [row["y"] for row in data["ends"]] == [30, 70]
    assert all(
        row["y"] < end["y"] - 12 for row, end in zip(data["above"], data["ends"], strict=True)
    )
    (marks,) = ask(engine, model, "marks", picks=["ALD", "CAN"], canvas="narrow")
    assert [mark["y"] for mark in marks] == [30, 70]


def parts_of(
    islets: Islets, names: list[str], target: Any = None, **measure: Any
) -> tuple[Model, list[str]]:
    """Progress of parts of which each has the figures 1 and 2 in 2010 and 2020."""
    lines = [f"{name},{year},{value}" for name in names for year, value in ((2010, 1), (2020, 2))]
    view = {"kind": "progress", "measure": "rides", "by": "part"}
    view["target"] = target or {"value": 2, "period": "2020"}
    rides = {"title": "Rides", "type": "number", "higher_is": "better", **measure}
    return islets.model("\n".join(["part,year,rides", *lines]), view, {"rides": rides}), names


@pytest.mark.parametrize(("canvas", "rest"), [("wide", ", by 2020"), ("narrow", ", by 2020: met")])
def test_a_long_name_is_cut_and_what_is_said_of_it_is_not(
    engine: Engine, islets: Islets, canvas: str, rest: str
) -> None:
    long = "Rides across the sound and along the shore of the outer isles before noon on weekdays"
    model, _ = parts_of(islets, [long, "Rides"])
    picture = ask(engine, model, "picture", canvas=canvas)
    names = picture["data"]["beside"] + picture["data"]["above"]
    first, second = sorted((row["text"] for row in names), key=len)
    assert first == f"Rides{rest}"
    assert second.endswith(f"…{rest}")
    assert second.startswith("Rides across the")
    assert long.startswith(second.removesuffix(f"…{rest}"))
    room = {"wide": 220, "narrow": 276}[canvas]
    longest_word = width_of(" weekdays")
    assert room - longest_word < width_of(second) <= room
    assert picture["frame"]["width"] > {"wide": 340, "narrow": 250}[canvas]


def test_without_a_year_or_a_unit_none_is_written(engine: Engine, islets: Islets) -> None:
    model, _ = parts_of(islets, ["a", "b"], 2)
    table = ask(engine, model, "table")
    titles = {column["name"]: column["title"] for column in table["columns"]}
    assert (titles["target"], titles["value_when_set"]) == ("Target", "Rides: when set")
    assert table["cells"][0] == [
        "a", "2", "–", "–", "–", "2", "2020", "cannot be judged: no year is named",
    ]  # fmt: skip
    assert table["values"][0] == ["a", "2", "", "", "", "2", "2020", "no year is named"]
    picture = ask(engine, model, "picture")
    assert [row["text"] for row in picture["data"]["beside"]] == ["a", "b"]
    assert [row["text"] for row in picture["data"]["outcomes"]] == ["", ""]
    narrow = ask(engine, model, "picture", canvas="narrow")
    assert [row["text"] for row in narrow["data"]["above"]] == ["a", "b"]


def test_the_table_has_names_for_people_and_keys_for_machines(engine: Engine, model: Model) -> None:
    table = ask(engine, model, "table", picks=["ALD", "CAN"])
    assert table["caption"] == "Rides, % of people, against targets"
    assert [(column["name"], column["title"]) for column in table["columns"]] == [
        ("islet", "Islet"),
        ("target", "Target, % of people"),
        ("target_period", "To be reached by"),
        ("set_in", "Set in"),
        ("value_when_set", "Rides, % of people: when set"),
        ("value", "Rides, % of people: compared with the target"),
        ("value_period", "Figure for"),
        ("outcome", "Outcome"),
    ]
    numbers = [column["name"] for column in table["columns"] if column["isNumber"]]
    assert numbers == ["target", "value_when_set", "value"]
    broken = "a new series since it was set"
    assert table["cells"][1] == [
        "Canning on the Long Water", "30.0", "2020", "2011", "–", "50.0", "2020",
        f"cannot be judged: {broken}",
    ]  # fmt: skip
    assert table["values"] == [
        ["ALD", "30", "2020", "2011", "10", "31", "2020", "met"],
        ["CAN", "30", "2020", "2011", "", "50", "2020", broken],
    ]


def test_of_nobody_an_empty_row_is_drawn(engine: Engine, model: Model) -> None:
    picture = ask(engine, model, "picture", picks=[])
    assert picture["frame"]["height"] == 24
    assert picture["scales"]["x"]["domain"] == [0, 1]
    assert ask(engine, model, "picture", picks=["ALD"])["frame"]["height"] == 24
    assert ask(engine, model, "picture", picks=["ALD", "BRO"])["frame"]["height"] == 48
    assert ask(engine, model, "choices") == []


def test_no_more_than_twenty_four_targets_are_shown(engine: Engine, tmp_path: Path) -> None:
    keys = [line.partition(",")[0] for line in ISLETS.splitlines()[1:]]
    rows = [f"{key},{year},{year - 2000}" for key in keys for year in (2011, 2012)]
    for shown in (24, 26):
        due = [(key, year) for key in keys for year in (2020, 2030)][:shown]
        goals = "\n".join(f"{key},30,{year},2011" for key, year in due)
        root = tmp_path / f"{shown}"
        root.mkdir()
        model = against(
            root, f"islet,goal,due,since\n{goals}\n", "\n".join(["islet,year,rides", *rows]), []
        )
        note = "Shown are 24 of 26 targets."
        assert (note in ask(engine, model, "words")["notes"]) is (shown == 26)
        assert len(ask(engine, model, "table")["cells"]) == 24
        assert len(ask(engine, model, "picture")["data"]["ends"]) == 24
        first = ask(engine, model, "first")
        assert first["period"] == "2011 to 2012"
        assert sorted(first["drawn"]) == sorted({key for key, _ in due})


def test_what_is_drawn_first_is_told_with_its_years(engine: Engine, model: Model) -> None:
    first = ask(engine, model, "first")
    assert first["period"] == "2011 to 2020"
    assert sorted(first["drawn"]) == ["ALD", "BRO", "CAN", "ELM"]


def test_a_single_broken_series_is_named_and_several_are_counted(
    engine: Engine, model: Model, tmp_path: Path
) -> None:
    assert (
        "1 target cannot be judged, because a new series has begun since it was set: "
        "Canning on the Long Water (2020)."
    ) in ask(engine, model, "words")["sentences"]
    ((header, lines),) = RIDES.items()
    both = against(tmp_path, GOALS, f"{header}{lines}ALD,2016,12\n", ["ALD", "CAN"])
    assert ask(engine, both, "words", picks=["ALD", "CAN"]) == {
        "headline": "Of 2 targets none can be called met or missed from these figures.",
        "sentences": [
            "2 targets cannot be judged, because new series have begun since they were set."
        ],
        "notes": ["Upright stroke: the target."],
    }


def test_a_target_of_nobody_in_particular_names_nobody(engine: Engine, islets: Islets) -> None:
    view = {"kind": "progress", "measure": "rides", "target": {"value": 4, "period": "2012"}}
    rides = {"title": "Rides", "type": "number", "higher_is": "better"}
    model = islets.model("year,rides\n2010,5\n2012,8", view, {"rides": rides})
    words = ask(engine, model, "words")
    assert words["headline"] == "Rides were 8 in 2012: the target of 4 by 2012 was met."
    table = ask(engine, model, "table")
    assert table["columns"][0] == {"name": "name", "title": "Name", "isNumber": False}
    assert ask(engine, model, "first") == {"drawn": [""], "period": "2012"}


def test_without_figures_nothing_is_drawn_and_the_reason_told(engine: Engine, model: Model) -> None:
    rows = {**model.figures["rows"], "measure": [None] * len(model.figures["rows"]["measure"])}
    empty = replace(model, figures={**model.figures, "rows": rows})
    said = "There are no figures to show."
    assert ask(engine, empty, "first") == {"drawn": [], "period": "", "refused": said}
    rows = {name: [cells[0]] * 2 for name, cells in model.figures["rows"].items()}
    doubled = replace(model, figures={**model.figures, "rows": rows})
    first = ask(engine, doubled, "first")
    assert (first["drawn"], first["period"]) == ([], "")
    assert "several figures" in first["refused"].lower()
