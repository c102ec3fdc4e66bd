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


def of_three(odd: int) -> list[Row]:
    """Three parts of a total, to which `odd` is added in 2013; without `unknown` they miss it."""
    rows = [(s, y, v) for s, y, v in people() if s != "all people"]
    rows += [("unknown", year, 50) for year in YEARS]
    return rows + [("all people", y, 160 + i + odd * (i == 3)) for i, y in enumerate(YEARS)]


VIEW: dict[str, Any] = {
    "kind": "composition", "resource": "spending", "measure": "spend", "by": "sex", "time": "year",
}  # fmt: skip


@pytest.mark.parametrize(
    ("views", "count"),
    [
        ([VIEW], 1),
        ([VIEW, VIEW], 1),
        ([VIEW, {**VIEW, "where": {"sex": ["women", "men", "unknown"]}}], 1),
        ([{**VIEW, "where": {"sex": ["women", "men"]}}], 0),
        ([{**VIEW, "where": {"sex": "women"}}], 0),
        ([{**VIEW, "where": {"year": ["2013"]}}], 1),
        ([{**VIEW, "kind": "trend"}], 0),
        ([{**VIEW, "by": "year"}], 0),
        ([{**VIEW, "measure": "sales"}], 0),
        ([{**VIEW, "resource": "sales"}], 0),
    ],
)
def test_only_what_a_view_stacks_is_added_up_and_once(
    views: list[dict[str, Any]], count: int
) -> None:
    found = check(of_three(30), FIELDS, ("sex", "year"), views=views)
    assert codes(found) == ["parts-not-total"] * count
    assert check(of_three(0), FIELDS, ("sex", "year"), views=views) == []


def test_one_part_alone_is_no_split() -> None:
    rows: list[Row] = []
    for i, year in enumerate(YEARS):
        rows += [("women", year, 40 + 2 * i), ("all people", year, 40 + 2 * i + 30 * (i == 3))]
    assert check(rows, FIELDS, ("sex", "year"), views=[VIEW]) == []


def test_a_total_may_be_one_by_its_label() -> None:
    rows = [("T" if s == "all people" else s, y, v) for s, y, v in people()]
    rows[11] = ("T", 2013, 131)
    assert check(rows, FIELDS, ("sex", "year")) == []
    labelled = {**SEX, "categories": [{"value": "T", "label": "Total"}, {"value": "women"}]}
    found = check(rows, (labelled, YEAR, SPEND), ("sex", "year"))
    assert codes(found) == ["parts-not-total"]
    twice = [{"value": "T", "label": "Total"}, {"value": "women", "label": "All women"}]
    doubled = check(rows, ({**SEX, "categories": twice}, YEAR, SPEND), ("sex", "year"))
    assert codes(doubled) == [], "two totals are none"
    entity = check(rows, ({**labelled, "entity": "sex"}, YEAR, SPEND), ("sex", "year"))
    assert codes(entity) == []


@pytest.mark.parametrize(("ways", "is_told"), [(50, True), (51, False)])
def test_breakdowns_are_looked_through_up_to_fifty(ways: int, is_told: bool) -> None:
    rows: list[Row] = []
    for i, year in enumerate(YEARS):
        rows += [("sex", "women", year, 30 + i), ("sex", "men", year, 40 + i)]
        rows += [(f"w{w}", f"p{w}", year, 31 + i + w % 4) for w in range(ways - 2)]
        rows.append(("all", "all", year, 35 + i if i != 4 else 60))
    found = check(rows, (WAY, SEX, YEAR, SPEND), ("breakdown", "sex", "year"))
    assert ("total-outside-parts" in codes(found)) is is_told


def test_a_total_of_several_ways_is_of_none() -> None:
    rows: list[Row] = []
    for i, year in enumerate(YEARS):
        rows += [("sex", "women", year, 30 + i), ("sex", "men", year, 40 + i)]
        rows += [("age", age, year, 31 + a + i) for a, age in enumerate(("young", "middle", "old"))]
        rows += [(way, "all", year, 35 + i if i != 4 else 60) for way in ("all", "sex")]
    found = check(rows, (WAY, SEX, YEAR, SPEND), ("breakdown", "sex", "year"))
    assert "total-outside-parts" not in codes(found)
    other = [("some" if way == "all" else way, *rest) for way, *rest in rows if way != "sex"]
    assert codes(check(other, (WAY, SEX, YEAR, SPEND), ("breakdown", "sex", "year"))) == []


def test_places_at_which_a_part_is_not_known_are_passed_over() -> None:
    rows = people()
    rows[9] = ("women", 2013, "")
    rows[11] = ("all people", 2013, 131)
    assert check(rows, FIELDS, ("sex", "year")) == []
    rows[14] = ("all people", 2014, 150)
    (found,) = check(rows, FIELDS, ("sex", "year"))
    assert (found.code, found.place.row) == ("parts-not-total", 16)
    assert "6 of 7" in f"{found.message} {found.hint}"
