"""The goals of a view: values that someone aims for, which the modules set against figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.catalog import Table, Target
from pipeline.charts.view_data import Scene


@dataclass(frozen=True)
class Goal:
    """A value that someone aims for, the period it is for and the one in which it was set.

    `row` is where it stands in the table of goals, for one that comes from a table.
    """

    key: str
    value: float
    period: str | None
    set_in: str | None
    row: Any = None


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
