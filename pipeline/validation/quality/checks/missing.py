"""Finds measures of which much is missing, and nothing says why."""

from __future__ import annotations

import numpy as np

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredField, items, mapping, text
from pipeline.validation.quality.documented_years import years_told
from pipeline.validation.quality.figures import Array, FiguresTable
from pipeline.validation.quality.wording import counted

_FEWEST, _SHARE = 5, 0.2
_FEWEST_PERIODS, _MOST_LACKING = 3, 0.5


def check_missing(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find periods that were emptied, and measures that lack a fifth or more without a reason."""
    found = _periods_emptied(folder, table)
    fields = table.read.declared.fields
    if any(field.properties.get("role") == "status" for field in fields):
        return found
    for measure in table.measures:
        missing = table.missing(measure.name)
        number, least = int(np.count_nonzero(missing)), max(_FEWEST, _SHARE * table.rows)
        if number < least or number == table.rows:
            continue
        rows = np.flatnonzero(missing & ~_is_explained(table, measure))
        if len(rows) < least:
            continue
        found.append(
            finding(
                "missing-unexplained",
                table.place(measure.name, int(rows[0])),
                count=len(rows),
                rows=tuple(int(row) + 2 for row in rows[:10]),
                number=f"{len(rows):,}",
                of=f"{table.rows:,}",
                share=f"{len(rows) / table.rows:.0%}",
            )
        )
    return found


def _is_explained(table: FiguresTable, measure: DeclaredField) -> Array:
    """Which cells have a text that is declared as missing with a label."""
    declared = measure.properties.get(
        "missingValues", table.read.declared.schema.get("missingValues")
    )
    entries = [mapping(entry) for entry in items(declared)]
    labelled = {text(entry.get("value")) for entry in entries if entry.get("label")}
    if not labelled:
        return np.zeros(table.rows, bool)
    categories = table.categories(measure.name)
    return np.array([name in labelled for name in categories.texts])[categories.codes]


def _periods_emptied(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Periods of which every row lacks a value, where most have one in every other."""
    series, found = table.series, list[Finding]()
    if series is None:
        return found
    sizes = np.bincount(series.periods, minlength=len(series.names))
    for measure in table.measures:
        missing = table.missing(measure.name)[series.rows]
        lacking = np.bincount(series.periods[missing], minlength=len(series.names))
        empty = (lacking == sizes) & (sizes >= _FEWEST)
        others = np.count_nonzero(~empty)
        is_filled = bool(np.all(lacking[~empty] <= _MOST_LACKING * sizes[~empty]))
        if not is_filled or others < _FEWEST_PERIODS or np.count_nonzero(empty) * 4 > others:
            continue
        told = years_told(folder)
        filled = np.flatnonzero(~empty)
        # A measure may begin later than the others, or end before.
        empty[: filled[0]] = empty[filled[-1] :] = False
        for period in (int(p) for p in np.flatnonzero(empty) if series.names[p][:4] not in told):
            rows = sorted(int(row) for row in series.rows[series.periods == period])
            place = table.place(measure.name, rows[0])
            said = finding(
                "period-emptied", place, period=series.names[period], number=f"{len(rows):,}"
            )
            found.append(counted(said, rows))
    return found
