"""Tells by the names of its columns whether a table's rows are single persons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np
import pyarrow.compute as pc

from pipeline.validation.descriptor_view import DeclaredField, text
from pipeline.validation.privacy.words import (
    is_given_name,
    is_personal_name,
    read_list,
    spaced,
    without_accents,
)
from pipeline.validation.reading.columns import rows_of, texts_of
from pipeline.validation.reading.tables import ReadTable

_WORDS = read_list("person_words.json")


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


def _called(name: str, unspaced: str = "") -> re.Pattern[str]:
    """Some of a column's words; those of writing without blanks stand anywhere."""
    others = f"|{_any_of(_WORDS[unspaced])}" if unspaced else ""
    return re.compile(rf"\b{_any_of(_WORDS[name])}\b{others}")


_NAME = re.compile(
    rf"(?:.+ )?{_any_of(_WORDS['names'])}|{_any_of(_WORDS['persons'])}(?: names?)?"
    rf"|{_any_of(_WORDS['persons_with_names'])} names?"
)
_KEY = re.compile(
    rf"{_any_of(_WORDS['keys'])} (?:id|identifier|key)|(?:patient|employee|customer|person) number"
)
_ANY_NAME = re.compile(_any_of(_WORDS["any_names"]))
_OWNER = re.compile(_any_of(_WORDS["owners"]))
_BIRTH = re.compile(rf"\b{_any_of(_WORDS['births'])}$")
# A full day in 1900 or later; of whoever was born before, nobody is alive.
_DAY = (
    r"^\s*(?:(?:19|20)[0-9]{2}[-/.年] ?[0-9]{1,2}[-/.月] ?[0-9]{1,2}日?"
    r"|[0-9]{1,2}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}(?:(?:19|20)[0-9]{2}|[0-9]{2})"
    r"|[0-9]{1,2}\.? ?\pL{3,12}\.? (?:19|20)[0-9]{2}"
    r"|\pL{3,12} [0-9]{1,2}, (?:19|20)[0-9]{2})(?:$|[^\pL\pN])"
)
_LATITUDE = re.compile(r"(?P<whose>.* )?(?:lat|latitude|y coordinate)")
_LONGITUDE = re.compile(r"(?P<whose>.* )?(?:lon|lng|long|longitude|x coordinate)")
_HOME = _called("homes")
# In a table of these, telephone numbers are mostly there to be called.
_OFFICE = re.compile(rf"(?:name of )?(?:the )?{_any_of(_WORDS['offices'])}(?: names?)?")
# What offices and companies are called themselves, in the cells of a column.
_HOUSE = (
    rf"(?i)(?:^|[^\pL]){_any_of(_WORDS['houses'])}(?:$|[^\pL])"
    rf"|\pL{_any_of(_WORDS['house_endings'])}(?:$|[^\pL])|{_any_of(_WORDS['houses_unspaced'])}"
)
_MOST, _MANY, _SAMPLE, _WORDS_OF_MORE = 0.8, 0.3, 500, 5
_HOUSE_CALLED = _called("house_columns", "house_columns_unspaced")
# Where a table of offices says who is to be reached there, a number may be somebody's own.
_STAFF = _called("staff")
_PUBLIC_ACCOUNT = _called("public_accounts")
# A telephone that goes where its owner goes.
_CARRIED = _called("carried")
_FACTS = {fact: re.compile(_any_of(words)) for fact, words in _WORDS["facts"].items()}
_OF_A_HOME = _called("home_addresses")
# Three decimals of a degree are about a hundred metres.
_PRECISE = r"^\s*[-+]?[0-9]{1,3}\.[0-9]{3,}\s*$"


def plain_names(field: DeclaredField) -> tuple[str, ...]:
    """A column's name and title as plain words."""
    return tuple(
        " ".join("".join(map(_plain_sign, spaced(words).casefold())).split())
        for words in (field.name, text(field.properties.get("title")))
    )


