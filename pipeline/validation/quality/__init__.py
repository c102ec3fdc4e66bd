"""Finds figures that are well formed and may yet be wrong: one file a check, and a list of them."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.inspection import Inspection
from pipeline.validation.quality.checks.categories import check_categories
from pipeline.validation.quality.checks.constants import check_constants
from pipeline.validation.quality.checks.copied import check_copied
from pipeline.validation.quality.checks.density import check_density
from pipeline.validation.quality.checks.gaps import check_gaps
from pipeline.validation.quality.checks.misplaced import check_misplaced
from pipeline.validation.quality.checks.missing import check_missing
from pipeline.validation.quality.checks.missing_codes import check_missing_codes
from pipeline.validation.quality.checks.odd_series import check_odd_series
from pipeline.validation.quality.checks.outliers import check_outliers
from pipeline.validation.quality.checks.parts import check_parts
from pipeline.validation.quality.checks.pasted import check_pasted
from pipeline.validation.quality.checks.precision import check_precision
from pipeline.validation.quality.checks.repeats import check_repeats
from pipeline.validation.quality.checks.series_offsets import check_series_offsets
from pipeline.validation.quality.checks.start_end import check_start_end
from pipeline.validation.quality.checks.unit_slips import check_unit_slips
from pipeline.validation.quality.figures import FiguresTable
from pipeline.validation.reading.arrays import give_back_memory

CHECKS: tuple[Callable[[Folder, FiguresTable], list[Finding]], ...] = (
    check_unit_slips,
    check_outliers,
    check_series_offsets,
    check_parts,
    check_gaps,
    check_density,
    check_missing,
    check_missing_codes,
    check_precision,
    check_constants,
    check_odd_series,
    check_misplaced,
    check_categories,
    check_repeats,
    check_pasted,
    check_copied,
    check_start_end,
)


def check_quality(known: Inspection) -> list[Finding]:
    """Find what a careful reader of the tables would ask about."""
    found: list[Finding] = []
    give_back_memory()
    for table in known.tables:
        if table.cells is not None and table.cells.num_rows:
            figures = FiguresTable(known.folder, table, table.cells)
            found.extend(said for check in CHECKS for said in check(known.folder, figures))
    return found
