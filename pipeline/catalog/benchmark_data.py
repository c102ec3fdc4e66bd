"""Scores of organisations beside a published benchmark: who is who over the years, and each year's.

Names are joined to one body only where their table says for certain that they belong together, and
only where their years do not overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import pandas as pd

from pipeline import addresses
from pipeline.catalog.entities import Entity
from pipeline.catalog.model import Catalog, Dataset, Field, Table
from pipeline.project import ConfigurationError, Project
from pipeline.settings import BenchmarksPage, TableAddress

SETTING = "mkdocs.yml, extra.atlas.benchmarks"


@dataclass(frozen=True)
class BodyName:
    """A name that a body bore from one period to another, as far as there are scores."""

    entity: Entity
    first: str
    last: str


@dataclass(frozen=True, eq=False)
class Body:
    """One organisation, or a group of them, under all names that certainly are its own.

    `rows` are those of the table of scores, by period, in the order of time; `keys` say under which
    name each stands. `address` is that of its page, if it has scores of enough periods for one.
    """

    entity: Entity
    names: tuple[BodyName, ...]
    rows: dict[str, Any]
    keys: Mapping[str, str]
    is_group: bool
    address: str | None

    @property
    def last(self) -> str:
        """The last period with scores."""
        return next(reversed(self.rows))

    @property
    def first(self) -> str:
        """The first period with scores."""
        return next(iter(self.rows))


@dataclass(frozen=True, eq=False)
class BenchmarkData:
    """All bodies by name, the measures that have a benchmark, and the benchmark by period.

    `rows` are those of the table of benchmarks, in the order of time. `periods` are all that the
    scores have, in order.
    """

    setting: BenchmarksPage
    dataset: Dataset
    scores: Table
    benchmark: Table
    measures: tuple[Field, ...]
    bodies: tuple[Body, ...]
    rows: Mapping[str, Any]
    periods: tuple[str, ...]

    def value(self, body: Body, measure: Field, period: str) -> float | None:
        """The score of a body in a period, if it has one."""
        return self._scores[measure.name].get(body.rows.get(period))

    def mark(self, measure: Field, period: str) -> float | None:
        """The benchmark of a period, if there is one."""
        return self._marks[measure.name].get(self.rows.get(period))

    def all_in(self, measure: Field, period: str) -> list[float]:
        """The scores of all organisations in a period, without those of groups."""
        found = (self.value(body, measure, period) for body in self.bodies if not body.is_group)
        return [value for value in found if value is not None]

    @cached_property
    def _scores(self) -> Mapping[str, Mapping[Any, float]]:
        return {one.name: _numbers(self.scores, one) for one in self.measures}

    @cached_property
    def _marks(self) -> Mapping[str, Mapping[Any, float]]:
        return {one.name: _numbers(self.benchmark, one) for one in self.measures}


def read_benchmark_data(catalog: Catalog, project: Project) -> BenchmarkData | None:
    """What the settings ask to be set beside a benchmark; None where that is nothing.

    Raises ConfigurationError when they name a column that is not there.
    """
    setting = project.benchmarks
    if setting is None:
        return None
    kind = project.kinds.get(setting.entity)
    if kind is None:
        raise ConfigurationError(f"{SETTING}.entity: there is no kind {setting.entity}.")
    tables = {(d.name, table.name): table for d in catalog.datasets for table in d.tables}
    scores, benchmark = tables.get(setting.scores), tables.get(setting.benchmark)
    names = tables.get(kind.table)
    if scores is None or benchmark is None or names is None:
        return None
    _check(setting, scores, benchmark, names)
    measures = tuple(one for one in scores.measures if one.name in benchmark.fields_by_name)
    bodies = _bodies(catalog, setting, scores, names, kind.key)
    return BenchmarkData(
        setting=setting,
        dataset=catalog.datasets_by_name[setting.scores[0]],
        scores=scores,
        benchmark=benchmark,
        measures=measures,
        bodies=bodies,
        rows=_marks(benchmark, setting),
        periods=tuple(
            sorted({period for body in bodies for period in body.rows}, key=scores.timeline.place)
        ),
    )


def _check(setting: BenchmarksPage, scores: Table, benchmark: Table, names: Table) -> None:
    asked: list[tuple[Table, TableAddress | str, Iterable[str]]] = [
        (scores, "unit", (setting.unit,)),
        (benchmark, "where", setting.where),
        (names, "same_as", (setting.same_as,)),
        (names, "continues", (setting.continues,)),
    ]
    for table, key, columns in asked:
        for column in columns:
            if column not in table.fields_by_name:
                message = f"the table {table.name} has no column {column}."
                raise ConfigurationError(f"{SETTING}.{key}: {message}")
    for table, key in ((scores, "scores"), (benchmark, "benchmark")):
        if table.time is None:
            raise ConfigurationError(f"{SETTING}.{key}: the table {table.name} has no time column.")
    if scores.entity is None or scores.entity.entity != setting.entity:
        message = f"the table {scores.name} is not about {setting.entity}."
        raise ConfigurationError(f"{SETTING}.scores: {message}")


def _numbers(table: Table, measure: Field) -> dict[Any, float]:
    """The figures of a column under their rows; to ask a frame for single cells takes long."""
    return {row: float(value) for row, value in table.frame[measure.name].dropna().items()}


def _marks(benchmark: Table, setting: BenchmarksPage) -> dict[str, Any]:
    assert benchmark.time is not None
    kept = pd.Series(True, index=benchmark.texts.index)
    for column, value in setting.where.items():
        kept &= benchmark.texts[column] == value
    periods = benchmark.texts.loc[kept, benchmark.time.name]
    in_time = sorted(periods.items(), key=lambda item: benchmark.timeline.place(item[1]))
    return {period: row for row, period in in_time}


def _bodies(
    catalog: Catalog, setting: BenchmarksPage, scores: Table, names: Table, key: str
) -> tuple[Body, ...]:
    """Every body, by the name that it bore last."""
    assert scores.entity is not None and scores.time is not None
    rows: dict[str, dict[str, Any]] = {}
    columns = (scores.texts[scores.entity.name], scores.texts[scores.time.name])
    for row, entity, period in zip(scores.texts.index, *columns, strict=True):
        rows.setdefault(entity, {})[period] = row
    bodies = (
        _body(catalog, setting, scores, {name: rows[name] for name in joined})
        for joined in _joined(rows, names, setting, key)
    )
    return tuple(sorted(bodies, key=lambda body: body.entity.name.casefold()))


def _joined(
    rows: Mapping[str, Mapping[str, Any]], names: Table, setting: BenchmarksPage, key: str
) -> Iterable[list[str]]:
    """The names that have scores, those of one body together."""
    own = {name: [name] for name in rows}
    links = _links(names, key, setting.same_as) + _renamings(names, key, setting.continues)
    for name, other in links:
        first, second = own.get(name), own.get(other)
        if first is None or second is None or first is second:
            continue
        periods = [period for one in (*first, *second) for period in rows[one]]
        if len(set(periods)) == len(periods):
            first += second
            own.update(dict.fromkeys(second, first))
    return {id(joined): joined for joined in own.values()}.values()


def _renamings(names: Table, key: str, column: str) -> list[tuple[str, str]]:
    """Which name continues which; where two continue the same, neither is that body alone."""
    links = _links(names, key, column)
    counts = Counter(earlier for _, earlier in links)
    return [(later, earlier) for later, earlier in links if counts[earlier] == 1]


def _links(names: Table, key: str, column: str) -> list[tuple[str, str]]:
    pairs = zip(names.texts[key], names.texts[column], strict=True)
    return [(name, other) for name, other in pairs if other.strip()]


def _body(
    catalog: Catalog, setting: BenchmarksPage, scores: Table, rows: Mapping[str, Mapping[str, Any]]
) -> Body:
    by_period = {period: (key, row) for key, own in rows.items() for period, row in own.items()}
    in_time = sorted(by_period, key=scores.timeline.place)
    ordered = {period: by_period[period] for period in in_time}
    last_key, last_row = next(reversed(ordered.values()))
    return Body(
        entity=catalog.entity(setting.entity, last_key),
        names=_names(catalog, setting, {period: key for period, (key, _) in ordered.items()}),
        rows={period: row for period, (_, row) in ordered.items()},
        keys={period: key for period, (key, _) in ordered.items()},
        is_group=str(scores.texts.at[last_row, setting.unit]) == setting.groups,
        address=addresses.benchmark(last_key) if len(ordered) >= setting.years else None,
    )


def _names(
    catalog: Catalog, setting: BenchmarksPage, keys: Mapping[str, str]
) -> tuple[BodyName, ...]:
    """The names in the order of time; one that came back stands there twice."""
    found: list[BodyName] = []
    for key, run in groupby(keys, key=lambda period: keys[period]):
        periods = list(run)
        found.append(BodyName(catalog.entity(setting.entity, key), periods[0], periods[-1]))
    return tuple(found)
