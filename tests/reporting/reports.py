"""Findings and reports to write down."""

from __future__ import annotations

from dataclasses import replace

from pipeline.codes import finding
from pipeline.findings import DatasetReport, Finding, Place, Report

CELL = finding(
    "cell-type",
    Place(
        dataset="ferry-shares",
        file="datasets/ferry-shares/ferry-shares.csv",
        line=14,
        row=14,
        column=3,
        field="lamp_percent_of_all",
        value="1,7%",
    ),
    hint="Write 1.7: use a point for decimals and leave the unit out; the column's unit already "
    "says %.",
    value="1,7%",
    expected="a number",
)
UNKNOWN = finding(
    "property-unknown",
    Place(dataset="tolls", file="datasets/tolls/datapackage.yaml", line=5, field="colour"),
    key="colour",
)


def report(*findings: Finding, rows: int = 1742, general: tuple[Finding, ...] = ()) -> Report:
    """A report on one dataset."""
    dataset = DatasetReport(name="ferry-shares", rows=rows, seconds=0.12345, findings=findings)
    return Report((dataset,), general=general)


def repeated(finding: Finding, times: int) -> tuple[Finding, ...]:
    """The finding at rows 1, 2, 3 and so on."""
    rows = range(1, times + 1)
    return tuple(replace(finding, place=replace(finding.place, row=n, line=n)) for n in rows)
