from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.catalog import Field
from pipeline.publish.vocabularies.coverage import keys_with_values, places, span

from .conftest import RATES, make_catalog, make_dataset, make_project, make_table, rates
from .conftest import places as reference

PROJECT = make_project()


def over(kind: str, *periods: str) -> object:
    time = Field(name="time", title="Time", description="", type=kind, role="time")
    return span(make_dataset(tables=[make_table([time], [[period] for period in periods])]))


def test_the_span_of_years_months_and_days() -> None:
    assert over("year", "2003", "1996") == (("1996", "gYear"), ("2003", "gYear"))
    assert over("yearmonth", "2003-02") == (("2003-02", "gYearMonth"), ("2003-02", "gYearMonth"))
    assert over("datetime", "2003-02-01T10:00:00Z") == (("2003-02-01", "date"),) * 2


def test_what_may_mean_something_else_is_no_span(subtests: pytest.Subtests) -> None:
    cases = [("string", "2011-12"), ("string", "2011/12"), ("date", "31/12/2011")]
    for kind, period in cases:
        with subtests.test(kind=kind, period=period):
            table = make_table(
                [Field(name="time", title="Time", description="", type="string", role="time")],
                [[period]],
            )
            field = replace(table.fields[0], type=kind)
            assert span(make_dataset(tables=[replace(table, fields=(field,))])) is None


def test_a_dataset_without_time_has_no_span() -> None:
    table = make_table([Field(name="a", title="A", description="", type="string")], [["x"]])
    assert span(make_dataset(tables=[table])) is None


def test_few_places_are_named_and_many_are_counted() -> None:
    few = make_dataset()
    many = make_dataset("many", [rates([(f"X{n}", "2001", "1") for n in range(13)])])
    catalog = make_catalog(few, many, reference())
    assert places(few, catalog, PROJECT) == ("Arland", "Borduria")
    assert places(many, catalog, PROJECT) == ("13 countries",)


def test_what_has_no_reference_package_is_no_place() -> None:
    dataset = make_dataset()
    catalog = make_catalog(dataset)
    assert places(dataset, catalog, PROJECT) == ()


def test_only_entities_with_a_value_have_values() -> None:
    catalog = make_catalog(make_dataset(), reference())
    assert keys_with_values(catalog) == {"country": {"AAA"}}
    no_measures = make_table(RATES[:2], [("AAA", "2001")], primary_key=("place", "year"))
    assert keys_with_values(make_catalog(make_dataset(tables=[no_measures]))) == {}
