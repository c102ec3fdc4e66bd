"""A view's rows and the names in them: what every kind of chart starts from."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from pipeline.catalog import Catalog, Dataset, Field, Table, View
from pipeline.catalog.as_measured import without_codes, without_forecasts
from pipeline.catalog.periods import NUMERIC_TYPES, Periods
from pipeline.catalog.subjects import names_units
from pipeline.catalog.titles import sentence_case_inside
from pipeline.charts import words
from pipeline.charts.model import ChartPlan, ChartTable, TableColumn
from pipeline.charts.statuses import (
    DRAWN_APART,
    MARKED_APART,
    STILL_TO_COME,
    forecasts_note,
    only_forecasts_note,
    provisional_note,
)
from pipeline.project import Project


@dataclass(frozen=True)
class ViewData:
    """A view of a table, with the site's names of things and those it shows first (`picks`).

    `ahead` are the rows of forecasts that are drawn apart, by their place in the table. `colours`
    are those that its subjects have in other charts of the page, by their places among colours.
    """

    view: View
    table: Table
    dataset: Dataset
    catalog: Catalog
    picks: tuple[str, ...]
    nouns: Mapping[str, tuple[str, str]]
    cautions: tuple[str, ...] = ()
    ahead: frozenset[Hashable] = frozenset()
    colours: Mapping[str, int] = dataclasses.field(default_factory=dict)

    @property
    def note(self) -> str:
        """What must be known beside the chart: what the view says, and cautions of its figures."""
        return " ".join(filter(None, (self.view.note, *self.cautions)))

    @property
    def subtitle(self) -> str:
        """What stands under the title: what the view says, else what is measured and its unit."""
        view = self.view
        is_told_elsewhere = view.kind in {"scatter", "table", "vega-lite"}
        if view.subtitle or is_told_elsewhere or not self.table.measures:
            return view.subtitle or ""
        if view.kind == "trend" and self.measure.is_index:
            return ""  # Its title stands over the axis already, where others have their unit.
        return self.measure.title_with_unit

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows that the view asks for, in the order of the table, whose index they keep."""
        return self._asked_for[~self._asked_for.index.isin(self.ahead)]

    @cached_property
    def forecasts(self) -> ViewData:
        """The same view of the forecasts that are drawn apart."""
        kept = self.table.texts.index.isin(self.ahead)
        own = replace(self.table, texts=self.table.texts[kept], frame=self.table.frame[kept])
        return replace(self, table=own, ahead=frozenset())

    @cached_property
    def _asked_for(self) -> pd.DataFrame:
        return self.table.frame.loc[self.table.rows_where(self.view.where)]

    def field(self, name: str | None) -> Field:
        """A column of the table that the view names."""
        assert name is not None, f"view {self.view.name} names no such column"
        return self.table.fields_by_name[name]

    def has_numbers(self, *names: str | None) -> bool:
        """Whether columns are there and hold numbers."""
        found = [self.table.fields_by_name.get(name or "") for name in names]
        return all(field is not None and field.type in NUMERIC_TYPES for field in found)

    @property
    def has_measure(self) -> bool:
        """Whether there is something to draw: the measure that the view names, or any at all."""
        named = self.view.measure
        return self.has_numbers(named) if named else bool(self.table.measures)

    @property
    def measure(self) -> Field:
        """The column that the chart is about: the first measure where the view names none."""
        return self.field(self.view.measure) if self.view.measure else self.table.measures[0]

    @property
    def measured(self) -> str:
        """What is measured, with the slice that the view fixes: R&D (businesses).

        What only says which things are shown is told as that: researchers (by age).
        """
        slices = []
        for name, values in self.view.where.items():
            field = self.field(name)
            if len(values) > 1 or field in self._things:
                continue
            if field.label(values[0]) == self.measure.title:
                continue
            label = self.inside(re.sub(r" \(.*\)$", "", field.label(values[0])), field)
            if not self._is_what_things_are_called(label):
                is_division = not names_units(field) and self._divides_the_subject(field)
                slices.append(f"by {label}" if is_division else label)
        return f"{self.measure.title} ({', '.join(slices)})" if slices else self.measure.title

    def _is_what_things_are_called(self, label: str) -> bool:
        kind = self.subject.entity if self.subject else None
        return label.lower() in {noun.lower() for noun in self.nouns.get(kind or "", ())}

    def _divides_the_subject(self, field: Field) -> bool:
        """Whether a column says only to which of several divisions a thing belongs: sex, age."""
        if self.subject is None or self.subject.entity:
            return False
        texts = self.table.texts
        return bool((texts.groupby(self.subject.name)[field.name].nunique() == 1).all())

    @property
    def _things(self) -> tuple[Field | None, ...]:
        """The columns of what the chart is about, of which its sentences name the values."""
        about = self.field(self.view.entity) if self.view.entity else None
        return (about, self.subject, self.time, self.table.entity)

    @property
    def time(self) -> Field | None:
        """The column of periods, if there is one."""
        return self.field(self.view.time) if self.view.time else None

    @property
    def subject(self) -> Field | None:
        """The column that tells lines, bars or dots apart: entity, or else the part (`by`).

        That is the part also where the view is about one entity only.
        """
        name, by = self.view.entity, self.view.by
        if by and (name is None or len(self.view.where.get(name, ())) == 1):
            name = by
        return self.field(name) if name else None

    @cached_property
    def periods(self) -> Periods:
        """The periods of the view's rows, those without figures and of forecasts included."""
        if self.time is None:
            return Periods({})
        name, rows = self.time.name, self._asked_for
        return self.time.periods_of(self.table.texts.loc[rows.index, name], rows[name])

    def known(self, *names: str) -> pd.DataFrame:
        """The rows in which columns, and what a row is about, are known.

        A number that is infinite is no figure.
        """
        subject = [self.subject.name] if self.subject else []
        rows = self.rows.dropna(subset=[*dict.fromkeys([*names, *subject])])
        for name in names:
            if self.has_numbers(name):
                rows = rows[rows[name].astype("float64").abs() < float("inf")]
        for name in subject:
            rows = rows[self.table.texts.loc[rows.index, name].str.strip().to_numpy() != ""]
        return rows

    def is_ambiguous(self, rows: pd.DataFrame, *fields: Field | None) -> bool:
        """Whether several rows agree in columns, so that a chart could not say which to show."""
        told_by = list(dict.fromkeys(field.name for field in fields if field))
        if not told_by:
            return len(rows) > 1
        return bool(self.table.texts.loc[rows.index, told_by].duplicated().any())

    def text(self, name: str, index: object) -> str:
        """A cell as it came in."""
        return str(self.table.texts.at[index, name])

    def value(self, name: str, index: object) -> Any:
        """A cell as a value; a missing one is missing."""
        return self.table.frame.at[index, name]

    def texts(self, name: str) -> pd.Series:
        """A column of the view's rows as it came in."""
        texts: pd.Series = self.table.texts.loc[self.rows.index, name]
        return texts

    def name(self, field: Field, key: str) -> str:
        """What people call the thing that a key stands for."""
        return self.catalog.entity(field.entity, key).name if field.entity else field.label(key)

    def inside(self, label: str, field: Field) -> str:
        """A column's label as it reads inside a sentence: as the dataset's own write it."""
        return words.inside(label, self._small_words, is_given=bool(field.labels))

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """The words that the dataset's own words elsewhere have with a small first letter."""
        dataset = self.dataset
        told = [dataset.description, dataset.measures, dataset.does_not_tell, *dataset.notes]
        told += [field.description for table in dataset.tables for field in table.fields]
        told += [t for view in dataset.views for t in (view.title, view.subtitle, view.note)]
        told += dataset.keywords
        return frozenset(re.findall(r"\b[a-z][\w'-]*", " ".join(filter(None, told))))

    def picked(self, keys: Iterable[str]) -> list[str]:
        """Those of the site's picks that occur among keys, in the site's order."""
        present = set(keys)
        return [pick for pick in self.picks if pick in present]

    def exactness(self, field: Field) -> words.Exactness:
        """What decides how exactly a measure is told."""
        values = self.rows[field.name].dropna().astype("float64")
        return words.exactness(values, field, self.table.texts.loc[values.index, field.name])

    def status(self, index: object) -> str:
        """What a row's status says of its figure, as it reads inside a sentence."""
        field = self.table.status
        said = field.label(self.text(field.name, index)) if field else ""
        if not said.strip() and self.table.still_to_come.get(index):
            return STILL_TO_COME
        return sentence_case_inside(said)

    def missing_reason(self, index: object, field: Field | None = None) -> str:
        """Why a cell of a measure is empty, as far as the data says."""
        field, status = field or self.measure, self.table.status
        flag = self.text(status.name, index) if status else ""
        if status is not None and flag.strip():
            return status.label(flag).lower()
        return field.missing_reasons.get(self.text(field.name, index), "not reported")


