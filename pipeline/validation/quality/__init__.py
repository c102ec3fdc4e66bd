"""Finds figures that are well formed and may yet be wrong: one file a check, and a list of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.quality.checks.categories import check_categories
from pipeline.validation.quality.checks.constants import check_constants
from pipeline.validation.quality.checks.copied import check_copied
from pipeline.validation.quality.checks.density import check_density
from pipeline.validation.quality.checks.gaps import check_gaps
from pipeline.validation.quality.checks.missing import check_missing
from pipeline.validation.quality.checks.outliers import check_outliers
from pipeline.validation.quality.checks.parts import check_parts
from pipeline.validation.quality.checks.pasted import check_pasted
from pipeline.validation.quality.checks.precision import check_precision
from pipeline.validation.quality.checks.repeats import check_repeats
from pipeline.validation.quality.checks.series_offsets import check_apart
from pipeline.validation.quality.checks.start_end import check_spans
from pipeline.validation.quality.checks.unit_slips import check_slips
from pipeline.validation.quality.figures import Figures
from pipeline.validation.reading.arrays import give_back_memory
from pipeline.validation.reading.tables import ReadTable

CHECKS: tuple[Callable[[Folder, Figures], list[Finding]], ...] = (
    check_slips,
    check_outliers,
    check_apart,
    check_parts,
    check_gaps,
    check_density,
    check_missing,
    check_precision,
    check_constants,
    check_categories,
    check_repeats,
    check_pasted,
    check_copied,
    check_spans,
)


def check_quality(folder: Folder, read: Sequence[ReadTable]) -> list[Finding]:
    """Find what a careful reader of the tables would ask about."""
    found: list[Finding] = []
    give_back_memory()
    for table in read:
        if table.cells is not None and table.cells.num_rows:
            figures = Figures(folder, table, table.cells)
            found.extend(said for check in CHECKS for said in check(folder, figures))
    return found
