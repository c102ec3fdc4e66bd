"""What data there is, as a list for people or for machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from pipeline.catalog import Catalog, Dataset, read_catalog
from pipeline.findings import Report
from pipeline.folders import read_folders
from pipeline.project import Project
from pipeline.understood import as_understood
from pipeline.validation import validate

COLUMNS = ("Name", "Title", "Rows", "Years", "Topics")


def read_sound(project: Project, profile: str) -> tuple[Catalog, Report]:
    """The catalogue of the datasets without errors, and the report on all.

    Raises ConfigurationError like read_folders and read_catalog.
    """
    found, findings = read_folders(project)
    folders = [as_understood(folder, project, profile) for folder in found]
    report = validate(folders, project, general=findings, profile=profile)
    sound = {dataset.name for dataset in report.datasets if dataset.valid}
    return read_catalog([folder for folder in folders if folder.name in sound], project), report


def as_text(catalog: Catalog) -> str:
    """A line a dataset, in columns."""
    rows = [COLUMNS, *(_cells(dataset) for dataset in catalog.datasets)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    lines = (
        "  ".join(
            cell.rjust(width) if i == 2 else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines)


def as_json(catalog: Catalog) -> str:
    """An array with an object a dataset: name, title, rows, years (first and last) and topics."""
    listed = [
        {
            "name": dataset.name,
            "title": dataset.title,
            "rows": dataset.rows,
            "years": list(dataset.periods) if dataset.periods else None,
            "topics": list(dataset.topics),
        }
        for dataset in catalog.datasets
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _cells(dataset: Dataset) -> tuple[str, ...]:
    years = "–".join(dict.fromkeys(dataset.periods)) if dataset.periods else ""
    title = " ".join(dataset.title.split())
    return dataset.name, title, f"{dataset.rows:,}", years, ", ".join(dataset.topics)


LISTINGS: Mapping[str, Callable[[Catalog], str]] = {"text": as_text, "json": as_json}
