"""The catalogue's own words: datasets, tables, fields and views as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.catalog.entities import Entity, Grid, Shapes
from pipeline.catalog.periods import Periods, read_periods
from pipeline.catalog.statuses import (
    Status,
    is_called_goal,
    is_called_status,
    rows_said_to_be,
)
from pipeline.catalog.titles import sentence_case_inside
from pipeline.periods.model import PeriodKind
from pipeline.periods.reading import Declared
from pipeline.profile import PropertyPath
from pipeline.sentences import first_sentence
from pipeline.validation.hidden.characters import without_hidden
from pipeline.visible import isolated

# Types of which what a cell says is known from its text alone.
_WRITTEN_TYPES = frozenset({"string", "yearmonth"})
TIME_TYPES = frozenset({"year", "date", "yearmonth", "datetime"})
NUMBER_TYPES = frozenset({"number", "integer"})


@dataclass(frozen=True, kw_only=True)
class Licence:
    """Terms of use: a standard licence by its name, or terms of one's own by title and path."""

    name: str | None
    title: str
    path: str | None


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where figures come from, and on which day they were fetched."""

    title: str
    path: str | None
    publisher: str | None
    accessed: str | None


@dataclass(frozen=True, kw_only=True)
class Contributor:
    """Someone who had a part in a dataset."""

    title: str
    path: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Update:
    """How often new figures come, and by which day the next are due."""

    frequency: str
    next: str | None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A mistake that was published, and what came of it."""

    date: str
    what: str
    effect: str

    @property
    def text(self) -> str:
        """What was wrong and what came of it, in one piece."""
        return f"{self.what} {self.effect}".strip()


