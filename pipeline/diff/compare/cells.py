"""Which cells of matched rows changed, and by how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.catalog import Field
from pipeline.catalog.model import NUMBER_TYPES
from pipeline.diff.compare.rows import MISSING
from pipeline.diff.compare.swaps import Changed
from pipeline.diff.model import (
    NAMED,
    NOTABLE,
    SMALL,
    Cells,
    ChangedCell,
    ChangedRow,
    ColumnChange,
    Tier,
)

_FEWEST_MOVED, _MOST = 3, 0.9
TIERS = (Tier.LARGE, Tier.NOTABLE, Tier.SMALL)


@dataclass(frozen=True)
class ColumnSide:
    """A column on one side, in the matched rows: its description, its cells and its values."""

    column: Field
    texts: np.ndarray
    values: pd.Series


@dataclass(frozen=True)
class Sizes:
    """How much each number changed: as a share of the value before, and its place in TIERS."""

    relative: np.ndarray
    tiers: np.ndarray


def compare_cells(
    before: ColumnSide,
    after: ColumnSide,
    changed: Changed,
    swapped: np.ndarray,
    row: Callable[[int], ChangedRow],
) -> ColumnChange | None:
    """What changed in a column apart from what a swap explains; None for nothing.

    `row` names a matched row by its position.
    """
    had, has = changed.before != MISSING, changed.after != MISSING
    differs = changed.differs & ~swapped
    both = differs & had & has
    told = ~had & ~has & _are_other_texts(before.texts, after.texts)
    if not (differs.any() or told.any()):
        return None
    sizes = _sizes(before, after) if _are_numbers(before, after) else None

    def cells(mask: np.ndarray, sizes: Sizes | None = None) -> Cells:
        rows = _largest_first(np.flatnonzero(mask), sizes)
        named = (_cell(before, after, sizes, row, int(i)) for i in rows[:NAMED])
        return Cells(len(rows), tuple(named))

    return ColumnChange(
        is_moved=_are_moved(before.texts[both], after.texts[both]),
        precision=_lost_precision(before, after, both) if sizes is not None else None,
        column=after.column,
        rows=int(had.sum()),
        lost=cells(differs & had & ~has),
        filled=cells(differs & ~had & has),
        changed=cells(both, sizes),
        reasons=cells(told),
        tiers=_counts(both, sizes),
    )


def _are_other_texts(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    differs: np.ndarray = before != after
    rows = np.flatnonzero(differs)
    differs[rows] = [str(before[i]).strip() != str(after[i]).strip() for i in rows]
    return differs


def _are_moved(before: np.ndarray, after: np.ndarray) -> bool:
    """Whether nearly all values that changed stand in other rows now, and none is new."""
    if len(before) < _FEWEST_MOVED or len(set(before)) < _FEWEST_MOVED:
        return False
    kept = (Counter(before.tolist()) & Counter(after.tolist())).total()
    return kept >= _MOST * len(before)


def _lost_precision(
    before: ColumnSide, after: ColumnSide, both: np.ndarray
) -> tuple[int, int] | None:
    """How many decimals there were and are, where values are the old ones with fewer; else None."""
    rows = np.flatnonzero(both)
    if len(rows) < _FEWEST_MOVED:
        return None
    had, has = (_decimals(side, rows) for side in (before, after))
    old, new = (_floats(side.values)[rows] for side in (before, after))
    step = 10.0**-has
    is_rounded = np.abs(new - old) <= step * (1 + 1e-9)
    return (had, has) if had > has and float(is_rounded.mean()) >= _MOST else None


def _decimals(side: ColumnSide, rows: np.ndarray) -> int:
    """The most decimals that some cells of a column have."""
    point = side.column.decimal_char
    return max(len(str(side.texts[row]).strip().partition(point)[2]) for row in rows)


def _are_numbers(before: ColumnSide, after: ColumnSide) -> bool:
    return {before.column.type, after.column.type} <= NUMBER_TYPES


def _sizes(before: ColumnSide, after: ColumnSide) -> Sizes:
    old, new = _floats(before.values), _floats(after.values)
    with np.errstate(all="ignore"):
        difference = new - old
        relative = np.where(old == 0, np.inf, difference / np.abs(old))
        share = np.abs(relative)
    border = after.column.meaningful_difference
    # What binary fractions add to a difference of decimals must not lift it over a border.
    small = share <= SMALL * (1 + 1e-9)
    if border is not None:
        small = np.abs(difference) < border * (1 - 1e-9)
    small = small & ~((new == 0) & (old != 0))  # A value that is gone is no small change.
    notable = share <= NOTABLE * (1 + 1e-9)
    return Sizes(relative, np.where(small, 2, np.where(notable, 1, 0)))


def _floats(values: pd.Series) -> np.ndarray:
    return pd.to_numeric(values, errors="coerce").to_numpy(dtype="float64", na_value=np.nan)


def _largest_first(rows: np.ndarray, sizes: Sizes | None) -> np.ndarray:
    if sizes is None:
        return rows
    share = np.nan_to_num(np.abs(sizes.relative[rows]), nan=np.inf)
    return rows[np.lexsort((rows, -share, sizes.tiers[rows]))]


def _counts(mask: np.ndarray, sizes: Sizes | None) -> tuple[tuple[Tier, int], ...]:
    if sizes is None or not mask.any():
        return ()
    tiers = sizes.tiers[mask]
    return tuple((tier, int((tiers == place).sum())) for place, tier in enumerate(TIERS))


def _cell(
    before: ColumnSide,
    after: ColumnSide,
    sizes: Sizes | None,
    row: Callable[[int], ChangedRow],
    i: int,
) -> ChangedCell:
    old, new = str(before.texts[i]), str(after.texts[i])
    if sizes is None:
        return ChangedCell(row(i), old, new)
    share = float(sizes.relative[i])
    relative = round(share, 6) if np.isfinite(share) else None
    return ChangedCell(row(i), old, new, relative, TIERS[sizes.tiers[i]])
