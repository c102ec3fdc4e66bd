from __future__ import annotations

from pipeline.catalog import Break
from pipeline.pages.parts.series import read_series
from pipeline.pages.parts.sparkline import HEIGHT, MARGIN, WIDTH, Sparkline, sparkline
from tests.asking import ask

from .samples import dataset, depths


def drawn(cells: str, **changed: object) -> Sparkline | None:
    table = depths(cells, **changed)
    return sparkline(ask, read_series(dataset(table), table)["ELB"][0])


def test_values_that_follow_each_other_are_one_line() -> None:
    line = drawn("ELB 2001 1, ELB 2002 3, ELB 2003 2")
    assert line is not None
    assert line.lines == (f"{MARGIN:.1f},{HEIGHT - MARGIN:.1f} 48.0,3.0 {WIDTH - MARGIN:.1f},14.0",)
    assert line.dots == ()
    assert line.last == ("93.0", "14.0")


def test_a_gap_stays_a_gap() -> None:
    line = drawn("ELB 2001 1, ELB 2002 2, ODR 2003 1, ELB 2004 3, ELB 2005 -, ELB 2006 3")
    assert line is not None
    assert [points.count(",") for points in line.lines] == [2]
    assert len(line.dots) == 2


def test_no_line_crosses_a_declared_break() -> None:
    broken = Break(field="depth", entities=("ELB",), period="2003", reason="", source=None)
    line = drawn("ELB 2001 1, ELB 2002 2, ELB 2003 5, ELB 2004 6", breaks=(broken,))
    assert line is not None
    assert [points.count(",") for points in line.lines] == [2, 2]


def test_a_break_of_another_river_breaks_nothing() -> None:
    broken = Break(field="depth", entities=("ODR",), period="2003", reason="", source=None)
    line = drawn("ELB 2001 1, ELB 2002 2, ELB 2003 5, ELB 2004 6", breaks=(broken,))
    assert line is not None
    assert len(line.lines) == 1


def test_numbered_periods_are_in_the_order_of_their_numbers() -> None:
    broken = Break(field="depth", entities=(), period="10", reason="", source=None)
    line = drawn("ELB 8 1, ELB 9 2, ELB 10 5, ELB 11 6", breaks=(broken,))
    assert line is not None
    assert [points.count(",") for points in line.lines] == [2, 2]
    assert line.last[0] == "93.0"


def test_what_does_not_compare_over_time_is_dots() -> None:
    line = drawn("ELB 2001 1, ELB 2002 2, ELB 2003 3", comparable_over_time=False)
    assert line is not None
    assert line.lines == ()
    assert len(line.dots) == 3


def test_one_value_makes_no_line() -> None:
    assert drawn("ELB 2001 1, ODR 2002 2") is None


def test_a_level_series_runs_through_the_middle() -> None:
    line = drawn("ELB 2001 2, ELB 2002 2")
    assert line is not None
    assert line.lines == ("3.0,14.0 93.0,14.0",)


def test_periods_stand_as_far_apart_as_they_are() -> None:
    line = drawn("ELB 2000 1, ELB 2001 2, ELB 2010 3")
    assert line is not None
    assert line.lines[0].split()[1].startswith("12.0,")
