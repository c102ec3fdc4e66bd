"""The views of a dataset: those it declares, or sensible ones chosen from its schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.catalog.model import Field, Table, View


def read_views(declared: Sequence[Mapping[str, Any]], tables: Sequence[Table]) -> tuple[View, ...]:
    """The declared views, each with the table's own time and entity where it names none."""
    by_name = {table.name: table for table in tables}
    return tuple(_view(raw, by_name) for raw in declared)


def default_views(tables: Sequence[Table]) -> tuple[View, ...]:
    """Views for a dataset that declares none: how each first measure moves, and who has most of it."""
    return tuple(view for table in tables for view in _defaults(table))


def _view(raw: Mapping[str, Any], tables: Mapping[str, Table]) -> View:
    table = tables[raw.get("resource") or next(iter(tables))]
    words = {
        key: raw.get(key)
        for key in ("subtitle", "measure", "x", "y", "size", "by", "target", "sort", "spec", "note")
    }
    by = raw.get("by")
    entity = raw.get("entity") or _name(
        table.entity if table.entity and table.entity.name != by else None
    )
    return View(
        name=raw["name"],
        title=raw["title"],
        kind=raw["kind"],
        resource=table.name,
        time=raw.get("time") or _name(table.time),
        entity=entity,
        where={field: _texts(value) for field, value in (raw.get("where") or {}).items()},
        **words,
    )


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(str(v) for v in values)


def _name(field: Field | None) -> str | None:
    return field.name if field else None


def _defaults(table: Table) -> list[View]:
    if not table.measures:
        return []
    measure = table.measures[0]
    entity = table.entity or _category(table)
    others = [f for f in table.dimensions if entity is None or f.name != entity.name]
    first = (
        {f.name: (str(table.texts[f.name].iloc[0]),) for f in others} if len(table.texts) else {}
    )
    common: dict[str, Any] = {
        "resource": table.name,
        "measure": measure.name,
        "time": _name(table.time),
        "entity": _name(entity),
        "where": first,
    }
    views = []
    if table.time is not None and table.frame[table.time.name].nunique() > 1:
        views.append(
            View(
                name=f"{table.name}-trend"[:80],
                title=f"{measure.title} over time",
                kind="trend",
                **common,
            )
        )
    if entity is not None:
        by = (entity.title or entity.name).lower()
        views.append(
            View(
                name=f"{table.name}-ranking"[:80],
                title=f"{measure.title} by {by}",
                kind="ranking",
                **common,
            )
        )
    if not views:
        views.append(
            View(
                name=f"{table.name}-distribution"[:80],
                title=measure.title,
                kind="distribution",
                **common,
            )
        )
    return views


def _category(table: Table) -> Field | None:
    """The column that says what a row is about, where no column declares an entity."""
    texts = [f for f in table.fields if f.type == "string" and f.role is None]
    keyed = [field for field in texts if field.name in table.primary_key]
    return next(iter(keyed or texts), None)
