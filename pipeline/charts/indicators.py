"""Everything measured of entities of a kind, so that they can be compared: one series of figures a
measure and part of its table."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from pipeline.catalog import Catalog, Dataset, Field, Table, View
from pipeline.charts.live_data import figures_of
from pipeline.charts.view_data import ViewData, view_data_of
from pipeline.project import Project
from pipeline.settings import EntityKind

FEWEST_TO_COMPARE = 2
LONGEST_ID = 160
SET_SIDE_BY_SIDE = frozenset({"ranking", "distribution"})
NOT_IN_ADDRESSES = re.compile(r"[^a-z0-9]+")

Part = tuple[str, ...]
"""The values of a table's key columns other than entity and time."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator:
    """A measure of entities of a kind, in one part of its table.

    `id` is safe in addresses and unique among all of a kind. `data` holds the rows of the part
    alone. `aside` are entities that never stand beside the others, such as groups of them.
    """

    id: str
    kind: str
    dataset: Dataset
    table: Table
    measure: Field
    part: Mapping[str, str]
    data: ViewData
    aside: frozenset[str]

    @property
    def part_label(self) -> str:
        """What tells the part from others of the same measure, as people read it."""
        fields = self.table.fields_by_name
        return ", ".join(fields[name].label(value) for name, value in self.part.items())

    @property
    def title(self) -> str:
        """What is measured, with its part."""
        return f"{self.measure.title}: {self.part_label}" if self.part else self.measure.title

    @property
    def is_headline(self) -> bool:
        """Whether this is the whole of a measure that its dataset names as a headline."""
        whole = whole_of(self.dataset, self.table, self.measure)
        return self.measure.headline and self.part == whole

    @cached_property
    def file(self) -> Mapping[str, Any]:
        """All figures by column, as a trend of them would have them, and who stays aside."""
        return {**figures_of(self.data), "aside": sorted(self.aside)}

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, float]]:
        """What is known in each period, in the order of time, by the entity's key."""
        data, time = self.data, self.data.time
        known = data.known(self.measure.name, *([time.name] if time else []))
        assert data.subject is not None, "an indicator is about entities"
        keys = data.texts(data.subject.name).loc[known.index]
        periods = data.texts(time.name).loc[known.index] if time else [""] * len(known)
        found: dict[str, dict[str, float]] = {}
        numbers = known[self.measure.name].astype("float64")
        for period, key, value in zip(periods, keys, numbers, strict=True):
            found.setdefault(period, {})[key] = float(value)
        places = data.periods.places
        return {period: found[period] for period in sorted(found, key=lambda p: places.get(p, 0))}

    @property
    def periods(self) -> tuple[str, str]:
        """The first and the last period for which anything is known."""
        in_order = tuple(self.values)
        return in_order[0], in_order[-1]


Indicators = Mapping[str, tuple[Indicator, ...]]
"""All indicators in the order of the datasets and their tables, by the kind of entity."""


def read_indicators(catalog: Catalog, project: Project) -> Indicators:
    """Everything by which entities can be compared, for each kind that has any of it."""
    found = {kind.id: tuple(_of_kind(kind, catalog, project)) for kind in project.kinds.values()}
    return {kind: indicators for kind, indicators in found.items() if indicators}


