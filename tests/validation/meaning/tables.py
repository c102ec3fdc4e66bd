"""Small tables in memory, and what the checks of codes and names are given of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.folders import Folder
from pipeline.project import read_project
from pipeline.validation.descriptor_view import DeclaredTable
from pipeline.validation.inspection import Inspection
from pipeline.validation.meaning.references import Reference
from pipeline.validation.reading.distinct import Distinct
from pipeline.validation.reading.tables import Lines, ReadTable
from tests.validation.conftest import CASES


def read(
    fields: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[str]], **schema: Any
) -> ReadTable:
    """A table as it is read; all its columns are watched."""
    names = [field["name"] for field in fields]
    resource = {"name": "tolls", "path": "tolls.csv", "schema": {"fields": [*fields], **schema}}
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    return ReadTable(
        declared=DeclaredTable(("resources", 0), "tolls", resource),
        labels=tuple(names),
        rows=len(rows),
        lines=Lines(),
        values={name: Distinct(column) for name, column in zip(names, columns, strict=True)},
        whole=pa.table(dict(zip(names, columns, strict=True))),
    )


def folder_of(*tables: ReadTable, **descriptor: Any) -> Folder:
    """A folder that declares these tables."""
    return Folder(
        name="tolls",
        path=Path("tolls"),
        shown="tolls",
        descriptor_file="datapackage.yaml",
        descriptor={"resources": [table.declared.properties for table in tables], **descriptor},
    )


def towns(names: Mapping[str, str], *groups: str) -> Reference:
    """The reference of a kind of entity: its codes with their names, and ids of groups."""
    kind = read_project(CASES).kinds["town"]
    codes = {name.casefold(): key for key, name in names.items() if name}
    return Reference(kind, names, codes, frozenset(groups))


def inspection(
    table: ReadTable, reference: Reference | None = None, **descriptor: Any
) -> Inspection:
    """What a check is given of one table."""
    references = {"town": reference} if reference else {}
    folder = folder_of(table, **descriptor)
    return Inspection(folder, read_project(CASES), references=references, tables=(table,))
