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
from pipeline.charts import words
from pipeline.charts.goals import live_goals
from pipeline.charts.model import Sketch
from pipeline.charts.structure.goals_and_events import live_marks
from pipeline.charts.view_data import Scene

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


def live_data(scene: Scene, sketch: Sketch) -> dict[str, Any] | None:
    """The figures of a view for the browser, or None for a kind that does not come to life."""
    if scene.view.kind not in LIVE or not sketch.wide or _lacks_subjects(scene):
        return None
    figures = figures_of(scene, drawn=sketch.drawn, reference=sketch.reference, form=sketch.form)
    # Areas say that nothing is missing between: of others something may be.
    everyone = _of_everyone(scene) if sketch.form != "areas" else None
    if everyone is not None:
        figures = _turnable(scene, figures, figures_of(everyone))
    return figures | {"places": places_of(scene, figures)}


def _of_everyone(scene: Scene) -> Scene | None:
    """The scene of all entities, where bars over time are of one that others may replace."""
    view, about = scene.view, scene.view.entity
    if view.kind != "composition" or scene.time is None or about in {None, view.by}:
        return None
    rest = {name: values for name, values in view.where.items() if name != about}
    everyone = replace(scene, view=replace(view, where=rest))
    is_of_one = len(view.where.get(about or "", ())) == 1
    return everyone if is_of_one and everyone.texts(about or "").nunique() > 1 else None


