"""Sensible views for a dataset that declares none, chosen from its columns and keys."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.catalog.model import Field, Table, View

MOST_VIEWS = 4
LONGEST_NAME = 80

# Shares are rounded: parts that make a whole may miss it by this much.
WHOLE, ROUNDING = 100, 0.5


@dataclass(frozen=True)
class TableSeries:
    """What makes one series of a table: what it is about, and the rows of `where`."""

    table: Table
    entity: Field | None
    where: Mapping[str, tuple[str, ...]]

    @property
    def has_one_row_each(self) -> bool:
        """Whether no two rows are about the same thing and period."""
        return _tells_rows_apart(self.table, self.where, self.entity, self.table.time)


def default_views(tables: Sequence[Table], mapped: Collection[str] = ()) -> tuple[View, ...]:
    """At most four views: charts of what each table measures first, and a table of the rest.

    `mapped` are the kinds of entities that stand on a map. Several tables share the four.
    """
    measured = [table for table in tables if table.measures][:MOST_VIEWS]
    each = MOST_VIEWS // max(len(measured), 1)
    return tuple(view for table in measured for view in _views(table, mapped, each))


def _views(table: Table, mapped: Collection[str], most: int) -> list[View]:
    """Charts of a table; where there is room for two views, no measure is in none of them."""
    charts = list(_charts(table, mapped))[:most]
    if most == 1 or _shown(charts) >= {field.name for field in table.measures}:
        return charts
    kept = charts[: most - 1]
    whole = View(
        name=_view_name(table, "table"), title="All figures", kind="table", resource=table.name
    )
    return [*kept, whole]


def _shown(charts: Sequence[View]) -> set[str | None]:
    return {name for view in charts for name in (view.measure, view.x, view.y)}


def _charts(table: Table, mapped: Collection[str]) -> Iterator[View]:
    """Every chart that the columns of a table surely allow, what tells most first."""
    first, time = table.measures[0], table.time
    entity = table.entity or _category(table)
    series = TableSeries(table, entity, _slice(table, entity))
    part = _part(series, first)
    if part is not None:
        title = f"{first.title} by {_inside(part.title)}"
        yield _view(series, "composition", title, measure=first.name, by=part.name, where={})
    if not series.has_one_row_each:
        if part is None:
            yield _view(series, "distribution", first.title, measure=first.name)
        return
    if time is not None and table.frame[time.name].nunique() > 1:
        yield _view(series, "trend", f"{first.title} over time", measure=first.name)
    if entity is None:
        if time is None or table.frame[time.name].nunique() < 2:
            yield _view(series, "distribution", first.title, measure=first.name)
        return
    by = f"{first.title} by {_inside(entity.title)}"
    yield _view(series, "ranking", by, measure=first.name)
    yield from _more_charts(series, entity, mapped)


def _more_charts(series: TableSeries, entity: Field, mapped: Collection[str]) -> Iterator[View]:
    """Charts of things that stand on a map, or have two measures."""
    first, *others = series.table.measures
    if others:
        title = f"{first.title} and {_inside(others[0].title)}"
        yield _view(series, "scatter", title, x=first.name, y=others[0].name)
    if entity.entity in mapped:
        yield _view(series, "map", f"{first.title} on a map", measure=first.name)


def _view(series: TableSeries, kind: str, title: str, **more: Any) -> View:
    table = series.table
    plain: dict[str, Any] = {
        "name": _view_name(table, kind),
        "title": title,
        "kind": kind,
        "resource": table.name,
        "time": table.time.name if table.time else None,
        "entity": series.entity.name if series.entity else None,
        "where": series.where,
    }
    return View(**{**plain, **more})


def _view_name(table: Table, kind: str) -> str:
    return f"{table.name[: LONGEST_NAME - len(kind) - 1]}-{kind}"


def _part(series: TableSeries, measure: Field) -> Field | None:
    """The column whose values are surely the parts of a whole.

    They are where the figures are in per cent and make a hundred for every thing and period.
    """
    table = series.table
    apart = [field.name for field in (series.entity, table.time) if field]
    is_share = measure.is_index or (measure.unit or "").startswith("%")
    if len(series.where) != 1 or not apart or not is_share:
        return None
    (name,) = series.where
    figures = table.frame[measure.name]
    if figures.isna().any() or (figures < 0).any():
        return None
    wholes = figures.astype(float).groupby([table.texts[key] for key in apart])
    if (wholes.count() < 2).any() or ((wholes.sum() - WHOLE).abs() > ROUNDING).any():
        return None
    part = table.fields_by_name[name]
    return part if _tells_rows_apart(table, {}, series.entity, table.time, part) else None


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
        names = [f.name for f in table.dimensions if f is not entity]
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
