"""What a change is called, in words that all formats share. Nothing is escaped here."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipeline.diff.model import (
    NOTABLE,
    SMALL,
    ChangedCell,
    ChangedRow,
    ColumnChange,
    DatasetChange,
    Difference,
    FieldChange,
    Group,
    Kind,
    LoneRows,
    PropertyChange,
    Swap,
    TableChange,
    VersionLevel,
    VersionStanding,
    VersionVerdict,
)

MISSING = "missing"
SCALE = (
    f"Sizes of change: small is up to {SMALL:.0%} of the value before, or less than the column's "
    f"meaningful_difference where it declares one; notable is up to {NOTABLE:.0%}; large is all "
    "else."
)
_LEVELS = {
    VersionLevel.MAJOR: "the first number, for what breaks programs that load the files",
    VersionLevel.MINOR: "the second number, for what was added",
    VersionLevel.PATCH: "the third number, for what was corrected",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """Words with a capital at the start."""
    return words[:1].upper() + words[1:]


def overview(difference: Difference) -> str:
    """How many datasets changed, were added, removed, cannot be compared, or are the same.

    Or why none could be compared: that may quote what was asked for, and is not escaped.
    """
    names = {
        Kind.CHANGED: "changed",
        Kind.ADDED: "added",
        Kind.REMOVED: "removed",
        Kind.UNREAD: "that cannot be compared",
    }
    if difference.unavailable:
        return f"Nothing was compared. {difference.unavailable}"
    parts = [
        f"{counted(number, 'dataset')} {words}"
        for kind, words in names.items()
        if (number := sum(change.kind is kind for change in difference.datasets))
    ]
    if difference.unchanged:
        parts.append(f"{counted(difference.unchanged, 'dataset')} without a change")
    return ", ".join(parts) + "." if parts else "There are no datasets."


def state(change: DatasetChange) -> str:
    """What became of a dataset, for one that was not simply changed."""
    if change.kind is Kind.ADDED:
        return f"New dataset: {counted(change.rows_after, 'row')}."
    if change.kind is Kind.REMOVED:
        return (
            f"Dataset removed: {counted(change.rows_before, 'row')}. Programs that load it break."
        )
    sides = {"before": change.errors_before, "after": change.errors_after}
    found = " and ".join(
        f"{counted(number, 'error')} {side}" for side, number in sides.items() if number
    )
    hint = f"; run: {_command(change)}" if change.errors_after else ""
    return f"Cannot be compared: {found}{hint}."


def flaws(change: DatasetChange) -> str:
    """What else is wrong with a dataset that could be compared."""
    if change.kind is Kind.UNREAD or not change.errors_after:
        return ""
    return f"{counted(change.errors_after, 'error')} besides; run: {_command(change)}"


def _command(change: DatasetChange) -> str:
    return f"pipeline validate {change.name}"


def version(change: DatasetChange) -> str:
    """Which version the changes deserve, and whether the declared one says so."""
    verdict = change.verdict
    if verdict is None:
        return ""
    before, after = verdict.before or "none", verdict.after or "none"
    declared = f"Version {after}" if before == after else f"Version {before} → {after}"
    return f"{declared}: {_judged(verdict)}"


def _judged(verdict: VersionVerdict) -> str:
    if verdict.standing is VersionStanding.UNKNOWN:
        return "these are not three numbers such as 1.0.0, so nothing follows."
    if verdict.level is VersionLevel.NONE:
        return "right, nothing needs a new one."
    why = f"the changes raise {_LEVELS[verdict.level]}"
    if verdict.standing is VersionStanding.RIGHT:
        return f"right. At least {verdict.least} is due: {why}."
    return f"{verdict.standing.value}. Write {verdict.least}: {why}."


def breaking(change: DatasetChange) -> str:
    """Whether programs that load the files break, and by what."""
    if change.verdict is None:
        return ""
    reasons = change.verdict.breaking
    if not reasons:
        return "Breaks nothing for people who load the files."
    return "Breaks programs that load the files: " + "; ".join(r.words for r in reasons) + "."


def row(one: ChangedRow) -> str:
    """A row by what its key stands for."""
    return ", ".join(label if label else MISSING for label in one.labels)


def cell(one: ChangedCell) -> str:
    """A cell before and after."""
    size = f" ({percent(one.relative)})" if one.relative else ""
    return f"{one.before or MISSING} → {one.after or MISSING}{size}"


def percent(relative: float | None) -> str:
    """A share as a signed percentage of three digits or so."""
    if relative is None:
        return ""
    share = abs(relative) * 100
    written = f"{share:,.0f}" if share >= 100 else f"{share:.3g}"
    return f"{'+' if relative > 0 else '−'}{written} %"


def swap(one: Swap) -> str:
    """Who swapped what with whom."""
    values = f"{counted(one.pairs, 'pair')} of values"
    if one.field is None:
        return f"Columns {one.first} and {one.second} swapped in {counted(one.pairs, 'row')}"
    columns = ", ".join(one.columns)
    return f"Values of {one.first} and {one.second} swapped in {columns}: {values}"


def patterns(change: ColumnChange) -> list[str]:
    """What changes of many values have in common."""
    told = ["the same values stand in other rows"] if change.is_moved else []
    if change.precision is not None:
        had, has = change.precision
        told.append(f"precision lost: {counted(had, 'decimal')} to {has or 'none'}")
    if change.is_new_level and not told:
        told.append("most values are at another level")
    return told


def tiers(change: ColumnChange) -> str:
    """How many values changed by how much: 2 large, 8 notable."""
    return ", ".join(f"{count:,} {tier.value}" for tier, count in change.tiers if count)


def groups(rows: LoneRows) -> Iterator[str]:
    """What rows that stand on one side have in common: Year 2024 (38 rows)."""
    for group in rows.groups:
        yield f"{_values(group)} ({counted(group.rows, 'row')})"


def _values(group: Group, most: int = 6) -> str:
    shown = ", ".join(label or MISSING for label in group.labels[:most])
    more = group.values - min(len(group.labels), most)
    return f"{group.title} {shown}" + (f" and {more:,} more" if more else "")


def field(change: FieldChange) -> str:
    """What became of a column."""
    if change.kind is Kind.RENAMED:
        return f"Column {change.was} renamed {change.name}"
    if change.kind is Kind.CHANGED:
        return f"Column {change.name} described anew"
    return f"Column {change.name} {change.kind.value}"


def key(table: TableChange) -> str:
    """How the key changed."""
    before, after = (", ".join(key) or "none" for key in (table.key_before, table.key_after))
    return f"Key changed: {before} → {after}"


def property_value(value: object) -> str:
    """A property's value on one line."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return " ".join(value.split()) or '""'
    return json.dumps(value, ensure_ascii=False, default=str)


