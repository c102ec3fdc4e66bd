"""Sites to check: the tests' own, and small ones that tests write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from check.site import Site, read_site
from pipeline.project import read_project
from tests.check.planting import copied
from tests.conftest import Site as Built


@pytest.fixture(scope="session")
def sound(built_site: Built) -> Site:
    """The tests' own site, in which nothing is wrong."""
    return read_site(read_project(built_site.project))


@pytest.fixture
def copy(sound: Site, tmp_path: Path) -> Site:
    """A copy of it, to put something wrong into."""
    return copied(sound, tmp_path / "site")


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Site]:
    """Writes a site from texts by file, under a path of its host."""

    def written(files: dict[str, str], settings: str = "") -> Site:
        root = tmp_path / "project"
        folder = root / "build" / "site"
        folder.mkdir(parents=True)
        (root / "datasets").mkdir()
        (root / "mkdocs.yml").write_text(f"site_name: Small\n{settings}", encoding="utf-8")
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Site(read_project(root), folder, "https://small.example/under/")

    return written
