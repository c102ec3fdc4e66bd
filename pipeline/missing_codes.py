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
# A column has a few codes at most.
_MOST_CODES, _SAMPLE = 4, 1000


def missing_codes(values: npt.NDArray[np.floating]) -> tuple[float, ...]:
    """The numbers among some that are codes for a missing value; NaN is no number.

    A negative one stands alone below zero, or far from all others; a positive one stands far from
    all others and several times. All of them lie at an end of what there is.
    """
    known = values[np.isfinite(values)]
    candidates, others = _at_the_ends(known)
    if not candidates or not _are_several(others):
        return ()
    return tuple(value for value in sorted(candidates) if _is_code(value, known, others))


def _at_the_ends(
    known: npt.NDArray[np.floating],
) -> tuple[set[float], npt.NDArray[np.floating]]:
    """The lowest and highest numbers as long as they have the form of a code, and all others."""
    found: set[float] = set()
    others = known
    for _ in range(_MOST_CODES):
        ends = {float(others.min()), float(others.max())} if len(others) else set()
        new = {value for value in ends if value in _FORMS or value in _SMALL}
        if not new:
            break
        found |= new
        for value in new:
            others = others[others != value]
    return found, others


def _are_several(others: npt.NDArray[np.floating]) -> bool:
    """Whether there are enough different figures for one to stand apart."""
    return any(len(np.unique(some)) >= _FEWEST_OTHERS for some in (others[:_SAMPLE], others))


def _is_code(
    value: float, known: npt.NDArray[np.floating], others: npt.NDArray[np.floating]
) -> bool:
    count = int(np.count_nonzero(known == value))
    lowest = float(others.min())
    if value in _SMALL:
        return lowest >= 0 and count > 1 and bool(np.all(others % 1 == 0))
    if value < 0 and lowest >= 0 and count > 1:
        return True
    middle = float(np.median(others))
    spread = float(np.max(np.abs(others - middle))) or abs(middle) or 1.0
    is_far = abs(value - middle) > _FAR * spread
    return is_far and (value < 0 or (count > 1 and value >= _SHORTEST_POSITIVE))
