"""What comes of a build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.findings import Report


@dataclass(frozen=True)
class Weight:
    """The first visits to the pages of one kind, in bytes."""

    kind: str
    pages: int
    median: int
    largest: int
    largest_page: str


@dataclass(frozen=True, kw_only=True)
class Built:
    """What came of a build: the report, and where the site is, unless the report stopped it.

    `remarks` are what to say of the site to whoever made it, `is_unchanged` whether it is the one
    that was there.
    """

    report: Report
    site: Path | None = None
    weights: tuple[Weight, ...] = ()
    remarks: tuple[str, ...] = ()
    is_unchanged: bool = False


def as_table(weights: Iterable[Weight]) -> list[str]:
    """The weights as lines of text."""
    lines = [f"{'Kind of page':<16}{'Pages':>7}{'Median':>10}{'Largest':>10}  First visit, gzip"]
    lines += [
        f"{w.kind:<16}{w.pages:>7}{_kilobytes(w.median):>10}{_kilobytes(w.largest):>10}"
        f"  {w.largest_page}"
        for w in weights
    ]
    return lines


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"
