"""Whether tests of code have to run: only where it is known that nothing but data changed not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.site.running import ROOT
from tests.test_history import Repository

SCRIPT = ROOT / ".github" / "scripts" / "code_changed.py"
FIRST = {"datasets/a/a.csv": "x\n1\n", "docs/about.md": "About\n", "pipeline/a.py": "a = 1\n"}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = Repository(tmp_path / "project")
    made.commit(FIRST, "First")
    return made


def ask(folder: Path, since: str | None = "HEAD^1") -> tuple[str, str]:
    """What a job is told, and what people read; that both say the same is asserted."""
    output, summary = folder.parent / "output", folder.parent / "summary"
    for file in (output, summary):
        file.write_text("before\n", "utf-8")
    given = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
    kept = {name: value for name, value in os.environ.items() if name != "SINCE"}
    done = subprocess.run(
        [sys.executable, SCRIPT],
        cwd=folder,
        env=kept | given | ({"SINCE": since} if since is not None else {}),
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert summary.read_text("utf-8") == f"before\n{done.stdout}"
    before, told = output.read_text("utf-8").splitlines()
    assert before == "before"
    return told, done.stdout.strip()


def test_only_what_the_tests_do_not_read_is_data(repository: Repository) -> None:
    changes: list[tuple[Mapping[str, str | None], bool]] = [
        ({"datasets/a/a.csv": "x\n2\n"}, False),
        ({"datasets/b/b.csv": "x\n1\n", "docs/about.md": "More\n"}, False),
        ({"docs/about.md": None}, False),
        ({"datasets/a/ä \n::error::.csv": "x\n"}, False),
        ({"mkdocs.yml": "site_name: A\n"}, True),
        ({"datasets/a/a.csv": "x\n3\n", "pipeline/a.py": "a = 2\n"}, True),
        ({"datasets-of-old/a.csv": "x\n"}, True),
        ({"more/datasets/a.csv": "x\n"}, True),
        ({"docs/moved.py": "a = 2\n", "pipeline/a.py": None}, True),
        ({"weird \n::error::x": "x\n"}, True),
        ({}, False),
    ]
    for files, is_code in changes:
        repository.commit(files, "More", "--allow-empty")
        told, said = ask(repository.folder)
        assert told == f"code={str(is_code).lower()}", files
        assert said.isprintable(), files
        assert "::error::" not in said.splitlines()[0][:9]
    repository.git("rm", "-r", "--quiet", "docs", "datasets")
    repository.commit({"docs": "a file now\n"}, "Docs are a file")
    assert ask(repository.folder)[0] == "code=true"


def test_what_is_unknown_counts_as_changed(repository: Repository, tmp_path: Path) -> None:
    outside = tmp_path / "outside" / "git"
    outside.mkdir(parents=True)
    cases: list[tuple[Path, str | None]] = [
        (repository.folder, "HEAD^1"),
        (repository.folder, "0" * 40),
        (repository.folder, "--output=/tmp/x"),
        (repository.folder, ""),
        (repository.folder, None),
        (outside, "HEAD"),
    ]
    for folder, since in cases:
        told, said = ask(folder, since)
        assert told == "code=true", since
        assert said.startswith("The tests of code run: "), since


def test_the_commit_that_was_tested_last_counts_without_another(repository: Repository) -> None:
    """It may be newer than what is checked out, where a bad commit is rolled back."""
    first = repository.git("rev-parse", "HEAD")
    tested = repository.folder / "build" / "tested"
    tested.parent.mkdir()
    (repository.folder / ".gitignore").write_text("build/\n")
    repository.commit({}, "Ignore")
    repository.commit({"datasets/a/a.csv": "x\n2\n"}, "Data")
    data = repository.git("rev-parse", "HEAD")
    tested.write_text(f"{repository.git('rev-parse', 'HEAD^1')}\n")
    told, said = ask(repository.folder, None)
    assert told == "code=false"
    assert said.startswith("Nothing but data changed since ")
    repository.commit({"pipeline/a.py": "bad\n"}, "Bad")
    assert ask(repository.folder, None)[0] == "code=true"
    tested.write_text(repository.git("rev-parse", "HEAD"))
    repository.git("checkout", "--quiet", "--detach", data)
    assert ask(repository.folder, None)[0] == "code=true"
    tested.write_text(first)
    assert ask(repository.folder, None)[0] == "code=true"
    tested.write_bytes(b"\xff")
    assert ask(repository.folder, None)[0] == "code=true"
