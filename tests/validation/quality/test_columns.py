from __future__ import annotations

from typing import Any

import pytest

from tests.validation.quality.tables import AREA, PANEL, SPEND, YEAR, Row, check, codes

YEARS = range(2010, 2020)
KIND: dict[str, Any] = {"name": "kind", "type": "string"}


def panel(areas: int = 8) -> list[Row]:
    return [
        (f"E{a:02d}", year, f"{50 + 7 * a + ((a * 3 + year) % 7) + (year % 9) / 10:.1f}")
        for a in range(areas)
        for year in YEARS
    ]


def with_kind(kinds: dict[int, str], usual: str) -> list[Row]:
    return [(*row, kinds.get(i, usual)) for i, row in enumerate(panel())]


def test_two_spellings_of_a_category(subtests: pytest.Subtests) -> None:
    cases = [
        ("Businesses", "businesses"),
        ("R&D", "R & D"),
        ("R&D", "R and D"),
        ("Rest of world", "Rest-of-world"),
        ("Government", "Goverment"),
    ]
    for usual, other in cases:
        with subtests.test(usual=usual, other=other):
            (found,) = check(with_kind({4: other}, usual), (*PANEL, KIND))
            assert (found.code, found.place.row) == ("category-spelt-twice", 6)
            assert found.hint.startswith(f'Write "{usual}"')


def test_categories_that_only_look_alike(subtests: pytest.Subtests) -> None:
    cases = [
        ("Level 1 school", "Level 2 school"),
        ("16 to 24", "16 to 25"),
        ("Group A roads", "Group B roads"),
        ("Lower East", "Lower West"),
        ("men", "women"),
        ("C", "C++"),
        ("Businesses", "Businesses "),  # an error of the cell already
    ]
    for usual, other in cases:
        with subtests.test(usual=usual, other=other):
            assert check(with_kind({4: other}, usual), (*PANEL, KIND)) == []


def test_listed_categories_and_codes_may_look_alike() -> None:
    rows = with_kind({4: "Goverment"}, "Government")
    assert (
        check(rows, (*PANEL, {**KIND, "constraints": {"enum": ["Government", "Goverment"]}})) == []
    )
    assert check(rows, (*PANEL, {**KIND, "name": "kind_code"})) == []
    assert check(rows, (*PANEL, {**KIND, "entity": "office"})) == []


def test_a_column_that_never_varies() -> None:
    lanes = {"name": "lanes", "type": "number", "unit": "lanes"}
    rows = [(*row, "4" if i % 2 else "4.0") for i, row in enumerate(panel())]
    assert codes(check(rows, (*PANEL, lanes))) == ["column-constant"]
    assert check([(*row, "final") for row in panel()], (*PANEL, {**KIND, "role": "status"})) == []


def test_an_empty_column_is_told_once() -> None:
    assert codes(check([(*row, "") for row in panel()], (*PANEL, KIND))) == [
        "column-without-values"
    ]


def test_missing_values_need_a_reason() -> None:
    rows = [(a, y, "" if i % 3 == 0 else v) for i, (a, y, v) in enumerate(panel())]
    (found,) = check(rows)
    assert found.message == "27 of 80 values are missing (34%), and nothing says why."
    labelled = {**SPEND, "missingValues": [{"value": "", "label": "not reported"}]}
    assert check(rows, (AREA, YEAR, labelled)) == []
    status = {**KIND, "role": "status"}
    assert check([(*row, f"s{i % 2}") for i, row in enumerate(rows)], (*PANEL, status)) == []


def test_a_few_values_with_leftover_digits() -> None:
    rows = panel()
    rows[7] = (*rows[7][:2], f"{rows[7][2]}333333")
    (found,) = check(rows)
    assert (found.code, found.place.row) == ("precision-mixed", 9)
    assert "7 decimals; 99% of the values have 1 or fewer" in found.message


def test_dropped_zeros_are_no_lack_of_precision() -> None:
    rows = [
        (a, y, f"{float(str(v)) + (i * 37 % 100) / 100:.2f}".rstrip("0").rstrip("."))
        for i, (a, y, v) in enumerate(panel())
    ]
    assert check(rows) == []


def test_figures_that_nobody_rounded_are_let_pass() -> None:
    rows = [
        (a, y, f"{float(str(v)) / 7:.12f}" if i % 20 else f"{float(str(v)) / 7:.16f}")
        for i, (a, y, v) in enumerate(panel())
    ]
    assert check(rows) == []


def test_rows_that_stand_twice_in_a_table_without_key() -> None:
    rows = panel()[:20]
    (found,) = check([*rows, rows[3]], key=())
    assert (found.code, found.place.row) == ("row-repeated", 22)
    assert "row 5" in found.message


def test_a_series_pasted_over_another() -> None:
    rows = panel()
    rows[30:40] = [("E03", y, v) for _, y, v in rows[10:20]]
    (found,) = check(rows)
    assert found.code == "series-repeated"
    assert found.message == "E03 has the same values as E01 in all of its 10 periods."
    rows[35] = ("E03", rows[35][1], "59.9")
    assert check(rows) == []


def test_a_role_that_is_no_word_exempts_no_column(subtests: pytest.Subtests) -> None:
    cases = [["time"], {"is": "time"}, 7, None]
    for role in cases:
        with subtests.test(role=role):
            fields = (AREA, YEAR, {"name": "kind", "type": "string", "role": role})
            found = check([(area, year, "all") for area, year, _ in panel()], fields)
            assert codes(found) == ["column-constant"]


def test_a_measure_with_units_in_its_cells_is_not_read_as_numbers() -> None:
    rows = panel()
    rows[7] = (*rows[7][:2], "61000")
    assert codes(check(rows)) == ["unit-slip"]
    assert check(rows, (AREA, YEAR, {**SPEND, "bareNumber": False})) == []


def test_rows_that_differ_in_one_cell_of_very_many_are_not_the_same() -> None:
    fields = [{"name": f"note{n}", "type": "string"} for n in range(8)]
    rows: list[Row] = [tuple(f"{i:03}" for _ in fields) for i in range(512)]
    nearly = ("002", *("000" for _ in fields[1:]))
    assert "row-repeated" not in codes(check([*rows, nearly], fields, key=()))
    assert "row-repeated" in codes(check([*rows, rows[0]], fields, key=()))
