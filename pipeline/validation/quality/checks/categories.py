"""Finds categories that are spelt in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.codes import finding
from pipeline.codes.phrases.lists import rows
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredField, texts
from pipeline.validation.quality.figures import Array, FiguresTable

_MOST_CATEGORIES, _PREVIEW = 500, 5_000
# Free text hardly repeats: a category stands in so many rows on average.
_ROWS_EACH = 2
_SHORTEST = 6
_RARE, _RARE_NOTE = 0.1, 0.05
_CODE_NAME = re.compile(r"(^|_)(id|ids|code|key|iso\d?|url|link)$", re.IGNORECASE)
_PASSED_OVER = re.compile(r"[\s\-_.,;:'’()/]+")


def check_categories(folder: Folder, table: FiguresTable) -> list[Finding]:
    """Find texts that differ only in case, spaces, punctuation, "and" or, where rare, one edit."""
    found: list[Finding] = []
    for field in table.read.declared.fields:
        if field.name in table.cells.column_names and _holds_categories(table, field):
            found.extend(_spelt_twice(table, field.name))
    return found


def _holds_categories(table: FiguresTable, field: DeclaredField) -> bool:
    foreign = {n for _, key in table.read.declared.foreign_keys for n in texts(key.get("fields"))}
    is_listed = "categories" in field.properties or "enum" in field.constraints
    is_code = "entity" in field.properties or field.name in foreign
    is_code = is_code or bool(_CODE_NAME.search(field.name)) or "pattern" in field.constraints
    if field.type != "string" or is_listed or is_code or field.constraints.get("unique"):
        return False
    preview = table.cells[field.name].slice(0, _PREVIEW)
    if len(preview.unique()) > _MOST_CATEGORIES:
        return False
    number = len(table.categories(field.name))
    return number <= min(_MOST_CATEGORIES, table.rows // _ROWS_EACH)


def _spelt_twice(table: FiguresTable, column: str) -> Iterator[Finding]:
    categories = table.categories(column)
    counts = np.bincount(categories.codes, minlength=len(categories.texts))
    names = categories.texts
    pairs = {**_one_edit(names, counts), **_alike(names, counts)}
    known = _known_names()
    pairs = {
        a: b
        for a, b in pairs.items()
        if not {names[a].strip().casefold(), names[b].strip().casefold()} <= known
    }
    # Spaces around a text are an error of the cell already.
    pairs = {a: b for a, b in pairs.items() if names[a].strip() != names[b].strip()}
    if table.read.declared.fields_by_name[column].properties.get("role") == "attribute":
        # What only describes rows is often kept as a source wrote it, in many spellings.
        pairs = {a: b for a, b in pairs.items() if counts[a] <= _RARE_NOTE * counts[b]}
    for rare, usual in sorted(pairs.items()):
        found = np.flatnonzero(categories.codes == rare)
        yield finding(
            "category-spelt-twice",
            table.place(column, int(found[0])),
            count=len(found),
            rows=tuple(int(row) + 2 for row in found[:10]),
            value=names[rare],
            number=rows(int(counts[rare])),
            other=names[usual],
            others=rows(int(counts[usual])),
        )


@cache
def _known_names() -> frozenset[str]:
    """Names of countries and languages: two of them may differ in a letter."""
    from babel import Locale

    english = Locale("en")
    return frozenset(
        name.casefold() for name in (*english.territories.values(), *english.languages.values())
    )


def _alike(names: tuple[str, ...], counts: Array) -> dict[int, int]:
    """Categories that are the same but for case, spaces and punctuation: rarer to most usual."""
    plain: dict[str, list[int]] = {}
    for i, name in enumerate(names):
        key = _PASSED_OVER.sub("", name.casefold().replace("&", " and "))
        if key:
            plain.setdefault(key, []).append(i)
    usual = {key: max(alike, key=lambda i: (counts[i], -i)) for key, alike in plain.items()}
    return {i: usual[key] for key, alike in plain.items() for i in alike if i != usual[key]}


def _one_edit(names: tuple[str, ...], counts: Array) -> dict[int, int]:
    """Rare categories that are one edit away from a usual one, their digits being the same."""
    usual = [i for i in range(len(names)) if len(names[i]) >= _SHORTEST]
    chosen = [names[i] for i in usual]
    near = process.cdist(chosen, chosen, scorer=OSA.distance, score_cutoff=1)
    pairs: dict[int, int] = {}
    for a, b in zip(*np.nonzero(near == 1), strict=True):
        rare, other = usual[int(a)], usual[int(b)]
        is_rare = counts[rare] <= _RARE * counts[other]
        if is_rare and _marks(names[rare]) == _marks(names[other]):
            pairs[rare] = other
    return pairs


def _marks(name: str) -> str:
    """The digits and single letters of a name, which tell numbered categories apart."""
    return " ".join(re.findall(r"\d|\b\w\b", name))
