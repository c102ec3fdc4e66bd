"""Finds figures that are well formed and may yet be wrong: one file a check, and a list of them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.tables import ReadTable


def check_quality(folder: Folder, read: Sequence[ReadTable]) -> list[Finding]:
    """Find what a careful reader of the tables would ask about."""
    return []
