"""The report for people: place and message, what to do about it, and a line that sums up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click

from pipeline.findings import Finding, Place, Report, Severity
from pipeline.visible import visible

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "remarks"}
_SINGULARS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def write_report(report: Report, *, colour: bool = False) -> str:
    """The report as text: a paragraph for each finding, then one line on the whole."""
    paragraphs = ["\n".join(_finding(finding, colour)) for finding in report.findings]
    return "\n\n".join([*paragraphs, _summary(report, colour)]) + "\n"


def _finding(finding: Finding, colour: bool) -> Iterator[str]:
    place = _style(_place(finding.place), colour, bold=True)
    yield f"{place}: {visible(finding.message)}"
    yield f"  {visible(finding.hint)}"
    more = [row for row in finding.rows if row != finding.place.row]
    if more:
        rest = finding.count - 1 - len(more)
        named = ", ".join(map(str, more)) + (", …" if rest > 0 else "")
        yield f"  And {_count(finding.count - 1, 'more row', 'more rows')}: {named}"
    severity = _style(finding.severity.value, colour, fg=_COLOURS[finding.severity])
    yield f"  {severity}: {finding.code}"


def _place(place: Place) -> str:
    """File, row, line and column, or the property of a descriptor: as far as they are known."""
    words = [visible(place.file or place.dataset or "the site")]
    if place.row is not None:
        words.append(f"row {place.row}")
    if place.line is not None and place.line != place.row:
        words.append(f"line {place.line}")
    if place.field is not None:
        is_column = place.row is not None or place.column is not None
        words.append(f"{'column' if is_column else 'property'} {visible(place.field)}")
    elif place.column is not None:
        words.append(f"column {place.column}")
    return ", ".join(words)


def _summary(report: Report, colour: bool) -> str:
    rows = sum(dataset.rows for dataset in report.datasets)
    looked_at = (
        f"{_count(len(report.datasets), 'dataset', 'datasets')}, {_count(rows, 'row', 'rows')}"
    )
    counts = Counter(finding.severity for finding in report.findings)
    found = [
        _style(
            _count(counts[severity], _SINGULARS[severity], _PLURALS[severity]),
            colour,
            fg=_COLOURS[severity],
        )
        for severity in Severity
        if counts[severity]
    ]
    if not found:
        return f"{looked_at}: {_style('nothing wrong', colour, fg='green')}."
    return f"{looked_at}: {', '.join(found)}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _style(words: str, colour: bool, *, fg: str | None = None, bold: bool = False) -> str:
    return click.style(words, fg=fg, bold=bold) if colour else words
