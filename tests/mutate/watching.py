"""Runs tests again and again in one copy of the project, each time in a process of its own.

A line of JSON comes in: what pytest is given, run by run, and how many seconds all may take. One
goes out: `verdict` is "passed", "failed" or "late", `by` the test that failed, `seconds` what it
took. What takes long to load is loaded once, and nothing of the project's own.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

LOADED_ONCE = (
    *("pandas", "pyarrow", "pyarrow.compute", "altair", "frictionless", "jsonschema", "mkdocs"),
    *("hypothesis", "vl_convert", "yaml", "rapidfuzz", "openpyxl", "rdflib", "xdist", "filelock"),
    *("markdown", "nh3", "jinja2", "rich", "click", "PIL", "lxml", "duckdb", "numpy"),
    *("playwright.sync_api", "pytest"),
)
FAILED = Path("build/failed.txt")
ALWAYS = ("-x", "-q", "-p", "no:cacheprovider", "-p", "tests.mutate.plugin", "-m", "not slow")


def main() -> None:
    for name in LOADED_ONCE:
        importlib.import_module(name)
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(watch(request["runs"], request["seconds"])), file=answers, flush=True)


def watch(runs: Sequence[Sequence[str]], seconds: float) -> dict[str, object]:
    """What tests say of the files as they are now, run by run until one fails."""
    begun = time.monotonic()
    FAILED.unlink(missing_ok=True)
    verdict = "passed"
    for tests in runs:
        verdict = _verdict(tests, begun + seconds)
        if verdict != "passed":
            break
    by = FAILED.read_text("utf-8") if FAILED.exists() else ""
    return {"verdict": verdict, "by": by, "seconds": time.monotonic() - begun}


def _verdict(tests: Sequence[str], end: float) -> str:
    child = os.fork()
    if child == 0:
        _test(tests)
    status = _wait(child, end)
    # Whatever it started goes with it.
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return "late" if status is None else "failed" if status else "passed"


def _test(tests: Sequence[str]) -> None:
    os.setsid()
    with Path("build/said.txt").open("w") as said, Path(os.devnull).open() as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    status = 1
    try:
        import pytest

        status = int(pytest.main([*ALWAYS, *tests]))
    finally:
        os._exit(status)


def _wait(child: int, end: float) -> int | None:
    """The status of a process, None if it did not end in time and was ended."""
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


if __name__ == "__main__":
    main()
