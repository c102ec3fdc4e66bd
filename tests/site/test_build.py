"""The same input gives the same bytes, and a build that cannot be right changes nothing."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from pipeline.cache import Cache
from tests.conftest import SITE_URL, Site
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

SMALL = GOLDEN / "atlas" / "input"

# What differs between the machines of two people.
THERE = {
    "TZ": "Pacific/Auckland",
    "LANG": "de_DE.UTF-8",
    "LC_ALL": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711",
}


@pytest.fixture(scope="module")
def first(golden: Callable[[str], Case]) -> Path:
    """A project that one process built; its store is warm for those who copy it."""
    return golden("atlas").project


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same elsewhere, of files written in another order, by two processes without a store."""
    project = tmp_path_factory.mktemp("elsewhere") / "another name"
    for path in sorted(SMALL.rglob("*"), reverse=True):
        if path.is_file():
            to = project / path.relative_to(SMALL)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())
    done = run_pipeline(project, "build", "--workers", "2", "--no-cache", env=environment(**THERE))
    assert done.returncode == 0, done.stderr
    assert not (project / "build" / "cache").exists()
    return project


@pytest.mark.slow
def test_nothing_but_the_input_shows_in_a_site(first: Path, second: Path) -> None:
    one, other = site(first), site(second)
    assert len(one) > 100
    assert not differences(one, other)


@pytest.mark.slow
def test_what_was_kept_is_used_and_what_is_broken_of_it_made_anew(
    first: Path, tmp_path: Path
) -> None:
    project = shutil.copytree(first, tmp_path / "project")
    before = kept(project)
    assert before
    for spoilt, content in ((min(before), b""), (max(before), b'{"wide": "<svg')):
        (project / "build" / "cache" / spoilt).write_bytes(content)
    assert invoke(project, "build", "--workers", "1").exit_code == 0
    assert not differences(site(first), site(project))
    assert not differences(before, kept(project)), "nothing else was to be drawn"


def test_nothing_is_in_the_store_that_does_not_prove_itself_whole(first: Path) -> None:
    store = first / "build" / "cache"
    names = [Path(name).name for name in kept(first)]
    assert len(names) > 5
    assert [name for name in names if Cache(store).read(name) is None] == []


@pytest.mark.slow
def test_neither_the_day_nor_the_folder_shows_in_a_site(first: Path) -> None:
    today = date.today()
    words = (today.isoformat(), f"{today.day} {today:%B %Y}", str(first), first.name)
    secrets = [word.encode() for word in words[:3]]
    shown = [
        f"{name}: {secret.decode()}"
        for name, content in site(first).items()
        for secret in secrets
        if secret in content and name != "api/profile.json"  # whose examples are days
    ]
    assert not shown


@pytest.mark.slow
def test_a_site_of_every_kind_of_page_is_the_same_with_one_process(
    built_site: Site, tmp_path: Path
) -> None:
    project = copy_project(built_site.project, tmp_path / "again")
    env = environment(SITE_URL=SITE_URL, **THERE)
    done = run_pipeline(project, "build", "--workers", "1", "--no-cache", env=env)
    assert done.returncode == 0, done.stderr
    assert not differences(files(built_site.folder), site(project))


Damage = Callable[[Path], object]


def spoil_data(project: Path) -> None:
    table = project / "datasets" / "bus-rides" / "bus-rides.csv"
    table.write_text(
        table.read_text("utf-8").replace("ALD,2021,day,12,", "ALD,2021,day,x,"), "utf-8"
    )


def set_aside(project: Path, name: str, text: str) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def add_setting(text: str) -> Damage:
    def damage(project: Path) -> None:
        path = project / "mkdocs.yml"
        path.write_text(path.read_text("utf-8") + text, encoding="utf-8")

    return damage


def replace_setting(old: str, new: str) -> Damage:
    def damage(project: Path) -> None:
        path = project / "mkdocs.yml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return damage


def override(template: str, name: str = "main.html") -> Damage:
    def damage(project: Path) -> None:
        replace_setting("  font: false", "  font: false\n  custom_dir: docs/overrides")(project)
        set_aside(project, f"docs/overrides/{name}", template)

    return damage


