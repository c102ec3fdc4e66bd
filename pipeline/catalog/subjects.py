"""Which columns of words say what a row is about: names, not codes; things, not units."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from pipeline.catalog.model import NUMBER_TYPES, Field, Table
from pipeline.column_words import plain_words, words

# Capitals and numbers without a space, numbers so long that they count nothing, or short capitals.
_NUMBERED = r"(?=.*\d)(?=.*[A-Z])[^\sa-z]+|[a-z]?\d{5,}"
_CODE = re.compile(rf"{_NUMBERED}|[A-Z]{{2,3}}")
_NUMBERED_CODE = re.compile(_NUMBERED)
_ALL_OTHERS = re.compile(r"(all|total|both)\b", re.IGNORECASE)
_FEWEST_THINGS = 3


def names_first(table: Table, fields: Sequence[Field]) -> list[Field]:
    """Columns in their order, those of codes last: names tell the same and can be read."""
    return sorted(fields, key=lambda field: _is_of_codes(table, field))


def _is_of_codes(table: Table, field: Field) -> bool:
    is_called_so = not words("names").isdisjoint(plain_words(field.name))
    return is_called_so or _are_all(_CODE, table, field)


def is_of_ids(table: Table, field: Field) -> bool:
    """Whether the words of a column are codes with numbers, which nobody knows by heart."""
    return _are_all(_NUMBERED_CODE, table, field)


def _are_all(form: re.Pattern[str], table: Table, field: Field) -> bool:
    labels = [field.label(text) for text in table.texts[field.name].unique() if text.strip()]
    return bool(labels) and all(form.fullmatch(label) for label in labels)


def names_units(field: Field) -> bool:
    """Whether a column says in what unit figures are, or which of several measures they are of."""
    return not words("units").isdisjoint(plain_words(field.name)) or names_measures(field)


def names_measures(field: Field) -> bool:
    """Whether a column says which of several measures a figure is of."""
    called = plain_words(field.name)
    return bool(called) and not words("measures").isdisjoint((called[0], called[-1]))


def is_called_value(field: Field) -> bool:
    """Whether a column holds figures of what another column says, and has no title of its own."""
    called = field.name.replace("_", " ").strip().lower()
    return "_".join(plain_words(field.name)) in words("values") and field.title.lower() == called


def total_of(table: Table, field: Field) -> str | None:
    """The value of a column that stands for all others, if one does."""
    values = [str(value) for value in table.texts[field.name].unique()]
    for value in values:
        plain = {value.strip().lower(), field.label(value).strip().lower().replace(" ", "_")}
        if not words("totals").isdisjoint(plain):
            return value
    told = [value for value in values if _ALL_OTHERS.match(field.label(value).strip())]
    return told[0] if len(told) == 1 and len(values) > 1 else None


def is_attribute_of_things(field: Field, fields: Sequence[Field], texts: pd.DataFrame) -> bool:
    """Whether dates say something of things that have a row each, as in a register.

    A column that is called after periods alone (year, week ending) is of periods all the same.
    """
    periods = words("years") | words("moments") | words("words_of_periods")
    if periods.issuperset(plain_words(field.name)) or texts[field.name].nunique() < _FEWEST_THINGS:
        return False
    return any(_has_a_row_each(other, texts[other.name]) for other in fields if other is not field)


def _has_a_row_each(field: Field, texts: pd.Series) -> bool:
    """Whether a column of words, or of numbers that are codes, has another value in each row."""
    is_number = field.type in NUMBER_TYPES and not field.is_measure
    is_code = is_number and (not _are_running(texts) or _is_called_id(field))
    if field.role is not None or not (field.type == "string" or is_code):
        return False
    is_filled = bool((texts.str.strip() != "").all())
    return is_filled and texts.is_unique and len(texts) >= _FEWEST_THINGS


def _is_called_id(field: Field) -> bool:
    return not words("ids").isdisjoint(plain_words(field.name)[-1:])


def _are_running(texts: pd.Series) -> bool:
    numbers = pd.to_numeric(texts, errors="coerce")
    return bool((numbers.diff()[1:] == 1).all())
