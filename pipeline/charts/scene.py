"""A view's rows and the names in them: what every kind of chart starts from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.catalog import Catalog, Dataset, Field, Table, View
from pipeline.charts import words

ENOUGH_OF_THE_BEST_YEAR = 0.5
FEWEST_FOR_A_MEDIAN = 5


@dataclass(frozen=True)
class Scene:
    """A view of a table, with the site's names of things and those it shows first (`picks`)."""

    view: View
    table: Table
    dataset: Dataset
    catalog: Catalog
    picks: tuple[str, ...]
    nouns: Mapping[str, tuple[str, str]]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The rows that the view asks for, in the order of the table: values, with its own index."""
        kept = pd.Series(True, index=self.table.texts.index)
        for name, values in self.view.where.items():
            kept &= self.table.texts[name].isin(values)
        return self.table.frame[kept]

    def field(self, name: str | None) -> Field:
        """A column of the table that the view names."""
        assert name is not None, f"view {self.view.name} names no such column"
        return self.table.fields_by_name[name]

    @property
    def measure(self) -> Field:
        """The column that the chart is about: the first measure where the view names none."""
        return self.field(self.view.measure) if self.view.measure else self.table.measures[0]

    @property
    def measured(self) -> str:
        """What is measured, with the slice that the view fixes: R&D (businesses)."""
        fixed = [
            dimension.label(self.view.where[dimension.name][0])
            for dimension in self.table.dimensions
            if len(self.view.where.get(dimension.name, ())) == 1
        ]
        slices = ", ".join(words.inside(re.sub(r" \(.*\)$", "", label)) for label in fixed)
        return f"{self.measure.title} ({slices})" if slices else self.measure.title

    @property
    def time(self) -> Field | None:
        """The column of periods, if there is one."""
        return self.field(self.view.time) if self.view.time else None

    @property
    def subject(self) -> Field | None:
        """The column that tells lines, bars or dots apart: entity, or else the part (`by`)."""
        name = self.view.entity or self.view.by
        return self.field(name) if name else None

    def text(self, name: str, index: object) -> str:
        """A cell as it came in."""
        return str(self.table.texts.at[index, name])

    def texts(self, name: str) -> pd.Series:
        """A column of the view's rows as it came in."""
        return self.table.texts.loc[self.rows.index, name]

    def name(self, field: Field, key: str) -> str:
        """What people call the thing that a key stands for."""
        return self.catalog.entity(field.entity, key).name if field.entity else field.label(key)

    def in_text(self, field: Field, *keys: str) -> str:
        """The same inside a sentence: "in France and the United Kingdom", "for women"."""
        if field.entity:
            names = [self.catalog.entity(field.entity, key).name_in_text for key in keys]
            return f"in {words.listed(names)}"
        return f"for {words.listed([words.inside(field.label(key)) for key in keys])}"

    def counted(self, field: Field, count: int) -> str:
        """A count of the things that a column stands for: 38 countries."""
        one, many = self.nouns.get(field.entity or "", ("group", "groups"))
        return words.counted(count, one, many)

    def picked(self, keys: Iterable[str]) -> list[str]:
        """Those of the site's picks that occur among keys, in the site's order."""
        present = set(keys)
        return [pick for pick in self.picks if pick in present]

    @cached_property
    def decimals(self) -> int:
        """Decimals of the measure in sentences and labels."""
        return self.decimals_of(self.measure)

    def decimals_of(self, field: Field) -> int:
        """Decimals of a measure in sentences and labels."""
        values = self.rows[field.name].dropna()
        return words.decimals_for(values, field, self.table.texts.loc[values.index, field.name])

    def said(self, value: float, field: Field | None = None) -> str:
        """A value of a measure with its unit, as a sentence says it."""
        field = field or self.measure
        return words.with_unit(value, field, self.decimals_of(field))

    def missing_reason(self, index: object) -> str:
        """Why a cell of the measure is empty, as far as the data says."""
        if self.table.status is not None:
            status = self.table.status
            return status.label(self.text(status.name, index)).lower()
        cell = self.text(self.measure.name, index)
        return self.measure.missing_reasons.get(cell, "not reported")

    def period_text(self, period: object) -> str:
        """A period as people read it."""
        return str(period)

    def at_reference(self, *measures: str) -> tuple[pd.DataFrame, str]:
        """The rows of one stated reference period in which the measures are known, and the period.

        That is the latest period for which at least half as many subjects are known as for the
        best-covered one: a newer one with a handful of values would not tell.
        """
        known = self.rows.dropna(subset=list(measures))
        if self.time is None or known.empty:
            return known, ""
        counts = known.groupby(self.time.name).size()
        enough = counts[counts >= ENOUGH_OF_THE_BEST_YEAR * counts.max()]
        period = enough.index.max()
        return known[known[self.time.name] == period], self.period_text(period)


def in_period(period: str) -> str:
    """ " in 2021", or nothing where data has no period."""
    return f" in {period}" if period else ""


def are_about_the_same(first: float, second: float, field: Field) -> bool:
    """Whether a difference is too small to mean anything."""
    return abs(first - second) < (field.meaningful_difference or 0)


def shared_ranks(values: Sequence[float], *, best_is_high: bool) -> list[int]:
    """The rank of each value, equal values sharing theirs."""
    ranked = pd.Series(values).rank(method="min", ascending=not best_is_high)
    return [int(rank) for rank in ranked]


def level_with_the_first(values: Sequence[tuple[str, float]], field: Field) -> list[str]:
    """The keys of ordered values that are about the same as the first, or equal to it."""
    first = values[0][1]
    return [key for key, v in values if v == first or are_about_the_same(v, first, field)]


def view_note(scene: Scene) -> tuple[str, ...]:
    """What the view itself says must be known beside the chart."""
    return (scene.view.note,) if scene.view.note else ()
