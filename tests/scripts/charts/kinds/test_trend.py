"""A trend with what a visitor chooses: whose lines, of which years, from a common start."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask

RIDES = {"rides": {"title": "Rides", "type": "number", "unit": "% of people"}}
GOAL = "Dashed line: Goal: 50% of people."


@pytest.fixture(scope="module")
def model(islets: Islets) -> Model:
    """Three that rise by one a year from 2010 on; the figures of the first begin anew in 2013."""
    lines = [
        f"{key},{2010 + year},{20 + 3 * i + year}"
        for i, key in enumerate(["ALD", "BRO", "CAN"])
        for year in range(6)
    ]
    view = {"kind": "trend", "measure": "rides", "target": {"value": 50, "label": "Goal"}}
    breaks = [{"field": "rides", "entities": ["ALD"], "period": "2013", "reason": "Counted anew."}]
    return islets.model("\n".join(["islet,year,rides", *lines]), view, RIDES, breaks=breaks)


def refused(engine: Engine, model: Model, **state: Any) -> dict[str, str]:
    """Why a choice cannot be had, by its value."""
    choices = ask(engine, model, "choices", **state)
    return {one["value"]: one.get("refused", "") for choice in choices for one in choice["values"]}


def test_lines_are_of_whom_one_picks_in_the_years_chosen(engine: Engine, model: Model) -> None:
    state = {"picks": ["CAN", "BRO"], "from": "2013", "to": "2014"}
    words, table = ask(engine, model, "words", **state), ask(engine, model, "table", **state)
    assert words["headline"] == (
        "Rides in 2014 were highest in Canning on the Long Water (30% of people) "
        "and lowest in the Brook (27% of people) of the 2 islets shown."
    )
    assert words["notes"] == ["Shown are 2 of 3 islets in the data.", GOAL]
    assert [one["title"] for one in table["columns"]] == [
        "Year", "Canning on the Long Water", "Brook",
    ]  # fmt: skip
    assert table["cells"] == [["2013", "29", "26"], ["2014", "30", "27"]]
    alone = ask(engine, model, "words", picks=["BRO"])
    assert alone["headline"] == "Rides in the Brook were 28% of people in 2015."
    nobody = ask(engine, model, "words", picks=[])
    assert nobody["headline"] == "There are no figures to show."


def test_from_a_common_start_each_line_begins_at_100(engine: Engine, model: Model) -> None:
    state = {"picks": ["BRO", "CAN"], "as": "index", "from": "2012"}
    cells = ask(engine, model, "table", **state)["cells"]
    assert cells == [
        ["2012", "100.0", "100.0"],
        ["2013", "104.0", "103.6"],
        ["2014", "108.0", "107.1"],
        ["2015", "112.0", "110.7"],
    ]
    assert ask(engine, model, "marks", **state)[0][1]["text"] == "Brook, 2013, 104 (2012 = 100)"
    assert GOAL not in ask(engine, model, "words", **state)["notes"], "none is drawn"
    assert "goals" not in ask(engine, model, "picture", **state)["data"]


def test_over_a_new_series_there_is_no_common_start(engine: Engine, model: Model) -> None:
    state = {"picks": ["ALD", "BRO"], "as": "index"}
    assert refused(engine, model, **state)["index"] == (
        "A new series begins within these years (Aldmouth), so there is no common start."
    )
    assert ask(engine, model, "table", **state)["cells"][0] == ["2010", "20", "23"]
    assert GOAL in ask(engine, model, "words", **state)["notes"]
    assert refused(engine, model, **state, **{"from": "2013"})["index"] == ""


def test_a_goal_is_within_the_scale_wherever_it_is_drawn(engine: Engine, model: Model) -> None:
    for picks, chosen, highest in [
        (["BRO"], "value", 50), (["ALD"], "index", 50), (["BRO"], "index", 125),
    ]:  # fmt: skip
        scale = ask(engine, model, "picture", picks=picks, **{"as": chosen})["scales"]["y"]
        assert scale["domain"][1] == highest, (picks, chosen)
    assert "goals" not in ask(engine, model, "picture", picks=[])["data"]


def test_what_is_zero_or_below_is_on_no_scale_of_powers(engine: Engine, islets: Islets) -> None:
    for figures, goal, why in [
        ("ALD,2010,1 ALD,2011,8", 4, ""),
        ("ALD,2010,1 ALD,2011,8", 0, "A goal is zero or below."),
        ("ALD,2010,0 ALD,2011,8", 4, "Some figures are zero or below."),
    ]:
        rows = "\n".join(["islet,year,rides", *figures.split()])
        view = {"kind": "trend", "measure": "rides", "target": goal}
        model = islets.model(rows, view, RIDES)
        assert refused(engine, model, scale="log")["log"] == why
        scale = ask(engine, model, "picture", scale="log")["scales"]["y"]
        assert scale["type"] == ("linear" if why else "log"), why
