"""Values that changed places: between two groups of a key column, or between two columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from pipeline.diff.compare.rows import MISSING, Codes, combine

# A value that stands in more rows of one slice than this tells nothing about who took whose.
_MOST_ALIKE = 8
_MOST_PAIRS = 1_000
_MOST_COLUMNS = 40
_MOST_SINGLE = 2
# Two groups swapped if this share of the cells that changed in both did: less is chance.
_LEAST_SHARE = 0.5


@dataclass(frozen=True)
class Changed:
    """A column in the matched rows: its values before and after, by number, and which differ."""

    before: Codes
    after: Codes
    differs: np.ndarray


@dataclass(frozen=True)
class Exchange:
    """Two groups of a key column, or two columns (`field` is None), that swapped values.

    `groups` are row positions in each group, or names of columns; `cells` masks what it explains
    in each column.
    """

    field: str | None
    groups: tuple[int, int] | tuple[str, str]
    cells: Mapping[str, np.ndarray]

    @property
    def pairs(self) -> int:
        """How many pairs of cells changed places."""
        return sum(int(mask.sum()) for mask in self.cells.values()) // 2


def find_exchanges(
    keys: Mapping[str, Codes], columns: Mapping[str, Changed]
) -> tuple[Exchange, ...]:
    """Find exact exchanges, those that explain most first; no cell is explained twice.

    `keys` are the values of the key columns in the matched rows, one at least; `columns` those in
    which some cell differs, one at least, with one numbering for all. An exchange between groups
    is one between rows that agree in the rest of the key.
    """
    free = {name: column.differs.copy() for name, column in columns.items()}
    between_columns = tuple(_between_columns(columns, free))
    return (*between_columns, *_telling(tuple(_between_groups(keys, columns, free))))


def _telling(exchanges: tuple[Exchange, ...]) -> tuple[Exchange, ...]:
    """Exchanges but for several of one pair each, as of a series that was turned round."""
    single = [one for one in exchanges if one.pairs == 1]
    if len(single) <= _MOST_SINGLE:
        return exchanges
    return tuple(one for one in exchanges if one.pairs > 1)


def _between_columns(
    columns: Mapping[str, Changed], free: Mapping[str, np.ndarray]
) -> Iterator[Exchange]:
    for first, second in combinations(list(columns)[:_MOST_COLUMNS], 2):
        a, b = columns[first], columns[second]
        rows = free[first] & free[second] & (a.before == b.after) & (b.before == a.after)
        there = rows & (a.before != MISSING) & (b.before != MISSING)
        changed = int(a.differs.sum() + b.differs.sum())
        if there.any() and 2 * rows.sum() >= _LEAST_SHARE * changed:
            free[first][rows] = free[second][rows] = False
            yield Exchange(None, (first, second), {first: rows, second: rows})


def _between_groups(
    keys: Mapping[str, Codes], columns: Mapping[str, Changed], free: Mapping[str, np.ndarray]
) -> Iterator[Exchange]:
    found = (_edges(keys, field, name, columns[name]) for field in keys for name in columns)
    edges = pd.concat(found, ignore_index=True)
    by_pair = edges.groupby(["field", "low", "high"], sort=False)
    whole = by_pair["there"].sum()
    places = by_pair.indices
    for pair in whole.sort_values(ascending=False, kind="stable").index[:_MOST_PAIRS]:
        field, low, high = pair
        own = edges.iloc[places[pair]]
        cells = dict(_explained(own, keys[field], (low, high), columns, free))
        if cells:
            example = own.iloc[0]
            groups = (int(example["low_row"]), int(example["high_row"]))
            yield Exchange(field, groups, cells)


def _edges(keys: Mapping[str, Codes], field: str, name: str, column: Changed) -> pd.DataFrame:
    """Pairs of cells that exchanged values, between rows that agree in the rest of the key."""
    rows = np.flatnonzero(column.differs)
    rest = [(codes[rows], codes[:0]) for other, codes in keys.items() if other != field]
    others, _ = combine(rest, (len(rows), 0))
    cells = pd.DataFrame(
        {
            "others": others,
            "before": column.before[rows],
            "after": column.after[rows],
            "row": rows,
            "group": keys[field][rows],
        }
    )
    alike = cells.groupby(["others", "before", "after"])["row"].transform("size")
    cells = cells[alike <= _MOST_ALIKE]
    turned = cells.rename(columns={"before": "after", "after": "before"})
    pairs = cells.merge(turned, on=["others", "before", "after"], suffixes=("", "_high"))
    pairs = pairs[pairs["group"] < pairs["group_high"]]
    return pd.DataFrame(
        {
            "field": field,
            "column": name,
            "low": pairs["group"],
            "high": pairs["group_high"],
            "low_row": pairs["row"],
            "high_row": pairs["row_high"],
            "there": (pairs["before"] != MISSING) & (pairs["after"] != MISSING),
        }
    )


def _explained(
    edges: pd.DataFrame,
    groups: Codes,
    pair: Sequence[int],
    columns: Mapping[str, Changed],
    free: Mapping[str, np.ndarray],
) -> Iterator[tuple[str, np.ndarray]]:
    """The cells of each column that one pair of groups explains; they are free no longer."""
    for name, own in edges.groupby("column", sort=False):
        low, high = own["low_row"].to_numpy(), own["high_row"].to_numpy()
        open_ = free[str(name)][low] & free[str(name)][high]
        low, high = low[open_], high[open_]
        there = own["there"].to_numpy()[open_]
        changed = int((columns[str(name)].differs & np.isin(groups, pair)).sum())
        if there.any() and 2 * len(low) >= _LEAST_SHARE * changed:
            mask = np.zeros(len(groups), dtype=bool)
            mask[low] = mask[high] = True
            free[str(name)][mask] = False
            yield str(name), mask
