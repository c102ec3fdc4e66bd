"""A ranking with what a visitor chooses: whom it marks, in which order, of which year."""

from __future__ import annotations

from typing import Any

import pytest

from tests.charts.reading import width_of
from tests.scripts.charts.tables import KEYS
from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask

RIDES = {"title": "Rides", "type": "number", "unit": "% of people", "higher_is": "better"}


@pytest.fixture(scope="module")
def many(islets: Islets) -> Model:
    """Forty by no names that anybody has: 40 in the first place, 1 in the last; two years."""
    lines = [
        f"k{i:02},{year},{41 - i if year == 2021 else i}"
        for i in range(1, 41)
        for year in (2020, 2021)
    ]
    columns = {"place": {"title": "Place", "type": "string"}, "rides": RIDES}
    rows = "\n".join(["place,year,rides", *lines])
    return islets.model(rows, {"kind": "ranking", "measure": "rides", "entity": "place"}, columns)


@pytest.fixture(scope="module")
def few(islets: Islets) -> Model:
    """All islets in 2021, and all but one in 2020."""
    lines = [f"{key},2021,{20 + i}" for i, key in enumerate(KEYS)]
    lines += [f"{key},2020,{60 - i}" for i, key in enumerate(KEYS) if key != "LOW"]
    rows = "\n".join(["islet,year,rides", *lines])
    return islets.model(rows, {"kind": "ranking", "measure": "rides"}, {"rides": RIDES})


def cells(engine: Engine, model: Model, **state: Any) -> list[list[str]]:
    return ask(engine, model, "table", **state)["cells"]


def test_whom_one_picks_is_shown_beyond_the_first_and_told(engine: Engine, many: Model) -> None:
    assert len(cells(engine, many)) == 10
    shown = cells(engine, many, picks=["k30", "k02"])
    assert len(shown) == 11
    assert shown[-1] == ["k30", "11", "30"]
    words = ask(engine, many, "words", picks=["k30", "k02"])
    assert (
        "Of those picked: k02 39% of people (rank 2 of 40); k30 11% of people (rank 30 of 40)."
        in words["sentences"]
    )
    assert "The value in the middle (median) of all 40 is 20.5% of people." in words["sentences"]


def test_all_can_be_shown_and_by_name(engine: Engine, many: Model) -> None:
    assert len(cells(engine, many, show="all")) == 40
    names = [row[0] for row in cells(engine, many, show="all", sort="name", at="2020")]
    assert names == sorted(names)
    assert [row[2] for row in cells(engine, many, sort="name", at="2020")] == [
        str(i) for i in range(10, 0, -1)
    ]
    some, every = (ask(engine, many, "words", show=show)["notes"] for show in ("some", "all"))
    assert any("Shown are the first" in note for note in some)
    assert not any("Shown are the first" in note for note in every)


def test_one_without_a_figure_in_the_year_is_named(engine: Engine, few: Model) -> None:
    words = ask(engine, few, "words", at="2020", picks=["LOW", "ALD"])
    assert words["headline"].startswith("Rides in 2020 were highest in Aldmouth (60% of people)")
    assert "Of those picked: Aldmouth 60% of people (rank 1 of 12)." in words["sentences"]
    assert words["notes"] == [
        "1 other has figures for other years only and stands in the data, not here.",
        "Picked, but without a figure for 2020: Low.",
    ]


def test_points_say_the_figure_and_the_rank(engine: Engine, few: Model) -> None:
    (line,) = ask(engine, few, "marks", at="2020")
    assert line[0]["text"] == "Aldmouth, 2020, 60% of people, rank 1 of 12"
    assert all(one["isRow"] for one in line)


