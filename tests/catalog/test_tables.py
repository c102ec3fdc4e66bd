from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import frictionless
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalog import Table
from pipeline.catalog.tables import read_table

V2 = "https://datapackage.org/profiles/2.0/tableschema.json"


def table(
    folder: Path, text: str | bytes, *fields: dict[str, Any], breaks=(), **resource: Any
) -> Table:
    """Read one table; without fields it has no schema. `schema` gives more of the schema."""
    content = text if isinstance(text, bytes) else text.encode()
    more = resource.pop("schema", {})
    described = {"schema": {"fields": list(fields), **more}} if fields else {}
    return read_table(content, {"name": "t", "path": "t.csv", **described, **resource}, breaks)


def values(folder: Path, cells: list[str], **field: Any) -> list[Any]:
    """The values of one column."""
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows([["a", "b"], *[[cell, "x"] for cell in cells]])
    read = table(folder, lines.getvalue(), {"name": "a", **field}, {"name": "b", "type": "string"})
    return [None if pd.isna(value) else value for value in read.frame["a"]]


def test_cells_are_read_as_their_type_says(tmp_path, subtests):
    cases = [
        ({"type": "number"}, ["1", "1.5", "-2", "1e3", ""], [1.0, 1.5, -2.0, 1000.0, None]),
        ({"type": "number", "decimalChar": ","}, ["1,5", "2"], [1.5, 2.0]),
        (
            {"type": "number", "decimalChar": ",", "groupChar": "."},
            ["1.234,5", "1.234"],
            [1234.5, 1234.0],
        ),
        ({"type": "number", "groupChar": ","}, ["1,234.5"], [1234.5]),
        ({"type": "number", "bareNumber": False}, ["5.5%", "€7"], [5.5, 7.0]),
        ({"type": "number"}, ["INF", "-INF"], [None, None]),
        ({"type": "number"}, ["NaN"], [None]),
        ({"type": "integer"}, ["1", "007", "-3", ""], [1, 7, -3, None]),
        ({"type": "integer", "bareNumber": False}, ["5 people"], [5]),
        ({"type": "year"}, ["1999", "2020", ""], [1999, 2020, None]),
        ({"type": "boolean"}, ["true", "FALSE", "1", "0", ""], [True, False, True, False, None]),
        (
            {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
            ["yes", "no"],
            [True, False],
        ),
        ({"type": "date"}, ["2020-02-29", ""], [date(2020, 2, 29), None]),
        ({"type": "date", "format": "%d/%m/%Y"}, ["31/12/2020"], [date(2020, 12, 31)]),
        ({"type": "time"}, ["10:30:00"], [time(10, 30)]),
        ({"type": "datetime"}, ["2020-01-02T03:04:05"], [datetime(2020, 1, 2, 3, 4, 5)]),
        ({"type": "yearmonth"}, ["2020-01", ""], ["2020-01", None]),
        ({"type": "duration"}, ["P1Y2M"], ["P1Y2M"]),
        ({"type": "geopoint"}, ["90.5, 45.5"], ["90.5, 45.5"]),
        ({"type": "object"}, ['{"a": 1}'], ['{"a": 1}']),
        ({"type": "array"}, ["[1, 2]"], ["[1, 2]"]),
        ({"type": "string"}, ["a", " b ", "NA", "", "001"], ["a", " b ", "NA", None, "001"]),
        ({"type": "any"}, ["a", "1"], ["a", "1"]),
        ({}, ["a", "1"], ["a", "1"]),
    ]
    for field, cells, expected in cases:
        with subtests.test(field=field, cells=cells):
            assert values(tmp_path, cells, **field) == expected


def test_a_column_with_a_number_too_large_for_its_type_is_text(tmp_path):
    for cells, kind in (["99999999999999999999", "1"], "integer"), (["1e400", "1"], "number"):
        assert values(tmp_path, cells, type=kind) == cells


KINDS = ["number", "integer", "year", "boolean", "date", "string", "datetime", "time"]
CELLS = st.sampled_from(
    ["", "0", "1", "-1", "1.5", "007", "1e5", "2020", "true", "FALSE", "2020-01-31", "NA", "x", "é"]
)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.sampled_from(KINDS), st.lists(CELLS, min_size=1, max_size=8))
def test_frictionless_reads_the_same(tmp_path_factory, kind, cells):
    folder = tmp_path_factory.mktemp("t", numbered=True)
    schema = {"$schema": V2, "fields": [{"name": "a", "type": kind}], "missingValues": ["", "NA"]}
    read = frictionless.Schema.from_descriptor(schema).fields[0].create_cell_reader()
    good = [cell for cell in cells if read(cell)[1] is None]
    expected = [read(cell)[0] for cell in good]
    found = table(
        folder,
        "a,b\n" + "".join(f"{cell},x\n" for cell in good),
        {"name": "a", "type": kind},
        {"name": "b", "type": "string"},
        schema={"missingValues": ["", "NA"]},
    )
    assert [None if pd.isna(v) else v for v in found.frame["a"]] == expected
    assert list(found.texts["a"]) == good


