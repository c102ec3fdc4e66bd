"""The catalogue for programs: api/catalog.json, with every address in full."""

from __future__ import annotations

from typing import Any

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Field, Table
from pipeline.charts.model import Chart, Charts
from pipeline.history import History
from pipeline.project import Project
from pipeline.publish.dates import modified
from pipeline.publish.model import Downloads
from pipeline.publish.urls import page_url


def api_catalog(
    catalog: Catalog,
    charts: Charts,
    project: Project,
    history: History,
    downloads: Downloads,
) -> dict[str, Any]:
    """Everything that is published, dataset by dataset.

    What is not known is null; units and titles are those of the descriptor.
    """
    return {
        "title": project.title,
        "summary": project.summary,
        "url": project.site_url,
        "publisher": project.publisher,
        "profile": project.absolute(addresses.API_PROFILE),
        "topics": [{"id": topic.id, "title": topic.title} for topic in project.topics],
        "datasets": [
            {
                **_dataset(dataset, project, history),
                "tables": [_table(table, dataset, project) for table in dataset.tables],
                "charts": [
                    _chart(chart, project)
                    for view in dataset.views
                    if (chart := charts.get((dataset.name, view.name)))
                ],
                "downloads": [
                    {
                        "title": download.label,
                        "url": project.absolute(download.address),
                        "bytes": download.bytes,
                    }
                    for download in downloads[dataset.name]
                ],
            }
            for dataset in catalog.datasets
        ],
    }


def _dataset(dataset: Dataset, project: Project, history: History) -> dict[str, Any]:
    changed = modified(dataset, history)
    return {
        "name": dataset.name,
        "title": dataset.title,
        "summary": dataset.summary,
        "url": page_url(dataset, project),
        "version": dataset.version or None,
        "created": dataset.created,
        "modified": changed.isoformat() if changed else None,
        "publisher": dataset.publisher,
        "licences": [
            {"name": licence.name, "title": licence.title, "url": licence.path}
            for licence in dataset.licences
        ],
        "topics": list(dataset.topics),
        "keywords": list(dataset.keywords),
        "periods": _periods(dataset.periods),
        "update": {"frequency": dataset.update.frequency, "next": dataset.update.next}
        if dataset.update
        else None,
        "rows": dataset.rows,
    }


def _table(table: Table, dataset: Dataset, project: Project) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "url": project.absolute(addresses.table(dataset.name, table.name, "csv")),
        "rows": len(table.frame),
        "periods": _periods(table.periods),
        "primary_key": list(table.primary_key),
        "columns": [_column(field) for field in table.fields],
    }


def _column(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.title,
        "description": field.description,
        "type": field.type,
        "unit": field.unit,
        "is_measure": field.is_measure,
        "entity": field.entity,
    }


def _chart(chart: Chart, project: Project) -> dict[str, Any]:
    name = chart.view.name
    drawn = ("svg", "png", "json") if chart.drawing else ()
    files = {
        extension: project.absolute(addresses.chart_file(chart.dataset, name, extension))
        for extension in (*drawn, "csv")
    }
    return {
        "name": name,
        "title": chart.view.title,
        "kind": chart.view.kind,
        "description": chart.description,
        "url": project.absolute(addresses.chart_anchor(chart.dataset, name)),
        "embed": project.absolute(addresses.chart(chart.dataset, name)),
        "files": files,
    }


def _periods(periods: tuple[str, str] | None) -> dict[str, str] | None:
    return {"first": periods[0], "last": periods[1]} if periods else None
