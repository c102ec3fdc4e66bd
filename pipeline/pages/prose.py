"""Figures inside the pages that people write: worked out from the data at each build, never typed.

A page under docs/ may call, between double braces, the functions of `Figures` with texts and
numbers: `{{ figure("rainfall", place="north", year=2010) }}`. Nothing else can stand there, and
a page without braces stays as it is.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import pandas as pd

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Field, Table
from pipeline.charts.model import Charts
from pipeline.charts.words import MOST_DECIMALS, decimals_for, with_unit
from pipeline.charts.words import number as plain_number
from pipeline.pages.model import Atlas
from pipeline.pages.terms import FRONT_MATTER, explain
from pipeline.pages.words import for_markdown
from pipeline.project import ConfigurationError

CALL = re.compile(r"\{\{(?P<inside>.*?)(?P<end>\}\}|\Z)", re.DOTALL)
FUNCTIONS = ("figure", "latest", "count", "years", "headline")
EXAMPLE = '{{ years("rainfall") }}'


class Unresolved(LookupError):
    """A page names something that the data does not have."""


@dataclass(frozen=True)
class Figures:
    """What a page can ask of the data. Each raises Unresolved for a name that leads nowhere."""

    catalog: Catalog
    charts: Charts

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

        `form` is "unit" for the value with its unit, "number" for the number alone.
        """
        found, rows = self._rows(dataset, table, where)
        field = _measure(found, measure)
        if len(rows) != 1:
            raise Unresolved(f"{dataset} has {len(rows)} rows for {_told(where)}, not one")
        known = found.frame.loc[rows, field.name].dropna().astype("float64")
        if known.empty:
            raise Unresolved(f"{dataset} has no {field.name} for {_told(where)}")
        value = float(known.iloc[0])
        places = _decimals(found, field) if decimals is None else decimals
        if places not in range(MOST_DECIMALS + 1):
            raise Unresolved(f"decimals is a whole number from 0 to {MOST_DECIMALS}, not {places}")
        forms = {"unit": with_unit(value, field, places)}
        forms["number"] = plain_number(value, places)
        if form not in forms:
            raise Unresolved(f'there is no form "{form}". Write one of: {", ".join(forms)}')
        return forms[form]

    def latest(self, dataset: str, measure: str | None = None, **where: object) -> str:
        """The newest period for which a measure is known in the rows that `where` names."""
        found, rows = self._rows(dataset, None, where)
        field = _measure(found, measure)
        if found.time is None:
            raise Unresolved(f"{dataset} has no column of periods")
        known = found.frame.loc[rows].dropna(subset=[field.name, found.time.name])
        if known.empty:
            raise Unresolved(f"{dataset} has no {field.name} for {_told(where)}")
        return str(found.texts.at[known[found.time.name].idxmax(), found.time.name])

    def count(self, dataset: str, column: str | None = None, **where: object) -> str:
        """How many rows there are, or how many different values of a column."""
        found, rows = self._rows(dataset, None, where)
        if column is None:
            return f"{len(rows):,}"
        if column not in found.fields_by_name:
            raise Unresolved(f"{dataset} has no column {column}")
        return f"{found.texts.loc[rows, column].nunique():,}"

    def years(self, dataset: str) -> str:
        """The first and the last period of a dataset: 1996 to 2021."""
        periods = self._dataset(dataset).periods
        if periods is None:
            raise Unresolved(f"{dataset} has no periods")
        return " to ".join(dict.fromkeys(periods))

    def headline(self, view: str) -> str:
        """The sentence over a chart, named as DATASET/VIEW."""
        dataset, _, name = str(view).partition("/")
        chart = self.charts.get((dataset, name))
        if chart is None:
            raise Unresolved(f"there is no chart {view}")
        if not chart.sketch.headline:
            raise Unresolved(f"the chart {view} has no sentence")
        return chart.sketch.headline

    def _dataset(self, name: str) -> Dataset:
        found = self.catalog.datasets_by_name.get(name)
        if found is None:
            raise Unresolved(f"there is no dataset {name}")
        return found

    def _rows(
        self, dataset: str, table: str | None, where: Mapping[str, object]
    ) -> tuple[Table, list[Any]]:
        held = self._dataset(dataset)
        found = held.tables_by_name.get(table) if table else held.tables[0]
        if found is None:
            raise Unresolved(f"{dataset} has no table {table}")
        kept = pd.Series(True, index=found.texts.index)
        for column, value in where.items():
            if column not in found.fields_by_name:
                raise Unresolved(f"{dataset} has no column {column}")
            kept &= found.texts[column] == str(value)
        return found, list(found.texts.index[kept])


