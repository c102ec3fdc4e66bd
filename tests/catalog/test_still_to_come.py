"""Figures of a period that begins after all that is known of them are told as still to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pipeline.catalog.model import Table
from pipeline.catalog.tables import make_table


def table(
    kind: str, *periods: str, known: date | None = date(2026, 11, 29), measure: str = "count"
) -> Table:
    fields = [{"name": "when", "type": kind}, {"name": measure, "type": "integer"}]
    texts = pd.DataFrame({"when": periods, measure: ["1"] * len(periods)}, dtype="str")
    made = make_table(texts, {"name": "t", "schema": {"fields": fields}}, ())
    return replace(made, known=known)


@pytest.mark.parametrize(
    ("kind", "periods", "ahead"),
    [
        ("year", ("2025", "2026", "2027", "2044"), [False, False, True, True]),
        ("date", ("2026-11-28", "2026-11-29", "2026-11-30"), [False, False, True]),
        ("yearmonth", ("2026-10", "2026-11", "2026-12"), [False, False, True]),
        ("string", ("2025/26", "2026/27", "2027/28"), [False, False, True]),
        ("string", ("2026-Q3", "2026-Q4", "2027-Q1"), [False, False, True]),
    ],
)
def test_what_begins_later_is_ahead(kind: str, periods: tuple[str, ...], ahead: list[bool]) -> None:
    assert list(table(kind, *periods).forecasts) == ahead


def test_the_newest_period_is_one_that_was() -> None:
    assert table("year", "2020", "2026", "2044").periods == ("2020", "2026")


def test_nothing_is_ahead_where_no_day_is_known() -> None:
    assert not table("year", "2020", "2044", known=None).forecasts.any()


@pytest.mark.parametrize("measure", ["target_percent", "Goal", "cible"])
def test_goals_are_known_before_their_time(measure: str) -> None:
    goals = table("year", "2020", "2044", measure=measure)
    assert not goals.forecasts.any()
    assert goals.periods == ("2020", "2044")


def test_projections_are_not() -> None:
    projected = table("year", "2020", "2044", measure="projected_population")
    assert list(projected.forecasts) == [False, True]


def test_all_may_be_ahead() -> None:
    assert table("year", "2030", "2044").is_all_ahead
