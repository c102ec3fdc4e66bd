"""Report -> words for people and for programs: one module a format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from pipeline.findings import Report
from pipeline.reporting import json, text


class Format(Protocol):
    """A way of writing a report down."""

    def __call__(self, report: Report, *, colour: bool = False) -> str:
        """The report in this format; `colour` is for terminals and matters to text alone."""


FORMATS: Mapping[str, Format] = {
    "text": text.write_report,
    "json": json.write_report,
}


def write_report(report: Report, format: str = "text", *, colour: bool = False) -> str:
    """The report in one of FORMATS, with a line break at its end."""
    return FORMATS[format](report, colour=colour)
