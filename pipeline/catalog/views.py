"""The views of a dataset: those it declares, or sensible ones chosen from its schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.catalog.model import Field, Table, Target, View

LONGEST_NAME = 80


def read_views(declared: Sequence[Mapping[str, Any]], tables: Sequence[Table]) -> tuple[View, ...]:
    """The declared views, each with the table's own time and entity where it names none."""
    by_name = {table.name: table for table in tables}
    return tuple(_view(raw, by_name) for raw in declared)


def default_views(tables: Sequence[Table]) -> tuple[View, ...]:
    """Views for a dataset that declares none: the first measure over time, and who has most."""
    return tuple(view for table in tables for view in _defaults(table))


def _view(raw: Mapping[str, Any], tables: Mapping[str, Table]) -> View:
    table = tables[raw.get("resource") or next(iter(tables))]
    words = {
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


def _defaults(table: Table) -> list[View]:
    if not table.measures:
        return []
    measure, time, entity = table.measures[0], table.time, table.entity or _category(table)
    where = _slice(table, entity)
    common: dict[str, Any] = {
        "resource": table.name,
        "measure": measure.name,
        "time": _name(time),
        "entity": _name(entity),
        "where": where,
    }

    def view(kind: str, title: str) -> View:
        name = f"{table.name[: LONGEST_NAME - len(kind) - 1]}-{kind}"
        return View(name=name, title=title, kind=kind, **common)

    views = []
    if _tells_rows_apart(table, where, entity, time):
        if time is not None and table.frame[time.name].nunique() > 1:
            views.append(view("trend", f"{measure.title} over time"))
        if entity is not None:
            views.append(view("ranking", f"{measure.title} by {_inside(entity.title)}"))
    return views or [view("distribution", measure.title)]


def _inside(title: str) -> str:
    """A column's title inside a sentence: small, unless it begins with an acronym."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _category(table: Table) -> Field | None:
    """The column that says what a row is about, where no column declares an entity."""
    texts = [f for f in table.fields if f.type == "string" and f.role is None]
    keyed = [field for field in texts if field.name in table.primary_key]
    return next(iter(keyed or texts), None)


def _slice(table: Table, entity: Field | None) -> dict[str, tuple[str, ...]]:
    """The values of the first row in the columns that make one series of several.

    These are the other columns of the key. Without a key they are columns of text, as many as it
    takes, but not those that only say more about an entity.
    """
    if table.texts.empty:
        return {}
    if table.primary_key:
        names = [f.name for f in table.dimensions if f.name != _name(entity)]
        return {name: (str(table.texts[name].iloc[0]),) for name in names}
    where: dict[str, tuple[str, ...]] = {}
    for field in table.fields:
        if _tells_rows_apart(table, where, entity, table.time):
            break
        is_text = field.type in {"string", "boolean", "any"} and field.role is None
        if is_text and field is not entity and not _is_about(table, field, entity):
            where[field.name] = (str(table.texts[field.name].iloc[0]),)
    return where


def _is_about(table: Table, field: Field, entity: Field | None) -> bool:
    """Whether a column has one value for each entity."""
    if entity is None:
        return False
    return bool(table.texts.groupby(entity.name)[field.name].nunique().max() == 1)


def _tells_rows_apart(
    table: Table, where: Mapping[str, tuple[str, ...]], *fields: Field | None
) -> bool:
    """Whether no two rows of a slice agree in columns."""
    rows = table.texts
    for name, values in where.items():
        rows = rows[rows[name].isin(values)]
    names = [field.name for field in fields if field]
    return not rows.duplicated(names).any() if names else len(rows) < 2
