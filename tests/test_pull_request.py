"""`pipeline report`: everything that is said of a pull request, checked once and compared once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from pipeline.diff import Known, compare, write_difference
from pipeline.diff.model import Kind
from pipeline.findings import Severity
from pipeline.folders import read_folders
from pipeline.project import read_project
from pipeline.pull_request import REPORTS
from pipeline.validation import validate
from tests.diff.test_cases import CASES
from tests.reporting.hostile import FRAGMENTS
from tests.site.running import GOLDEN, copy_project, differences, files, invoke
from tests.test_history import Repository

DRAWN = 'class="side"'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small sound project with two datasets."""
    return copy_project(GOLDEN / "atlas" / "input", tmp_path / "project")


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The same project in another folder, to compare with."""
    return copy_project(GOLDEN / "atlas" / "input", tmp_path / "before")


def table(project: Path) -> Path:
    return project / "datasets" / "bus-rides" / "bus-rides.csv"


def change(project: Path, old: str, new: str) -> None:
    text = table(project).read_text("utf-8")
    assert old in text
    table(project).write_text(text.replace(old, new, 1), encoding="utf-8")


def read(into: Path) -> dict[str, str]:
    assert sorted(path.name for path in into.iterdir()) == sorted(REPORTS)
    return {name: (into / name).read_text("utf-8") for name in REPORTS}


def tallied(text: str) -> Any:
    """A report for programs without what differs from run to run."""
    report = json.loads(text)
    for dataset in report["datasets"]:
        del dataset["seconds"]
    return report


def count_checks(monkeypatch: pytest.MonkeyPatch) -> Counter[Path]:
    """Counts how often each folder is checked from here on."""
    from pipeline import validation

    checked: Counter[Path] = Counter()
    check = validation.validate_folder

    def counted(folder: Any, *arguments: Any, **options: Any) -> Any:
        checked[folder.path] += 1
        return check(folder, *arguments, **options)

    monkeypatch.setattr(validation, "validate_folder", counted)
    return checked


def count_comparisons(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lists the base of each comparison from here on."""
    from pipeline import diff

    compared: list[str] = []
    find = diff.find_difference

    def counted(sides: Any, base: str) -> Any:
        compared.append(base)
        return find(sides, base)

    monkeypatch.setattr(diff, "find_difference", counted)
    return compared


