"""Where a series is whole: which of its figures compare, and which are joined."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scripts.engine import Engine


def stretches(engine: Engine, figures: dict[int, float | None], **how: Any) -> list[Any]:
    points = [{"place": place, "value": value} for place, value in figures.items()]
    return engine.call("charts/rules/stretches", "stretchesOf", points, {"breaks": [], **how})


def runs(found: list[Any]) -> list[int | None]:
    return [one and one["run"] for one in found]


def series(found: list[Any]) -> list[int | None]:
    return [one and one["series"] for one in found]


def test_figures_without_a_gap_are_one_stretch(engine: Engine) -> None:
    found = stretches(engine, {2001: 1, 2002: 2, 2003: 3}, step=1)
    assert (runs(found), series(found)) == ([0, 0, 0], [0, 0, 0])


def test_across_a_gap_figures_compare_and_are_not_joined(engine: Engine) -> None:
    cases = [
        ({2001: 1, 2002: None, 2003: 3}, {}),
        ({2001: 1, 2003: 3}, {"step": 1}),
    ]
    for figures, how in cases:
        found = [one for one in stretches(engine, figures, **how) if one]
        assert (runs(found), series(found)) == ([0, 1], [0, 0])


def test_what_is_empty_at_the_start_is_no_gap(engine: Engine) -> None:
    assert runs(stretches(engine, {2001: None, 2002: 1, 2003: 2})) == [None, 0, 0]


def test_a_new_series_begins_at_the_period_of_its_break(engine: Engine) -> None:
    breaks = [{"entities": [], "place": 2002}]
    found = stretches(engine, {2001: 1, 2002: 2, 2003: 3}, breaks=breaks)
    assert [one["begins"] for one in found] == [False, True, False]
    assert (runs(found), series(found)) == ([0, 1, 1], [0, 1, 1])


def test_a_break_in_a_period_without_a_figure_parts_those_around_it(engine: Engine) -> None:
    breaks = [{"entities": [], "place": 2002}]
    found = stretches(engine, {2001: 1, 2002: None, 2003: 3}, breaks=breaks)
    assert series(found) == [0, None, 1]


def test_a_break_before_the_first_figure_or_after_the_last_parts_nothing(engine: Engine) -> None:
    breaks = [{"entities": [], "place": place} for place in (2000, 2001, 2004)]
    assert series(stretches(engine, {2001: 1, 2003: 3}, breaks=breaks)) == [0, 0]


def test_a_break_concerns_whom_it_names(engine: Engine) -> None:
    breaks = [{"entities": ["FRE"], "place": 2002}]
    for key, expected in {"FRE": [0, 1], "GKE": [0, 0], None: [0, 1]}.items():
        found = stretches(engine, {2001: 1, 2002: 2}, breaks=breaks, key=key)
        assert series(found) == expected, key


def test_under_a_new_name_breaks_of_either_name_count(engine: Engine) -> None:
    points = [
        {"place": 2001, "value": 1, "key": "old"},
        {"place": 2002, "value": 2, "key": "new"},
    ]
    for named, begins in {"old": True, "new": True, "other": False}.items():
        breaks = [{"entities": [named], "place": 2002}]
        found = engine.call("charts/rules/stretches", "stretchesOf", points, {"breaks": breaks})
        assert found[1]["begins"] is begins, named


def test_what_does_not_compare_over_time_is_a_new_series_each_time(engine: Engine) -> None:
    found = stretches(engine, {2001: 1, 2002: 2, 2003: None, 2004: 4}, compares=False)
    assert series(found) == [0, 1, None, 2]
    assert len({one["run"] for one in found if one}) == 3


places = st.lists(st.integers(0, 30), unique=True).map(sorted)
values = st.one_of(st.none(), st.integers(-5, 5))


@given(places, st.data())
def test_figures_of_one_run_are_of_one_series(engine: Engine, found: list[int], data: Any) -> None:
    figures = {place: data.draw(values) for place in found}
    breaks = [{"entities": [], "place": place} for place in data.draw(places)]
    told = [one for one in stretches(engine, figures, breaks=breaks, step=3) if one]
    known = [place for place, value in figures.items() if value is not None]
    by_run: dict[int, set[int]] = {}
    for one in told:
        by_run.setdefault(one["run"], set()).add(one["series"])
    assert all(len(of_run) == 1 for of_run in by_run.values())
    for i, one in enumerate(told):
        crossed = {b["place"] for b in breaks if known[0] < b["place"] <= known[i]}
        assert (one["series"] > 0) == bool(crossed)
