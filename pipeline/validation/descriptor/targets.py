"""Finds targets of views that name no goal, or goals that are not where the view says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.codes import finding
from pipeline.codes.phrases.charts import A_LABEL, A_VALUE
from pipeline.codes.phrases.lists import both
from pipeline.codes.phrases.subjects import TARGET, target_property
from pipeline.findings import Finding
from pipeline.folders import Folder, read_folder
from pipeline.project import Project
from pipeline.strict_yaml import PropertyPath
from pipeline.validation.descriptor.rules import (
    no_such_column,
    no_such_table,
    reason_against_name,
)
from pipeline.validation.descriptor_view import (
    NUMBER_TYPES,
    DeclaredTable,
    declared_items,
    declared_tables,
    text,
)
from pipeline.validation.inspection import Inspection


@dataclass(frozen=True)
class _Goals:
    """A target in a table: its place, the target itself, and the view and table that it is for."""

    at: PropertyPath
    target: Mapping[str, object]
    view: Mapping[str, object]
    drawn: DeclaredTable


_COLUMNS = ("field", "period", "set_in")


def check_targets(known: Inspection) -> list[Finding]:
    """Find what is wrong with the targets of a dataset's views, also where they are elsewhere."""
    folder, descriptor = known.folder, known.descriptor
    own = {table.name: table for table in declared_tables(descriptor) if table.name}
    findings: list[Finding] = []
    for at, view in declared_items(descriptor, "views"):
        table = own.get(text(view.get("resource")))
        for path, target in _targets(at, view):
            if "value" not in target and not _is_event(target) and not _is_table(target):
                missing = _missing(target)
                place = folder.property_place(path)
                findings.append(finding("target-incomplete", place, missing=missing))
            elif "field" in target and table is not None:
                goals = _Goals(path, target, view, table)
                findings.extend(_leads_nowhere(folder, goals, known.project))
    return findings


def _targets(
    at: PropertyPath, view: Mapping[str, object]
) -> Iterator[tuple[PropertyPath, Mapping[str, object]]]:
    """The targets of a view that are more than a number."""
    declared = view.get("target")
    if isinstance(declared, Mapping):
        yield (*at, "target"), declared
    elif isinstance(declared, list):
        for i, target in enumerate(declared):
            if isinstance(target, Mapping):
                yield (*at, "target", i), target


def _is_event(target: Mapping[str, object]) -> bool:
    return "field" not in target and "period" in target and "label" in target


def _is_table(target: Mapping[str, object]) -> bool:
    return all(key in target for key in ("resource", "field", "period"))


def _missing(target: Mapping[str, object]) -> str:
    if "field" in target or "resource" in target:
        return both([key for key in ("resource", "field", "period") if key not in target])
    return A_LABEL if "period" in target else A_VALUE


def _leads_nowhere(folder: Folder, goals: _Goals, project: Project) -> Iterator[Finding]:
    """What a target that stands in a table names and is not there, or is no such goal."""
    at, target = goals.at, goals.target
    tables = _tables(folder, text(target.get("dataset")), project)
    if tables is None:
        name = text(target.get("dataset"))
        place = folder.property_place((*at, "dataset"), name)
        yield finding("target-dataset", place, value=name)
        return
    name = text(target.get("resource"))
    table = tables.get(name)
    elsewhere = text(target.get("dataset"))
    if table is None and elsewhere:
        place = folder.property_place((*at, "resource"), name)
        names = ", ".join(tables)
        yield finding("target-table", place, value=name, dataset=elsewhere, tables=names)
        return
    if table is None:
        yield no_such_table(folder, (*at, "resource"), tables, name, TARGET)
        return
    for key in _COLUMNS:
        column = text(target.get(key))
        if column and column not in table.fields_by_name:
            yield no_such_column(folder, (*at, key), table, column, target_property(key))
    yield from _no_such_goal(folder, goals, table)


def _no_such_goal(folder: Folder, goals: _Goals, table: DeclaredTable) -> Iterator[Finding]:
    """Goals that are no numbers, in another unit, or of nobody that the view is about."""
    at, target, view, drawn = goals.at, goals.target, goals.view, goals.drawn
    field = table.fields_by_name.get(text(target.get("field")))
    measure = drawn.fields_by_name.get(text(view.get("measure")))
    if field is not None:
        place = folder.property_place((*at, "field"), field.name)
        unit = text(field.properties.get("unit"))
        wanted = text(measure.properties.get("unit")) if measure else unit
        if field.type not in NUMBER_TYPES:
            yield finding(
                "view-not-number", place, value=field.name, key="target", found=field.type
            )
        elif unit != wanted:
            yield finding("target-unit", place, value=unit, unit=wanted)
    kind = _kind(view, drawn)
    kinds = {text(column.properties.get("entity")) for column in table.fields}
    if kind and kind not in kinds:
        place = folder.property_place((*at, "resource"), table.name)
        yield finding("target-unlinked", place, kind=kind, table=table.name)


def _kind(view: Mapping[str, object], table: DeclaredTable) -> str:
    """The kind of entity that a view is about."""
    named = table.fields_by_name.get(text(view.get("entity")))
    fields = [named] if named else [f for f in table.fields if f.name in table.primary_key]
    return next((k for f in fields if (k := text(f.properties.get("entity")))), "")


def _tables(folder: Folder, dataset: str, project: Project) -> dict[str, DeclaredTable] | None:
    """The tables of the dataset that holds the goals, by name; None if there is no such dataset."""
    found = folder
    if dataset and dataset != folder.name:
        path = project.datasets / dataset
        if reason_against_name(dataset) or not path.is_dir():
            return None
        found = read_folder(path, project)
    if found.descriptor is None:
        return None
    return {table.name: table for table in declared_tables(found.descriptor) if table.name}
