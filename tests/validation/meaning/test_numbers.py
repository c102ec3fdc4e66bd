"""Numbers that programs cannot hold, and columns of numbers that are declared as nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.findings import Finding
from pipeline.validation.meaning.numbers import check_numbers
from tests.validation.meaning.tables import inspection, read

TOWN = {"name": "town", "type": "string"}


def found(*cells: str, kind: str = "integer", **more: Any) -> list[Finding]:
    rows = [(f"t{i}", cell) for i, cell in enumerate(cells)]
    return list(
        check_numbers(inspection(read((TOWN, {"name": "toll", "type": kind, **more}), rows)))
    )


@pytest.mark.parametrize(
    ("cell", "more", "is_told"),
    [
        ("9223372036854775807", {}, False),
        ("9223372036854775808", {}, True),
        ("-9223372036854775808", {}, True),
        ("-9223372036854775807", {}, False),
        (" 9223372036854775808 ", {}, True),
        ("1e18", {}, False),
        ("1E19", {}, True),
        ("1" * 19, {}, False),
        ("1" * 20, {}, True),
        ("1" * 20, {"kind": "number"}, False),
        ("1e308", {"kind": "number"}, False),
        ("1e309", {"kind": "number"}, True),
        ("-1e309", {"kind": "number"}, True),
        ("9" * 309, {"kind": "number"}, True),
        ("9,223,372,036,854,775,808", {"groupChar": ","}, True),
        ("9,223,372,036,854,775,807", {"groupChar": ","}, False),
        ("9 223 372 036 854 775 808", {}, True),
        ("0,00000000000000000001", {"kind": "number", "decimalChar": ","}, False),
        ("1,5e309", {"kind": "number", "decimalChar": ","}, True),
        ("no number at all, but long", {}, False),
        ("nan1234567890123456789", {}, False),
        ("1" * 20, {"kind": "string"}, False),
    ],
)
def test_whole_numbers_have_sixty_four_bits_and_others_an_end(
    cell: str, more: dict[str, Any], is_told: bool
) -> None:
    told = found("1", cell, "2", **more)
    assert [(one.code, one.place.value, one.place.row) for one in told] == (
        [("number-too-large", cell, 3)] if is_told else []
    )


def test_all_that_are_too_large_are_one_finding() -> None:
    (one,) = found("1e30", *["5", "1e19"] * 12)
    assert (one.count, one.place.value, one.place.row) == (13, "1e30", 2)
    assert one.rows == (2, *range(4, 21, 2))


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        (["1", "2.5", " -3 ", "+.5", "4.", "1e-5", "2E+3"], True),
        (["1", "two"], False),
        (["1", "2,5"], False),
        (["1", ""], True),
        (["", ""], False),
        (["1", "."], False),
        (["1", "1e"], False),
    ],
)
def test_a_column_of_any_that_holds_numbers_alone_is_told(cells: list[str], is_told: bool) -> None:
    told = found(*cells, kind="any")
    assert [(one.code, one.place.value) for one in told] == (
        [("type-any", "any")] if is_told else []
    )
    assert found(*cells, kind="string") == []


def test_a_column_that_is_not_there_is_not_read() -> None:
    for kind in ("any", "integer"):
        table = read((TOWN, {"name": "toll", "type": kind}), [("t0", "9" * 30)])
        assert table.cells is not None
        assert len(list(check_numbers(inspection(table)))) == 1
        for cells in (None, table.cells.drop_columns(["toll"])):
            assert list(check_numbers(inspection(replace(table, whole=cells)))) == []
