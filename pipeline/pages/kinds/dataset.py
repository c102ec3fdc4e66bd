"""A dataset's page: its charts, its rows, what it means, where it comes from, how to take it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline import addresses
from pipeline.catalog import Catalog, Dataset, Field, Table
from pipeline.catalog.topic_contents import topics_with_page
from pipeline.codes import CODES_BY_NAME
from pipeline.findings import DatasetReport, Finding, Severity
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts import repository
from pipeline.pages.parts.compare_address import chart_queries
from pipeline.pages.parts.coverage import last_change, places_text
from pipeline.pages.parts.listing import chart_scripts, first_chart, picture
from pipeline.pages.parts.words import sort_key
from pipeline.pages.render import make_page
from pipeline.publish import cite, schema_org, script_json
from pipeline.publish.model import Download
from pipeline.publish.news import changes_of
from pipeline.settings import Topic

ROWS_IN_PREVIEW = 10
MOST_REMARKS = 3
CHANGES_IN_SIGHT = 10
CHANGELOG_TITLE = re.compile(r"\A\s*#[ \t][^\n]*(?:\n|\Z)")


@dataclass(frozen=True)
class PreviewCell:
    """A cell as the preview shows it."""

    text: str
    is_number: bool = False
    is_missing: bool = False


@dataclass(frozen=True)
class Preview:
    """The first rows of a table, and the files that hold all of them."""

    table: Table
    rows: tuple[tuple[PreviewCell, ...], ...]
    csv: Download | None

    @property
    def has_names(self) -> bool:
        """Whether some cells are shown by a name that differs from the file's code."""
        return any(field.entity or field.labels for field in self.table.fields)


@dataclass(frozen=True)
class NewSeries:
    """Breaks with one reason: in which column, the names of what they concern, and from when."""

    column: str
    names: tuple[str, ...]
    reason: str
    source: str | None
    periods: tuple[str, ...] = ()


def pages(atlas: Atlas) -> Iterator[Page]:
    """A page for each dataset."""
    topics = topics_with_page(atlas.catalog, atlas.project)
    for dataset in atlas.catalog.datasets:
        yield _page(atlas, dataset, topics)


def _page(atlas: Atlas, dataset: Dataset, topics: tuple[Topic, ...]) -> Page:
    lead = first_chart(atlas, dataset)
    charts = [atlas.charts.get((dataset.name, view.name)) for view in dataset.views]
    commits = atlas.history.changes.get(dataset.name, ())
    changes = tuple(changes_of(dataset, commits, atlas.project))
    report = atlas.reports.get(dataset.name)
    downloads = atlas.downloads.get(dataset.name, ())
    structured = schema_org(dataset, atlas.catalog, atlas.project, atlas.history, downloads)
    return make_page(
        "dataset",
        "dataset.md",
        addresses.dataset(dataset.name),
        meta={
            "scripts": ["dataset", *chart_scripts(charts)],
            "json_ld": script_json(structured),
            **picture(lead),
        },
        project=atlas.project,
        ask=atlas.ask,
        dataset=dataset,
        collection=atlas.project.collections.get(dataset.name),
        lead=lead,
        charts=[chart for chart in charts if chart and chart is not lead],
        places=places_text(dataset, atlas.project, atlas.catalog),
        fetched=next((s.accessed for s in dataset.sources if s.accessed), None),
        changed=last_change(dataset, atlas.history),
        topics=[topic for topic in topics if topic.id in dataset.topics],
        previews=[_preview(dataset, t, atlas.catalog, downloads) for t in dataset.tables],
        downloads=downloads,
        csv=next((d for d in downloads if d.address.endswith(".csv")), None),
        breaks=_breaks(dataset, atlas.catalog),
        citation=cite(dataset, atlas.project),
        report=report,
        remarks=_remarks(report) if report else (),
        compares=chart_queries(atlas, charts),
        changes=changes[:CHANGES_IN_SIGHT],
        older_changes=len(changes[CHANGES_IN_SIGHT:]),
        unavailable=atlas.history.unavailable,
        versions=CHANGELOG_TITLE.sub("", dataset.changelog or "").strip(),
        upload=repository.upload(atlas.project, dataset.folder),
        mistake=repository.mistake(atlas.project, dataset.name),
    )


def _remarks(report: DatasetReport) -> tuple[Finding, ...]:
    """What checks say that whoever uses the figures should know, the gravest first."""
    useful = [found for found in report.findings if CODES_BY_NAME[found.code].tells_readers]
    gravest = sorted(useful, key=lambda found: list(Severity).index(found.severity))
    return tuple(gravest[:MOST_REMARKS])


def _preview(
    dataset: Dataset, table: Table, catalog: Catalog, downloads: tuple[Download, ...]
) -> Preview:
    texts = table.texts.head(ROWS_IN_PREVIEW)
    columns = [[_cell(f, text, catalog) for text in texts[f.name]] for f in table.fields]
    csv = addresses.table(dataset.name, table.name, "csv")
    return Preview(
        table,
        tuple(zip(*columns, strict=True)),
        next((download for download in downloads if download.address == csv), None),
    )


def _cell(field: Field, text: str, catalog: Catalog) -> PreviewCell:
    if text in field.missing_reasons or not text:
        return PreviewCell(field.missing_reasons.get(text, ""), is_missing=True)
    if field.entity:
        return PreviewCell(catalog.entity(field.entity, text).name)
    return PreviewCell(field.label(text), is_number=field.type in {"number", "integer"})


def _breaks(dataset: Dataset, catalog: Catalog) -> list[NewSeries]:
    """What is said of declared breaks, in the order of what they concern; the same is said once."""
    found: dict[NewSeries, list[str]] = {}
    for table in dataset.tables:
        for field in table.fields:
            for one in field.breaks:
                names = tuple(catalog.entity(_kind(table), key).name for key in one.entities)
                key = NewSeries(field.title, names, one.reason, one.source)
                found.setdefault(key, []).append(one.period)
    told = [replace(one, periods=tuple(periods)) for one, periods in found.items()]
    return sorted(told, key=lambda one: [sort_key(name) for name in one.names])


def _kind(table: Table) -> str | None:
    return table.entity.entity if table.entity else None
