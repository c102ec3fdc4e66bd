from __future__ import annotations

import random
from math import log10
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.validation.quality.tables import AREA, PANEL, SPEND, YEAR, Row, check, codes

YEARS = range(2008, 2022)


def panel(areas: int = 6, growth: float = 1.02, wobble: int = 0) -> list[Row]:
    """Areas whose spending grows by the same factor a year, each a little unevenly."""
    return [
        (f"E{area:02d}", year, f"{_value(area, year, growth, wobble):.2f}")
        for area in range(areas)
        for year in YEARS
    ]


def _value(area: int, year: int, growth: float, wobble: int) -> float:
    uneven = 1 + 0.01 * ((area * 5 + year * (3 + wobble)) % 7)
    return 20 * (1 + area) * growth ** (year - YEARS[0]) * uneven


def times(rows: list[Row], factor: float, *places: int) -> list[Row]:
    digits = 2 + max(0, round(-log10(factor)))
    return [
        (a, y, f"{float(str(v)) * factor:.{digits}f}") if i in places else (a, y, v)
        for i, (a, y, v) in enumerate(rows)
    ]


smooth = st.builds(
    panel,
    areas=st.integers(1, 8),
    growth=st.floats(0.85, 1.25),
    wobble=st.integers(0, 3),
)


@given(smooth)
def test_smooth_series_give_no_finding(rows: list[Row]) -> None:
    assert check(rows) == []


@given(smooth, st.data(), st.sampled_from([1000, 100, 10, 0.1, 0.01, 0.001]))
def test_one_value_in_another_unit_gives_one_finding_at_its_row(
    rows: list[Row], data: Any, factor: float
) -> None:
    place = data.draw(st.integers(0, len(rows) - 1))
    (found,) = check(times(rows, factor, place))
    assert found.code == "unit-slip"
    assert found.place.row == place + 2
    assert (f"{factor:,} times" if factor > 1 else f"1/{1 / factor:,.0f} of") in found.message


