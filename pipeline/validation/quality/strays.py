"""Finds values that are powers of ten away from a crowd: arrays in, arrays out."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.validation.quality.numbering import renumber

Array = np.ndarray[Any, Any]

_FEWEST = 8
# In base-10 logarithms: how near the crowd must stand to its median, how far a stray from it.
_CROWD, _STRAY, _NEAR = 0.7, 1.6, 0.35
_MOST_STRAYS = 0.05
_STEPS = 10_000


def find_strays(values: Array, groups: Array, resolution: float) -> tuple[Array, Array]:
    """Find the values 100 times or more away from the median of their group.

    Only groups of eight or more in which all others lie within a factor of five of the median are
    looked at. Gives the powers of ten, 0 for what is no stray, and the medians of the groups, both
    one for each value. `resolution` is the last digit of the values.
    """
    power, medians = np.zeros(len(values), np.int64), np.full(len(values), np.nan)
    with np.errstate(invalid="ignore"):
        at = np.flatnonzero(values > 0)
        is_mixed = np.count_nonzero(values < 0) > 0.01 * len(at)
    logs = np.log10(values[at])
    if len(at) < _FEWEST or is_mixed or np.ptp(logs) < _STRAY:
        return power, medians
    group, _ = renumber(groups[at])
    middle, sizes = _medians(logs, group)
    away = logs - middle[group]
    # A value of a few last digits is as far away as its rounding makes it.
    is_stray = (np.abs(away) >= _STRAY) & (values[at] > 10 * resolution)
    strays = np.bincount(group[is_stray], minlength=len(sizes))
    widest = np.zeros(len(sizes))
    np.maximum.at(widest, group[~is_stray], np.abs(away[~is_stray]))
    is_tight = (sizes >= _FEWEST) & (widest <= _CROWD)
    is_tight &= strays <= np.maximum(1, _MOST_STRAYS * sizes)
    nearest = np.rint(np.clip(away, -300, 300))
    found = is_stray & is_tight[group] & (np.abs(away - nearest) <= _NEAR)
    power[at[found]] = nearest[found].astype(np.int64)
    medians[at] = 10.0 ** middle[group]
    return power, medians


def _medians(logs: Array, group: Array) -> tuple[Array, Array]:
    """The lower median of each group, to four digits, and the groups' sizes."""
    sizes = np.bincount(group)
    ordered = np.rint((logs + 400) * _STEPS).astype(np.int64)
    ordered += group * (1_000 * _STEPS)
    ordered.sort()
    first = np.cumsum(sizes) - sizes
    middle = ordered[first + (sizes - 1) // 2] % (1_000 * _STEPS)
    return middle / _STEPS - 400, sizes
