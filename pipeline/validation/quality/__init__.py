"""Finds figures that are well formed and may yet be wrong: one file a check, and a list of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.figures import Figures
from pipeline.validation.quality.outliers import check_outliers
from pipeline.validation.quality.slips import check_slips
from pipeline.validation.tables import ReadTable

CHECKS: tuple[Callable[[Folder, Figures], list[Finding]], ...] = (
    check_slips,
    check_outliers,
)


def check_quality(folder: Folder, read: Sequence[ReadTable]) -> list[Finding]:
    """Find what a careful reader of the tables would ask about."""
    found: list[Finding] = []
    for table in read:
        if table.cells is not None and table.cells.num_rows:
            figures = Figures(folder, table, table.cells)
            found.extend(said for check in CHECKS for said in check(folder, figures))
    return found
