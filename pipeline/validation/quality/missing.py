"""Finds measures of which much is missing, and nothing says why."""

from __future__ import annotations

import numpy as np

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.declared import DeclaredField, items, mapping, text
from pipeline.validation.quality.figures import Array, Figures

_FEWEST, _SHARE = 5, 0.2


def check_missing(folder: Folder, table: Figures) -> list[Finding]:
    """Find measures that lack a fifth of their values or more without a reason."""
    fields = table.read.declared.fields
    if any(field.properties.get("role") == "status" for field in fields):
        return []
    found: list[Finding] = []
    for measure in table.measures:
        missing = table.missing(measure.name)
        number = int(np.count_nonzero(missing))
        if number < max(_FEWEST, _SHARE * table.rows) or number == table.rows:
            continue
        rows = np.flatnonzero(missing & ~_is_explained(table, measure))
        if len(rows) < max(_FEWEST, _SHARE * table.rows):
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


def _is_explained(table: Figures, measure: DeclaredField) -> Array:
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
