"""Revisions are read from git as they lie there: whatever they hold, nothing else is touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.diff import UnknownBase, base, find_difference, read_sides
from pipeline.diff.base import Base, open_base
from pipeline.diff.model import Difference, Kind
from pipeline.judging.judge import judge_here
from pipeline.project import Project, read_project
from tests.diff.test_cases import CASES
from tests.test_history import Repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

VALIDATED = Path(__file__).parents[1] / "cases"
DESCRIPTOR = (CASES / "values/before/datasets/tolls/datapackage.yaml").read_text("utf-8")
TABLE = "bridge,year,toll\nIron,2020,1.0\nWood,2020,2.0\n"
FIRST = {
    "mkdocs.yml": (CASES / "mkdocs.yml").read_text("utf-8"),
    "datasets/tolls/datapackage.yaml": DESCRIPTOR,
    "datasets/tolls/tolls.csv": TABLE,
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    made = Repository(tmp_path / "project")
    made.commit(FIRST, "First")
    return made


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    path = tmp_path / "outside.csv"
    path.write_text("bridge,year,toll\nsecret,2020,1\n")
    return path


def project(repository: Repository) -> Project:
    return read_project(repository.folder)


def table(repository: Repository) -> Path:
    return repository.folder / "datasets" / "tolls" / "tolls.csv"


def compare(repository: Repository, name: str | None = None) -> Difference:
    with open_base(project(repository), name) as opened:
        sides = read_sides(project(repository), opened, judge=judge_here, workers=1)
    return find_difference(sides, opened.label)


def changed_values(difference: Difference) -> list[tuple[str, str]]:
    (dataset,) = difference.datasets
    cells = [c for t in dataset.tables for column in t.columns for c in column.changed.named]
    return [(cell.before, cell.after) for cell in cells]


def files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if not path.is_dir() or path.is_symlink():
            yield path.relative_to(folder).as_posix()


def test_work_not_yet_committed_is_compared_with_the_last_commit(repository: Repository) -> None:
    table(repository).write_text(TABLE.replace("1.0", "1.5"))
    repository.git("branch", "--move", "work")
    difference = compare(repository)
    assert changed_values(difference) == [("1.0", "1.5")]
    assert difference.base == f"the last commit, {repository.git('rev-parse', 'HEAD')[:10]}"


def test_a_branch_is_compared_with_where_it_left_main(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "work")
    repository.commit({"datasets/tolls/tolls.csv": TABLE.replace("1.0", "1.5")}, "Work")
    repository.git("checkout", "--quiet", "main")
    repository.commit({"datasets/tolls/tolls.csv": TABLE.replace("2.0", "9")}, "Main goes on")
    repository.git("checkout", "--quiet", "work")
    difference = compare(repository)
    assert changed_values(difference) == [("1.0", "1.5")]
    assert "shared with main" in difference.base


def test_the_main_branch_of_origin_comes_first(repository: Repository) -> None:
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repository.commit({"datasets/tolls/tolls.csv": TABLE.replace("1.0", "1.5")}, "Not pushed")
    difference = compare(repository)
    assert changed_values(difference) == [("1.0", "1.5")]
    assert "origin/main" in difference.base


def test_the_pages_of_a_collection_are_compared_as_rows(
    repository: Repository,
) -> None:
    sound = VALIDATED / "collection-sound"
    files = {
        path.relative_to(sound).as_posix(): path.read_text("utf-8")
        for path in sound.rglob("*")
        if path.suffix in {".md", ".yaml", ".yml", ".csv"}
    }
    ferry = files["docs/stories/ferry.md"].replace("picture", "# picture")
    repository.commit({**files, "docs/stories/ferry.md": ferry}, "Stories")
    changed = ferry.replace("began: 2001", "began: 2002")
    (repository.folder / "docs/stories/ferry.md").write_text(changed, encoding="utf-8")
    repository.git("branch", "--move", "work")
    assert changed_values(compare(repository)) == [("2001", "2002")]


def test_a_revision_has_any_name_that_git_knows(repository: Repository) -> None:
    repository.git("tag", "v1")
    first = repository.git("rev-parse", "HEAD")
    repository.commit({"datasets/tolls/tolls.csv": TABLE.replace("1.0", "1.5")}, "Second")
    for name in ("HEAD~1", "v1", first, first[:8], "main^"):
        assert changed_values(compare(repository, name)) == [("1.0", "1.5")]
    assert compare(repository, "v1").base == f"revision v1 ({first[:10]})"


def test_a_base_that_nobody_knows(repository: Repository, subtests: pytest.Subtests) -> None:
    cases = [
        "nowhere",
        "",
        "--help",
        "-h",
        "--output=stolen",
        "HEAD:datasets",
        "a\0b",
        "HEAD^{tree}",
    ]
    for name in cases:
        with subtests.test(name=name):
            with pytest.raises(UnknownBase):
                compare(repository, name)
            assert not (repository.folder / "stolen").exists()


def test_outside_git_a_folder_must_be_named(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(FIRST["mkdocs.yml"])
    with (
        pytest.raises(UnknownBase, match="folder"),
        open_base(read_project(tmp_path), None),
    ):
        pass


def test_a_folder_with_datasets_or_a_dataset_alone(repository: Repository, tmp_path: Path) -> None:
    copy = shutil.copytree(repository.folder / "datasets", tmp_path / "copy" / "datasets")
    table(repository).write_text(TABLE.replace("1.0", "1.5"))
    alone = shutil.copytree(copy / "tolls", tmp_path / "as it was")
    for given in (copy.parent, copy / "tolls", alone, alone / "datapackage.yaml"):
        assert changed_values(compare(repository, str(given))) == [("1.0", "1.5")]


def test_a_dataset_alone_must_be_one_of_the_projects(
    repository: Repository, tmp_path: Path
) -> None:
    alone = shutil.copytree(repository.folder / "datasets" / "tolls", tmp_path / "ferries")
    descriptor = alone / "datapackage.yaml"
    descriptor.write_text(DESCRIPTOR.replace("name: tolls", "name: ferries"))
    with pytest.raises(UnknownBase, match="ferries"):
        compare(repository, str(alone))


def test_the_work_tree_and_the_index_are_not_touched(repository: Repository) -> None:
    repository.commit({"datasets/tolls/tolls.csv": TABLE.replace("1.0", "1.5")}, "Second")
    table(repository).write_text(TABLE.replace("1.0", "7"))
    repository.git("add", "--all")
    table(repository).write_text(TABLE.replace("1.0", "8"))
    (repository.folder / "datasets" / "tolls" / "untracked.txt").write_text("mine")
    before = {name: (repository.folder / name).read_bytes() for name in files(repository.folder)}
    assert changed_values(compare(repository, "HEAD~1")) == [("1.0", "8")]
    after = {name: (repository.folder / name).read_bytes() for name in files(repository.folder)}
    assert after == before


def test_links_in_a_revision_lead_nowhere(repository: Repository, outside: Path) -> None:
    table(repository).unlink()
    table(repository).symlink_to(outside)
    (repository.folder / "datasets" / "all").symlink_to(outside.parent, target_is_directory=True)
    repository.commit({}, "Links")
    with open_base(project(repository), "HEAD") as opened:
        assert list(files(opened.root)) == ["datasets/tolls/datapackage.yaml"]
        assert b"secret" not in b"".join(p.read_bytes() for p in opened.root.rglob("*.*"))
    table(repository).unlink()
    (repository.folder / "datasets" / "all").unlink()
    table(repository).write_text(TABLE)
    (dataset,) = compare(repository, "HEAD").datasets
    assert dataset.kind is Kind.UNREAD
    assert (dataset.errors_before > 0, dataset.errors_after) == (True, 0)


def test_a_datasets_folder_that_is_a_link_holds_nothing(
    repository: Repository, outside: Path
) -> None:
    shutil.rmtree(repository.folder / "datasets")
    (repository.folder / "datasets").symlink_to(outside.parent)
    repository.commit({}, "A link")
    with open_base(project(repository), "HEAD") as opened:
        assert list(files(opened.root)) == []


def test_no_filter_hook_or_conversion_runs(repository: Repository, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    shout = tmp_path / "shout.sh"
    shout.write_text(f"#!/bin/sh\ntouch '{trap}'\ncat\n")
    shout.chmod(0o755)
    attributes = "* filter=evil diff=evil text eol=crlf ident export-subst merge=evil\n"
    repository.commit({"datasets/.gitattributes": attributes}, "Attributes")
    repository.commit({"datasets/tolls/tolls.csv": TABLE + "Stone,2020,3\n"}, "Second")
    for setting in ("filter.evil.smudge", "filter.evil.process", "diff.evil.textconv"):
        repository.git("config", setting, str(shout))
    repository.git("config", "core.fsmonitor", str(shout))
    repository.git("config", "core.autocrlf", "true")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        path = repository.folder / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        shutil.copy(shout, path)
    with open_base(project(repository), "HEAD~1") as opened:
        copied = opened.root / "datasets" / "tolls" / "tolls.csv"
        assert copied.read_bytes() == TABLE.encode()
    assert not trap.exists()


def test_names_that_lead_out_are_left_out(repository: Repository, tmp_path: Path) -> None:
    """git refuses to make such a tree; whoever wants one writes it by hand."""
    blob = repository.git("rev-parse", "HEAD:datasets/tolls/tolls.csv")

    def tree(*entries: tuple[str, str, str]) -> str:
        content = b"".join(
            f"{mode} {name}\0".encode() + bytes.fromhex(id_) for mode, name, id_ in entries
        )
        (tmp_path / "tree").write_bytes(content)
        literally = ("hash-object", "-t", "tree", "-w", "--literally", str(tmp_path / "tree"))
        return repository.git(*literally)

    up = tree(("40000", "..", tree(("100644", "escaped.csv", blob))))
    inner = tree(
        ("40000", "..", up),
        ("40000", ".git", tree(("100644", "config", blob))),
        ("100644", "..", blob),
        ("100644", "C:evil.csv", blob),
        ("100644", "a\\..\\b.csv", blob),
        ("100644", "fine.csv", blob),
        ("100644", "n" * 300, blob),
        ("160000", "module", "1" * 40),
    )
    root = tree(("40000", "datasets", tree(("40000", "tolls", inner))))
    revision = repository.git("commit-tree", root, "-m", "Evil")
    with open_base(project(repository), revision) as opened:
        assert list(files(opened.root)) == ["datasets/tolls/fine.csv"]
        assert not list(opened.root.parent.glob("escaped.csv"))
    assert not opened.root.exists()


def test_a_revision_that_is_too_large_is_refused(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "LIMITS", replace(base.LIMITS, base_bytes=100))
    with pytest.raises(UnknownBase, match="larger than 100 bytes"):
        compare(repository, "HEAD")


def test_a_file_that_is_too_large_is_left_out(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "LIMITS", replace(base.LIMITS, table_bytes=len(TABLE) - 1))
    with open_base(project(repository), "HEAD") as opened:
        assert "datasets/tolls/tolls.csv" not in list(files(opened.root))


def test_a_clone_without_its_files_asks_nobody(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"datasets/tolls/tolls.csv": TABLE.replace("1.0", "1.5")}, "Second")
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    source = repository.folder.as_uri()
    repository.git("clone", "--quiet", "--filter=blob:none", source, str(clone))
    with (
        pytest.raises(UnknownBase, match="cannot be read"),
        open_base(read_project(clone), "HEAD~1"),
    ):
        pass


def test_a_project_in_a_subfolder_of_a_repository(repository: Repository) -> None:
    repository.commit({f"site/{name}": text for name, text in FIRST.items()}, "A site below")
    below = read_project(repository.folder / "site")
    with open_base(below, "HEAD") as opened:
        assert isinstance(opened, Base)
        assert "datasets/tolls/tolls.csv" in list(files(opened.root))
