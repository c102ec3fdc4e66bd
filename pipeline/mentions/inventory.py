"""What there is for settings and written pages to name, as descriptors and front matter tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.codes.phrases.charts import ITS_ROWS, NO_GOALS, no_places
from pipeline.folders import Folder
from pipeline.front_matter import listed
from pipeline.project import Collection, EntityKind, Project, TableAddress
from pipeline.validation.descriptor.paths import check_path
from pipeline.validation.descriptor.views import NEEDS
from pipeline.validation.descriptor_view import (
    DeclaredTable,
    declared_items,
    declared_tables,
    items,
    mapping,
    text,
)
from pipeline.validation.meaning.entities import declared_additions
from pipeline.validation.meaning.references import read_references, used_kinds
from pipeline.validation.reading.bytes import TableFile, read_table_file
from pipeline.validation.reading.tables import missing_values, read_columns

Pair = tuple[str, str]
"""A table or a chart: the dataset's name and its own."""


@dataclass(frozen=True)
class Inventory:
    """The datasets, tables, charts and pages of collections of a site."""

    project: Project
    folders: tuple[Folder, ...]

    @cached_property
    def datasets(self) -> Mapping[str, Folder]:
        """The folders of datasets and collections under the names that these have on the site."""
        return {text((one.descriptor or {}).get("name")) or one.name: one for one in self.folders}

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, DeclaredTable]]:
        """The tables of each dataset whose descriptor can be read, by name."""
        return {
            name: {table.name: table for table in declared_tables(folder.descriptor)}
            for name, folder in self.datasets.items()
            if folder.descriptor is not None
        }

    @cached_property
    def kinds(self) -> Mapping[str, EntityKind]:
        """The kinds of entity whose reference table is there."""
        kinds = self.project.kinds
        return {name: kind for name, kind in kinds.items() if self.has_table(kind.table)}

    @cached_property
    def needed_kinds(self) -> frozenset[str]:
        """The kinds that columns of the data name, so that it is not sound without them."""
        return frozenset(used_kinds(self.folders))

    @cached_property
    def collections(self) -> Mapping[str, tuple[Collection, Folder]]:
        """The collections whose folders are there."""
        found = ((self.project.collection_at(one.path), one) for one in self.folders)
        return {collection.name: (collection, one) for collection, one in found if collection}

    def has_table(self, address: TableAddress | Pair) -> bool:
        """Whether there is a table. One whose descriptor cannot be read is not said to be gone."""
        dataset, name = _pair(address)
        if dataset not in self.datasets:
            return False
        tables = self.tables.get(dataset)
        return tables is None or name in tables

    def views(self, dataset: str) -> Mapping[str, Mapping[str, object]]:
        """The views that a dataset declares, by name."""
        folder = self.datasets.get(dataset)
        declared = declared_items((folder.descriptor if folder else None) or {}, "views")
        return {text(view.get("name")): view for _, view in declared}

    @cached_property
    def chart_names(self) -> tuple[str, ...]:
        """Every chart that a dataset declares, as DATASET/VIEW."""
        return tuple(f"{name}/{view}" for name in self.datasets for view in self.views(name))

    def has_chart(self, chart: Pair) -> bool:
        """Whether a dataset has a view of that name, its own or one that is chosen for it."""
        dataset, name = chart
        folder = self.datasets.get(dataset)
        if folder is None:
            return False
        if folder.descriptor is None or name in self.views(dataset):
            return True
        return folder.descriptor.get("views") is None and name in self._chosen(dataset)

    def reason_against(self, chart: Pair) -> str | None:
        """Why a chart that is declared cannot be drawn, where what it takes is not there."""
        dataset, name = chart
        view = self.views(dataset).get(name)
        table = self._table_of(dataset, view) if view is not None else None
        if view is None or table is None:
            return None
        shown = text(view.get("kind"))
        if shown in {"map", "tiles"}:
            kind = self._kind_of(table, text(view.get("entity")))
            placed = (kind.shapes if shown == "map" else kind.tiles) if kind else None
            if placed is None or not self.has_table(placed.table):
                return no_places(kind.plural if kind else ITS_ROWS)
        is_without = shown == "progress" and any(not self._has_goals(t) for t in _targets(view))
        return NO_GOALS if is_without else None

    def codes(self, kind: EntityKind) -> frozenset[str]:
        """The codes of a kind: those that its table lists, and additions of datasets.

        None where the table cannot be read.
        """
        added = {code for one in self.folders for code in declared_additions(one, kind.id)}
        return self._names(kind.id) | added if self._names(kind.id) else frozenset()

    @cached_property
    def compared(self) -> frozenset[str]:
        """The kinds of which anything is measured, so that they can be compared."""
        tables = (table for own in self.tables.values() for table in own.values())
        found = {_kind_named(table) for table in tables if table.measures}
        return frozenset(found & set(self.kinds))

    def places(self, kind: EntityKind) -> frozenset[str]:
        """The codes that the table of a kind lists and of which anything is measured."""
        found: set[str] = set()
        for dataset, tables in self.tables.items():
            for table in tables.values():
                entity = _entity_of(table)
                if entity and _kind_named(table) == kind.id:
                    found.update(_measured(self.datasets[dataset], table, entity))
        return frozenset(found & self._names(kind.id))

    def _names(self, kind: str) -> frozenset[str]:
        if kind not in self._codes:
            references, _ = read_references(self.project, [kind])
            self._codes[kind] = frozenset(references[kind].names if references else ())
        return self._codes[kind]

    @cached_property
    def _codes(self) -> dict[str, frozenset[str]]:
        return {}

    def _chosen(self, dataset: str) -> frozenset[str]:
        """The names of the charts that are chosen for a dataset which declares none.

        To know them takes its tables read. One that cannot be read has any, since its findings say
        more than that a chart is missing.
        """
        if dataset not in self._choices:
            from pipeline.catalog import read_catalog

            kinds = {name: self._placed(kind) for name, kind in self.kinds.items()}
            project = replace(self.project, kinds=kinds)
            try:
                catalog = read_catalog([self.datasets[dataset]], project)
            except Exception:
                names = [f"{table}-{kind}" for table in self.tables[dataset] for kind in NEEDS]
            else:
                names = [view.name for one in catalog.datasets for view in one.views]
            self._choices[dataset] = frozenset(names)
        return self._choices[dataset]

    @cached_property
    def _choices(self) -> dict[str, frozenset[str]]:
        return {}

    def _placed(self, kind: EntityKind) -> EntityKind:
        is_placed = kind.shapes is not None and self.has_table(kind.shapes.table)
        return kind if is_placed else replace(kind, shapes=None)

    def _table_of(self, dataset: str, view: Mapping[str, object]) -> DeclaredTable | None:
        tables = self.tables[dataset]
        if "resource" not in view and len(tables) == 1:
            return next(iter(tables.values()))
        return tables.get(text(view.get("resource")))

    def _kind_of(self, table: DeclaredTable, column: str) -> EntityKind | None:
        field = table.fields_by_name.get(column or _entity_of(table) or "")
        return self.kinds.get(text(field.properties.get("entity"))) if field else None

    def _has_goals(self, target: Mapping[str, object]) -> bool:
        dataset = text(target.get("dataset"))
        return not dataset or dataset in self.datasets


