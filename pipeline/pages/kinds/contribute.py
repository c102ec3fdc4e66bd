"""How to report a mistake, update data and add more, in three steps with the links at hand."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import addresses
from pipeline.codes import CODES, finding
from pipeline.findings import DatasetReport, Place, Report
from pipeline.pages.model import Atlas, Page
from pipeline.pages.parts import repository
from pipeline.pages.parts.template_guides import guides
from pipeline.pages.render import make_page
from pipeline.reporting import write_report
from pipeline.validation.cells.hints import type_hint
from pipeline.validation.descriptor_view import DeclaredField

SHARE = DeclaredField((), "share", {"type": "number", "unit": "% of GDP"})

# A mistake that nearly everyone makes once, reported as the checks report it.
EXAMPLE = finding(
    "cell-type",
    Place(dataset="my-data", file="datasets/my-data/my-data.csv", row=14, field="share"),
    value="1,7%",
    expected="a number",
    hint=type_hint("1,7%", SHARE),
)


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page that every "Add or correct data" leads to."""
    project = atlas.project
    yield make_page(
        "contribute",
        "contribute.md",
        addresses.CONTRIBUTE,
        project=project,
        upload=repository.upload(project, project.datasets),
        mistake=repository.mistake(project),
        suggestion=repository.suggestion(project),
        report=write_report(
            Report((DatasetReport(name="my-data", rows=120, seconds=0, findings=(EXAMPLE,)),))
        ),
        example=EXAMPLE,
        codes=len(CODES),
        guides=tuple(guides(project)),
    )
