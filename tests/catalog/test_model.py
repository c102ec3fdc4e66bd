from __future__ import annotations

import pytest

from pipeline.catalog import Field


def field(**more) -> Field:
    return Field(name="f", title="Spending", description="", type="number", **more)


def test_a_title_bears_its_unit_unless_it_is_an_index(subtests):
    cases = [
        ("% of GIP", "Spending, % of GIP"),
        ("1", "Spending"),
        ("", "Spending"),
        (None, "Spending"),
    ]
    for unit, title in cases:
        with subtests.test(unit=unit, title=title):
            assert field(unit=unit).title_with_unit == title
            assert field(unit=unit).is_index == (title == "Spending")


def test_a_title_that_ends_with_its_unit_says_it_once(subtests):
    cases = [
        ("Patent applications", "applications", "Patent applications"),
        ("Kg", "kg", "Kg"),
        ("Overtime", "time", "Overtime, time"),
    ]
    for name, unit, title in cases:
        with subtests.test(name=name, unit=unit):
            named = Field(name="f", title=name, description="", type="number", unit=unit)
            assert named.title_with_unit == title


@pytest.mark.parametrize(
    ("key", "entity"), [("", "hive"), ("primaryKey: [hive]", "hive"), ("primaryKey: [year]", None)]
)
def test_what_rows_are_about_is_in_the_key_if_there_is_one(site, key, entity):
    descriptor = f"""
        name: parks
        resources:
          - name: parks
            path: parks.csv
            schema:
              {key or "title: no key"}
              fields:
                - {{name: hive, entity: country}}
                - {{name: year, type: year}}
                - {{name: spending, type: number}}
    """
    (table,) = site.dataset(descriptor, parks="hive,year,spending\nGKE,2020,1\n").tables
    assert (table.entity and table.entity.name) == entity


def periods(site, kind, *cells, more=""):
    rows = "place,when,spending\n" + "".join(f"A,{cell}\n" for cell in cells)
    descriptor = f"""
        name: parks
        resources:
          - name: parks
            path: parks.csv
            schema:
              fields:
                - {{name: place}}
                - {{name: when, type: {kind}, role: time{more}}}
                - {{name: spending, type: number}}
    """
    return site.dataset(descriptor, parks=rows).periods


def test_a_dataset_spans_its_periods(site, subtests):
    cases = [
        ("year", ["2020,1", "1999,2"], ("1999", "2020")),
        ("integer", ["9,1", "10,2"], ("9", "10")),
        ("string", ["2020-Q2,1", "2019-Q4,2"], ("2019-Q4", "2020-Q2")),
        ("date", ["2020-02-01,1", "2020-01-31,1"], ("2020-01-31", "2020-02-01")),
        ("year", ["2020,", "1999,2"], ("1999", "1999")),
        ("year", ["2020,1", ",2"], ("2020", "2020")),
        ("year", [",1"], None),
        ("year", [], None),
    ]
    for kind, cells, span in cases:
        with subtests.test(kind=kind, cells=cells):
            assert periods(site, kind, *cells) == span


def test_dates_of_another_form_span_in_the_order_of_days(site):
    cells = ["31/12/2019,1", "01/02/2020,2"]
    assert periods(site, "date", *cells, more=", format: '%d/%m/%Y'") == (
        "2019-12-31",
        "2020-02-01",
    )


def test_the_first_sentence_is_the_summary(site, subtests):
    cases = [
        ("One sentence.", "One sentence."),
        ("One. Two.", "One."),
        ("No stop", "No stop"),
        ("", ""),
    ]
    for description, summary in cases:
        with subtests.test(description=description, summary=summary):
            descriptor = (
                f"name: parks\ndescription: '{description}'\n"
                "resources: [{name: p, path: p.csv}]\n"
            )
            assert site.dataset(descriptor, p="a\nx\n").summary == summary


def test_moments_that_a_dataset_spans_are_told_as_people_say_them(site):
    rows = "moment,visits\n2024-03-01T00:00:00,1\n2024-03-03T23:00:00,2\n"
    descriptor = "name: parks\nresources: [{name: parks, path: parks.csv}]\n"
    told = site.dataset(descriptor, parks=rows).periods_told
    assert told == ("1 March 2024", "3 March 2024, 23:00")
