"""Finds where series leave their level: arrays in, positions out, nothing about tables.

Series are compared by the base-10 logarithm of one value over the one before. A step is loud when
it is far beyond the median absolute deviation of all steps of the measure (Hampel's identifier).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

# Factors below this are never loud, whatever the measure: 3.
_LEAST = 0.48
# Of loud steps, those that are no power of ten must be larger still.
_LEAST_JUMP = 0.6
_TIMES_SCALE, _TIMES_SCALE_JUMP = 6, 12
_AS_DEVIATION = 1.4826
# Jumps are told only if they matter beside the measure's median.
_WORTH = 0.25
# A measure is rough if more series than these are loud; then only powers of ten can be told.
_ROUGH_SHARE, _ROUGH_SERIES = 0.1, 3
# How near a step must be to a power of ten: between two neighbours, beside one, among rough ones.
_NEAR_BOTH, _NEAR_ONE, _NEAR_ROUGH = 0.2, 0.125, 0.1
# What a float can hold.
_MOST_POWER = 300
# Where a tenth of a series' other steps are above this, no power of ten can be told.
_QUIET = 0.25
_MOST_LOUD = 2_000
_FEWEST_POINTS = 4
_FEWEST_SERIES, _SHARE_OF_SERIES = 3, 0.6


@dataclass(frozen=True)
class Run:
    """Values of one series away from the rest of it; all places are positions.

    `first` to `last` are the values, `before` and `after` their neighbours on the old level, None
    at an end of the series. Where `stays`, the series goes on at the new level and `last` is the
    end of it. `power` is the power of ten between the levels, 0 if they are not near one; `factor`
    is how many times the old level the new one is.
    """

    first: int
    last: int
    before: int | None
    after: int | None
    power: int
    factor: float
    stays: bool = False


@dataclass(frozen=True)
class PeriodRun:
    """Most series of a measure are away from their level in some periods, by a power of ten.

    `positions` are the values in the first of the periods; `last` is None where the series stay on
    the new level to their end.
    """

    first: int
    last: int | None
    power: int
    positions: tuple[int, ...]
    series: int


@dataclass(frozen=True)
class Levels:
    """Where the series of a measure leave their level."""

    runs: tuple[Run, ...] = ()
    periods: tuple[PeriodRun, ...] = ()


@dataclass(frozen=True, eq=False)
class _Steps:
    """The positive values of all series, one after the other, and the step to each.

    `at` are their positions, `sizes[i]` is the logarithm of value i over the one before, NaN where
    a series or a declared new level begins.
    """

    at: Array
    values: Array
    periods: Array
    series: Array
    sizes: Array


@dataclass(frozen=True)
class _Limits:
    """How large a step must be, as a logarithm and, for `worth`, as a difference.

    `open_end` is for a power of ten with a neighbour on one side only, `jump` for all others.
    """

    open_end: float
    jump: float
    worth: float


def find_levels(
    values: Array,
    periods: Array,
    series: Array,
    breaks: Array,
    *,
    resolution: float,
    is_comparable: bool,
) -> Levels:
    """Find where series leave their level.

    All arrays have one entry a position: the value or NaN, the place of its period, the number of
    its series, how many declared breaks it lies behind. `resolution` is the last digit of the
    values. Jumps that are no power of ten are looked for only in comparable measures.
    """
    steps = _steps_of(values, periods, series, breaks)
    if steps is None:
        return Levels()
    scale = _scale(steps.sizes)
    if scale is None:
        return Levels()
    least = max(_LEAST, _TIMES_SCALE * scale)
    loud = _find_loud(steps, least, resolution)
    shifts, sizes = _take_out_periods(steps, loud)
    # What all series of a period do is said once; what is left of these steps is their own.
    left = _Steps(steps.at, steps.values, steps.periods, steps.series, sizes)
    loud &= np.abs(sizes) > least
    limits = _Limits(
        open_end=_TIMES_SCALE_JUMP * scale,
        jump=max(_LEAST_JUMP, _TIMES_SCALE_JUMP * scale) if is_comparable else np.inf,
        worth=_WORTH * float(np.median(steps.values)),
    )
    return Levels(tuple(_series_runs(left, loud, limits)), tuple(_period_runs(shifts, steps)))


def _steps_of(values: Array, periods: Array, series: Array, breaks: Array) -> _Steps | None:
    with np.errstate(invalid="ignore"):
        negative = int(np.count_nonzero(values < 0))
        is_positive = values > 0
    at = np.flatnonzero(is_positive)
    if len(at) < _FEWEST_POINTS or negative > 0.01 * len(at):
        return None
    if len(at) < len(values):
        values, periods, series, breaks = (each[at] for each in (values, periods, series, breaks))
    one = (series[1:] == series[:-1]) & (breaks[1:] == breaks[:-1])
    sizes = np.log10(values)
    sizes[1:] = np.diff(sizes)
    sizes[1:][~one] = np.nan
    sizes[0] = np.nan
    return _Steps(at, values, periods, series, sizes)


def _scale(sizes: Array) -> float | None:
    """The median absolute deviation of all steps, as a deviation; None where they are too few."""
    known = sizes[~np.isnan(sizes)]
    if len(known) < _FEWEST_POINTS - 1:
        return None
    known -= np.median(known)
    np.abs(known, out=known)
    return _AS_DEVIATION * float(np.median(known, overwrite_input=True))


def _find_loud(steps: _Steps, least: float, resolution: float) -> Array:
    """Which steps are large, and more than a rounding of small values."""
    change = np.abs(np.diff(steps.values, prepend=steps.values[0]))
    with np.errstate(invalid="ignore"):
        return (np.abs(steps.sizes) > least) & (change > 15 * resolution)


def _take_out_periods(steps: _Steps, loud: Array) -> tuple[dict[int, tuple[int, Array]], Array]:
    """The periods to which most series step by one power of ten, and the steps without them."""
    sizes = steps.sizes.copy()
    found: dict[int, tuple[int, Array]] = {}
    in_all = np.bincount(steps.periods[~np.isnan(sizes)])
    where = np.flatnonzero(loud)
    power = np.rint(np.clip(sizes[where], -_MOST_POWER, _MOST_POWER)).astype(int)
    near = (power != 0) & (np.abs(sizes[where] - power) < 0.3)
    where, power = where[near], power[near]
    for period in np.unique(steps.periods[where]):
        here = steps.periods[where] == period
        powers, counts = np.unique(power[here], return_counts=True)
        most = int(np.argmax(counts))
        enough = max(_FEWEST_SERIES, _SHARE_OF_SERIES * in_all[period])
        if counts[most] >= enough:
            stepping = where[here & (power == powers[most])]
            sizes[stepping] -= powers[most]
            found[int(period)] = int(powers[most]), stepping
    return found, sizes


def _period_runs(shifts: dict[int, tuple[int, Array]], steps: _Steps) -> Iterator[PeriodRun]:
    waiting = sorted(shifts)
    while waiting:
        period = waiting.pop(0)
        power, stepping = shifts[period]
        back = next((p for p in waiting if shifts[p][0] == -power), None)
        if back is not None:
            waiting.remove(back)
        positions = tuple(int(p) for p in steps.at[stepping])
        number = int(np.count_nonzero(steps.periods == period))
        yield PeriodRun(period, None if back is None else back - 1, power, positions, number)


def _series_runs(steps: _Steps, loud: Array, limits: _Limits) -> Iterator[Run]:
    starts = np.flatnonzero(np.isnan(steps.sizes))
    ends = np.append(starts[1:], len(steps.sizes))
    number = np.add.reduceat(loud.astype(np.int64), starts)
    long = ends - starts >= _FEWEST_POINTS
    noisy = np.flatnonzero((number > 0) & long)
    is_rough = len(noisy) > max(_ROUGH_SERIES, _ROUGH_SHARE * np.count_nonzero(long))
    for i in noisy[:_MOST_LOUD]:
        yield from _runs_of(_Part(steps, loud, int(starts[i]), int(ends[i]), limits, is_rough))


@dataclass(frozen=True, eq=False)
class _Part:
    """A stretch of one series without a declared break in it."""

    steps: _Steps
    loud: Array
    start: int
    end: int
    limits: _Limits
    is_rough: bool


def _runs_of(part: _Part) -> Iterator[Run]:
    """The runs of a stretch: pieces between loud steps that return to where they left."""
    cuts = np.flatnonzero(part.loud[part.start : part.end]) + part.start
    bounds = [part.start, *(int(cut) for cut in cuts), part.end]
    pieces = list(pairwise(bounds))
    points = part.end - part.start
    if len(pieces) > max(3, points // 2 + 1):
        return
    sizes = np.nan_to_num(part.steps.sizes[part.start : part.end])
    logs = np.cumsum(sizes)
    quiet = np.abs(sizes[~part.loud[part.start : part.end]])[1:]
    if len(quiet) < 2:
        return
    noise = _quantile(quiet, 0.9)

    def height(place: int) -> float:
        return float(logs[place - part.start])

    found: list[Run | None] = []
    while True:
        inner = _returning(pieces, height)
        if inner is None:
            break
        (_, left), (first, stop), (right, _) = pieces[inner - 1 : inner + 2]
        up, down = height(first) - height(left - 1), height(stop - 1) - height(right)
        found.append(_run(part, (first, stop), (left - 1, right), (up + down) / 2, noise))
        pieces[inner - 1 : inner + 2] = [(pieces[inner - 1][0], pieces[inner + 1][1])]
    if len(pieces) == 2:
        found.append(_step(part, pieces, height, noise))
    yield from (run for run in found if run is not None)


def _quantile(values: Array, share: float) -> float:
    """As numpy's, which takes a tenth of a millisecond for the few values of a series."""
    place = share * (len(values) - 1)
    below = int(place)
    ordered = np.sort(values)
    upper = ordered[min(below + 1, len(values) - 1)]
    return float(ordered[below] + (upper - ordered[below]) * (place - below))