def _turnable(scene: Scene, own: Mapping[str, Any], everyones: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of all entities, told as exactly as those of the one that is drawn."""
    exact = ("largest", "written")
    measures = {
        role: measure | {name: own["measures"][role][name] for name in exact}
        for role, measure in everyones["measures"].items()
    }
    drawn = list(scene.view.where[scene.view.entity or ""])
    form = own["form"]
    return {**everyones, "measures": measures, "drawn": drawn, "form": form, "fixes_subject": True}


def places_of(scene: Scene, figures: Mapping[str, Any]) -> str | None:
    """The kind of entity on whose map or tiles figures can be shown: one measure of many."""
    subject = scene.subject
    kind = subject.entity if subject else None
    if scene.view.kind in ON_PLACES:
        return kind
    if scene.view.kind == "progress":
        return None  # A map would show the figures without the targets.
    if kind not in {*scene.catalog.shapes, *scene.catalog.grids} or figures["fixes_subject"]:
        return None
    is_one = list(figures["measures"]) == ["measure"] and figures["part"] is None
    return kind if is_one else None


def figures_of(
    scene: Scene, *, drawn: Sequence[str] = (), reference: str | None = None, form: str = ""
) -> dict[str, Any]:
    """All figures of a view by column, and what they mean.

    `subject`, `time` and `part` say what a row is about: its columns of keys, each with what people
    call them. `measures` tells of each column of numbers under the role it has in the view.
    `rows` holds columns of equal length: places in those lists of keys, numbers (null where
    missing), and in `why` the place of the reason in `reasons` (-1 where no number is missing).
    `window` says how long a scatter's window is in time, None where it shows one period; `logs`
    which of its axes the view asks to go up in powers of ten; `stacking` whether a composition is
    of amounts or of shares; `targets` has the goals that progress is measured by.
    """
    view = scene.view
    measures = _measures(scene)
    subject, part = _subject_and_part(scene)
    columns = {"subject": subject, "time": scene.time, "part": part}
    fields = {role: field for role, field in columns.items() if field is not None}
    rows = scene.known(*(field.name for field in fields.values()))
    keys = {role: _keys(scene, role, field, rows) for role, field in fields.items()}
    reasons, why = _reasons(scene, rows, measures)
    return {
        "kind": view.kind,
        "measured": scene.measured if "measure" in measures else "",
        **dict.fromkeys(columns),
        **{role: _told(scene, field, keys[role]) for role, field in fields.items()},
        "measures": {role: _measure(scene, field) for role, field in measures.items()},
        "rows": {
            **{role: _places(scene, field, rows, keys[role]) for role, field in fields.items()},
            **{role: _numbers(field, rows) for role, field in measures.items()},
            "why": why,
        },
        "reasons": reasons,
        "drawn": list(drawn),
        "form": form,
        "reference": reference,
        "picks": scene.picked(keys.get("subject", ())),
        "fixes_subject": subject is not None and len(view.where.get(subject.name, ())) == 1,
        "note": view.note or "",
        "order": view.sort or ("" if subject is not None and subject.labels else "name"),
        "window": view.window * scene.periods.a_year if view.window > 1 else None,
        "logs": list(view.log),
        "stacking": view.stacking,
        "targets": live_goals(scene) if view.kind == "progress" else [],
        **live_marks(scene),
    }


def _subject_and_part(scene: Scene) -> tuple[Field | None, Field | None]:
    """What figures are about, and the parts that they are of, if the two are not the same.

    Parts are subjects where there are no others. Not so in a distribution by parts, which marks
    nobody, nor in a composition without time, whose only bar is that of its entity.
    """
    view, subject = scene.view, scene.subject
    part = scene.table.fields_by_name.get(view.by or "")
    if view.kind == "composition" and scene.time is None and view.entity:
        subject = scene.field(view.entity)
    if view.kind == "distribution" and part and part is subject and part.name != view.entity:
        return None, part
    return subject, None if part is subject else part


def _lacks_subjects(scene: Scene) -> bool:
    """Whether there is nobody to mark or to choose, since a view's parts are its subjects.

    That is so of a distribution by its subjects. A composition lacks them where each bar is one
    part, or where there is one bar only.
    """
    view, subject = scene.view, scene.subject
    if view.kind == "composition":
        is_one = subject is None or subject.name == view.by
        return view.by == view.entity or (is_one and scene.time is None)
    is_parts = bool(view.by) and view.by != view.entity
    return view.kind == "distribution" and is_parts and (not subject or subject.name == view.by)


def _measures(scene: Scene) -> dict[str, Field]:
    """The columns of numbers under their roles in the view."""
    named = {role: getattr(scene.view, role) for role in MEASURES}
    if not any(named.values()) and scene.has_measure:
        named["measure"] = scene.measure.name
    return {role: scene.field(name) for role, name in named.items() if scene.has_numbers(name)}


def _keys(scene: Scene, role: str, field: Field, rows: pd.DataFrame) -> list[str]:
    if role == "time":
        places = scene.periods.places.values()
        return scene.periods.between(min(places), max(places)) if places else []
    present = dict.fromkeys(scene.texts(field.name).loc[rows.index])
    listed = [key for key in field.labels if key in present]
    others = [key for key in present if key not in field.labels]
    # A composition has its parts in this order, which is that of their colours.
    return [*listed, *(sorted(others) if scene.view.kind == "composition" else others)]


def _told(scene: Scene, field: Field, keys: Sequence[str]) -> dict[str, Any]:
    """A column of keys: its title, its keys, and what people call them.

    Of subjects that are entities the browser has the names already.
    """
    called = words.sentence_case_inside(field.title)
    told: dict[str, Any] = {"name": field.name, "title": field.title, "called": called}
    told["keys"] = list(keys)
    if field is scene.time:
        return told | _times(scene, keys)
    if field.entity:
        one, many = scene.nouns.get(field.entity, ("group", "groups"))
        told |= {"entity": field.entity, "one": one, "many": many}
        if field is scene.subject:
            return told
    else:
        told |= {"entity": None, "one": "group", "many": "groups"}
    names = [scene.name(field, key) for key in keys]
    return told | {"labels": names, "inside": [scene.inside(name) for name in names]}


def _times(scene: Scene, keys: Sequence[str]) -> dict[str, Any]:
    """Where periods stand in time and on an axis, and how long a year is."""
    periods = scene.periods
    return {
        "places": [periods.place(key) for key in keys],
        "stands": periods.stands,
        "a_year": periods.a_year,
    }


def _measure(scene: Scene, field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.title,
        "inside": words.sentence_case_inside(field.title),
        "was": words.was(field.title),
        "unit": "" if field.is_index else field.unit,
        "titled": field.title_with_unit,
        "higher_is": field.higher_is,
        "compares": field.comparable_over_time,
        "same": field.meaningful_difference or 0,
        **scene.exactness(field),
        "breaks": list(_breaks(scene, field)),
    }


def _breaks(scene: Scene, field: Field) -> Iterator[dict[str, Any]]:
    """Where new series begin: `place` in time, of some subjects or (none named) of all.

    A break concerns an entity, also where the subjects are parts of one.
    """
    entity = scene.table.entity
    is_subject = entity is None or entity is scene.subject
    present = set(scene.texts(entity.name)) if entity is not None and not is_subject else set()
    for one in field.breaks:
        if not is_subject and not any(one.concerns(key) for key in present):
            continue
        yield {
            "entities": list(one.entities) if is_subject else [],
            "place": scene.periods.place(one.period),
        }


def _places(scene: Scene, field: Field, rows: pd.DataFrame, keys: Sequence[str]) -> list[int]:
    where = {key: place for place, key in enumerate(keys)}
    return [where[text] for text in scene.texts(field.name).loc[rows.index]]


def _numbers(field: Field, rows: pd.DataFrame) -> list[float | int | None]:
    found = rows[field.name].astype("float64")
    return [_number(value) for value in found.where(found.abs() < float("inf"))]


def _number(value: float) -> float | int | None:
    """A number as JSON has it shortest: 3 for 3.0, null for none."""
    if pd.isna(value):
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _reasons(
    scene: Scene, rows: pd.DataFrame, measures: Mapping[str, Field]
) -> tuple[list[str], list[int]]:
    """Why numbers are missing: the reasons that occur, and row by row the place of its own."""
    reasons: dict[str, int] = {}
    missing = rows[list({field.name: field for field in measures.values()})].isna()
    why = pd.Series(-1, index=rows.index)
    for index in rows.index[missing.any(axis=1)]:
        field = next(f for f in measures.values() if missing.at[index, f.name])
        reason = scene.missing_reason(index, field)
        why[index] = reasons.setdefault(reason, len(reasons))
    return list(reasons), why.tolist()
