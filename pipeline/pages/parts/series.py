"""What the data holds about one entity: series, and which of them are headline figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import pandas as pd

from pipeline.catalog import Catalog, Dataset, Field, Table
from pipeline.catalog.as_measured import as_measured
from pipeline.charts.indicators import Part, in_order_of_labels, tables_about, whole_of
from pipeline.charts.stretches import Stretch, stretches
from pipeline.engine import Ask
from pipeline.settings import EntityKind

MOST_HEADLINES = 6


@dataclass(frozen=True)
class Point:
    """A period of a series and what is known for it; `text` is the cell as it came in.

    `place` is where the period stands in time, `when` how it does in a sentence: "in 2018", "on 3
    May 2020".
    """

    period: str
    when: str
    place: float
    value: float | None
    text: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Series:
    """One measure of one entity over time: the rows that agree in the key but for the time.

    `points` has every period that the table holds, in order. `part` is the values of the other
    dimensions, by the dimension's name.
    """

    dataset: Dataset
    table: Table
    entity: str
    measure: Field
    part: Mapping[str, str]
    points: tuple[Point, ...]

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def latest(self) -> Point | None:
        """The newest point that has a value."""
        return next((p for p in reversed(self.points) if p.value is not None), None)

    @property
    def part_label(self) -> str:
        """What tells the series from others of the same measure, as people read it."""
        fields = self.table.fields_by_name
        return ", ".join(fields[name].label(value) for name, value in self.part.items())

    def stretches(self, ask: Ask) -> list[Stretch | None]:
        """Which of the points are joined and which compare, point by point; None for no value."""
        figures = [(point.period, point.value) for point in self.points]
        return stretches(ask, self.measure, self.table.timeline, self.entity, figures)

    @property
    def missing_reason(self) -> str:
        """Why the newest cell is empty, as far as the data says."""
        text = next((p.text for p in reversed(self.points)), "")
        return self.measure.missing_reasons.get(text, "no value")


@dataclass(frozen=True, eq=False)
class Holding:
    """All series of one table about one entity."""

    dataset: Dataset
    table: Table
    series: tuple[Series, ...]

    @property
    def title(self) -> str:
        """What the table measures, in short: its headline measure, or else its first."""
        measures = self.table.measures
        return next((field for field in measures if field.headline), measures[0]).title

    @property
    def newest(self) -> str:
        """The newest period with a value."""
        latest = [series.latest for series in self.series if series.latest]
        return max(latest, key=lambda point: point.place).period


Holdings = Mapping[str, tuple[Holding, ...]]
"""What is held on each entity, under its key, in the order of the datasets and their tables."""


def read_holdings(kind: EntityKind, catalog: Catalog) -> Holdings:
    """Everything held on entities of a kind. An entity without any value is not in it."""
    found: dict[str, list[Holding]] = {}
    for dataset, held in tables_about(kind, catalog):
        table = as_measured(held)
        for key, series in read_series(dataset, table).items():
            if any(one.latest for one in series):
                found.setdefault(key, []).append(Holding(dataset, table, series))
    return {key: tuple(holdings) for key, holdings in found.items()}


def read_series(dataset: Dataset, table: Table) -> dict[str, tuple[Series, ...]]:
    """The series of a table by entity, measure by measure in the order of their labels."""
    assert table.entity is not None
    entities = table.texts[table.entity.name].tolist()
    times = table.texts[table.time.name].tolist() if table.time else [""] * len(entities)
    dimensions = [field.name for field in table.dimensions]
    parts = _parts(table, dimensions)
    rows: dict[tuple[str, Part], dict[str, int]] = {}
    for row, key in enumerate(zip(entities, parts, strict=True)):
        rows.setdefault(key, {})[times[row]] = row
    places = {time: table.timeline.place(time) for time in times if time or not table.time}
    periods = sorted(places, key=lambda period: (places[period], period))
    when = {period: table.timeline.when(period) for period in periods}
    order = {
        part: place for place, part in enumerate(in_order_of_labels(table, dict.fromkeys(parts)))
    }
    in_order = sorted(rows.items(), key=lambda item: order[item[0][1]])
    found: dict[str, list[Series]] = {}
    for measure in table.measures:
        cells = _cells(table, measure)
        for (entity, part), by_time in in_order:
            series = Series(
                dataset=dataset,
                table=table,
                entity=entity,
                measure=measure,
                part=dict(zip(dimensions, part, strict=True)),
                points=tuple(
                    Point(period, when[period], places[period], *_cell(by_time.get(period), cells))
                    for period in periods
                ),
            )
            found.setdefault(entity, []).append(series)
    return {entity: tuple(series) for entity, series in found.items()}


def headlines(holdings: Sequence[Holding]) -> tuple[Series, ...]:
    """Up to six headline figures: from each dataset its first, then from each its second."""
    by_dataset: dict[str, list[Series]] = {}
    for holding in holdings:
        chosen = [s for s in holding.series if s.latest and is_headline(s)]
        by_dataset.setdefault(holding.dataset.name, []).extend(chosen)
    turns = zip_longest(*by_dataset.values())
    return tuple(series for turn in turns for series in turn if series)[:MOST_HEADLINES]


def is_headline(series: Series) -> bool:
    """Whether a series is the whole of a measure that its dataset names as a headline."""
    return series.measure.headline and series.part == whole_of(
        series.dataset, series.table, series.measure
    )


def _parts(table: Table, dimensions: Sequence[str]) -> list[Part]:
    """The values of the other dimensions, row by row."""
    if not dimensions:
        return [()] * len(table.texts)
    return list(zip(*(table.texts[name].tolist() for name in dimensions), strict=True))


def _cells(table: Table, field: Field) -> list[tuple[float | None, str]]:
    values = pd.to_numeric(table.frame[field.name]).astype("float64")
    return [
        (None if pd.isna(value) else float(value), text)
        for value, text in zip(values, table.texts[field.name], strict=True)
    ]


def _cell(row: int | None, cells: Sequence[tuple[float | None, str]]) -> tuple[float | None, str]:
    return (None, "") if row is None else cells[row]
