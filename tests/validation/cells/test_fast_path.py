"""What is claimed of a table holds, and every mistake keeps the claim from being made or held."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.findings import Report
from pipeline.folders import Folder
from pipeline.judging import judge
from pipeline.judging.judge import JudgeCase, Verdict, judge_here
from pipeline.project import read_project
from pipeline.validation import validate
from pipeline.validation.cells import fast_path
from pipeline.workers import Outcome
from tests.validation.conftest import CASES, Check, codes

FIELDS: list[dict[str, Any]] = [
    {"name": "town", "type": "string", "constraints": {"required": True}},
    {"name": "year", "type": "year", "constraints": {"minimum": "2000"}},
    {"name": "value", "type": "number", "constraints": {"minimum": 0, "maximum": 100}},
    {"name": "rank", "type": "integer", "constraints": {"unique": True}},
    {"name": "note", "type": "string", "constraints": {"maxLength": 5, "pattern": "[a-z]*"}},
]
ROWS = [
    ["T1", "2020", "0", "1", "a"],
    ["T1", "2021", "1.5", "2", ""],
    ["T2", "2020", "", "3", ""],
    ["T2", "2021", "100", "-4", "abc"],
]
# Found by the readers of cells, whatever the rest of the table is like.
OF_CELLS = {
    "cell-empty",
    "cell-type",
    "cell-too-small",
    "cell-too-large",
    "cell-length",
    "cell-not-allowed",
}
Spoil = Callable[[list[dict[str, Any]], dict[str, Any], list[list[str]]], object]


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Spoil], Report]:
    """Spoils the table and validates it."""
    monkeypatch.setattr(fast_path, "CELLS_WORTH_A_CLAIM", 1)

    def of_spoilt(spoil: Spoil) -> Report:
        fields, rows = copy.deepcopy(FIELDS), copy.deepcopy(ROWS)
        key = {"fields": ["town"], "reference": {"resource": "towns", "fields": ["town"]}}
        schema = {"fields": fields, "primaryKey": ["town", "year"], "foreignKeys": [key]}
        towns = {"fields": [{"name": "town", "type": "string"}], "primaryKey": ["town"]}
        spoil(fields, schema, rows)
        names = [field["name"] for field in FIELDS]
        text = "".join(",".join(row) + "\n" for row in [names, *rows])
        (tmp_path / "counts.csv").write_text(text)
        (tmp_path / "towns.csv").write_text("town\nT1\nT2\n")
        resources = [
            {"name": name, "type": "table", "path": f"{name}.csv", "schema": described}
            for name, described in (("counts", schema), ("towns", towns))
        ]
        folder = Folder(
            name="counts",
            path=tmp_path,
            shown="counts",
            descriptor_file="datapackage.json",
            descriptor={"name": "counts", "resources": resources},
            files=("counts.csv", "towns.csv"),
        )
        project = replace(read_project(CASES), root=tmp_path)
        return validate([folder], project, profile="standard", judge=judge_here, workers=1)

    return of_spoilt


@pytest.fixture
def asked(
    report: Callable[[Spoil], Report], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Spoil], Any]:
    """Spoils the table and gives which tables were judged row by row, and the codes found."""
    judged: list[int] = []
    by_row = judge._judge_rows

    def watched(number: int, *rest: Any) -> Any:
        judged.append(number)
        return by_row(number, *rest)

    monkeypatch.setattr(judge, "_judge_rows", watched)

    def ask(spoil: Spoil) -> tuple[list[int], list[str]]:
        judged.clear()
        found = report(spoil).findings
        return list(judged), [
            f.code for f in found if f.severity == "error" or f.code == "cell-type"
        ]

    return ask


@pytest.fixture
def rows_judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the rows that frictionless judges as a whole."""
    rows: list[int] = []
    take = judge._Tally.take

    def watched(tally: Any, row: Any) -> None:
        rows.append(row.row_number)
        take(tally, row)

    monkeypatch.setattr(judge._Tally, "take", watched)
    return rows


def set_cell(row: int, column: int, value: str) -> Spoil:
    def spoil(fields: Any, schema: Any, rows: list[list[str]]) -> None:
        rows[row][column] = value

    return spoil


def test_a_clean_table_is_not_read_row_by_row(asked: Callable[[Spoil], Any]) -> None:
    assert asked(lambda fields, schema, rows: None) == ([], [])


