"""A small site of buses, which tests change before they ask what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.running import GOLDEN, copy_project


@pytest.fixture
def buses(tmp_path: Path) -> Path:
    """The bus site, on which nothing is missing."""
    return copy_project(GOLDEN / "atlas" / "input", tmp_path / "buses")


@pytest.fixture
def gone(tmp_path: Path) -> Path:
    """The bus site whose settings and pages name much that is not there."""
    return copy_project(GOLDEN / "things-gone" / "input", tmp_path / "gone")
