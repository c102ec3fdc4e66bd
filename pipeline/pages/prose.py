"""Figures inside the pages that people write: worked out from the data at each build, never typed.

A page under docs/ may call, between double braces, the functions of `Figures`:
`{{ figure("rd-intensity", country_code="KOR", year=2010) }}`. A page without braces stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import jinja2
import pandas as pd
from jinja2.sandbox import SandboxedEnvironment

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Field, Table
from pipeline.charts.model import Charts
from pipeline.charts.words import decimals_for, with_unit
from pipeline.charts.words import number as plain_number
from pipeline.pages.glossary import explain
from pipeline.pages.model import Atlas
from pipeline.project import ConfigurationError


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
        dataset, _, name = view.partition("/")
        chart = self.charts.get((dataset, name))
        if chart is None:
            raise Unresolved(f"there is no chart {view}")
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
    environment = SandboxedEnvironment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    figures = Figures(atlas.catalog, atlas.charts)
    functions = {
        name: getattr(figures, name) for name in ("figure", "latest", "count", "years", "headline")
    }
    for source in sorted(atlas.project.docs.rglob("*.md")):
        name = source.relative_to(atlas.project.docs)
        path = docs / name
        if source.is_symlink() or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        try:
            filled = environment.from_string(text).render(functions) if "{{" in text else text
        except (Unresolved, jinja2.TemplateError, TypeError) as error:
            raise ConfigurationError(f"docs/{name.as_posix()}: {error}.") from None
        to_glossary = addresses.relative(addresses.GLOSSARY, _address(name))
        told = explain(filled, atlas.project.glossary, to_glossary)
        if told != text:
            path.write_text(told, encoding="utf-8", newline="\n")


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
