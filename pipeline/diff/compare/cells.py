"""Which cells of matched rows changed, and by how much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.catalog import Field
from pipeline.catalog.model import NUMBER_TYPES
from pipeline.diff.compare.rows import MISSING
from pipeline.diff.compare.swaps import Changed
from pipeline.diff.model import NAMED, NOTABLE, SMALL, Cell, Cells, ColumnChange, Row, Tier

TIERS = (Tier.LARGE, Tier.NOTABLE, Tier.SMALL)


@dataclass(frozen=True)
class Side:
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
    before: Side,
    after: Side,
    changed: Changed,
    swapped: np.ndarray,
    row: Callable[[int], Row],
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
        column=after.column,
        rows=int(had.sum()),
        lost=cells(differs & had & ~has),
        filled=cells(differs & ~had & has),
        changed=cells(both, sizes),
        reasons=cells(told),
        tiers=_counts(both, sizes),
    )


def _are_other_texts(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    differs = before != after
    rows = np.flatnonzero(differs)
    differs[rows] = [str(before[i]).strip() != str(after[i]).strip() for i in rows]
    return differs


def _are_numbers(before: Side, after: Side) -> bool:
    return {before.column.type, after.column.type} <= NUMBER_TYPES


def _sizes(before: Side, after: Side) -> Sizes:
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
    before: Side, after: Side, sizes: Sizes | None, row: Callable[[int], Row], i: int
) -> Cell:
    old, new = str(before.texts[i]), str(after.texts[i])
    if sizes is None:
        return Cell(row(i), old, new)
    share = float(sizes.relative[i])
    relative = round(share, 6) if np.isfinite(share) else None
    return Cell(row(i), old, new, relative, TIERS[sizes.tiers[i]])
