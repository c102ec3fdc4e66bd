"""Whole series in another unit than all others, and zeros between large values."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.findings import Finding
from tests.validation.quality.tables import AREA, SPEND, YEAR, Row, check

YEARS = range(2010, 2018)


def series(levels: Sequence[float]) -> list[Row]:
    return [
        (f"E{i:02}", year, f"{level * (1 + 0.02 * ((3 * i + year) % 5)):.4f}")
        for i, level in enumerate(levels)
        for year in YEARS
    ]


def apart(levels: Sequence[float]) -> list[Finding]:
    return [one for one in check(series(levels)) if one.code == "series-apart"]


def crowd(number: int = 12) -> list[float]:
    """Levels that lie too far from each other for any value to stray from them."""
    return [100 * 1.7**i for i in range(number)]


@pytest.mark.parametrize(("times", "is_told"), [(97, False), (104, True)])
def test_a_series_a_hundred_times_above_the_next_is_told(times: float, is_told: bool) -> None:
    levels = crowd()
    found = apart([*levels, levels[-1] * times])
    assert len(found) == is_told
    for one in found:
        assert one.place.row == 12 * len(YEARS) + 2
        assert "E12" in one.message and "E11" in one.message
        assert "largest" in one.message


@pytest.mark.parametrize(("times", "is_told"), [(960, False), (1050, True)])
def test_below_it_must_be_a_thousand_times(times: float, is_told: bool) -> None:
    found = apart([*crowd(), 100 / times])
    assert len(found) == is_told
    for one in found:
        assert one.place.row == 12 * len(YEARS) + 2
        assert "E12" in one.message and "E00" in one.message
        assert "smallest" in one.message


def test_eight_must_lie_together() -> None:
    for number, is_told in ((8, True), (7, False)):
        levels = crowd(number)
        assert len(apart([*levels, levels[-1] * 200])) == is_told, number


def test_no_more_than_one_in_twenty_can_lie_apart() -> None:
    wide = [100 * 1.1**i for i in range(38)]
    assert len(apart([*wide, wide[-1] * 200, wide[-1] * 220])) == 2
    assert apart([*wide[1:], wide[-1] * 200, wide[-1] * 220]) == []


def zeros(number: int, *, areas: int = 8, level: float = 100, other: float = 1) -> list[Finding]:
    """So many zeros, each between a value and `other` times it."""
    rows = []
    for area in range(areas):
        for year in YEARS:
            is_zero = year == 2013 and area < number
            value = level * (other if year > 2013 and area < number else 1)
            rows.append((f"E{area:02}", year, 0 if is_zero else f"{value + (area + year) % 5:.0f}"))
    return [one for one in check(rows, (AREA, YEAR, SPEND)) if one.code == "zeros-for-missing"]


def test_five_zeros_and_one_in_a_hundred_are_told() -> None:
    (found,) = zeros(5)
    assert found.count == 5
    assert found.place.row == 3 + 2
    assert zeros(4) == []
    assert len(zeros(8, areas=100)) == 1
    assert zeros(7, areas=100) == []


def test_values_around_a_zero_are_near_each_other_and_no_roundings() -> None:
    assert len(zeros(6, other=2.9)) == 1
    assert zeros(6, other=4) == []
    assert zeros(6, level=16) == []
    assert len(zeros(6, level=21)) == 1


def test_a_series_of_one_value_may_lie_apart() -> None:
    rows = series([*crowd(), crowd()[-1] * 300])
    short = [row for row in rows if row[0] != "E12" or row[1] == 2012]
    (found,) = [one for one in check(short) if one.code == "series-apart"]
    assert "E12" in found.message
    assert found.place.row == 12 * len(YEARS) + 2


def test_two_that_lie_apart_from_all_and_from_each_other_are_told_once_each() -> None:
    wide = [1e6 * 1.1**i for i in range(40)]
    above = apart([*wide, wide[-1] * 200, wide[-1] * 80_000])
    assert len(above) == 2
    below = apart([*wide, wide[0] / 2000, wide[0] / 4_000_000])
    assert len(below) == 2
    assert all("E00" in one.message for one in below), "of the others the nearest is named"


def test_series_are_held_to_those_of_their_own_kind() -> None:
    kind = {"name": "kind", "type": "string"}
    area = {**AREA, "entity": "area"}

    def told(*levels: tuple[str, Sequence[float]]) -> list[Finding]:
        rows = [(row[0], name, *row[1:]) for name, own in levels for row in series(own)]
        found = check(rows, (area, kind, YEAR, SPEND), ("area", "kind", "year"))
        return [one for one in found if one.code == "series-apart"]

    alone = [crowd(12)[-1] * 300]
    assert told(("few", crowd(12)), ("many", alone)) == []
    assert len(told(("few", [*crowd(12), *alone]), ("many", alone))) == 1
    both = told(("few", [*crowd(12), *alone]), ("many", [*crowd(12), *alone]))
    assert len(both) == 2


def test_a_series_with_a_value_below_nought_is_not_compared() -> None:
    rows = series([*crowd(), crowd()[-1] * 300])
    assert [one.code for one in check(rows)].count("series-apart") == 1
    rows[-1] = (*rows[-1][:2], "-5")
    assert "series-apart" not in [one.code for one in check(rows)]


def test_zeros_at_an_end_of_a_series_or_between_two_are_none_for_missing() -> None:
    for odd in (YEARS[0], YEARS[-1]):
        rows = [
            (f"E{area:02}", year, 0 if year == odd else 100 + (area + year) % 5)
            for area in range(8)
            for year in YEARS
        ]
        assert [one for one in check(rows) if one.code == "zeros-for-missing"] == []


@pytest.mark.parametrize(("beside", "is_told"), [(20, False), (21, True)])
def test_what_stands_beside_a_zero_has_more_than_twenty_last_digits(
    beside: int, is_told: bool
) -> None:
    rows = [
        (
            f"E{area:02}",
            year,
            {2012: beside, 2013: 0, 2014: beside}.get(year, 30 + (area + year) % 5),
        )
        for area in range(8)
        for year in YEARS
    ]
    found = [one for one in check(rows) if one.code == "zeros-for-missing"]
    assert [one.count for one in found] == ([8] if is_told else [])