def properties(change: DatasetChange) -> Iterator[PropertyChange]:
    """All that was described anew, with where it stands: the dataset, its tables, their columns."""
    yield from change.properties
    for table in change.tables:
        where = f"resources[{table.name}]"
        for one in table.properties:
            yield PropertyChange(f"{where}.{one.path}", one.before, one.after)
        for column in table.fields:
            for one in column.properties:
                path = f"{where}.schema.fields[{column.name}].{one.path}"
                yield PropertyChange(path, one.before, one.after)


def table_state(table: TableChange) -> str:
    """How many rows a table has, or what became of it."""
    if table.kind is Kind.ADDED:
        return f"new table, {counted(table.rows_after, 'row')}"
    if table.kind is Kind.REMOVED:
        return f"table removed, {counted(table.rows_before, 'row')}"
    if table.rows_before == table.rows_after:
        return counted(table.rows_after, "row")
    return f"{table.rows_before:,} → {counted(table.rows_after, 'row')}"


def notes(table: TableChange) -> Iterator[str]:
    """What to know about a table beside its rows and columns."""
    if table.is_rewritten:
        yield "Rows in another order or cells written differently; no change in values."
    if table.is_reordered:
        yield "Columns stand in another order."
    if not table.is_keyed and (table.removed.count or table.added.count):
        yield (
            "No key tells the rows apart on both sides: a row that changed counts as one removed "
            "and one added."
        )


def facts(table: TableChange) -> list[str]:
    """What changed in a table beside its cells: columns, key, swaps, order."""
    columns = [field(one) for one in table.fields if one.kind is not Kind.CHANGED]
    keys = [key(table)] if table.has_new_key else []
    return [*columns, *keys, *map(swap, table.swaps), *notes(table)]


def short_state(change: DatasetChange) -> str:
    """What became of a dataset, in a word or two."""
    if change.kind is Kind.UNREAD:
        return "cannot be compared"
    if change.verdict is not None and change.verdict.breaking:
        return "changed, breaking"
    return change.kind.value
