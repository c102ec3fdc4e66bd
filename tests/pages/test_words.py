from __future__ import annotations

import pytest

from pipeline.pages.parts import words
from pipeline.pages.parts.series import read_series
from tests.asking import ask

from .samples import dataset, depths


def test_a_size_reads_as_people_compare_it(subtests: pytest.Subtests) -> None:
    cases = [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (33_318, "33 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (2_440_000, "2.4 MB"),
    ]
    for size, read in cases:
        with subtests.test(size=size, read=read):
            assert words.file_size(size) == read


def test_a_noun_takes_its_article() -> None:
    assert words.with_article("river") == "a river"
    assert words.with_article("apiary") == "an apiary"


def test_a_span_of_one_period_names_it_once() -> None:
    assert words.span(("2001", "2003")) == "2001 to 2003"
    assert words.span(("2001", "2001")) == "2001"


def test_coverage_counts_the_periods_that_the_table_holds(subtests: pytest.Subtests) -> None:
    cases = [
        ("ELB 2001 1, ELB 2002 2, ELB 2003 3", "2001 to 2003, 3 of 3 years"),
        ("ELB 2001 1, ODR 2002 2, ELB 2003 3", "2001 to 2003, 2 of 3 years"),
        ("ELB 2001 1, ELB 2002 -, ELB 2003 3", "2001 to 2003, 2 of 3 years"),
        ("ODR 2000 1, ELB 2001 1, ELB 2002 2", "2001 to 2002, 2 of 2 years"),
        ("ELB 2010 1, ELB 2012 2, ELB 2014 3", "2010 to 2014, all 3 years in the data"),
        ("ELB 2010 1, ODR 2012 2, ELB 2014 3", "2010 to 2014, 2 of 3 years in the data"),
        ("ELB 2010 1, ODR 2012 2", "2010 only"),
        (
            "ELB 2010-06-01 1, ELB 2010-07-01 2",
            "2010-06-01 to 2010-07-01, all 2 periods in the data",
        ),
        ("ELB 2010 -, ODR 2012 2", "no values"),
    ]
    for cells, said in cases:
        with subtests.test(cells=cells, said=said):
            table = depths(cells)
            (series,) = read_series(dataset(table), table)["ELB"]
            assert words.coverage(series) == said


def test_a_value_has_its_unit_and_no_more_decimals_than_it_came_with() -> None:
    table = depths("ELB 2001 3.5, ELB 2002 3.26, ODR 2001 4")
    series = read_series(dataset(table), table)
    latest = series["ELB"][0].latest
    assert latest is not None
    assert words.value(ask, series["ELB"][0], latest) == "3.3 m"
    assert words.number(ask, series["ELB"][0], latest) == "3.3"
    assert words.value(ask, series["ODR"][0], series["ODR"][0].points[0]) == "4 m"


def test_accents_do_not_change_where_a_name_stands() -> None:
    assert sorted(["Zambol", "Årland", "Crovata", "Côte"], key=words.sort_key) == [
        "Årland",
        "Côte",
        "Crovata",
        "Zambol",
    ]
