"""Finds values and stretches that do not fit the series they stand in."""

from __future__ import annotations

from typing import Any

from pipeline.codes import finding
from pipeline.codes.hints.series import one_unit, unit_or_break
from pipeline.codes.phrases import series as phrases
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import FiguresTable, RowsBySeries
from pipeline.validation.quality.level_shifts import PeriodRun, Run
from pipeline.validation.quality.wording import counted, of_series, together


def check_unit_slips(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find unit slips, jumps and changes of level that no declared break explains."""
    series = table.series
    if series is None:
        return []
    found: list[Finding] = []
    for measure in table.measures:
        levels = table.levels(measure.name)
        found.extend(_of_periods(table, series, measure.name, shift) for shift in levels.periods)
        said = (_of_run(table, series, measure.name, run) for run in levels.runs)
        found.extend(together(list(said)))
    return found


def _of_periods(
    table: FiguresTable, series: RowsBySeries, measure: str, shift: PeriodRun
) -> Finding:
    rows = sorted(int(row) for row in series.rows[list(shift.positions)])
    first, last = series.names[shift.first], shift.last
    goes_on = last is None and shift.first < len(series.names) - 1
    when = phrases.periods(first, None if goes_on else series.names[-1 if last is None else last])
    said = finding(
        "unit-change",
        table.place(measure, rows[0]),
        hint=None if last is None else one_unit(),
        when=when,
        number=len(rows),
        of=shift.series,
        factor=phrases.factor_words(10.0**shift.power),
        note=_break_line(table, measure, first),
    )
    return counted(said, rows)


def _of_run(
    table: FiguresTable, series: RowsBySeries, measure: str, run: Run
) -> tuple[str, int, Finding]:
    row = int(series.rows[run.first])
    factor = 10.0**run.power if run.power else run.factor
    words: dict[str, Any] = {
        "found": _values(table, series, measure, run),
        "factor": phrases.factor_words(factor),
        "of": phrases.NEIGHBOURS
        if run.before is not None and run.after is not None
        else phrases.THE_VALUE_BEFORE,
        "note": _break_line(table, measure, series.names[series.periods[run.first]], row),
    }
    if run.stays:
        code = "level-change"
        hint = unit_or_break(words["note"]) if run.power else None
    else:
        code, hint = ("unit-slip" if run.power else "jump"), None
    said = finding(code, table.place(measure, row), hint=hint, **words)
    if run.last > run.first and not run.stays:
        said = counted(said, [int(series.rows[i]) for i in range(run.first, run.last + 1)])
    return f"{code} {run.power}", row, said


def _values(table: FiguresTable, series: RowsBySeries, measure: str, run: Run) -> str:
    """The values and periods that a run is about."""

    def shown(position: int) -> str:
        value = table.cell(measure, int(series.rows[position]))
        return phrases.in_period(value, series.names[series.periods[position]])

    of = of_series(table, int(series.rows[run.first]))
    before = shown(run.before) if run.before is not None else ""
    after = shown(run.after) if run.after is not None else ""
    value = shown(run.first)
    if run.last > run.first and not run.stays:
        value = phrases.up_to(value, shown(run.last))
    return phrases.beside(value + of, before, after)


def _break_line(table: FiguresTable, measure: str, period: str, row: int | None = None) -> str:
    """What to write under `breaks` if the step is one of method."""
    entity = None
    if row is not None and table.entity is not None:
        entity = table.cell(table.entity, row)
    return phrases.break_line(table.read.declared.name, measure, period, entity)
