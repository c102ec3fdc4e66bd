"""Leaves out findings that follow from another one: one finding for each mistake."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.findings import Finding, Severity

# Rows that are no data: whatever else is wrong in them goes with them.
_NO_DATA = frozenset({"row-of-notes", "row-of-totals", "row-of-names"})
# What is said of a cell, and what then says the same of it again.
_SAID_AGAIN = {
    "cell-too-large": frozenset({"share-above-whole", "period-outside-coverage"}),
    "cell-too-small": frozenset({"figure-below-zero", "period-outside-coverage"}),
    "cell-not-allowed": frozenset({"period-outside-coverage"}),
    "cell-type": frozenset({"cell-pattern", "cell-length"}),
    "cell-padded": frozenset({"cell-not-allowed", "cell-pattern", "entity-unknown"}),
    "entity-unknown": frozenset({"cell-pattern", "cell-length"}),
}


def without_consequences(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that go away once another one is mended."""
    return [found for found in findings if not _follows(found, findings)]


def _follows(found: Finding, findings: Sequence[Finding]) -> bool:
    if found.code in {"view-value", "break-value", "coverage-sparse"}:
        return any(_spoils(other, found) for other in findings)
    if found.code == "table-unread":
        return any(".dialect." in (f.place.field or "") for f in findings)
    if found.code == "property-forbidden" and (found.place.field or "").endswith("compression"):
        table = (found.place.field or "").removesuffix("compression")
        return any(f.code == "path-not-csv" and f.place.field == table + "path" for f in findings)
    if found.code == "no-newline-at-end":
        return any(f.code == "row-too-short" and _same_file(f, found) for f in findings)
    if _rows(found) and found.code not in _NO_DATA:
        gone = [f for f in findings if f.code in _NO_DATA and _same_file(f, found)]
        if gone and _cover(gone, found):
            return True
    said = [f for f in findings if found.code in _SAID_AGAIN.get(f.code, ()) and _same(f, found)]
    return any(
        _cover([f for f in said if f.code == code], found) for code in {f.code for f in said}
    )


def _spoils(other: Finding, found: Finding) -> bool:
    """Whether errors in a column explain that a value is missed in it."""
    if other.severity is not Severity.ERROR or not _rows(other) or other.place.row == 1:
        return False
    if found.code == "view-value":
        return (found.place.field or "").endswith(f".where.{other.place.field}")
    if found.code == "break-value":
        return other.code == "entity-unknown"
    return other.code == "cell-type" and _same_file(other, found)


def _cover(others: Sequence[Finding], found: Finding) -> bool:
    """Whether others speak of all rows that a finding speaks of."""
    rows = {row for f in others for row in _rows(f)}
    return rows.issuperset(_rows(found)) and sum(f.count for f in others) >= found.count


def _rows(found: Finding) -> tuple[int, ...]:
    return found.rows or ((found.place.row,) if found.place.row else ())


def _same(one: Finding, other: Finding) -> bool:
    return _same_file(one, other) and one.place.field == other.place.field


def _same_file(one: Finding, other: Finding) -> bool:
    return one.place.file == other.place.file
