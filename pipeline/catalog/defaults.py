"""Sensible views for a dataset that declares none, chosen from its columns, keys and figures.

A chart shows all that a table holds, or says in its title which part. Where columns that no total
joins tell rows apart, they are shown together ("Arden, women"); where that would be too many, or
too little is known for a chart, a table stands in its place and says why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.catalog.as_measured import without_forecasts
from pipeline.catalog.derived import FIGURE, PERIOD, across_periods, called_after, periods_across
from pipeline.catalog.model import NUMBER_TYPES, Field, Table, View
from pipeline.catalog.table_series import (
    TableSeries,
    foremost_first,
    series_of,
    slices_of,
    without_dimensions,
)

MOST_VIEWS = 4
LONGEST_NAME = 80

# Shares are rounded: parts that make a whole may miss it by this much.
WHOLE, ROUNDING = 100, 0.5
_FEWEST = {"ranking": 2, "map": 2, "scatter": 3, "distribution": 3}
_ENOUGH_OF_THE_BEST, _OF_TWO = 0.5, 2

NOT_MEASURED = (
    "No column holds figures of something that was measured, so these are shown as a table."
)
NO_FIGURES = "No figures are in it yet."
TOO_FEW = "There are too few figures for a chart."
OF_SEVERAL_TIMES = "The figures are from different times, {first} to {last}: the table has them."


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
    known = [field for field in table.measures if table.frame[field.name].notna().any()]
    if table.measures and not known:
        return [_whole(table, NO_FIGURES)]
    if not known:
        return [] if _numbers_alone(table) else [_whole(table, NOT_MEASURED)]
    across = periods_across(table, known)
    drawn = across_periods(table, across) if across else table
    measured = [drawn.fields_by_name[FIGURE]] if across else without_dimensions(drawn, known)
    slices = slices_of(without_forecasts(drawn), measured)
    charts, why = _charts_of_slices(drawn, measured, slices, mapped, most)
    if across:
        charts = [replace(view, time=PERIOD, measures=across) for view in charts]
    if not charts:
        return [_whole(table, why or TOO_FEW)]
    shown = _shown(charts) | ({FIGURE} if across else set())
    drawn_slices = {tuple(view.where.items()) for view in charts}
    shows_all = len(drawn_slices) >= len(slices) and shown >= {field.name for field in known}
    if most == 1 or shows_all:
        return _named_apart(charts)
    return [*_named_apart(charts[: most - 1]), _whole(table)]


def _charts_of_slices(
    table: Table,
    measured: Sequence[Field],
    slices: Sequence[Mapping[str, tuple[str, ...]]],
    mapped: Collection[str],
    most: int,
) -> tuple[list[View], str]:
    """Charts that share the room, as many of each slice; or why there are none."""
    status = table.status.name if table.status and table.tells_statuses else None
    rows = without_forecasts(table)
    each = max(most // len(slices), 1)
    charts: list[View] = []
    why = ""
    for where in slices:
        series, own_why = series_of(rows, measured, status, where)
        why = why or own_why
        if series:
            called = replace(series, table=called_after(series.table, series.where))
            charts += list(_charts(called, measured, mapped))[:each]
    return charts[:most], why


def _named_apart(views: Sequence[View]) -> list[View]:
    """Views of one kind and table with names that differ: the second ends with 2."""
    named: list[View] = []
    for view in views:
        before = sum(one.kind == view.kind and one.resource == view.resource for one in named)
        named.append(replace(view, name=f"{view.name}-{before + 1}") if before else view)
    return named


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


def _charts(
    series: TableSeries, measured: Sequence[Field], mapped: Collection[str]
) -> Iterator[View]:
    """Every chart for which enough is known, what tells most first."""
    entity = series.entity
    if series.measures:
        measured = [series.table.fields_by_name[FIGURE]]
    measured = [series.table.fields_by_name[field.name] for field in measured]
    first, *_ = measured = foremost_first(series.table, measured, entity)
    part = _part(series, first)
    if part is not None:
        title = f"{first.title} by {part.title_inside}"
        whole = {"entity": series.together[0], "together": (), "by": part.name}
        yield _view(series, "composition", title, measure=first.name, **whole)
    if entity is None and series.time is None:
        if len(series.known(first.name)) >= _FEWEST["distribution"]:
            yield _view(series, "distribution", first.title, measure=first.name)
        return
    if not series.has_one_row_each:
        return
    if _moves(series, first):
        yield _view(series, "trend", f"{first.title} over time", measure=first.name)
    if entity is None or series.measures:
        return
    by = f"{first.title} by {entity.title_inside}"
    if _at_once(series, first.name) >= _FEWEST["ranking"]:
        yield _view(series, "ranking", by, measure=first.name)
    yield from _more_charts(series, measured, mapped)


def _more_charts(
    series: TableSeries, measured: Sequence[Field], mapped: Collection[str]
) -> Iterator[View]:
    """Charts of things that stand on a map, or have two measures."""
    first, *others = measured
    if others and _at_once(series, first.name, others[0].name) >= _FEWEST["scatter"]:
        title = f"{first.title} and {others[0].title_inside}"
        yield _view(series, "scatter", title, x=first.name, y=others[0].name)
    is_mapped = series.entity is not None and series.entity.entity in mapped
    if is_mapped and _at_once(series, first.name) >= _FEWEST["map"]:
        yield _view(series, "map", f"{first.title} on a map", measure=first.name)


def _moves(series: TableSeries, measure: Field) -> bool:
    """Whether figures of something are known in two periods or more."""
    time = series.time
    if time is None:
        return False
    known = series.known(measure.name)
    known = known[series.table.frame.loc[known.index, time.name].notna()]
    if series.entity is None:
        return bool(known[time.name].nunique() > 1)
    return bool((known.groupby(series.entity.name)[time.name].nunique() > 1).any())


def _at_once(series: TableSeries, *measures: str) -> int:
    """How many things have figures in the latest period in which half as many have as in any."""
    known, time, entity = series.known(*measures), series.time, series.entity
    assert entity is not None
    if time is None or known.empty:
        return int(known[entity.name].nunique())
    counts = known.groupby(time.name)[entity.name].nunique()
    enough = counts[counts >= _ENOUGH_OF_THE_BEST * counts.max()]
    latest = max(enough.index, key=series.table.timeline.place)
    return int(counts[latest])


def _view(series: TableSeries, kind: str, title: str, **more: Any) -> View:
    table = series.table
    named = {field.title for field in table.measures}
    labels = [table.fields_by_name[name].label(value) for name, (value,) in series.where.items()]
    labels = [label for label in labels if label not in named]
    plain: dict[str, Any] = {
        "name": _view_name(table, kind),
        "title": f"{title} ({', '.join(labels)})" if labels else title,
        "kind": kind,
        "resource": table.name,
        "time": series.time.name if series.time else None,
        "entity": series.entity.name if series.entity else None,
        "where": series.where,
        "together": series.together,
        "measures": series.measures,
        "note": _of_several_times(series),
    }
    return View(**{**plain, **more})


def _of_several_times(series: TableSeries) -> str | None:
    """That figures are not from one time, and where the times stand."""
    if not series.are_of_several_times or series.entity is None:
        return None
    time = series.table.time
    assert time is not None
    periods = series.table.timeline
    present = set(series.rows[time.name])
    times = [text for text in periods.in_order if text in present]
    return OF_SEVERAL_TIMES.format(first=periods.told(times[0]), last=periods.told(times[-1]))


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
    apart = [field.name for field in (things, series.time) if field]
    figures = table.frame[measure.name]
    if figures.isna().any() or (figures < 0).any():
        return None
    wholes = figures.astype(float).groupby([table.texts[key] for key in apart])
    if (wholes.count() < _OF_TWO).any() or ((wholes.sum() - WHOLE).abs() > ROUNDING).any():
        return None
    return parts
