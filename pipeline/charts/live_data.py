"""What a chart needs to come to life in the browser: its figures by column, and what they mean.

Each kind of chart that can (`LIVE`) has a module in `scripts/charts/kinds/`, which makes rows, axes
and words of these figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from pipeline.catalog import Field
from pipeline.catalog.derived import PERIOD
from pipeline.catalog.intervals import interval_of
from pipeline.catalog.subjects import total_of
from pipeline.charts import words
from pipeline.charts.goals import live_goals
from pipeline.charts.model import ChartPlan
from pipeline.charts.statuses import forecasts_note
from pipeline.charts.structure.goals_and_events import live_marks
from pipeline.charts.view_data import ViewData

LIVE = frozenset(
    {
        "composition",
        "distribution",
        "map",
        "progress",
        "ranking",
        "scatter",
        "small-multiples",
        "tiles",
        "trend",
    }
)
# Kinds that are drawn on shapes or tiles, which the browser has once for all charts.
ON_PLACES = frozenset({"map", "tiles"})

MEASURES = ("measure", "x", "y", "size")


def live_data(data: ViewData, plan: ChartPlan) -> dict[str, Any] | None:
    """The figures of a view for the browser, or None for a kind that does not come to life."""
    if data.view.kind not in LIVE or not plan.wide or _lacks_subjects(data):
        return None
    figures = figures_of(data, drawn=plan.drawn, reference=plan.reference, form=plan.form)
    if "colours" in figures:
        figures |= {"colours": {**data.colours, **plan.colours}}
    # Areas say that nothing is missing between: of others something may be.
    everyone = _of_everyone(data) if plan.form != "areas" else None
    if everyone is not None:
        figures = _turnable(data, figures, figures_of(everyone))
    return figures | {"places": places_of(data, figures)}


def _of_everyone(data: ViewData) -> ViewData | None:
    """The figures of all entities, where bars over time are of one that others may replace."""
    view, about = data.view, data.view.entity
    if view.kind != "composition" or data.time is None or about in {None, view.by}:
        return None
    rest = {name: values for name, values in view.where.items() if name != about}
    everyone = replace(data, view=replace(view, where=rest))
    is_of_one = len(view.where.get(about or "", ())) == 1
    return everyone if is_of_one and everyone.texts(about or "").nunique() > 1 else None


def _turnable(
    data: ViewData, own: Mapping[str, Any], everyones: Mapping[str, Any]
) -> dict[str, Any]:
    """The figures of all entities, told as exactly as those of the one that is drawn."""
    exact = ("largest", "written")
    measures = {
        role: measure | {name: own["measures"][role][name] for name in exact}
        for role, measure in everyones["measures"].items()
    }
    drawn = list(data.view.where[data.view.entity or ""])
    form = own["form"]
    return {**everyones, "measures": measures, "drawn": drawn, "form": form, "fixes_subject": True}


def places_of(data: ViewData, figures: Mapping[str, Any]) -> str | None:
    """The kind of entity on whose map or tiles figures can be shown: one measure of many."""
    subject = data.subject
    kind = subject.entity if subject else None
    if data.view.kind in ON_PLACES:
        return kind
    if data.view.kind == "progress":
        return None  # A map would show the figures without the targets.
    if kind not in {*data.catalog.shapes, *data.catalog.grids} or figures["fixes_subject"]:
        return None
    is_one = list(figures["measures"]) == ["measure"] and figures["part"] is None
    return kind if is_one else None


def figures_of(
    data: ViewData, *, drawn: Sequence[str] = (), reference: str | None = None, form: str = ""
) -> dict[str, Any]:
    """All figures of a view by column, and what they mean.

    `subject`, `time` and `part` say what a row is about: its columns of keys, each with what people
    call them. `measures` tells of each column of numbers under the role it has in the view.
    `rows` holds columns of equal length: places in those lists of keys, numbers (null where
    missing), and in `why` the place of the reason in `reasons` (-1 where no number is missing).
    `window` says how long a scatter's window is in time, None where it shows one period; `logs`
    which of its axes the view asks to go up in powers of ten; `stacking` whether a composition is
    of amounts or of shares; `targets` has the goals that progress is measured by.

    Where there are such, `rows` has the bounds of a measure's interval under `lower` and `upper`,
    and in `soft` the place in `statuses` of what says that a figure may still change (-1 of
    others). `ahead` has the rows of forecasts, in which `soft` says what they are; `are_ahead` says
    that all rows are such. `colours`, where
    colours tell subjects apart, has those that are given already.
    """
    view = data.view
    measures = _measures(data)
    subject, part = _subject_and_part(data)
    columns = {"subject": subject, "time": data.time, "part": part}
    fields = {role: field for role, field in columns.items() if field is not None}
    rows = data.known(*(field.name for field in fields.values()))
    keys = {role: _keys(data, role, field, rows) for role, field in fields.items()}
    reasons, why = _reasons(data, rows, measures)
    statuses: dict[str, int] = {}
    ahead = _ahead(data, fields, keys, statuses)
    soft = _soft(data, data.table.provisional.reindex(rows.index), statuses)
    left_out = forecasts_note(data.table) if data.ahead and ahead is None else ""
    return {
        "kind": view.kind,
        "title": view.title,
        "subtitle": data.subtitle,
        "measured": data.measured if "measure" in measures else "",
        **dict.fromkeys(columns),
        **{role: _told(data, field, keys[role]) for role, field in fields.items()},
        "measures": {role: _measure(data, field) for role, field in measures.items()},
        "rows": {
            **{role: _places(data, field, rows, keys[role]) for role, field in fields.items()},
            **{role: _numbers(field, rows) for role, field in measures.items()},
            **_bounds(data, measures.get("measure"), rows),
            **({"soft": soft} if set(soft) - {-1} else {}),
            "why": why,
        },
        **({"ahead": ahead} if ahead else {}),
        **({"statuses": list(statuses)} if statuses else {}),
        **({"are_ahead": True} if data.table.is_all_ahead else {}),
        "reasons": reasons,
        "drawn": list(drawn),
        "form": form,
        "reference": reference,
        "picks": data.picked(keys.get("subject", ())),
        **({"colours": dict(data.colours)} if view.kind == "trend" else {}),
        "fixes_subject": subject is not None and len(view.where.get(subject.name, ())) == 1,
        **({"of_unlike_things": True} if _are_lines_of_columns(data) else {}),
        "note": " ".join(filter(None, (data.note, left_out))),
        **_as_the_view_says(data, subject),
    }


def _are_lines_of_columns(data: ViewData) -> bool:
    """Whether lines are columns whose units nothing states."""
    return bool(data.view.measures) and data.view.time != PERIOD and not data.measure.unit


def _as_the_view_says(data: ViewData, subject: Field | None) -> dict[str, Any]:
    """What a view itself asks for: order, window, scales, and what is marked beside the figures."""
    view = data.view
    return {
        "order": view.sort or ("" if subject is not None and subject.labels else "name"),
        "window": view.window * data.periods.a_year if view.window > 1 else None,
        "logs": list(view.log),
        "stacking": view.stacking,
        "targets": live_goals(data) if view.kind == "progress" else [],
        **live_marks(data),
    }


def _ahead(
    data: ViewData,
    fields: Mapping[str, Field],
    keys: Mapping[str, Sequence[str]],
    statuses: dict[str, int],
) -> dict[str, list[Any]] | None:
    """The rows of forecasts about subjects that have figures, too; None where there are none."""
    if not data.ahead or not data.has_measure:
        return None
    own = data.forecasts
    rows = own.known(data.measure.name, *(field.name for field in fields.values()))
    for role, field in fields.items():
        rows = rows[own.texts(field.name).loc[rows.index].isin(keys[role])]
    if rows.empty or own.is_ambiguous(rows, *fields.values()):
        return None
    return {
        **{role: _places(own, field, rows, keys[role]) for role, field in fields.items()},
        "measure": _numbers(data.measure, rows),
        **_bounds(own, data.measure, rows),
        "soft": _soft(own, pd.Series(True, index=rows.index), statuses),
    }


def _soft(data: ViewData, is_soft: pd.Series, statuses: dict[str, int]) -> list[int]:
    """Row by row the place of its status in `statuses`, to which new ones are added; or -1."""
    return [
        statuses.setdefault(data.status(index), len(statuses)) if is_one else -1
        for index, is_one in is_soft.items()
    ]


def _bounds(data: ViewData, measure: Field | None, rows: pd.DataFrame) -> dict[str, list[Any]]:
    interval = interval_of(data.table, measure) if measure else None
    if interval is None:
        return {}
    return {"lower": _numbers(interval.lower, rows), "upper": _numbers(interval.upper, rows)}


def _subject_and_part(data: ViewData) -> tuple[Field | None, Field | None]:
    """What figures are about, and the parts that they are of, if the two are not the same.

    Parts are subjects where there are no others. Not so in a distribution by parts, which marks
    nobody, nor in a composition without time, whose only bar is that of its entity.
    """
    view, subject = data.view, data.subject
    part = data.table.fields_by_name.get(view.by or "")
    if view.kind == "composition" and data.time is None and view.entity:
        subject = data.field(view.entity)
    if view.kind == "distribution" and part and part is subject and part.name != view.entity:
        return None, part
    return subject, None if part is subject else part


def _lacks_subjects(data: ViewData) -> bool:
    """Whether there is nobody to mark or to choose, since a view's parts are its subjects.

    That is so of a distribution by its subjects. A composition lacks them where each bar is one
    part, or where there is one bar only.
    """
    view, subject = data.view, data.subject
    if view.kind == "composition":
        is_one = subject is None or subject.name == view.by
        return view.by == view.entity or (is_one and data.time is None)
    is_parts = bool(view.by) and view.by != view.entity
    return view.kind == "distribution" and is_parts and (not subject or subject.name == view.by)


def _measures(data: ViewData) -> dict[str, Field]:
    """The columns of numbers under their roles in the view."""
    named = {role: getattr(data.view, role) for role in MEASURES}
    if not any(named.values()) and data.has_measure:
        named["measure"] = data.measure.name
    return {role: data.field(name) for role, name in named.items() if data.has_numbers(name)}


def _keys(data: ViewData, role: str, field: Field, rows: pd.DataFrame) -> list[str]:
    if role == "time":
        places = data.periods.places.values()
        return data.periods.between(min(places), max(places)) if places else []
    present = dict.fromkeys(data.texts(field.name).loc[rows.index])
    listed = [key for key in field.labels if key in present]
    others = [key for key in present if key not in field.labels]
    # A composition has its parts in this order, which is that of their colours.
    return [*listed, *(sorted(others) if data.view.kind == "composition" else others)]


def _told(data: ViewData, field: Field, keys: Sequence[str]) -> dict[str, Any]:
    """A column of keys: its title, its keys, and what people call them.

    Of subjects that are entities the browser has the names already.
    """
    called = field.title_inside
    told: dict[str, Any] = {"name": field.name, "title": field.title, "called": called}
    told["keys"] = list(keys)
    if field is data.time:
        return told | _times(data, keys)
    if field.entity:
        one, many = data.nouns.get(field.entity, ("group", "groups"))
        told |= {"entity": field.entity, "one": one, "many": many} | _wholes(data, field, keys)
        if field is data.subject:
            return told
    else:
        told |= {"entity": None, "one": "group", "many": "groups"} | _total(data, field, keys)
    names = [data.name(field, key) for key in keys]
    return told | {"labels": names, "inside": [data.inside(name, field) for name in names]}


def _wholes(data: ViewData, field: Field, keys: Sequence[str]) -> dict[str, Any]:
    """Of each thing the place of what it is a part of, -1 of others; nothing where there is none.

    A view that says which things it shows means them all.
    """
    grid = data.catalog.grids.get(field.entity or "")
    if grid is None or field.name in data.view.where:
        return {}
    at = {key: place for place, key in enumerate(keys)}
    wholes = [at.get(grid.parents.get(key, ""), -1) for key in keys]
    return {"wholes": wholes} if set(wholes) - {-1} else {}


def _total(data: ViewData, field: Field, keys: Sequence[str]) -> dict[str, Any]:
    """Of each value the place of the one that stands for all others; nothing without one."""
    total = total_of(data.table, field) if field.name not in data.view.where else None
    if total not in keys:
        return {}
    place = keys.index(total)
    return {"wholes": [-1 if at == place else place for at in range(len(keys))]}


def _times(data: ViewData, keys: Sequence[str]) -> dict[str, Any]:
    """Where periods stand in time and on an axis, and how long a year is."""
    periods = data.periods
    told = [periods.told(key) for key in keys]
    if data.time is not None and periods.are_counts:
        told = [f"{data.time.title_inside} {key}" for key in keys]
    return {
        "places": [periods.place(key) for key in keys],
        "stands": periods.stands,
        "a_year": periods.a_year,
        **({"are_years": True} if periods.are_years else {}),
        **({"told": told} if told != list(keys) else {}),
        **({"lengths": [periods.length(key) for key in keys]} if periods.are_unlike else {}),
    }


def _measure(data: ViewData, field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.title,
        "inside": field.title_inside,
        "was": words.was(field.title),
        "unit": "" if field.is_index else field.unit,
        "titled": field.title_with_unit,
        "higher_is": field.higher_is,
        "compares": field.comparable_over_time,
        "length_matters": field.length_matters,
        "same": field.meaningful_difference or 0,
        **data.exactness(field),
        **_interval(data, field),
        "breaks": list(_breaks(data, field)),
    }


def _interval(data: ViewData, field: Field) -> dict[str, Any]:
    """The columns that say between which bounds figures lie, where there are such."""
    interval = interval_of(data.table, field)
    if interval is None:
        return {}
    bounds = {"lower": interval.lower, "upper": interval.upper}
    return {"interval": {end: {"name": f.name, "title": f.title} for end, f in bounds.items()}}


def _breaks(data: ViewData, field: Field) -> Iterator[dict[str, Any]]:
    """Where new series begin: `place` in time, of some subjects or (none named) of all.

    A break concerns an entity, also where the subjects are parts of one.
    """
    entity = data.table.entity
    is_subject = entity is None or entity is data.subject
    present = set(data.texts(entity.name)) if entity is not None and not is_subject else set()
    for one in field.breaks:
        if not is_subject and not any(one.concerns(key) for key in present):
            continue
        yield {
            "entities": list(one.entities) if is_subject else [],
            "place": data.periods.place(one.period),
        }


def _places(data: ViewData, field: Field, rows: pd.DataFrame, keys: Sequence[str]) -> list[int]:
    where = {key: place for place, key in enumerate(keys)}
    return [where[text] for text in data.texts(field.name).loc[rows.index]]


def _numbers(field: Field, rows: pd.DataFrame) -> list[float | int | None]:
    found = rows[field.name].astype("float64")
    return [_number(value) for value in found.where(found.abs() < float("inf"))]


def _number(value: float) -> float | int | None:
    """A number as JSON has it shortest: 3 for 3.0, null for none."""
    if pd.isna(value):
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _reasons(
    data: ViewData, rows: pd.DataFrame, measures: Mapping[str, Field]
) -> tuple[list[str], list[int]]:
    """Why numbers are missing: the reasons that occur, and row by row the place of its own."""
    reasons: dict[str, int] = {}
    missing = rows[list({field.name: field for field in measures.values()})].isna()
    why = pd.Series(-1, index=rows.index)
    for index in rows.index[missing.any(axis=1)]:
        field = next(f for f in measures.values() if missing.at[index, f.name])
        reason = data.missing_reason(index, field)
        why[index] = reasons.setdefault(reason, len(reasons))
    return list(reasons), why.tolist()
