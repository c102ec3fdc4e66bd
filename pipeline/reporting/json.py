"""The report for programs: the JSON that design and documentation promise."""

from __future__ import annotations

import json
from typing import Any

from pipeline.findings import DatasetReport, Finding, Report


def write_report(report: Report) -> str:
    """The report as JSON; what is unknown is null."""
    shape = {
        "valid": report.valid,
        "datasets": [_dataset(dataset) for dataset in report.datasets],
        "findings": [describe_finding(finding) for finding in report.findings],
    }
    words = json.dumps(shape, indent=2, ensure_ascii=False)
    return "".join(map(_seen, words)) + "\n"


def _seen(character: str) -> str:
    """A character as JSON has it, escaped where a terminal would obey it or show nothing."""
    if character.isprintable() or character == "\n":
        return character
    return json.dumps(character).strip('"')


def describe_finding(finding: Finding) -> dict[str, Any]:
    """A finding as the report has it."""
    place = finding.place
    return {
        "dataset": place.dataset or None,
        "file": place.file,
        "line": place.line,
        "row": place.row,
        "column": place.column,
        "field": place.field,
        "value": place.value,
        "count": finding.count,
        "rows": list(finding.rows),
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
    }


def _dataset(dataset: DatasetReport) -> dict[str, Any]:
    """A dataset as the report has it; `unjudged` stands there only where there is no verdict."""
    return {
        "name": dataset.name,
        "valid": dataset.valid,
        "rows": dataset.rows,
        "seconds": round(dataset.seconds, 3),
        **({"unjudged": dataset.unjudged} if dataset.unjudged else {}),
    }
