"""Holds how many rows and columns a descriptor says a table has against the table."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.codes import finding
from pipeline.codes.phrases.files import COLUMNS, ROWS
from pipeline.findings import Finding
from pipeline.validation.inspection import Inspection


def check_counts(known: Inspection) -> Iterator[Finding]:
    """Find that a table has more or fewer rows or columns than the descriptor says."""
    for table in known.tables:
        for key, things, found in (
            ("rows", ROWS, table.rows),
            ("fields", COLUMNS, len(table.labels)),
        ):
            declared = table.declared.properties.get(key)
            if isinstance(declared, int) and declared != found:
                place = known.folder.property_place((*table.declared.at, key), str(declared))
                yield finding("wrong-count", place, declared=declared, found=found, things=things)
