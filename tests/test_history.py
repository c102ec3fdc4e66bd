from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline import history
from pipeline.history import Change, read_history, read_today
from pipeline.project import ConfigurationError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A repository to commit to; each commit is a day later than the one before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.days = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, **environment: str) -> str:
        names = ("-c", "user.name=A", "-c", "user.email=a@b.example")
        done = subprocess.run(
            ["git", *names, *arguments],
            cwd=self.folder,
            env={**os.environ, **environment},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode(errors="replace").strip()

    def commit(self, files: Mapping[str, str | None], subject: str, *options: str) -> str:
        for name, text in files.items():
            path = self.folder / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
        self.git("add", "--all")
        self.days += 1
        day = f"2026-01-{self.days:02}T12:00:00+0000"
        self.git(
            "commit",
            "--quiet",
            "--allow-empty-message",
            "--message",
            subject,
            *options,
            GIT_COMMITTER_DATE=day,
            GIT_AUTHOR_DATE="2001-01-01T00:00:00Z",
        )
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return Repository(tmp_path / "project")


def subjects(changes: Mapping[str, tuple[Change, ...]]) -> dict[str, list[str]]:
    return {name: [change.subject for change in some] for name, some in changes.items()}


def test_each_dataset_has_its_changes_newest_first(repository: Repository) -> None:
    first = repository.commit({"datasets/a/t.csv": "1", "datasets/b/t.csv": "1"}, "Add a and b")
    second = repository.commit({"datasets/a/t.csv": "2"}, "Correct a")
    repository.commit({"README.md": "x", "datasets/README.md": "x"}, "Explain")

    found = read_history(repository.folder)

    assert found.unavailable is None
    assert found.last_commit == "2026-01-03"
    assert found.changes == {
        "a": (
            Change("2026-01-02", "Correct a", second, ("t.csv",)),
            Change("2026-01-01", "Add a and b", first, ("t.csv",), ("t.csv",)),
        ),
        "b": (Change("2026-01-01", "Add a and b", first, ("t.csv",), ("t.csv",)),),
    }


def test_a_collection_has_its_changes_too(repository: Repository) -> None:
    repository.commit({"docs/tales/a.md": "1", "docs/about.md": "1"}, "Add a tale")
    repository.commit({"docs/tales/a.md": "2", "datasets/a/t.csv": "1"}, "Correct it")

    found = read_history(repository.folder, ["tales"])

    assert subjects(found.changes) == {
        "a": ["Correct it"],
        "tales": ["Correct it", "Add a tale"],
    }


def test_history_is_read_in_one_log(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({f"datasets/d{number}/t.csv": "1" for number in range(9)}, "Add")
    asked: list[list[str]] = []
    run = subprocess.run

    def counting(command: list[str], **options: object) -> object:
        asked.append(command)
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(history.subprocess, "run", counting)
    assert len(read_history(repository.folder).changes) == 9
    assert len(asked) <= 4
    assert len([command for command in asked if "--name-status" in command]) == 1


def test_a_project_in_a_subfolder_sees_its_own_datasets(repository: Repository) -> None:
    repository.commit({"site [1]/datasets/a/t.csv": "1"}, "Add a")
    repository.commit({"datasets/a/t.csv": "1", "other/datasets/a/t": "1"}, "Elsewhere")

    found = read_history(repository.folder / "site [1]")

    assert subjects(found.changes) == {"a": ["Add a"]}
    assert found.last_commit == "2026-01-02"


def test_odd_names_of_files_and_odd_subjects(repository: Repository) -> None:
    repository.commit({'datasets/a/new\nline "quoted"\t é.csv': "1"}, "")
    repository.commit({"datasets/a/\x01.csv": "1"}, "é 日本 'q' \"q\" \x1b[31mred\x07\u202e <b>")
    repository.commit({"datasets/a/-z": "1"}, "First line\nstill the subject\n\nThe body")
    repository.commit({"datasets/b/:(top)*": "1"}, "--name-only")

    assert subjects(read_history(repository.folder).changes) == {
        "a": ["First line still the subject", "é 日本 'q' \"q\" [31mred <b>", ""],
        "b": ["--name-only"],
    }


def test_a_subject_in_another_encoding_is_read(repository: Repository) -> None:
    repository.git("config", "i18n.commitEncoding", "latin-1")
    message = repository.folder / "message"
    message.write_bytes("Café".encode("latin-1"))
    repository.commit({"datasets/a/t": "1"}, "x", "--no-edit")
    repository.git("commit", "--quiet", "--amend", "--file", "message")
    assert subjects(read_history(repository.folder).changes) == {"a": ["Café"]}


def test_a_change_knows_its_files_and_whether_it_is_of_data_alone(repository: Repository) -> None:
    repository.commit({"datasets/a/t.csv": "1", "datasets/a/u/v": "1"}, "Add a")
    repository.commit({"datasets/a/t.csv": "2", "datasets/a/w": "1", "README.md": "x"}, "All")
    repository.commit({"datasets/a/w": None, "docs/tales/x.md": "1"}, "Tell")

    found = read_history(repository.folder, ["tales"]).changes
    assert [(c.files, c.added, c.is_of_data) for c in found["a"]] == [
        (("w",), (), True),
        (("t.csv", "w"), ("w",), False),
        (("t.csv", "u/v"), ("t.csv", "u/v"), True),
    ]
    assert [(c.files, c.added) for c in found["tales"]] == [(("x.md",), ("x.md",))]
    without = read_history(repository.folder).changes
    assert "tales" not in without
    assert [c.is_of_data for c in without["a"]] == [False, False, True]


def test_a_merge_is_no_change(repository: Repository) -> None:
    repository.commit({"datasets/a/t": "1", "datasets/b/t": "1"}, "Start")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit({"datasets/a/t": "side", "datasets/b/t": "side"}, "Side")
    repository.git("checkout", "--quiet", "main")
    repository.commit({"datasets/a/t": "main"}, "Main")
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "--quiet", "side")
    repository.commit({"datasets/a/t": "settled"}, "Merge")

    assert subjects(read_history(repository.folder).changes) == {
        "a": ["Main", "Side", "Start"],
        "b": ["Side", "Start"],
    }


def test_a_renamed_dataset_begins_anew_and_a_removed_one_keeps_its_past(
    repository: Repository,
) -> None:
    repository.commit({"datasets/old/t": "a long text\n" * 50}, "Add")
    repository.git("mv", "datasets/old", "datasets/new")
    repository.commit({}, "Rename")
    assert subjects(read_history(repository.folder).changes) == {
        "new": ["Rename"],
        "old": ["Rename", "Add"],
    }


def test_the_settings_of_user_and_surroundings_change_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.commit({"datasets/a/é": "1"}, "Añadir")
    plain = read_history(repository.folder)
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[log]\nshowRoot=false\nshowSignature=true\nfollow=true\ndate=relative\ndecorate=full\n"
        "diffMerges=first-parent\nmailmap=true\n[color]\nui=always\n[core]\nquotePath=true\n"
        "pager=false\n[i18n]\nlogOutputEncoding=latin-1\n[format]\npretty=oneline\n"
        "[diff]\nrelative=false\nrenames=copies\nnoprefix=true\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    elsewhere = Repository(tmp_path / "elsewhere")
    elsewhere.commit({"datasets/z/t": "1"}, "Not ours")
    for name, value in {
        "GIT_DIR": str(elsewhere.folder / ".git"),
        "GIT_WORK_TREE": str(elsewhere.folder),
        "GIT_INDEX_FILE": "nowhere",
        "GIT_EXTERNAL_DIFF": "false",
        "GIT_ICASE_PATHSPECS": "1",
        "LC_ALL": "de_DE.UTF-8",
        "LANG": "C",
        "TZ": "Asia/Tokyo",
    }.items():
        monkeypatch.setenv(name, value)

    assert read_history(repository.folder) == plain
    assert subjects(plain.changes) == {"a": ["Añadir"]}


def test_outside_git_changes_are_unavailable(repository: Repository, tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    found = read_history(folder)
    assert (found.changes, found.last_commit) == ({}, None)
    assert found.unavailable == history.NO_REPOSITORY


def test_a_folder_that_a_repository_does_not_hold_is_outside_git(repository: Repository) -> None:
    repository.commit({"README.md": "x"}, "Another project")
    folder = repository.folder / "untracked"
    (folder / "datasets" / "a").mkdir(parents=True)
    found = read_history(folder)
    assert (found.changes, found.unavailable) == ({}, history.NO_REPOSITORY)


def test_before_the_first_commit_changes_are_unavailable(repository: Repository) -> None:
    found = read_history(repository.folder)
    assert (found.last_commit, found.unavailable) == (None, history.NO_COMMIT)


def test_without_git_changes_are_unavailable(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.commit({"datasets/a/t": "1"}, "Add")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = read_history(repository.folder)
    assert (found.last_commit, found.unavailable) == (None, history.NO_GIT)


def test_a_shallow_clone_knows_its_last_day_and_nothing_else(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit({"datasets/a/t": "1"}, "Add")
    repository.commit({"datasets/a/t": "2"}, "Correct")
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(clone))
    found = read_history(clone)
    assert found.changes == {}
    assert (found.last_commit, found.unavailable) == ("2026-01-02", history.SHALLOW)


def test_a_clone_without_its_trees_fetches_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"datasets/a/t": "1"}, "Add")
    repository.commit({"datasets/a/t": "2"}, "Correct")
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    source = repository.folder.as_uri()
    repository.git("clone", "--quiet", "--filter=tree:0", source, str(clone))
    found = read_history(clone)
    assert found.changes == {}
    assert (found.last_commit, found.unavailable) == ("2026-01-02", history.UNREADABLE)


def test_a_damaged_repository_is_said_to_be_unreadable(repository: Repository) -> None:
    first = repository.commit({"datasets/a/t": "1"}, "Add")
    repository.commit({"datasets/a/t": "2"}, "Correct")
    (repository.folder / ".git" / "objects" / first[:2] / first[2:]).unlink()
    found = read_history(repository.folder)
    assert (found.changes, found.unavailable) == ({}, history.UNREADABLE)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away"
)
def test_the_root_is_trusted_and_a_repository_above_it_is_not(repository: Repository) -> None:
    repository.commit({"datasets/a/t": "1", "site/datasets/b/t": "1"}, "Add")
    for path in (repository.folder, repository.folder / ".git"):
        os.chown(path, 12345, 12345)
    assert subjects(read_history(repository.folder).changes) == {"a": ["Add"]}
    found = read_history(repository.folder / "site")
    assert (found.changes, found.unavailable) == ({}, history.FOREIGN)


def test_today_is_the_day_of_the_environment_then_of_the_last_commit(tmp_path: Path) -> None:
    given = {"SOURCE_DATE_EPOCH": str(int(datetime(2001, 2, 3, 23, 59, tzinfo=UTC).timestamp()))}
    assert read_today(tmp_path, given) == date(2001, 2, 3)
    assert read_today(tmp_path, {}) is None
    assert read_today(tmp_path, {"SOURCE_DATE_EPOCH": ""}) is None


def test_a_day_that_is_none_is_named(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases = ["soon", "1e9", "9" * 30]
    for epoch in cases:
        told = "SOURCE_DATE_EPOCH"
        with subtests.test(epoch=epoch), pytest.raises(ConfigurationError, match=told):
            read_today(tmp_path, {told: epoch})
