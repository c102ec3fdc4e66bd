"""What columns are taken for, and that their numbers and days keep their values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.drafting.columns import DraftColumn, guess_columns
from pipeline.drafting.headers import column_names, column_title, column_unit, names_code
from pipeline.drafting.keys import find_key
from pipeline.drafting.table import RawTable


def guess(*cells: str, header: str = "value", semicolons: bool = False) -> DraftColumn:
    """What a column is taken for."""
    return guess_table({header: cells}, semicolons=semicolons)[0]


def guess_table(
    columns: dict[str, tuple[str, ...]], *, semicolons: bool = False
) -> tuple[DraftColumn, ...]:
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    return guess_columns(RawTable(tuple(columns), rows, ()), {}, semicolons=semicolons)[0]


def test_a_column_is_taken_for_what_it_holds(subtests: pytest.Subtests) -> None:
    cases = [
        (("1", "-2", "n/a"), "integer", ("1", "-2", "n/a")),
        (("1.50", "2"), "number", ("1.50", "2")),
        (("1e5", "2.5E-3"), "number", ("1e5", "2.5E-3")),
        (("1,234.5", "12"), "number", ("1234.5", "12")),
        (("1.234,5", "12"), "number", ("1234.5", "12")),
        (("0,5", "1.234"), "number", ("0.5", "1234")),
        (("0,5", "12,25"), "number", ("0.5", "12.25")),
        (("1 234,5", "1\u202f000"), "number", ("1234.5", "1000")),
        (("1'234.5", "2"), "number", ("1234.5", "2")),
        (("1,234,567", "8"), "integer", ("1234567", "8")),
        (("−5", "6"), "integer", ("-5", "6")),
        (("12%", "3,5 %"), "number", ("12", "3.5")),
        (("£1,200.50", "£3"), "number", ("1200.50", "3")),
        (("1.2", "3.4", "5.6 p"), "number", ("1.2", "3.4", "5.6 p")),
        (("1.2", "x1", "x2"), "string", ("1.2", "x1", "x2")),
        (("007", "012"), "string", ("007", "012")),
        (("12%", "3", "4", "5"), "number", ("12", "3", "4", "5")),
        (("1,2,3", "4,5"), "string", ("1,2,3", "4,5")),
        (("1_000", "2"), "string", ("1_000", "2")),
        (("nan", "inf"), "string", ("nan", "inf")),
        (("TRUE", "FALSE"), "boolean", ("TRUE", "FALSE")),
        (("yes", "no"), "string", ("yes", "no")),
        (("2019", "2020"), "year", ("2019", "2020")),
        (("2019", "9999"), "integer", ("2019", "9999")),
        (("2019-01", "2020-12"), "yearmonth", ("2019-01", "2020-12")),
        (("2019-02-28", "2020-02-29"), "date", ("2019-02-28", "2020-02-29")),
        (("2019-02-29",), "string", ("2019-02-29",)),
        (("31/12/2019", "1/2/2020"), "date", ("2019-12-31", "2020-02-01")),
        (("12/31/2019", "1/2/2020"), "date", ("2019-12-31", "2020-01-02")),
        (("1.2.2020", "3.4.2020"), "date", ("2020-02-01", "2020-04-03")),
        (("1/2/2020", "3/4/2020"), "string", ("1/2/2020", "3/4/2020")),
        (("13/13/2020", "1/2/2020"), "string", ("13/13/2020", "1/2/2020")),
        (("5 January 2020", "05 Jan 2021"), "date", ("2020-01-05", "2021-01-05")),
        (("Jan 5, 2020", "2020-1-6"), "date", ("2020-01-05", "2020-01-06")),
        (("20200131", "20200201"), "date", ("2020-01-31", "2020-02-01")),
        (("20200131", "20200231"), "integer", ("20200131", "20200231")),
        (("2020-01-31T00:00:00", "2020-02-01"), "date", ("2020-01-31", "2020-02-01")),
        (
            ("2020-01-31 10:30", "2020-02-01"),
            "datetime",
            ("2020-01-31T10:30:00", "2020-02-01T00:00:00"),
        ),
        (("2020-01-31T10:30:00Z",), "datetime", ("2020-01-31T10:30:00Z",)),
        (("1001.0", "1002.0"), "integer", ("1001", "1002")),
        (("1001.0", "1002.5"), "number", ("1001.0", "1002.5")),
        (("(1,200)", "1,300.5"), "number", ("-1200", "1300.5")),
        (("(400)", "90"), "integer", ("-400", "90")),
        (("１２３", "４５"), "integer", ("123", "45")),
        (("١٢٣٫٥", "٤٥"), "number", ("123.5", "45")),
        (("室１", "室２"), "string", ("室１", "室２")),
        (("", ""), "string", ("", "")),
    ]
    for cells, kind, written in cases:
        with subtests.test(cells=cells, kind=kind):
            column = guess(*cells)
            assert (column.type, column.cells) == (kind, written)


def test_a_comma_alone_is_read_as_the_file_does() -> None:
    assert guess("1,234", "5,678").cells == ("1234", "5678")
    assert guess("1,234", "5,678", semicolons=True).cells == ("1.234", "5.678")
    assert guess("1.234", "5.678", semicolons=True).cells == ("1.234", "5.678")
    both = guess_table({"a": ("1,234", "5,678"), "b": ("0,5", "0,75")})
    assert both[0].cells == ("1.234", "5.678")


DOUBTFUL = [
    (("17.518", "5.120"), 'Is "17.518" 17518 or 17.518? It was written as 17.518.', "17.518"),
    (("17.518", "998"), 'Is "17.518" 17518 or 17.518? It was written as 17518.', "17518"),
    (("17,518", "998"), 'Is "17,518" 17518 or 17.518? It was written as 17518.', "17518"),
    (("12%", "0.08"), "Some cells have a percent sign", "12"),
]
PLAIN = [("17.518", "0.5"), ("1.234.567", "998"), ("0.123", "0.456"), ("12%", "8%"), ("17518",)]


def test_numbers_that_can_be_read_in_two_ways_are_asked_about(subtests: pytest.Subtests) -> None:
    for cells, question, written in DOUBTFUL:
        with subtests.test(cells=cells):
            column = guess(*cells)
            assert column.question.startswith(question) and column.cells[0] == written
    for cells in PLAIN:
        with subtests.test(cells=cells):
            assert guess(*cells).question == ""


def test_columns_of_a_file_group_thousands_alike() -> None:
    wide = guess_table({"2011": ("23.824", "1.204"), "2010": ("17.518", "998")})
    assert [column.cells for column in wide] == [("23824", "1204"), ("17518", "998")]


def test_days_and_years_as_sheets_have_them_are_told_by_their_header() -> None:
    assert guess("43831", "43832", header="date").cells == ("2020-01-01", "2020-01-02")
    assert guess("43831", "43832", header="visits").type == "integer"
    assert guess("2,019", "2,020", header="year").cells == ("2019", "2020")
    assert guess("2019.0", "2020.0", header="year").type == "year"
    assert guess("2,019", "2,020", header="visits").type == "integer"


def test_what_was_rewritten_is_said() -> None:
    table = RawTable(("day",), [["20200131"], ["20200201"]], ())
    assert guess_columns(table, {}, semicolons=False)[1] == (
        'Column day: "20200131" was written as 2020-01-31.',
    )


def test_units_and_measures_of_science_are_known(subtests: pytest.Subtests) -> None:
    for header, unit in (("pm25 (µg/m³)", "µg/m³"), ("temp (°C)", "°C"), ("o3 (ppb)", "ppb")):
        with subtests.test(header=header):
            assert column_unit(header) == unit
    assert column_names(["pm25 (µg/m³)"]) == ("pm25_ug_m3",)
    for header in ("no2", "No of schools", "number_of_labs"):
        with subtests.test(header=header):
            assert not names_code(header)
    for header in ("house no", "Age", "decile", "lad_id"):
        with subtests.test(header=header):
            assert names_code(header)


AMOUNTS = st.decimals(-(10**9), 10**9, places=2)


@given(
    amounts=st.lists(AMOUNTS, min_size=1, max_size=6),
    style=st.sampled_from(
        [(",", "."), (".", ","), (" ", ","), ("\u00a0", "."), ("'", "."), ("", ",")]
    ),
    sign=st.sampled_from(["", "%", " €"]),
)
def test_numbers_keep_their_values(
    amounts: list[Decimal], style: tuple[str, str], sign: str
) -> None:
    thousands, point = style
    texts = [
        f"{amount:,.2f}".replace(",", "T").replace(".", point).replace("T", thousands) + sign
        for amount in amounts
    ]
    column = guess(*texts)
    assert column.type == "number"
    assert [Decimal(cell) for cell in column.cells] == amounts


@given(
    days=st.lists(st.dates(date(1000, 1, 1)), min_size=1),
    form=st.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y"]),
)
def test_days_keep_their_values_where_they_can_be_told_from_months(
    days: list[date], form: str
) -> None:
    column = guess(*[format(day, form) for day in days])
    if any(day.day > 12 for day in days) or "." in form:
        assert (column.type, list(column.cells)) == ("date", list(map(str, days)))
    else:
        assert (column.type, list(column.cells)) == ("string", [format(d, form) for d in days])


def test_headers_say_name_title_and_unit(subtests: pytest.Subtests) -> None:
    cases = [
        ("LAMP (% of GDP)", "lamp_percent_of_gdp", "LAMP", "% of GDP"),
        ("lamp_percent_of_gdp", "lamp_percent_of_gdp", "Lamp", "% of GDP"),
        ("Staff [thousand]", "staff_thousand", "Staff", "thousand"),
        ("Spending, million EUR", "spending_million_eur", "Spending", "million EUR"),
        ("Spending (total)", "spending_total", "Spending (total)", None),
        ("Number of patents", "number_of_patents", "Number of patents", "patents"),
        ("Share (%)", "share_percent", "Share", None),
        ("Trust index", "trust_index", "Trust index", "1"),
        ("TIME_PERIOD", "time_period", "Time period", None),
        ("R&D", "r_and_d", "R&D", None),
        ("Größe", "grosse", "Größe", None),
        ("", "column_1", "", None),
        ("価格", "column_1", "価格", None),
        ("=cmd()", "cmd", "=cmd()", None),
    ]
    for header, name, title, unit in cases:
        with subtests.test(header=header, name=name):
            assert column_names([header]) == (name,)
            assert column_title(header) == title
            assert column_unit(header) == unit


def test_no_two_columns_have_the_same_name() -> None:
    names = column_names(["a", "A", "a 2", "", "a"])
    assert names == ("a", "a_2", "a_2_2", "column_4", "a_3")


def test_the_time_is_the_period_that_a_row_is_about() -> None:
    columns = guess_table(
        {"first_year": ("2001", "2002"), "year": ("2019", "2020"), "opened": ("1990", "1991")}
    )
    assert [c.role for c in columns] == [None, "time", None]


def test_the_key_is_the_smallest_that_holds(subtests: pytest.Subtests) -> None:
    cases = [
        ({"a": ("x", "y"), "b": ("p", "p"), "n": ("1", "2")}, ("a",)),
        ({"a": ("x", "x"), "b": ("p", "q"), "n": ("1", "2")}, ("b",)),
        ({"a": ("x", "x", "y"), "b": ("p", "q", "p")}, ("a", "b")),
        ({"n": ("5", "6"), "a": ("x", "x")}, None),
        ({"a": ("x", ""), "n": ("5", "6")}, None),
        ({"a": ("x", "x"), "b": ("p", "p")}, None),
        ({"id": ("17", "18"), "n": ("5", "6")}, ("id",)),
    ]
    for table, key in cases:
        with subtests.test(table=table, key=key):
            assert find_key(guess_table(table)) == key
