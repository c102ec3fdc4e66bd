"""Says whether more than data changed since a commit: only then need the tests of code run.

    SINCE=HEAD^1 python3 .github/scripts/code_changed.py

Without SINCE, the commit counts that build/tested names: the last whose code was tested. The tests
pass in a checkout without datasets/ and docs/, so what changes there alone cannot change what they
say. What is unknown counts as changed. To a job on GitHub the answer is the output `code`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

DATA = ("datasets/", "docs/")
TESTED = Path("build/tested")
LISTED = 3


class Unknown(Exception):
    """It cannot be found out what changed; says why."""


def changed_files(since: str) -> list[str]:
    """The paths of all files that differ between a commit and the one that is checked out."""
    if not since or since.startswith("-"):
        raise Unknown("no commit is known whose code was tested")
    names = (
        "git",
        "diff",
        "--name-only",
        "--no-renames",
        "--no-ext-diff",
        "-z",
        since,
        "HEAD",
        "--",
    )
    try:
        done = subprocess.run(names, capture_output=True, check=False)
    except OSError:
        raise Unknown("git is not installed") from None
    if done.returncode:
        raise Unknown(f"git does not know the commit {since}")
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def code_of(files: Sequence[str]) -> list[str]:
    """Those files that are no data."""
    return [file for file in files if not file.startswith(DATA)]


def last_tested() -> str:
    """The commit whose code was tested last; empty where none is known."""
    try:
        return TESTED.read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def answer(since: str) -> tuple[bool, str]:
    """Whether code changed since a commit or may have, and a sentence that says why."""
    try:
        files = changed_files(since)
    except Unknown as error:
        return True, f"The tests of code run: {error}."
    code = code_of(files)
    if not code:
        return False, f"Nothing but data changed since {since}, so the tests of code need not run."
    more = f" and {len(code) - LISTED} more" if len(code) > LISTED else ""
    shown = ", ".join(ascii(file)[1:-1] for file in code[:LISTED])
    return True, f"The tests of code run: since {since}, {shown}{more} changed."


def main() -> None:
    """Print the sentence, and hand it to GitHub where that asks."""
    changed, why = answer(os.environ.get("SINCE") or last_tested())
    print(why)
    for name, line in (
        ("GITHUB_OUTPUT", f"code={str(changed).lower()}"),
        ("GITHUB_STEP_SUMMARY", why),
    ):
        if os.environ.get(name):
            with Path(os.environ[name]).open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
