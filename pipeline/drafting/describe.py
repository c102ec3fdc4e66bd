"""Columns -> a descriptor: what can be known filled in, what cannot a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.codes.phrases.lists import either
from pipeline.codes.phrases.periods import KINDS
from pipeline.drafting.columns import DraftColumn
from pipeline.drafting.days import is_span
from pipeline.drafting.headers import names_code
from pipeline.drafting.keys import find_key
from pipeline.folders import QUESTION
from pipeline.periods.forms import month_number
from pipeline.periods.model import PeriodKind
from pipeline.periods.reading import Declared, read_as
from pipeline.profile import PropertyPath
from pipeline.project import Project
from pipeline.validation.descriptor.questions import describe_nearest
from pipeline.validation.meaning.references import Reference

_FIRST_VERSION = "1.0.0"
_MOST_CATEGORIES = 20
_LONGEST_CATEGORY = 60
_FIELDS: PropertyPath = ("resources", 0, "schema", "fields", 0)


class Questions:
    """Asks for what cannot be known, in the words of the profile."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema

    def ask(self, *at: str | int) -> str:
        """The question for the property at a path."""
        return f"{QUESTION} {describe_nearest(self._schema, at)['description']}"


def describe_dataset(
    name: str,
    columns: Sequence[DraftColumn],
    project: Project,
    references: Mapping[str, Reference],
    schema: Mapping[str, Any],
    *,
    today: date,
) -> dict[str, Any]:
    """Describe a dataset of one table. Without columns, the columns are questions, too."""
    questions = Questions(schema)
    ask = questions.ask
    return {
        "$schema": describe_nearest(schema, ("$schema",))["examples"][0],
        "name": name,
        "title": ask("title"),
        "description": ask("description"),
        "version": _FIRST_VERSION,
        "created": f"{today.isoformat()}T00:00:00Z",
        "licenses": [{key: ask("licenses", 0, key) for key in ("name", "title", "path")}],
        "sources": [
            {key: ask("sources", 0, key) for key in ("title", "path", "publisher", "accessed")}
        ],
        "contributors": [{"title": project.publisher, "roles": ["publisher"]}],
        "keywords": [ask("keywords")],
        **({"topics": [ask("topics")]} if project.topics else {}),
        "update": {key: ask("update", key) for key in ("frequency", "next")},
        "measures": ask("measures"),
        "does_not_tell": ask("does_not_tell"),
        **_coverage(columns),
        "resources": [_table(name, _schema(columns, references, questions, schema))],
    }


def _table(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _coverage(columns: Sequence[DraftColumn]) -> dict[str, Any]:
    """The first and the last period, if they are years, months or days or can be told as years."""
    periods: list[str] = []
    for column in columns:
        cells = [cell for cell in column.cells if cell] if column.role == "time" else []
        if len(column.periods) == 1 and column.periods[0] is not PeriodKind.LISTED:
            found = read_as(Declared(column.periods[0]), dict.fromkeys(cells))
            known = found.periods.values() if found else ()
            periods.extend(str(day.year) for one in known for day in (one.first, one.last))
        elif not column.periods:
            periods.extend(cells)
    return {"coverage": {"start": min(periods), "end": max(periods)}} if periods else {}


def _schema(
    columns: Sequence[DraftColumn],
    references: Mapping[str, Reference],
    questions: Questions,
    schema: Mapping[str, Any],
) -> dict[str, Any]:
    at = _FIELDS[:-2]
    key = find_key(columns) if columns else None
    # A word that is missing in one column and a value in another is declared where it is missing.
    is_shared = not any(
        word in column.cells and word not in column.missing
        for word in _missing_words(columns)
        for column in columns
    )
    described: dict[str, Any] = {
        "$schema": describe_nearest(schema, (*at, "$schema"))["examples"][0],
        "fieldsMatch": "equal",
        "fields": [
            _field(column, key or (), references, questions, with_missing=not is_shared)
            for column in columns
        ]
        or [
            {
                key: questions.ask(*_FIELDS, key)
                for key in ("name", "title", "description", "type", "unit")
            }
        ],
        "primaryKey": list(key) if key else questions.ask(*at, "primaryKey"),
    }
    if is_shared and _missing_words(columns):
        described["missingValues"] = _missing(_missing_words(columns), questions)
    return described


def _missing_words(columns: Sequence[DraftColumn]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for column in columns for word in column.missing))


