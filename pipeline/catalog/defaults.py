"""Sensible views for a dataset that declares none, chosen from its columns, keys and figures.

A chart shows all that a table holds, or says in its title which part. Where columns that no total
joins tell rows apart, they are shown together ("Arden, women"); where that would be too many, or
too little is known for a chart, a table stands in its place and says why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import pandas as pd

from pipeline.catalog.as_measured import without_forecasts
from pipeline.catalog.derived import FIGURE, GROUP, derived
from pipeline.catalog.model import NUMBER_TYPES, Field, Table, View
from pipeline.column_words import words

MOST_VIEWS = 4
LONGEST_NAME = 80

# Shares are rounded: parts that make a whole may miss it by this much.
WHOLE, ROUNDING = 100, 0.5
# What the values are called that stand for all others of their column.
TOTALS = words("totals")
UNITS = words("units")
_MOST_COLUMNS_TOGETHER, _MOST_GROUPS = 3, 300
_FEWEST = {"ranking": 2, "map": 2, "scatter": 3, "distribution": 3}
_ENOUGH_OF_THE_BEST, _OF_TWO, _ALIKE = 0.5, 2, 30

NOT_MEASURED = (
    "No column holds figures of something that was measured, so these are shown as a table."
)
NO_FIGURES = "No figures are in it yet."
NOT_TOLD_APART = (
    "Several rows are about the same things, and nothing tells them apart, so they are shown as a "
    "table."
)
TOO_FEW = "There are too few figures for a chart."
TOO_MANY_GROUPS = (
    "The figures are of many groups at once, so no chart is drawn of some that nobody chose."
)


@dataclass(frozen=True)
class TableSeries:
    """What a table tells apart: its things (`entity`), or several columns `together`, in time.

    `where` are the values of other columns that stand for all, or the one unit of the figures.
    `table` is the table as views of it see it.
    """

    table: Table
    entity: Field | None
    where: Mapping[str, tuple[str, ...]]
    together: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    @property
    def rows(self) -> pd.DataFrame:
        """The texts of the rows that are meant."""
        return _chosen(self.table.texts, self.where)

    @property
    def has_one_row_each(self) -> bool:
        """Whether no two rows are about the same thing and period."""
        return _tells_rows_apart(self.rows, self.entity, self.table.time)

    def known(self, *measures: str) -> pd.DataFrame:
        """The texts of the rows in which measures have figures and their subject is known."""
        rows = self.rows
        named = [self.entity.name] if self.entity else []
        present = self.table.frame.loc[rows.index, [*measures, *named]].notna().all(axis=1)
        return rows[present]


def default_views(tables: Sequence[Table], mapped: Collection[str] = ()) -> tuple[View, ...]:
    """At most four views: charts of what each table measures first, and a table of the rest.

    `mapped` are the kinds of entities that stand on a map. Several tables share the four.
    """
    numbered = [table for table in tables if any(f.type in NUMBER_TYPES for f in table.fields)]
    each = MOST_VIEWS // max(len(numbered[:MOST_VIEWS]), 1)
    return tuple(
        view for table in numbered[:MOST_VIEWS] for view in _views(table, mapped, max(each, 1))
    )


def _views(table: Table, mapped: Collection[str], most: int) -> list[View]:
    """Charts of a table; where there is room for two views, no measure is in none of them."""
    measured = [field for field in table.measures if table.frame[field.name].notna().any()]
    if table.measures and not measured:
        return [_whole(table, NO_FIGURES)]
    if not measured:
        return [] if _numbers_alone(table) else [_whole(table, NOT_MEASURED)]
    status = table.status.name if table.status and table.tells_statuses else None
    series, why = _series_of(without_forecasts(table), measured, status)
    charts = list(_charts(series, measured, mapped))[:most] if series else []
    if not charts:
        return [_whole(table, why or TOO_FEW)]
    if most == 1 or _shown(charts) >= {field.name for field in measured}:
        return charts
    return [*charts[: most - 1], _whole(table)]


def _numbers_alone(table: Table) -> bool:
    """Whether all numbers of a table are its key or have another role, as in a list of codes."""
    numbers = [field for field in table.fields if field.type in NUMBER_TYPES]
    return all(field.role is not None or field.name in table.primary_key for field in numbers)


def _whole(table: Table, note: str | None = None) -> View:
    return View(
        name=_view_name(table, "table"),
        title="All figures",
        kind="table",
        resource=table.name,
        note=note,
    )


def _shown(charts: Sequence[View]) -> set[str | None]:
    shown: set[str | None] = set()
    for view in charts:
        shown.update((view.measure, view.x, view.y, *view.measures))
    return shown


def _series_of(
    table: Table, measured: Sequence[Field], status: str | None
) -> tuple[TableSeries | None, str]:
    """What a table tells apart, but not by a column of statuses; or why no chart can be of it."""
    texts = [field for field in table.fields if _may_tell_apart(table, field)]
    where: dict[str, tuple[str, ...]] = {}
    unit = next((f for f in texts if UNITS.intersection(f.name.lower().split("_"))), None)
    if unit is not None and not measured[0].unit:
        where[unit.name] = (str(table.texts[unit.name].value_counts().index[0]),)
    telling = [field for field in texts if field is not unit and field.name != status]
    entity = table.entity or _category(table, telling, where)
    if entity is not table.entity and table.time and _tells_rows_apart(table.texts, table.time):
        return TableSeries(table, None, where), ""
    if entity is None and not telling and _are_of_one_unit(table, measured):
        names = tuple(field.name for field in measured)
        return _of_measures(table, names), ""
    others = [
        field
        for field in telling
        if field is not entity and not (entity and _is_about(table, field, entity))
    ]
    needed = _needed(table, entity, others, where)
    if needed is None:
        is_bare = entity is None and table.time is None
        return (TableSeries(table, None, where), "") if is_bare else (None, NOT_TOLD_APART)
    for field in list(needed):
        total = _total(table, field)
        if total is not None:
            where[field.name] = (total,)
            needed.remove(field)
    if not needed:
        return TableSeries(table, entity, where), ""
    names = tuple(field.name for field in (entity, *needed) if field)
    view = replace(_whole(table), together=names)
    groups = derived(table, view)
    if groups.texts[GROUP].nunique() > _MOST_GROUPS:
        return None, TOO_MANY_GROUPS
    return TableSeries(groups, groups.fields_by_name[GROUP], where, together=names), ""


def _may_tell_apart(table: Table, field: Field) -> bool:
    """Whether a column of words has several, and no other role; a column of the key always has."""
    is_keyed = field.name in table.primary_key and not field.is_measure
    is_text = field.type in {"string", "boolean", "any"} or is_keyed
    is_free = field.role is None and field is not table.time
    return is_text and is_free and bool(table.texts[field.name].nunique() > 1)


def _of_measures(table: Table, names: tuple[str, ...]) -> TableSeries:
    """A wide table whose columns of one unit become lines beside each other."""
    melted = derived(table, replace(_whole(table), measures=names))
    return TableSeries(melted, melted.fields_by_name[GROUP], {}, measures=names)


def _are_of_one_unit(table: Table, measured: Sequence[Field]) -> bool:
    """Whether the columns of a wide table can share an axis: by their size if none has a unit."""
    units = {field.unit for field in measured}
    is_in_time = table.time is not None and not table.texts[table.time.name].duplicated().any()
    if len(measured) < _OF_TWO or len(units) > 1 or not is_in_time:
        return False
    sizes = table.frame[[field.name for field in measured]].astype("float64").abs().median()
    return units != {None} or bool(sizes.max() <= _ALIKE * max(sizes.min(), sizes.max() / 1e9))


def _total(table: Table, field: Field) -> str | None:
    """The value of a column that stands for all others, if one does."""
    for value in table.texts[field.name].unique():
        plain = {value.strip().lower(), field.label(value).strip().lower().replace(" ", "_")}
        if not TOTALS.isdisjoint(plain):
            return str(value)
    return None


def _needed(
    table: Table,
    entity: Field | None,
    others: Sequence[Field],
    where: Mapping[str, tuple[str, ...]],
) -> list[Field] | None:
    """The fewest other columns that tell rows apart; None where none do, or too many would."""
    rows = _chosen(table.texts, where)
    keyed = [field for field in others if field.name in table.primary_key]
    if table.primary_key:
        return keyed
    for count in range(_MOST_COLUMNS_TOGETHER):
        for some in combinations(others, count):
            if _tells_rows_apart(rows, entity, table.time, *some):
                return list(some)
    return None


def _charts(
    series: TableSeries, measured: Sequence[Field], mapped: Collection[str]
) -> Iterator[View]:
    """Every chart for which enough is known, what tells most first."""
    table, entity = series.table, series.entity
    first = table.fields_by_name[FIGURE] if series.measures else measured[0]
    part = _part(series, first)
    if part is not None:
        title = f"{first.title} by {_inside(part.title)}"
        whole = {"entity": series.together[0], "together": (), "by": part.name}
        yield _view(series, "composition", title, measure=first.name, **whole)
    if entity is None and table.time is None:
        if len(series.known(first.name)) >= _FEWEST["distribution"]:
            yield _view(series, "distribution", first.title, measure=first.name)
        return
    if not series.has_one_row_each:
        return
    if _moves(series, first):
        yield _view(series, "trend", f"{first.title} over time", measure=first.name)
    if entity is None or series.measures:
        return
    by = f"{first.title} by {_inside(entity.title)}"
    if _at_once(series, first.name) >= _FEWEST["ranking"]:
        yield _view(series, "ranking", by, measure=first.name)
    yield from _more_charts(series, measured, mapped)


def _more_charts(
    series: TableSeries, measured: Sequence[Field], mapped: Collection[str]
) -> Iterator[View]:
    """Charts of things that stand on a map, or have two measures."""
    first, *others = measured
    if others and _at_once(series, first.name, others[0].name) >= _FEWEST["scatter"]:
        title = f"{first.title} and {_inside(others[0].title)}"
        yield _view(series, "scatter", title, x=first.name, y=others[0].name)
    is_mapped = series.entity is not None and series.entity.entity in mapped
    if is_mapped and _at_once(series, first.name) >= _FEWEST["map"]:
        yield _view(series, "map", f"{first.title} on a map", measure=first.name)


def _moves(series: TableSeries, measure: Field) -> bool:
    """Whether figures of something are known in two periods or more."""
    time = series.table.time
    if time is None:
        return False
    known = series.known(measure.name)
    known = known[series.table.frame.loc[known.index, time.name].notna()]
    if series.entity is None:
        return bool(known[time.name].nunique() > 1)
    return bool((known.groupby(series.entity.name)[time.name].nunique() > 1).any())


def _at_once(series: TableSeries, *measures: str) -> int:
    """How many things have figures in the latest period in which half as many have as in any."""
    known, time, entity = series.known(*measures), series.table.time, series.entity
    assert entity is not None
    if time is None or known.empty:
        return int(known[entity.name].nunique())
    counts = known.groupby(time.name)[entity.name].nunique()
    enough = counts[counts >= _ENOUGH_OF_THE_BEST * counts.max()]
    latest = max(enough.index, key=series.table.timeline.place)
    return int(counts[latest])


def _view(series: TableSeries, kind: str, title: str, **more: Any) -> View:
    table = series.table
    labels = [table.fields_by_name[name].label(value) for name, (value,) in series.where.items()]
    plain: dict[str, Any] = {
        "name": _view_name(table, kind),
        "title": f"{title} ({', '.join(labels)})" if labels else title,
        "kind": kind,
        "resource": table.name,
        "time": table.time.name if table.time else None,
        "entity": series.entity.name if series.entity else None,
        "where": series.where,
        "together": series.together,
        "measures": series.measures,
    }
    return View(**{**plain, **more})


def _view_name(table: Table, kind: str) -> str:
    return f"{table.name[: LONGEST_NAME - len(kind) - 1]}-{kind}"


def _part(series: TableSeries, measure: Field) -> Field | None:
    """The column whose values are surely the parts of a whole.

    They are where the figures are in per cent and make a hundred for every thing and period.
    """
    is_share = measure.is_index or (measure.unit or "").startswith("%")
    if len(series.together) != _OF_TWO or series.where or not is_share:
        return None
    table = series.table
    things, parts = (table.fields_by_name[name] for name in series.together)
    apart = [field.name for field in (things, table.time) if field]
    figures = table.frame[measure.name]
    if figures.isna().any() or (figures < 0).any():
        return None
    wholes = figures.astype(float).groupby([table.texts[key] for key in apart])
    if (wholes.count() < _OF_TWO).any() or ((wholes.sum() - WHOLE).abs() > ROUNDING).any():
        return None
    return parts


def _inside(title: str) -> str:
    """A column's title inside a sentence: small, unless it begins with an acronym."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _category(
    table: Table, telling: Sequence[Field], where: Mapping[str, tuple[str, ...]]
) -> Field | None:
    """The column that says what a row is about, where no column declares an entity.

    It is the one that tells rows apart, else one of the key, else the one with most values; and one
    in which a total stands for all others only if there is no other.
    """
    keyed = [field for field in telling if field.name in table.primary_key]
    rows = _chosen(table.texts, where)
    whole = [field for field in keyed or telling if _total(table, field) is not None]
    among = [field for field in keyed or telling if field not in whole] or whole
    alone = (field for field in among if _tells_rows_apart(rows, field, table.time))
    most = max(among, key=lambda field: int(rows[field.name].nunique()), default=None)
    return next(alone, most)


def _is_about(table: Table, field: Field, entity: Field) -> bool:
    """Whether a column has one value for each entity."""
    return bool(table.texts.groupby(entity.name)[field.name].nunique().max() == 1)


def _chosen(texts: pd.DataFrame, where: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    for name, values in where.items():
        texts = texts[texts[name].isin(values)]
    return texts


def _tells_rows_apart(rows: pd.DataFrame, *fields: Field | None) -> bool:
    """Whether no two rows agree in columns."""
    names = [field.name for field in fields if field]
    return not rows.duplicated(names).any() if names else len(rows) < _OF_TWO
