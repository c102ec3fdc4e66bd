"""Finds what a descriptor says that its own words, its figures or the day contradict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.tables import ReadTable


def check_sense(
    folder: Folder, read: Sequence[ReadTable], today: date | None, profile: str
) -> list[Finding]:
    """Find claims, contradictions and dates that cannot be; without `today` none that needs it."""
    return []
