"""What a chart says of figures that are not yet so, or may still change.

A forecast, plan or proposal is no figure of anything that was: charts over time draw it apart, no
other chart shows it beside those that are. What is provisional or estimated is shown, and said to
be so.
"""

from __future__ import annotations

import pandas as pd

from pipeline.catalog import Table
from pipeline.charts.words import listed

# Kinds of view that draw forecasts apart, since each of their figures has a place in time.
DRAWN_APART = frozenset({"small-multiples", "trend"})
# And those whose drawing and words tell apart what may still change.
MARKED_APART = DRAWN_APART | {"composition", "map", "ranking", "tiles"}
STILL_TO_COME = "still to come"
_MOST_PERIODS = 4


def forecasts_note(table: Table) -> str:
    """That forecasts are not in a chart; "" where there are none."""
    rows = table.forecasts
    if not rows.any():
        return ""
    return f"Forecasts, plans and proposals{_when(table, rows)} are in the table, not here."


def provisional_note(table: Table) -> str:
    """Which figures may still change; "" where none is said to."""
    rows = table.provisional
    if not rows.any():
        return ""
    return f"Figures{_when(table, rows)} are in part provisional or estimated."


def only_forecasts_note(table: Table) -> str:
    """That nothing in a table is a figure of what was; "" where that is not so."""
    return "All of these figures are forecasts, plans or proposals." if table.is_all_ahead else ""


def _when(table: Table, rows: pd.Series) -> str:
    if table.time is None:
        return ""
    present = set(table.texts.loc[rows, table.time.name])
    periods = [text for text in table.timeline.in_order if text in present]
    if len(periods) > _MOST_PERIODS:
        return f" for {periods[0]} to {periods[-1]}"
    return f" for {listed(periods)}" if periods else ""
