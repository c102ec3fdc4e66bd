"""Two columns that say between which bounds a figure lies are no measures, but its interval."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.catalog import Field, Table
from pipeline.catalog.intervals import interval_of, is_bound

Columns = dict[str, list[float | None]]

INSIDE: list[tuple[Columns, dict[str, tuple[str, str]]]] = [
    (
        {"rate": [1, 2], "rate_lower": [0.5, 1], "rate_upper": [2, 3]},
        {"rate": ("rate_lower", "rate_upper")},
    ),
    ({"rate": [1, 2], "uci": [2, 3], "lci": [0.5, 1]}, {"rate": ("lci", "uci")}),
    (
        {"rate": [1, 2], "n": [10, 20], "ci_low": [0.5, 1], "ci_high": [2, 3]},
        {"rate": ("ci_low", "ci_high")},
    ),
    (
        {"men_pct": [1, 2], "men_lci": [0, 1], "men_uci": [2, 3], "women": [5, 6]},
        {"men_pct": ("men_lci", "men_uci")},
    ),
    (
        {"taux": [1, None], "borne_inf": [0.5, None], "borne_sup": [2, None]},
        {"taux": ("borne_inf", "borne_sup")},
    ),
]
NONE: list[Columns] = [
    {"rate": [1, 2], "rate_lower": [5, 6], "rate_upper": [7, 8]},
    {"rate": [1, 2], "rate_lower": [0.5, 1]},
    {"rate": [1, 2], "other": [1, 2], "lower": [0.5, 1], "upper": [2, 3]},
    {"low": [1, 2], "high": [3, 4]},
]


def table(columns: Columns) -> Table:
    frame = pd.DataFrame(columns, dtype="float64")
    fields = tuple(
        Field(name=name, title=name, description="", type="number", is_measure=not is_bound(name))
        for name in columns
    )
    return Table(
        name="t",
        title="t",
        description="",
        fields=fields,
        primary_key=(),
        texts=frame.astype("str"),
        frame=frame,
    )


def intervals(columns: Columns) -> dict[str, tuple[str, str]]:
    one = table(columns)
    found = {field.name: interval_of(one, field) for field in one.measures}
    return {name: (i.lower.name, i.upper.name) for name, i in found.items() if i}


def test_bounds_are_those_of_the_measure_that_they_are_called_like(
    subtests: pytest.Subtests,
) -> None:
    for columns, expected in INSIDE:
        with subtests.test(columns=list(columns)):
            assert intervals(columns) == expected


def test_columns_that_no_figure_lies_between_or_that_may_be_of_two_are_nobodys(
    subtests: pytest.Subtests,
) -> None:
    for columns in NONE:
        with subtests.test(columns=list(columns)):
            assert intervals(columns) == {}
