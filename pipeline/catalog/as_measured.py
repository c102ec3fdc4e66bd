"""A table as figures of what was: no forecasts, and no codes that stand for missing figures."""

from __future__ import annotations

from dataclasses import replace

from pipeline.catalog.model import Field, Table
from pipeline.missing_codes import missing_codes


def as_measured(table: Table) -> Table:
    """A table without forecasts, in which numbers that are codes are missing."""
    return without_codes(without_forecasts(table))


def without_forecasts(table: Table) -> Table:
    """A table without rows that are forecasts, plans or proposals; itself where all are."""
    rows = table.forecasts
    if not rows.any():
        return table
    return replace(table, texts=table.texts[~rows], frame=table.frame[~rows])


def without_codes(table: Table) -> Table:
    """A table in which numbers that are codes for missing figures are missing."""
    frame, fields = table.frame, []
    for field in table.fields:
        codes = _codes_of(table, field) if field.is_measure else ()
        if not codes:
            fields.append(field)
            continue
        numbers = frame[field.name].astype("float64")
        is_code = numbers.isin(codes)
        frame = frame.assign(**{field.name: frame[field.name].mask(is_code)})
        reasons = {text: f"coded {text}" for text in table.texts.loc[is_code, field.name].unique()}
        fields.append(replace(field, missing_reasons={**reasons, **field.missing_reasons}))
    return table if frame is table.frame else replace(table, frame=frame, fields=tuple(fields))


def _codes_of(table: Table, field: Field) -> tuple[float, ...]:
    values = table.frame[field.name].dropna().astype("float64")
    return missing_codes(values.to_numpy(dtype="float64"))
