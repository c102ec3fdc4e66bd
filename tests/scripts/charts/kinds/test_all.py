"""What each kind of chart offers to its controls: whom to pick, how many, of which years."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.charts.live_data import LIVE
from tests.scripts.charts.tables import KEYS
from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask

OFFERED = """async (at, name) => {
  const { KINDS } = await at("charts/kinds");
  const { picks, years, most = null, plays = false, isOnPlaces = false } = KINDS[name];
  return [picks, years, most, plays, isOnPlaces];
}"""
STATES = """async (at, { figures, entities, places }, name, state) => {
  const [{ KINDS }, { modelOf }, { INITIAL_STATE }] = await Promise.all(
    ["charts/kinds", "charts/model", "charts/initial-state"].map(at));
  const [model, kind] = [modelOf(figures, entities, places), KINDS[name]];
  const now = { ...INITIAL_STATE, ...state };
  return {
    latest: kind.latest?.(model)?.period ?? null,
    picked: kind.picked?.(model, now) ?? null,
    choices: kind.choices(model, now).map(({ field }) => field),
  };
}"""

WANTED: dict[str, list[Any]] = {
    "composition": ["many", "one", None, False, False],
    "distribution": ["many", "one", 6, False, False],
    "map": ["many", "one", None, True, True],
    "progress": ["many", "none", 24, False, False],
    "ranking": ["many", "one", None, False, False],
    "scatter": ["many", "one", None, False, False],
    "small-multiples": ["many", "span", None, False, False],
    "tiles": ["many", "one", None, True, True],
    "trend": ["many", "span", None, False, False],
}


def test_each_kind_is_known() -> None:
    assert set(WANTED) == set(LIVE)


@pytest.mark.parametrize("kind", WANTED)
def test_whom_and_which_years_one_may_choose(engine: Engine, kind: str) -> None:
    assert engine.run(OFFERED, kind) == WANTED[kind]


@pytest.fixture(scope="module")
def model(islets: Islets) -> Model:
    """Figures of all in 2020, and of one in 2021; each kind can make something of them."""
    lines = [f"{key},2020,{i + 1},{i + 2}" for i, key in enumerate(KEYS)] + ["ALD,2021,5,4"]
    view = {"kind": "scatter", "x": "roads", "y": "rides"}
    return islets.model("\n".join(["islet,year,roads,rides", *lines]), view)


@pytest.mark.parametrize("kind", ["distribution", "map", "ranking", "tiles"])
def test_the_latest_year_is_one_that_most_have(engine: Engine, islets: Islets, kind: str) -> None:
    lines = [f"{key},2020,{i + 1}" for i, key in enumerate(KEYS)] + ["ALD,2021,5"]
    view = {"kind": kind, "measure": "rides"}
    model = islets.model("\n".join(["islet,year,rides", *lines]), view)
    given = {"figures": model.figures, "entities": model.entities, "places": model.places}
    found = engine.run(STATES, given, kind, {})
    assert found["latest"] == "2020"
    assert found["picked"] == {"map": [], "tiles": []}.get(kind, found["picked"])
    picked = engine.run(STATES, given, kind, {"picks": ["BRO"]})["picked"]
    assert picked == (["BRO"] if kind in {"map", "tiles"} else found["picked"])
    assert found["choices"] == (["sort", "show"] if kind == "ranking" else [])


def test_two_measures_have_a_latest_year_and_the_picks_of_the_site(
    engine: Engine, model: Model
) -> None:
    given = {"figures": model.figures, "entities": model.entities, "places": model.places}
    found = engine.run(STATES, given, "scatter", {})
    assert found == {"latest": "2020", "picked": KEYS[:4], "choices": ["scale", "trail"]}


VIEWS: dict[str, dict[str, Any]] = {
    "composition": {"measure": "rides", "by": "part"},
    "distribution": {"measure": "rides"},
    "map": {"measure": "rides"},
    "progress": {"measure": "rides", "target": {"value": 3, "period": "2020"}},
    "ranking": {"measure": "rides"},
    "scatter": {"x": "roads", "y": "rides"},
    "small-multiples": {"measure": "rides"},
    "tiles": {"measure": "rides"},
    "trend": {"measure": "rides"},
}


@pytest.mark.parametrize("kind", VIEWS)
def test_a_note_of_the_view_is_told_and_nothing_where_there_is_none(
    engine: Engine, islets: Islets, kind: str
) -> None:
    own = {"composition": ["part", "rides"], "scatter": ["roads", "rides"]}.get(kind, ["rides"])
    header = ",".join(["islet", "year", *own])
    cells = [f"{key},{year}" for key in KEYS[:8] for year in (2020, 2021)]
    if kind == "composition":
        lines = [f"{one},{part},{i + 1}" for i, one in enumerate(cells) for part in "ab"]
    else:
        lines = [f"{one}{f',{i + 1}' * len(own)}" for i, one in enumerate(cells)]
    rows = "\n".join([header, *lines])
    columns = {"rides": {"title": "Rides", "type": "number", "higher_is": "better"}}
    plain = islets.model(rows, {"kind": kind, **VIEWS[kind]}, columns)
    noted = islets.model(rows, {"kind": kind, **VIEWS[kind], "note": "Mind the gap."}, columns)
    notes, more = (ask(engine, one, "words")["notes"] for one in (plain, noted))
    assert all(notes) and "Mind the gap." not in notes
    assert sorted(more) == sorted([*notes, "Mind the gap."])


LABELS = """async (at, { figures, entities, places }, name) => {
  const [{ KINDS }, { modelOf }, { INITIAL_STATE }] = await Promise.all(
    ["charts/kinds", "charts/model", "charts/initial-state"].map(at));
  const choices = KINDS[name].choices(modelOf(figures, entities, places), INITIAL_STATE);
  const worded = (one) => one.label ?? "";
  return choices.map((one) => [worded(one), ...(one.values ?? []).map(worded)]);
}"""


@pytest.mark.parametrize("kind", sorted(set(WANTED) - {"progress"}))
def test_every_choice_and_every_value_of_one_has_words(
    engine: Engine, islets: Islets, model: Model, kind: str
) -> None:
    if kind != "scatter":
        lines = [f"{key},{year},{i + 1}" for i, key in enumerate(KEYS) for year in (2020, 2021)]
        by = {"by": "islet"} if kind == "composition" else {}
        view = {"kind": kind, "measure": "rides", **by}
        model = islets.model("\n".join(["islet,year,rides", *lines]), view)
    given = {"figures": model.figures, "entities": model.entities, "places": model.places}
    for words in engine.run(LABELS, given, kind):
        assert all(words), words
