"""Copies of the project, in which files may be spoilt, and the processes that test there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .groups import Run
from .mutant import Mutant, mutated

ROOT = Path(__file__).parents[2]
# Tests of what is mutated read neither data nor pages that people write.
COPIED = ("pipeline", "check", "tests", ".github", "pyproject.toml", "ARCHITECTURE.md")


@dataclass(frozen=True)
class Verdict:
    """What tests said: `how` is passed, failed or late, `by` the test that failed."""

    how: str
    by: str
    seconds: float


@dataclass(frozen=True)
class Copy:
    """A copy of the project and the process that tests in it."""

    root: Path
    process: subprocess.Popen[str]

    def verdict(self, runs: Sequence[Run], seconds: float) -> Verdict:
        """What tests say of the copy as it is."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"runs": runs, "seconds": seconds}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the process that tests ended with {self.process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return Verdict(answer["verdict"], answer["by"], answer["seconds"])

    def verdict_on(self, mutant: Mutant, runs: Sequence[Run], seconds: float) -> Verdict:
        """What they say of it with a change, which is taken back."""
        file = self.root / mutant.file
        text = file.read_text("utf-8")
        file.write_text(mutated(mutant, text), "utf-8")
        try:
            return self.verdict(runs, seconds)
        finally:
            file.write_text(text, "utf-8")


@contextmanager
def copied(root: Path) -> Iterator[Copy]:
    """A copy in a folder that is there and empty, for as long as it is needed."""
    for name in COPIED:
        source, target = ROOT / name, root / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "build"))
        else:
            shutil.copy2(source, target)
    (root / "build").mkdir()
    # A file that is spoilt within a second, and as long as before, must not be taken for compiled.
    compiled = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash"]
    subprocess.run([*compiled, root / "pipeline"], check=True)
    given = {"PYTHONPATH": str(root), "SOURCE_DATE_EPOCH": "0"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.mutate.watching"],
        cwd=root,
        env={**os.environ, **given},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield Copy(root, process)
    finally:
        process.kill()
        process.wait()
