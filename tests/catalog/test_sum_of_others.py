"""A value whose figures are the sum of those of all others stands for these."""

from __future__ import annotations

import pandas as pd

from pipeline.catalog.subjects import total_of
from pipeline.catalog.tables import make_table

FUELS = {"Coal": (80, 73, 66), "Gas": (100, 99, 101), "Wind": (20, 25, 33)}


def total(generation: tuple[float, ...], name: str = "Generation") -> str | None:
    rows = [
        (fuel, str(year), str(value))
        for fuel, values in {**FUELS, name: generation}.items()
        for year, value in enumerate(values, 2020)
    ]
    texts = pd.DataFrame(rows, columns=["fuel", "year", "twh"], dtype="str")
    fields = [
        {"name": "fuel", "type": "string"},
        {"name": "year", "type": "year"},
        {"name": "twh", "type": "number", "unit": "TWh"},
    ]
    made = make_table(texts, {"name": "t", "schema": {"fields": fields}}, ())
    return total_of(made, made.fields_by_name["fuel"])


def test_a_sum_in_every_period_is_a_total() -> None:
    assert total((200, 197, 200)) == "Generation"


def test_a_sum_in_some_periods_is_none() -> None:
    assert total((200, 197, 203)) is None


def test_rounding_is_forgiven() -> None:
    assert total((200.1, 197.1, 199.9)) == "Generation"


def test_the_world_is_no_country() -> None:
    assert total((990, 995, 999), "World") == "World"
