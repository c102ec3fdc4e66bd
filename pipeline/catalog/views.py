"""The views that a dataset declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.catalog.model import Field, Table, Target, View


def read_views(declared: Sequence[Mapping[str, Any]], tables: Sequence[Table]) -> tuple[View, ...]:
    """The declared views, each with the table's own time and entity where it names none."""
    by_name = {table.name: table for table in tables}
    return tuple(_view(raw, by_name) for raw in declared)


def _view(raw: Mapping[str, Any], tables: Mapping[str, Table]) -> View:
    table = tables[raw.get("resource") or next(iter(tables))]
    words: dict[str, Any] = {
        key: raw.get(key)
        for key in ("subtitle", "measure", "x", "y", "size", "by", "sort", "spec", "note")
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
        log=_texts(raw.get("log") or ()),
        window=int(raw.get("window") or 1),
        stacking=raw.get("stacking") or "shares",
        targets=_targets(raw.get("target")),
        **words,
    )


def _targets(raw: object) -> tuple[Target, ...]:
    """One target or several; a number alone is a value."""
    if raw is None:
        return ()
    listed = raw if isinstance(raw, list | tuple) else (raw,)
    return tuple(_target(one if isinstance(one, Mapping) else {"value": one}) for one in listed)


def _target(raw: Mapping[str, Any]) -> Target:
    value, period = raw.get("value"), raw.get("period")
    names = {key: raw.get(key) for key in ("label", "dataset", "resource", "field", "set_in")}
    return Target(
        value=None if value is None else float(value),
        period=None if period is None else str(period),
        **names,
    )


def _texts(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(str(v).lower() if isinstance(v, bool) else str(v) for v in values)


def _name(field: Field | None) -> str | None:
    return field.name if field else None
