"""What every format for people says alike: where a finding stands, how many there are, what next.

The words are not escaped: each format does that in its own way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.findings import Finding, Place, Report, Severity

GRAVEST_FIRST = tuple(Severity)

_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("remark", "remarks"),
}


def file_of(place: Place) -> str:
    """The file that a finding is about, or else the dataset or the whole site."""
    return place.file or place.dataset or "the site"


def spot_in_file(place: Place) -> str:
    """Row, line and column, or line and property, as far as they are known: may be empty."""
    words = []
    if place.row is not None:
        words.append(f"row {place.row}")
    if place.line is not None and place.line != place.row:
        words.append(f"line {place.line}")
    if place.field is not None:
        is_column = place.row is not None or place.column is not None
        words.append(f"{'column' if is_column else 'property'} {place.field}")
    elif place.column is not None:
        words.append(f"column {place.column}")
    return ", ".join(words)


def place_of(place: Place) -> str:
    """File and spot in it."""
    return ", ".join(filter(None, (file_of(place), spot_in_file(place))))


def further_rows(finding: Finding) -> str | None:
    """Which other rows have the same fault, or how many places; None when there are none."""
    more = [row for row in finding.rows if row != finding.place.row]
    if not more:
        more_of_them = count(finding.count - 1, "more place", "more places")
        return f"And {more_of_them}" if finding.count > 1 and not finding.rows else None
    unnamed = finding.count - 1 - len(more)
    named = ", ".join(map(str, more)) + (", …" if unnamed > 0 else "")
    return f"And {count(finding.count - 1, 'more row', 'more rows')}: {named}"


def found(findings: Iterable[Finding]) -> tuple[tuple[Severity, str], ...]:
    """How many findings there are of each severity that occurs: `(ERROR, "2 errors")`."""
    counts = Counter(finding.severity for finding in findings)
    return tuple((s, count(counts[s], *_NAMES[s])) for s in GRAVEST_FIRST if counts[s])


def looked_at(report: Report) -> str:
    """How much was checked."""
    rows = sum(dataset.rows for dataset in report.datasets)
    return f"{count(len(report.datasets), 'dataset', 'datasets')}, {count(rows, 'row', 'rows')}"


def sum_up(report: Report) -> str:
    """One line on the whole: how much was checked, and what was found."""
    counts = (*(words for _, words in found(report.findings)), without_verdict(report))
    return f"{looked_at(report)}: {', '.join(filter(None, counts)) or 'nothing wrong'}."


def by_dataset(report: Report) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """The findings of each dataset that has any, those about none first, gravest files first.

    What concerns one file stays together: the file with the gravest finding comes first, and in it
    the gravest finding.
    """
    for name, findings in [("", report.general), *((d.name, d.findings) for d in report.datasets)]:
        if findings:
            yield name, _by_file(findings)


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 row", "2,236 rows"."""
    return f"{number:,} {one if number == 1 else many}"


def _by_file(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    ranked = sorted(findings, key=lambda finding: GRAVEST_FIRST.index(finding.severity))
    files = {file: n for n, file in enumerate(dict.fromkeys(file_of(f.place) for f in ranked))}
    return tuple(sorted(ranked, key=lambda finding: files[file_of(finding.place)]))


def without_verdict(report: Report) -> str:
    """How many datasets could not be judged; nothing if all were."""
    number = len(report.unjudged)
    return f"{count(number, 'dataset', 'datasets')} could not be judged" if number else ""
