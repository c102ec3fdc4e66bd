"""Who can be picked of a chart, in which order, how many at once, and by which groups."""

from __future__ import annotations

from typing import Any

from tests.scripts.engine import Engine
from tests.scripts.models import ISLETS, Islets, Model

# What is picked after each step, and what is said of it.
PICKED = """async (at, { figures, entities }, changed, steps) => {
  const [{ kindOf }, { modelOf }, { INITIAL_STATE }, subjects, { pickingOf }] = await Promise.all(
    ["kinds", "model", "initial-state", "controls/subjects", "controls/picking"]
      .map((name) => at(`charts/${name}`)));
  const model = modelOf(figures, entities);
  const state = { ...INITIAL_STATE, ...changed };
  const chart = { model, entities, kind: kindOf(model, state), state: () => state };
  const all = subjects.subjectsOf(chart);
  const groups = subjects.presetsOf(chart, all);
  const picking = pickingOf(chart, () => {});
  const told = steps.map(([step, given]) => {
    const group = groups.flatMap((one) => one.groups).find(({ title }) => title === given);
    if (step === "group") picking.takeGroup(group);
    else picking[step](given);
    return [picking.picks(), picking.count()];
  });
  return {
    told, groups,
    names: all.map(({ name }) => name),
    figures: Object.fromEntries(all.map(({ key, figureText }) => [key, figureText])),
    order: subjects.byValue(all).map(({ key }) => key),
  };
}"""
VIEW = {"kind": "trend", "measure": "rides"}
RIDES = {"rides": {"title": "Rides", "type": "number", "unit": "% of people"}}
ALL = [row.partition(",")[0] for row in ISLETS.splitlines()[1:]]
GROUPS = {
    "group_titles": ["All", "The two", "Alone"],
    "group_dates": ["2024-01-31", "2024-01-31", "2024-01-31"],
    "groups": [[0, 1], [0, 1], *([0] for _ in ALL[3:]), [0, 2]],
    "section_title": "Sea",
    "section_titles": ["North", "South"],
    "sections": [0, 0, *(1 for _ in ALL[3:]), -1],
    "divisions": [{"title": "Size", "titles": ["Small"], "places": [0 for _ in ALL]}],
}


def picked(engine: Engine, model: Model, *steps: tuple[str, str | None], **state: Any) -> Any:
    given = {"figures": model.figures, "entities": {**(model.entities or {}), **GROUPS}}
    return engine.run(PICKED, given, state, steps)


def few(islets: Islets) -> Model:
    """Four of thirteen islets with figures; those of Kéllo end early."""
    figures = "ALD,2010,1 ALD,2012,4.5 BRO,2010,2 BRO,2012,3 KEL,2010,9 MOR,2012,1"
    rows = "\n".join(["islet,year,rides", *figures.split()])
    return islets.model(rows, VIEW, RIDES)


def test_all_stand_in_the_list_with_their_latest_figures(engine: Engine, islets: Islets) -> None:
    found = picked(engine, few(islets))
    assert found["names"][:2] == ["Aldmouth", "Brook"]
    assert found["names"].index("Kéllo") < found["names"].index("Low")
    assert found["figures"]["ALD"] == "4.5% (2012)"
    assert found["figures"]["KEL"] == "9.0% (2010)"
    assert found["figures"]["GAR"] == "no figures"
    assert found["order"][:4] == ["KEL", "ALD", "BRO", "MOR"]
    narrowed = picked(engine, few(islets), **{"from": "2012"})
    assert narrowed["figures"]["KEL"] == "no figure in these years"
    assert narrowed["order"][:3] == ["ALD", "BRO", "MOR"]


def test_picks_are_turned_on_and_off_and_given_back(engine: Engine, islets: Islets) -> None:
    steps = [("turn", "KEL"), ("turn", "ALD"), ("turn", "GAR"), ("clear", None), ("restore", None)]
    found = picked(engine, few(islets), *steps, picks=["ALD", "BRO"])["told"]
    assert found == [
        [["ALD", "BRO", "KEL"], "3 islets picked. At most 40 can be shown."],
        [["BRO", "KEL"], "2 islets picked. At most 40 can be shown."],
        [["BRO", "KEL"], "2 islets picked. At most 40 can be shown."],
        [[], "0 islets picked. At most 40 can be shown."],
        [None, "4 islets picked. At most 40 can be shown."],
    ]


