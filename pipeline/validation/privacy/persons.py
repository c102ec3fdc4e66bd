"""Tells by its columns' names and cells whether a table's rows are persons or offices."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.validation.descriptor_view import DeclaredField, text
from pipeline.validation.privacy.words import (
    is_given_name,
    is_personal_name,
    read_list,
    spaced,
    without_accents,
)
from pipeline.validation.reading.columns import texts_of
from pipeline.validation.reading.tables import ReadTable

WORDS = read_list("person_words.json")


def any_of(words: Iterable[str]) -> str:
    """An expression that tells any of some."""
    return f"(?:{'|'.join(words)})"


def column_words(name: str, unspaced: str = "") -> re.Pattern[str]:
    """Some of a column's words; those of writing without blanks stand anywhere."""
    others = f"|{any_of(WORDS[unspaced])}" if unspaced else ""
    return re.compile(rf"\b{any_of(WORDS[name])}\b{others}")


_NAME = re.compile(
    rf"(?:.+ )?{any_of(WORDS['names'])}|{any_of(WORDS['persons'])}(?: names?)?"
    rf"|{any_of(WORDS['persons_with_names'])} names?"
)
_NAMES_ALONE = re.compile(rf"(?:.+ )?{any_of(WORDS['names'])}")
_KEY = re.compile(
    rf"{any_of(WORDS['keys'])} (?:id|identifier|key)|(?:patient|employee|customer|person) number"
)
_ANY_NAME = re.compile(any_of(WORDS["any_names"]))
# In a table of these, telephone numbers are mostly there to be called.
_OFFICE = re.compile(rf"(?:name of )?(?:the )?{any_of(WORDS['offices'])}(?: names?)?")
# What offices and companies are called themselves, in the cells of a column.
HOUSE = (
    rf"(?i)(?:^|[^\pL]){any_of(WORDS['houses'])}(?:$|[^\pL])"
    rf"|\pL{any_of(WORDS['house_endings'])}(?:$|[^\pL])|{any_of(WORDS['houses_unspaced'])}"
)
_MOST, _MANY, _MANY_HOUSES, _SAMPLE, _WORDS_OF_MORE, _FEWEST_ALIKE = 0.8, 0.3, 0.6, 500, 5, 3
_HOUSE_CALLED = column_words("house_columns", "house_columns_unspaced")
# Where a table of offices says who is to be reached there, a number may be somebody's own.
_STAFF = column_words("staff")
_PUBLIC_ACCOUNT = column_words("public_accounts")
# A telephone that goes where its owner goes.
_CARRIED = column_words("carried")


def plain_names(field: DeclaredField) -> tuple[str, ...]:
    """A column's name and title as plain words."""
    title = text(field.properties.get("title"))
    return (plain_words(field.name), plain_words(title))


def plain_words(name: str) -> str:
    """A name as plain words: `phoneNumber` and `phone_number` are two."""
    return " ".join("".join(map(_plain_sign, spaced(name).lower())).split())


def _plain_sign(sign: str) -> str:
    """A sign of a name, or a blank: vowels that stand above or below letters are of the word."""
    return sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " "


def is_directory(table: ReadTable) -> bool:
    """Whether a table lists offices and, by the names of its columns, no persons.

    Its columns' names say so, or what most of the cells of one begin, end or are joined with.
    """
    if first(table, is_person) is not None:
        return False
    if first(table, lambda field: is_called(field, _OFFICE)) is not None:
        return True
    if first(table, lambda field: field.type == "string" and holds_persons(table, field)):
        return False
    return (
        first(table, _is_house) is not None
        or first(table, lambda field: field.type == "string" and _holds_houses(table, field))
        is not None
    )


def _is_house(field: DeclaredField) -> bool:
    return any(_HOUSE_CALLED.search(name) for name in plain_names(field))


def holds_persons(table: ReadTable, field: DeclaredField, least: float = _MANY) -> bool:
    """Whether many cells of a column are short, have a name of persons and no office's."""
    if _is_house(field):
        return False
    texts = texts_of(table, field.name)[:_SAMPLE]
    if _share_a_word(texts):
        return False
    rest = texts.filter(pc.invert(pc.match_substring_regex(texts, rf"{HOUSE}|[0-9@]"))).to_pylist()
    named = [cell for cell in rest if is_like_a_person(cell)]
    return len(named) > least * len(texts)


def is_like_a_person(cell: str) -> bool:
    """Whether a cell is two to four words, one of which is a name of persons."""
    words = re.findall(r"[^\W\d_]+", without_accents(cell))
    is_named = any(is_personal_name(word) or is_given_name(word) for word in words)
    return 1 < len(words) < _WORDS_OF_MORE and is_named


def _holds_houses(table: ReadTable, field: DeclaredField) -> bool:
    texts = texts_of(table, field.name)[:_SAMPLE]
    named = texts.filter(pc.invert(pc.match_substring(texts, "@")))
    houses = pc.sum(pc.match_substring_regex(named, HOUSE)).as_py() or 0
    return len(texts) > 0 and houses >= _MANY_HOUSES * len(texts)


def _share_a_word(texts: pa.Array) -> bool:
    """Whether many short texts have a word in common, as `Kallion apteekki` with its like."""
    cells = texts.to_pylist()
    if len(cells) < _FEWEST_ALIKE:
        return False
    words = Counter(
        word
        for cell in cells
        for word in set(re.findall(r"[^\W\d_]{4,}", cell.casefold()))
        if len(cell.split()) < _WORDS_OF_MORE
    )
    return any(count >= _MANY_HOUSES * len(cells) for _, count in words.most_common(1))


def tells_of_staff(table: ReadTable) -> bool:
    """Whether a column of a table is called as who is to be reached, or has names of unknown."""
    return (
        first(table, lambda field: any(_STAFF.search(name) for name in plain_names(field)))
        is not None
        or first(table, lambda field: is_name(field) and not _holds_houses(table, field))
        is not None
        or first(table, lambda field: field.type == "string" and holds_persons(table, field))
        is not None
    )


def tells_of_persons(table: ReadTable) -> bool:
    """Whether a table names persons, or says of whom it holds something."""
    return first(table, is_person) is not None or tells_of_staff(table)


def has_other_texts(table: ReadTable, field: DeclaredField) -> bool:
    """Whether a table has a column of words beside a column, which say whose that is."""
    return first(table, lambda one: one.name != field.name and _holds_words(table, one)) is not None


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


def is_person(field: DeclaredField) -> bool:
    """Whether a column is called as names or keys of persons."""
    is_text = field.type in {"string", "any"}
    return is_key(field) or (is_text and is_called(field, _NAME))


def is_named_as_person(field: DeclaredField) -> bool:
    """Whether a column is called as first, last or full names, which only persons have."""
    return is_called(field, _NAMES_ALONE)


def is_key(field: DeclaredField) -> bool:
    """Whether a column is called as keys of persons."""
    return "unit" not in field.properties and is_called(field, _KEY)


def is_name(field: DeclaredField) -> bool:
    """Whether a column is called as names of whatever."""
    return is_called(field, _ANY_NAME)


def is_called(field: DeclaredField, form: re.Pattern[str]) -> bool:
    """Whether a form is all of a column's name or title."""
    return any(form.fullmatch(name) for name in plain_names(field))


def first(table: ReadTable, is_meant: Callable[[DeclaredField], bool]) -> DeclaredField | None:
    """The first column of a table that is meant, if any is."""
    held = set(table.cells.column_names) if table.cells is not None else set()
    return next((f for f in table.declared.fields if f.name in held and is_meant(f)), None)
