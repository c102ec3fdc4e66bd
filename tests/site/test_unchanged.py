"""A site that is made of the same stays as it is, and one that is not is made anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pipeline.mentions
import pipeline.site.anew
from tests.golden.case import Case
from tests.site.running import (
    GOLDEN,
    copy_project,
    copy_store,
    differences,
    environment,
    files,
    invoke,
    run_pipeline,
)

UNCHANGED = "Nothing changed"


@pytest.fixture
def project(tmp_path: Path, golden: Callable[[str], Case]) -> Path:
    copied = copy_project(GOLDEN / "standard" / "input", tmp_path / "project")
    return copy_store(golden("standard").project, copied)


def built(project: Path, *options: str) -> str:
    done = invoke(project, "build", "--workers", "1", "--profile", "standard", *options)
    assert done.exit_code == 0, done.output
    return done.output


def test_what_is_there_already_is_not_made_again(project: Path) -> None:
    first = built(project)
    assert UNCHANGED not in first
    pages = files(project / "build" / "site")
    second = built(project)
    assert UNCHANGED in second
    assert files(project / "build" / "site") == pages
    words = [line for line in first.splitlines() if " kB" in line or "warning" in line]
    assert words
    assert set(words) <= set(second.splitlines()), "all is said again"


def test_a_site_that_someone_touched_is_made_anew(project: Path) -> None:
    built(project)
    site = project / "build" / "site"
    pages = files(site)
    (site / "index.html").write_bytes(b"<p>Not ours")
    (site / "sitemap.xml").unlink()
    assert UNCHANGED not in built(project)
    assert differences(pages, files(site)) == []


def test_without_a_store_all_is_made_anew(project: Path) -> None:
    built(project)
    assert UNCHANGED not in built(project, "--no-cache")
    assert UNCHANGED not in built(project), "what lies there is of another build"


def test_what_is_kept_of_a_build_is_used_only_if_it_can_be_read(project: Path) -> None:
    built(project)
    for path in (project / "build" / "cache").rglob("*"):
        if path.is_file() and b"made_of" in path.read_bytes():
            path.write_bytes(b"spoilt")
    assert UNCHANGED not in built(project)


def test_strict_still_stops_at_a_warning(project: Path) -> None:
    built(project)
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nnav: [gone.md]\n", encoding="utf-8")
    assert "warning" in built(project)
    assert UNCHANGED in built(project)
    strict = invoke(project, "build", "--workers", "1", "--profile", "standard", "--strict")
    assert strict.exit_code == 1


def test_a_site_that_stands_is_told_before_anything_heavy_is_imported(project: Path) -> None:
    built(project)
    env = environment(PYTHONPROFILEIMPORTTIME="1", **{"PYTHONWARNINGS": "ignore"})
    done = run_pipeline(project, "build", "--workers", "1", "--profile", "standard", env=env)
    assert UNCHANGED in done.stderr, done.stderr[-500:]
    heavy = ("pandas", "pyarrow", "altair", "mkdocs", "frictionless")
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert imported.isdisjoint(heavy)
    assert os.fspath(project / "build" / "site") in done.stderr


def test_what_someone_saves_while_a_site_is_made_does_not_go_into_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(project)
    pages = files(project / "build" / "site")
    (project / "build" / "site" / "index.html").unlink()
    folder = next(path for path in (project / "datasets").iterdir() if path.is_dir())
    original = pipeline.site.anew.write_pages

    def save_and_write(*given: Any) -> Any:
        (folder / "CHANGELOG.md").write_text("# Changes\n\nNew.\n", encoding="utf-8")
        return original(*given)

    with monkeypatch.context() as patched:
        patched.setattr(pipeline.site.anew, "write_pages", save_and_write)
        done = invoke(project, "build", "--workers", "1", "--profile", "standard")
    assert done.exit_code == 2
    assert "Build again" in done.output
    assert not (project / "build" / "site" / "index.html").exists(), "the last site stays as it was"
    (folder / "CHANGELOG.md").unlink()
    assert UNCHANGED not in built(project)
    assert differences(pages, files(project / "build" / "site")) == []


def test_what_is_found_while_someone_saves_is_not_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(project / "build" / "cache")
    table = next((project / "datasets").rglob("*.csv"))
    sound = table.read_text("utf-8")
    original = pipeline.mentions.read_site

    def read_and_save(*given: Any, **named: Any) -> Any:
        read = original(*given, **named)
        table.write_text(sound + '"', encoding="utf-8")
        return read

    with monkeypatch.context() as patched:
        patched.setattr(pipeline.mentions, "read_site", read_and_save)
        assert invoke(project, "validate", "--profile", "standard").exit_code == 1
    table.write_text(sound, encoding="utf-8")
    assert invoke(project, "validate", "--profile", "standard").exit_code == 0


def test_a_folder_elsewhere_is_checked_each_time(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = next(path for path in (project / "datasets").iterdir() if path.is_dir()).name
    elsewhere = shutil.copytree(project / "datasets" / name, tmp_path / "here" / name)
    monkeypatch.chdir(tmp_path / "here")
    asked = ("validate", "--profile", "standard", f"{name}/")
    assert invoke(project, *asked).exit_code == 0
    table = next(elsewhere.rglob("*.csv"))
    table.write_text(table.read_text("utf-8") + '"', encoding="utf-8")
    assert invoke(project, *asked).exit_code == 1


def test_a_check_writes_nothing_where_a_link_leads(project: Path, tmp_path: Path) -> None:
    shutil.rmtree(project / "build")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (project / "build").symlink_to(elsewhere, target_is_directory=True)
    assert invoke(project, "validate", "--profile", "standard").exit_code == 0
    assert list(elsewhere.iterdir()) == []