# What is broken, and what the one line that says so must name. Most is found before anything is
# made; of what only the making of pages finds, one of each kind is tried whenever tests run.
BROKEN: Mapping[str, tuple[Damage, str]] = {
    "not YAML": (add_setting("\n  - [unclosed\n"), "mkdocs.yml"),
    "not settings": (lambda p: (p / "mkdocs.yml").write_text("- a\n- b\n"), "mkdocs.yml"),
    "not UTF-8": (lambda p: (p / "mkdocs.yml").write_bytes(b"site_name: \xff\n"), "mkdocs.yml"),
    "setting of a wrong kind": (
        replace_setting("publisher: Bus office", "publisher: [Bus, office]"),
        "extra.atlas.publisher",
    ),
    "setting that nobody knows": (
        replace_setting("publisher: Bus office", "publishr: Bus office"),
        "publishr",
    ),
    "setting without what it needs": (
        replace_setting("        summary: What a ride costs.\n", ""),
        "extra.atlas.topics",
    ),
    "address of the site": (
        replace_setting("!ENV [SITE_URL, 'https://bus.example/atlas/']", "bus.example"),
        "site_url",
    ),
    "plugin that is not there": (add_setting("\nplugins: [no-such-plugin]\n"), "no-such-plugin"),
    "extension that is not there": (
        add_setting("\nmarkdown_extensions: [no_such_extension]\n"),
        "no_such_extension",
    ),
    "setting of MkDocs": (add_setting("\nvalidation: sometimes\n"), "validation"),
    "theme folder that is not there": (
        replace_setting("  font: false", "  font: false\n  custom_dir: nowhere"),
        "custom_dir",
    ),
    "template that is no template": (
        override('{% extends "base.html" %}{% block content %}{% if %}{% endblock %}'),
        "main.html",
    ),
    "template that fails": (
        override("<footer>{{ 1 / 0 }}</footer>", "partials/site-footer.html"),
        "site-footer.html",
    ),
    "template that is not there": (override('{% extends "nowhere.html" %}'), "nowhere.html"),
    "page that is not UTF-8": (
        lambda p: (p / "docs" / "broken.md").write_bytes(b"# Caf\xe9\n"),
        "broken.md",
    ),
    "page without a character set": (
        lambda p: set_aside(p, "docs/plain/index.html", "<!doctype html><title>x</title>x"),
        "plain/index.html",
    ),
}


FOUND_LATE = (
    "theme folder that is not there",
    "setting of MkDocs",
    "extension that is not there",
    "template that is no template",
    "template that is not there",
    "page that is not UTF-8",
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "what",
    [pytest.param(one, marks=pytest.mark.slow) if one in FOUND_LATE else one for one in BROKEN],
)
def test_a_broken_site_is_named_and_changes_nothing(what: str, first: Path, tmp_path: Path) -> None:
    project = shutil.copytree(first, tmp_path / "project")
    before = site(project)
    damage, name = BROKEN[what]
    damage(project)
    done = invoke(project, "build", "--workers", "1")
    assert done.exit_code == 2, done.stderr
    error = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert len(error) == 1
    assert name in done.stderr[done.stderr.index("Error: ") :].replace("\\", "/")
    assert "Traceback" not in done.stderr
    assert not differences(before, site(project))


FOOTER, MAIN = "partials/site-footer.html", "main.html"
OWN_WORDS = {
    FOOTER: "<footer>Our own words</footer>",
    MAIN: '{% extends "base.html" %}{% block announce %}Our own words{% endblock %}',
}


