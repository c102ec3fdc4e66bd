"""Goals set against what was measured: what each is, and what may be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.catalog import Table, Target
from pipeline.charts.lines import Line, Point, choose_keys, lines_of
from pipeline.charts.scene import Scene, are_about_the_same

MET = "met"
MISSED = "missed"
OPEN = "not due in these figures"
BROKEN = "a new series since it was set"
NO_YEAR = "no year is named"
NO_DIRECTION = "neither more nor less is the aim"

OUTCOMES = (MET, MISSED, OPEN, BROKEN, NO_YEAR, NO_DIRECTION)
MOST_GOALS = 24


@dataclass(frozen=True)
class Goal:
    """A value that someone aims for, the period it is for and the one in which it was set."""

    key: str
    value: float
    period: str | None
    set_in: str | None


@dataclass(frozen=True)
class Progress:
    """A goal and the series it is measured by.

    `start` is the observation of the period in which it was set, where that belongs to the same
    series as `point`: the observation that decides, or the latest where none does.
    """

    goal: Goal
    name: str
    outcome: str
    start: Point | None
    point: Point
    is_close: bool


def read_progress(scene: Scene, known: pd.DataFrame) -> tuple[list[Progress], int]:
    """What became of the view's goals, by outcome and name, and how many have no figures at all.

    A view has the goals of a table, or else one and the same for each of its subjects.
    """
    table = next((target for target in scene.view.targets if target.is_table), None)
    if table is not None:
        goals = _goals_of(scene, table)
    else:
        keys, _ = choose_keys(scene, known, MOST_GOALS)
        goals = [
            Goal(key, target.value, target.period, None)
            for target in scene.view.targets
            for key in keys
            if target.value is not None
        ]
    lines = {line.key: line for line in lines_of(scene, known, _keys(goals))}
    found = [_progress(scene, goal, lines[goal.key]) for goal in goals if goal.key in lines]
    found.sort(key=lambda one: (OUTCOMES.index(one.outcome), one.name, one.goal.period or ""))
    return found, len(goals) - len(found)


def _keys(goals: Iterable[Goal]) -> list[str]:
    return list(dict.fromkeys(goal.key for goal in goals))


def _goals_of(scene: Scene, target: Target) -> list[Goal]:
    """The goals that a table holds for the subjects of the view."""
    table = _table(scene, target)
    if table is None or scene.subject is None or target.field is None:
        return []
    kind = scene.subject.entity
    column = next((f.name for f in table.fields if f.entity and f.entity == kind), None)
    if column is None:
        return []
    values = table.frame[target.field]
    return [
        Goal(
            str(table.texts.at[i, column]),
            float(values[i]),
            _cell(table, target.period, i),
            _cell(table, target.set_in, i),
        )
        for i in values[values.notna()].index
    ]


def _table(scene: Scene, target: Target) -> Table | None:
    dataset = scene.dataset
    if target.dataset is not None:
        found = scene.catalog.datasets_by_name.get(target.dataset)
        if found is None:
            return None
        dataset = found
    return dataset.tables_by_name.get(target.resource or "")


def _cell(table: Table, column: str | None, index: Any) -> str | None:
    if column is None or not table.frame[column].notna()[index]:
        return None
    return str(table.texts.at[index, column])


def _progress(scene: Scene, goal: Goal, line: Line) -> Progress:
    """What may be said of a goal.

    It is met or missed only by a value for its own period, or else for the first one after it,
    that belongs to the same series as the values known when it was set. Where it is not known when
    that was, this is the series that the figures begin with.
    """
    due = scene.periods.place(goal.period) if goal.period else None
    deciding = next((p for p in line.points if due is not None and p.place >= due), None)
    point = deciding or line.end
    since = scene.periods.place(goal.set_in) if goal.set_in else line.points[0].place
    is_broken = _is_broken(scene, line, since, point)
    start = None
    if goal.set_in and not is_broken:
        start = next((p for p in line.points if p.period == goal.set_in and p is not point), None)
    outcome = _outcome(scene, goal, deciding, is_broken=is_broken)
    is_close = are_about_the_same(point.value, goal.value, scene.measure)
    return Progress(goal, line.name, outcome, start, point, is_close)


def _is_broken(scene: Scene, line: Line, since: float, point: Point) -> bool:
    """Whether a new series begins between the time a goal was set and an observation.

    One that begins in that very period counts: what was known then were figures of the old one.
    """
    if not scene.measure.comparable_over_time:
        return point.place != since
    return any(p.starts_new_series and since <= p.place <= point.place for p in line.points)


def _outcome(scene: Scene, goal: Goal, deciding: Point | None, *, is_broken: bool) -> str:
    if goal.period is None:
        return NO_YEAR
    if is_broken:
        return BROKEN
    if scene.measure.higher_is == "neither":
        return NO_DIRECTION
    if deciding is None:
        return OPEN
    reached = deciding.value >= goal.value
    if scene.measure.higher_is == "worse":
        reached = deciding.value <= goal.value
    return MET if reached else MISSED


def with_outcome(found: Sequence[Progress], *outcomes: str) -> list[Progress]:
    """Those of which one of these is said."""
    return [one for one in found if one.outcome in outcomes]
