"""From which size on a step is told, at the very edge of each rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from pipeline.validation.quality.level_shifts import Levels, find_levels

YEARS = 14


@dataclass(frozen=True)
class Panel:
    """Series of equal length, each at its level; they waver by a few thousandths."""

    values: np.ndarray[Any, Any]

    def times(self, factor: float, *places: tuple[int, int]) -> Panel:
        """The same with some values, by series and year, multiplied."""
        values = self.values.copy()
        for series, year in places:
            values[series, year] *= factor
        return Panel(values)

    def since(self, factor: float, series: int, first: int, last: int = YEARS) -> Panel:
        return self.times(factor, *((series, year) for year in range(first, last)))

    def levels(self, *, is_comparable: bool = True, resolution: float = 0.0, **more: Any) -> Levels:
        count, length = self.values.shape
        return find_levels(
            self.values.ravel(),
            np.tile(more.get("periods", np.arange(length)), count),
            np.repeat(np.arange(count), length),
            np.asarray(more.get("breaks", np.zeros((count, length), dtype=int))).ravel(),
            resolution=resolution,
            is_comparable=is_comparable,
        )


def panel(series: int = 12, years: int = YEARS, level: float = 100.0) -> Panel:
    across, along = np.arange(series)[:, None], np.arange(years)[None, :]
    return Panel(level * (1 + 0.002 * ((across * 5 + along * 3) % 7 - 3)))


def told(levels: Levels) -> list[tuple[int, int, int]]:
    """The places from which and to which series are away, and by which power of ten."""
    return [(run.first, run.last, run.power) for run in levels.runs]


@pytest.mark.parametrize(
    ("factor", "expected"),
    [
        (3.8, []),
        (4.2, [(20, 20, 0)]),
        (8.6, [(20, 20, 0)]),
        (9.2, [(20, 20, 1)]),
        (10.9, [(20, 20, 1)]),
        (11.6, [(20, 20, 0)]),
        (1 / 3.8, []),
        (1 / 4.2, [(20, 20, 0)]),
        (0.01, [(20, 20, -2)]),
        (1000, [(20, 20, 3)]),
    ],
)
def test_a_value_is_a_jump_from_four_times_on_and_a_power_of_ten_within_a_tenth(
    factor: float, expected: list[tuple[int, int, int]]
) -> None:
    assert told(panel().times(factor, (1, 6)).levels()) == expected


def test_of_what_is_not_comparable_only_powers_of_ten_are_told() -> None:
    assert told(panel().times(5, (1, 6)).levels(is_comparable=False)) == []
    assert told(panel().times(10, (1, 6)).levels(is_comparable=False)) == [(20, 20, 1)]


def test_the_factor_is_how_many_times_the_neighbours_a_value_is() -> None:
    (run,) = panel().times(5, (1, 6)).levels().runs
    assert run.factor == pytest.approx(5, rel=0.02)
    assert (run.before, run.after, run.stays) == (19, 21, False)


def test_a_new_level_stays_and_a_value_alone_at_an_end_does_not() -> None:
    (run,) = panel().since(10, 1, 6).levels().runs
    assert (run.first, run.last, run.before, run.after, run.stays) == (20, 27, 19, None, True)
    (run,) = panel().since(10, 1, 12).levels().runs
    assert (run.first, run.last, run.stays) == (26, 27, True)
    (run,) = panel().since(10, 1, 13).levels().runs
    assert (run.first, run.last, run.before, run.stays) == (27, 27, 26, False)
    (run,) = panel().since(10, 1, 0, 1).levels().runs
    assert (run.first, run.last, run.before, run.after, run.power) == (14, 14, None, 15, 1)


def test_a_piece_that_comes_back_is_one_run_however_long() -> None:
    assert told(panel().since(100, 1, 5, 8).levels()) == [(19, 21, 2)]
    twice = panel().since(100, 1, 3, 4).since(0.01, 1, 8, 9)
    assert sorted(told(twice.levels())) == [(17, 17, 2), (22, 22, -2)]


def test_a_change_of_fewer_than_fifteen_last_digits_is_a_rounding() -> None:
    small = panel(level=1.0).times(10, (1, 6))
    assert told(small.levels(resolution=0.59)) == [(20, 20, 1)]
    assert told(small.levels(resolution=0.61)) == []


def test_a_jump_matters_from_a_quarter_of_the_median_on() -> None:
    values = panel().values.copy()
    for level, expected in ((6.0, []), (7.0, [(20, 20, 0)])):
        values[1] = panel().values[1] * level / 100
        assert told(Panel(values).times(5, (1, 6)).levels()) == expected


def test_at_a_declared_break_a_new_level_may_begin() -> None:
    breaks = np.zeros((12, YEARS), dtype=int)
    breaks[1, 6:] = 1
    assert told(panel().since(10, 1, 6).levels(breaks=breaks)) == []
    assert told(panel().since(10, 1, 8).levels(breaks=breaks)) == [(22, 27, 1)]


@pytest.mark.parametrize(
    ("stepping", "of", "is_told"), [(3, 5, True), (2, 3, False), (6, 10, True), (5, 10, False)]
)
def test_what_three_series_and_three_in_five_do_is_of_the_period(
    stepping: int, of: int, is_told: bool
) -> None:
    made = panel(of)
    for series in range(stepping):
        made = made.since(1000, series, 6)
    levels = made.levels()
    assert bool(levels.periods) is is_told
    for one in levels.periods:
        assert (one.first, one.last, one.power, one.series) == (6, None, 3, of)
        assert one.positions == tuple(series * YEARS + 6 for series in range(stepping))
        assert levels.runs == ()


def test_a_period_in_another_unit_ends_where_the_series_come_back() -> None:
    made = panel(6)
    for series in range(6):
        made = made.since(100, series, 4, 7)
    (one,) = made.levels().periods
    assert (one.first, one.last, one.power) == (4, 6, 2)


def test_two_changes_of_unit_are_two() -> None:
    made = panel(6)
    for series in range(6):
        made = made.since(100, series, 3).since(10, series, 9)
    assert [(one.first, one.last, one.power) for one in made.levels().periods] == [
        (3, None, 2),
        (9, None, 1),
    ]


def test_a_series_of_which_half_is_cut_up_is_left_alone() -> None:
    made = panel()
    three, four = [(1, 2), (1, 5), (1, 8)], [(1, 2), (1, 5), (1, 8), (1, 11)]
    assert sorted(told(made.times(1000, *three).levels())) == [
        (16, 16, 3),
        (19, 19, 3),
        (22, 22, 3),
    ]
    assert told(made.times(1000, *four).levels()) == []


def test_series_of_three_values_tell_nothing() -> None:
    assert told(panel(12, 3).times(10, (1, 1)).levels()) == []
    assert told(panel(12, 4).times(10, (1, 3)).levels()) != []
    assert told(panel(1, 3).times(1000, (0, 2)).levels()) == []
    assert told(panel(1, 4).times(1000, (0, 3)).levels()) == [(3, 3, 3)]


def test_where_values_are_below_nought_nothing_is_told() -> None:
    values = panel(20, 10).times(10, (1, 6)).values.copy()
    values[5, 3] = -5
    assert told(Panel(values).levels()) != [], "one in two hundred"
    values[6, 3] = values[7, 3] = -5
    assert told(Panel(values).levels()) == []


def test_a_step_over_several_years_must_be_larger(subtests: pytest.Subtests) -> None:
    years = np.r_[np.arange(6), np.arange(6, YEARS) + 4]
    for factor, expected in ((4.2, []), (19, []), (25, [(20, 27, 0)])):
        with subtests.test(factor=factor):
            made = panel().since(factor, 1, 6)
            assert told(made.levels(periods=years)) == expected


def test_a_rough_measure_tells_powers_of_hundred_between_neighbours_alone() -> None:
    rough = panel()
    for series in range(6):
        rough = rough.times(5, (series, 2 + series))
    assert told(rough.levels()) == []
    assert told(rough.times(10, (9, 6)).levels()) == []
    assert told(rough.times(100, (9, 6)).levels()) == [(9 * YEARS + 6, 9 * YEARS + 6, 2)]
    assert told(rough.since(100, 9, 6).levels()) == []
    assert [run.power for run in rough.since(1000, 9, 6).levels().runs] == [3]


def places(levels: Levels) -> Sequence[int]:
    return [run.first for run in levels.runs]


def test_three_loud_series_of_a_few_are_not_yet_rough() -> None:
    made = panel()
    for series in range(3):
        made = made.times(5, (series, 6))
    assert places(made.levels()) == [6, YEARS + 6, 2 * YEARS + 6]
    assert places(made.times(5, (3, 6)).levels()) == []
    many = panel(40)
    for series in range(4):
        many = many.times(5, (series, 6))
    assert len(places(many.levels())) == 4, "no more than a tenth of all"
    assert places(many.times(5, (4, 6)).levels()) == []


def restless(step: float) -> Panel:
    """Series that go up and down by the same factor, 10 to the power of `step`."""
    across, along = np.arange(12)[:, None], np.arange(YEARS)[None, :]
    return Panel(100 * 10.0 ** (step * ((across + along) % 2)))


def test_what_is_loud_depends_on_how_restless_all_series_are() -> None:
    for step, expected in ((0.05, [(20, 20, 1)]), (0.1, [(20, 20, 1)]), (0.15, [])):
        assert told(restless(step).times(10, (1, 6)).levels()) == expected, step
    assert told(restless(0.1).times(5, (1, 6)).levels()) == []
    assert told(restless(0.02).times(5, (1, 6)).levels()) == [(20, 20, 0)]


def test_at_an_end_it_must_be_twice_as_loud() -> None:
    for factor, expected in ((10, []), (1000, [(27, 27, 3)])):
        assert told(restless(0.1).times(factor, (1, YEARS - 1)).levels()) == expected


def test_what_doubles_is_not_loud_and_leaves_a_measure_smooth() -> None:
    made = panel()
    for series in range(6):
        made = made.times(2.5, (series, 2 + series))
    assert told(made.levels()) == []
    assert told(made.times(10, (9, 6)).levels()) == [(9 * YEARS + 6, 9 * YEARS + 6, 1)]


def wavering(noise: float, step: float, at: int, years: int = YEARS, until: int = 1) -> Panel:
    """A panel in which series 1 wavers: all its steps are 10 to the power of `noise`.

    From `at` on, for `until` years, it is 10 to the power of `step` above the value before.
    """
    made = panel(years=years)
    logs = 2 + noise * (np.arange(years) % 2)
    logs[at : at + until] = logs[at - 1] + step
    values = made.values.copy()
    values[1] = 10.0**logs
    return Panel(values)


@pytest.mark.parametrize(
    ("noise", "step", "power"),
    [
        # The steps of a series may be so large and no larger.
        (0.24, 2, 2),
        (0.26, 2, 0),
        # A power of ten must be as near as the series wavers, and a fifth at most.
        (0.1, 2.14, 2),
        (0.1, 2.16, 0),
        (0.1, 1.86, 2),
        (0.1, 1.84, 0),
        (0.16, 2.19, 2),
        (0.18, 2.21, 0),
        # It must be five times as large as the other steps, and a jump six times.
        (0.19, 0.96, 1),
        (0.19, 0.94, None),
        (0.13, 0.79, 0),
        (0.13, 0.77, None),
    ],
)
def test_how_near_and_how_large_depends_on_how_restless_a_series_is(
    noise: float, step: float, power: int | None
) -> None:
    expected = [] if power is None else [(YEARS + 6, YEARS + 6, power)]
    assert told(wavering(noise, step, 6).levels()) == expected


@pytest.mark.parametrize(
    ("noise", "step", "power"), [(0.1, 2.11, 2), (0.1, 2.13, 0), (0.04, 2.08, 2), (0.04, 2.1, 0)]
)
def test_at_an_end_a_power_of_ten_must_be_nearer(noise: float, step: float, power: int) -> None:
    last = 2 * YEARS - 1
    assert told(wavering(noise, step, YEARS - 1).levels()) == [(last, last, power)]


@pytest.mark.parametrize(
    ("noise", "step", "is_told"),
    [(0.1, 2.09, True), (0.1, 2.11, False), (0.19, 2, True), (0.21, 2, False)],
)
def test_among_rough_series_it_must_be_nearest(noise: float, step: float, is_told: bool) -> None:
    made = wavering(noise, step, 6)
    for series in range(2, 8):
        made = made.times(5, (series, series))
    expected = [(YEARS + 6, YEARS + 6, 2)] if is_told else []
    assert told(made.levels()) == expected


@pytest.mark.parametrize("years", [11, 13, 14, 15, 16])
def test_a_single_large_step_makes_no_restless_series(years: int) -> None:
    made = panel(years=years).times(100, (1, 3))
    once = made.since(2.5, 1, 6, years)
    assert told(once.levels()) == [(years + 3, years + 3, 2)]
    twice = made.since(2.5, 1, 6, 8)
    assert told(twice.levels()) == ([] if years < 16 else [(years + 3, years + 3, 0)])


def test_what_is_away_for_longer_than_before_and_after_is_no_piece_that_comes_back() -> None:
    assert told(panel().since(100, 1, 4, 9).levels()) == [(18, 22, 2)]
    assert told(panel().since(100, 1, 5, 10).levels()) == [(19, 23, 2)]
    assert told(panel().since(100, 1, 4, 10).levels()) == []
    assert told(panel().since(100, 1, 2, 12).levels()) == []


def test_a_piece_comes_back_where_its_steps_differ_by_less_than_two_fifths_of_the_smaller() -> None:
    for factor, is_told in ((3.5, True), (4, False)):
        made = panel().since(100, 1, 5, 8).since(factor, 1, 8)
        assert ((19, 21, 0) in told(made.levels())) is is_told, factor


@pytest.mark.parametrize(
    ("factor", "is_told"), [(1900, True), (2100, False), (520, True), (480, False)]
)
def test_most_series_step_by_about_one_power_of_ten(factor: float, is_told: bool) -> None:
    made = panel(6)
    for series in range(6):
        made = made.since(factor, series, 6)
    assert bool(made.levels().periods) is is_told


def test_what_a_series_does_beside_all_others_is_told_of_it() -> None:
    made = panel(6)
    for series in range(6):
        made = made.since(100, series, 6)
    levels = made.since(1000, 1, 9, 11).levels()
    assert [(one.first, one.power) for one in levels.periods] == [(6, 2)]
    assert told(levels) == [(23, 24, 3)]


def test_of_a_calm_measure_nothing_is_told() -> None:
    assert panel().levels() == Levels()
