"""A command that cannot go on says why in one line, and ends with 2."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from tests.site.running import GOLDEN, copy_project, invoke

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "too little memory"),
        (BrokenProcessPool("A child process terminated abruptly"), "a process that worked"),
        (EOFError(), "a process that worked"),
        (OSError(24, "Too many open files"), "Too many open files"),
        (ZeroDivisionError("by\nzero"), "the program has a fault (ZeroDivisionError: by zero"),
    ],
)
def test_whatever_is_raised_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("pipeline.validation.validate", fail)
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    done = invoke(project, "validate")
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: ") and said in line


def test_python_without_texts_is_told_in_one_line(tmp_path: Path) -> None:
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    done = run(project, [sys.executable, "-OO"])
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if "Error" in line] == [
        "Error: Python leaves out texts that the program needs. Run it without -OO."
    ]
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits are set by a shell")
@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("-n 12", "only 12 files may be open"),
        ("-v 600000", "only 614 MB of memory may be used, and 700 MB are needed"),
        ("-v 1200000", "out of memory"),
    ],
)
def test_too_little_of_the_machine_is_told_in_one_line(
    tmp_path: Path, limit: str, said: str
) -> None:
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")
    done = run(project, ["sh", "-c", f'ulimit {limit}; exec "$@"', "sh", sys.executable])
    assert done.returncode == 2
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert not (project / "build" / "site").exists()


def run(project: Path, python: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*python, "-m", "pipeline", "--root", str(project), "build", "--workers", "2"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
