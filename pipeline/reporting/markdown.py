"""The report as GitHub Markdown, for a job summary or a comment: the verdict, a table a dataset."""

from __future__ import annotations

import re
from collections.abc import Sequence

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

# What GitHub takes as a comment, in characters.
LONGEST = 65_536
_ROOM_FOR_THE_REST = 200

_HEAD = "| Where | What is wrong | What to do | Kind |\n|---|---|---|---|\n"

# Written as character references, these are text to every reader of Markdown and of HTML.
_ACTIVE = str.maketrans({c: f"&#{ord(c)};" for c in "&<>\"'\\`*_[]{}()|~#@!$^="})
# GitHub makes links or pictures of these after Markdown is read; not with a space of no width.
_LINKED = re.compile(r"&#64;|&#35;|:(?=//|[\w+-]+:)|www(?=\.)|\bGH(?=-)", re.IGNORECASE)
_NO_WIDTH = "&#8203;"


def write_report(report: Report) -> str:
    """The report as Markdown of at most LONGEST characters; what does not fit is counted."""
    parts = [f"## {_verdict(report)}\n\n{looked_at(report)}.\n"]
    parts[0] += "".join(f"\n{escape(reason)}\n" for reason in report.unjudged)
    room = LONGEST - _ROOM_FOR_THE_REST - len(parts[0])
    left_out = len(report.findings)
    for name, findings in by_dataset(report):
        table, shown = _table(name, findings, room)
        room -= len(table)
        left_out -= shown
        parts.append(table)
        if shown < len(findings):
            break
    if left_out:
        more = count(left_out, "more finding", "more findings")
        parts.append(f"\nAnd {more}. To see all: `pipeline validate --format json`\n")
    return "".join(parts)


def escape(text: str) -> str:
    """Text as Markdown that shows it as it is: no markup, link or mention comes of it."""
    plain = with_runs_isolated(visible(text)).translate(_ACTIVE)
    return _LINKED.sub(lambda linked: linked[0] + _NO_WIDTH, plain)


def _verdict(report: Report) -> str:
    counts = dict(found(report.findings))
    missing = without_verdict(report)
    if not counts and not missing:
        return "Ready: nothing wrong"
    words = ", ".join(filter(None, (*counts.values(), missing)))
    if missing:
        return f"Not judged yet: {words}"
    return f"Not ready yet: {words}" if Severity.ERROR in counts else f"Ready, with {words}"


def _table(name: str, findings: Sequence[Finding], room: int) -> tuple[str, int]:
    """A heading and a table of as many findings as there is room for, and how many these are."""
    table = f"\n### {escape(name) if name else 'The site'}\n\n{_HEAD}"
    shown = 0
    for row in map(_row, findings):
        if len(table) + len(row) > room:
            break
        table += row
        shown += 1
    return (table, shown) if shown else ("", 0)


def _row(finding: Finding) -> str:
    cells = (
        place_of(finding.place),
        " ".join(filter(None, (finding.message, further_rows(finding)))),
        finding.hint,
        f"{finding.severity.value} {finding.code}",
    )
    return f"| {' | '.join(map(escape, cells))} |\n"
