"""A resource of a sound folder -> Table: its cells as they came in, and as values."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from math import isinf
from typing import Any, NamedTuple

import frictionless
import numpy as np
import pandas as pd
import pyarrow as pa

from pipeline.catalog.measured import is_measured, is_moment, is_year
from pipeline.catalog.model import TIME_TYPES, Break, Field, Table
from pipeline.catalog.statuses import is_called_status, tells_forecasts, words_for_letters
from pipeline.catalog.subjects import is_attribute_of_things
from pipeline.column_words import plain_words, words
from pipeline.dialects import reader_options
from pipeline.periods.reading import are_days_in_no_order, declared_periods, readings
from pipeline.validation.meaning.numbers import LARGEST_WHOLE

SCHEMA_VERSION = "https://datapackage.org/profiles/2.0/tableschema.json"
# Why a cell with such a number has no figure.
NOT_FINITE_REASONS = {"nan": "not a number", "inf": "infinite", "-inf": "infinite, below zero"}
TIME_NAMES = frozenset({"year", "period", "date", "time"})
# Names as programs write them: areaName, child.mortality.rate.
_CAMEL = re.compile(r"[a-z]{2,}(?:[A-Z][a-z]+)+")
_JOINT = re.compile(r"(?<=[a-z])[A-Z]")
_IN_DOTS = re.compile(r"[^\W\d_]\w*(?:\.+[^\W\d_]\w*)+\.*")
_DOTS = re.compile(r"\.+")
# Days on which a row was written are no days that it is about.
_OF_RECORDING = words("of_recording")


def read_table(
    content: bytes, resource: Mapping[str, Any], breaks: Sequence[Mapping[str, Any]]
) -> Table:
    """Read one table of a sound folder from the bytes of its file, as `make_table` does."""
    header, rows = read_rows(content, resource)
    return make_table(pd.DataFrame(rows, columns=header, dtype="str"), resource, breaks)


def texts_of_cells(cells: pa.Table) -> pd.DataFrame:
    """The cells of a table that was read before, a column of texts for each of its labels."""
    text = pd.StringDtype(na_value=np.nan)
    texts: pd.DataFrame = cells.to_pandas(types_mapper={pa.string(): text}.get)
    return texts


def make_table(
    texts: pd.DataFrame, resource: Mapping[str, Any], breaks: Sequence[Mapping[str, Any]]
) -> Table:
    """Make a table of a sound folder from its cells as texts, a column for each label.

    The types of values are those of the Table Schema standard, as frictionless reads them; a
    resource without a schema is described by frictionless from its cells. A column of the schema
    that the file may lack (`fieldsMatch`) and does is left out.
    """
    descriptor = resource.get("schema") or _described(texts)
    texts = texts.set_axis(_names(texts.columns, descriptor), axis="columns")
    # Without a version frictionless reads a schema as one of version 1, whose missing values have
    # no labels.
    schema = frictionless.Schema.from_descriptor({"$schema": SCHEMA_VERSION, **descriptor})
    key = _as_tuple(descriptor.get("primaryKey"))
    keys = {
        *key,
        *(name for f in descriptor.get("foreignKeys", ()) for name in _as_tuple(f["fields"])),
    }
    values = {
        field.name: _values(texts[field.name], field)
        for field in schema.fields
        if field.name in texts
    }
    own_breaks = [b for b in breaks if b.get("resource", resource["name"]) == resource["name"]]
    fields = tuple(
        _held(
            _field(
                raw, descriptor, keys, own_breaks, values[raw["name"]].column, is_first=place == 0
            ),
            values[raw["name"]],
        )
        for place, raw in enumerate(descriptor.get("fields", ()))
        if raw["name"] in texts
    )
    return Table(
        name=resource["name"],
        title=resource.get("title") or resource["name"],
        description=resource.get("description") or "",
        fields=_with_time(_with_statuses(fields, texts), texts, values),
        primary_key=key,
        texts=texts,
        frame=pd.DataFrame({name: read.column for name, read in values.items()}, index=texts.index),
        not_finite={name: read.not_finite for name, read in values.items() if read.not_finite},
    )


def read_rows(content: bytes, resource: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
    """The header and the data rows of a CSV file, each cell as the text it is."""
    encoding = resource.get("encoding") or "utf-8"
    if encoding.lower().replace("_", "-") in {"utf-8", "utf8"}:
        encoding = "utf-8-sig"
    with io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="") as file:
        reader = csv.reader(file, **reader_options(resource.get("dialect") or {}))
        header = next(reader)
        return header, [row for row in reader if row]


def _names(labels: Iterable[str], schema: Mapping[str, Any]) -> list[str]:
    """The names of columns: their labels, without spaces around one that the schema has so."""
    declared = {field["name"] for field in schema.get("fields", ())}
    return [
        label.strip() if label not in declared and label.strip() in declared else label
        for label in labels
    ]


def _described(texts: pd.DataFrame) -> dict[str, Any]:
    rows = texts.head(1000).to_numpy().tolist()
    with frictionless.Resource(data=[list(texts.columns), *rows]) as resource:
        described: dict[str, Any] = resource.schema.to_descriptor()
        return described


def _as_tuple(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _field(
    raw: Mapping[str, Any],
    schema: Mapping[str, Any],
    keys: set[str],
    breaks: Sequence[Mapping[str, Any]],
    values: pd.Series,
    *,
    is_first: bool,
) -> Field:
    name = raw["name"]
    kind = raw.get("type", "string")
    role = raw.get("role")
    difference = raw.get("meaningful_difference")
    return Field(
        name=name,
        title=raw.get("title") or _as_title(name, raw.get("unit")),
        description=raw.get("description") or "",
        type=kind,
        unit=raw.get("unit"),
        role=role,
        entity=raw.get("entity"),
        higher_is=raw.get("higher_is", "neither"),
        headline=bool(raw.get("headline")),
        comparable_over_time=raw.get("comparable_over_time", True),
        meaningful_difference=float(difference) if difference is not None else None,
        decimal_char=raw.get("decimalChar") or ".",
        labels=_labels(raw.get("categories")),
        members=_labels(raw.get("categories"), "members"),
        missing_reasons=_labels(raw.get("missingValues", schema.get("missingValues"))),
        is_measure=name not in keys
        and role is None
        and is_measured(name, kind, raw.get("unit"), values, is_first=is_first),
        breaks=tuple(
            Break(
                field=name,
                entities=_as_tuple(b.get("entities")),
                period=str(b["period"]),
                reason=b.get("reason", ""),
                source=b.get("source"),
            )
            for b in breaks
            if b.get("field") == name
        ),
        periods=declared_periods(raw.get("periods")),
        listed=tuple(map(str, (raw.get("constraints") or {}).get("enum") or ())),
        length_matters=raw.get("length_matters", True),
    )


def _as_title(name: str, unit: str | None) -> str:
    """What a column is called where nothing says so: its name with spaces between its words.

    One that is called as its unit has the capitals of that.
    """
    if unit and name.casefold() == unit.casefold():
        return unit
    spread = _DOTS.sub(" ", name) if _IN_DOTS.fullmatch(name) else name
    if _CAMEL.fullmatch(name):
        spread = _JOINT.sub(lambda found: f" {found[0].lower()}", name)
    title = spread.replace("_", " ").strip() or name
    return title[:1].upper() + title[1:]


def _labels(values: Sequence[Any] | None, name: str = "label") -> dict[str, str]:
    return {
        str(value["value"]): value[name]
        for value in values or ()
        if isinstance(value, Mapping) and value.get(name)
    }


def _with_statuses(fields: tuple[Field, ...], texts: pd.DataFrame) -> tuple[Field, ...]:
    """The fields, with words for letters of statuses, and the role of one that tells forecasts."""
    named = [f for f in fields if f.role == "status" or is_called_status(f.name)]
    found = list(fields)
    for at, field in enumerate(fields):
        if field.type != "string":
            continue
        column = texts[field.name]
        if is_called_status(field.name) and not field.labels:
            found[at] = replace(field, labels=words_for_letters(column))
        elif not named and field.role is None and not field.entity:
            is_status = tells_forecasts(column, field.label)
            found[at] = replace(field, role="status") if is_status else field
    return tuple(found)


def _with_time(
    fields: tuple[Field, ...], texts: pd.DataFrame, values: Mapping[str, _Column]
) -> tuple[Field, ...]:
    """The fields, with the role of time given to one that plainly has it if none declares it."""
    if any(field.role == "time" for field in fields):
        return fields
    for field in fields:
        column = values[field.name].column.dropna()
        present = texts.loc[column.index]
        if field.role is not None or not _is_of_time(field, present[field.name], column):
            continue
        if field.periods is not None or not is_attribute_of_things(field, fields, present):
            timed = replace(field, role="time", is_measure=False)
            return tuple(timed if f is field else f for f in fields)
    return fields


def _is_of_time(field: Field, texts: pd.Series, values: pd.Series) -> bool:
    """Whether a column is one of periods by its type, by what is said of it, or by its texts."""
    if field.periods is not None:
        return True
    if field.type in TIME_TYPES:
        return _OF_RECORDING.isdisjoint(plain_words(field.name))
    if field.type == "string":
        return _names_periods(field, texts)
    if field.type == "integer":
        return field.name.lower() in TIME_NAMES or is_year(field.name, values)
    return field.type == "number" and is_moment(field.name, values)


def _names_periods(field: Field, texts: pd.Series) -> bool:
    """Whether the words of a column are periods, by what it is called or since they follow."""
    present = texts.unique()
    if field.name.lower() in TIME_NAMES:
        return not are_days_in_no_order(present)
    is_of_periods = len(present) > 1 and len(readings(present)) == 1
    return is_of_periods and _OF_RECORDING.isdisjoint(plain_words(field.name))


class _Column(NamedTuple):
    """The values of a column, and those of its texts that are no finite numbers."""

    column: pd.Series
    not_finite: Mapping[str, float]
    is_too_large: bool = False


def _values(texts: pd.Series, field: frictionless.Field) -> _Column:
    """The values of a column; its texts where any number is too large for its type."""
    read = field.create_cell_reader()
    values = {text: read(text)[0] for text in texts.unique()}
    if any(map(_is_too_large, values.values())):
        kept = {text: None if value is None else text for text, value in values.items()}
        column = pd.Series([kept[text] for text in texts], index=texts.index, dtype="object")
        return _Column(column, {}, is_too_large=True)
    not_finite = {
        text: float(value)
        for text, value in values.items()
        if isinstance(value, Decimal) and not value.is_finite()
    }
    plain = {
        text: None if text in not_finite else _plain(value, text) for text, value in values.items()
    }
    column = pd.Series([plain[text] for text in texts], index=texts.index, dtype="object")
    if field.type == "number":
        return _Column(column.astype("float64"), not_finite)
    if field.type in {"integer", "year"}:
        return _Column(column.astype("Int64"), not_finite)
    return _Column(column, not_finite)


def _is_too_large(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and isinf(float(value))
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST_WHOLE


def _held(field: Field, read: _Column) -> Field:
    """A column as it is held: one of numbers that are too large for their type as one of texts."""
    if read.is_too_large:
        return replace(field, type="string", is_measure=False, role=field.role or "attribute")
    reasons = {text: NOT_FINITE_REASONS[str(value)] for text, value in read.not_finite.items()}
    return replace(field, missing_reasons={**reasons, **field.missing_reasons})


def _plain(value: object, text: str) -> object:
    """A value of one of Python's plain types, or the text of one that has none."""
    if isinstance(value, Decimal):
        return float(value)
    if value is None or isinstance(value, str | bool | int | float | date | datetime | time):
        return value
    return text
