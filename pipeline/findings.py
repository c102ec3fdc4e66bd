"""What there is to say about a dataset folder: findings, and reports made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

ROWS_NAMED = 10
# Codes of findings that may be of this program or this machine, and not of data.
NOT_OF_THE_DATA = frozenset({"check-failed", "file-unreadable"})


class Severity(StrEnum):
    """How grave a finding is. An error keeps the dataset from being published."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a finding stands.

    `file` is relative to the project's root, or to the dataset's parent folder when it lies
    outside. `line` is the line in that file. `row` counts rows of a table from 1, the header being
    row 1, as a spreadsheet shows them. What is unknown is None.
    """

    dataset: str
    file: str | None = None
    line: int | None = None
    row: int | None = None
    column: int | None = None
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that validation has to say. `rows` are the first ten of `count`."""

    place: Place
    code: str
    severity: Severity
    message: str
    hint: str
    count: int = 1
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DatasetReport:
    """Everything found in one dataset folder, with its data rows and the seconds it took.

    `unjudged` is why there is no verdict, where this machine did not allow one: that says nothing
    about the data. The findings are then those that were made before.
    """

    name: str
    rows: int
    seconds: float
    findings: tuple[Finding, ...]
    unjudged: str = ""

    @property
    def valid(self) -> bool:
        """Whether it was judged and no finding is an error."""
        return not self.unjudged and not has_errors(self.findings)

    @property
    def is_of_the_data(self) -> bool:
        """Whether it speaks of the data, and of no limit of this machine and no fault of checks."""
        return not self.unjudged and not NOT_OF_THE_DATA & {one.code for one in self.findings}


@dataclass(frozen=True)
class Report:
    """The reports on all datasets, in the order asked for, and findings about no one dataset."""

    datasets: tuple[DatasetReport, ...]
    general: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, the general ones first."""
        return self.general + tuple(f for dataset in self.datasets for f in dataset.findings)

    @property
    def unjudged(self) -> tuple[str, ...]:
        """Why some datasets have no verdict, one line each."""
        return tuple(dataset.unjudged for dataset in self.datasets if dataset.unjudged)

    @property
    def valid(self) -> bool:
        """Whether all was judged and no finding is an error."""
        return not self.unjudged and not has_errors(self.findings)

    @property
    def is_of_the_data(self) -> bool:
        """Whether it speaks of data alone: no limit of this machine was met, no check failed."""
        return all(one.is_of_the_data for one in self.datasets)

    def passes(self, *, strict: bool) -> bool:
        """Whether the report lets a build go on: with `strict`, warnings stop it too."""
        return self.status(strict=strict) == 0

    def status(self, *, strict: bool = False) -> int:
        """0 if nothing stops a build, 1 for findings, 2 where something could not be judged."""
        if self.unjudged:
            return 2
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return int(any(finding.severity in stopping for finding in self.findings))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