def test_texts_stay_as_they_came_in(tmp_path):
    read = table(
        tmp_path,
        'code,value\n001," 1.50 "\nNA,\n"a ""b"", c",1e3\n"two\nlines",007\n',
        {"name": "code", "type": "string"},
        {"name": "value", "type": "string"},
    )
    assert read.texts.to_numpy().tolist() == [
        ["001", " 1.50 "],
        ["NA", ""],
        ['a "b", c', "1e3"],
        ["two\nlines", "007"],
    ]


text_cells = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\x00"), max_size=12
)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.tuples(text_cells, text_cells.map("x".__add__)), max_size=6))
def test_any_text_comes_back(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("t", numbered=True)
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows([("a", "b"), *rows])
    fields = [{"name": "a", "type": "string"}, {"name": "b", "type": "string"}]
    read = table(folder, lines.getvalue(), *fields)
    assert [tuple(row) for row in read.texts.to_numpy().tolist()] == rows


def test_other_encodings(tmp_path, subtests):
    cases = [
        ("utf-8", None),
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-8-sig", None),
        ("latin-1", "latin-1"),
        ("cp1252", "windows-1252"),
        ("utf-16", "utf-16"),
    ]
    for encoding, declared in cases:
        with subtests.test(encoding=encoding, declared=declared):
            resource = {"encoding": declared} if declared else {}
            text = (
                '"name",value\nCôte d’Orvane,1\n'
                if encoding != "latin-1"
                else '"name",value\nCôte,1\n'
            )
            read = table(
                tmp_path,
                text.encode(encoding),
                {"name": "name", "type": "string"},
                {"name": "value", "type": "integer"},
                **resource,
            )
            assert list(read.texts.columns) == ["name", "value"]
            assert read.texts["name"][0].startswith("Côte")


def test_other_dialects(tmp_path, subtests):
    cases = [
        ({"delimiter": ";"}, "a;b\n1;x, y\n"),
        ({"delimiter": "\t"}, "a\tb\n1\tx, y\n"),
        ({"quoteChar": "'"}, "a,b\n1,'x, y'\n"),
        ({"escapeChar": "\\"}, "a,b\n1,x\\, y\n"),
        ({"delimiter": ";", "skipInitialSpace": True}, "a; b\n1; x, y\n"),
        ({}, 'a,b\r\n1,"x, y"\r\n'),
        ({}, 'a,b\n1,"x, y"'),
    ]
    for dialect, text in cases:
        with subtests.test(dialect=dialect, text=text):
            fields = [{"name": "a", "type": "integer"}, {"name": "b", "type": "string"}]
            read = table(tmp_path, text, *fields, dialect=dialect)
            assert read.texts.to_numpy().tolist() == [["1", "x, y"]]


class TestMissingValues:
    def test_labels_say_why(self, tmp_path):
        read = table(
            tmp_path,
            "a,b\n,1\n-,2\n5,3\n",
            {"name": "a", "type": "number", "unit": "1"},
            {"name": "b", "type": "integer"},
            schema={
                "missingValues": [{"value": "", "label": "none"}, {"value": "-", "label": "few"}]
            },
        )
        assert read.frame["a"].isna().tolist() == [True, True, False]
        assert read.fields_by_name["a"].missing_reasons == {"": "none", "-": "few"}

    def test_a_column_may_have_its_own(self, tmp_path):
        read = table(
            tmp_path,
            "a,b\nn/a,n/a\n",
            {
                "name": "a",
                "type": "number",
                "missingValues": [{"value": "n/a", "label": "not asked"}],
            },
            {"name": "b", "type": "string"},
        )
        assert read.frame["a"].isna().all()
        assert read.fields_by_name["a"].missing_reasons == {"n/a": "not asked"}
        assert read.frame["b"].tolist() == ["n/a"]

    def test_without_any_an_empty_text_is_a_text(self, tmp_path):
        read = table(
            tmp_path,
            "a,b\n,1\n",
            {"name": "a", "type": "string"},
            {"name": "b"},
            schema={"missingValues": []},
        )
        assert read.frame["a"].tolist() == [""]

    def test_a_column_of_nothing_but_missing_values(self, tmp_path):
        for kind in KINDS:
            assert values(tmp_path, ["", ""], type=kind) == [None, None]


class TestColumns:
    def test_a_number_is_a_measure_unless_it_is_a_key_or_has_a_role(self, tmp_path):
        read = table(
            tmp_path,
            "id,parent,rank,value\n1,2,3,4\n",
            {"name": "id", "type": "integer"},
            {"name": "parent", "type": "integer"},
            {"name": "rank", "type": "integer", "role": "attribute"},
            {"name": "value", "type": "number"},
            schema={
                "primaryKey": "id",
                "foreignKeys": [
                    {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
                ],
            },
        )
        assert [field.name for field in read.measures] == ["value"]
        assert read.primary_key == ("id",)

    def test_what_a_column_says_of_itself(self, tmp_path):
        read = table(
            tmp_path,
            "a\n1\n",
            {
                "name": "a",
                "type": "number",
                "title": "A",
                "unit": "%",
                "higher_is": "worse",
                "headline": True,
                "comparable_over_time": False,
                "meaningful_difference": 0.5,
                "decimalChar": ",",
            },
        )
        field = read.fields_by_name["a"]
        assert (field.title_with_unit, field.higher_is, field.headline) == ("A, %", "worse", True)
        assert (field.comparable_over_time, field.meaningful_difference) == (False, 0.5)
        assert field.decimal_char == ","

    def test_a_column_that_says_little(self, tmp_path):
        field = table(tmp_path, "some_name\nx\n", {"name": "some_name"}).fields[0]
        assert (field.title, field.type, field.higher_is) == ("Some name", "string", "neither")
        assert field.comparable_over_time
        assert field.unit is None

    def test_categories_are_labels_in_their_order(self, tmp_path):
        categories = [{"value": "b", "label": "Bee"}, {"value": "a", "label": "Ant"}]
        field = table(tmp_path, "x\na\n", {"name": "x", "categories": categories}).fields[0]
        assert list(field.labels.items()) == [("b", "Bee"), ("a", "Ant")]
        assert field.label("c") == "c"

    def test_categories_without_labels(self, tmp_path):
        field = table(tmp_path, "x\na\n", {"name": "x", "categories": ["a", "b"]}).fields[0]
        assert field.label("a") == "a"

    @pytest.mark.parametrize("match", ["superset", "partial"])
    def test_columns_that_the_file_may_lack_are_left_out(self, tmp_path, match):
        read = table(
            tmp_path,
            "a\n1\n",
            {"name": "a", "type": "integer"},
            {"name": "b", "type": "number"},
            schema={"fieldsMatch": match},
        )
        assert [field.name for field in read.fields] == list(read.frame.columns) == ["a"]
        assert read.measures[0].name == "a"

    def test_columns_that_the_schema_lacks_are_kept_as_text(self, tmp_path):
        read = table(
            tmp_path,
            "b,a\nx,1\n",
            {"name": "a", "type": "integer"},
            schema={"fieldsMatch": "subset"},
        )
        assert list(read.texts.columns) == ["b", "a"]
        assert read.frame["a"].tolist() == [1]

    def test_columns_may_come_in_another_order(self, tmp_path):
        read = table(
            tmp_path,
            "b,a\nx,1\n",
            {"name": "a", "type": "integer"},
            {"name": "b"},
            schema={"fieldsMatch": "equal"},
        )
        assert read.frame["a"].tolist() == [1]
        assert read.texts["b"].tolist() == ["x"]


class TestTime:
    def test_a_column_that_is_plainly_time_is_taken_for_it(self, tmp_path, subtests):
        cases = [
            ("whenever", "year"),
            ("day", "date"),
            ("month", "yearmonth"),
            ("year", "integer"),
            ("Year", "string"),
            ("period", "string"),
        ]
        for name, kind in cases:
            with subtests.test(name=name, kind=kind):
                cell = {"date": "2020-01-01", "yearmonth": "2020-01"}.get(kind, "2020")
                read = table(
                    tmp_path, f"x,{name}\na,{cell}\n", {"name": "x"}, {"name": name, "type": kind}
                )
                assert read.time is not None
                assert read.time.name == name
                assert not read.measures

    def test_the_declared_one_goes_first(self, tmp_path):
        read = table(
            tmp_path,
            "year,collected\n2020,2021\n",
            {"name": "year", "type": "year"},
            {"name": "collected", "type": "year", "role": "time"},
        )
        assert read.time.name == "collected"

    def test_none_is_none(self, tmp_path):
        assert table(tmp_path, "x\na\n", {"name": "x"}).time is None
        assert table(tmp_path, "x\na\n", {"name": "x"}).periods is None


BREAKS = (
    {"field": "a", "period": "2014", "entities": ["GKE"], "reason": "Revised"},
    {"field": "a", "resource": "t", "period": "2016"},
    {"field": "a", "resource": "other", "period": "2018"},
    {"field": "b", "period": "2019"},
)


def test_breaks_are_their_columns_own(tmp_path):
    read = table(
        tmp_path, "a,b\n1,2\n", {"name": "a", "type": "number"}, {"name": "b"}, breaks=BREAKS
    )
    field = read.fields_by_name["a"]
    assert [broken.period for broken in field.breaks] == ["2014", "2016"]
    assert [broken.concerns("GKE") for broken in field.breaks] == [True, True]
    assert [broken.concerns("FRE") for broken in field.breaks] == [False, True]


class TestWithoutSchema:
    def test_columns_are_described_from_their_cells(self, tmp_path):
        read = table(tmp_path, "country,year,value\nGKE,2020,1.5\nFRE,2021,\n")
        assert [field.type for field in read.fields] == ["string", "integer", "number"]
        assert [field.name for field in read.measures] == ["value"]
        assert read.time.name == "year"
        assert read.primary_key == ()
        assert read.frame["value"].isna().tolist() == [False, True]

    def test_a_header_alone(self, tmp_path):
        read = table(tmp_path, "country,year,value\n")
        assert len(read.frame) == 0
        assert list(read.texts.columns) == ["country", "year", "value"]

    def test_one_row(self, tmp_path):
        assert len(table(tmp_path, "a,b\n1,2\n").frame) == 1


def test_blank_lines_are_no_rows(tmp_path):
    read = table(tmp_path, "a,b\n\n1,2\n\n", {"name": "a"}, {"name": "b"})
    assert len(read.frame) == 1


def test_values_and_texts_share_their_index(tmp_path):
    read = table(tmp_path, "a,b\n1,x\n,y\n3,z\n", {"name": "a", "type": "number"}, {"name": "b"})
    assert read.frame.index.equals(read.texts.index)
    assert read.texts["b"][read.frame["a"].isna()].tolist() == ["y"]


def test_names_that_programs_write_are_spread(subtests: pytest.Subtests) -> None:
    names = {
        "gdpPerCapita": "Gdp per capita",
        "child.mortality.rate": "Child mortality rate",
        "co2.emissions..kt.": "Co2 emissions kt",
        "PM2.5": "PM2.5",
        "pH": "PH",
        "YouTube": "YouTube",
        "OBS_VALUE": "OBS VALUE",
    }
    for name, title in names.items():
        with subtests.test(name):
            table = read_table(f"{name}\n1\n".encode(), {"name": "t"}, [])
            assert table.fields[0].title == title