def test_at_most_as_many_are_picked_as_a_chart_can_show(engine: Engine, islets: Islets) -> None:
    steps = [("clear", None), *(("turn", key) for key in ALL[:7])]
    *_, before, after = picked(engine, many(islets, "distribution"), *steps)["told"]
    assert before == after
    assert after == [
        ALL[:6],
        "6 islets picked. That is the most this chart can show: take one away to add another.",
    ]


def test_a_group_is_picked_whole(engine: Engine, islets: Islets) -> None:
    (whole, told), (two, count) = picked(
        engine, many(islets), ("group", "All"), ("group", "The two")
    )["told"]
    assert sorted(whole) == ALL
    assert told == "13 islets picked. At most 40 can be shown."
    assert sorted(two) == ["ALD", "BRO"]
    assert count == "2 islets picked. At most 40 can be shown."


def test_of_a_group_as_many_as_can_be_shown_are_picked(engine: Engine, islets: Islets) -> None:
    ((kept, told),) = picked(engine, many(islets, "distribution"), ("group", "All"))["told"]
    assert kept == ALL[:-7:-1], "the highest"
    assert told == "All has 13 with figures. Picked are the 6 with the highest figures."


def test_who_of_a_group_has_no_figures_is_named(engine: Engine, islets: Islets) -> None:
    ((kept, told),) = picked(engine, few(islets), ("group", "All"))["told"]
    assert sorted(kept) == ["ALD", "BRO", "KEL", "MOR"]
    assert told == (
        "All: 4 of 13 picked. Without figures in these years: "
        "Canning on the Long Water, Deeping, Elm, Fen, Garth and 4 more."
    )


MEDIANS = """async (at, { figures, entities }, changed, turned) => {
  const [{ kindOf }, { modelOf }, { INITIAL_STATE }, subjects, { pickingOf }] = await Promise.all(
    ["kinds", "model", "initial-state", "controls/subjects", "controls/picking"]
      .map((name) => at(`charts/${name}`)));
  const model = modelOf(figures, entities);
  const state = { ...INITIAL_STATE, ...changed };
  const chart = { model, entities, kind: kindOf(model, state), state: () => state };
  const offered = subjects.mediansOf(chart);
  const picking = pickingOf(chart, () => {});
  for (const key of turned) picking.turnMedian(key);
  const taken = picking.chosen();
  picking.clear();
  return {
    taken, cleared: picking.chosen(),
    offered: offered.map(({ title, groups }) => [title, groups.map(({ title }) => title)]),
  };
}"""


def medians(engine: Engine, model: Model, *turned: str, **state: Any) -> Any:
    given = {"figures": model.figures, "entities": {**(model.entities or {}), **GROUPS}}
    return engine.run(MEDIANS, given, state, turned)


def test_medians_are_offered_of_groups_that_have_one(engine: Engine, islets: Islets) -> None:
    assert medians(engine, many(islets))["offered"] == [
        ["", ["All islets"]],
        ["Groups, as on 31 January 2024", ["All"]],
        ["Sea", ["South"]],
        ["Size", ["Small"]],
    ]
    assert medians(engine, few(islets))["offered"] == [], "four with figures"
    assert medians(engine, many(islets, "distribution"))["offered"] == []


def test_medians_are_turned_on_and_off_beside_the_picks(engine: Engine, islets: Islets) -> None:
    found = medians(engine, many(islets), "south", "all", "south", picks=["ALD"])
    assert found["taken"] == {"picks": ["ALD"], "medians": ["all"]}
    assert found["cleared"] == {"picks": [], "medians": []}
    seven = [f"group-{i}" for i in range(7)]
    assert len(medians(engine, many(islets), *seven)["taken"]["medians"]) == 6


def test_groups_of_one_are_left_out_and_a_common_day_is_said_once(
    engine: Engine, islets: Islets
) -> None:
    groups = picked(engine, few(islets))["groups"]
    told = {one["title"]: [group["title"] for group in one["groups"]] for one in groups}
    assert told == {
        "Groups, as on 31 January 2024": ["All", "The two"],
        "Sea": ["North"],
        "Size": ["Small"],
    }


def many(islets: Islets, kind: str = "trend") -> Model:
    """All thirteen, each with a higher figure than the one before."""
    rows = "islet,year,rides\n" + "".join(f"{key},2010,{i}\n" for i, key in enumerate(ALL))
    return islets.model(rows, {**VIEW, "kind": kind}, RIDES)
