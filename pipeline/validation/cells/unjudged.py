"""Finds in cells what frictionless lets pass, breaks off at, or says worse."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.folders import Folder
from pipeline.judging.judge import Fault
from pipeline.validation.cells.choices import check_choices
from pipeline.validation.cells.keys import key_faults
from pipeline.validation.cells.odd_cells import odd_cells
from pipeline.validation.cells.patterns import check_patterns
from pipeline.validation.cells.stray_rows import rows_without_data
from pipeline.validation.reading.tables import ReadTable


def check_unjudged(folder: Folder, tables: Mapping[int, ReadTable]) -> list[Fault]:
    """Look through tables, given by their place among the resources."""
    faults: list[Fault] = []
    for number, table in tables.items():
        faults.extend(odd_cells(number, table, takes_infinity=folder.profile == "standard"))
        faults.extend(check_choices(number, table))
        faults.extend(key_faults(number, table))
        faults.extend(rows_without_data(number, table))
        faults.extend(check_patterns(folder, number, table))
    return faults
