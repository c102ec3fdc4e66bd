"""A distribution with what a visitor chooses: whom it marks among all, of which year."""

from __future__ import annotations

import pytest

from tests.scripts.charts.tables import KEYS
from tests.scripts.engine import Engine
from tests.scripts.models import Islets, Model, ask, texts_in

RIDES = {"title": "Rides", "type": "number", "unit": "% of people", "higher_is": "better"}

# Three less for each islet, in the order of their names; one was not counted.
FIGURES = {key: 50 - 3 * i for i, key in enumerate(KEYS) if key != "LOW"}


@pytest.fixture(scope="module")
def histogram(islets: Islets) -> Model:
    lines = [f"{key},2020,{value}" for key, value in FIGURES.items()]
    lines += [f"{key},2021,{20 + i}" for i, key in enumerate(KEYS)]
    rows = "\n".join(["islet,year,rides", *lines])
    return islets.model(rows, {"kind": "distribution", "measure": "rides"}, {"rides": RIDES})


def test_a_histogram_counts_all_of_the_year_chosen(engine: Engine, histogram: Model) -> None:
    state = {"at": "2020", "picks": ["KEL", "ALD"]}
    words, table = (ask(engine, histogram, part, **state) for part in ("words", "table"))
    counts = {(low, high): int(count) for low, high, count in table["cells"]}
    # The last step has its end in it.
    last = list(counts)[-1]
    assert counts == {
        (low, high): sum(
            int(low) <= value < int(high) or ((low, high) == last and value == int(high))
            for value in FIGURES.values()
        )
        for low, high in counts
    }
    assert sum(counts.values()) == len(FIGURES)
    assert words["headline"] == (
        "Rides in 2020: at least half of the 12 islets are at 33.5% of people or more."
    )
    assert words["sentences"][-1] == "Of those picked: Kéllo 20% of people; Aldmouth 50% of people."
    bins, marked = ask(engine, histogram, "marks", **state)
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
    table = ask(engine, model, "table", picks=["BRO"])
    assert table["columns"][-1]["title"] == "Brook"
    assert {row[0]: row[-1] for row in table["cells"]} == {"Boats": "1", "Trains": "39"}
    assert ask(engine, model, "table", picks=[])["columns"][-1]["title"] != "Brook"
    assert "Brook" in texts_in(ask(engine, model, "picture", picks=["BRO"]))


def test_a_row_of_boxes_for_each_year_bears_its_name(engine: Engine, islets: Islets) -> None:
    lines = [
        f"{key},{year},{i + year - 2000}" for i, key in enumerate(KEYS) for year in (2020, 2021)
    ]
    view = {"kind": "distribution", "measure": "rides", "by": "year"}
    model = islets.model("\n".join(["islet,year,rides", *lines]), view, {"rides": RIDES})
    table = ask(engine, model, "table")["cells"]
    assert [row[0] for row in table] == [row[0] for row in model.plan.table.cells]
    assert "2021" in texts_in(ask(engine, model, "picture"))


def test_parts_whose_middle_is_equal_are_told_together(engine: Engine, islets: Islets) -> None:
    values = {"Boats": 7, "Trains": 7, "Feet": 0}
    lines = [f"{key},{part},{value}" for part, value in values.items() for key in KEYS[:5]]
    view = {"kind": "distribution", "measure": "rides", "by": "part"}
    model = islets.model("\n".join(["islet,part,rides", *lines]), view, {"rides": RIDES})
    words = ask(engine, model, "words")
    assert words["headline"] == (
        "The middle value is highest for Boats and Trains (7% of people) and lowest for Feet "
        "(0% of people)."
    )
    assert words["sentences"] == []


def test_values_that_are_all_equal_have_no_middle_half(engine: Engine, islets: Islets) -> None:
    lines = [f"{key},2020,7" for key in KEYS[:6]]
    view = {"kind": "distribution", "measure": "rides"}
    model = islets.model("\n".join(["islet,year,rides", *lines]), view, {"rides": RIDES})
    words = ask(engine, model, "words")
    assert words["headline"] == "Rides in 2020: all 6 islets are at 7% of people."
    assert words["sentences"] == []


def test_the_lowest_figure_is_where_half_are_if_half_share_it(
    engine: Engine, islets: Islets
) -> None:
    lines = [f"{key},2020,{value}" for key, value in zip(KEYS[:6], (2, 2, 2, 2, 5, 9), strict=True)]
    view = {"kind": "distribution", "measure": "rides"}
    model = islets.model("\n".join(["islet,year,rides", *lines]), view, {"rides": RIDES})
    headline = ask(engine, model, "words")["headline"]
    assert headline == "Rides in 2020: at least half of the 6 islets are at 2% of people."
