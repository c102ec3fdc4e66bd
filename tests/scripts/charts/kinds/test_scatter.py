"""A scatter with what a visitor chooses: whom it names, of which year, in powers of ten."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from tests.scripts.charts.tables import KEYS
from tests.scripts.engine import Engine
from tests.scripts.models import CANVASES, ISLETS, Islets, Model, ask, drawing_of, texts_in

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
        choice, _ = ask(engine, scatter, "choices", at=at, scale="log")
        assert {one["value"]: one.get("refused", "") for one in choice["values"]}["log"] == why
        notes = ask(engine, scatter, "words", at=at, scale="log")["notes"]
        assert any(note.startswith("Log scale for") for note in notes) is not bool(why)


def shown(engine: Engine, islets: Islets, figures: str, window: int, **state: str) -> list[list]:
    """Whom a scatter shows, with the period of each where these differ."""
    lines = [",".join(one.split()) for one in figures.split(", ")]
    view = {"kind": "scatter", "x": "roads", "y": "rides", "window": window}
    rows = "\n".join(["islet,year,roads,rides", *lines])
    table = ask(engine, islets.model(rows, view), "table", **state)
    assert state or table["cells"]
    return [[row[0], *row[3:]] for row in table["cells"]]


def test_a_window_holds_as_many_years_as_it_says_and_ends_with_the_one_chosen(
    engine: Engine, islets: Islets
) -> None:
    figures = (
        "ALD 2017 1 1, BRO 2018 1 1, CAN 2019 1 1, DEE 2019 1 1, ELM 2020 1 1, FEN 2020 1 1, "
        "CAN 2020 1 1, GAR 2021 1 1"
    )
    three = [["Brook", "2018"], ["Canning on the Long Water", "2020"], ["Deeping", "2019"]]
    latest = [["Elm", "2020"], ["Fen", "2020"]]
    assert shown(engine, islets, figures, 3) == [*three, *latest]
    assert shown(engine, islets, figures, 2) == [*three[1:], *latest]
    assert shown(engine, islets, figures, 1) == [["Canning on the Long Water"], ["Elm"], ["Fen"]]
    assert shown(engine, islets, figures, 3, at="2018") == [["Aldmouth", "2017"], ["Brook", "2018"]]
    assert shown(engine, islets, figures, 2, at="2021")[-1] == ["Garth", "2021"]


def test_how_closely_measures_go_together_is_said(engine: Engine, islets: Islets) -> None:
    def said(ys: list[int]) -> list[str]:
        lines = [f"{key},2020,{i},{y}" for i, (key, y) in enumerate(zip(KEYS, ys, strict=False))]
        view = {"kind": "scatter", "x": "roads", "y": "rides"}
        model = islets.model("\n".join(["islet,year,roads,rides", *lines]), view)
        words = ask(engine, model, "words")
        return [words["headline"], *words["sentences"]]

    for ys, tendency, correlation in [
        (list(range(10)), "go closely together", "1.00"),
        (list(range(10, 0, -1)), "go closely in opposite directions", "−1.00"),
        ([0, 5, 1, 6, 2, 7, 3, 8, 4, 9], "go loosely together", "0.64"),
        ([5, 0, 9, 4, 2, 7, 1, 8, 3, 6], "hardly go together", "0.13"),
        ([9, 4, 8, 3, 7, 2, 6, 1, 5, 0], "go loosely in opposite directions", "−0.64"),
    ]:
        headline, *sentences = said(ys)
        assert tendency in headline, ys
        assert any(f"rank correlation is {correlation}," in one for one in sentences), ys
    headline, *sentences = said(list(range(9)))
    assert "are known" in headline
    assert not any("correlation" in one for one in sentences)


def test_the_highest_are_named_up_to_a_few(engine: Engine, islets: Islets) -> None:
    def said(*ys: int) -> str:
        lines = [f"{key},2020,{i},{y}" for i, (key, y) in enumerate(zip(KEYS, ys, strict=False))]
        view = {"kind": "scatter", "x": "roads", "y": "rides"}
        model = islets.model("\n".join(["islet,year,roads,rides", *lines]), view, {"rides": RIDES})
        return " ".join(ask(engine, model, "words")["sentences"])

    assert "Rides is highest in Canning on the Long Water (9% of people)." in said(1, 2, 9, 3)
    assert "highest in Aldmouth and Deeping (9% of people)." in said(9, 2, 1, 9)
    assert "highest in Aldmouth and 4 others the same (9% of people)." in said(9, 9, 9, 9, 9)


def test_what_a_scale_can_be_says_what_it_does(engine: Engine, scatter: Model) -> None:
    choice, _ = ask(engine, scatter, "choices", at="2021")
    assert (choice["field"], choice["label"]) == ("scale", "Scales")
    assert {one["value"]: one["about"] for one in choice["values"]} == {
        "linear": "Equal steps mean equal amounts.",
        "log": "Each step is ten times the one before, on both axes.",
    }


LATEST = """async (at, { figures, entities, places }) => {
  const [{ kindOf }, { modelOf }, { INITIAL_STATE }] = await Promise.all(
    ["charts/kinds", "charts/model", "charts/initial-state"].map(at));
  const model = modelOf(figures, entities, places);
  return kindOf(model, INITIAL_STATE).latest(model);
}"""


def test_the_latest_year_is_the_newest_that_many_have_of_both(
    engine: Engine, islets: Islets
) -> None:
    lines = [f"{key},{year},{i},{i + 2}" for i, key in enumerate(KEYS) for year in (2020, 2021)]
    lines += [f"{key},2022,,{i}" for i, key in enumerate(KEYS)]
    view = {"kind": "scatter", "x": "roads", "y": "rides"}
    blank = {"missingValues": [""]}
    columns = {"roads": {**ROADS, **blank}, "rides": {**RIDES, **blank}}
    model = islets.model("\n".join(["islet,year,roads,rides", *lines]), view, columns)
    given = {"figures": model.figures, "entities": model.entities, "places": model.places}
    assert engine.run(LATEST, given)["period"] == "2021"


def test_of_nobody_an_empty_plot_is_drawn(engine: Engine, islets: Islets) -> None:
    view = {"kind": "scatter", "x": "roads", "y": "rides"}
    blank = {"missingValues": [""]}
    columns = {"roads": {**ROADS, **blank}, "rides": {**RIDES, **blank}}
    rows = "islet,year,roads,rides\nALD,2020,,1\nALD,2021,4,5\nBRO,2021,5,6\nCAN,2021,6,8\n"
    model = islets.model(rows, view, columns)
    picture = ask(engine, model, "picture", at="2020")
    assert [picture["scales"][axis]["domain"] for axis in "xy"] == [[0, 1], [0, 1]]
    assert picture["data"]["dots"] == picture["data"]["picks"] == []


def test_the_area_of_a_dot_is_in_proportion_and_never_too_small_to_be_seen(
    engine: Engine, islets: Islets
) -> None:
    sizes = [1, 3, 100, 300, 0]
    lines = [
        f"{key},2020,{i + 1},{i + 2},{size}"
        for i, (key, size) in enumerate(zip(KEYS, sizes, strict=False))
    ]
    view = {"kind": "scatter", "x": "roads", "y": "rides", "size": "people"}
    people = {"title": "People", "type": "number", "unit": "thousand"}
    rows = "\n".join(["islet,year,roads,rides,people", *lines])
    model = islets.model(rows, view, {"roads": ROADS, "rides": RIDES, "people": people})
    for canvas, areas in (
        ("wide", [14, 14, 466.7, 1400, 14]),
        ("narrow", [14, 14, 233.3, 700, 14]),
    ):
        data = ask(engine, model, "picture", canvas=canvas)["data"]
        dots = sorted(data["dots"] + data["picks"], key=lambda dot: dot["x"])
        assert [dot["area"] for dot in dots] == areas
        assert [dot["size"] for dot in dots] == sizes
        assert [row["text"] for row in data["size"]] == ["Area of dots: people, thousand"]
    table = ask(engine, model, "table")
    assert [one["name"] for one in table["columns"]] == ["islet", "roads", "rides", "people"]
    assert [row[3] for row in table["values"]] == [str(size) for size in sizes]
    assert [row[0] for row in table["cells"]] == sorted(row[0] for row in table["cells"])


def test_smaller_dots_lie_on_larger_ones_and_none_is_smaller_than_nothing(
    engine: Engine, islets: Islets
) -> None:
    sizes = {"ELM": 5, "FEN": 9, "GAR": 0, "HAY": -1, "IVE": 7}
    lines = [f"{key},2020,{i + 1},{i + 2},{size}" for i, (key, size) in enumerate(sizes.items())]
    view = {"kind": "scatter", "x": "roads", "y": "rides", "size": "people"}
    people = {"title": "People", "type": "number"}
    rows = "\n".join(["islet,year,roads,rides,people", *lines])
    model = islets.model(rows, view, {"roads": ROADS, "rides": RIDES, "people": people})
    data = ask(engine, model, "picture", picks=["FEN"])["data"]
    assert [dot["size"] for dot in data["dots"]] == [7, 5, 0]
    assert [dot["size"] for dot in data["picks"]] == [9]


SEAS = {
    "group_titles": ["League"],
    "group_dates": ["2024-01-31"],
    "groups": [[0] for _ in ISLETS.splitlines()[1:]],
    "section_title": "Sea",
    "section_titles": ["North", "South", "West"],
    "sections": [0 if i < 4 else 1 if i < 8 else -1 for i, _ in enumerate(ISLETS.splitlines()[1:])],
    "divisions": [],
}


def in_seas(model: Model) -> Model:
    return replace(model, entities={**(model.entities or {}), **SEAS})


def test_colours_are_of_groups_and_a_legend_names_them(engine: Engine, scatter: Model) -> None:
    model = in_seas(scatter)
    _, choice, _ = ask(engine, model, "choices", at="2021")
    assert [one["label"] for one in choice["values"]] == ["Those picked", "Sea"]
    assert [one["value"] for one in choice["values"]] == ["", "sea"]
    state = {"picks": ["BRO"], "at": "2021", "group": "sea"}
    picture = ask(engine, model, "picture", **state)
    assert [row["text"] for row in picture["data"]["legend"]] == ["North", "South", "Others"]
    colours = dict(zip(*picture["scales"]["color"].values(), strict=True))
    assert colours == {
        "north": "var(--chart-1)", "south": "var(--chart-2)", "others": "var(--chart-axis)",
    }  # fmt: skip
    groups = {row["name"]: row["group"] for row in picture["data"]["dots"]}
    assert (groups["Aldmouth"], groups["Elm"], groups["Kéllo"]) == ("north", "south", "others")
    assert picture["data"]["picks"][0]["group"] == "north"
    table = ask(engine, model, "table", **state)
    assert table["columns"][-1] == {"name": "sea", "title": "Sea", "isNumber": False}
    assert ["Brook", "2", "99", "North"] in table["cells"]
    assert "Colours: Sea." in ask(engine, model, "words", **state)["notes"]
    first, _ = ask(engine, model, "marks", **state)
    assert first[0]["text"] == "Brook, 2021, North, roads 2 km, rides 99% of people"


def test_without_groups_the_picks_stand_out_and_there_is_no_legend(
    engine: Engine, scatter: Model
) -> None:
    picture = ask(engine, in_seas(scatter), "picture", picks=["BRO"], group="league")
    assert picture["data"]["legend"] == []
    colours = dict(zip(*picture["scales"]["color"].values(), strict=True))
    assert colours == {"pick": "var(--chart-pick)", "other": "var(--chart-bar)"}


@pytest.fixture(scope="module")
def moving(islets: Islets) -> Model:
    """Of two over six years, the second without a figure in 2017 and anew from 2019 on."""
    lines = [f"ALD,{year},{year - 2010},{year - 2000}" for year in range(2015, 2021)]
    lines += [f"BRO,{year},{2030 - year},5" for year in range(2015, 2021) if year != 2017]
    view = {"kind": "scatter", "x": "roads", "y": "rides"}
    breaks = [{"field": "rides", "entities": ["BRO"], "period": "2019", "reason": "Counted anew."}]
    rows = "\n".join(["islet,year,roads,rides", *lines])
    return islets.model(rows, view, {"roads": ROADS, "rides": RIDES}, breaks=breaks)


def runs(picture: Any) -> list[list[tuple[float, float]]]:
    found: dict[str, list[tuple[float, float]]] = {}
    for row in picture["data"]["trails"]:
        found.setdefault(row["run"], []).append((row["x"], row["y"]))
    return list(found.values())


def test_a_trail_leads_to_a_pick_over_no_gap_and_no_break(engine: Engine, moving: Model) -> None:
    state = {"picks": ["ALD", "BRO"], "trail": "on", "at": "2020"}
    picture = ask(engine, moving, "picture", **state)
    assert [len(run) for run in runs(picture)] == [6, 2, 1, 2]
    assert runs(picture)[0] == [(year - 2010, year - 2000) for year in range(2015, 2021)]
    assert [row["text"] for row in picture["data"]["starts"]] == ["2015", "2015"]
    low, high = picture["scales"]["x"]["domain"]
    assert low <= 5 and high >= 15, "what lies behind is in the drawing"
    notes = ask(engine, moving, "words", **state)["notes"]
    assert any("over no gap and no break" in one for one in notes)
    table = ask(engine, moving, "table", **state)
    assert table["columns"][-1]["title"] == "Year"
    assert [row[-1] for row in table["cells"]] == [
        "2015", "2016", "2017", "2018", "2019", "2020", "2015", "2016", "2018", "2019", "2020",
    ]  # fmt: skip
    for canvas in CANVASES:
        assert drawing_of(engine, moving, canvas, **state) != drawing_of(engine, moving, canvas)


def test_a_trail_ends_with_the_year_shown_and_is_of_picks_alone(
    engine: Engine, moving: Model
) -> None:
    earlier = ask(engine, moving, "picture", picks=["ALD"], trail="on", at="2017")
    assert runs(earlier) == [[(5, 15), (6, 16), (7, 17)]]
    assert ask(engine, moving, "picture", picks=[], trail="on")["data"]["trails"] == []
    assert ask(engine, moving, "picture", picks=["ALD"])["data"]["trails"] == []


def test_what_does_not_compare_has_no_trail(engine: Engine, islets: Islets) -> None:
    lines = [f"ALD,{year},{year - 2010},{year - 2000}" for year in range(2015, 2021)]
    rows = "\n".join(["islet,year,roads,rides", *lines])
    view = {"kind": "scatter", "x": "roads", "y": "rides"}
    model = islets.model(rows, view, {"rides": {**RIDES, "comparable_over_time": False}})
    *_, choice = ask(engine, model, "choices")
    assert "do not compare" in choice["values"][1]["refused"]
    assert ask(engine, model, "picture", picks=["ALD"], trail="on")["data"]["trails"] == []


@pytest.mark.parametrize("canvas", CANVASES)
def test_names_never_pile_up(engine: Engine, islets: Islets, canvas: str) -> None:
    """Of thirteen in one spot only those that have room are named, and the table has all."""
    keys = [row.partition(",")[0] for row in ISLETS.splitlines()[1:]]
    lines = [f"{key},2020,{50 + i / 100},{50 + i / 100}" for i, key in enumerate(keys)]
    rows = "\n".join(["islet,year,roads,rides", *lines, f"{keys[0]},2019,0,0"])
    model = islets.model(rows, {"kind": "scatter", "x": "roads", "y": "rides"})
    labels = ask(engine, model, "picture", canvas=canvas, picks=keys, at="2020")["data"]["labels"]
    assert labels
    for one, other in combinations(labels, 2):
        apart = abs(one["y"] - other["y"]) >= 15
        first, second = sorted([one, other], key=lambda row: row["x"])
        assert apart or first["x"] + 7 * len(first["text"]) * 0.6 <= second["x"]


def test_of_many_picks_a_few_are_told(engine: Engine, islets: Islets) -> None:
    keys = [row.partition(",")[0] for row in ISLETS.splitlines()[1:]]
    lines = [f"{key},2020,{i},{i}" for i, key in enumerate(keys)]
    rows = "\n".join(["islet,year,roads,rides", *lines])
    model = islets.model(rows, {"kind": "scatter", "x": "roads", "y": "rides"})
    words = ask(engine, model, "words", picks=keys)
    assert words["sentences"][-1].endswith("; 7 more are in the table.")
    assert any(note.startswith("A name that has no room") for note in words["notes"])
    some = ask(engine, model, "words", picks=keys[:12])
    assert "more are in the table" not in some["sentences"][-1]
    assert not any(note.startswith("A name that has no room") for note in some["notes"])


def test_when_trails_begin_is_told_once_where_they_begin_together(
    engine: Engine, islets: Islets
) -> None:
    lines = [f"{key},2019,5,5\n{key},2020,{i + 6},{9 * i}" for i, key in enumerate(KEYS[:3])]
    rows = "\n".join(["islet,year,roads,rides", *lines])
    model = islets.model(rows, {"kind": "scatter", "x": "roads", "y": "rides"})
    data = ask(engine, model, "picture", picks=KEYS[:3], trail="on", at="2020")["data"]
    assert [row["text"] for row in data["starts"]] == ["2019"]
    assert len(data["trails"]) == 6