@pytest.mark.slow
def test_everything_is_checked_once_and_compared_once(
    project: Path, before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And each report says what there is to say, as the commands that print one alone do."""
    change(project, "ALD,2021,day,12,", "ALD,2021,day,21,")
    (project / "datasets" / "forgotten.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (project / "docs" / "more.md").write_text("# More\n\n[Gone](datasets/gone/)\n", "utf-8")
    untouched = files(project)
    checked, compared = count_checks(monkeypatch), count_comparisons(monkeypatch)
    into = tmp_path / "some" / "where"
    done = invoke(project, "report", "--into", str(into), "--base", str(before))
    assert done.exit_code == 0, done.output
    names = ("bus-rides", "towns")
    here = {project / "datasets" / name: 1 for name in names}
    assert checked == here | {before / "datasets" / name: 1 for name in names}
    assert compared == [f"the folder {before}"]
    touched = differences(untouched, files(project))
    assert touched == [], "nothing is touched but the reports"
    said = read(into)
    assert done.stdout == ""
    assert done.stderr.endswith(f"The reports are in {into}\n")

    def printed(form: str) -> str:
        return invoke(project, "validate", "--format", form).stdout

    found = compare(read_project(project), str(before)).difference
    text, changed = printed("text"), write_difference(found)
    assert "12 → 21" in changed
    assert "docs/more.md, line 3" in text
    assert said["report.txt"] == text
    assert said["comment.txt"] == f"{text}\n{changed}"
    assert said["github.txt"] == printed("github")
    assert tallied(said["report.json"]) == tallied(printed("json"))
    assert said["summary.md"].startswith(printed("markdown"))
    assert said["summary.md"].endswith(write_difference(found, "markdown"))
    assert "a new file datasets/forgotten/datapackage.yaml" in said["summary.md"]
    assert said["diff.json"] == write_difference(found, "json")
    assert DRAWN in said["diff.html"]


def test_errors_end_with_1_and_every_report_is_there(
    project: Path, before: Path, tmp_path: Path
) -> None:
    change(project, "ALD,2021,day,12,", 'ALD,2021,day,"1,7%",')
    done = invoke(project, "report", "--into", str(tmp_path / "r"), "--base", str(before))
    assert done.exit_code == 1
    said = read(tmp_path / "r")
    assert json.loads(said["report.json"])["valid"] is False
    assert said["github.txt"].startswith("::error file=datasets/bus-rides/bus-rides.csv,line=2,")
    assert said["summary.md"].startswith("## Not ready yet: 1 error")
    for name in ("report.txt", "comment.txt"):
        assert '"1,7%" is not a number.' in said[name]
    for name in ("summary.md", "comment.txt", "diff.html"):
        assert "annot be compared: 1 error after" in said[name]


def test_what_only_this_site_asks_for_stops_no_comparison(project: Path, before: Path) -> None:
    """A description that lacks something is an error; its figures are compared all the same."""
    path = project / "datasets" / "bus-rides" / "datapackage.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in lines if not one.startswith("measures:")), "utf-8")
    change(project, "ALD,2021,day,12,", "ALD,2021,day,21,")
    read = read_project(project)
    folders, _ = read_folders(read)
    report = validate(folders, read)
    errors = [found.code for found in report.findings if found.severity is Severity.ERROR]
    assert errors == ["property-missing"]
    (changed,) = compare(read, str(before), Known(folders, report)).difference.datasets
    assert changed.kind is Kind.CHANGED
    assert changed.errors_before == 0


def test_the_reports_of_an_earlier_run_do_not_stay(project: Path, tmp_path: Path) -> None:
    into = tmp_path / "r"
    into.mkdir()
    (into / "notes.txt").write_text("mine", "utf-8")
    for name in REPORTS:
        (into / name).write_text("old", "utf-8")
    assert invoke(project, "report", "--into", str(into), "--base", "nowhere").exit_code == 0
    assert (into / "notes.txt").read_text("utf-8") == "mine"
    assert [name for name in REPORTS if (into / name).read_text("utf-8") == "old"] == []


# What there is to compare with ------------------------------------------------------------------


@pytest.fixture
def repository(project: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = Repository(project)
    made.commit({}, "First")
    return made


def reasons(project: Path, into: Path, *base: str) -> set[str]:
    """Why nothing was compared, as the reports say it; that all of them do is asserted."""
    done = invoke(project, "report", "--into", str(into), *base)
    said = read(into)
    reason = json.loads(said["diff.json"])["unavailable"]
    assert done.exit_code == 0, "a base that cannot be read says nothing against the data"
    if reason is None:
        return set()
    line = f"Nothing was compared. {reason}"
    assert line in done.stderr
    assert said["comment.txt"].splitlines()[-1] == line
    assert said["github.txt"].splitlines()[-1].startswith("::notice title=Data not compared::")
    for name in ("summary.md", "diff.html"):
        assert said[name].count("Nothing was compared.") == 1
    return {reason}


def test_a_base_that_cannot_be_read_is_one_clear_line(project: Path, tmp_path: Path) -> None:
    into = tmp_path / "r"
    for base in ("nowhere", "", "--all", "@user<b>\x1b[31m`"):
        (reason,) = reasons(project, into, f"--base={base}")
        assert "is neither a revision that git knows nor a folder" in reason
        assert "This folder is not under git." in reason
        assert "\x1b" not in "".join(read(into).values())
    assert reasons(project, into) == {
        "This folder is not under git. Name a folder to compare with."
    }


def test_a_base_of_git_is_compared_with(repository: Repository, tmp_path: Path) -> None:
    into = tmp_path / "r"
    assert reasons(repository.folder, into) == set()
    assert "2 datasets without a change." in (into / "comment.txt").read_text("utf-8")
    assert reasons(repository.folder, into, "--base", "HEAD") == set()
    (reason,) = reasons(repository.folder, into, "--base", "HEAD^1")
    assert "shallow" not in reason


def test_a_copy_without_its_past_is_named(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"note.txt": "x"}, "Second")
    shallow = tmp_path / "shallow"
    address = repository.folder.resolve().as_uri()
    subprocess.run(
        ["git", "clone", "--quiet", "--depth", "1", address, str(shallow)],
        check=True,
        capture_output=True,
    )
    (reason,) = reasons(shallow, tmp_path / "r", "--base", "HEAD^1")
    assert "git fetch --unshallow" in reason


# Where the reports go ---------------------------------------------------------------------------


def test_a_place_that_is_taken_by_something_else_is_refused(project: Path, tmp_path: Path) -> None:
    into, elsewhere = tmp_path / "r", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "summary.md").write_text("mine", "utf-8")
    link, folder = into / "summary.md", into / "diff.html"

    def refused(place: Path, named: Path, word: str) -> None:
        done = invoke(project, "report", "--into", str(place))
        assert (done.exit_code, done.stdout) == (2, ""), done.output
        assert done.stderr.startswith(f"Error: {named} is ")
        assert word in done.stderr

    into.symlink_to(elsewhere)
    refused(into, into, "symbolic link")
    into.unlink()
    into.write_text("mine", "utf-8")
    refused(into, into, "no folder")
    into.unlink()
    into.mkdir()
    link.symlink_to(elsewhere / "summary.md")
    refused(into, link, "symbolic link")
    link.unlink()
    folder.mkdir()
    refused(into, folder, "a folder")
    assert files(into) == {}, "nothing is written where not all can be"
    assert files(elsewhere) == {"summary.md": b"mine"}


def test_the_folder_has_to_be_named(project: Path) -> None:
    done = invoke(project, "report")
    assert done.exit_code == 2
    assert "--into" in done.stderr


# What strangers write ---------------------------------------------------------------------------


def test_what_strangers_write_stays_text_in_every_report(tmp_path: Path) -> None:
    """Names of files, cells, headers and titles that would be more than text."""
    project, before = tmp_path / "project", tmp_path / "before"
    shutil.copytree(CASES / "hostile" / "after", project)
    shutil.copytree(CASES / "hostile" / "before", before)
    shutil.copy(CASES / "mkdocs.yml", project)
    tolls = project / "datasets" / "tolls" / "tolls.csv"
    odd = [
        f'"{f}",x{n},2,"{f}"' for n, f in enumerate(FRAGMENTS) if '"' not in f and "\ud800" not in f
    ]
    tolls.write_text("\n".join([tolls.read_text("utf-8").rstrip(), *odd, ""]), "utf-8")
    for name in ("::error::.csv", "@user <img src=x>.csv", "##[add-path].csv", "\x1b[31m.csv"):
        (project / "datasets" / name).write_text("a\n1\n", "utf-8")
    into = tmp_path / "r"
    done = invoke(project, "report", "--into", str(into), "--base", str(before))
    assert done.exit_code == 1
    said = read(into)
    for name, text in said.items():
        assert name.endswith(".json") or "##[" not in text, name
        assert all(c.isprintable() or c == "\n" for c in text), name
    commands = ("::error ", "::warning ", "::notice ")
    assert [line for line in said["github.txt"].splitlines() if not line.startswith(commands)] == []
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(said["summary.md"])
    for sign in ("<script", "<img", "<a ", "@user", "<b>", "<!--"):
        assert sign not in html, sign
    assert "<script" not in said["diff.html"]
    assert "evil.example/x.png" not in said["diff.html"]
