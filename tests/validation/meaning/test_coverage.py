"""What the data has, held against what the descriptor says it covers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.findings import Finding
from pipeline.validation.descriptor_view import DeclaredTable
from pipeline.validation.meaning.coverage import check_coverage
from pipeline.validation.reading.tables import ReadTable
from tests.validation.meaning.tables import folder_of, inspection, read

TOWN = {"name": "town", "type": "string"}
YEAR = {"name": "year", "type": "string", "role": "time"}


def table_of(*rows: tuple[str, str], name: str = "tolls") -> ReadTable:
    table = read((TOWN, YEAR), rows)
    properties = {**table.declared.properties, "name": name}
    return replace(table, declared=DeclaredTable(table.declared.at, name, properties))


def found(*tables: ReadTable, **coverage: Any) -> list[Finding]:
    known = inspection(tables[0])
    folder = folder_of(*tables, coverage=coverage)
    return check_coverage(replace(known, folder=folder, tables=tables))


def told(*periods: str, **coverage: Any) -> list[tuple[str, str]]:
    rows = [(f"t{i % 3}", period) for i, period in enumerate(periods)]
    return [(one.code, str(one.place.value)) for one in found(table_of(*rows), **coverage)]


OUTSIDE, NOT_REACHED = "period-outside-coverage", "coverage-not-reached"


@pytest.mark.parametrize(
    ("periods", "start", "end", "expected"),
    [
        ("2010 2011 2012", "2010", "2012", []),
        ("2010 2011 2012", "2011", "2012", [(OUTSIDE, "2010")]),
        ("2010 2011 2019", "2010", "2011", [(OUTSIDE, "2019")]),
        ("2010 2011 2012", "2009", "2012", [(NOT_REACHED, "2009")]),
        ("2010 2011 2012", "2010", "2013", [(NOT_REACHED, "2013")]),
        ("2010-05 2011-07", "2010", "2011", []),
        ("2010-05 2011-07", "2010-05", "2011-07", []),
        ("2010-05 2011-07", "2010-06", "2011-07", [(OUTSIDE, "2010-05")]),
        ("2010-05 2011-07", "2010-04", "2011-07", [(NOT_REACHED, "2010-04")]),
        ("2010-05 2011-07", "2010-05", "2011-08", [(NOT_REACHED, "2011-08")]),
        ("2010-05 2019-07", "2010-05", "2011-06", [(OUTSIDE, "2019-07")]),
        ("2010 2011", "2010-05", "2011-07", [(NOT_REACHED, "2011-07")]),
        ("2010 2011", "", "", []),
        ("2010 2011", "soon", "20111", []),
        ("2010 2011 20193 n/a", "2010", "2011", []),
        ("n/a soon", "2010", "2011", []),
        ("2001 2010", "2005", "", [(OUTSIDE, "2001")]),
        ("2001 2019", "", "2005", [(OUTSIDE, "2019")]),
    ],
)
def test_periods_are_held_against_start_and_end(
    periods: str, start: str, end: str, expected: list[tuple[str, str]]
) -> None:
    assert told(*periods.split(), start=start, end=end) == expected


def test_periods_outside_have_their_rows_and_what_is_covered() -> None:
    (one,) = found(table_of(("a", "2010"), ("a", "2001"), ("b", "2001")), start="2010")
    assert (one.count, one.rows, one.place.row) == (2, (3, 4), 3)
    assert "2010" in one.message and "…" in one.message
    many = [(f"t{year}", f"{year}") for year in range(1980, 1995)]
    assert len(found(table_of(*many, ("a", "2010")), start="2010")) == 10


def test_the_first_and_last_period_may_stand_in_different_tables() -> None:
    one, two = table_of(("a", "2010")), table_of(("a", "2012"), name="more")
    assert found(one, two, start="2010", end="2012") == []
    assert [f.place.value for f in found(one, two, start="2009", end="2013")] == ["2009", "2013"]
    assert [f.place.value for f in found(one, start="2010", end="2012")] == ["2012"]


def test_entities_that_were_promised_stand_in_some_table() -> None:
    one, two = table_of(("a", "2010"), ("b", "2010")), table_of(("c", "2010"), name="more")
    assert found(one, two, entities={"town": ["a", "b", "c"]}) == []
    missing = found(one, two, entities={"town": ["a", "d", "e"]})
    assert [(f.code, f.place.value) for f in missing] == [
        ("coverage-value", "d"), ("coverage-value", "e"),
    ]  # fmt: skip
    many = found(one, entities={"town": [f"x{i}" for i in range(12)]})
    assert len(many) == 10


@pytest.mark.parametrize(
    ("first", "second", "wanted", "has"),
    [
        ("a b c", "", 3, None),
        ("a b c", "", 4, 3),
        ("a b c", "c d", 4, None),
        ("a b c", "c d", 5, 4),
        ("a a b", "", 3, 2),
    ],
)
def test_so_many_different_ones_as_were_promised(
    first: str, second: str, wanted: int, has: int | None
) -> None:
    tables = [
        table_of(*[(key, f"{2010 + i}") for i, key in enumerate(keys.split())], name=f"t{n}")
        for n, keys in enumerate((first, second))
        if keys
    ]
    told = found(*tables, entities={"town": wanted})
    assert [one.code for one in told] == ([] if has is None else ["coverage-too-few"])
    for one in told:
        assert f"{has}" in one.message and f"{wanted}" in one.message


def test_yes_is_no_number_of_entities() -> None:
    told = found(table_of(("a", "2010")), entities={"town": True})
    assert [one.code for one in told] == ["coverage-value"]


def test_what_stands_for_a_missing_code_is_no_entity() -> None:
    table = table_of(("a", "2010"), ("", "2011"))
    (one,) = found(table, entities={"town": 2})
    assert one.code == "coverage-too-few"


def test_a_column_that_no_table_declares_is_told() -> None:
    table = table_of(("a", "2010"))
    (one,) = found(table, entities={"twon": ["a"]})
    assert one.code not in {"coverage-value", "coverage-too-few"}
    unread = replace(table, values={"year": table.values["year"]})
    for wanted in (["b"], 4):
        assert found(unread, entities={"town": wanted}) == [], "the file lacks it, which is told"