def _plain_sign(sign: str) -> str:
    """A sign of a name, or a blank: vowels that stand above or below letters are of the word."""
    return sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " "


def birth_columns(table: ReadTable) -> tuple[str, str, np.ndarray] | None:
    """The columns of births and of those who were born, and the rows that have a full date."""
    birth = _first(table, _is_birth)
    person = _first(table, _is_person) or _first(table, _is_name)
    if birth is None or person is None:
        return None
    rows = _rows_like(table, birth.name, _DAY)
    return (birth.name, person.name, rows) if len(rows) else None


def coordinate_columns(table: ReadTable) -> tuple[Sequence[str], np.ndarray] | None:
    """The columns that say precisely where persons are, and the rows that do."""
    latitude = _first(table, lambda field: _is_called(field, _LATITUDE))
    longitude = _first(table, lambda field: _is_called(field, _LONGITUDE))
    if latitude is None or longitude is None:
        return None
    is_home = any(_HOME.search(name) for name in plain_names(latitude))
    if not is_home and not _first(table, _is_person) and not _first(table, _is_birth):
        return None
    rows = _rows_like(table, latitude.name, _PRECISE)
    return ((latitude.name, longitude.name), rows) if len(rows) else None


def fact_columns(table: ReadTable) -> tuple[str, str, np.ndarray] | None:
    """The columns of private facts and of whom they are about, and the rows that have one.

    A column that is only called `name`, as of anything, is of persons if nearly all its cells are
    names of persons; where these live is then private if the column says that they live there.
    """
    for person in table.declared.fields:
        if not _holds_names_of_persons(table, person):
            continue
        for fact, form in _FACTS.items():
            of_homes = fact == "address" and _is_name(person)
            found = _first(table, partial(_is_fact, form=form, of_homes=of_homes))
            if found is not None and found.name != person.name:
                rows = _rows_like(table, found.name, r"\S")
                return (found.name, person.name, rows) if len(rows) else None
    return None


def _holds_names_of_persons(table: ReadTable, field: DeclaredField) -> bool:
    """Whether a column is called as names of persons or of anybody, and its cells are such."""
    if table.cells is None or field.name not in table.cells.column_names:
        return False
    if field.type not in {"string", "any"} or _is_called(field, _KEY):
        return False
    if _is_person(field) or _is_called(field, _OWNER):
        return _holds_persons(table, field) or _holds_unspaced_names(table, field)
    return _is_name(field) and _holds_persons(table, field, least=_MOST)


def _holds_unspaced_names(table: ReadTable, field: DeclaredField) -> bool:
    """Whether the cells are different words of a writing in which no list of names can be read."""
    texts = texts_of(table, field.name)[:_SAMPLE]
    odd = pc.match_substring_regex(texts, r"^[^\x00-\x{24f}0-9]{2,20}$")
    named = texts.filter(pc.and_(odd, pc.invert(pc.match_substring_regex(texts, _HOUSE))))
    return len(texts) > 1 and len(named) >= _MOST * len(texts)


def _is_fact(field: DeclaredField, *, form: re.Pattern[str], of_homes: bool) -> bool:
    if "unit" in field.properties or not _is_called(field, form):
        return False
    return not of_homes or any(_OF_A_HOME.search(name) for name in plain_names(field))


def is_directory(table: ReadTable) -> bool:
    """Whether a table lists offices and, by the names of its columns, no persons.

    Its columns' names say so, or what most of the cells of one begin, end or are joined with.
    """
    if _first(table, _is_person) is not None:
        return False
    if _first(table, lambda field: _is_called(field, _OFFICE)) is not None:
        return True
    if _first(table, lambda field: field.type == "string" and _holds_persons(table, field)):
        return False
    return (
        _first(table, _is_house) is not None
        or _first(table, lambda field: field.type == "string" and _holds_houses(table, field))
        is not None
    )


def _is_house(field: DeclaredField) -> bool:
    return any(_HOUSE_CALLED.search(name) for name in plain_names(field))