def fill_documents(atlas: Atlas, docs: Path) -> None:
    """Put figures and explanations of terms into the pages that people wrote, copied below `docs`.

    Raises ConfigurationError with the page and the name that leads nowhere.
    """
    figures = Figures(atlas.catalog, atlas.charts)
    for source in sorted(atlas.project.docs.rglob("*.md")):
        name = source.relative_to(atlas.project.docs)
        path = docs / name
        if source.is_symlink() or not path.is_file():
            continue
        file = f"docs/{name.as_posix()}"
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise ConfigurationError(f"{file} is not in UTF-8. Save it as UTF-8.") from None
        to_glossary = addresses.relative(addresses.GLOSSARY, _address(name))
        filled = _fill(text, figures, file)
        told = explain(filled, atlas.project.glossary, to_glossary)
        if told != text:
            path.write_bytes(told.encode())


def _fill(text: str, figures: Figures, file: str) -> str:
    """A page's Markdown with the answers to its calls. Whatever data says stays plain text."""
    front = FRONT_MATTER.match(text)

    def answered(found: re.Match[str]) -> str:
        try:
            if front and found.start() < front.end():
                raise Unresolved("figures stand in the text, not in the lines at its top")
            if not found["end"]:
                raise Unresolved("two braces are not closed")
            return for_markdown(_answer(found["inside"].strip(), figures))
        except Unresolved as error:
            line = text.count("\n", 0, found.start()) + 1
            raise ConfigurationError(f"{file}, line {line}: {error}.") from None

    return CALL.sub(answered, text)


def _answer(call: str, figures: Figures) -> str:
    """What one call gives. Anything but a function of `Figures` with plain values is refused."""
    try:
        written = ast.parse(call, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        written = None
    if not (
        isinstance(written, ast.Call)
        and isinstance(written.func, ast.Name)
        and all(isinstance(one, ast.Constant) for one in written.args)
        and all(word.arg and isinstance(word.value, ast.Constant) for word in written.keywords)
    ):
        raise Unresolved(f"{{{{ {call} }}}} is not a function with texts and numbers, as {EXAMPLE}")
    name = written.func.id
    if name not in FUNCTIONS:
        raise Unresolved(f"there is no function {name}. Write one of: {', '.join(FUNCTIONS)}")
    function = getattr(figures, name)
    try:
        values = [ast.literal_eval(one) for one in written.args]
        words = {str(word.arg): ast.literal_eval(word.value) for word in written.keywords}
        inspect.signature(function).bind(*values, **words)
    except TypeError as error:
        raise Unresolved(f"{name}: {error}") from None
    return str(function(*values, **words))


def _address(name: PurePath) -> str:
    """The address of the page that MkDocs makes of a Markdown file."""
    folder = name.parent if name.stem == "index" else name.with_suffix("")
    return "" if folder == PurePath() else f"{folder.as_posix()}/"


def _measure(table: Table, name: str | None) -> Field:
    if name is not None:
        field = table.fields_by_name.get(name)
        if field is None or not field.is_measure:
            raise Unresolved(f"{table.name} has no measure {name}")
        return field
    if not table.measures:
        raise Unresolved(f"{table.name} has no measure")
    return next((field for field in table.measures if field.headline), table.measures[0])


def _decimals(table: Table, field: Field) -> int:
    values = table.frame[field.name].dropna().astype("float64")
    return decimals_for(values, field, table.texts.loc[values.index, field.name])


def _told(where: Mapping[str, object]) -> str:
    return ", ".join(f"{column} {value}" for column, value in where.items()) or "all rows"
