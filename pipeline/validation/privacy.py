"""Finds columns and cells that look like personal data."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.validation.tables import ReadTable


def check_privacy(folder: Folder, read: Sequence[ReadTable]) -> list[Finding]:
    """Find personal data that the descriptor does not say is public."""
    return []
