"""Joins findings of quality that say the same, and shows the numbers in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.codes.phrases.series import of_thing
from pipeline.findings import ROWS_NAMED, Finding
from pipeline.validation.quality.figures import FiguresTable

# The same thing is said so often one by one; more of it is one finding that counts.
SAID_ONE_BY_ONE = 3


def amount(value: float, digits: int) -> str:
    """A number that was computed, to so many digits that count."""
    return f"{float(f'{value:.{digits}g}'):.12g}"


def of_series(table: FiguresTable, row: int) -> str:
    """The series of a row, to go after a value or a period; nothing if there is only one."""
    return of_thing(table.thing(row)) if table.dimensions else ""


def together(found: Sequence[tuple[str, int, Finding]]) -> list[Finding]:
    """Findings, each with what it is one of and its row: many of one kind become the first.

    Rows count from 0.
    """
    kinds: dict[str, list[tuple[int, Finding]]] = {}
    for kind, row, said in found:
        kinds.setdefault(kind, []).append((row, said))
    findings: list[Finding] = []
    for alike in kinds.values():
        alike.sort(key=lambda item: item[0])
        if len(alike) <= SAID_ONE_BY_ONE:
            findings.extend(said for _, said in alike)
        else:
            findings.append(counted(alike[0][1], [row for row, _ in alike]))
    return findings


def counted(said: Finding, rows: Sequence[int]) -> Finding:
    """A finding that stands for others like it; rows count from 0."""
    named = tuple(int(row) + 2 for row in rows[:ROWS_NAMED])
    return replace(said, count=len(rows), rows=named)