@pytest.fixture(scope="module")
def changed(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a template of its own, and links out of the folder of pages."""
    folder = tmp_path_factory.mktemp("changed")
    project = shutil.copytree(first, folder / "project")
    override(OWN_WORDS[FOOTER], FOOTER)(project)
    (folder / "secret.md").write_text("# Secret", encoding="utf-8")
    (project / "docs" / "secret.md").symlink_to(folder / "secret.md")
    (project / "docs" / "folder").symlink_to(folder)
    done = invoke(project, "build", "--workers", "1")
    assert done.exit_code == 0, done.stderr
    return project


@pytest.mark.slow
def test_a_site_can_change_a_part_of_the_theme(changed: Path) -> None:
    assert_is_changed(site(changed))


@pytest.mark.slow
def test_a_site_can_change_the_theme(first: Path, tmp_path: Path) -> None:
    project = shutil.copytree(first, tmp_path / "project")
    override(OWN_WORDS[MAIN], MAIN)(project)
    assert invoke(project, "build", "--workers", "1").exit_code == 0
    assert_is_changed(site(project))


def assert_is_changed(made: Mapping[str, bytes]) -> None:
    for page in ("index.html", "about/index.html", "datasets/bus-rides/index.html"):
        assert b"Our own words" in made[page]
    assert not [page for page in made if "overrides" in page]


@pytest.mark.slow
def test_links_out_of_the_pages_folder_are_not_followed(changed: Path) -> None:
    assert not [name for name in site(changed) if "secret" in name]


@pytest.mark.slow
def test_a_theme_that_says_little_asks_no_other_host(first: Path, tmp_path: Path) -> None:
    project = shutil.copytree(first, tmp_path / "project")
    path = project / "mkdocs.yml"
    before, _, after = path.read_text("utf-8").partition("\ntheme:\n")
    after = after[after.index("\n\n") :]
    own = "\ntheme: {name: material, custom_dir: docs/overrides}\n"
    path.write_text(before + own + after, encoding="utf-8")
    set_aside(project, "docs/overrides/partials/site-footer.html", "<footer>Our own words</footer>")
    done = invoke(project, "build", "--workers", "1")
    assert done.exit_code == 0, done.stderr
    home = site(project)["index.html"]
    assert b"Our own words" in home
    assert b"fonts.g" not in home
    assert b"Switch to dark colours" in home


@pytest.mark.slow
def test_data_with_an_error_changes_nothing(first: Path, tmp_path: Path) -> None:
    project = shutil.copytree(first, tmp_path / "project")
    before = site(project)
    spoil_data(project)
    done = invoke(project, "build", "--workers", "1")
    assert done.exit_code == 1
    assert 'bus-rides.csv, row 2, column rides: "x" is not a number.' in done.stdout
    assert not differences(before, site(project))
    assert not (project / "build" / "site.new").exists()


@pytest.mark.slow
def test_a_warning_stops_a_strict_build(first: Path, tmp_path: Path) -> None:
    """Others it does not stop, as the site in tests/golden shows on which much is missing."""
    project = shutil.copytree(first, tmp_path / "project")
    set_aside(project, "datasets/bus-rides/forgotten.csv", "a\n1\n")
    before = site(project)
    assert invoke(project, "build", "--strict", "--workers", "1").exit_code == 1
    assert not differences(before, site(project))


@pytest.mark.slow
def test_two_builds_at_once_do_not_get_in_each_others_way(first: Path, tmp_path: Path) -> None:
    project = shutil.copytree(first, tmp_path / "project")
    before = site(project)
    with FileLock(project / "build" / "lock"):
        done = invoke(project, "build", "--workers", "1")
    assert done.exit_code == 2
    assert "Another build is running" in done.stderr
    assert not differences(before, site(project))


@pytest.fixture(scope="module")
def repository(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in git: two commits, the second to one dataset alone."""
    project = shutil.copytree(first, tmp_path_factory.mktemp("git") / "project")
    git(project, "init", "--quiet", "--initial-branch=main")
    commit(project, "Begin", "2026-03-01T12:00:00Z")
    table = project / "datasets" / "bus-rides" / "bus-rides.csv"
    table.write_text(
        table.read_text("utf-8").replace("ALD,2021,day,12,", "ALD,2021,day,12.1,"), "utf-8"
    )
    commit(project, "Correct <b>Aldmouth</b> in 2021", "2026-03-05T23:30:00Z")
    return project


@pytest.mark.slow
def test_changes_are_those_of_git(repository: Path) -> None:
    assert invoke(repository, "build", "--workers", "1").exit_code == 0
    page = (repository / "build" / "site" / "datasets" / "bus-rides" / "index.html").read_text(
        "utf-8"
    )
    assert "Page updated 5 March 2026." in page
    assert "Correct &lt;b&gt;Aldmouth&lt;/b&gt; in 2021" in page
    revision = git(repository, "rev-parse", "HEAD").strip()
    assert f'href="https://code.example/bus/commit/{revision}"' in page
    other = (repository / "build" / "site" / "datasets" / "towns" / "index.html").read_text("utf-8")
    assert "Aldmouth</b>" not in other
    assert "Page updated 1 March 2026." in other
    sitemap = (repository / "build" / "site" / "sitemap.xml").read_text("utf-8")
    assert "<lastmod>2026-03-05</lastmod>" in sitemap


@pytest.mark.slow
def test_a_copy_without_its_past_says_so(repository: Path, tmp_path: Path) -> None:
    copied = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), str(copied))
    copy_store(repository, copied)
    assert invoke(copied, "build", "--workers", "1").exit_code == 0
    page = (copied / "build" / "site" / "datasets" / "bus-rides" / "index.html").read_text("utf-8")
    assert "shallow clone" in page
    assert "Correct" not in page.partition('id="changes"')[2]


def kept(project: Path) -> dict[str, bytes]:
    """What is in the store."""
    return files(project / "build" / "cache")


def site(project: Path) -> dict[str, bytes]:
    return files(project / "build" / "site")


def git(folder: Path, *arguments: str, **env: str) -> str:
    names = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org")
    command = ["git", *names, "-c", "commit.gpgsign=false", "-C", str(folder), *arguments]
    done = subprocess.run(
        command, env=environment(**env), check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout


def commit(project: Path, subject: str, moment: str) -> None:
    set_aside(project, ".gitignore", "/build/\n")
    git(project, "add", ".")
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    git(project, "commit", "--quiet", "-m", subject, **dates)