def _missing(words: Sequence[str], questions: Questions) -> list[dict[str, str]]:
    """Each word with a question of its own: frictionless wants labels that differ."""
    question = questions.ask(*_FIELDS[:-2], "missingValues", 0, "label").rstrip(".")
    labels = (f'{question}, where it says "{word}".' if word else f"{question}." for word in words)
    return [{"value": word, "label": label} for word, label in zip(words, labels, strict=True)]


def _field(
    column: DraftColumn,
    key: Sequence[str],
    references: Mapping[str, Reference],
    questions: Questions,
    *,
    with_missing: bool,
) -> dict[str, Any]:
    is_key = column.name in key
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title or questions.ask(*_FIELDS, "title"),
        "description": questions.ask(*_FIELDS, "description"),
        "type": column.type,
    }
    if column.question:
        told = questions.ask(*_FIELDS, "description").removeprefix(QUESTION).strip()
        field["description"] = f"{QUESTION} {column.question} {told}"
    if column.entity is not None:
        field["description"] = f"The {references[column.entity].kind.title}, by its code."
        field["entity"] = column.entity
    if column.is_numeric and not is_key:
        field.update(_measure(column, questions))
    elif column.role is not None:
        field["role"] = column.role
    if column.periods:
        field["periods"] = _periods(column, questions)
    categories = _categories(column) if is_key or PeriodKind.LISTED in column.periods else []
    if categories:
        field["categories"] = [{"value": value, "label": _label(value)} for value in categories]
    constraints: dict[str, Any] = {"required": True} if is_key else {}
    if categories:
        constraints["enum"] = categories
    if _is_share(column):
        constraints["minimum"] = 0
    if constraints:
        field["constraints"] = constraints
    if with_missing and column.missing:
        field["missingValues"] = _missing(column.missing, questions)
    return field


def _periods(column: DraftColumn, questions: Questions) -> dict[str, str]:
    """What the periods are, or the question which of several kinds they are."""
    if len(column.periods) > 1:
        names = either([KINDS[kind] for kind in column.periods])
        return {"kind": f"{QUESTION} Are they {names}? {', '.join(column.periods)}."}
    (kind,) = column.periods
    if kind in {PeriodKind.FINANCIAL_YEAR, PeriodKind.SCHOOL_YEAR}:
        return {"kind": kind.value, "starts": questions.ask(*_FIELDS, "periods", "starts")}
    return {"kind": kind.value}


def _measure(column: DraftColumn, questions: Questions) -> dict[str, str]:
    if names_code(column.header) and column.unit is None and not column.sign:
        return {"role": "attribute"}
    if column.unit is not None:
        return {"unit": column.unit}
    if column.sign == "%":
        return {"unit": f"{QUESTION} % of what? The cells had percent signs."}
    if column.sign:
        return {"unit": f"{QUESTION} Which money is {column.sign}, and of which year's prices?"}
    return {"unit": questions.ask(*_FIELDS, "unit")}


def _is_share(column: DraftColumn) -> bool:
    """Whether a column holds shares of a whole, which none is below nothing."""
    is_of = column.sign == "%" or (column.unit or "").startswith("% of ")
    return is_of and not any(cell.startswith("-") and len(cell) > 1 for cell in column.cells)


def _categories(column: DraftColumn) -> list[str]:
    """The values of a column of words, if they are few and each stands in several rows."""
    if column.type != "string" or column.entity is not None or is_span(column.cells[0]):
        return []
    values = list(dict.fromkeys(column.cells))
    if PeriodKind.LISTED in column.periods:
        return sorted(filter(None, values), key=lambda name: month_number(name) or 0)
    is_coded = len(values) <= _MOST_CATEGORIES and 2 * len(values) <= len(column.cells)
    return values if is_coded and max(map(len, values)) <= _LONGEST_CATEGORY else []


def _label(value: str) -> str:
    words = " ".join(value.replace("_", " ").replace("-", " ").split()) or value
    plain = words if value.isascii() and value == value.casefold() else value
    return plain[:1].upper() + plain[1:]
