"""Finds in cells what frictionless lets pass, breaks off at, or says worse."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.judging.judge import Fault
from pipeline.validation.choices import check_choices
from pipeline.validation.forms import odd_cells
from pipeline.validation.keys import key_faults
from pipeline.validation.notes import rows_of_notes
from pipeline.validation.patterns import check_patterns
from pipeline.validation.tables import ReadTable


def check_unjudged(
    folder: Folder, tables: Mapping[int, ReadTable]
) -> tuple[list[Fault], list[Finding]]:
    """Look through tables, given by their place among the resources."""
    faults: list[Fault] = []
    findings: list[Finding] = []
    for number, table in tables.items():
        faults.extend(odd_cells(number, table))
        faults.extend(check_choices(number, table))
        faults.extend(key_faults(number, table))
        faults.extend(rows_of_notes(number, table))
        more, found = check_patterns(folder, number, table)
        faults.extend(more)
        findings.extend(found)
    return faults, findings
