"""The formats of downloads: what people and machines call them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.model import Download


@dataclass(frozen=True)
class Format:
    """A file format. `file_type` is its code in the European Union's list of file types."""

    title: str
    media_type: str
    file_type: str


FORMATS = {
    "csv": Format("CSV", "text/csv", "CSV"),
    "json": Format("JSON", "application/json", "JSON"),
    "parquet": Format("Parquet", "application/vnd.apache.parquet", "PARQUET"),
    "xlsx": Format(
        "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"
    ),
    "zip": Format("ZIP", "application/zip", "ZIP"),
}


def format_of(download: Download) -> Format:
    """The format of a download, by its address."""
    return FORMATS[download.address.rpartition(".")[2]]
