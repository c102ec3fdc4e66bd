"""Finds columns whose figures stand some rows from where they belong, or in no order at all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.codes import finding
from pipeline.codes.phrases.series import rows_off
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredField
from pipeline.validation.quality.figures import Array, FiguresTable, RowsBySeries

_FARTHEST = 5
# Fewer series, or figures, may well look so by chance.
_FEWEST_SERIES, _FEWEST_FIGURES, _SHORTEST = 10, 100, 4
# How much larger steps are where series meet than elsewhere, and how large they are at least, in
# parts of all ranks: between any two figures they are a third.
_TIMES, _LEAST, _LEVEL = 2.5, 0.1, 1.3
# So many times its deviation what is nothing but chance may lie from what is expected.
_DEVIATIONS = 2


def check_misplaced(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find measures that are shifted or shuffled against their keys."""
    del folder
    series = table.series
    if series is None or len(series.starts) < _FEWEST_SERIES or not table.dimensions:
        return []
    rich = [
        measure
        for measure in table.measures
        if np.count_nonzero(~np.isnan(table.values(measure.name))) >= _FEWEST_FIGURES
    ]
    shifted = [found for measure in rich for found in _shifted(table, series, measure)]
    loose = [measure for measure in rich if _is_loose(table, series, measure)]
    # Where no figure goes with its keys, they may all be rough by nature.
    shuffled = loose if len(loose) < len(rich) else []
    return [*shifted, *(_shuffled(table, measure) for measure in shuffled)]


def _shifted(
    table: FiguresTable, series: RowsBySeries, measure: DeclaredField
) -> Iterator[Finding]:
    """Figures that change their level some rows after each new series, or before, and not at it."""
    is_in_order = bool(np.all(np.diff(series.rows) > 0))
    lengths = np.diff(series.starts, append=len(series.rows))
    meet = series.starts[1:][(lengths[1:] >= _SHORTEST) & (lengths[:-1] >= _SHORTEST)]
    if not is_in_order or len(meet) < _FEWEST_SERIES:
        return
    steps = np.abs(np.diff(_ranks(table.values(measure.name)[series.rows]), prepend=np.nan))
    near = min(_FARTHEST, int(np.median(lengths)) // 2 - 1)
    at = {far: _mean_step(steps, meet + far) for far in range(-near, near + 1)}
    usual = float(np.nanmedian([at[far] for far in at])) if len(at) > 2 else np.nan
    far = max(at, key=lambda one: np.nan_to_num(at[one]))
    is_apart = at[far] >= _LEAST and at[far] >= _TIMES * max(usual, at[0])
    if far and is_apart and at[0] <= _LEVEL * usual:
        yield finding(
            "column-shifted",
            table.column_place(measure.name),
            column=measure.name,
            how=rows_off(far),
            key=", ".join(table.dimensions),
        )


def _is_loose(table: FiguresTable, series: RowsBySeries, measure: DeclaredField) -> bool:
    """Whether figures go neither with what they are about nor with time."""
    ranks = _ranks(table.values(measure.name)[series.rows])
    known = ~np.isnan(ranks)
    if len(np.unique(ranks[known])) < _FEWEST_FIGURES / 2:
        return False
    is_next = known[1:] & known[:-1] & (np.diff(series.numbers) == 0)
    if np.count_nonzero(is_next) < _FEWEST_FIGURES / 2:
        return False
    pairs = np.corrcoef(ranks[1:][is_next], ranks[:-1][is_next])[0, 1]
    if abs(pairs) > _DEVIATIONS / np.sqrt(np.count_nonzero(is_next)):
        return False
    groups = [series.numbers, series.periods]
    groups += [table.categories(name).codes[series.rows] for name in table.dimensions]
    return not any(_is_told_by(group[known], ranks[known]) for group in groups)


def _shuffled(table: FiguresTable, measure: DeclaredField) -> Finding:
    return finding(
        "column-shuffled",
        table.column_place(measure.name),
        column=measure.name,
        keys=" nor ".join([*table.dimensions, str(table.time)]),
    )


def _is_told_by(groups: Array, ranks: Array) -> bool:
    """Whether ranks differ between groups by more than chance (an analysis of variance)."""
    counts = np.bincount(groups)
    several = int(np.count_nonzero(counts))
    if several < 2 or several == len(ranks):
        return False
    means = np.bincount(groups, weights=ranks) / np.maximum(counts, 1)
    between = float((counts * (means - ranks.mean()) ** 2).sum()) / (several - 1)
    within = float(((ranks - means[groups]) ** 2).sum()) / (len(ranks) - several)
    return between > within * (1 + _DEVIATIONS * float(np.sqrt(2 / (several - 1))))


def _ranks(values: Array) -> Array:
    """Where each figure stands among all, from 0 to 1; equal ones share a place."""
    known = ~np.isnan(values)
    _, places = np.unique(values[known], return_inverse=True)
    ranks = np.full(len(values), np.nan)
    ranks[known] = places / max(int(places.max(initial=0)), 1)
    return ranks


def _mean_step(steps: Array, places: Array) -> float:
    """How large steps are on average at some places; NaN where hardly any is known."""
    inside = steps[places[(places >= 0) & (places < len(steps))]]
    inside = inside[~np.isnan(inside)]
    return float(inside.mean()) if len(inside) >= _FEWEST_SERIES else np.nan
