"""Where things stand on a map or a grid of tiles, read from the tables that the settings name."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.catalog.entities import Grid, Shape, Shapes
from pipeline.catalog.model import NUMBER_TYPES, Table
from pipeline.project import ConfigurationError
from pipeline.settings import EntityKind, TableAddress

Tables = Mapping[tuple[str, str], Table]


def read_shapes(kind: EntityKind, tables: Tables) -> Shapes | None:
    """The outlines and dots of a kind; None if it has none, or if their table is not sound.

    Raises ConfigurationError when a setting names a column that is not there or holds no numbers.
    """
    named = kind.shapes
    table = linked(named.table, tables) if named else None
    if named is None or table is None:
        return None
    setting = f"extra.atlas.entities.{kind.id}.shapes"
    for name in ("key", "path", "x", "y"):
        require(table, named.table, getattr(named, name), f"{setting}.{name}")
    for name in ("x", "y"):
        require_numbers(table, named.table, getattr(named, name), f"{setting}.{name}")
    points = table.frame[[named.x, named.y]].dropna()
    keys, paths = table.texts[named.key], table.texts[named.path]
    places = {
        keys[index]: Shape(paths[index].strip(), float(x), float(y))
        for index, x, y in points.itertuples(name=None)
    }
    return Shapes(named.width, named.height, places)


def read_grid(kind: EntityKind, tables: Tables) -> Grid | None:
    """The tiles of a kind; None if it has none, or if their table is not sound.

    Raises ConfigurationError when a setting names a column that is not there or holds no numbers.
    """
    named = kind.tiles
    table = linked(named.table, tables) if named else None
    if named is None or table is None:
        return None
    setting = f"extra.atlas.entities.{kind.id}.tiles"
    for name in ("key", "column", "row", "parent"):
        require(table, named.table, getattr(named, name), f"{setting}.{name}")
    for name in ("column", "row"):
        require_numbers(table, named.table, getattr(named, name), f"{setting}.{name}")
    keys = table.texts[named.key]
    tiles = table.frame[[named.column, named.row]].dropna()
    places = {
        keys[index]: (int(column), int(row)) for index, column, row in tiles.itertuples(name=None)
    }
    parents = dict(zip(keys, table.texts[named.parent], strict=True)) if named.parent else {}
    return Grid(places, {key: parent for key, parent in parents.items() if parent.strip()})


def linked(address: TableAddress, tables: Tables) -> Table | None:
    """The table at an address, if the catalogue has it."""
    return tables.get(address)


def require(table: Table, address: TableAddress, column: str | None, setting: str) -> None:
    """Raise ConfigurationError, with the setting's name, when a table lacks the column it names."""
    if column is not None and column not in table.fields_by_name:
        raise ConfigurationError(
            f"mkdocs.yml, {setting}: the table {address} has no column {column}. "
            f"It has: {', '.join(table.fields_by_name)}."
        )


def require_numbers(table: Table, address: TableAddress, column: str, setting: str) -> None:
    """Raise ConfigurationError, with the setting's name, when a column holds no numbers."""
    if table.fields_by_name[column].type not in NUMBER_TYPES:
        raise ConfigurationError(
            f"mkdocs.yml, {setting}: the column {column} of {address} holds no numbers."
        )
