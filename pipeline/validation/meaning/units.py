"""Finds figures that their unit rules out: more than the whole, fewer than none, years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pipeline.codes import finding
from pipeline.codes.hints.numbers import missing_mark
from pipeline.codes.phrases.periods import span
from pipeline.findings import Finding, Place
from pipeline.folders import Folder
from pipeline.missing_codes import missing_codes
from pipeline.validation.descriptor_view import DeclaredField, text
from pipeline.validation.inspection import Inspection
from pipeline.validation.reading.columns import (
    ColumnFigures,
    cell_text,
    column_figures,
    named_rows,
    place_in,
)
from pipeline.validation.reading.tables import ReadTable

_SHARE = re.compile(r"(?:%|per ?cent(?:age)?|share|proportion) of (?:the |all )?(?P<whole>\S.*)")
_PLAIN_SHARE = re.compile(r"%|per ?cent(?:age)?")
_OUT_OF = re.compile(r"(?:points? )?out of (\d+)|of (\d+) points")
# What a share is taken of without being a part of it: debt or trade can be more than a year's GDP.
_RATIO = re.compile(
    r"\b(gdp|gni|gnp|gva|gross (domestic|national)|income|revenues?|earnings|wages?|sales|turnover"
    r"|exports|imports|budget|target|average|mean|median|baseline|previous|last|level|index|capacity"
    r"|line|threshold|prices?|costs?|debt|assets|reserves|output|demand|supply|minimum|maximum"
    r"|age group|\d{4})\b"
)
_CHANGE = re.compile(
    r"\b(growth|gross|change|changes|increase|decrease|difference|gap|net|balance|deviation|versus|vs"
    r"|rate of return|return|year on year|relative to|compared)\b"
)
_PART = re.compile(
    r"\b(share|proportion|percent(age)?|per cent) of\b|^(share|proportion)\b|\bshare$"
)
_COUNTED = re.compile(
    r"(?:number of .+|counts?"
    r"|(?:(?:thousands?|millions?|billions?|hundreds?|1,?000s?) (?:of )?)?"
    r"(?:people|persons|heads?|headcount|staff|employees|workers|researchers|scientists|teachers"
    r"|doctors|nurses|students|pupils|patients|users|visitors|visits|inhabitants|residents"
    r"|citizens|voters|households|men|women|children|births|deaths|cases|civil servants"
    r"|public servants|(?:full[- ]time equivalents?|fte)|jobs|posts|vacancies|organisations"
    r"|organizations|companies|businesses|enterprises|firms|start-?ups|schools|hospitals"
    r"|universities|municipalities|countries|datasets|data sets|services|projects|applications"
    r"|requests|patents|publications|papers|articles|trademarks|licences|vehicles|dwellings"
    r"|buildings|rides|trips|journeys|crossings|downloads))"
    r"(?: per .+)?"
)
_YEARLY = re.compile(r"(?<!per )(?<!a )\b(year|jahr|année|annee|año|anno)$")
_YEARS = (1800, 2100)
_MISSING_MARKS = frozenset({-1.0, -9.0, -99.0, -999.0, -9999.0, -99999.0})
_FEW = 5
# A share that is written as a fraction comes near the whole somewhere; small percentages do not.
_LARGEST_FRACTION = 0.5
# Spending is a small part of GDP: where most figures are below this, one above 100 is a slip.
_SMALL_RATIO = 10


def check_units(known: Inspection) -> list[Finding]:
    """Find measures whose figures contradict their unit."""
    folder = known.folder
    found: list[Finding] = []
    for table in known.tables:
        for field in table.declared.measures:
            unit = _plain(text(field.properties.get("unit")))
            is_year = known.profile == "atlas" and _is_named_year(field, unit)
            if not unit and not is_year:
                continue
            figures = _without_codes(column_figures(table, field))
            if len(figures.values):
                found.extend(_outside(folder, table, field, figures))
                found.extend(_fractions(folder, field, unit, figures))
                if is_year:
                    found.extend(_years(folder, field, figures))
    return found


def _without_codes(figures: ColumnFigures) -> ColumnFigures:
    """Figures without those that stand for missing ones, which is said of them already."""
    kept = ~np.isin(figures.values, missing_codes(figures.values))
    return replace(figures, values=figures.values[kept], indices=figures.indices[kept])


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").split())


def _names(field: DeclaredField) -> str:
    return " | ".join(_plain(word) for word in (field.name, text(field.properties.get("title"))))


def _is_change(field: DeclaredField, unit: str) -> bool:
    return bool(_CHANGE.search(unit) or _CHANGE.search(_names(field)))


def _limit(field: DeclaredField, unit: str, figures: ColumnFigures) -> float | None:
    """The largest figure that the unit allows; None where it sets no bound."""
    out_of = _OUT_OF.fullmatch(unit)
    if out_of:
        return float(out_of.group(1) or out_of.group(2))
    if _is_whole(field, unit):
        return 100
    share = _SHARE.fullmatch(unit)
    if share and not _is_change(field, unit) and "point" not in unit:
        is_small = float(np.median(figures.values)) < _SMALL_RATIO
        return 100 if is_small and len(figures.values) >= _FEW else None
    return None


def _is_whole(field: DeclaredField, unit: str) -> bool:
    """Whether the unit is a percentage of something of which the measure is a part."""
    if _is_change(field, unit) or "point" in unit:
        return False
    share = _SHARE.fullmatch(unit)
    if share:
        return not _RATIO.search(share.group("whole"))
    names = _names(field)
    is_part = any(_PART.search(name) for name in names.split(" | "))
    return bool(_PLAIN_SHARE.fullmatch(unit)) and is_part and not _RATIO.search(names)


def _outside(
    folder: Folder, table: ReadTable, field: DeclaredField, figures: ColumnFigures
) -> Iterator[Finding]:
    shown = text(field.properties.get("unit"))
    unit = _plain(shown)
    limit = _limit(field, unit, figures)
    if limit is not None:
        above = figures.values > limit
        rows, value, place = _first(folder, table, field, figures.indices[above])
        if place is not None:
            yield finding(
                "share-above-whole",
                place,
                count=len(rows),
                rows=named_rows(rows),
                value=value,
                unit=shown,
                limit=f"{limit:g}",
            )
    is_counted = _COUNTED.fullmatch(unit) is not None and not _is_change(field, unit)
    if is_counted or _is_whole(field, unit) or _OUT_OF.fullmatch(unit):
        below = figures.values < 0
        rows, value, place = _first(folder, table, field, figures.indices[below])
        if place is not None:
            yield finding(
                "figure-below-zero",
                place,
                count=len(rows),
                rows=named_rows(rows),
                hint=_missing_hint(figures.values[below]),
                value=value,
                unit=shown,
            )


def _first(
    folder: Folder, table: ReadTable, field: DeclaredField, rows: np.ndarray
) -> tuple[np.ndarray, str, Place | None]:
    """The rows, the text of the first of them, and its place; None without any."""
    if not len(rows):
        return rows, "", None
    value = cell_text(table, field.name, rows[0])
    return rows, value, place_in(folder, table, field.name, rows[0], value)


def _missing_hint(values: np.ndarray) -> str | None:
    """How to declare a negative figure that stands in all these rows for a missing one."""
    marks = {float(value) for value in np.unique(values)}
    if len(marks) != 1 or not marks <= _MISSING_MARKS:
        return None
    return missing_mark(f"{marks.pop():g}")


def _fractions(
    folder: Folder, field: DeclaredField, unit: str, figures: ColumnFigures
) -> Iterator[Finding]:
    values = figures.values
    if len(values) < _FEW or not _is_whole(field, unit):
        return
    largest = float(values.max())
    if float(values.min()) >= 0 and _LARGEST_FRACTION < largest <= 1 and len(np.unique(values)) > 2:
        shown = text(field.properties.get("unit"))
        place = folder.property_place((*field.at, "unit"), shown)
        yield finding(
            "percent-as-fraction",
            place,
            count=len(values),
            column=field.name,
            largest=f"{largest:g}",
            unit=shown,
        )


def _is_named_year(field: DeclaredField, unit: str) -> bool:
    if unit not in {"", "1", "year", "years"}:
        return False
    return any(_YEARLY.search(name) for name in _names(field).split(" | "))


def _years(folder: Folder, field: DeclaredField, figures: ColumnFigures) -> Iterator[Finding]:
    values = figures.values
    first, last = float(values.min()), float(values.max())
    if _YEARS[0] <= first and last <= _YEARS[1] and not np.any(values % 1):
        place = folder.property_place((*field.at, "type"), field.type)
        years = span(f"{first:g}", f"{last:g}")
        yield finding("year-as-measure", place, column=field.name, span=years)
