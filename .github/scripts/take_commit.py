"""Puts an older commit of main in place of the one that is checked out, to publish it again.

    COMMIT=1a2b3c4d5e python3 .github/scripts/take_commit.py

COMMIT is what a person typed: it is read here alone, and nothing but the name of a commit is taken.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

COMMIT = re.compile(r"[0-9a-f]{7,64}")
# What publishing runs of the commit's own Makefile.
TARGETS = ("code-changed", "test-all", "site", "check", "mark-tested")


class Refused(Exception):
    """A commit that cannot be published; says why and what to do."""


def git(*arguments: str) -> str | None:
    """What a git command prints; None where it fails."""
    done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    return None if done.returncode else done.stdout.decode(errors="replace")


def find_commit(name: str) -> str:
    """The full name of an ancestor of the checked out commit that knows how it is published."""
    if not COMMIT.fullmatch(name):
        raise Refused(
            f"{name[:80]!a} is not the name of a commit. Write at least its first seven "
            "characters, as git log shows them."
        )
    found = git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found is None:
        raise Refused(f"There is no commit {name}, or more than one begins so. See git log.")
    commit = found.strip()
    if git("merge-base", "--is-ancestor", commit, "HEAD") is None:
        raise Refused(f"{name} is not a commit of this branch. Only what was merged is published.")
    makefile = git("show", f"{commit}:Makefile") or ""
    missing = [name for name in TARGETS if not re.search(rf"^{name}:", makefile, re.MULTILINE)]
    if missing:
        raise Refused(
            f"{name} is older than this way to publish: it has no make {missing[0]}. Name a later "
            "commit, or revert on main what came after it."
        )
    return commit


def main() -> None:
    """Check the commit out, or say why not and end with 1."""
    try:
        commit = find_commit(os.environ.get("COMMIT", "").strip().lower())
        if git("checkout", "--quiet", "--detach", commit) is None:
            raise Refused(f"git cannot check out {commit}. Commit or undo what you changed first.")
    except Refused as error:
        sys.exit(f"Error: {error}")
    print(f"This is now the commit {commit}.")


if __name__ == "__main__":
    main()
