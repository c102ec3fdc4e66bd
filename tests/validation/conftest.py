"""A small sound dataset, and a site to check it in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.findings import Finding
from pipeline.folders import read_folders
from pipeline.judging.judge import Judge, judge_here
from pipeline.project import Project, read_project
from pipeline.validation import validate

CASES = Path(__file__).parent.parent / "cases"

Check = Callable[..., list[Finding]]


@pytest.fixture
def site(tmp_path: Path) -> Project:
    """A site with one sound dataset, tolls."""
    shutil.copytree(CASES / "sound" / "datasets", tmp_path / "datasets")
    return replace(read_project(CASES), root=tmp_path)


@pytest.fixture
def tolls(site: Project) -> Path:
    """The folder of the sound dataset."""
    return site.datasets / "tolls"


@pytest.fixture
def check(site: Project) -> Check:
    """Finds what is wrong with the site's datasets, in this process."""

    def findings(
        *datasets: str, profile: str = "atlas", judge: Judge = judge_here
    ) -> list[Finding]:
        folders, general = read_folders(site, datasets)
        report = validate(folders, site, profile=profile, general=general, judge=judge, workers=1)
        return list(report.findings)

    return findings


def restore(tolls: Path) -> None:
    """Make the dataset sound again, whatever was done to it."""
    shutil.rmtree(tolls)
    shutil.copytree(CASES / "sound" / "datasets" / "tolls", tolls)


def codes(findings: list[Finding]) -> list[str]:
    """The codes of findings."""
    return [finding.code for finding in findings]
