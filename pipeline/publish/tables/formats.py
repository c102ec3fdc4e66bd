"""The formats of downloads: what people and machines call them, and what writes a table in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from mimetypes import guess_type
from typing import TypeAlias

from pipeline.catalog import Dataset, Table
from pipeline.project import Project
from pipeline.publish.model import Download
from pipeline.publish.tables.csv_files import csv_bytes
from pipeline.publish.tables.excel_files import excel_bytes
from pipeline.publish.tables.json_files import json_bytes
from pipeline.publish.tables.parquet_files import parquet_bytes

Write: TypeAlias = Callable[[Table, Dataset, Project], bytes | None]


@dataclass(frozen=True)
class Format:
    """A file format. `file_type` is its code in the European Union's list of file types.

    `write` makes the file of a table, or None where the format cannot hold it.
    """

    title: str
    media_type: str
    file_type: str
    write: Write | None = None


FORMATS = {
    "csv": Format("CSV", "text/csv", "CSV", lambda table, *_: csv_bytes(table)),
    "json": Format("JSON", "application/json", "JSON", lambda table, *_: json_bytes(table)),
    "parquet": Format("Parquet", "application/vnd.apache.parquet", "PARQUET", parquet_bytes),
    "xlsx": Format(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        excel_bytes,
    ),
    "zip": Format("ZIP", "application/zip", "ZIP"),
}


def format_of(download: Download) -> Format:
    """The format of a download, by its address; of one that has no line here, by its ending."""
    ending = download.address.rpartition(".")[2]
    media_type = guess_type(f"file.{ending}")[0] or "application/octet-stream"
    return FORMATS.get(ending) or Format(ending.upper(), media_type, ending.upper())


def write_table(extension: str, table: Table, dataset: Dataset, project: Project) -> bytes | None:
    """The file of a table in one of addresses.TABLE_FORMATS; None where it cannot hold the table.

    Raises KeyError for an ending that no format of tables has.
    """
    write = FORMATS[extension].write
    if write is None:
        raise KeyError(extension)
    return write(table, dataset, project)
