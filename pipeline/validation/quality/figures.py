"""A table as numbers: its measures as floats, its categories as codes, its rows as series."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.findings import Place
from pipeline.folders import Folder
from pipeline.validation.descriptor_view import DeclaredField, declared_items, items, text
from pipeline.validation.meaning.periods import reading_of
from pipeline.validation.quality.level_shifts import Levels, find_levels
from pipeline.validation.quality.strays import find_strays
from pipeline.validation.reading.arrays import (
    as_numpy,
    mask_array,
    mask_as_numpy,
    text_scalar,
    whole_array,
)
from pipeline.validation.reading.columns import is_missing
from pipeline.validation.reading.distinct import Distinct
from pipeline.validation.reading.tables import ReadTable

Array = np.ndarray[Any, Any]

_PERIOD = re.compile(r"\d{4}")
_TIME_TYPES = frozenset({"year", "yearmonth", "date"})
_TIME_NAMES = frozenset({"year", "period", "date", "time"})

Kept = TypeVar("Kept")


@dataclass(frozen=True, eq=False)
class Categories:
    """A column as codes: `codes[row]` is the place of its text in `texts`."""

    codes: Array
    distinct: pa.Array

    def __len__(self) -> int:
        return len(self.distinct)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The distinct texts, which take many times the memory of the codes if there are many."""
        return tuple(self.distinct.to_pylist())


@dataclass(frozen=True, eq=False)
class RowsBySeries:
    """The rows of a table, series by series and each in the order of its periods.

    `rows[i]` is the row at position i and `periods[i]` the place of its period in `names`;
    `starts` are the positions at which a series begins. A row whose key repeats is left out.
    """

    rows: Array
    periods: Array
    starts: Array
    names: tuple[str, ...]

    @cached_property
    def numbers(self) -> Array:
        """For each position the number of its series."""
        lengths = np.diff(self.starts, append=len(self.rows))
        return np.repeat(np.arange(len(self.starts), dtype=np.int32), lengths)