def view_data_of(
    dataset: Dataset, table: Table, view: View, catalog: Catalog, project: Project
) -> ViewData:
    """A view of a table, with the site's names of things."""
    cautions = [only_forecasts_note(table)]
    ahead = frozenset[Hashable]()
    if view.kind in DRAWN_APART:
        ahead = frozenset(table.forecasts.index[table.forecasts])
    elif view.kind != "table":
        soft = "" if view.kind in MARKED_APART else provisional_note(table)
        cautions += [forecasts_note(table), soft]
        table = without_forecasts(table)
    return ViewData(
        view=view,
        table=without_codes(table),
        dataset=dataset,
        catalog=catalog,
        picks=tuple(pick for kind in project.kinds.values() for pick in kind.picks),
        nouns={kind.id: (kind.title, kind.plural) for kind in project.kinds.values()},
        cautions=tuple(filter(None, cautions)),
        ahead=ahead,
    )


def nothing_to_show(data: ViewData, *notes: str, headline: str) -> ChartPlan:
    """The plan of a view that cannot be drawn: no pictures, an empty table, and why if known."""
    named = [
        data.subject,
        data.time,
        data.measure if data.has_measure else None,
    ]
    columns = tuple(TableColumn(field.name, field.title_with_unit) for field in named if field)
    shown = ChartTable(data.view.title, columns, (), ())
    return ChartPlan(table=shown, headline=headline, notes=(*notes, *view_note(data)))


def view_note(data: ViewData) -> tuple[str, ...]:
    """What the view itself says must be known beside the chart."""
    return (data.note,) if data.note else ()
