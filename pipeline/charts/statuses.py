"""Figures that are not yet so, or may still change: what a table's column of statuses says of them.

A forecast, plan or proposal is no figure of anything that was, so no chart shows it beside those
that are; what is provisional or estimated is shown, and said to be so.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

import pandas as pd

from pipeline.catalog import Field, Table
from pipeline.charts.words import listed
from pipeline.column_words import plain_words, words

_MOST_PERIODS = 4


def without_forecasts(table: Table) -> tuple[Table, str]:
    """A table without rows that are forecasts, and what to say of those; "" if there are none."""
    rows = _rows_of(table, words("forecasts"))
    if rows is None or not rows.any():
        return table, ""
    if rows.all():
        return table, "All of these figures are forecasts, plans or proposals."
    kept = replace(table, texts=table.texts[~rows], frame=table.frame[~rows])
    return kept, f"Forecasts, plans and proposals{_when(table, rows)} are in the table, not here."


def provisional_note(table: Table) -> str:
    """Which figures may still change; "" where none is said to."""
    rows = _rows_of(table, words("provisional"))
    if rows is None or not rows.any():
        return ""
    return f"Figures{_when(table, rows)} are in part provisional or estimated."


def _when(table: Table, rows: pd.Series) -> str:
    if table.time is None:
        return ""
    present = set(table.texts.loc[rows, table.time.name])
    periods = [text for text in table.timeline.in_order if text in present]
    if len(periods) > _MOST_PERIODS:
        return f" for {periods[0]} to {periods[-1]}"
    return f" for {listed(periods)}" if periods else ""


def _rows_of(table: Table, wanted: Set[str]) -> pd.Series | None:
    """Which rows have a status with one of some words; None in a table without statuses."""
    field = table.status or next((f for f in table.fields if _is_of_statuses(f)), None)
    if field is None:
        return None
    texts = table.texts[field.name]
    meant = [text for text in texts.unique() if wanted & set(plain_words(field.label(text)))]
    return texts.isin(meant)


def _is_of_statuses(field: Field) -> bool:
    return field.type == "string" and field.name.lower() in words("statuses")