@dataclass(frozen=True, eq=False)
class FiguresTable:
    """What the checks know of a table: its cells can be told apart and there is at least one."""

    folder: Folder
    read: ReadTable
    cells: pa.Table

    @property
    def rows(self) -> int:
        """How many rows stand below the header."""
        return int(self.cells.num_rows)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The primary key, or nothing if the file lacks a part of it."""
        key = self.read.declared.primary_key
        return key if set(key) <= set(self.cells.column_names) else ()

    @cached_property
    def time(self) -> str | None:
        """The column of the key that says the period, if its texts can be put in order."""
        fields = [self.read.declared.fields_by_name[name] for name in self.key]
        named = [f for f in fields if f.properties.get("role") == "time"]
        plain = [f for f in fields if f.type in _TIME_TYPES or f.name.lower() in _TIME_NAMES]
        for field in (*named, *plain)[:1]:
            if self._order(field.name) is not None:
                return field.name
        return None

    def _order(self, column: str) -> tuple[str, ...] | None:
        """The periods of a column in the order of time; None where they have none."""
        texts = self.categories(column).texts
        field = self.read.declared.fields_by_name[column]
        reading = reading_of(self.read, field) if field.type == "string" else None
        if reading is not None and set(texts) <= set(reading.periods):
            return tuple(sorted(texts, key=lambda text: reading.periods[text].middle))
        return tuple(sorted(texts)) if all(_PERIOD.match(text) for text in texts) else None

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The columns of the key that tell series apart."""
        return tuple(name for name in self.key if name != self.time)

    @cached_property
    def entity(self) -> str | None:
        """The dimension that says what an observation is about."""
        fields = self.read.declared.fields_by_name
        declared = [name for name in self.dimensions if "entity" in fields[name].properties]
        if declared:
            return declared[0]
        return max(self.dimensions, key=lambda name: len(self.categories(name)), default=None)

    @cached_property
    def measures(self) -> tuple[DeclaredField, ...]:
        """The columns of numbers that the file has and that are written plainly."""
        return tuple(
            field
            for field in self.read.declared.measures
            if field.name in self.cells.column_names
            and field.properties.get("bareNumber") is not False
        )

    def categories(self, column: str) -> Categories:
        """A column as codes."""
        return self._kept(("categories", column), lambda: _categories(self.read.distinct(column)))

    def values(self, column: str) -> Array:
        """A measure as floats; NaN where there is no number."""
        return self._kept(("values", column), lambda: self._read_numbers(column))

    def missing(self, column: str) -> Array:
        """Where a column has what stands for a missing value."""
        return self._kept(("missing", column), lambda: self._find_missing(column))

    def decimals(self, column: str) -> Array:
        """How many digits follow the point in each cell; 0 where there is no plain number."""
        return self._kept(("decimals", column), lambda: self._count_decimals(column))

    def levels(self, measure: str) -> Levels:
        """Where the series of a measure leave their level."""
        return self._kept(("levels", measure), lambda: self._find_levels(measure))

    def strays(self, measure: str) -> tuple[Array, Array]:
        """The powers of ten by which cells differ from like ones, and what is usual there."""
        return self._kept(("strays", measure), lambda: self._find_strays(measure))

    def resolution(self, measure: str) -> float:
        """What the last digit of a measure stands for."""
        return float(10.0 ** -float(np.max(self.decimals(measure), initial=0)))

    def is_odd(self, measure: str) -> Array:
        """Which rows have a value that is already said to be odd."""
        odd: Array = self.strays(measure)[0] != 0
        levels, series = self.levels(measure), self.series
        if series is None:
            return odd
        for run in levels.runs:
            odd[series.rows[run.first : run.last + 1]] = True
        for shift in levels.periods:
            last = len(series.names) if shift.last is None else shift.last
            here = (series.periods >= shift.first) & (series.periods <= last)
            odd[series.rows[here]] = True
        return odd

    @cached_property
    def series(self) -> RowsBySeries | None:
        """The rows as series; None without a period or without a key."""
        if self.time is None:
            return None
        time = self.categories(self.time)
        names = self._order(self.time) or ()
        rank = {name: i for i, name in enumerate(names)}
        both = self.groups(self.dimensions) * len(names)
        both += np.array([rank[text] for text in time.texts], np.int64)[time.codes]
        is_sorted = bool(np.all(both[1:] >= both[:-1]))
        rows = np.arange(len(both)) if is_sorted else np.argsort(both, kind="stable")
        both = both[rows]
        is_first = np.ones(len(both), bool)
        is_first[1:] = both[1:] != both[:-1]
        rows, both = rows[is_first], both[is_first]
        group = both // len(names)
        starts = np.flatnonzero(np.diff(group, prepend=-1))
        periods = (both % len(names)).astype(np.int32)
        return RowsBySeries(rows, periods, starts, names)

    def groups(self, columns: Sequence[str]) -> Array:
        """For each row a number that rows share if they agree in all of some columns."""
        groups, size = np.zeros(self.rows, np.int64), 1
        for column in columns:
            categories = self.categories(column)
            if size * len(categories) >= 2**40:
                distinct, groups = np.unique(groups, return_inverse=True)
                size = len(distinct)
            groups = groups * len(categories) + categories.codes
            size *= len(categories)
        return groups

    def cell(self, column: str, row: int) -> str:
        """The text of a cell; rows count from 0."""
        return str(self.cells[column][int(row)].as_py())

    def thing(self, row: int) -> str:
        """What a row is about: its dimensions, as they stand in its cells."""
        return ", ".join(self.cell(name, row) for name in self.dimensions)

    def place(self, column: str, row: int) -> Place:
        """The place of a cell; rows count from 0."""
        return self._place(column, int(row) + 2, self.cell(column, row))

    def column_place(self, column: str) -> Place:
        """The place of a column: its header."""
        return self._place(column, 1, None)

    def table_place(self) -> Place:
        """The place of the table: its file."""
        return self.folder.place(self.read.declared.path)

    def _place(self, column: str, row: int, value: str | None) -> Place:
        labels = [label.strip() for label in self.read.labels]
        return self.folder.place(
            self.read.declared.path,
            line=self.read.lines.line(row),
            row=row,
            column=labels.index(column) + 1,
            field=column,
            value=value,
        )

    @cached_property
    def _known(self) -> dict[tuple[str, str], Any]:
        return {}

    def _kept(self, name: tuple[str, str], make: Callable[[], Kept]) -> Kept:
        if name not in self._known:
            self._known[name] = make()
        return cast(Kept, self._known[name])

    def _find_missing(self, column: str) -> Array:
        return mask_as_numpy(is_missing(self.read, column, self.cells[column]))

    def _read_numbers(self, column: str) -> Array:
        texts = self.plain_texts(column)
        texts = pc.if_else(mask_array(self.missing(column)), text_scalar("nan"), texts)
        try:
            values = as_numpy(pc.cast(texts, pa.float64()), float)
        except pa.ArrowInvalid:
            distinct = Distinct(whole_array(texts))
            numbers = np.array([_number(text) for text in distinct])
            values = numbers[distinct.codes]
        return np.where(np.isfinite(values), values, np.nan)

    def plain_texts(self, column: str) -> Any:
        """The cells of a measure with a point for decimals and nothing between thousands."""
        texts = self.cells[column]
        properties = self.read.declared.fields_by_name[column].properties
        group, decimal = text(properties.get("groupChar")), text(properties.get("decimalChar"))
        if group:
            texts = pc.replace_substring(texts, group, "")
        return pc.replace_substring(texts, decimal, ".") if decimal not in {"", "."} else texts

    def _count_decimals(self, column: str) -> Array:
        texts = self.plain_texts(column)
        point = as_numpy(pc.find_substring(texts, "."), np.int32)
        length = as_numpy(pc.binary_length(texts), np.int32)
        is_plain = (point >= 0) & ~np.isnan(self.values(column))
        return np.where(is_plain, np.minimum(length - point - 1, 20), 0)

    def _find_levels(self, measure: str) -> Levels:
        series = self.series
        if series is None:
            return Levels()
        field = self.read.declared.fields_by_name[measure]
        values = self.values(measure)[series.rows]
        return find_levels(
            values,
            series.periods,
            series.numbers,
            self.breaks(measure),
            resolution=self.resolution(measure),
            is_comparable=field.properties.get("comparable_over_time") is not False,
        )

    def _find_strays(self, measure: str) -> tuple[Array, Array]:
        crowd = [name for name in self.key if name != self.entity]
        values = self.values(measure)
        return find_strays(values, self.groups(crowd), self.resolution(measure))

    def breaks(self, measure: str) -> Array:
        """For each position of the series how many declared breaks lie before or at it."""
        series = self.series
        assert series is not None
        passed = np.zeros(len(series.rows), np.int32)
        for _, declared in declared_items(self.folder.descriptor or {}, "breaks"):
            if declared.get("field") != measure or not _is_about(declared, self.read):
                continue
            period = str(declared.get("period"))
            is_known = period in series.names
            names = np.array(series.names)
            reached = series.names.index(period) if is_known else np.searchsorted(names, period)
            here = series.periods >= reached
            entities = items(declared.get("entities"))
            if entities:
                here = here & self._is_of(entities)[series.rows]
            passed += here
        return passed

    def _is_of(self, entities: Sequence[Any]) -> Array:
        """Which rows are about one of some entities."""
        wanted = {str(entity) for entity in entities}
        found = np.zeros(self.rows, bool)
        for name in self.dimensions:
            categories = self.categories(name)
            found |= np.array([text in wanted for text in categories.texts])[categories.codes]
        return found


def _is_about(declared: Mapping[str, Any], read: ReadTable) -> bool:
    return bool(declared.get("resource", read.declared.name) == read.declared.name)


def _categories(column: Distinct) -> Categories:
    return Categories(column.codes, column.texts)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
