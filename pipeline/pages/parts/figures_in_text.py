"""Figures inside the pages that people write: worked out from the data at each build, never typed.

A page under docs/ may call, between double braces, the functions of `FigureFunctions` with texts
and numbers: `{{ figure("rainfall", place="north", year=2010) }}`. Nothing else can stand there, and
a page without braces stays as it is. Where the data that a call names is not there, the page says
so in place of the figure.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Field, Table
from pipeline.charts.model import Charts
from pipeline.charts.words import Exactness, exactness
from pipeline.engine import Ask
from pipeline.findings import Finding
from pipeline.mentions.calls import CALL, FUNCTIONS, NotACall, not_held, read_call
from pipeline.mentions.written import address_of
from pipeline.pages.model import Atlas
from pipeline.pages.parts.terms import FRONT_MATTER, explain
from pipeline.pages.parts.words import for_markdown
from pipeline.project import ConfigurationError

NOT_HELD = "(figure not held)"
MOST_DECIMALS = 12
# Where the unit of a value stands, by the form that a page asks for.
FORMS: Mapping[str, str] = {"unit": "beside", "number": "elsewhere"}
EXAMPLE = '{{ years("rainfall") }}'


class Unresolved(LookupError):
    """A page names something that the data does not have."""


class NotHeld(Unresolved):
    """A page names a dataset, table or chart that is not there, or a chart that shows nothing."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(f"there is no {what} {name}")
        self.what = what
        self.name = name


@dataclass(frozen=True)
class FigureFunctions:
    """What a page can ask of the data. Each raises Unresolved for a name that leads nowhere."""

    catalog: Catalog
    charts: Charts
    ask: Ask

    def figure(
        self,
        dataset: str,
        measure: str | None = None,
        *,
        table: str | None = None,
        form: str = "unit",
        decimals: int | None = None,
        **where: object,
    ) -> str:
        """The one value of a measure in the row that `where` names, column by column.

        `form` is "unit" for the value with its unit, "number" for the number alone. Raises
        Unresolved when that is not one row with a value, or `form` or `decimals` is another.
        """
        found, rows = self._rows(dataset, table, where)
        field = _measure(found, measure)
        if len(rows) != 1:
            raise Unresolved(f"{dataset} has {len(rows)} rows for {_told(where)}, not one")
        known = found.frame.loc[rows, field.name].dropna().astype("float64")
        if known.empty:
            raise Unresolved(f"{dataset} has no {field.name} for {_told(where)}")
        value = float(known.iloc[0])
        if decimals is not None and decimals not in range(MOST_DECIMALS + 1):
            message = f"decimals is a whole number from 0 to {MOST_DECIMALS}, not {decimals}"
            raise Unresolved(message)
        if form not in FORMS:
            raise Unresolved(f'there is no form "{form}". Write one of: {", ".join(FORMS)}')
        unit = "" if field.is_index else field.unit or ""
        told = (
            {"decimals": decimals, "unit": unit if FORMS[form] == "beside" else ""}
            if decimals is not None
            else {"exactness": _exactness(found, field), "unit": unit, "stands": FORMS[form]}
        )
        asked = {"value": value, **told}
        return str(self.ask("numbers", [asked])[0])

    def latest(self, dataset: str, measure: str | None = None, **where: object) -> str:
        """The newest period for which a measure is known in the rows that `where` names.

        Raises Unresolved when there are no periods, or the measure is known in none.
        """
        found, rows = self._rows(dataset, None, where)
        field = _measure(found, measure)
        if found.time is None:
            raise Unresolved(f"{dataset} has no column of periods")
        known = found.frame.loc[rows].dropna(subset=[field.name, found.time.name])
        if known.empty:
            raise Unresolved(f"{dataset} has no {field.name} for {_told(where)}")
        return str(found.texts.at[known[found.time.name].idxmax(), found.time.name])

    def count(self, dataset: str, column: str | None = None, **where: object) -> str:
        """How many rows there are, or how many different values of a column.

        Raises Unresolved when there is no such column.
        """
        found, rows = self._rows(dataset, None, where)
        if column is None:
            return f"{len(rows):,}"
        if column not in found.fields_by_name:
            raise Unresolved(f"{dataset} has no column {column}")
        return f"{found.texts.loc[rows, column].nunique():,}"

    def years(self, dataset: str) -> str:
        """The first and the last period of a dataset: 1996 to 2021.

        Raises Unresolved when it has no periods.
        """
        periods = self._dataset(dataset).periods
        if periods is None:
            raise Unresolved(f"{dataset} has no periods")
        return " to ".join(dict.fromkeys(periods))

    def headline(self, view: str) -> str:
        """The sentence over a chart, named as DATASET/VIEW.

        Raises NotHeld when it shows nothing or is not there, and Unresolved without a sentence.
        """
        dataset, _, name = str(view).partition("/")
        chart = self.charts.get((dataset, name))
        if chart is None or not chart.plan.table.values:
            raise NotHeld("chart", str(view))
        if not chart.plan.headline:
            raise Unresolved(f"the chart {view} has no sentence")
        return chart.plan.headline

    def _dataset(self, name: str) -> Dataset:
        found = self.catalog.datasets_by_name.get(name)
        if found is None:
            raise NotHeld("dataset", name)
        return found

    def _rows(
        self, dataset: str, table: str | None, where: Mapping[str, object]
    ) -> tuple[Table, list[Any]]:
        held = self._dataset(dataset)
        found = held.tables_by_name.get(table) if table else held.tables[0]
        if found is None:
            raise NotHeld("table", f"{dataset}/{table}")
        kept = pd.Series(True, index=found.texts.index)
        for column, value in where.items():
            if column not in found.fields_by_name:
                raise Unresolved(f"{dataset} has no column {column}")
            kept &= found.texts[column] == str(value)
        return found, list(found.texts.index[kept])


