"""The tests' own site, read once: what stages after validation are given."""

from __future__ import annotations

from functools import cache

from pipeline.catalog import Catalog, read_catalog
from pipeline.folders import read_folders
from pipeline.project import Project, read_project
from tests.site.running import SAMPLE


@cache
def sample_project() -> Project:
    return read_project(SAMPLE)


@cache
def sample_catalog() -> Catalog:
    folders, _ = read_folders(sample_project())
    return read_catalog(folders, sample_project())
