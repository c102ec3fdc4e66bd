"""Finds what a table says of single persons that is nobody else's business."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

import numpy as np
import pyarrow.compute as pc

from pipeline.validation.descriptor_view import DeclaredField
from pipeline.validation.privacy.persons import (
    HOUSE,
    WORDS,
    any_of,
    column_words,
    first,
    holds_persons,
    is_called,
    is_key,
    is_like_a_person,
    is_name,
    is_named_as_person,
    is_person,
    plain_names,
    plain_words,
)
from pipeline.validation.reading.columns import rows_of, texts_of
from pipeline.validation.reading.tables import ReadTable

_BIRTH = re.compile(rf"\b{any_of(WORDS['births'])}$")
# A full day in 1900 or later; of whoever was born before, nobody is alive.
_DAY = (
    r"^\s*(?:(?:19|20)[0-9]{2}[-/.年] ?[0-9]{1,2}[-/.月] ?[0-9]{1,2}日?"
    r"|[0-9]{1,2}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}(?:(?:19|20)[0-9]{2}|[0-9]{2})"
    r"|[0-9]{1,2}\.? ?\pL{3,12}\.? (?:19|20)[0-9]{2}"
    r"|\pL{3,12} [0-9]{1,2}, (?:19|20)[0-9]{2})(?:$|[^\pL\pN])"
)
_LATITUDE = re.compile(r"(?P<whose>.* )?(?:lat|latitude|y coordinate)")
_LONGITUDE = re.compile(r"(?P<whose>.* )?(?:lon|lng|long|longitude|x coordinate)")
_HOME = column_words("homes")
_OWNER = re.compile(any_of(WORDS["owners"]))
_PERSON = re.compile(rf"{any_of(WORDS['names'])}|{any_of(WORDS['persons'])}(?: names?)?")
_FACTS = {fact: re.compile(rf"\b{any_of(words)}\b") for fact, words in WORDS["facts"].items()}
_OF_A_HOME = column_words("home_addresses")
# Whose names the public is to know.
_IN_PUBLIC = column_words("public_roles")
_MOST, _MANY, _SAMPLE = 0.8, 0.6, 500
# Three decimals of a degree are about a hundred metres.
_PRECISE = r"^\s*[-+]?[0-9]{1,3}\.[0-9]{3,}\s*$"


def birth_columns(table: ReadTable) -> tuple[str, str, np.ndarray] | None:
    """The columns of births and of those who were born, and the rows that have a full date."""
    birth = first(table, _is_birth)
    person = (
        first(table, is_person)
        or first(table, partial(_names_persons, table))
        or first(table, is_name)
    )
    if birth is None or person is None:
        return None
    rows = _rows_like(table, birth.name, _DAY)
    return (birth.name, person.name, rows) if len(rows) else None


def coordinate_columns(table: ReadTable) -> tuple[Sequence[str], np.ndarray] | None:
    """The columns that say precisely where persons are, and the rows that do."""
    latitude = first(table, lambda field: is_called(field, _LATITUDE))
    longitude = first(table, lambda field: is_called(field, _LONGITUDE))
    if latitude is None or longitude is None:
        return None
    is_home = any(_HOME.search(name) for name in plain_names(latitude))
    if not is_home and not first(table, is_person) and not first(table, _is_birth):
        return None
    rows = _rows_like(table, latitude.name, _PRECISE)
    return ((latitude.name, longitude.name), rows) if len(rows) else None


def fact_columns(table: ReadTable) -> tuple[str, str, np.ndarray] | None:
    """The columns of private facts and of whom they are about, and the rows that have one.

    A column that is not called as persons is of persons if nearly all its cells are names of some.
    """
    for person in table.declared.fields:
        is_told = is_person(person) or is_called(person, _OWNER)
        if not _names_persons(table, person, is_told=is_told):
            continue
        found = next(_facts_of(table, person, is_told=is_told or is_name(person)), None)
        if found is not None:
            rows = _rows_like(table, found.name, r"\S")
            return (found.name, person.name, rows) if len(rows) else None
    return None


def _names_persons(table: ReadTable, field: DeclaredField, *, is_told: bool = False) -> bool:
    """Whether a column is of persons who hold no office, by its name and its cells."""
    if table.cells is None or field.name not in table.cells.column_names:
        return False
    if field.type not in {"string", "any"} or is_key(field):
        return False
    if any(_IN_PUBLIC.search(name) for name in plain_names(field)):
        return False
    if is_named_as_person(field) and _holds_words_alone(table, field):
        return True
    if is_told:
        return holds_persons(table, field) or _holds_unspaced_names(table, field)
    return holds_persons(table, field, least=_MANY)


def _holds_words_alone(table: ReadTable, field: DeclaredField) -> bool:
    """Whether the cells are words, none of an office, without digits."""
    texts = texts_of(table, field.name)[:_SAMPLE]
    words = pc.match_substring_regex(texts, r"^[\pL\pM .'-]{2,40}$")
    named = texts.filter(pc.and_(words, pc.invert(pc.match_substring_regex(texts, HOUSE))))
    return len(texts) > 0 and len(named) >= _MOST * len(texts)


def _facts_of(table: ReadTable, person: DeclaredField, *, is_told: bool) -> Iterator[DeclaredField]:
    """The columns that say something private; of whoever is only named somehow, not all places."""
    held = set(table.cells.column_names) if table.cells is not None else set()
    for fact, form in _FACTS.items():
        for field in table.declared.fields:
            if field.name == person.name or field.name not in held or "unit" in field.properties:
                continue
            names = plain_names(field)
            is_fact = any(form.search(name) for name in names)
            is_open = fact == "address" and not is_told
            if is_fact and (not is_open or any(_OF_A_HOME.search(name) for name in names)):
                yield field


def fact_keys(cells: Sequence[str]) -> tuple[str, str] | None:
    """The keys of objects in cells that name persons, and say something private of them."""
    for cell in cells[:_SAMPLE]:
        for record in _objects(cell):
            names = {key: plain_words(key) for key in record}
            for person, words in names.items():
                is_named = is_like_a_person(str(record[person])) or _is_named_so(words)
                fact = next((key for key in names if key != person and _is_private(names[key])), "")
                if is_named and fact and record[fact]:
                    return fact, person
    return None


def _objects(cell: str) -> Iterator[Mapping[str, object]]:
    """The objects in a cell, also inside lists and others."""
    try:
        waiting = [json.loads(cell)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


@cache
def _is_named_so(words: str) -> bool:
    return _PERSON.fullmatch(words) is not None


@cache
def _is_private(words: str) -> bool:
    return _BIRTH.search(words) is not None or any(form.search(words) for form in _FACTS.values())


def _holds_unspaced_names(table: ReadTable, field: DeclaredField) -> bool:
    """Whether the cells are different words of a writing in which no list of names can be read."""
    texts = texts_of(table, field.name)[:_SAMPLE]
    odd = pc.match_substring_regex(texts, r"^[^\x00-\x{24f}0-9]{2,20}$")
    named = texts.filter(pc.and_(odd, pc.invert(pc.match_substring_regex(texts, HOUSE))))
    return len(texts) > 1 and len(named) >= _MOST * len(texts)


def _is_birth(field: DeclaredField) -> bool:
    return any(_BIRTH.search(name) for name in plain_names(field))


def _rows_like(table: ReadTable, column: str, form: str) -> np.ndarray:
    texts = texts_of(table, column)
    return rows_of(table, column, texts.filter(pc.match_substring_regex(texts, form)).to_pylist())