def fill_documents(atlas: Atlas, docs: Path) -> tuple[Finding, ...]:
    """Put figures and explanations of terms into the pages that people wrote, copied below `docs`.

    Returns what is said of calls that name data which is not there. Raises ConfigurationError with
    the page and any other name that leads nowhere.
    """
    figures = FigureFunctions(atlas.catalog, atlas.charts, atlas.ask)
    findings: list[Finding] = []
    for source in sorted(atlas.project.docs.rglob("*.md")):
        name = source.relative_to(atlas.project.docs).as_posix()
        path = docs / name
        if source.is_symlink() or not path.is_file():
            continue
        file = f"docs/{name}"
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise ConfigurationError(f"{file} is not in UTF-8. Save it as UTF-8.") from None
        to_glossary = addresses.relative(addresses.GLOSSARY, address_of(name))
        filled, found = _fill(text, figures, file)
        findings += found
        told = explain(filled, atlas.project.glossary, to_glossary)
        if told != text:
            path.write_bytes(told.encode())
    return tuple(findings)


def _fill(text: str, figures: FigureFunctions, file: str) -> tuple[str, list[Finding]]:
    """A page's Markdown with the answers to its calls. Whatever data says stays plain text."""
    front = FRONT_MATTER.match(text)
    findings: list[Finding] = []

    def answered(found: re.Match[str]) -> str:
        line = text.count("\n", 0, found.start()) + 1
        try:
            if front and found.start() < front.end():
                raise Unresolved("figures stand in the text, not in the lines at its top")
            if not found["end"]:
                raise Unresolved("two braces are not closed")
            return for_markdown(_answer(found["inside"].strip(), figures))
        except NotHeld as missing:
            findings.append(not_held(file, line, missing.what, missing.name))
            return for_markdown(NOT_HELD)
        except Unresolved as error:
            raise ConfigurationError(f"{file}, line {line}: {error}.") from None

    return CALL.sub(answered, text), findings


def _answer(inside: str, figures: FigureFunctions) -> str:
    """What one call gives. All but calls of `FigureFunctions` with plain values is refused."""
    try:
        call = read_call(inside)
    except NotACall:
        message = f"{{{{ {inside} }}}} is not a function with texts and numbers, as {EXAMPLE}"
        raise Unresolved(message) from None
    name = call.function
    if name not in FUNCTIONS:
        raise Unresolved(f"there is no function {name}. Write one of: {', '.join(FUNCTIONS)}")
    function = getattr(figures, name)
    try:
        inspect.signature(function).bind(*call.values, **call.words)
    except TypeError as error:
        raise Unresolved(f"{name}: {error}") from None
    return str(function(*call.values, **call.words))


def _measure(table: Table, name: str | None) -> Field:
    if name is not None:
        field = table.fields_by_name.get(name)
        if field is None or not field.is_measure:
            raise Unresolved(f"{table.name} has no measure {name}")
        return field
    if not table.measures:
        raise Unresolved(f"{table.name} has no measure")
    return next((field for field in table.measures if field.headline), table.measures[0])


def _exactness(table: Table, field: Field) -> Exactness:
    values = table.frame[field.name].dropna().astype("float64")
    return exactness(values, field, table.texts.loc[values.index, field.name])


def _told(where: Mapping[str, object]) -> str:
    return ", ".join(f"{column} {value}" for column, value in where.items()) or "all rows"
