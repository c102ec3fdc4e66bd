from __future__ import annotations

from typing import Any

import pytest

from tests.validation.quality.tables import SPEND, YEAR, Row, check, codes

YEARS = range(2010, 2018)
SEX = {"name": "sex", "type": "string"}
WAY = {"name": "breakdown", "type": "string"}
FIELDS = (SEX, YEAR, SPEND)


def people(total: str = "all people", *, as_sum: bool = True) -> list[Row]:
    rows: list[Row] = []
    for i, year in enumerate(YEARS):
        women, men = 40 + 2 * i, 70 - i
        whole = women + men if as_sum else (women + men) // 2
        rows += [("women", year, women), ("men", year, men), (total, year, whole)]
    return rows


@pytest.mark.parametrize("total", ["all people", "Total", "All", "both sexes"])
@pytest.mark.parametrize("as_sum", [True, False])
def test_totals_that_fit_are_left_alone(total: str, as_sum: bool) -> None:
    assert check(people(total, as_sum=as_sum), FIELDS, ("sex", "year")) == []


def test_a_sum_that_is_wrong_is_told_with_its_numbers() -> None:
    rows = people()
    rows[11] = ("all people", 2013, 131)
    (found,) = check(rows, FIELDS, ("sex", "year"))
    assert found.code == "parts-not-total"
    assert "women (46) and men (67) add up to 113, but all people in 2013 is 131" in found.message


def test_a_share_outside_those_of_its_parts_is_told() -> None:
    rows = people(as_sum=False)
    rows[2] = ("all people", 2010, 80)
    assert codes(check(rows, FIELDS, ("sex", "year"))) == ["total-outside-parts"]


def test_categories_that_may_overlap_are_compared_only_where_a_view_stacks_them() -> None:
    rows = [(s, y, v) for s, y, v in people() if s != "all people"]
    rows += [("unknown", year, 5) for year in YEARS]
    rows += [("all people", year, 115 + i + 30 * (i == 3)) for i, year in enumerate(YEARS)]
    key = ("sex", "year")
    assert check(rows, FIELDS, key) == []
    view: dict[str, Any] = {"kind": "composition", "resource": "spending", "measure": "spend"}
    found = check(rows, FIELDS, key, views=[{**view, "by": "sex", "time": "year"}])
    assert codes(found) == ["parts-not-total"]


def test_a_total_under_a_breakdown_of_its_own_is_compared_with_halves() -> None:
    rows: list[Row] = []
    for i, year in enumerate(YEARS):
        rows += [("sex", "women", year, 30 + i), ("sex", "men", year, 40 + i)]
        rows += [("age", age, year, 31 + a + i) for a, age in enumerate(("young", "middle", "old"))]
        rows.append(("all", "all", year, 35 + i if i != 4 else 60))
    (found,) = check(rows, (WAY, SEX, YEAR, SPEND), ("breakdown", "sex", "year"))
    assert found.code == "total-outside-parts"
    assert found.message == "all in 2014, 60, lies outside women (34) and men (44)."


def test_a_slip_of_unit_is_not_told_again_as_a_wrong_sum() -> None:
    rows = people()
    rows[9] = ("women", 2013, 46_000)
    assert codes(check(rows, FIELDS, ("sex", "year"))) == ["unit-slip"]