def _holds_persons(table: ReadTable, field: DeclaredField, least: float = _MANY) -> bool:
    """Whether many cells of a column are short, have a name of persons and no office's."""
    if _is_house(field):
        return False
    texts = texts_of(table, field.name)[:_SAMPLE]
    rest = texts.filter(pc.invert(pc.match_substring_regex(texts, rf"{_HOUSE}|[0-9@]"))).to_pylist()
    named = [cell for cell in rest if _is_like_a_person(cell)]
    return len(named) > least * len(texts)


def _is_like_a_person(cell: str) -> bool:
    words = re.findall(r"[^\W\d_]+", without_accents(cell))
    is_named = any(is_personal_name(word) or is_given_name(word) for word in words)
    return 1 < len(words) < _WORDS_OF_MORE and is_named


def _holds_houses(table: ReadTable, field: DeclaredField) -> bool:
    texts = texts_of(table, field.name)[:_SAMPLE]
    named = texts.filter(pc.invert(pc.match_substring(texts, "@")))
    called = pc.sum(pc.match_substring_regex(named, _HOUSE)).as_py() or 0
    return len(texts) > 0 and called >= _MOST * len(texts)


def tells_of_staff(table: ReadTable) -> bool:
    """Whether a column of a table is called as who is to be reached, or has names of unknown."""
    return (
        _first(table, lambda field: any(_STAFF.search(name) for name in plain_names(field)))
        is not None
        or _first(table, lambda field: _is_name(field) and not _holds_houses(table, field))
        is not None
        or _first(table, lambda field: field.type == "string" and _holds_persons(table, field))
        is not None
    )


def tells_of_persons(table: ReadTable) -> bool:
    """Whether a table names persons, or says of whom it holds something."""
    return _first(table, _is_person) is not None or tells_of_staff(table)


def has_other_texts(table: ReadTable, field: DeclaredField) -> bool:
    """Whether a table has a column of words beside a column, which say whose that is."""
    return (
        _first(table, lambda one: one.name != field.name and _holds_words(table, one)) is not None
    )


def _holds_words(table: ReadTable, field: DeclaredField) -> bool:
    if field.type not in {"string", "any"}:
        return False
    texts = texts_of(table, field.name)[:_SAMPLE]
    worded = pc.sum(pc.match_substring_regex(texts, r"\pL{4}")).as_py() or 0
    return len(texts) > 0 and worded >= _MOST * len(texts)


def is_public_account(field: DeclaredField) -> bool:
    """Whether a column is called as accounts to which the public pays."""
    return any(_PUBLIC_ACCOUNT.search(name) for name in plain_names(field))


def is_carried(names: Sequence[str]) -> bool:
    """Whether a column is called as telephones that somebody carries, or has at home."""
    return any(_CARRIED.search(name) for name in names)


def _is_person(field: DeclaredField) -> bool:
    is_text = field.type in {"string", "any"}
    is_key = "unit" not in field.properties and _is_called(field, _KEY)
    return is_key or (is_text and _is_called(field, _NAME))


def _is_name(field: DeclaredField) -> bool:
    return _is_called(field, _ANY_NAME)


def _is_birth(field: DeclaredField) -> bool:
    return any(_BIRTH.search(name) for name in plain_names(field))


def _is_called(field: DeclaredField, form: re.Pattern[str]) -> bool:
    return any(form.fullmatch(name) for name in plain_names(field))


def _first(table: ReadTable, is_meant: Callable[[DeclaredField], bool]) -> DeclaredField | None:
    held = set(table.cells.column_names) if table.cells is not None else set()
    return next((f for f in table.declared.fields if f.name in held and is_meant(f)), None)


def _rows_like(table: ReadTable, column: str, form: str) -> np.ndarray:
    texts = texts_of(table, column)
    return rows_of(table, column, texts.filter(pc.match_substring_regex(texts, form)).to_pylist())
