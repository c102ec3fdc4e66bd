"""What changed in a dataset, told in order: losses first, then changes, then the new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.diff.formats import words
from pipeline.diff.model import (
    Cells,
    ColumnChange,
    DatasetChange,
    Kind,
    LoneRows,
    TableChange,
    Tier,
)


@dataclass(frozen=True)
class Block:
    """One thing that changed: a line that says what, examples, and how many more there are."""

    title: str
    items: tuple[str, ...] = ()
    more: int = 0


def tell(change: DatasetChange, most: int) -> Iterator[Block]:
    """The blocks of a dataset, each with so many examples at most. Nothing is escaped."""
    tables = [table for table in change.tables if table.kind is Kind.CHANGED]
    for table in change.tables:
        if table.kind is not Kind.CHANGED:
            yield Block(words.sentence(f"{words.table_state(table)}: {table.name}"))
    for part in (_lost, _removed, _swapped, _changed, _filled, _added, _notes):
        for table in tables:
            for block in part(table, most):
                yield _in_table(block, table, change)
    yield from _described(change, most)


def by_weight(table: TableChange) -> list[ColumnChange]:
    """The columns in which values changed, those with the largest changes first."""

    def weight(column: ColumnChange) -> tuple[int, ...]:
        sizes = dict(column.tiers)
        counts = (-sizes.get(tier, 0) for tier in Tier)
        return (not column.column.is_measure, *counts, -column.changed.count)

    return sorted((c for c in table.columns if c.changed.count), key=weight)


def _in_table(block: Block, table: TableChange, change: DatasetChange) -> Block:
    """A block that names its table where a dataset has several."""
    if len(change.tables) == 1 and table.name == change.name:
        return block
    return Block(f"{table.name}: {block.title}", block.items, block.more)


def _lost(table: TableChange, most: int) -> Iterator[Block]:
    for column in table.columns:
        if column.lost.count:
            title = f"Lost: {_values(column.lost)} of {column.column.name} became missing"
            yield _cells(title, column.lost, most)


def _removed(table: TableChange, most: int) -> Iterator[Block]:
    for field in table.fields_of(Kind.REMOVED):
        yield Block(words.field(field))
    for field in table.fields_of(Kind.RENAMED):
        yield Block(words.field(field))
    if table.has_new_key:
        yield Block(words.key(table))
    if table.removed.count:
        yield _rows(f"Removed: {words.counted(table.removed.count, 'row')}", table.removed, most)


def _swapped(table: TableChange, most: int) -> Iterator[Block]:
    told = [words.swap(swap) for swap in table.swaps]
    if len(told) == 1:
        yield Block(told[0])
    elif told:
        total = sum(swap.pairs for swap in table.swaps)
        title = f"Swapped: {words.counted(total, 'pair')} of values changed places"
        yield Block(title, tuple(told[:most]), max(0, len(told) - most))


def _changed(table: TableChange, most: int) -> Iterator[Block]:
    for column in by_weight(table):
        sizes = words.tiers(column)
        title = f"Changed: {_values(column.changed)} of {column.column.name}"
        told = "; ".join(filter(None, (sizes, *words.patterns(column))))
        yield _cells(f"{title}: {told}" if told else title, column.changed, most)


def _filled(table: TableChange, most: int) -> Iterator[Block]:
    for column in table.columns:
        if column.reasons.count:
            title = f"Missing for another reason: {_values(column.reasons)} of {column.column.name}"
            yield _cells(title, column.reasons, most)
    for column in table.columns:
        if column.filled.count:
            title = f"Filled in: {_values(column.filled)} of {column.column.name}"
            yield _cells(title, column.filled, most)


def _added(table: TableChange, most: int) -> Iterator[Block]:
    for field in table.fields_of(Kind.ADDED):
        yield Block(words.field(field))
    if table.added.count:
        yield _rows(f"Added: {words.counted(table.added.count, 'row')}", table.added, most)


def _notes(table: TableChange, most: int) -> Iterator[Block]:
    yield from (Block(note) for note in words.notes(table))


def _described(change: DatasetChange, most: int) -> Iterator[Block]:
    found = list(words.properties(change))
    if found:
        items = (
            f"{p.path}: {words.property_value(p.before)} → {words.property_value(p.after)}"
            for p in found[:most]
        )
        title = f"Described anew: {words.counted(len(found), 'property', 'properties')}"
        yield Block(title, tuple(items), max(0, len(found) - most))


def _cells(title: str, cells: Cells, most: int) -> Block:
    items = tuple(f"{words.row(one.row)}: {words.cell(one)}" for one in cells.named[:most])
    return Block(title, items, cells.count - len(items))


def _rows(title: str, rows: LoneRows, most: int) -> Block:
    """Rows by what they have in common where that says it all, else by name."""
    common = tuple(words.groups(rows))
    if sum(group.rows for group in rows.groups) == rows.count:
        return Block(f"{title}: {'; '.join(common)}")
    items = tuple(words.row(one) for one in rows.named[:most])
    more = rows.count - len(items)
    return Block(f"{title}, among them {'; '.join(common)}" if common else title, items, more)


def _values(cells: Cells) -> str:
    return words.counted(cells.count, "value")
