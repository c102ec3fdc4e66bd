"""Numbers things from 0 without a hole."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

_MOST_MARKS = 8_000_000


def renumber(numbers: Array) -> tuple[Array, int]:
    """The numbers, none below 0, as places in the order of those that occur; and how many do."""
    if not len(numbers):
        return numbers, 0
    if int(numbers.max()) >= _MOST_MARKS:
        distinct, places = np.unique(numbers, return_inverse=True)
        return places, len(distinct)
    occurs = np.zeros(int(numbers.max()) + 1, bool)
    occurs[numbers] = True
    places = np.cumsum(occurs) - 1
    return places[numbers], int(places[-1]) + 1
