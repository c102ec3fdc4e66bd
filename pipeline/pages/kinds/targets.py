"""The page of targets: what was aimed for, what came of it, and by which rule that is said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline import addresses
from pipeline.catalog import Break, Dataset, Entity, Table, View
from pipeline.charts.goals import Goal, goals_of, table_of_goals
from pipeline.charts.live_data import figures_of
from pipeline.charts.plan import names_of
from pipeline.charts.view_data import ViewData, view_data_of
from pipeline.engine import Ask
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.hand_written import hand_written
from pipeline.pages.parts.listing import chart_scripts, picture
from pipeline.pages.parts.words import sort_key
from pipeline.pages.render import make_page
from pipeline.project import ConfigurationError
from pipeline.settings import TargetsPage

SETTING = "mkdocs.yml, extra.atlas.targets"


@dataclass(frozen=True)
class TargetRow:
    """A target as a row of the table and as a sentence.

    `figure` is the figure that decides, or the latest; `order` puts verdicts beside each other, and
    `is_judged` says whether there is one at all.
    """

    goal: Goal
    entity: Entity
    target: str
    then: str | None
    figure: str | None
    period: str | None
    verdict: str
    order: int
    is_judged: bool
    sentence: str
    breaks: tuple[Break, ...]
    note: str
    publisher: str
    source: str
    link: str

    @property
    def anchor(self) -> str:
        """What a link on the page leads to."""
        return f"{self.goal.key}-{self.goal.period or 'target'}".lower()


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page of targets, if the settings name a view of them whose dataset is sound.

    Raises ConfigurationError when it is no view of targets, or a table lacks a column for them.
    """
    setting = atlas.project.targets
    dataset = atlas.catalog.datasets_by_name.get(setting.view[0]) if setting else None
    if setting is None or dataset is None:
        return
    view = next((one for one in dataset.views if one.name == setting.view[1]), None)
    if view is None or view.kind != "progress":
        raise ConfigurationError(f"{SETTING}.view: {'/'.join(setting.view)} is no view of targets.")
    table = dataset.tables_by_name[view.resource]
    data = view_data_of(dataset, table, view, atlas.catalog, atlas.project)
    told = _read(data, setting, atlas.ask)
    if told:
        yield _page(atlas, setting, data, told)


def _page(atlas: Atlas, setting: TargetsPage, data: ViewData, told: list[TargetRow]) -> Page:
    chart = atlas.charts.get(setting.view)
    held = _dataset_of_goals(data)
    assert data.subject is not None, "targets are somebody's"
    return make_page(
        "targets",
        "targets.md",
        addresses.TARGETS,
        meta={"scripts": ["sort", *chart_scripts([chart])], **picture(chart)},
        project=atlas.project,
        ask=atlas.ask,
        setting=setting,
        chart=chart,
        dataset=data.dataset,
        held=held,
        measure=data.measure,
        subject=data.subject,
        told=told,
        places={one.goal.key for one in told if one.entity.address and _has_page(atlas, one)},
        text=hand_written(atlas.project, addresses.TARGETS),
    )


def _has_page(atlas: Atlas, one: TargetRow) -> bool:
    """Whether data is held on whose target it is: else there is no page to lead to."""
    return one.figure is not None and one.entity.kind in atlas.project.kinds


def _dataset_of_goals(data: ViewData) -> Dataset:
    named = next((target.dataset for target in data.view.targets if target.is_table), None)
    return data.catalog.datasets_by_name.get(named or "", data.dataset)


def _read(data: ViewData, setting: TargetsPage, ask: Ask) -> list[TargetRow]:
    """Every target of the view, by the names of those who set them and the year it is for."""
    view: View = data.view
    target = next((one for one in view.targets if one.is_table), None)
    table = table_of_goals(data, target) if target else None
    if table is None or data.time is None or data.subject is None:
        return []
    for name in ("note", "publisher", "source", "link"):
        column = getattr(setting, name)
        if column is not None and column not in table.fields_by_name:
            raise ConfigurationError(f"{SETTING}.{name}: there is no column {column}.")
    figures = figures_of(data)
    answers = ask("targets", {"figures": figures, "entities": names_of(data, figures)})
    told = [
        _told(data, setting, table, goal, answer)
        for goal, answer in zip(goals_of(data), answers, strict=True)
    ]
    return sorted(told, key=lambda one: (sort_key(one.entity.name), one.goal.period or ""))


def _told(
    data: ViewData, setting: TargetsPage, table: Table, goal: Goal, answer: Mapping[str, Any]
) -> TargetRow:
    assert data.subject is not None
    return TargetRow(
        goal=goal,
        entity=data.catalog.entity(data.subject.entity, goal.key),
        target=answer["value"],
        then=answer["then"],
        figure=answer["figure"],
        period=answer["period"],
        verdict=answer["verdict"],
        order=answer["order"],
        is_judged=answer["isJudged"],
        sentence=answer["sentence"],
        breaks=_breaks(data, goal, answer["breaks"]),
        **_origin(setting, table, goal),
    )


def _breaks(data: ViewData, goal: Goal, places: Collection[float]) -> tuple[Break, ...]:
    """The breaks of a goal's series that stand at places in time."""
    return tuple(
        found
        for found in data.measure.breaks
        if found.concerns(goal.key) and data.periods.place(found.period) in places
    )


def _origin(setting: TargetsPage, table: Table, goal: Goal) -> dict[str, str]:
    """Who published a target and what came after, as far as the table says."""
    columns = {name: getattr(setting, name) for name in ("note", "publisher", "source", "link")}
    return {
        name: str(table.texts.at[goal.row, column]) if column else ""
        for name, column in columns.items()
    }
