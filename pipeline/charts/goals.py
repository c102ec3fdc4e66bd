"""Goals set against what was measured: what each is, and what may be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from pipeline.catalog import Table, Target
from pipeline.charts.lines import Line, Point, choose_keys, lines_of
from pipeline.charts.scene import Scene, are_about_the_same
from pipeline.charts.verdicts import OUTCOMES, Goal, Verdict, judge

MOST_GOALS = 24


@dataclass(frozen=True)
class Progress:
    """A goal, the name of whose it is, and what became of it.

    `is_close` says that the observation and the goal are about the same.
    """

    goal: Goal
    name: str
    verdict: Verdict
    is_close: bool

    @property
    def outcome(self) -> str:
        """What may be said of the goal, or why nothing may."""
        return self.verdict.outcome

    @property
    def point(self) -> Point:
        """The observation that decides, or the latest where none does."""
        return self.verdict.point

    @property
    def start(self) -> Point | None:
        """The observation of the period in which the goal was set, if it belongs here."""
        return self.verdict.start


def read_progress(scene: Scene, known: pd.DataFrame) -> tuple[list[Progress], list[Goal]]:
    """What became of the view's goals, by outcome and name, and those without any figures."""
    keys, _ = choose_keys(scene, known, MOST_GOALS)
    goals = [
        replace(goal, key=key)
        for goal in goals_of(scene)
        for key in ([goal.key] if goal.key else keys)
    ]
    lines = {line.key: line for line in lines_of(scene, known, _keys(goals))}
    found = [_progress(scene, goal, lines[goal.key]) for goal in goals if goal.key in lines]
    found.sort(key=lambda one: (OUTCOMES.index(one.outcome), one.name, one.goal.period or ""))
    return found, [goal for goal in goals if goal.key not in lines]


def goals_of(scene: Scene) -> list[Goal]:
    """The goals that a view names: those of a table, or else the same for all, without a key."""
    table = next((target for target in scene.view.targets if target.is_table), None)
    if table is not None:
        return _goals_in(scene, table)
    return [
        Goal("", target.value, target.period, None)
        for target in scene.view.targets
        if target.value is not None
    ]


def live_goals(scene: Scene) -> list[dict[str, Any]]:
    """The goals as the browser needs them: with the places of their periods in time."""
    places = scene.periods.place
    return [
        {
            "key": goal.key,
            "value": goal.value,
            "period": goal.period,
            "due": places(goal.period) if goal.period else None,
            "set_in": goal.set_in,
            "since": places(goal.set_in) if goal.set_in else None,
        }
        for goal in goals_of(scene)
    ]


def _keys(goals: Iterable[Goal]) -> list[str]:
    return list(dict.fromkeys(goal.key for goal in goals))


def _goals_in(scene: Scene, target: Target) -> list[Goal]:
    """The goals that a table holds for the subjects of the view."""
    table = table_of_goals(scene, target)
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
            i,
        )
        for i in values[values.notna()].index
    ]


def table_of_goals(scene: Scene, target: Target) -> Table | None:
    """The table that holds goals of a view, if the catalogue has it."""
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
    verdict = judge(goal, line.points, scene.measure, scene.periods)
    is_close = are_about_the_same(verdict.point.value, goal.value, scene.measure)
    return Progress(goal, line.name, verdict, is_close)


def with_outcome(found: Sequence[Progress], *outcomes: str) -> list[Progress]:
    """Those of which one of these is said."""
    return [one for one in found if one.outcome in outcomes]
