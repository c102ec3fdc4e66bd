"""What changed between two catalogues, as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

from pipeline.catalog import Field

SMALL = 0.01
NOTABLE = 0.10
_FEWEST_OF_A_LEVEL = 5
NAMED = 100
"""How many rows or cells of one kind of change are named; all of them are counted."""


class Kind(StrEnum):
    """What became of a dataset, a table or a column."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"
    UNREAD = "unread"


class Tier(StrEnum):
    """How much a measure's value changed, the largest first.

    Small is up to SMALL of the value before, or less than the column's `meaningful_difference`
    where it has one; notable is up to NOTABLE; large is all else.
    """

    LARGE = "large"
    NOTABLE = "notable"
    SMALL = "small"


class VersionLevel(IntEnum):
    """Which number of a version a change raises."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class VersionStanding(StrEnum):
    """What the declared version is, held against the one that the changes deserve."""

    RIGHT = "right"
    TOO_LOW = "too low"
    UNCHANGED = "unchanged"
    UNKNOWN = "not a version"


@dataclass(frozen=True)
class ChangedRow:
    """A row by its key: what stands in the file, and what people read for it."""

    values: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class ChangedCell:
    """A cell before and after, as they stand in the files.

    `relative` is the change as a share of the value before; None where there is none to compare
    with (before was 0 or missing) or the column holds no numbers.
    """

    row: ChangedRow
    before: str
    after: str
    relative: float | None = None
    tier: Tier | None = None


@dataclass(frozen=True)
class Cells:
    """Cells that changed in one way: how many, and the first NAMED of them."""

    count: int = 0
    named: tuple[ChangedCell, ...] = ()


@dataclass(frozen=True)
class Group:
    """Values of a key column that stand on one side only, and how many rows they account for.

    `labels` are the first of so many `values`, as people read them.
    """

    title: str
    labels: tuple[str, ...]
    values: int
    rows: int


@dataclass(frozen=True)
class LoneRows:
    """Rows that stand on one side only: how many, the first NAMED, and what they have in common."""

    count: int = 0
    named: tuple[ChangedRow, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Swap:
    """Values that changed places between two groups of a key column, or between two columns.

    `field` is the key column, or None where columns changed places; `first` and `second` are the
    groups as people read them, or the columns' names. `pairs` counts pairs of cells.
    """

    field: str | None
    first: str
    second: str
    columns: tuple[str, ...]
    pairs: int


@dataclass(frozen=True, kw_only=True)
class ColumnChange:
    """What changed in the cells of a column, in rows that stand on both sides.

    `lost` became missing, `filled` were missing, `reasons` are missing on both sides but written
    differently. `changed` are sorted by size, the largest first; `tiers` counts them by size, for
    numbers alone. Cells that a swap explains are in none of these. `is_moved` says that the same
    values stand in other rows, `precision` how many decimals there were and are where no more than
    these was lost.
    """

    column: Field
    rows: int
    lost: Cells = Cells()
    filled: Cells = Cells()
    changed: Cells = Cells()
    reasons: Cells = Cells()
    tiers: tuple[tuple[Tier, int], ...] = ()
    is_moved: bool = False
    precision: tuple[int, int] | None = None

    @property
    def is_new_level(self) -> bool:
        """Whether most values are others, by more than a little: no correction of some.

        What only lost decimals is at its level still.
        """
        if self.precision is not None:
            return False
        counts = dict(self.tiers)
        grown = counts.get(Tier.LARGE, 0) + counts.get(Tier.NOTABLE, 0)
        return grown >= _FEWEST_OF_A_LEVEL and 2 * grown > self.rows

    @property
    def is_emptied(self) -> bool:
        """Whether no row that stands on both sides kept a value."""
        return self.lost.count > 0 and self.lost.count == self.rows


@dataclass(frozen=True)
class PropertyChange:
    """A property of the descriptor before and after; None where it was not there."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """What changed in the description of a column; `was` is its name before."""

    name: str
    kind: Kind
    was: str | None = None
    properties: tuple[PropertyChange, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TableChange:
    """What changed in a table.

    `key` names the columns that rows are told apart by in what follows; where `is_keyed` is not
    so, rows are compared as wholes, and one that changed is one removed and one added.
    `is_rewritten` says that cells are written differently or rows stand in another order, and
    nothing else changed in the values.
    """

    name: str
    title: str
    kind: Kind
    rows_before: int
    rows_after: int
    key: tuple[str, ...] = ()
    key_titles: tuple[str, ...] = ()
    is_keyed: bool = True
    key_before: tuple[str, ...] = ()
    key_after: tuple[str, ...] = ()
    is_reordered: bool = False
    is_rewritten: bool = False
    properties: tuple[PropertyChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    removed: LoneRows = LoneRows()
    added: LoneRows = LoneRows()
    swaps: tuple[Swap, ...] = ()
    columns: tuple[ColumnChange, ...] = ()

    @property
    def has_new_key(self) -> bool:
        """Whether other columns than before tell rows apart. Order does not matter."""
        return set(self.key_before) != set(self.key_after)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        quiet = not (self.is_rewritten or self.is_reordered or self.has_new_key)
        parts = (self.properties, self.fields, self.swaps, self.columns)
        return self.kind is Kind.CHANGED and quiet and not any(parts) and not self.has_other_rows

    @property
    def has_other_rows(self) -> bool:
        """Whether rows were added or removed."""
        return bool(self.removed.count or self.added.count)

    def fields_of(self, kind: Kind) -> Iterator[FieldChange]:
        """The columns that were added, removed, renamed or described anew."""
        return (change for change in self.fields if change.kind is kind)


@dataclass(frozen=True)
class Reason:
    """Why a version number must rise, in words, and which number of it."""

    level: VersionLevel
    words: str


@dataclass(frozen=True, kw_only=True)
class VersionVerdict:
    """Which version a dataset's changes deserve.

    `least` is the lowest version that says what happened, None where the one before is not a
    version of three numbers.
    """

    before: str
    after: str
    level: VersionLevel
    least: str | None
    standing: VersionStanding
    reasons: tuple[Reason, ...] = ()

    @property
    def breaking(self) -> tuple[Reason, ...]:
        """What breaks the programs of people who load the files."""
        return tuple(reason for reason in self.reasons if reason.level is VersionLevel.MAJOR)


@dataclass(frozen=True, kw_only=True)
class DatasetChange:
    """What changed in a dataset.

    `errors_before` and `errors_after` count what validation found on a side; of one that is UNREAD
    for it nothing else is known. `verdict` is None where there are no two versions to compare.
    """

    name: str
    title: str
    kind: Kind
    rows_before: int = 0
    rows_after: int = 0
    properties: tuple[PropertyChange, ...] = ()
    tables: tuple[TableChange, ...] = ()
    verdict: VersionVerdict | None = None
    errors_before: int = 0
    errors_after: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        is_same = self.verdict is None or self.verdict.before == self.verdict.after
        return self.kind is Kind.CHANGED and not self.properties and not self.tables and is_same


@dataclass(frozen=True)
class Difference:
    """What changed in each dataset, in the order of their names; how many did not change.

    `unavailable` is a sentence that says why nothing could be compared; there is then nothing else.
    """

    datasets: tuple[DatasetChange, ...] = ()
    unchanged: int = 0
    base: str = field(default="")
    unavailable: str | None = None