@given(smooth, st.data(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_but_places(
    rows: list[Row], data: Any, order: random.Random
) -> None:
    spoilt = times(rows, 1000, data.draw(st.integers(0, len(rows) - 1)))
    shuffled = order.sample(spoilt, len(spoilt))
    (before,), (after,) = check(spoilt), check(shuffled)
    assert (before.code, before.message) == (after.code, after.message)
    assert spoilt[(before.place.row or 0) - 2] == shuffled[(after.place.row or 0) - 2]


@given(smooth, st.integers(2, len(YEARS) - 2), st.sampled_from([5, 0.1, 30, 1000]))
def test_a_new_level_is_told_once_and_not_where_a_break_is_declared(
    rows: list[Row], since: int, factor: float
) -> None:
    assume(len(rows) > 3 * len(YEARS))
    spoilt = times(rows, factor, *range(since, len(YEARS)))
    (found,) = check(spoilt)
    assert found.code == "level-change"
    assert found.place.row == since + 2
    own = {"field": "spend", "entities": ["E00"], "period": str(YEARS[since]), "reason": "Survey."}
    assert check(spoilt, breaks=[own]) == []
    assert check(spoilt, breaks=[{**own, "entities": ["E01"]}]) != []
    assert check(spoilt, breaks=[{**own, "resource": "another"}]) != []


def test_the_hint_gives_the_line_to_paste_for_a_break() -> None:
    (found,) = check(times(panel(), 5, *range(6, len(YEARS))))
    expected = '{resource: spending, field: spend, entities: [E00], period: "2014", reason: …}'
    assert expected in found.hint


def test_a_period_in_another_unit_is_one_finding(subtests: pytest.Subtests) -> None:
    cases = [
        (2021, 2021, "In 2021"),
        (2017, 2021, "From 2017 on"),
        (2012, 2013, "From 2012 to 2013"),
    ]
    for year, until, when in cases:
        with subtests.test(year=year, until=until):
            rows = panel()
            places = [i for i, row in enumerate(rows) if year <= int(str(row[1])) <= until]
            (found,) = check(times(rows, 1000, *places))
            assert found.code == "unit-change"
            assert found.message.startswith(f"{when}, 6 of 6 series are about 1,000 times")
            assert found.count == 6


def test_a_jump_that_is_no_power_of_ten_says_by_how_much() -> None:
    (found,) = check(times(panel(), 5, 20))
    assert found.code == "jump"
    assert "5.2 times its neighbours" in found.message


def test_it_says_between_which_values_of_whom_one_stands(subtests: pytest.Subtests) -> None:
    rows = panel()
    last = len(YEARS) - 1
    cases = [
        ((0,), f"in 2008 for E00 before {rows[1][2]} in 2009"),
        ((last,), f"in 2021 for E00 after {rows[last - 1][2]} in 2020"),
        ((5,), f"in 2013 for E00 between {rows[4][2]} in 2012 and {rows[6][2]} in 2014"),
        ((5, 6), "in 2014 for E00 between"),
    ]
    for places, said in cases:
        with subtests.test(places=places):
            (found,) = check(times(rows, 1000, *places))
            assert said in found.message
    alone = [row[1:] for row in rows[: len(YEARS)]]
    alone[5] = (alone[5][0], f"{float(str(alone[5][1])) * 1000:.2f}")
    (found,) = check(alone, (YEAR, SPEND), ("year",))
    assert "in 2013 between" in found.message


def test_a_measure_that_is_not_comparable_over_time_may_jump_but_not_slip() -> None:
    fields = (AREA, YEAR, {**SPEND, "comparable_over_time": False})
    assert check(times(panel(), 5, 20), fields) == []
    assert codes(check(times(panel(), 1000, 20), fields)) == ["unit-slip"]


def test_many_slips_are_one_finding_that_counts() -> None:
    rows = panel()
    places = [3, 17, 34, 48, 63, 76]
    (found,) = check(times(rows, 100, *places))
    assert (found.code, found.count) == ("unit-slip", 6)
    assert found.rows == tuple(place + 2 for place in places)


def test_series_that_are_rough_by_nature_are_left_alone() -> None:
    chance = random.Random(7)
    rows = [
        (f"E{area}", year, f"{chance.lognormvariate(3, 1.2):.2f}")
        for area in range(40)
        for year in YEARS
    ]
    assert check(rows) == []


def test_growth_rates_around_nought_are_left_alone() -> None:
    chance = random.Random(7)
    rows = [(f"E{area}", year, f"{chance.gauss(1, 2):.1f}") for area in range(20) for year in YEARS]
    assert check(rows, PANEL) == []


def test_small_counts_may_double_and_halve() -> None:
    chance = random.Random(3)
    rows = [(f"E{area}", year, chance.randint(1, 12)) for area in range(20) for year in YEARS]
    assert check(rows) == []


def test_cells_that_are_no_numbers_and_keys_that_repeat_do_no_harm() -> None:
    rows = panel()
    rows[5] = ("E00", 2013, "n/a")
    rows[9] = ("E00", 2016, rows[9][2])
    assert set(codes(check(rows))) <= {"gap"}


def test_a_run_of_values_has_all_its_rows_and_tells_the_first_and_the_last() -> None:
    for first, last in ((3, 3), (3, 4), (3, 5)):
        rows: list[Row] = [
            (f"E{i}", 2010 + y, (200 + 9 * i + y) * (1000 if i == 1 and first <= y <= last else 1))
            for i in range(8)
            for y in range(14)
        ]
        (found,) = check(rows)
        wanted = tuple(14 + y + 2 for y in range(first, last + 1))
        assert (found.code, found.count, found.rows or (found.place.row,)) == (
            "unit-slip", len(wanted), wanted,
        )  # fmt: skip
        assert ("to" in found.message and f"{2010 + last}" in found.message) or first == last
