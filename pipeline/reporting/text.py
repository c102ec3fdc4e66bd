"""The report for people: place and message, what to do about it, and a line that sums up."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import click

from pipeline.findings import Finding, Report, Severity
from pipeline.reporting.words import (
    by_dataset,
    count,
    found,
    further_rows,
    looked_at,
    place_of,
    without_verdict,
)
from pipeline.visible import visible, with_runs_isolated

SCREEN_LINES = 40
SCREEN_COLUMNS = 100
# What concerns no one dataset is said of settings and written pages, each of which people mend.
SCREENS_OF_SITE = 10

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def write_report(report: Report, *, colour: bool = False) -> str:
    """The report as text: a paragraph for each finding, then one line on the whole.

    The findings of a dataset take a screen at most, those about none a few; a line then says how
    many more there are.
    """
    paragraphs = [
        paragraph
        for name, findings in by_dataset(report)
        for paragraph in _screenful(name, findings, colour)
    ]
    reasons = map(visible, report.unjudged)
    return "\n\n".join([*paragraphs, *reasons, _summary(report, colour)]) + "\n"


def _screenful(name: str, findings: Sequence[Finding], colour: bool) -> Iterator[str]:
    left = SCREEN_LINES * (1 if name else SCREENS_OF_SITE)
    for shown, finding in enumerate(findings):
        plain = list(_finding(finding, False))
        left -= 1 + sum(math.ceil(len(line) / SCREEN_COLUMNS) for line in plain)
        if shown and left < 0:
            yield _rest(name, findings[shown:], colour)
            return
        yield "\n".join(_finding(finding, True) if colour else plain)


def _rest(name: str, findings: Sequence[Finding], colour: bool) -> str:
    counts = _counts(findings, colour)
    where = f"in {visible(name)}" if name else "about no one dataset"
    more = count(len(findings), "more finding", "more findings")
    return f"And {more} {where}: {counts}. To see all: --format json"


def _finding(finding: Finding, colour: bool) -> Iterator[str]:
    place = _style(visible(place_of(finding.place)), colour, bold=True)
    yield f"{place}: {with_runs_isolated(visible(finding.message))}"
    yield f"  {with_runs_isolated(visible(finding.hint))}"
    more = further_rows(finding)
    if more:
        yield f"  {more}"
    severity = _style(finding.severity.value, colour, fg=_COLOURS[finding.severity])
    yield f"  {severity}: {finding.code}"


def _summary(report: Report, colour: bool) -> str:
    missing = without_verdict(report)
    result = _counts(report.findings, colour)
    if not result and not missing:
        result = _style("nothing wrong", colour, fg="green")
    return f"{looked_at(report)}: {', '.join(filter(None, (result, missing)))}."


def _counts(findings: Sequence[Finding], colour: bool) -> str:
    return ", ".join(_style(words, colour, fg=_COLOURS[s]) for s, words in found(findings))


def _style(words: str, colour: bool, *, fg: str | None = None, bold: bool = False) -> str:
    return click.style(words, fg=fg, bold=bold) if colour else words
