"""Publishing an older commit: what is typed names a commit of this branch, or nothing happens."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.running import ROOT
from tests.test_history import Repository

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
SCRIPT = (ROOT / ".github" / "scripts" / "take_commit.py").read_text("utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = Repository(tmp_path / "project")
    made.commit({"Makefile": "site:\n\ttrue\n"}, "Before there was a way")
    files = {"Makefile": MAKEFILE, ".github/scripts/take_commit.py": SCRIPT, "a.txt": "good\n"}
    made.commit(files, "Good")
    made.commit({"a.txt": "bad\n"}, "Bad")
    return made


def take(repository: Repository, commit: str) -> tuple[int, str]:
    """As the job does it: by make, with what was typed in the environment."""
    make = shutil.which("make")
    assert make, "make is needed, as the README says"
    done = subprocess.run(
        [make, "--silent", "take-commit"],
        cwd=repository.folder,
        env={**os.environ, "COMMIT": commit},
        capture_output=True,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_an_older_commit_takes_the_place(repository: Repository) -> None:
    good = repository.git("rev-parse", "HEAD^1")
    for typed in (good, good[:9], f" {good.upper()} "):
        status, said = take(repository, typed)
        assert status == 0, said
        assert good in said
        assert (repository.folder / "a.txt").read_text() == "good\n"
        repository.git("checkout", "--quiet", "main")


def test_what_is_no_commit_of_this_branch_is_refused(repository: Repository) -> None:
    before = repository.git("rev-parse", "HEAD")
    first = repository.git("rev-parse", "HEAD~2")
    repository.git("checkout", "--quiet", "-b", "side")
    side = repository.commit({"a.txt": "side\n"}, "Aside") or repository.git("rev-parse", "HEAD")
    repository.git("checkout", "--quiet", "main")
    tree = repository.git("rev-parse", "HEAD^{tree}")
    cases = {
        "": "is not the name of a commit",
        "main": "is not the name of a commit",
        "HEAD~1": "is not the name of a commit",
        "--orphan": "is not the name of a commit",
        "abc": "is not the name of a commit",
        "$(shell touch made)": "is not the name of a commit",
        "`touch made`": "is not the name of a commit",
        "; touch made #": "is not the name of a commit",
        "1234567\n::error::": "is not the name of a commit",
        "0" * 40: "There is no commit",
        tree: "There is no commit",
        side: "is not a commit of this branch",
        first: "is older than this way to publish",
    }
    for typed, reason in cases.items():
        status, said = take(repository, typed)
        assert status != 0, typed
        assert reason in said, typed
        assert not any(line.startswith("::") for line in said.splitlines()), typed
        assert repository.git("rev-parse", "HEAD") == before, typed
        assert not (repository.folder / "made").exists(), typed


def test_what_was_changed_by_hand_is_not_lost(repository: Repository) -> None:
    (repository.folder / "a.txt").write_text("mine\n")
    status, said = take(repository, repository.git("rev-parse", "HEAD^1"))
    assert status != 0
    assert "undo what you changed first" in said
    assert (repository.folder / "a.txt").read_text() == "mine\n"
