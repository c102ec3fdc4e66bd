from __future__ import annotations

from tests.validation.quality.tables import PANEL, Row, check, codes

SALES = {"name": "sales", "type": "number", "unit": "pounds"}
YEARS = range(2010, 2020)


def both(sales: list[object]) -> list[Row]:
    spend = [f"{50 + 7 * (i % 6) + i / 10:.1f}" for i in range(20)]
    keys = [(area, year) for area in ("Kent", "Devon") for year in YEARS]
    return [(*keys[i], spend[i], sales[i] or spend[i]) for i in range(20)]


def test_a_measure_copied_over_another() -> None:
    (found,) = check(both([None] * 20), (*PANEL, SALES))
    assert (found.code, found.place.field) == ("measure-copied", "sales")
    assert "spend" in found.message


def test_one_other_number_makes_another_measure() -> None:
    rows = both([None] * 19 + ["66.6"])
    assert "measure-copied" not in codes(check(rows, (*PANEL, SALES)))


def test_few_different_numbers_may_agree() -> None:
    rows = [(*row[:2], i % 4, i % 4) for i, row in enumerate(both([None] * 20))]
    assert "measure-copied" not in codes(check(rows, (*PANEL, SALES)))