@pytest.mark.parametrize(
    "harmless",
    [
        lambda fields, schema, rows: fields[2].update(type="string", constraints={}),
        lambda fields, schema, rows: fields[4].update(constraints={"enum": ["a", "abc", ""]}),
        lambda fields, schema, rows: schema.update(fieldsMatch="equal", fields=fields[::-1]),
        lambda fields, schema, rows: schema.pop("primaryKey"),
        lambda fields, schema, rows: schema.update(
            primaryKey="rank", foreignKeys=[{"fields": "town", "reference": {"fields": "town"}}]
        ),
        set_cell(0, 2, "1e1"),
        set_cell(0, 3, "007"),
    ],
)
def test_nor_is_one_that_is_valid_in_another_way(
    asked: Callable[[Spoil], Any], harmless: Spoil
) -> None:
    assert asked(harmless) == ([], [])


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (set_cell(1, 2, "x"), "cell-type"),
        (set_cell(1, 2, "-0.000000001"), "cell-too-small"),
        (set_cell(1, 2, "100.000000000000001"), "cell-too-large"),
        (set_cell(1, 2, "100.000000000000000000001"), "cell-too-large"),
        (set_cell(1, 3, "01"), "cell-repeated"),
        (set_cell(1, 3, "1"), "cell-repeated"),
        (set_cell(1, 0, "T3"), "foreign-key"),
        (set_cell(1, 0, ""), "cell-empty"),
        (set_cell(1, 1, "2020"), "key-repeated"),
        (set_cell(1, 1, "1999"), "cell-too-small"),
        (set_cell(1, 4, "abcdef"), "cell-length"),
        (lambda fields, schema, rows: rows.append([""] * 5), "row-blank"),
        (lambda fields, schema, rows: rows.append(["T1", "2022", "1", "9"]), "row-too-short"),
        (
            lambda fields, schema, rows: fields[2].update(constraints={"required": True}),
            "cell-empty",
        ),
        (
            lambda fields, schema, rows: fields[4].update(constraints={"enum": ["a"]}),
            "cell-not-allowed",
        ),
    ],
)
def test_no_mistake_hides_behind_a_claim(
    asked: Callable[[Spoil], Any], spoil: Spoil, code: str
) -> None:
    judged, found = asked(spoil)
    assert 0 in judged or code in OF_CELLS
    assert code in found


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(set_cell(1, 2, "1_0"), "cell-type"), (set_cell(1, 4, "Z"), "cell-pattern")],
)
def test_what_frictionless_is_not_asked_is_found_beside_a_claim(
    asked: Callable[[Spoil], Any], spoil: Spoil, code: str
) -> None:
    assert asked(spoil) == ([], [code])


@pytest.mark.parametrize(
    ("spoil", "code", "rows"),
    [
        (lambda rows: rows.append(["T1", "2020", "x", "9", ""]), "key-repeated", [2, 6]),
        (lambda rows: rows.insert(2, [""] * 5), "row-blank", [4]),
        (lambda rows: rows.insert(2, []), "row-blank", [4]),
        (lambda rows: rows[1].append("x"), "row-too-long", [3]),
        (lambda rows: rows[1].pop(), "row-too-short", [3]),
        (lambda rows: rows[1].__setitem__(0, "T3"), "foreign-key", [3]),
        (lambda rows: rows[1].__setitem__(3, "1"), "cell-repeated", [2, 3]),
    ],
)
def test_beside_wrong_cells_few_rows_are_judged_whole(
    report: Callable[[Spoil], Report],
    rows_judged: list[int],
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[list[list[str]]], object],
    code: str,
    rows: list[int],
) -> None:
    def wrong_throughout(fields: Any, schema: Any, table: list[list[str]]) -> None:
        for row in table:
            row[2] = "x"
        spoil(table)

    found = report(wrong_throughout).findings
    assert rows_judged == rows
    assert {"cell-type", code} <= {f.code for f in found}
    monkeypatch.setattr(fast_path, "CELLS_WORTH_A_CLAIM", 1_000)
    assert report(wrong_throughout).findings == found


def test_where_most_rows_are_judged_whole_all_are(
    report: Callable[[Spoil], Report], rows_judged: list[int]
) -> None:
    def lengthen(fields: Any, schema: Any, rows: list[list[str]]) -> None:
        for row in rows[:3]:
            row.append("x")

    report(lengthen)
    assert rows_judged[:4] == [2, 3, 4, 5]


def test_a_wrong_cell_of_a_key_is_told_by_its_text(
    report: Callable[[Spoil], Report], rows_judged: list[int]
) -> None:
    found = report(set_cell(1, 1, "MMXXI")).findings
    assert "cell-type" in {f.code for f in found}
    assert rows_judged == []


@pytest.mark.parametrize(
    "odd",
    [
        lambda fields, schema, rows: fields[4].update(type="any", constraints={}),
        lambda fields, schema, rows: schema.update(missingValues=[]),
        lambda fields, schema, rows: schema.update(
            foreignKeys=[
                {"fields": ["rank"], "reference": {"resource": "towns", "fields": ["town"]}}
            ]
        ),
    ],
)
def test_what_is_unusual_is_not_claimed(asked: Callable[[Spoil], Any], odd: Spoil) -> None:
    assert 0 in asked(odd)[0]


def test_a_small_table_is_not_worth_a_claim(check: Check) -> None:
    seen: list[JudgeCase] = []

    def watch(case: JudgeCase) -> Outcome[Verdict]:
        seen.append(case)
        return judge_here(case)

    assert codes(check(judge=watch)) == []
    assert [case.claims for case in seen] == [()]
