"""Whenever a build is ended, a whole site is there at the next start, and the next build works."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.site.swap import restore, swap
from tests.golden.case import Case
from tests.site.running import ROOT, differences, environment, files, invoke

# Starts a build for each moment and folder named, which kills itself at that moment. Each is
# forked from one process that has imported all that builds need, one after the other: what judges
# data has to begin within seconds.
DYING = """
import os, shutil, signal, sys
from pathlib import Path
import pipeline.site.anew
import pipeline.site.swap
from pipeline.cli import main

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def dies(holder, name, moment, calls=1):
    original, left = getattr(holder, name), [calls]
    def replaced(*given, **named):
        left[0] -= 1
        if left[0] == 0 and moment == "before":
            die()
        value = original(*given, **named)
        if left[0] == 0 and moment == "after":
            die()
        return value
    setattr(holder, name, replaced)

def dies_removing():
    def remove_half_and_die(folder, *_, **__):
        if Path(folder).exists():
            for path in sorted(Path(folder).rglob("*.html"))[::2]:
                path.unlink()
            die()
    sys.modules["pipeline.site.swap"].shutil = type("", (), {"rmtree": remove_half_and_die})

POINTS = {
    "before the pages": lambda: dies(pipeline.site.anew, "write_pages", "before"),
    "before the policies": lambda: dies(pipeline.site.anew, "add_policies", "before"),
    "before the swap": lambda: dies(pipeline.site.anew, "swap", "before"),
    "between the renames": lambda: dies(Path, "rename", "after"),
    "after the renames": lambda: dies(Path, "rename", "after", 2),
    "amid removing the old site": dies_removing,
}

if __name__ == "__main__":
    for point, project in zip(sys.argv[1::2], sys.argv[2::2]):
        child = os.fork()
        if child == 0:
            POINTS[point]()
            main(["--root", project, "build", "--workers", "1"])
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

# Moments whose builds are tried whenever tests run, and those that come to the same.
OLD_SITE_LEFT = ("before the swap", "between the renames")
NEW_SITE_LEFT = ("amid removing the old site",)
OFTEN = (*OLD_SITE_LEFT, *NEW_SITE_LEFT)
SELDOM = ("before the pages", "before the policies", "after the renames")


@dataclass(frozen=True)
class Built:
    """A project with its site, and the files of the site before and after a change to the data."""

    project: Path
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]


