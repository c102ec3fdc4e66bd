"""What all tests share: the site, built once, and the option that rewrites golden files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from tests.golden.case import Case, run_case
from tests.site.running import ROOT, copy_project, environment, run_pipeline

SITE_URL = "https://atlas.example/"

# How long an example takes says more about the machine than about the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write what the pipeline makes now into the expected files of tests/golden.",
    )
    parser.addoption(
        "--update-drawings",
        action="store_true",
        help="Keep what is drawn now as what tests/charts/test_drawings.py wants.",
    )


@dataclass(frozen=True)
class Site:
    """The real site as one build made it; `project` is the copy that it was made from."""

    project: Path
    folder: Path
    url: str
    said: str


@pytest.fixture(scope="session")
def real_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project's site: its settings, pages and datasets, outside git."""
    return copy_project(ROOT, tmp_path_factory.mktemp("real") / "project")


@pytest.fixture(scope="session")
def built_site(real_project: Path) -> Site:
    """The real site, built once for all tests."""
    done = run_pipeline(real_project, "build", env=environment(SITE_URL=SITE_URL))
    if done.returncode:
        pytest.fail(f"The site cannot be built ({done.returncode}):\n{done.stdout}{done.stderr}")
    return Site(real_project, real_project / "build" / "site", SITE_URL, done.stderr)


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Case]:
    """Gives a case of tests/golden, run when it is first asked for."""
    ran: dict[str, Case] = {}

    def run(name: str) -> Case:
        if name not in ran:
            ran[name] = run_case(name, tmp_path_factory.mktemp("golden") / name)
        return ran[name]

    return run
