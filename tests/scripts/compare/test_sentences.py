"""Differences in words: of one stated period, and over time only where figures compare."""

from __future__ import annotations

from tests.scripts.charts.rules.test_overview import DOES_NOT_COMPARE
from tests.scripts.compare.test_ranks import FIVE, RIDES, add, first
from tests.scripts.engine import Engine
from tests.scripts.models import Islets

WHO = "who=ALD~BRO~ELM"


def said(engine: Engine, islets: Islets, query: str = WHO) -> str:
    return " ".join(first(engine, islets, query)["sentences"])


def test_the_highest_the_lowest_and_how_far_they_lie_apart(engine: Engine, islets: Islets) -> None:
    add(islets, FIVE)
    assert said(engine, islets) == (
        "Rides in 2018 were highest in Elm (5.0% of people) and lowest in Aldmouth "
        "(1.7% of people) of the 3 islets shown. "
        "The difference between the highest and the lowest is about 3.3 percentage points."
    )
    assert "The difference is about 0.5 percentage points." in said(engine, islets, "who=ALD~BRO")
    assert "difference" not in said(engine, islets, "who=BRO~CAN"), "both are the same"
    add(islets, FIVE, meaningful_difference=0.6)
    assert "difference" not in said(engine, islets, "who=ALD~BRO"), "both are about the same"
    add(islets, FIVE, unit="million")
    assert "is about 3.3 million." in said(engine, islets)
    add(islets, FIVE, unit="1")
    assert "is about 3.3 points." in said(engine, islets)


def test_what_changed_is_said_where_figures_compare_and_not_else(
    engine: Engine, islets: Islets
) -> None:
    figures = f"{FIVE}, ALD 2019 1.9, BRO 2019 2.0, CAN 2019 2.2, DEE 2019 2.3, ELM 2019 4"
    add(islets, figures)
    assert "The largest change of those shown was in Elm: " in said(engine, islets)
    assert "fell from 5.0% of people in 2018 to 4.0% of people in 2019." in said(engine, islets)
    assert first(engine, islets, WHO)["notes"] == []
    add(islets, figures, comparable_over_time=False)
    told = said(engine, islets)
    assert "Rides in 2019 were highest in Elm" in told
    assert "2018" not in told and "rose" not in told and "fell" not in told
    assert first(engine, islets, WHO)["notes"] == [DOES_NOT_COMPARE]


def test_whoever_has_no_figure_is_named_with_the_newest(engine: Engine, islets: Islets) -> None:
    add(islets, f"{FIVE}, FEN 2011 3")
    told = said(engine, islets, "who=ALD~BRO~FEN~GAR")
    assert "No figure for 2018: Fen (newest: 2011) and Garth." in told
    assert told.startswith("Rides in 2018 were 2.2% of people in the Brook and 1.7% in Aldmouth.")
    told = said(engine, islets, "who=FEN~GAR")
    assert "highest" not in told and "difference" not in told


def test_whom_the_data_leaves_out_of_its_rankings_is_set_apart(
    engine: Engine, islets: Islets
) -> None:
    rows = "islet,year,is_group,rides\nALD,2018,no,1\nBRO,2018,no,2\nCAN,2018,yes,3\n"
    view = {"kind": "ranking", "measure": "rides", "where": {"is_group": "no"}}
    group = {"type": "string", "role": "attribute"}
    columns = {"rides": RIDES, "is_group": group}
    islets.models(rows, view, columns, key=["islet", "year"])
    found = first(engine, islets, "who=ALD~CAN")
    assert found["ranks"] == {"ALD": {"place": 2, "of": 2, "shared": 0, "near": 0}, "CAN": None}
    assert found["notes"] == [
        "The data does not set Canning on the Long Water beside the others: "
        "they may hold one another."
    ]
    assert first(engine, islets, "who=ALD~BRO")["notes"] == []
    assert first(engine, islets, "who=CAN")["notes"] == [], "there are no others"
