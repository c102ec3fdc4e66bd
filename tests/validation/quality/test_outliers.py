from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.validation.quality.tables import AREA, SPEND, YEAR, check, codes

CROWD = [120, 80, 150, 110, 90, 140, 130, 70, 160, 100]


@given(st.integers(0, 9), st.sampled_from([100, 1000, 0.01, 0.001]))
def test_a_row_in_another_unit_stands_out_of_a_tight_column(place: int, factor: float) -> None:
    values = [v * factor if i == place else v for i, v in enumerate(CROWD)]
    rows = [(f"E{i}", f"{value:.6f}") for i, value in enumerate(values)]
    (found,) = check(rows, (AREA, SPEND), ("area",))
    assert (found.code, found.place.row) == ("outlier", place + 2)


def test_a_column_that_spans_orders_of_magnitude_has_no_outliers() -> None:
    rows = [(f"E{i}", 3**i) for i in range(12)]
    assert check(rows, (AREA, SPEND), ("area",)) == []


def test_a_whole_series_in_another_unit_is_one_finding() -> None:
    rows = [
        (f"E{i}", year, value * (1000 if i == 4 else 1) + year % 5)
        for i, value in enumerate(CROWD)
        for year in range(2010, 2020)
    ]
    (found,) = check(rows)
    assert (found.code, found.count) == ("outlier", 10)


def test_two_years_are_too_few_for_series_but_not_for_the_crowd() -> None:
    rows = [
        (f"E{i}", year, value + year - 2019)
        for i, value in enumerate(CROWD)
        for year in (2020, 2021)
    ]
    assert check(rows) == []
    rows[7] = ("E3", 2021, 112_000)
    assert codes(check(rows, (AREA, YEAR, SPEND))) == ["outlier"]


def test_series_of_four_values_are_judged_by_themselves_unless_half_of_them_are_off() -> None:
    def told(years: int, *odd: int) -> list[str]:
        rows = [
            (f"E{i}", 2020 + year, (value + year) * (1000 if i == 3 and year in odd else 1))
            for i, value in enumerate(CROWD)
            for year in range(years)
        ]
        return codes(check(rows, (AREA, YEAR, SPEND)))

    assert told(3, 1) == ["outlier"]
    assert "outlier" not in told(4, 1)
    assert told(4, 1, 2) == ["outlier"]
    assert told(6, 2) == ["unit-slip"]
    assert told(4, 0, 1, 2, 3) == ["outlier"]
    assert told(6, *range(6)) == ["outlier"]
