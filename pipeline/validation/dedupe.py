"""Leaves out findings that follow from another one: one finding for each mistake."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.findings import ROWS_NAMED, Finding, Severity

# Rows that are no data: whatever else is wrong in them goes with them.
_NO_DATA = frozenset({"row-of-notes", "row-of-totals", "row-of-names", "header-of-two-rows"})
_NEAR = 10
# What follows from a mistake in the descriptor, and where that stands.
_SAID_OF_THE_DESCRIPTOR = {
    "column-extra": r"\.fields\[\d+\](?:\.name)?$",
    "foreign-key": r"\.foreignKeys\[",
    **dict.fromkeys(("header-absent", "header-not-first", "table-unread"), r"\.dialect\."),
}
# What is said of codes that are not those of the things in a column.
_OF_STRANGERS = frozenset(
    {"entity-unknown", "cell-not-allowed", "foreign-key", "cell-empty", "category-spelt-twice"}
)
_ODD = frozenset({"unit-slip", "jump", "outlier", "series-apart", "zeros-for-missing"})
# Cells in which a comma splits one stand under other names than their own.
_MOVED = ("cell-", "foreign-key", "entity-unknown", "period-")
# What hides in a text, and what is not known, allowed or alike because something hides in it.
_HIDING = ("hidden-character-in-", "look-alike-in-", "written-in-two-ways-in-")
_OF_HIDING = frozenset(
    {
        *("cell-not-allowed", "cell-pattern", "cell-length", "entity-unknown", "foreign-key"),
        *("category-spelt-twice", "spreadsheet-error"),
    }
)
# What is said of a cell, and what then says the same of it again.
_SAID_AGAIN = {
    **{f"{what}{where}": _OF_HIDING for what in _HIDING for where in ("name", "cell")},
    "cell-too-large": frozenset({"share-above-whole", "period-outside-coverage", *_ODD}),
    "cell-too-small": frozenset({"figure-below-zero", "period-outside-coverage", *_ODD}),
    "cell-not-allowed": frozenset({"period-outside-coverage"}),
    "cell-type": frozenset({"cell-pattern", "cell-length"}),
    "cell-padded": frozenset({"cell-not-allowed", "cell-pattern", "entity-unknown"}),
    "entity-unknown": frozenset({"cell-pattern", "cell-length"}),
    "foreign-key": frozenset({"entity-unknown", "cell-pattern", "cell-length"}),
}


# What other findings on the same rows or keys may follow from.
_CAUSES = frozenset(
    {
        *(*_NO_DATA, *_SAID_AGAIN, "cell-empty", "column-order", "foreign-key", "key-repeated"),
        "row-too-long",
    }
)


_ORDER = {severity: order for order, severity in enumerate(Severity)}


def without_consequences(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that go away once another one is mended.

    None goes for one that is milder: what stops a dataset is always said.
    """
    # There may be thousands of findings, but few of them explain others.
    grave = {
        severity: [found for found in findings if _ORDER[found.severity] <= order]
        for severity, order in _ORDER.items()
    }
    causes = {s: [f for f in found if f.code in _CAUSES] for s, found in grave.items()}
    return [
        f
        for f in findings
        if not _goes_with(f, grave[f.severity])
        and not _follows(f, causes[f.severity])
        and not _is_refused(f, grave[f.severity])
    ]


def _follows(found: Finding, causes: Sequence[Finding]) -> bool:
    if any(_explains(other, found) for other in causes):
        return True
    if _rows(found) and found.code not in _NO_DATA:
        gone = [f for f in causes if f.code in _NO_DATA and _same_file(f, found)]
        if gone and _cover(gone, found):
            return True
    if found.code in {"cell-repeated", "unique-key-repeated"}:
        keys = [f for f in causes if f.code == "key-repeated" and _same_file(f, found)]
        if keys and _cover(keys, found):
            return True
    if found.code.startswith(_MOVED):
        moved = [f for f in causes if f.code == "row-too-long" and _same_file(f, found)]
        is_swapped = any(f.code == "column-order" and _same_file(f, found) for f in causes)
        if is_swapped or (moved and _cover(moved, found)):
            return True
    said = [f for f in causes if found.code in _SAID_AGAIN.get(f.code, ()) and _same(f, found)]
    return any(
        _cover([f for f in said if f.code == code], found) for code in {f.code for f in said}
    )


def _goes_with(found: Finding, findings: Sequence[Finding]) -> bool:
    """Whether another finding, of other rows or none, is about the cause of this one."""
    at = found.place.field or ""
    match found.code:
        case "view-value" | "break-value" | "coverage-sparse":
            lost = found.code == "break-value" and any(
                f.code == "coverage-too-few" for f in findings
            )
            return lost or any(_spoils(other, found) for other in findings)
        case "coverage-too-few" | "coverage-too-many":
            column = at.rpartition(".")[2]
            fewest = ROWS_NAMED if found.code == "coverage-too-few" else 0
            return any(
                f.code in _OF_STRANGERS and f.place.field == column and f.count > fewest
                for f in findings
            )
        case code if code in _SAID_OF_THE_DESCRIPTOR:
            where = re.compile(_SAID_OF_THE_DESCRIPTOR[code])
            return any(where.search(f.place.field or "") for f in findings)
        case "property-forbidden" if at.endswith("compression"):
            path = at.removesuffix("compression") + "path"
            return any(f.code == "path-not-csv" and f.place.field == path for f in findings)
        case "no-newline-at-end":
            return any(f.code == "row-too-short" and _same_file(f, found) for f in findings)
    return False


def _is_refused(found: Finding, findings: Sequence[Finding]) -> bool:
    """Whether a property in which something hides is wrong by an error that shows it."""
    if not found.code.startswith(_HIDING) or _rows(found) or not found.place.field:
        return False
    return any(
        other.severity is Severity.ERROR and not other.code.startswith(_HIDING)
        for other in findings
        if _same(other, found)
    )


def _spoils(other: Finding, found: Finding) -> bool:
    """Whether errors in a column explain that a value is missed in it."""
    if other.severity is not Severity.ERROR or not _rows(other) or other.place.row == 1:
        return False
    if found.code == "view-value":
        return (found.place.field or "").endswith(f".where.{other.place.field}")
    if found.code == "break-value":
        return other.code == "entity-unknown"
    return other.code in {"cell-type", "cell-empty"} and _same_file(other, found)


def _explains(other: Finding, found: Finding) -> bool:
    """Whether wrong rows or keys are why others look odd."""
    if not _same_file(other, found):
        return False
    match found.code, other.code:
        case ("entity-unknown", "foreign-key") | ("key-repeated", "entity-unknown"):
            is_same = found.code == "key-repeated" or other.place.field == found.place.field
            return is_same and _is_wide(other, found)
        case "series-repeated", "entity-unknown":
            return found.place.row in _rows(other)
        case "parts-not-total" | "total-outside-parts" | "gap", "cell-empty":
            return other.count > 1 and other.place.field != found.place.field
        case "row-blank", code if code in _NO_DATA:
            # An empty row sets apart what stands below a table.
            last = _rows(other)[-1]
            return found.count == 1 and (found.place.row or 0) in range(last - _NEAR, last)
    return False


def _is_wide(other: Finding, found: Finding) -> bool:
    """Whether a mistake in most rows of a column explains one in fewer of them."""
    return other.count > ROWS_NAMED and other.count >= found.count


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
