"""Finds values and stretches that do not fit the series they stand in."""

from __future__ import annotations

from typing import Any

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Figures, Series
from pipeline.validation.quality.level_shifts import PeriodRun, Run
from pipeline.validation.quality.wording import counted, factor_words, of_series, together


def check_slips(folder: Folder, table: Figures) -> list[Finding]:
    """Find unit slips, jumps and changes of level that no declared break explains."""
    series = table.series
    if series is None:
        return []
    found: list[Finding] = []
    for measure in table.measures:
        levels = table.levels(measure.name)
        found.extend(_of_periods(table, series, measure.name, shift) for shift in levels.periods)
        said = (_of_run(table, series, measure.name, run) for run in levels.runs)
        found.extend(together(table, list(said)))
    return found


def _of_periods(table: Figures, series: Series, measure: str, shift: PeriodRun) -> Finding:
    rows = sorted(int(row) for row in series.rows[list(shift.positions)])
    first, last = series.names[shift.first], shift.last
    end = len(series.names) - 1 if last is None else last
    when = f"From {first} on" if last is None else f"From {first} to {series.names[end]}"
    when = when if end > shift.first else f"In {first}"
    said = finding(
        "unit-change",
        table.place(measure, rows[0]),
        hint=None if last is None else "Bring these values to the unit of the others.",
        when=when,
        number=len(rows),
        of=shift.series,
        factor=factor_words(10.0**shift.power),
        note=_break_line(table, measure, first),
    )
    return counted(said, rows)


def _of_run(table: Figures, series: Series, measure: str, run: Run) -> tuple[str, int, Finding]:
    row = int(series.rows[run.first])
    factor = 10.0**run.power if run.power else run.factor
    words: dict[str, Any] = {
        "found": _values(table, series, measure, run),
        "factor": factor_words(factor),
        "of": "its neighbours" if run.before is not None and run.after is not None else "that",
        "note": _break_line(table, measure, series.names[series.periods[run.first]], row),
    }
    if run.stays:
        code = "level-change"
        hint = _UNIT_HINT.format(**words) if run.power else None
    else:
        code, hint = ("unit-slip" if run.power else "jump"), None
    said = finding(code, table.place(measure, row), hint=hint, **words)
    if run.last > run.first and not run.stays:
        said = counted(said, [int(series.rows[i]) for i in range(run.first, run.last + 1)])
    return f"{code} {run.power}", row, said


_UNIT_HINT = (
    "If the unit changed, bring the values to one unit; if the method did, declare it under "
    "breaks: `{note}`."
)


def _values(table: Figures, series: Series, measure: str, run: Run) -> str:
    """The values and periods that a run is about."""

    def shown(position: int) -> str:
        value = table.cell(measure, int(series.rows[position]))
        return f"{value} in {series.names[series.periods[position]]}"

    of = of_series(table, int(series.rows[run.first]))
    before = shown(run.before) if run.before is not None else ""
    after = shown(run.after) if run.after is not None else ""
    value = shown(run.first)
    if run.last > run.first and not run.stays:
        value += f" to {shown(run.last)}"
    if before and after:
        return f"{value}{of} between {before} and {after}"
    return f"{value}{of} after {before}" if before else f"{value}{of} before {after}"


def _break_line(table: Figures, measure: str, period: str, row: int | None = None) -> str:
    """What to write under `breaks` if the step is one of method."""
    entities = ""
    if row is not None and table.entity is not None:
        entities = f"entities: [{table.cell(table.entity, row)}], "
    name = table.read.declared.name
    return f'{{resource: {name}, field: {measure}, {entities}period: "{period}", reason: …}}'
