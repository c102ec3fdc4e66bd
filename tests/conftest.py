"""What all tests share: the site, built once, and the option that rewrites golden files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.golden.case import Case, keep_case, kept_case, run_case
from tests.site.running import SAMPLE, copy_project, environment, run_pipeline

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
        "--case",
        default="",
        help="Run those cases alone whose names hold this (tests/test_cases.py).",
    )
    parser.addoption(
        "--update-drawings",
        action="store_true",
        help="Keep what is drawn now as what tests/charts/test_drawings.py wants.",
    )


@dataclass(frozen=True)
class Site:
    """The tests' own site as one build made it; `project` is the copy that it was made from."""

    project: Path
    folder: Path
    url: str
    said: str


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Site:
    """The tests' own site, built once by whichever process of the run asks for it first."""
    return _built(_shared(tmp_path_factory, request))


@pytest.fixture(scope="session", autouse=True)
def site_in_time(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> None:
    """Where several processes test, one begins to build that site at once, so that none waits."""
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    is_needed = any("built_site" in item.fixturenames for item in request.session.items)
    if worker == "gw0" and is_needed:
        Thread(target=_built, args=[_shared(tmp_path_factory, request)], daemon=True).start()


def _built(shared: Path) -> Site:
    project, said = shared / "sample" / "project", shared / "sample" / "said.txt"
    with FileLock(shared / "sample.lock"):
        if not project.is_dir():
            copy_project(SAMPLE, project)
        if not said.is_file():
            said.write_text(_build(project), encoding="utf-8")
    return Site(project, project / "build" / "site", SITE_URL, said.read_text(encoding="utf-8"))


def _shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that all processes of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


def _build(project: Path) -> str:
    done = run_pipeline(project, "build", env=environment(SITE_URL=SITE_URL))
    if done.returncode:
        pytest.fail(f"The site cannot be built ({done.returncode}):\n{done.stdout}{done.stderr}")
    return done.stderr


@pytest.fixture(scope="session")
def golden(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[str], Case]:
    """Gives a case of tests/golden, run by whichever process of the run asks for it first."""
    shared = _shared(tmp_path_factory, request) / "golden"
    shared.mkdir(exist_ok=True)

    def run(name: str) -> Case:
        kept = shared / f"{name}.json"
        with FileLock(shared / f"{name}.lock"):
            if not kept.is_file():
                keep_case(run_case(name, shared / name), kept)
        return kept_case(kept)

    return run