def _returning(pieces: list[tuple[int, int]], height: Any) -> int | None:
    """The shortest inner piece from which the series returns to about where it left."""
    best: int | None = None
    for i in range(1, len(pieces) - 1):
        (before, left), (first, stop), (right, after) = pieces[i - 1 : i + 2]
        up, down = height(first) - height(left - 1), height(stop - 1) - height(right)
        is_back = up * down > 0 and abs(up - down) < 0.4 * min(abs(up), abs(down))
        length = stop - first
        if not is_back or length > max(left - before, after - right):
            continue
        if best is None or length < pieces[best][1] - pieces[best][0]:
            best = i
    return best


def _step(part: _Part, pieces: list[tuple[int, int]], height: Any, noise: float) -> Run | None:
    """The run that ends or begins a stretch: a value alone at its end, or a new level."""
    (start, cut), (_, end) = pieces
    size = height(cut) - height(cut - 1)
    if cut - start == 1 and end - cut > 1:
        return _run(part, (start, cut), (None, cut), -size, noise)
    run = _run(part, (cut, end), (cut - 1, None), size, noise)
    if run is None or end - cut == 1:
        return run
    return Run(run.first, run.last, run.before, None, run.power, run.factor, stays=True)


def _run(
    part: _Part,
    inside: tuple[int, int],
    around: tuple[int | None, int | None],
    size: float,
    noise: float,
) -> Run | None:
    """The run, if it is a power of ten away in a quiet series, or a jump that is large enough."""
    size = float(np.clip(size, -_MOST_POWER, _MOST_POWER))
    power = _power(part, size, noise, is_both=None not in around)
    if part.is_rough and (abs(power) < (3 if None in around else 2) or noise > 0.2):
        return None
    if power == 0 and not _is_jump(part, inside, around, abs(size), noise):
        return None
    at = part.steps.at
    before, after = (None if place is None else int(at[place]) for place in around)
    return Run(int(at[inside[0]]), int(at[inside[1] - 1]), before, after, power, 10.0**size)


def _power(part: _Part, size: float, noise: float, *, is_both: bool) -> int:
    """The power of ten that a step is as good as, 0 if none."""
    power = round(size)
    nearest = _NEAR_ROUGH if part.is_rough else _NEAR_BOTH if is_both else _NEAR_ONE
    near = min(0.05 + noise, nearest)
    is_far = (
        abs(size) >= 5 * noise
        and noise <= _QUIET
        and (is_both or abs(size) >= part.limits.open_end)
    )
    return power if abs(size - power) <= near and is_far else 0


def _is_jump(
    part: _Part,
    inside: tuple[int, int],
    around: tuple[int | None, int | None],
    size: float,
    noise: float,
) -> bool:
    """Whether a step is large for the periods between, the series' noise and the measure."""
    steps = part.steps
    edges = [place for place in (inside[0], around[1]) if place is not None and place > part.start]
    span = max(1, *(int(steps.periods[edge] - steps.periods[edge - 1]) for edge in edges))
    change = max(abs(steps.values[edge] - steps.values[edge - 1]) for edge in edges)
    is_large = size >= max(part.limits.jump * np.sqrt(span), 6 * noise)
    return bool(is_large and change >= part.limits.worth)
