"""What the data says, for briefings and the press: sentences worked out at each build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import addresses
from pipeline.catalog import Dataset
from pipeline.charts import Chart
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.listing import chart_scripts
from pipeline.pages.render import make_page
from pipeline.project import ConfigurationError
from pipeline.publish import Citation, cite


@dataclass(frozen=True)
class KeyFinding:
    """One sentence from a chart, and how to cite the data that it rests on."""

    chart: Chart
    dataset: Dataset
    citation: Citation


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page of findings, where the settings choose any.

    Raises ConfigurationError for a chart that there is not.
    """
    if atlas.project.findings:
        found = [_finding(atlas, *pair) for pair in atlas.project.findings]
        yield make_page(
            "findings",
            "key_findings.md",
            addresses.KEY_FINDINGS,
            meta={"scripts": chart_scripts(one.chart for one in found)},
            project=atlas.project,
            findings=found,
        )


def _finding(atlas: Atlas, dataset: str, view: str) -> KeyFinding:
    chart = atlas.charts.get((dataset, view))
    if chart is None or chart.drawing is None:
        raise ConfigurationError(
            f"mkdocs.yml, extra.atlas.findings: there is no chart {dataset}/{view}."
        )
    found = atlas.catalog.datasets_by_name[dataset]
    return KeyFinding(chart, found, cite(found, atlas.project))
