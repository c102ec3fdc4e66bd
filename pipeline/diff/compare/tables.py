"""Two states of a table -> what changed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pipeline.catalog import Field, Table
from pipeline.diff.compare.cells import ColumnSide, compare_cells
from pipeline.diff.compare.columns import are_reordered, compare_fields, find_renamed
from pipeline.diff.compare.properties import compare_properties, without
from pipeline.diff.compare.rows import Codes, Pairing, encode, pair_rows
from pipeline.diff.compare.swaps import Changed, Exchange, find_exchanges
from pipeline.diff.model import (
    NAMED,
    ChangedRow,
    ColumnChange,
    Group,
    Kind,
    LoneRows,
    PropertyChange,
    Swap,
    TableChange,
)

Label = Callable[[Field, str], str]
"""What people read for a value of a column."""

_GROUP_VALUES = 50
_LARGEST_EXACT = 2.0**53


@dataclass(frozen=True)
class Read:
    """A table as one side has it: with its raw descriptor, and words for its values."""

    table: Table
    raw: Mapping[str, Any]
    label: Label


@dataclass(frozen=True)
class _Sides:
    """Both sides with their columns under the names after, and which rows are the same."""

    before: Read
    after: Read
    renamed: Mapping[str, str]
    codes: Mapping[str, tuple[Codes, Codes]]
    key: tuple[str, ...]
    pairing: Pairing

    def texts(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """The cells of a column in the matched rows."""
        old, new = self.before.table.texts[self.was(name)], self.after.table.texts[name]
        pairing = self.pairing
        return old.to_numpy("object")[pairing.before], new.to_numpy("object")[pairing.after]

    def was(self, name: str) -> str:
        """The name of a column before."""
        return next((old for old, new in self.renamed.items() if new == name), name)

    def now(self, was: str) -> str:
        """The name after of a column that was named so before."""
        return self.renamed.get(was, was)


def compare_tables(before: Read, after: Read) -> TableChange:
    """What changed in a table that stands on both sides."""
    sides = _match(before, after)
    exchanges = _exchanges(sides)
    columns = tuple(_compare_columns(sides, exchanges))
    removed = _rows_apart(sides, sides.pairing.removed, is_before=True)
    added = _rows_apart(sides, sides.pairing.added, is_before=False)
    is_quiet = not (columns or exchanges or removed.count or added.count)
    names = list(map(sides.now, before.table.fields_by_name))
    return TableChange(
        name=after.table.name,
        title=after.table.title,
        kind=Kind.CHANGED,
        rows_before=len(before.table.texts),
        rows_after=len(after.table.texts),
        key=sides.key,
        key_titles=tuple(after.table.fields_by_name[name].title for name in sides.key),
        is_keyed=sides.pairing.is_keyed,
        key_before=tuple(map(sides.now, before.table.primary_key)),
        key_after=after.table.primary_key,
        is_reordered=are_reordered(names, list(after.table.fields_by_name)),
        is_rewritten=is_quiet and _is_rewritten(sides),
        properties=tuple(_properties(before.raw, after.raw)),
        fields=tuple(compare_fields(_raw_fields(before), _raw_fields(after), sides.renamed)),
        removed=removed,
        added=added,
        swaps=tuple(_swap(sides, exchange) for exchange in exchanges),
        columns=columns,
    )


def _match(before: Read, after: Read) -> _Sides:
    old, new = before.table, after.table
    renamed = find_renamed(old, new)
    was = {new_name: old_name for old_name, new_name in renamed.items()}
    shared = [n for n in new.fields_by_name if n in was or n in old.fields_by_name]
    codes = {n: _encode(_exact(old, was.get(n, n)), _exact(new, n)) for n in shared}
    keys = (new.primary_key, tuple(renamed.get(name, name) for name in old.primary_key))
    key = next((key for key in keys if key and set(key) <= set(shared)), ())
    pairing = pair_rows(codes, key, (len(old.frame), len(new.frame)))
    names = key if pairing.is_keyed else tuple(shared)
    return _Sides(before, after, renamed, codes, names, pairing)


def _exact(table: Table, name: str) -> pd.Series:
    """The values of a column, but for numbers of which a float cannot hold all digits: as texts."""
    values = table.frame[name]
    if values.dtype.kind != "f":
        return values
    is_large = values.abs() >= _LARGEST_EXACT
    if not is_large.any():
        return values
    return values.astype("object").mask(is_large, table.texts[name].str.strip())


def _encode(before: pd.Series, after: pd.Series) -> tuple[Codes, Codes]:
    old, new = encode(before, after)
    return old, new


def _changed(sides: _Sides, name: str) -> Changed:
    before, after = sides.codes[name]
    old, new = before[sides.pairing.before], after[sides.pairing.after]
    return Changed(old, new, old != new)


def _exchanges(sides: _Sides) -> tuple[Exchange, ...]:
    if not sides.pairing.is_keyed:
        return ()
    keys = {name: sides.codes[name][1][sides.pairing.after] for name in sides.key}
    names = [name for name in sides.codes if name not in sides.key]
    differing = {name: one for name in names if (one := _changed(sides, name)).differs.any()}
    if not differing:
        return ()
    # Numbered together, so that values can be told to have gone from one column to another.
    values = (side.values for name in differing for side in _sides_of(sides, name))
    codes = iter(encode(*values))
    columns = {
        name: Changed(next(codes), next(codes), one.differs) for name, one in differing.items()
    }
    return find_exchanges(keys, columns)


def _swap(sides: _Sides, exchange: Exchange) -> Swap:
    fields = sides.after.table.fields_by_name
    columns = tuple(exchange.cells)
    if exchange.field is None:
        first, second = map(str, exchange.groups)
        return Swap(field=None, first=first, second=second, columns=columns, pairs=exchange.pairs)
    field = fields[exchange.field]
    texts = sides.texts(exchange.field)[1]
    first, second = (sides.after.label(field, str(texts[int(i)])) for i in exchange.groups)
    return Swap(
        field=exchange.field, first=first, second=second, columns=columns, pairs=exchange.pairs
    )


def _compare_columns(sides: _Sides, exchanges: Sequence[Exchange]) -> Iterator[ColumnChange]:
    """What changed in the columns, measures first, apart from what changed places."""
    if not sides.pairing.is_keyed:
        return
    row = _namer(sides)
    fields = sides.after.table.fields_by_name
    for name in sorted(sides.codes, key=lambda name: not fields[name].is_measure):
        if name in sides.key:
            continue
        swapped = np.zeros(len(sides.pairing.after), dtype=bool)
        for exchange in exchanges:
            swapped |= exchange.cells.get(name, False)
        change = compare_cells(*_sides_of(sides, name), _changed(sides, name), swapped, row)
        if change is not None:
            yield change


def _sides_of(sides: _Sides, name: str) -> tuple[ColumnSide, ColumnSide]:
    old, new, pairing = sides.before.table, sides.after.table, sides.pairing
    was = sides.was(name)
    before, after = sides.texts(name)
    return (
        ColumnSide(old.fields_by_name[was], before, old.frame[was].iloc[pairing.before]),
        ColumnSide(new.fields_by_name[name], after, new.frame[name].iloc[pairing.after]),
    )


def _namer(sides: _Sides) -> Callable[[int], ChangedRow]:
    """Names matched rows by their position."""
    texts = sides.after.table.texts[list(sides.key)]

    def name(i: int) -> ChangedRow:
        values = texts.iloc[int(sides.pairing.after[i])]
        return _row(sides.after, sides.key, tuple(map(str, values)))

    return name


def _row(side: Read, key: Sequence[str], values: tuple[str, ...]) -> ChangedRow:
    fields = side.table.fields_by_name
    labels = (side.label(fields[name], value) for name, value in zip(key, values, strict=True))
    return ChangedRow(values, tuple(labels))


def _rows_apart(sides: _Sides, positions: np.ndarray, *, is_before: bool) -> LoneRows:
    """The rows at some positions of one side, which the other does not have."""
    side = sides.before if is_before else sides.after
    names = [sides.was(name) if is_before else name for name in sides.key]
    texts = side.table.texts[names]
    named = (_row(side, names, tuple(map(str, texts.iloc[i]))) for i in positions[:NAMED])
    groups = _groups(sides, positions, side, is_before) if sides.pairing.is_keyed else ()
    return LoneRows(len(positions), tuple(named), tuple(groups))


def _groups(sides: _Sides, positions: np.ndarray, side: Read, is_before: bool) -> Iterator[Group]:
    """Values of key columns that the other side lacks, those that explain most rows first."""
    own, other = (0, 1) if is_before else (1, 0)
    rows = positions
    waiting = list(sides.key)
    while len(rows) and waiting:
        lacks = {
            name: ~np.isin(sides.codes[name][own][rows], sides.codes[name][other])
            for name in waiting
        }
        name = max(waiting, key=lambda name: int(lacks[name].sum()))
        if not lacks[name].any():
            return
        waiting.remove(name)
        was = sides.was(name) if is_before else name
        field = side.table.fields_by_name[was]
        texts = pd.unique(side.table.texts[was].iloc[rows[lacks[name]]])
        labels = tuple(side.label(field, str(text)) for text in texts[:_GROUP_VALUES])
        yield Group(field.title, labels, len(texts), int(lacks[name].sum()))
        rows = rows[~lacks[name]]


def _is_rewritten(sides: _Sides) -> bool:
    """Whether rows stand in another order, or cells are written differently."""
    in_order = bool((np.diff(sides.pairing.before) > 0).all())
    return not in_order or any(
        bool((before != after).any()) for before, after in map(sides.texts, sides.codes)
    )


def _raw_fields(side: Read) -> dict[str, Mapping[str, Any]]:
    """The raw descriptors of the columns; a bare one where the table has no schema."""
    schema = side.raw.get("schema") or {}
    declared = {raw["name"]: raw for raw in schema.get("fields", ())}
    return {
        name: declared.get(name, {"name": name, "type": field.type})
        for name, field in side.table.fields_by_name.items()
    }


def _properties(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[PropertyChange]:
    """What changed in the description of a table apart from its columns and its key."""
    return compare_properties(_apart(before), _apart(after))


def _apart(raw: Mapping[str, Any]) -> dict[str, Any]:
    schema = without(raw.get("schema") or {}, "fields", "primaryKey")
    return {**without(raw, "name", "schema"), "schema": schema}
