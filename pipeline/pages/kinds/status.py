"""How each dataset stands: version, last change, when figures are due, what the checks found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import addresses
from pipeline.catalog import Dataset
from pipeline.findings import DatasetReport, Severity
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts.coverage import last_change
from pipeline.pages.parts.words import sort_key
from pipeline.pages.render import make_page


@dataclass(frozen=True)
class Standing:
    """One dataset and what is known of its state."""

    dataset: Dataset
    changed: str
    report: DatasetReport | None

    @property
    def remarks(self) -> int:
        """How many findings the checks had, none of which is an error."""
        findings = self.report.findings if self.report else ()
        return sum(1 for finding in findings if finding.severity is not Severity.ERROR)


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page on the state of all data."""
    datasets = sorted(atlas.catalog.datasets, key=lambda dataset: sort_key(dataset.title))
    yield make_page(
        "status",
        "status.md",
        addresses.STATUS,
        meta={"scripts": ["dataset"]},
        project=atlas.project,
        standings=[
            Standing(
                dataset, last_change(dataset, atlas.history) or "", atlas.reports.get(dataset.name)
            )
            for dataset in datasets
        ],
    )