@dataclass(frozen=True, kw_only=True)
class Break:
    """A point at which a series stops being comparable: `period` is the first of the new series.

    No entities means that the break is in the series of all of them.
    """

    field: str
    entities: tuple[str, ...]
    period: str
    reason: str
    source: str | None

    def concerns(self, entity: str | None) -> bool:
        """Whether an entity's series breaks here."""
        return not self.entities or entity in self.entities


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column. `labels` are what people read for coded values, in their order of display.

    `members` is what those in a group are called in a sentence, by the group's value.
    """

    name: str
    title: str
    description: str
    type: str
    unit: str | None = None
    role: str | None = None
    entity: str | None = None
    higher_is: str = "neither"
    headline: bool = False
    comparable_over_time: bool = True
    meaningful_difference: float | None = None
    decimal_char: str = "."
    labels: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    missing_reasons: Mapping[str, str] = field(default_factory=dict)
    is_measure: bool = False
    breaks: tuple[Break, ...] = ()
    periods: Declared | None = None
    listed: tuple[str, ...] = ()
    length_matters: bool = True

    def periods_of(self, texts: pd.Series, values: pd.Series) -> Periods:
        """The periods in some cells of this column: as texts, and as values."""
        order = (*self.listed, *self.labels)
        return read_periods(texts, values, self.type, self.periods, order)

    @property
    def is_index(self) -> bool:
        """Whether values have no unit."""
        return self.unit in {None, "", "1"}

    @property
    def title_inside(self) -> str:
        """The title as it reads inside a sentence: as the column is called, where that is it."""
        called = self.name.replace("_", " ").strip()
        return called if called.lower() == self.title.lower() else sentence_case_inside(self.title)

    @property
    def title_with_unit(self) -> str:
        """The title as a table header shows it: with the unit, unless it ends with that word."""
        says_it = f" {self.title}".casefold().endswith(f" {self.unit}".casefold())
        if self.is_index or says_it:
            return self.title
        return f"{isolated(self.title)}, {isolated(self.unit or '')}"

    def label(self, value: str) -> str:
        """What people read for a value."""
        return self.labels.get(value) or without_hidden(value)


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of a dataset.

    `texts` holds every cell as it came in, as text; `frame` the same rows and columns as values:
    numbers as float64 or Int64, years as Int64, dates as datetime.date, booleans as bool, the rest
    as text; a missing cell is missing in it, and so is a number that is not finite. `not_finite`
    gives the values of those texts, by column. A column of numbers that are too large for their
    type is one of texts. What is of a period that begins after the day on which the figures were
    `known` was not measured.
    """

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    texts: pd.DataFrame
    frame: pd.DataFrame
    not_finite: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    known: date | None = None

    @cached_property
    def fields_by_name(self) -> Mapping[str, Field]:
        """The columns under their names."""
        return {field.name: field for field in self.fields}

    @property
    def measures(self) -> tuple[Field, ...]:
        """The columns that hold what was measured."""
        return tuple(field for field in self.fields if field.is_measure)

    @property
    def time(self) -> Field | None:
        """The column that says which period a row is about."""
        return next((field for field in self.fields if field.role == "time"), None)

    @property
    def entity(self) -> Field | None:
        """The column that says what a row is about: one of the key, where there is a key."""
        among = self.primary_key or tuple(self.fields_by_name)
        return next((f for f in self.fields if f.entity and f.name in among), None)

    @property
    def status(self) -> Field | None:
        """The column that says why a cell is empty, or what its figure is."""
        found = [field for field in self.fields if field.role == "status"]
        found += [f for f in self.fields if f.type == "string" and is_called_status(f.name)]
        return next(iter(found), None)

    @property
    def tells_statuses(self) -> bool:
        """Whether some figures are forecasts, or may still change."""
        return bool(self.forecasts.any() or self.provisional.any())

    @cached_property
    def forecasts(self) -> pd.Series:
        """Which rows are forecasts, plans or proposals; none where all of them are."""
        rows = self._are_ahead
        return rows & False if rows.all() else rows

    @property
    def is_all_ahead(self) -> bool:
        """Whether there are figures, and all of them are forecasts, plans or proposals."""
        return len(self.texts) > 0 and bool(self._are_ahead.all())

    @cached_property
    def still_to_come(self) -> pd.Series:
        """Which rows are of periods that began after their figures were known.

        Goals are known before their time: of a table that holds nothing else, no row is.
        """
        are_goals = all(is_called_goal(field.name) for field in self.measures)
        if self.time is None or self.known is None or (self.measures and are_goals):
            return pd.Series(False, index=self.texts.index)
        return self.texts[self.time.name].isin(self.timeline.beginning_after(self.known))

    @cached_property
    def _are_ahead(self) -> pd.Series:
        return self._said_to_be("forecasts") | self.still_to_come

    @cached_property
    def provisional(self) -> pd.Series:
        """Which rows hold figures that may still change."""
        return self._said_to_be("provisional")

    def _said_to_be(self, status: Status) -> pd.Series:
        if self.status is None:
            return pd.Series(False, index=self.texts.index)
        return rows_said_to_be(status, self.texts[self.status.name], self.status.label)

    def rows_where(self, where: Mapping[str, tuple[str, ...]]) -> pd.Index:
        """The rows in which each column named has one of the texts given."""
        kept = pd.Series(True, index=self.texts.index)
        for name, values in where.items():
            kept &= self.texts[name].isin(values)
        return self.texts.index[kept]

    @property
    def dimensions(self) -> tuple[Field, ...]:
        """The columns of the key other than time and entity."""
        apart = {field.name for field in (self.time, self.entity) if field}
        return tuple(f for f in self.fields if f.name in self.primary_key and f.name not in apart)

    @cached_property
    def timeline(self) -> Periods:
        """Where the periods of all rows stand in time."""
        if self.time is None:
            return Periods({})
        name = self.time.name
        return self.time.periods_of(self.texts[name], self.frame[name])

    @cached_property
    def periods(self) -> tuple[str, str] | None:
        """The first and the last period for which anything was measured, as they are written."""
        if self.time is None:
            return None
        known = self.frame[self.time.name].notna() & ~self.forecasts
        if self.measures:
            known &= self.frame[[field.name for field in self.measures]].notna().any(axis=1)
        if self.time.type in _WRITTEN_TYPES and self.timeline.kind is not None:
            present = set(self.texts.loc[known, self.time.name])
            found = [text for text in self.timeline.in_order if text in present]
            return (found[0], found[-1]) if found else None
        values = self.frame.loc[known, self.time.name]
        return (str(values.min()), str(values.max())) if len(values) else None

    @property
    def told_by_value(self) -> Mapping[str, str]:
        """How periods stand in a sentence, by their text and by the text of their value."""
        if self.time is None:
            return {}
        texts, values = self.texts[self.time.name], self.frame[self.time.name]
        by_value = {str(value): text for text, value in zip(texts, values, strict=True)}
        by_text = {text: text for text in self.timeline.known}
        known = ((name, text) for name, text in (by_value | by_text).items())
        return {name: self.timeline.told(text) for name, text in known if text in by_text}

    @property
    def extent(self) -> tuple[str, str] | None:
        """When that begins and ends, as ISO 8601 text: whole years where no more is known."""
        if self.periods is None or self.time is None:
            return None
        if self.time.type not in _WRITTEN_TYPES:
            return self.periods
        first, last = (self.timeline.known.get(text) for text in self.periods)
        if first is None or last is None:
            return None
        if not (first.is_exact and last.is_exact) or first.kind is PeriodKind.YEAR:
            return str(first.first.year), str(last.last.year)
        if {first.kind, last.kind} == {PeriodKind.MONTH}:
            return first.first.isoformat()[:7], last.last.isoformat()[:7]
        return first.first.isoformat(), last.last.isoformat()


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a chart marks beside its figures: a goal, an event, or the goals that a table holds.

    A goal has a `value`, an event a `period` and a `label`. Goals of a table stand in its column
    `field`, each in the row of the entity that it is for; the columns `period` and `set_in` say for
    when it is and when it was set. Without `dataset` the table is one of the view's own dataset.
    """

    value: float | None = None
    label: str | None = None
    period: str | None = None
    dataset: str | None = None
    resource: str | None = None
    field: str | None = None
    set_in: str | None = None

    @property
    def is_table(self) -> bool:
        """Whether this is goals of a table."""
        return self.field is not None


@dataclass(frozen=True, kw_only=True)
class View:
    """A chart's declaration: which columns of which table are drawn in what way.

    Where columns stand `together`, or several `measures` beside each other, the view is of a table
    made from that one (see derived.py).
    """

    name: str
    title: str
    kind: str
    resource: str
    subtitle: str | None = None
    measure: str | None = None
    x: str | None = None
    y: str | None = None
    size: str | None = None
    time: str | None = None
    entity: str | None = None
    by: str | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    sort: str | None = None
    log: tuple[str, ...] = ()
    window: int = 1
    stacking: str = "shares"
    spec: Any = None
    note: str | None = None
    together: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A data package that validation found sound.

    One that is a collection has the text of each of its pages in `texts`, as Markdown and under the
    key of the page's row.
    """

    name: str
    folder: Path
    descriptor: Mapping[str, Any]
    title: str
    description: str
    version: str
    created: str | None
    keywords: tuple[str, ...]
    topics: tuple[str, ...]
    measures: str | None
    does_not_tell: str | None
    processing: str | None
    notes: tuple[str, ...]
    changelog: str | None
    licences: tuple[Licence, ...]
    sources: tuple[Source, ...]
    contributors: tuple[Contributor, ...]
    update: Update | None
    corrections: tuple[Correction, ...]
    tables: tuple[Table, ...]
    views: tuple[View, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    is_reference: bool = False
    attachments: tuple[Mapping[str, Any], ...] = ()
    left_aside: tuple[tuple[PropertyPath, Any], ...] = ()

    @cached_property
    def tables_by_name(self) -> Mapping[str, Table]:
        """The tables under their names."""
        return {table.name: table for table in self.tables}

    @property
    def summary(self) -> str:
        """The first sentence of the description."""
        return first_sentence(self.description)

    @property
    def rows(self) -> int:
        """How many rows all tables have together."""
        return sum(len(table.frame) for table in self.tables)

    @property
    def periods(self) -> tuple[str, str] | None:
        """The first and the last period of all tables, as text."""
        spans = [(t.extent, t.periods) for t in self.tables if t.extent and t.periods]
        if not spans:
            return next((table.periods for table in self.tables if table.periods), None)
        first = min(spans, key=lambda span: span[0][0])[1][0]
        return first, max(spans, key=lambda span: span[0][1])[1][1]

    @property
    def periods_told(self) -> tuple[str, str] | None:
        """The same as people say it: January 2020 for 2020-01; as written where that is short."""
        if self.periods is None:
            return None
        told = [table.told_by_value for table in self.tables if table.periods]
        first, last = (
            next((one[text] for one in told if text in one), text) for text in self.periods
        )
        is_short = not (first.startswith("the ") or last.startswith("the "))
        return (first, last) if is_short else self.periods

    @property
    def extent(self) -> tuple[str, str] | None:
        """When the periods of all tables begin and end, as ISO 8601 text."""
        spans = [table.extent for table in self.tables if table.extent]
        if not spans:
            return None
        return min(first for first, _ in spans), max(last for _, last in spans)

    @property
    def publisher(self) -> str:
        """Who published the figures first: the publisher of the first source."""
        named = [source.publisher for source in self.sources if source.publisher]
        return named[0] if named else self.maintainer

    @property
    def credit(self) -> str:
        """Whom a chart names as its source: who published the figures first, or what they did."""
        named = [source.publisher or source.title for source in self.sources]
        return next(filter(None, named), self.maintainer)

    @property
    def maintainer(self) -> str:
        """Who publishes this dataset here."""
        named = [person.title for person in self.contributors if "publisher" in person.roles]
        return named[0] if named else ""


@dataclass(frozen=True)
class Catalog:
    """All datasets in the order of their names, and what they are about, by kind and key.

    `shapes` and `grids` say where things stand on a map or a grid of tiles, by kind.
    """

    datasets: tuple[Dataset, ...]
    entities: Mapping[str, Mapping[str, Entity]]
    shapes: Mapping[str, Shapes] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)

    @cached_property
    def datasets_by_name(self) -> Mapping[str, Dataset]:
        """The datasets under their names."""
        return {dataset.name: dataset for dataset in self.datasets}

    def entity(self, kind: str | None, key: str) -> Entity:
        """The entity with a key; one that no reference table lists stands for itself."""
        known = self.entities.get(kind or "", {}).get(key)
        if known:
            return known
        name = without_hidden(key)
        return Entity(kind=kind or "", key=key, name=name, name_in_text=name)

    @property
    def newest_day(self) -> date | None:
        """The newest day that any dataset names as created or fetched."""
        days = [dataset.created[:10] for dataset in self.datasets if dataset.created]
        days += [s.accessed[:10] for d in self.datasets for s in d.sources if s.accessed]
        return max(map(date.fromisoformat, days), default=None)
