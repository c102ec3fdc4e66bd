"""Finds totals that their parts do not add up to, or do not lie around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.codes import finding
from pipeline.codes.phrases.lists import sum_of
from pipeline.codes.phrases.series import part, total_is, total_with
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import declared_items, items, mapping, words
from pipeline.validation.quality.figures import Array, FiguresTable
from pipeline.validation.quality.numbering import renumber
from pipeline.validation.quality.wording import amount, together

_TOTAL = re.compile(r"(all|total|both)([ _-](people|persons|sexes|\w+))?", re.IGNORECASE)
_MOST_WAYS, _MOST_OUTER = 1_000, 50
_MOST_WRONG = 0.4
# Parts that were rounded, or adjusted, may miss their total by so much of it.
_LEEWAY = 0.005


@dataclass(frozen=True)
class Split:
    """A category of a dimension that is the total of others, which stand beside it.

    `outer` is a dimension that names the way of splitting and has a total category of its own.
    """

    dimension: str
    total: str
    parts: tuple[str, ...]
    measures: tuple[str, ...]
    outer: str | None = None


@dataclass(frozen=True, eq=False)
class _Places:
    """The rows of a split, one line a place: of the total, then of each part. All are known."""

    rows: Array
    values: Array
    leeway: Array


def check_parts(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find totals that differ from the sum of their parts, or lie outside two parts.

    Which of the two holds is read off the data: what most places do, all should.
    """
    found: list[Finding] = []
    for split in _splits(folder, table):
        for measure in split.measures:
            places = _places(table, split, measure)
            if places is not None:
                found.extend(_compared(table, split, measure, places))
    return found


def _splits(folder: Folder, table: FiguresTable) -> Iterator[Split]:
    fields = table.read.declared.fields_by_name
    measures = tuple(measure.name for measure in table.measures)
    for name in table.dimensions:
        if "entity" in fields[name].properties or len(table.categories(name)) > _MOST_WAYS:
            continue
        labels = {
            str(mapping(entry).get("value")): str(mapping(entry).get("label") or "")
            for entry in items(fields[name].properties.get("categories"))
        }
        present = table.categories(name).texts
        totals = [text for text in present if _is_total(text) or _is_total(labels.get(text, ""))]
        if len(totals) != 1:
            continue
        others = tuple(text for text in present if text != totals[0])
        if len(others) == 2:
            yield Split(name, totals[0], others, measures)
        else:
            yield from _drawn(folder, table, name, (totals[0], others))
            yield from _nested(table, name, totals[0], measures)


def _is_total(name: str) -> bool:
    return _TOTAL.fullmatch(name) is not None


def _drawn(
    folder: Folder, table: FiguresTable, name: str, found: tuple[str, tuple[str, ...]]
) -> Iterator[Split]:
    """The splits that a view draws as the parts of a whole."""
    total, others = found
    known = {measure.name for measure in table.measures}
    seen: set[Split] = set()
    for _, view in declared_items(folder.descriptor or {}, "views"):
        is_about = view.get("resource") == table.read.declared.name and view.get("by") == name
        if view.get("kind") != "composition" or not is_about or view.get("measure") not in known:
            continue
        chosen = words(mapping(view.get("where")).get(name, []))
        parts = tuple(text for text in others if not chosen or text in chosen)
        split = Split(name, total, parts, (str(view.get("measure")),))
        if len(parts) > 1 and split not in seen:
            seen.add(split)
            yield split


def _nested(
    table: FiguresTable, name: str, total: str, measures: tuple[str, ...]
) -> Iterator[Split]:
    """Splits in two of a table in which another dimension says by what the total is split."""
    inner = table.categories(name)
    in_total = inner.codes == inner.texts.index(total)
    for outer in table.dimensions:
        ways = table.categories(outer)
        if len(ways.texts) > _MOST_OUTER:
            continue
        of_total = np.unique(ways.codes[in_total])
        if len(of_total) != 1 or not _TOTAL.fullmatch(ways.texts[int(of_total[0])]):
            continue
        for way in range(len(ways.texts)):
            parts = np.unique(inner.codes[(ways.codes == way) & ~in_total])
            if len(parts) == 2:
                names = tuple(inner.texts[int(part)] for part in parts)
                yield Split(name, total, names, measures, outer)


def _places(table: FiguresTable, split: Split, measure: str) -> _Places | None:
    """The places at which the total and all parts are known and not said to be odd."""
    categories = table.categories(split.dimension)
    where = np.full(len(categories.texts), -1)
    for i, name in enumerate((split.total, *split.parts)):
        where[categories.texts.index(name)] = i
    column = where[categories.codes]
    values = table.values(measure)
    usable = np.flatnonzero((column >= 0) & ~np.isnan(values) & ~table.is_odd(measure))
    if not len(usable):
        return None
    rest = [name for name in table.key if name not in {split.dimension, split.outer}]
    place, number = renumber(table.groups(rest)[usable])
    rows = np.full((number, len(split.parts) + 1), -1)
    rows[place, column[usable]] = usable
    rows = rows[(rows >= 0).all(axis=1)]
    numbers = values[rows]
    rounding = 0.5 * table.resolution(measure) * rows.shape[1]
    leeway = np.maximum(1.001 * rounding, _LEEWAY * np.abs(numbers[:, 0]))
    return _Places(rows, numbers, leeway)


def _compared(
    table: FiguresTable, split: Split, measure: str, places: _Places
) -> Iterator[Finding]:
    total, parts = places.values[:, 0], places.values[:, 1:]
    adds_up = np.abs(parts.sum(axis=1) - total) <= places.leeway
    above = total >= parts.min(axis=1) - places.leeway
    within = above & (total <= parts.max(axis=1) + places.leeway)
    for code, fits in (("parts-not-total", adds_up), ("total-outside-parts", within)):
        wrong = np.flatnonzero(~fits)
        if len(wrong) > _MOST_WRONG * len(fits):
            continue
        if code == "parts-not-total" or len(split.parts) == 2:
            said = [_said(table, split, measure, (code, places, int(i), fits)) for i in wrong]
            yield from together(said)
        return


def _said(
    table: FiguresTable, split: Split, measure: str, found: tuple[str, _Places, int, Array]
) -> tuple[str, int, Finding]:
    code, places, i, fits = found
    row = int(places.rows[i, 0])
    shown = [
        part(name, table.cell(measure, int(one)))
        for name, one in zip(split.parts, places.rows[i, 1:], strict=True)
    ]
    when = table.cell(table.time, row) if table.time else None
    told = total_is if code == "parts-not-total" else total_with
    said = finding(
        code,
        table.place(measure, row),
        found=sum_of(shown),
        sum=amount(float(places.values[i, 1:].sum()), 10),
        total=told(split.total, when, table.cell(measure, row)),
        fitting=int(np.count_nonzero(fits)),
        of=len(fits),
    )
    return code, row, said
