from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime, time
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from check.site import Site
from check.values import check_values
from pipeline.catalog import Field, Table
from pipeline.catalog.tables import read_table
from pipeline.publish.tables.csv_files import csv_bytes
from pipeline.publish.tables.excel_files import excel_bytes
from pipeline.publish.tables.json_files import json_bytes
from pipeline.publish.tables.parquet_files import parquet_bytes
from tests.check.planting import Plant, change, missed, write
from tests.publish.conftest import make_dataset, make_project

KINDS = {
    "text": "string",
    "number": "number",
    "integer": "integer",
    "year": "year",
    "flag": "boolean",
    "day": "date",
    "hour": "time",
    "moment": "datetime",
    "month": "yearmonth",
}
ROWS = [
    ["x", "1.50", "3", "2001", "true", "2020-02-29", "12:30:00", "2020-01-01T00:00:00Z", "2020-01"],
    ["", "", "", "", "", "", "", "", ""],
    [
        '=1+1, "so"',
        "INF",
        "9007199254740993",
        "1850",
        "false",
        "1850-01-01",
        "00:00:00",
        "2020-01-01T00:00:00Z",
        "1850-12",
    ],
    [
        "a\nb",
        "-1e-308",
        "-5",
        "0999",
        "true",
        "2020-01-01",
        "23:59:59",
        "1850-01-01T00:00:00Z",
        "2020-02",
    ],
    [
        "_x0041_ é\t",
        "0.1",
        "0",
        "2020",
        "false",
        "1900-03-01",
        "01:00:00",
        "2020-06-01T00:00:00Z",
        "2020-03",
    ],
    [
        " 007 ",
        "NaN",
        "1",
        "2021",
        "true",
        "1900-02-28",
        "01:00:01",
        "2020-06-02T12:00:00Z",
        "2020-04",
    ],
]


