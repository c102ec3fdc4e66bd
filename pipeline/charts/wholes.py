"""Charts that set things side by side have no whole beside its own parts.

England beside its regions would count them twice. Lines keep both, and so do views that say which
things they show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from pipeline.catalog import Catalog, Table, View

SIDE_BY_SIDE = frozenset({"composition", "distribution", "map", "ranking", "tiles"})


def without_wholes(table: Table, view: View, catalog: Catalog) -> tuple[Table, tuple[str, ...]]:
    """A table without the rows of things whose parts have figures for the same period.

    With it, the names of those that are left out. What counts is what the view asks for.
    """
    names: list[str] = []
    for name in dict.fromkeys(filter(None, (view.entity, view.by))):
        entity = table.fields_by_name[name].entity or ""
        grid = catalog.grids.get(entity)
        if view.kind not in SIDE_BY_SIDE or name in view.where or grid is None:
            continue
        rows = _rows_of_wholes(table, name, view, grid.parents)
        keys = dict.fromkeys(table.texts.loc[rows, name])
        names.extend(catalog.entity(entity, key).name for key in keys)
        table = replace(table, texts=table.texts.drop(rows), frame=table.frame.drop(rows))
    return table, tuple(names)


def wholes_note(names: tuple[str, ...]) -> str:
    """Which things are left out since their parts are shown; "" where none is."""
    shown = "its parts are shown" if len(names) == 1 else "their parts are shown"
    return f"Left out, since {shown}: {', '.join(names)}." if names else ""


def _rows_of_wholes(table: Table, name: str, view: View, parents: Mapping[str, str]) -> pd.Index:
    asked = table.rows_where(view.where)
    keys = table.texts.loc[asked, name]
    when = table.texts.loc[asked, view.time] if view.time else keys.mask(keys.notna(), "")
    measure = view.measure or next((field.name for field in table.measures), name)
    over = keys.map(parents).where(table.frame.loc[asked, measure].notna())
    shown = set(zip(over.dropna(), when[over.notna()], strict=True))
    return asked[[pair in shown for pair in zip(keys, when, strict=True)]]
