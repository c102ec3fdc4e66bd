"""The report as GitHub's workflow commands, which mark findings at their lines in a pull request.

GitHub shows ten errors and ten warnings of a step and drops the rest, so no more are written; the
last line says how many there are in all. Markdown in the job summary has room for the others.
Source: docs.github.com, "Workflow commands for GitHub Actions"; the escapes are those of
actions/toolkit, packages/core/src/command.ts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.findings import Finding, Report, Severity
from pipeline.reporting.words import by_dataset, further_rows, spot_in_file, sum_up
from pipeline.visible import visible, with_runs_isolated

MOST_MARKED = 10

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def write_report(report: Report) -> str:
    """The report as workflow commands, one a line. Remarks are counted, not marked."""
    findings = [finding for _, of_dataset in by_dataset(report) for finding in of_dataset]
    marked = [finding for severity in _COMMANDS for finding in _worst(findings, severity)]
    reasons = [_command("error", {}, [reason]) for reason in report.unjudged]
    return "\n".join([*reasons, *map(_mark, marked), _summary(report, len(marked))]) + "\n"


def write_notice(title: str, words: str) -> str:
    """A remark about the whole, as a workflow command on a line of its own."""
    return _command("notice", {"title": title}, [words]) + "\n"


def _worst(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    """At most ten of a severity: the first of each file, then the second of each, and so on."""
    by_file: dict[str | None, list[Finding]] = defaultdict(list)
    ranks: list[tuple[int, Finding]] = []
    for finding in findings:
        if finding.severity is severity:
            of_file = by_file[finding.place.file]
            ranks.append((len(of_file), finding))
            of_file.append(finding)
    ranks.sort(key=lambda ranked: ranked[0])
    return [finding for _, finding in ranks[:MOST_MARKED]]


def _mark(finding: Finding) -> str:
    """A finding at its line. No `col`: GitHub counts characters there, a finding columns."""
    place = finding.place
    where = {
        "file": place.file,
        "line": str(place.line) if place.file and place.line else None,
        "title": spot_in_file(place) or finding.code,
    }
    lines = [finding.message, finding.hint, further_rows(finding), f"({finding.code})"]
    return _command(_COMMANDS[finding.severity], where, [line for line in lines if line])


def _summary(report: Report, marked: int) -> str:
    lines = [sum_up(report)]
    if marked < len(report.findings):
        lines.append(f"{marked:,} of {len(report.findings):,} are marked here.")
    return _command("notice", {"title": "Data checked"}, lines)


def _command(name: str, properties: Mapping[str, str | None], lines: Iterable[str]) -> str:
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {written}::" + "%0A".join(_data(line) for line in lines)


def _data(text: str) -> str:
    """Visible text has no line break left; a percent sign would begin an escape."""
    return with_runs_isolated(visible(text)).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
