"""Numbers that stand for what is missing, such as -9999 among figures of a few hundred."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

# Of nines or other digits alike, as programs write them; a zero or one alone is a figure.
_FORMS = frozenset(
    sign * number
    for digit in range(1, 10)
    for number in (int(str(digit) * length) for length in range(2, 8))
    for sign in (-1, 1)
)
# Also of one digit, where no other figure lies below zero.
_SMALL = frozenset({-1, -8, -9})
# So many times as far from the middle as any other figure lies, in either direction.
_FAR = 5
_FEWEST_OTHERS, _SHORTEST_POSITIVE = 5, 999


def missing_codes(values: npt.NDArray[np.floating]) -> tuple[float, ...]:
    """The numbers among some that are codes for a missing value; NaN is no number.

    A negative one stands alone below zero, or far from all others; a positive one stands far from
    all others and several times.
    """
    known = values[np.isfinite(values)]
    found, counts = np.unique(known, return_counts=True)
    candidates = [
        (float(value), int(count))
        for value, count in zip(found, counts, strict=True)
        if value in _FORMS or value in _SMALL
    ]
    others = known[~np.isin(known, [value for value, _ in candidates])]
    if not candidates or len(np.unique(others)) < _FEWEST_OTHERS:
        return ()
    return tuple(value for value, count in candidates if _is_code(value, count, others))


def _is_code(value: float, count: int, others: npt.NDArray[np.floating]) -> bool:
    middle = float(np.median(others))
    spread = float(np.max(np.abs(others - middle))) or abs(middle) or 1.0
    is_far = abs(value - middle) > _FAR * spread
    if value in _SMALL:
        return bool(np.min(others) >= 0) and count > 1 and _are_whole_or_large(others)
    if value < 0:
        return is_far or (bool(np.min(others) >= 0) and count > 1)
    return is_far and count > 1 and value >= _SHORTEST_POSITIVE


def _are_whole_or_large(others: npt.NDArray[np.floating]) -> bool:
    """Whether figures are counts, among which -1 is none."""
    return bool(np.all(others % 1 == 0))
