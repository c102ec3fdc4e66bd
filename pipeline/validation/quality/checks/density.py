"""Finds tables of which most is empty, and latest periods that few have reached."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import mapping, text, words
from pipeline.validation.quality.documented_years import years_told
from pipeline.validation.quality.figures import Array, Figures, Series
from pipeline.validation.quality.numbering import renumber

_FEWEST_THINGS, _FEWEST_PERIODS = 5, 4
_SPARSE = 0.2
_THIN, _FEWEST_BEFORE = 0.15, 8


def check_density(folder: Folder, table: Figures) -> list[Finding]:
    """Find entities and periods that are mostly not filled, and a latest period with few values."""
    series = table.series
    if series is None or table.entity is None or not table.measures:
        return []
    known = np.zeros(table.rows, bool)
    for measure in table.measures:
        known |= ~np.isnan(table.values(measure.name))
    at = series.rows[known[series.rows]]
    periods = series.periods[known[series.rows]]
    things = table.categories(table.entity).codes[at].astype(np.int64)
    places, number = renumber(things * len(series.names) + periods)
    filled = np.zeros(number, np.int64)
    filled[places] = periods
    sparse = list(_sparse(folder, table, series, filled))
    is_told = series.names[-1][:4] in years_told(folder)
    return sparse if sparse or is_told else list(_thin(table, series, filled))


def _sparse(folder: Folder, table: Figures, series: Series, filled: Array) -> Iterator[Finding]:
    assert table.entity is not None
    coverage = mapping((folder.descriptor or {}).get("coverage"))
    promised = mapping(coverage.get("entities")).get(table.entity, [])
    present = table.categories(table.entity)
    if isinstance(promised, int):
        things = max(promised, len(present))
    else:
        things = len({*words(promised), *present.texts} if promised else present)
    periods = _periods(folder, coverage, series)
    of = things * periods
    comparable = any(m.properties.get("comparable_over_time") is not False for m in table.measures)
    if not comparable or things < _FEWEST_THINGS or periods < _FEWEST_PERIODS:
        return
    if len(filled) < _SPARSE * of:
        yield finding(
            "coverage-sparse",
            table.table_place(),
            number=f"{len(filled):,}",
            of=f"{of:,}",
            share=f"{len(filled) / of:.0%}",
            things=f"{things:,}",
            column=table.entity,
            periods=periods,
        )


def _periods(folder: Folder, coverage: object, series: Series) -> int:
    """How many periods there should be: all years of an annual span, else those that occur."""
    span = mapping(coverage)
    first, last = text(span.get("start")), text(span.get("end"))
    frequency = mapping((folder.descriptor or {}).get("update")).get("frequency")
    is_span = all(len(year) == 4 and year.isdecimal() for year in (first, last))
    if frequency == "annual" and is_span and all(len(name) == 4 for name in series.names):
        return max(int(last) - int(first) + 1, len(series.names))
    return len(series.names)


def _thin(table: Figures, series: Series, filled: Array) -> Iterator[Finding]:
    assert table.entity is not None
    counts = np.bincount(filled, minlength=len(series.names))
    if len(counts) < _FEWEST_PERIODS:
        return
    number, before = int(counts[-1]), int(counts[-2])
    usual = float(np.median(counts[-4:-1]))
    if before < _FEWEST_BEFORE or not 0 < number <= _THIN * min(before, usual):
        return
    rows = series.rows[series.periods == len(counts) - 1]
    yield finding(
        "latest-period-thin",
        table.place(table.time or "", int(rows.min())),
        count=number,
        period=series.names[-1],
        number=number,
        before=series.names[-2],
        others=before,
    )