def headline_indicators(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Those that stand for the whole: headlines, or else the first that there are."""
    chosen = [one for one in indicators if one.is_headline] or list(indicators)
    return tuple(chosen[:4])


def indicator_for(
    indicators: Iterable[Indicator],
    dataset: str,
    resource: str,
    measure: str | None,
    part: Mapping[str, str],
) -> Indicator | None:
    """The indicator of a measure and a part of a table, if there is one."""
    wanted = (dataset, resource, measure, dict(part))
    for one in indicators:
        if (one.dataset.name, one.table.name, one.measure.name, dict(one.part)) == wanted:
            return one
    return None


def tables_about(kind: EntityKind, catalog: Catalog) -> Iterator[tuple[Dataset, Table]]:
    """The tables that measure something of entities of a kind."""
    for dataset in catalog.datasets:
        for table in dataset.tables:
            if table.entity and table.entity.entity == kind.id and table.measures:
                yield dataset, table


def whole_of(dataset: Dataset, table: Table, measure: Field) -> Mapping[str, str] | None:
    """The part of a long table that stands for a measure as a whole.

    The first view of the measure that fixes every other dimension to one value says so. None where
    no view does.
    """
    dimensions = [field.name for field in table.dimensions]
    if not dimensions:
        return {}
    for view in dataset.views:
        if view.resource != table.name or view.measure != measure.name:
            continue
        fixed = [view.where.get(name, ()) for name in dimensions]
        if all(len(values) == 1 for values in fixed):
            return {name: only for name, (only,) in zip(dimensions, fixed, strict=True)}
    return None


def in_order_of_labels(table: Table, parts: Mapping[Part, None]) -> list[Part]:
    """Parts in the order in which their labels are declared; what has no label keeps its place."""
    ranks = [
        {value: place for place, value in enumerate(field.labels)} for field in table.dimensions
    ]
    return sorted(
        parts,
        key=lambda part: [
            rank.get(value, len(rank)) for rank, value in zip(ranks, part, strict=True)
        ],
    )


def _of_kind(kind: EntityKind, catalog: Catalog, project: Project) -> Iterator[Indicator]:
    taken: set[str] = set()
    for dataset, table in tables_about(kind, catalog):
        for part, rows in _parts(table):
            for measure in table.measures:
                data = view_data_of(dataset, rows, _view(rows, measure, part), catalog, project)
                if not _can_be_compared(data):
                    continue
                name = _id((dataset.name, table.name, measure.name, *part.values()), taken)
                taken.add(name)
                yield Indicator(
                    id=name,
                    kind=kind.id,
                    dataset=dataset,
                    table=table,
                    measure=measure,
                    part=part,
                    data=data,
                    aside=_aside(dataset, table, measure),
                )


def _parts(table: Table) -> Iterator[tuple[dict[str, str], Table]]:
    """The parts of a table, each with the rows that are about it."""
    names = [field.name for field in table.dimensions]
    if not names:
        yield {}, table
        return
    places = table.texts.groupby(names, sort=False).indices
    rows = {key if isinstance(key, tuple) else (key,): found for key, found in places.items()}
    for part in in_order_of_labels(table, dict.fromkeys(rows)):
        texts, frame = table.texts.iloc[rows[part]], table.frame.iloc[rows[part]]
        own = replace(table, texts=texts, frame=frame)
        yield dict(zip(names, part, strict=True)), own


def _view(rows: Table, measure: Field, part: Mapping[str, str]) -> View:
    assert rows.entity is not None, "tables are asked for by what they are about"
    return View(
        name="indicator",
        title=measure.title,
        kind="trend",
        resource=rows.name,
        measure=measure.name,
        time=rows.time.name if rows.time else None,
        entity=rows.entity.name,
        where={name: (value,) for name, value in part.items()},
    )


def _can_be_compared(data: ViewData) -> bool:
    """Whether several entities have a figure, and each at most one for a period."""
    known = data.known(data.measure.name, *([data.time.name] if data.time else []))
    if known.empty or data.is_ambiguous(known, data.subject, data.time):
        return False
    assert data.subject is not None
    return data.texts(data.subject.name).loc[known.index].nunique() >= FEWEST_TO_COMPARE


def _aside(dataset: Dataset, table: Table, measure: Field) -> frozenset[str]:
    """The entities that the dataset itself leaves out where it sets all side by side.

    The first such chart of the measure, or else of the table, says by an attribute who stands in
    it.
    """
    entity = table.entity
    assert entity is not None
    views = [
        view
        for view in dataset.views
        if view.kind in SET_SIDE_BY_SIDE and view.resource == table.name
        if view.entity == entity.name and view.by in {None, entity.name}
    ]
    for view in sorted(views, key=lambda view: view.measure != measure.name):
        stands = pd.Series(True, index=table.texts.index)
        narrowed = [name for name in view.where if name not in table.primary_key]
        for name in narrowed:
            stands &= table.texts[name].isin(view.where[name])
        if narrowed:
            keys = table.texts[entity.name]
            return frozenset(keys[~stands]) - frozenset(keys[stands])
        return frozenset()
    return frozenset()


def _id(parts: Sequence[str], taken: set[str]) -> str:
    name = ".".join(map(_slug, parts))
    if name in taken or len(name) > LONGEST_ID:
        return f"{name[:LONGEST_ID]}.{_digest(*parts)}"
    return name


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return NOT_IN_ADDRESSES.sub("-", plain).strip("-") or _digest(text)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:8]