def change(project: Path) -> None:
    descriptor = project / "datasets" / "bus-rides" / "datapackage.yaml"
    text = descriptor.read_text("utf-8").replace("title: Bus rides in", "title: Trips by bus in")
    descriptor.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def built(golden: Callable[[str], Case], tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project before the change, with its site."""
    project = golden("atlas").project
    changed = shutil.copytree(project, tmp_path_factory.mktemp("swap") / "after")
    change(changed)
    assert invoke(changed, "build", "--workers", "1").exit_code == 0
    before, after = (files(one / "build" / "site") for one in (project, changed))
    assert differences(before, after), "the change is not to be seen"
    return Built(project, before, after)


@pytest.fixture
def project(built: Built, tmp_path: Path) -> Path:
    """A copy of the project with its old site, and data that has changed since."""
    copied = shutil.copytree(built.project, tmp_path / "project")
    change(copied)
    return copied


@pytest.fixture(scope="module")
def died(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """By each of some moments, a project whose build was killed then."""
    return killed_at(OFTEN, built, tmp_path_factory.mktemp("died"))


@pytest.fixture(scope="module")
def died_otherwise(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The same of the other moments."""
    return killed_at(SELDOM, built, tmp_path_factory.mktemp("died"))


def killed_at(points: Iterable[str], built: Built, folder: Path) -> Mapping[str, Path]:
    script = folder / "dying.py"
    script.write_text(DYING, encoding="utf-8")
    projects = {}
    for point in points:
        projects[point] = shutil.copytree(built.project, folder / point.replace(" ", "-"))
        change(projects[point])
    pairs = [word for point, project in projects.items() for word in (point, str(project))]
    done = subprocess.run(
        [sys.executable, str(script), *pairs],
        env=environment(PYTHONPATH=str(ROOT)),
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.stdout.split() == [str(-signal.SIGKILL)] * len(projects), done.stderr
    return projects


@pytest.mark.slow
@pytest.mark.parametrize("point", OLD_SITE_LEFT)
def test_a_build_that_dies_leaves_the_old_site(
    point: str, died: Mapping[str, Path], built: Built
) -> None:
    assert_old_site_is_left(point, died[point], built)


@pytest.mark.slow
@pytest.mark.parametrize("point", NEW_SITE_LEFT)
def test_a_build_that_dies_late_leaves_the_new_site(
    point: str, died: Mapping[str, Path], built: Built
) -> None:
    assert_new_site_is_left(died[point], built)


@pytest.mark.slow
@pytest.mark.parametrize("point", SELDOM)
def test_a_build_that_dies_at_other_moments_leaves_a_whole_site(
    point: str, died_otherwise: Mapping[str, Path], built: Built
) -> None:
    if point == "after the renames":
        assert_new_site_is_left(died_otherwise[point], built)
    else:
        assert_old_site_is_left(point, died_otherwise[point], built)


def assert_old_site_is_left(point: str, project: Path, built: Built) -> None:
    assert restore(project / "build") is (point == "between the renames")
    assert not differences(files(project / "build" / "site"), built.before)
    assert_next_build_works(project, built)


def assert_new_site_is_left(project: Path, built: Built) -> None:
    assert not restore(project / "build")
    assert (project / "build" / "site.old").exists()
    assert not differences(files(project / "build" / "site"), built.after)
    assert_next_build_works(project, built)


@pytest.mark.slow
@pytest.mark.parametrize(
    "made", [pytest.param("docs/datasets", marks=pytest.mark.slow), "site.new"]
)
def test_a_build_that_is_killed_leaves_the_old_site(made: str, project: Path, built: Built) -> None:
    shutil.rmtree(project / "build" / "docs")
    with building(project) as process:
        wait_until((project / "build" / made).exists, process)
        process.kill()
        assert process.wait() == -signal.SIGKILL
        restore(project / "build")
        assert not differences(files(project / "build" / "site"), built.before)
        assert_next_build_works(project, built)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_a_build_killed_at_any_time_leaves_a_whole_site(
    seed: int, project: Path, built: Built
) -> None:
    shutil.rmtree(project / "build" / "cache")
    seconds = random.Random(seed).uniform(0.5, 8)
    with building(project) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        process.wait()
        restore(project / "build")
        left = files(project / "build" / "site")
        assert not differences(left, built.before) or not differences(left, built.after)
        assert_next_build_works(project, built)


@pytest.mark.slow
def test_a_killed_build_leaves_no_process_behind(project: Path) -> None:
    shutil.rmtree(project / "build" / "cache")
    shutil.rmtree(project / "build" / "docs")
    with building(project) as process:
        wait_until((project / "build" / "docs").exists, process)
        process.kill()
        process.wait()
        ends = time.monotonic() + 20
        while group_is_alive(process.pid):
            assert time.monotonic() < ends, "processes of the build are still there"
            time.sleep(0.2)


@pytest.mark.slow
def test_nothing_of_a_build_is_left_beside_the_site(built: Built) -> None:
    left = {path.name for path in (built.project / "build").iterdir()}
    assert left == {"cache", "deno", "docs", "lock", "site"}


def test_the_old_site_is_put_back_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "site.old").mkdir()
    (tmp_path / "site.old" / "index.html").write_text("old", encoding="utf-8")
    assert restore(tmp_path)
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "old"
    assert not (tmp_path / "site.old").exists()


def test_the_old_site_is_not_put_back_over_a_new_one(tmp_path: Path) -> None:
    for name in ("site", "site.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
    assert not restore(tmp_path)
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "site"


def test_nothing_is_put_back_where_there_was_nothing(tmp_path: Path) -> None:
    assert not restore(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for name in ("site", "site.old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name, encoding="utf-8")
    assert swap(tmp_path / "new", tmp_path) == tmp_path / "site"
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "new"]


@contextmanager
def building(project: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build as a program of its own, in a group of its own that is gone afterwards."""
    command = [sys.executable, "-m", "pipeline", "--root", str(project), "build", "--workers", "2"]
    process = subprocess.Popen(
        command,
        env=environment(),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if group_is_alive(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def group_is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(happened: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + 120
    while not happened():
        assert process.poll() is None, "the build ended before it could be killed"
        assert time.monotonic() < ends
        time.sleep(0.002)


def assert_next_build_works(project: Path, built: Built) -> None:
    done = invoke(project, "build", "--workers", "1")
    assert done.exit_code == 0, done.stderr
    assert not differences(files(project / "build" / "site"), built.after)
    assert {path.name for path in (project / "build").iterdir()} == {
        "cache",
        "deno",
        "docs",
        "lock",
        "site",
    }


def test_a_link_to_a_site_elsewhere_is_replaced_and_its_end_left_alone(tmp_path: Path) -> None:
    elsewhere, build = tmp_path / "elsewhere", tmp_path / "build"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("theirs")
    build.mkdir()
    (build / "site").symlink_to(elsewhere)
    for words in ("first", "second"):
        new = build / "site.new"
        new.mkdir()
        (new / "index.html").write_text(words)
        swap(new, build)
        assert (build / "site" / "index.html").read_text() == words
        assert not (build / "site.old").is_symlink()
    assert (elsewhere / "index.html").read_text() == "theirs"
