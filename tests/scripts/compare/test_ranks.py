"""Who stands where, and in which period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalog import Field
from tests.scripts.charts.tables import KEYS, tables
from tests.scripts.compare.compared import MOST, compared, indicators
from tests.scripts.engine import Engine
from tests.scripts.models import Islets

RIDES = {"title": "Rides", "type": "number", "unit": "% of people", "higher_is": "better"}
FIVE = "ALD 2018 1.7, BRO 2018 2.2, CAN 2018 2.2, DEE 2018 2.25, ELM 2018 5"


def add(islets: Islets, figures: str, time: str = "year", **measure: Any) -> None:
    """Rides from "ALD 2018 1.7, BRO 2018 2.2", with what else is declared of them."""
    lines = [",".join(one.split()) for one in figures.split(",")]
    rows = "\n".join([f"islet,{time},rides", *lines])
    islets.models(rows, {"kind": "trend", "measure": "rides"}, {"rides": {**RIDES, **measure}})


def first(engine: Engine, islets: Islets, query: str) -> Mapping[str, Any]:
    return compared(engine, islets, query)["what"][0]


def test_ranks_are_shared_and_near_ties_are_counted(engine: Engine, islets: Islets) -> None:
    add(islets, FIVE, meaningful_difference=0.1)
    found = first(engine, islets, "who=ELM~CAN~ALD~FEN")
    assert found["ranks"] == {
        "ELM": {"place": 1, "of": 5, "shared": 0, "near": 0},
        "CAN": {"place": 3, "of": 5, "shared": 1, "near": 1},
        "ALD": {"place": 5, "of": 5, "shared": 0, "near": 0},
        "FEN": None,
    }


def test_for_those_chosen_the_period_may_be_up_to_three_years_earlier(
    engine: Engine, islets: Islets
) -> None:
    later = "BRO {0} 2.2, CAN {0} 2.2, DEE {0} 2.25, ELM {0} 5"
    cases = [("2020", "ALD~BRO", "2018"), ("2020", "CAN~BRO", "2020"), ("2021", "ALD~BRO", "2021")]
    for year, who, period in cases:
        add(islets, f"{FIVE}, {later.format(year)}")
        assert first(engine, islets, f"who={who}")["period"] == period, (year, who)
    for quarter, period in (("2020-Q4", "2018-Q1"), ("2021-Q1", "2021-Q1")):
        add(islets, f"{FIVE.replace('2018', '2018-Q1')}, {later.format(quarter)}", "quarter")
        assert first(engine, islets, "who=ALD~BRO")["period"] == period, quarter


def test_years_that_are_asked_for_narrow_what_is_known(engine: Engine, islets: Islets) -> None:
    add(islets, f"{FIVE}, ALD 2019 3, BRO 2019 4, CAN 2019 4")
    assert first(engine, islets, "who=ALD~BRO")["period"] == "2019"
    assert first(engine, islets, "who=ALD~BRO&years=~2018")["period"] == "2018"
    assert first(engine, islets, "who=ALD~BRO&years=2001~2003")["period"] is None


def test_what_is_not_known_is_passed_over(engine: Engine, islets: Islets) -> None:
    add(islets, FIVE)
    odd = (
        f"kind=planet&who=XXX~ALD~ALD~%3Cb%3E~BRO&what=nothing~{indicators(islets)[0].id}&years=x~9"
    )
    found = compared(engine, islets, odd)
    assert found["who"] == ["ALD", "BRO"]
    assert [one["id"] for one in found["what"]] == [indicators(islets)[0].id]
    many = compared(engine, islets, f"who={'~'.join(KEYS)}")
    assert many["who"] == KEYS[:MOST]


@settings(max_examples=15)
@given(st.sampled_from(["trend", "ranking"]).flatmap(tables), st.data())
def test_all_stand_as_the_figures_have_it(
    engine: Engine, islets: Islets, table: Any, data: st.DataObject
) -> None:
    islets.models(table.rows, table.view, table.columns, **table.more)
    who = data.draw(st.lists(st.sampled_from(KEYS), unique=True, min_size=1, max_size=MOST))
    for one in indicators(islets):
        (found,) = compared(engine, islets, f"who={'~'.join(who)}&what={one.id}")["what"]
        periods = list(one.values)
        taking = {key: v for key, v in one.values[found["period"]].items() if key not in one.aside}
        most = max(len(values.keys() - one.aside) for values in one.values.values())
        assert len(taking) >= most / 2
        for key in who:
            assert found["ranks"][key] == rank_of(key, taking, one.measure)
            until = periods[: periods.index(found["period"]) + 1]
            known = [period for period in until if key in one.values[period]]
            latest = {"period": known[-1], "value": one.values[known[-1]][key]} if known else None
            assert found["newest"][key] == latest


def rank_of(key: str, values: Mapping[str, float], measure: Field) -> dict[str, int] | None:
    """The rank of an entity among all, counted one by one."""
    if key not in values or measure.higher_is == "neither" or len(values) < 2:
        return None
    own, others = values[key], [value for other, value in values.items() if other != key]
    sign = 1 if measure.higher_is == "better" else -1
    same = (measure.meaningful_difference or 0) * (1 - 1e-9)
    near = [one for one in others if one != own and abs(one - own) < same]
    return {
        "place": 1 + sum(sign * one > sign * own for one in others),
        "of": len(values),
        "shared": others.count(own),
        "near": len(near),
    }
