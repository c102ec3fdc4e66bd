"""What the settings of a site name that is not there, and the site without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.codes import finding
from pipeline.codes.hints.mentions import setting
from pipeline.codes.phrases.mentions import (
    CHART,
    COLLECTION,
    KIND_OF_ENTITY,
    TABLE,
    code_of,
    with_cases,
)
from pipeline.findings import Finding
from pipeline.mentions.inventory import Inventory, Pair
from pipeline.project import EntityKind, LinkedTable, Project, ShapesTable, TilesTable
from pipeline.setting_lines import SettingPath, setting_name, setting_place
from pipeline.validation.suggest import nearest_spelling

ATLAS: SettingPath = ("extra", "atlas")
Beside = TypeVar("Beside", LinkedTable, ShapesTable, TilesTable)


@dataclass(frozen=True)
class MissingMention:
    """Something that a setting names and that is not there.

    `block` says which setting can go as a whole, `near` has the names that may be meant.
    """

    at: SettingPath
    block: str
    what: str
    name: str
    near: Iterable[str]


def check_settings(inventory: Inventory) -> Iterator[Finding]:
    """Find what the settings name and is not there, each mention once."""
    project = inventory.project
    for one in (*_tables(inventory), *_charts(inventory), *_others(inventory)):
        near = nearest_spelling(one.name, one.near)
        yield finding(
            "setting-leads-nowhere",
            setting_place(project, one.at, one.name),
            hint=setting(near, one.block) if near else None,
            what=one.what,
            value=one.name,
            block=one.block,
        )
    for at, block, chart in _named_charts(project):
        reason = inventory.reason_against(chart)
        if reason is not None:
            name = "/".join(chart)
            yield finding(
                "setting-not-drawn",
                setting_place(project, at, name),
                value=name,
                reason=reason,
                block=block,
            )


def without_missing(inventory: Inventory) -> Project:
    """The site's settings without what they name and is not there."""
    project = inventory.project
    kinds = {name: _with_what_is_there(kind, inventory) for name, kind in inventory.kinds.items()}
    project = replace(
        project,
        home_chart=project.home_chart if _is_drawn(inventory, project.home_chart) else None,
        kinds=kinds,
        findings=tuple(pair for pair in project.findings if _is_drawn(inventory, pair)),
        collections={name: one for name, (one, _) in inventory.collections.items()},
    )
    targets, benchmarks, maturity = project.targets, project.benchmarks, project.maturity
    if targets and not _is_drawn(inventory, targets.view):
        targets = None
    if benchmarks and not (
        benchmarks.entity in kinds
        and inventory.has_table(benchmarks.scores)
        and inventory.has_table(benchmarks.benchmark)
    ):
        benchmarks = None
    if maturity and not all(map(inventory.has_table, (maturity.dimensions, maturity.levels))):
        maturity = None
    if (
        maturity
        and maturity.cases
        and not (inventory.has_table(maturity.cases) and maturity.collection in project.collections)
    ):
        maturity = replace(maturity, cases=None)
    return replace(project, targets=targets, benchmarks=benchmarks, maturity=maturity)


def _is_drawn(inventory: Inventory, chart: Pair | None) -> bool:
    return (
        chart is not None and inventory.has_chart(chart) and inventory.reason_against(chart) is None
    )


def _with_what_is_there(kind: EntityKind, inventory: Inventory) -> EntityKind:
    def kept(beside: Beside | None) -> Beside | None:
        return beside if beside is not None and inventory.has_table(beside.table) else None

    codes = inventory.codes(kind) if kind.picks else frozenset()
    return replace(
        kind,
        aliases=kept(kind.aliases),
        groups=kept(kind.groups),
        shapes=kept(kind.shapes),
        tiles=kept(kind.tiles),
        picks=tuple(pick for pick in kind.picks if pick in codes or not codes),
    )


def _tables(inventory: Inventory) -> Iterator[MissingMention]:
    every = [f"{name}/{table}" for name, own in inventory.tables.items() for table in own]
    for at, block, table in _named_tables(inventory):
        if not inventory.has_table(table):
            yield MissingMention(at, block, TABLE, "/".join(table), every)


def _named_tables(inventory: Inventory) -> Iterator[tuple[SettingPath, str, Pair]]:
    """Each setting that names a table.

    That a kind's own dataset is gone is said once, and by validation where data needs the kind.
    """
    project = inventory.project
    for name, kind in project.kinds.items():
        at = (*ATLAS, "entities", name)
        table = (kind.table.dataset, kind.table.resource)
        if name not in inventory.needed_kinds:
            yield (*at, "table"), setting_name(at), table
        for key in ("aliases", "groups", "shapes", "tiles"):
            beside = getattr(kind, key)
            is_told = name not in inventory.kinds and beside and beside.table.dataset == table[0]
            if beside is not None and not is_told:
                pair = (beside.table.dataset, beside.table.resource)
                yield (*at, key, "table"), setting_name((*at, key)), pair
    for section, keys in (
        ("maturity", ("dimensions", "levels", "cases")),
        ("benchmarks", ("scores", "benchmark")),
    ):
        named = getattr(project, section)
        for key in keys if named else ():
            at = (*ATLAS, section, key)
            pair = getattr(named, key)
            if pair is not None:
                yield at, setting_name(at if key == "cases" else at[:-1]), pair


def _charts(inventory: Inventory) -> Iterator[MissingMention]:
    for at, block, chart in _named_charts(inventory.project):
        if not inventory.has_chart(chart):
            yield MissingMention(at, block, CHART, "/".join(chart), inventory.chart_names)


def _named_charts(project: Project) -> Iterator[tuple[SettingPath, str, Pair]]:
    """Each setting that names a chart."""
    if project.home_chart is not None:
        at: SettingPath = (*ATLAS, "home", "chart")
        yield at, setting_name(at), project.home_chart
    for place, chart in enumerate(project.findings):
        at = (*ATLAS, "findings", place)
        yield at, setting_name(at), chart
    if project.targets is not None:
        at = (*ATLAS, "targets", "view")
        yield at, setting_name(at[:-1]), project.targets.view


def _others(inventory: Inventory) -> Iterator[MissingMention]:
    """Kinds, collections and codes."""
    project = inventory.project
    for name, kind in inventory.kinds.items():
        codes = inventory.codes(kind) if kind.picks else frozenset()
        for place, pick in enumerate(kind.picks):
            if codes and pick not in codes:
                at: SettingPath = (*ATLAS, "entities", name, "picks", place)
                yield MissingMention(
                    at, code_of(pick, setting_name(at[:-1])), kind.title, pick, codes
                )
    benchmarks, maturity = project.benchmarks, project.maturity
    if benchmarks and benchmarks.entity not in {*inventory.kinds, *inventory.needed_kinds}:
        at = (*ATLAS, "benchmarks", "entity")
        block = setting_name(at[:-1])
        yield MissingMention(at, block, KIND_OF_ENTITY, benchmarks.entity, inventory.kinds)
    if maturity and maturity.collection and maturity.collection not in inventory.collections:
        at = (*ATLAS, "maturity", "collection")
        block = with_cases(setting_name(at))
        yield MissingMention(at, block, COLLECTION, maturity.collection, inventory.collections)
