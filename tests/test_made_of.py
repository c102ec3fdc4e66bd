from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from pipeline.history import run_git
from pipeline.made_of import digest_of_folder, digest_of_listing, digest_of_site, libraries
from pipeline.project import read_project

SETTINGS = "site_name: Small\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "mkdocs.yml": SETTINGS,
        "datasets/rain/rain.csv": "day,mm\n1,2\n",
        "docs/index.md": "# Rain\n",
        "templates/rain/datapackage.yaml": "name: rain\n",
        "README.md": "Nothing that a site is made of.\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def made_of(site: Path, profile: str = "atlas", today: date | None = None) -> str | None:
    return digest_of_site(read_project(site), profile, today)


def write(name: str, text: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return change


def link(site: Path) -> None:
    (site / "docs" / "index.md").unlink()
    (site / "docs" / "index.md").symlink_to(site / "README.md")


def commit(site: Path) -> None:
    run_git(site, "init", "--quiet")
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    run_git(site, *named, "commit", "--quiet", "--allow-empty", "--message", "Begin")


CHANGES: dict[str, Callable[[Path], None]] = {
    "a cell": write("datasets/rain/rain.csv", "day,mm\n1,3\n"),
    "a further file": write("datasets/rain/more.csv", "day,mm\n"),
    "a file under another name": lambda s: (
        (s / "docs/index.md").rename(s / "docs/home.md") and None
    ),
    "a file that is gone": lambda site: (site / "templates/rain/datapackage.yaml").unlink(),
    "a link in place of a file": link,
    "a setting": write("mkdocs.yml", "site_name: Smaller\n"),
    "a remark in the settings": write("mkdocs.yml", SETTINGS + "# Small\n"),
    "a commit": commit,
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_site_is_made_of_shows_in_its_digest(site: Path, name: str) -> None:
    before = made_of(site)
    assert made_of(site) == before
    CHANGES[name](site)
    assert made_of(site) != before


def test_what_a_site_is_not_made_of_does_not(site: Path) -> None:
    before = made_of(site)
    write("README.md", "Other words.\n")(site)
    write("build/site/index.html", "<p>")(site)
    os.utime(site / "docs" / "index.md", (0, 0))
    assert made_of(site) == before


def test_an_address_that_nobody_gave_is_none(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made_of(site)
    monkeypatch.setenv("SITE_URL", read_project(site).site_url)
    assert made_of(site) != before


@pytest.mark.parametrize(("name", "value"), [("SITE_URL", "https://a.example/"), ("LOGO", "x.svg")])
def test_what_settings_take_from_the_surroundings_does(
    site: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    write("mkdocs.yml", f"{SETTINGS}theme:\n  name: material\n  logo: !ENV [LOGO, '']\n")(site)
    before = made_of(site)
    monkeypatch.setenv(name, value)
    assert made_of(site) != before


def test_the_profile_and_the_day_do(site: Path) -> None:
    found = {made_of(site), made_of(site, "standard"), made_of(site, today=date(2026, 1, 2))}
    assert len(found) == 3


def test_a_theme_of_ones_own_does(site: Path) -> None:
    write("mkdocs.yml", f"{SETTINGS}theme:\n  name: material\n  custom_dir: own\n")(site)
    before = made_of(site)
    write("own/main.html", "{{ page.content }}")(site)
    assert made_of(site) != before


def test_what_is_installed_does(tmp_path: Path) -> None:
    with fresh_libraries():
        before = libraries()
    (tmp_path / "markdown-9.9.dist-info").mkdir()
    (tmp_path / "markdown-9.9.dist-info" / "RECORD").write_text("markdown.py,,", encoding="utf-8")
    with fresh_libraries():
        sys.path.append(str(tmp_path))
        assert libraries() != before


@contextmanager
def fresh_libraries() -> Iterator[None]:
    before = list(sys.path)
    libraries.cache_clear()
    try:
        yield
    finally:
        sys.path[:] = before
        libraries.cache_clear()


@pytest.mark.parametrize(
    "settings",
    [
        "plugins: [social]",
        "hooks: [hooks.py]",
        "INHERIT: other.yml",
        "markdown_extensions: [pymdownx.snippets]",
        "markdown_extensions: [{of_our_own: {}}]",
        "markdown_extensions: [{toc: {slugify: !!python/name:my.words }}]",
        "markdown_extensions: [{pymdownx.emoji: {options: {custom_icons: [icons]}}}]",
    ],
)
def test_what_can_read_anything_leaves_nothing_known(site: Path, settings: str) -> None:
    write("mkdocs.yml", f"{SETTINGS}{settings}\n")(site)
    assert made_of(site) is None


def test_common_extensions_of_markdown_are_known(site: Path) -> None:
    names = (
        "[admonition, pymdownx.details, markdown.extensions.tables, {toc: {permalink: true}}, "
        "{pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }}]"
    )
    write("mkdocs.yml", f"{SETTINGS}plugins: []\nmarkdown_extensions: {names}\n")(site)
    assert made_of(site)


@pytest.mark.parametrize("target", [".", "more"])
def test_a_link_to_a_folder_or_to_itself_leaves_nothing_known(site: Path, target: str) -> None:
    (site / "docs" / "more").symlink_to(target, target_is_directory=True)
    assert made_of(site) is None


def test_files_that_are_none_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to("gone")
    assert digest_of_folder(tmp_path) != digest_of_folder(tmp_path / "none")


def test_a_listing_tells_files_by_name_size_and_time(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1", encoding="utf-8")
    os.utime(tmp_path / "a", (1, 1))
    first = digest_of_listing(tmp_path)
    os.utime(tmp_path / "a", (2, 2))
    second = digest_of_listing(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert len({first, second, digest_of_listing(tmp_path)}) == 3
