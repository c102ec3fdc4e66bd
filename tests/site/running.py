"""Runs the pipeline the way people do: as a program of its own, or through click in this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "sample_site"
GOLDEN = ROOT / "tests" / "golden"

# What would change a build if the tests were started with it set.
SETTINGS = ("SITE_URL", "REPOSITORY_URL", "SOURCE_DATE_EPOCH", "GIT_DIR", "GIT_WORK_TREE")


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without what changes a build, and with `changes`.

    git does not look above the folder for temporary files, which may lie in a repository.
    """
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return {**kept, **_without_repository(), **changes}


def run_pipeline(
    root: Path, *arguments: str, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command on a project and wait for its end."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", "--root", str(root), *arguments],
        env=dict(env) if env is not None else environment(),
        cwd=cwd or ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
    )


def invoke(root: Path, *arguments: str, **env: str) -> Result:
    """Run a command on a project in this process. What it should not raise is raised here."""
    settings: dict[str, str | None] = dict.fromkeys(SETTINGS)
    settings |= {**_without_repository(), **env}
    return CliRunner(env=settings).invoke(
        main, ["--root", str(root), *arguments], catch_exceptions=False
    )


def copy_project(source: Path, to: Path) -> Path:
    """Copy what a site is made from, and nothing that was made of it."""
    to.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "searches.csv"):
        if (source / name).is_file():
            shutil.copy(source / name, to)
    for name in ("docs", "datasets", "templates"):
        if (source / name).is_dir():
            skipped = shutil.ignore_patterns("__pycache__", ".*")
            shutil.copytree(source / name, to / name, ignore=skipped)
    return to


def copy_store(built: Path, to: Path) -> Path:
    """Give a project what another keeps between builds, so that less has to be drawn."""
    shutil.copytree(built / "build" / "cache", to / "build" / "cache")
    return to


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The files that only one has, or that differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _without_repository() -> dict[str, str]:
    above = Path(tempfile.gettempdir()).resolve()
    folders = os.pathsep.join(str(path) for path in (above, *above.parents))
    return {"GIT_CEILING_DIRECTORIES": folders}