def published(folder: Path) -> None:
    """Write a table of all kinds of values as the pipeline publishes it."""
    fields = [{"name": name, "type": kind} for name, kind in KINDS.items()]
    schema = {"fields": fields, "missingValues": [""]}
    lines = [",".join(KINDS)] + [",".join(map(quoted, row)) for row in ROWS]
    table = read_table("\n".join(lines).encode(), {"name": "kinds", "schema": schema}, [])
    dataset, project = make_dataset(tables=[table]), make_project()
    place = folder / "datasets" / "kinds"
    place.mkdir(parents=True)
    described = {"name": "kinds", "resources": [{"name": "kinds", "schema": schema}]}
    (place / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    (place / "kinds.csv").write_bytes(csv_bytes(table))
    (place / "kinds.json").write_bytes(json_bytes(table))
    (place / "kinds.parquet").write_bytes(parquet_bytes(table, dataset, project))
    (place / "kinds.xlsx").write_bytes(excel_bytes(table, dataset, project) or b"")


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if cell else ""


@pytest.fixture
def site(sound: Site, tmp_path: Path) -> Site:
    published(tmp_path / "kinds")
    return Site(sound.project, tmp_path / "kinds", sound.url)


def test_what_a_format_cannot_hold_is_no_fault(site: Site) -> None:
    looked = check_values(site)
    assert looked.faults == ()
    assert looked.at.startswith("54 cells of 1 table")


CHANGES = {
    "text": ("y", '"x"', '"y"'),
    "number": (1.51, "1.5", "1.51"),
    "integer": (4, ": 3,", ": 4,"),
    "year": (2002, "2001", "2002"),
    "flag": (False, "true", "false"),
    "day": (date(2020, 2, 28), "2020-02-29", "2020-02-28"),
    "hour": (time(12, 31), "12:30:00", "12:31:00"),
    "month": ("2020-11", '"2020-01"', '"2020-11"'),
}


def test_one_changed_value_of_any_kind_is_found_in_json(site: Site) -> None:
    name = "datasets/kinds/kinds.json"
    plants = {
        column: Plant(name, f"column {column}", change(name, old, new))
        for column, (_, old, new) in CHANGES.items()
    }
    moment = change(name, "2020-01-01T00:00:00+00:00", "2020-01-01T00:00:01+00:00")
    plants["moment"] = Plant(name, "row 2, column moment", moment)
    assert missed(site, check_values, plants) == []


def test_one_changed_value_of_any_kind_is_found_in_parquet(site: Site) -> None:
    path = site.folder / "datasets" / "kinds" / "kinds.parquet"
    frame = pd.read_parquet(path).astype("object")
    for column, (value, _, _) in CHANGES.items():
        frame.loc[0, column] = value
    frame["moment"] = pd.to_datetime(frame["moment"], utc=True)
    frame.loc[0, "moment"] = datetime(2020, 1, 1, 0, 0, 1, tzinfo=UTC)
    kept = {"number": "float64", "integer": "Int64", "year": "Int64", "flag": "boolean"}
    frame.astype(kept).to_parquet(path)
    found = " ".join(fault.what for fault in check_values(site).faults)
    assert [name for name in KINDS if f"row 2, column {name}:" not in found] == []


def test_one_changed_value_of_any_kind_is_found_in_a_workbook(site: Site) -> None:
    path = site.folder / "datasets" / "kinds" / "kinds.xlsx"
    book = openpyxl.load_workbook(path)
    as_texts = {"hour": "12:31:00", "moment": "2020-01-01T00:00:01Z"}
    for place, name in enumerate(KINDS, start=1):
        book["Data"].cell(2, place).value = as_texts.get(name) or CHANGES[name][0]
    book.save(path)
    found = " ".join(fault.what for fault in check_values(site).faults)
    assert [name for name in KINDS if f"row 2, column {name}:" not in found] == []


def test_missing_values_that_appear_and_values_that_vanish_are_found(site: Site) -> None:
    name = "datasets/kinds/kinds.json"
    rows = json.loads((site.folder / name).read_text("utf-8"))
    rows[0]["text"] = None
    rows[1]["number"] = 0
    rows[1]["month"] = ""
    found = {
        "gone": Plant(name, "row 2, column text: None", write(name, json.dumps(rows))),
        "zero": Plant(name, "row 3, column number: 0", lambda _: None),
        "empty": Plant(name, "row 3, column month: ''", lambda _: None),
    }
    assert missed(site, check_values, found) == []


def test_tables_of_another_shape_are_found(site: Site) -> None:
    folder = "datasets/kinds"
    rows = json.loads((site.folder / folder / "kinds.json").read_text("utf-8"))
    plants = {
        "a row less": Plant(
            "kinds.json", "has 5 rows", write(f"{folder}/kinds.json", json.dumps(rows[1:]))
        ),
        "another column": Plant("kinds.parquet", "has the columns a", parquet_of_one_column),
    }
    assert missed(site, check_values, plants) == []


def parquet_of_one_column(folder: Path) -> None:
    pd.DataFrame({"a": [1]}).to_parquet(folder / "datasets" / "kinds" / "kinds.parquet")


def test_files_that_cannot_be_read_back_are_found(site: Site) -> None:
    names = ("csv", "json", "parquet", "xlsx")
    for ending in names:
        whole = site.folder / "datasets" / "kinds"
        part = site.folder / "datasets" / f"no-{ending}"
        shutil.copytree(whole, part)
        (part / f"kinds.{ending}").write_bytes(b"\xff\xfe\x00")
    found = {fault.where for fault in check_values(site).faults}
    assert found == {f"datasets/no-{ending}/kinds" for ending in names}


def test_a_workbook_that_is_not_there_is_found(site: Site) -> None:
    (site.folder / "datasets" / "kinds" / "kinds.xlsx").unlink()
    (fault,) = check_values(site).faults
    assert "kinds.xlsx" in fault.what


def test_a_table_without_rows_is_the_same_everywhere(sound: Site, tmp_path: Path) -> None:
    table = Table(
        name="kinds",
        title="x",
        description="",
        fields=(Field(name="a", title="", description="", type="number"),),
        primary_key=(),
        texts=pd.DataFrame({"a": []}, dtype="str"),
        frame=pd.DataFrame({"a": []}, dtype="float64"),
    )
    place = tmp_path / "datasets" / "kinds"
    place.mkdir(parents=True)
    schema = {"fields": [{"name": "a", "type": "number"}]}
    described = {"resources": [{"name": "kinds", "schema": schema}]}
    (place / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    dataset, project = make_dataset(tables=[table]), make_project()
    (place / "kinds.csv").write_bytes(csv_bytes(table))
    (place / "kinds.json").write_bytes(json_bytes(table))
    (place / "kinds.parquet").write_bytes(parquet_bytes(table, dataset, project))
    (place / "kinds.xlsx").write_bytes(excel_bytes(table, dataset, project) or b"")
    assert check_values(Site(sound.project, tmp_path, sound.url)).faults == ()
