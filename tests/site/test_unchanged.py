"""A site that is made of the same stays as it is, and one that is not is made anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

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
