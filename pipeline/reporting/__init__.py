"""Report -> words for people and for programs: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.findings import Report
from pipeline.reporting import github, json, markdown, text

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text.write_report,
    "json": json.write_report,
    "github": github.write_report,
    "markdown": markdown.write_report,
}


def write_report(report: Report, format: str = "text", *, colour: bool = False) -> str:
    """The report in one of FORMATS, with a line break at its end; only text has colours."""
    if format == "text":
        return text.write_report(report, colour=colour)
    return FORMATS[format](report)
