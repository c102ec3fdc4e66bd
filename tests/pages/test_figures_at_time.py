"""What is held on a place for some years: first and last, and only what compares."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.catalog import Break
from pipeline.pages.parts.figures_at_time import FigureAtTime, figures_at_time
from pipeline.pages.parts.series import Holding, read_series
from tests.asking import ask

from .samples import DEPTH, RIVER, YEAR, dataset, depths, rows, table

CELLS = "ELB 2001 1, ELB 2002 2, ELB 2003 -, ELB 2004 4, ELB 2005 5"


def then(first: str, last: str | None, cells: str = CELLS, **changed: Any) -> FigureAtTime | None:
    table = depths(cells, **changed)
    of_rivers = dataset(table)
    held = [Holding(of_rivers, table, read_series(of_rivers, table)["ELB"])]
    found = figures_at_time(ask, held, first, last)
    assert None not in found
    return next(iter(found), None)


def told(found: FigureAtTime | None) -> tuple[str | None, ...] | None:
    if found is None:
        return None
    return (found.first.period, found.last.period if found.last else None)


def test_the_first_and_the_last_figure_of_the_years_are_told() -> None:
    assert told(then("2001", "2004")) == ("2001", "2004")
    assert told(then("2002", None)) == ("2002", "2005")
    assert told(then("2003", "2004")) == ("2004", None)
    assert told(then("2005", "2005")) == ("2005", None)
    assert told(then("2006", None)) is None


def test_what_does_not_compare_over_time_has_one_figure() -> None:
    assert told(then("2001", "2005", comparable_over_time=False)) == ("2001", None)


def test_across_a_new_series_there_is_one_figure() -> None:
    broken = Break(field="depth", entities=("ELB",), period="2004", reason="", source=None)
    assert told(then("2001", "2005", breaks=(broken,))) == ("2001", None)
    assert told(then("2004", "2005", breaks=(broken,))) == ("2004", "2005")
    assert told(then("2001", "2002", breaks=(broken,))) == ("2001", "2002")
    of_another = Break(field="depth", entities=("ODR",), period="2004", reason="", source=None)
    assert told(then("2001", "2005", breaks=(of_another,))) == ("2001", "2005")


def test_a_period_that_names_no_year_is_of_no_time() -> None:
    cells = rows("ELB 200a 1, ELB 2002/03 2, ELB 2004 3", "river", "year", "depth")
    named = table(cells, (RIVER, replace(YEAR, type="string"), DEPTH))
    of_rivers = dataset(named)
    held = [Holding(of_rivers, named, read_series(of_rivers, named)["ELB"])]
    (found,) = figures_at_time(ask, held, "2000", None)
    assert told(found) == ("2002/03", "2004")
