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
# So few figures may add up by chance; so many values or rows are not looked at.
_FEWEST_ADDED_UP, _MOST_ADDED_UP, _MOST_ROWS_ADDED_UP = 8, 200, 50_000


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
    """The value of a column that stands for all others, as it says or adds up, if one does."""
    values = [str(value) for value in table.texts[field.name].unique()]
    for value in values:
        plain = {value.strip().lower(), field.label(value).strip().lower().replace(" ", "_")}
        if not words("totals").isdisjoint(plain):
            return value
    told = [value for value in values if _ALL_OTHERS.match(field.label(value).strip())]
    if len(told) == 1 and len(values) > 1:
        return told[0]
    return _sum_of_others(table, field) if len(values) <= _MOST_ADDED_UP else None


def _sum_of_others(table: Table, field: Field) -> str | None:
    """The value whose figures are the sum of those of all others, wherever all have some."""
    measured = [one for one in table.measures if one.name != field.name]
    if not measured or len(table.texts) > _MOST_ROWS_ADDED_UP:
        return None
    apart = [
        table.texts[name]
        for name in table.texts.columns
        if name != field.name
        and name not in {one.name for one in table.measures}
        and table.fields_by_name[name].role != "status"
    ]
    found = {_sum_in(table, field, measure, apart) for measure in measured}
    return found.pop() if len(found) == 1 else None


def _sum_in(table: Table, field: Field, measure: Field, apart: Sequence[pd.Series]) -> str | None:
    figures = pd.DataFrame({"of": table.texts[field.name], "figure": table.frame[measure.name]})
    figures["at"] = pd.Series(list(zip(*apart, strict=True)) if apart else 0, index=figures.index)
    if figures.duplicated(["at", "of"]).any():
        return None
    grid = figures.pivot(index="at", columns="of", values="figure").astype("float64").dropna()
    if grid.empty or grid.shape[1] <= _FEWEST_THINGS or grid.size < _FEWEST_ADDED_UP:
        return None
    total = str(grid.sum().idxmax())
    parts = grid.drop(columns=total)
    decimals = table.texts[measure.name].str.extract(r"\.(\d+)$")[0].str.len().max()
    rounded = 0 if pd.isna(decimals) else 0.5 * 10.0**-decimals * grid.shape[1]
    is_sum = ((parts.sum(axis=1) - grid[total]).abs() <= rounded + 1e-9 * grid[total].abs()).all()
    return total if is_sum and bool((parts > 0).sum().sum() > grid.shape[0]) else None


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
