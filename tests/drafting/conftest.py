from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pipeline.project import Project, read_project
from tests.site.running import GOLDEN, copy_project

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small sound project, whose reference table knows a few towns."""
    return copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")


@pytest.fixture
def project(root: Path) -> Project:
    return read_project(root)
