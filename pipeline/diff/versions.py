"""Which version number changes deserve, after Semantic Versioning 2.0.0.

What counts as which follows Frictionless Data's recipe "Data Package Version", but for added
columns, which break few programs and count as an addition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.dialects import reader_options
from pipeline.diff.formats.words import counted
from pipeline.diff.model import (
    DatasetChange,
    FieldChange,
    Kind,
    PropertyChange,
    Reason,
    TableChange,
    VersionLevel,
    VersionStanding,
    VersionVerdict,
)

_VERSION = re.compile(r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:[-+].*)?", re.ASCII)
_READING = {"format", "decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues"}

Version = tuple[int, int, int]


def judge(change: DatasetChange, before: str, after: str) -> DatasetChange:
    """A dataset's change with the verdict on its version, declared before and after."""
    distinct = dict.fromkeys(_reasons(change))
    reasons = tuple(sorted(distinct, key=lambda reason: -reason.level))
    level = max((reason.level for reason in reasons), default=VersionLevel.NONE)
    old, new = _parse(before), _parse(after)
    least = _raise(old, level) if old else None
    verdict = VersionVerdict(
        before=before,
        after=after,
        level=level,
        least=".".join(map(str, least)) if least else None,
        standing=_standing(before, after, new, least),
        reasons=reasons,
    )
    return replace(change, verdict=verdict)


def _standing(
    before: str, after: str, new: Version | None, least: Version | None
) -> VersionStanding:
    if new is None or least is None:
        return VersionStanding.UNKNOWN
    if new >= least:
        return VersionStanding.RIGHT
    return VersionStanding.UNCHANGED if before == after else VersionStanding.TOO_LOW


def _parse(version: str) -> Version | None:
    matched = _VERSION.fullmatch(version)
    if matched is None:
        return None
    first, second, third = map(int, matched.groups())
    return first, second, third


def _raise(version: Version, level: VersionLevel) -> Version:
    """The next version. Before 1.0.0 what breaks raises the second number."""
    major, minor, patch = version
    if level is VersionLevel.MAJOR and major:
        return major + 1, 0, 0
    if level in {VersionLevel.MAJOR, VersionLevel.MINOR}:
        return major, minor + 1, 0
    return (major, minor, patch + 1) if level is VersionLevel.PATCH else version


def _reasons(change: DatasetChange) -> Iterator[Reason]:
    for table in change.tables:
        if table.kind is Kind.REMOVED:
            yield Reason(VersionLevel.MAJOR, f"table {table.name} removed")
        elif table.kind is Kind.ADDED:
            yield Reason(VersionLevel.MINOR, f"table {table.name} added")
        else:
            yield from _reasons_of_table(table)
    if change.properties or any(table.properties for table in change.tables):
        yield Reason(VersionLevel.PATCH, "description corrected")


def _reasons_of_table(table: TableChange) -> Iterator[Reason]:
    where = f" in {table.name}"
    for field in table.fields:
        yield from _reasons_of_field(field, where)
    if table.has_new_key and table.key_before:
        yield Reason(VersionLevel.MAJOR, f"key changed{where}")
    if table.is_reordered:
        yield Reason(VersionLevel.MAJOR, f"columns in another order{where}")
    for change in table.properties:
        yield from _reasons_of_property(change, where)
    if table.removed.count:
        yield Reason(VersionLevel.MAJOR, f"{counted(table.removed.count, 'row')} removed{where}")
    for column in table.columns:
        if column.is_emptied:
            yield Reason(VersionLevel.MAJOR, f"column {column.column.name} emptied{where}")
    if table.added.count:
        yield Reason(VersionLevel.MINOR, f"{counted(table.added.count, 'row')} added{where}")
    apart = [column for column in table.columns if column.is_moved or column.is_new_level]
    for column in apart:
        what = "stand in other rows" if column.is_moved else "are at another level"
        yield Reason(VersionLevel.MAJOR, f"values of {column.column.name} {what}{where}")
    rounded = [column for column in table.columns if column.precision and column not in apart]
    for column in rounded:
        yield Reason(VersionLevel.PATCH, f"values of {column.column.name} lost decimals{where}")
    if table.swaps or len(table.columns) > len(apart) + len(rounded):
        yield Reason(VersionLevel.PATCH, f"values corrected{where}")


def _reasons_of_field(field: FieldChange, where: str) -> Iterator[Reason]:
    if field.kind is Kind.REMOVED:
        yield Reason(VersionLevel.MAJOR, f"column {field.name} removed{where}")
    elif field.kind is Kind.ADDED:
        yield Reason(VersionLevel.MINOR, f"column {field.name} added{where}")
    elif field.kind is Kind.RENAMED:
        yield Reason(VersionLevel.MAJOR, f"column {field.was} renamed {field.name}{where}")
    for change in field.properties:
        yield _reason_of_field_property(field.name, change, where)


def _reason_of_field_property(name: str, change: PropertyChange, where: str) -> Reason:
    before, after = change.before, change.after
    if change.path == "type":
        words = f"type of {name} changed from {before or 'string'} to {after or 'string'}{where}"
        return Reason(VersionLevel.MAJOR, words)
    if change.path == "unit" and before and after:
        return Reason(VersionLevel.MAJOR, f"unit of {name} changed{where}")
    if change.path in _READING and (before or "default") != (after or "default"):
        return Reason(VersionLevel.MAJOR, f"values of {name} written differently{where}")
    if change.path.startswith("missingValues"):
        return Reason(VersionLevel.MINOR, f"codes for missing values of {name} changed{where}")
    return Reason(VersionLevel.PATCH, "columns described anew")


def _reasons_of_property(change: PropertyChange, where: str) -> Iterator[Reason]:
    before, after = change.before, change.after
    if change.path == "encoding" and _encoding(before) != _encoding(after):
        yield Reason(VersionLevel.MAJOR, f"encoding changed{where}")
    if _options(change.path, before) != _options(change.path, after):
        yield Reason(VersionLevel.MAJOR, f"cells divided differently{where}")
    if change.path.startswith("schema.missingValues"):
        yield Reason(VersionLevel.MINOR, f"codes for missing values changed{where}")


def _encoding(value: object) -> str:
    return str(value or "utf-8").lower().replace("_", "-").replace("utf8", "utf-8")


def _options(path: str, value: object) -> dict[str, Any]:
    """How cells are divided, as far as one property says."""
    if path == "dialect":
        return reader_options(value if isinstance(value, Mapping) else {})
    name = path.removeprefix("dialect.")
    return reader_options({} if name == path or value is None else {name: value})