def texts_of(folder: Folder, column: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What each page of a collection has in a column, as one text or those of a list."""
    for page in folder.pages:
        value = page.front.get(column)
        found = (value,) if isinstance(value, str) else tuple(listed(value))
        yield page.key, tuple(one for one in found if isinstance(one, str) and one)


def table_file(folder: Folder, table: DeclaredTable) -> TableFile | None:
    """The file of a table, if it is one that can be read and lies in the folder."""
    if not table.path or list(check_path(folder, table)):
        return None
    return read_table_file(folder, table)[0]


def _pair(address: TableAddress | Pair) -> Pair:
    return (address.dataset, address.resource) if isinstance(address, TableAddress) else address


def _targets(view: Mapping[str, object]) -> list[Mapping[str, object]]:
    declared = view.get("target")
    return [mapping(one) for one in (items(declared) or [declared])]


def _entity_of(table: DeclaredTable) -> str | None:
    """The column that says what a row is about: one of the key, where there is a key."""
    among = table.primary_key or tuple(table.fields_by_name)
    named = (f.name for f in table.fields if f.name in among and text(f.properties.get("entity")))
    return next(named, None)


def _kind_named(table: DeclaredTable) -> str:
    """The kind of entity that the rows of a table are about; "" where they are about none."""
    entity = _entity_of(table)
    return text(table.fields_by_name[entity].properties["entity"]) if entity else ""


def _measured(folder: Folder, table: DeclaredTable, entity: str) -> set[str]:
    """The codes in a column for which a row holds any figure."""
    file = table_file(folder, table)
    columns = [entity, *(field.name for field in table.measures)]
    cells = read_columns(file, columns) if file is not None else None
    if cells is None:
        return set()
    keys, *measures = cells
    found: set[str] = set()
    for name, values in zip(columns[1:], measures, strict=True):
        missing = missing_values(table, name)
        found.update(key for key, value in zip(keys, values, strict=True) if value not in missing)
    return found
