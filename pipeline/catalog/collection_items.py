"""The rows of a collection's table as what they are to a reader: a page each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline import addresses
from pipeline.catalog.model import Catalog, Dataset, Field, Table
from pipeline.project import ConfigurationError, Project
from pipeline.settings import Collection
from pipeline.validation.hidden.characters import without_hidden

SOURCE_COLUMNS = ("title", "publisher", "url")


@dataclass(frozen=True, eq=False)
class Item:
    """One page of a collection: its row, its sources and its text.

    `cells` are the texts of the row by column, `sources` those of the rows of the table of sources.
    """

    collection: Collection
    dataset: Dataset
    table: Table
    key: str
    cells: Mapping[str, str]
    sources: tuple[Mapping[str, str], ...]

    @property
    def address(self) -> str:
        """Where the page stands."""
        return addresses.collected(self.collection.name, self.key)

    @property
    def text(self) -> str:
        """What stands below the facts, as Markdown."""
        return self.dataset.texts.get(self.key, "")

    def field(self, role: str) -> Field | None:
        """The column that has a part on the page, if the table has one."""
        name = self.collection.column_of.get(role)
        return self.table.fields_by_name[name] if name else None

    def cell(self, role: str) -> str:
        """The cell of that column, or nothing."""
        return without_hidden(self.cells.get(self.collection.column_of.get(role, ""), ""))

    def label(self, role: str) -> str:
        """The cell of that column as people read it, or nothing."""
        field = self.field(role)
        return field.label(self.cell(role)) if field and self.cell(role) else ""

    def names(self, role: str) -> tuple[str, ...]:
        """The items of a cell that holds a list."""
        return tuple(name.strip() for name in self.cell(role).split(",") if name.strip())


def collections(
    catalog: Catalog, project: Project
) -> Iterable[tuple[Collection, Dataset, tuple[Item, ...]]]:
    """Each collection of the site with its dataset and its pages, the newest first.

    Raises ConfigurationError when the site's settings name a column or table that is not there.
    """
    for name, collection in project.collections.items():
        dataset = catalog.datasets_by_name.get(name)
        if dataset is not None:
            yield collection, dataset, _items(collection, dataset)


def collected_titles(collection: Collection, dataset: Dataset) -> Mapping[str, str]:
    """The title of each page of a collection, by the key of its row."""
    table = dataset.tables[0]
    column = collection.columns.get("title", "")
    return {
        row[table.primary_key[0]]: without_hidden(row.get(column) or row[table.primary_key[0]])
        for row in _rows(table)
    }


def _items(collection: Collection, dataset: Dataset) -> tuple[Item, ...]:
    table = dataset.tables[0]
    setting = f"extra.atlas.collections.{collection.name}"
    for column in (*collection.column_of.values(), *collection.facets):
        if column not in table.fields_by_name:
            raise ConfigurationError(f"mkdocs.yml, {setting}: there is no column {column}.")
    key = table.primary_key[0]
    sources = _sources(collection, dataset, key, setting)
    items = [
        Item(collection, dataset, table, row[key], row, sources.get(row[key], ()))
        for row in _rows(table)
    ]
    in_order = sorted(items, key=lambda item: item.cell("title").casefold())
    return tuple(sorted(in_order, key=lambda item: item.cell("started"), reverse=True))


def _sources(
    collection: Collection, dataset: Dataset, key: str, setting: str
) -> dict[str, tuple[Mapping[str, str], ...]]:
    if collection.sources is None:
        return {}
    table = dataset.tables_by_name.get(collection.sources)
    if table is None or not {key, *SOURCE_COLUMNS} <= set(table.fields_by_name):
        columns = ", ".join((key, *SOURCE_COLUMNS))
        message = f"there is no table {collection.sources} with the columns {columns}."
        raise ConfigurationError(f"mkdocs.yml, {setting}.sources: {message}")
    found: dict[str, tuple[Mapping[str, str], ...]] = {}
    for row in _rows(table):
        found[row[key]] = (*found.get(row[key], ()), row)
    return found


def _rows(table: Table) -> list[dict[str, str]]:
    """The rows of a table as texts by column."""
    names = list(table.texts.columns)
    return [dict(zip(names, row, strict=True)) for row in table.texts.to_numpy().tolist()]