@pytest.mark.parametrize(
    ("figures", "same", "direction", "notes"),
    [
        ((5, 3, 1), 0, "better", []),
        ((5, 5, 1), 0, "better", []),
        (
            (5, 3, 1), 0.5, "better",
            ["Differences below 0.5 are about the same, whatever the rank."],
        ),
        ((5, 3, 1), 0.5, "neither", []),
        (
            (5, 4.8, 1), 0.5, "neither",
            [
                "Differences below 0.5 are about the same; bars that end in the shaded band are "
                "about the same as Aldmouth."
            ],
        ),
        (
            (5, 4.8, 1), 0.5, "better",
            [
                "Differences below 0.5 are about the same, whatever the rank; bars that end in the "
                "shaded band are about the same as Aldmouth."
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_about_the_same_is_said_where_it_can_be_taken_for_more(
    engine: Engine,
    islets: Islets,
    figures: tuple[float, ...],
    same: float,
    direction: str,
    notes: list[str],
) -> None:
    model = with_difference(islets, figures, same, direction)
    assert ask(engine, model, "words")["notes"] == notes
    data = ask(engine, model, "picture")["data"]
    assert len(data.get("band", [])) == sum("shaded band" in note for note in notes)


def test_a_band_as_wide_as_the_difference_lies_around_whom_one_picks(
    engine: Engine, islets: Islets
) -> None:
    model = with_difference(islets, (5, 4.8, 4.4, 1))
    for canvas in ("wide", "narrow"):
        picture = ask(engine, model, "picture", canvas=canvas, picks=[KEYS[1]])
        (band,) = picture["data"]["band"]
        assert (band["from"], band["to"]) == pytest.approx((4.3, 5.3))
        assert (band["top"], band["bottom"]) == (0, picture["frame"]["height"])
        assert picture["scales"]["x"]["domain"][1] == pytest.approx(5.3)
        (words,) = picture["data"]["same"]
        assert words["text"] == "About the same as the Brook"
        around = picture["frame"]["padding"]
        room = picture["frame"]["width"] + around["right"] - width_of(words["text"])
        assert -around["left"] <= words["x"] <= room
        assert -around["top"] < words["y"] < 0
    notes = ask(engine, model, "words", picks=[KEYS[1]], sort="name")["notes"]
    assert any("shaded band" in note for note in notes)


def test_a_brace_joins_only_those_that_are_all_about_the_same(
    engine: Engine, islets: Islets
) -> None:
    """Each is about the same as the next, yet the third is not as the first."""
    model = with_difference(islets, (5, 4.8, 4.6, 4.4, 1))
    words = ask(engine, model, "words", picks=[])
    assert words["notes"] == [
        "Differences below 0.5 are about the same, whatever the rank; the brace joins the first "
        "3, which are."
    ]
    for canvas in ("wide", "narrow"):
        picture = ask(engine, model, "picture", canvas=canvas, picks=[])
        data = picture["data"]
        upright, *turned_in = data["brace"]
        assert upright["top"] == data["bars"][0]["top"]
        assert upright["bottom"] == data["bars"][2]["bottom"]
        (low, high), width = picture["scales"]["x"]["domain"], picture["frame"]["width"]
        ends = [
            width * (bar["value"] - low) / (high - low) + width_of(bar["text"])
            for bar in data["bars"][:3]
        ]
        assert upright["left"] == upright["right"] == pytest.approx(max(ends) + 14, abs=0.1)
        assert upright["left"] < width + picture["frame"]["padding"]["right"]
        assert [row["right"] for row in turned_in] == [upright["left"]] * 2
        assert data["band"] == []
    assert ask(engine, model, "picture", picks=[], sort="name")["data"]["brace"] == []


def test_a_brace_says_what_it_means_where_there_is_room(engine: Engine, islets: Islets) -> None:
    model = with_difference(islets, (5, 4.9, 4.8, 4.7, 4.6, 4.55, 1))
    picture = ask(engine, model, "picture", picks=[])
    (upright, *_), (words,) = picture["data"]["brace"], picture["data"]["same"]
    assert words["turn"] == 270
    assert upright["top"] < words["y"] - width_of(words["text"]) < words["y"] < upright["bottom"]
    assert words["x"] < picture["frame"]["width"] + picture["frame"]["padding"]["right"] - 6


def test_on_a_phone_the_brace_stands_behind_a_long_name(engine: Engine, islets: Islets) -> None:
    rows = "islet,year,rides\nDEE,2021,0.3\nCAN,2021,0.2\nLOW,2021,0.1"
    view = {"kind": "ranking", "measure": "rides"}
    rides = {**RIDES, "higher_is": "worse", "meaningful_difference": 0.15}
    model = islets.model(rows, view, {"rides": rides})
    upright, *_ = ask(engine, model, "picture", canvas="narrow", picks=[])["data"]["brace"]
    assert upright["left"] >= width_of("Canning on the Long Water") + 8


def with_difference(
    islets: Islets, figures: tuple[float, ...], same: float = 0.5, direction: str = "better"
) -> Model:
    """One figure an islet, in the order of their keys, with the difference that means something."""
    lines = [f"{key},2021,{value}" for key, value in zip(KEYS, figures, strict=False)]
    rides = {**RIDES, "higher_is": direction, "meaningful_difference": same}
    rows = "\n".join(["islet,year,rides", *lines])
    return islets.model(rows, {"kind": "ranking", "measure": "rides"}, {"rides": rides})


def test_where_nobody_has_a_figure_the_scale_is_from_zero_to_one(
    engine: Engine, islets: Islets
) -> None:
    rows = "islet,year,rides\nALD,2020,\nALD,2021,5\n"
    view = {"kind": "ranking", "measure": "rides"}
    model = islets.model(rows, view, {"rides": {**RIDES, "missingValues": [""]}})
    picture = ask(engine, model, "picture", at="2020")
    assert picture["scales"]["x"]["domain"] == [0, 1]
    assert picture["data"]["bars"] == []
    nought = islets.model("islet,year,rides\nALD,2020,0\nBRO,2020,0\n", view, {"rides": RIDES})
    assert ask(engine, nought, "picture")["scales"]["x"]["domain"] == [0, 1]
    below = islets.model("islet,year,rides\nALD,2020,-7\nBRO,2020,-2\n", view, {"rides": RIDES})
    low, high = ask(engine, below, "picture")["scales"]["x"]["domain"]
    assert low <= -7 and high == 0
