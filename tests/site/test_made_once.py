"""Whatever changes, a site that is made of what is kept has the bytes of one made from nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.golden.case import Case
from tests.site.running import (
    GOLDEN,
    ROOT,
    copy_project,
    copy_store,
    differences,
    environment,
    files,
)

pytestmark = pytest.mark.slow

COMMIT = ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "-m")


class Place:
    """A site with its store, the program that makes it, and its surroundings."""

    def __init__(self, project: Path, program: Path) -> None:
        self.project = project
        self.program = program
        self.environment = environment(PYTHONPATH=str(program))

    def change(self, name: str, old: str, new: str, *, folder: Path | None = None) -> None:
        path = (folder or self.project) / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} has changed: nothing would be tried"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def git(self, *arguments: str) -> None:
        command = ["git", "-C", str(self.project), *arguments]
        subprocess.run(command, check=True, capture_output=True, env=self.environment)

    def commit(self, message: str) -> None:
        self.git("add", "--all", ".")
        self.git(*COMMIT, message, "--allow-empty")

    def build(self, *options: str) -> dict[str, bytes]:
        command = [sys.executable, "-P", "-m", "pipeline", "--root", str(self.project), "build"]
        done = subprocess.run(
            [*command, "--workers", "1", *options],
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "Nothing changed" not in done.stderr
        return files(self.project / "build" / "site")


@pytest.fixture(scope="module")
def place(
    tmp_path_factory: pytest.TempPathFactory, golden: Callable[[str], Case]
) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("once")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "pipeline", folder / "program" / "pipeline", ignore=ignored)
    project = copy_project(GOLDEN / "atlas" / "input", folder / "project")
    (project / ".gitignore").write_text("build/\n", encoding="utf-8")
    shutil.copytree(project / "datasets" / "bus-rides", project / "datasets" / "tram-rides")
    place = Place(copy_store(golden("atlas").project, project), folder / "program")
    place.change("datasets/tram-rides/datapackage.yaml", "name: bus-rides", "name: tram-rides")
    place.git("init", "--quiet")
    place.commit("Begin")
    place.build()
    yield place
    shutil.rmtree(folder, ignore_errors=True)


def remove(place: Place) -> None:
    shutil.rmtree(place.project / "datasets" / "tram-rides")


def upgrade(place: Place) -> None:
    (place.program / "another_library-2.0.dist-info").mkdir()


def settle(name: str, value: str) -> Callable[[Place], None]:
    return lambda place: place.environment.update({name: value})


def change(name: str, old: str, new: str) -> Callable[[Place], None]:
    return lambda place: place.change(name, old, new)


def change_program(name: str, old: str, new: str) -> Callable[[Place], None]:
    return lambda place: place.change(name, old, new, folder=place.program / "pipeline")


BUSES = "datasets/bus-rides/"

# One after the other, each on what the one before left.
CHANGES: dict[str, Callable[[Place], None]] = {
    "a cell": change(f"{BUSES}bus-rides.csv", "ALD,2022,day,12.5", "ALD,2022,day,12.6"),
    "a descriptor": change(f"{BUSES}datapackage.yaml", "changing buses counts", "a change counts"),
    "a name that others refer to": change("datasets/towns/towns.csv", "Deeping", "Deeper"),
    "a group that others refer to": change("datasets/towns/groups.csv", "coast,DEE", "coast,BRO"),
    "a setting": change("mkdocs.yml", "summary: What a ride costs.", "summary: What rides cost."),
    "the menu": change("mkdocs.yml", "  - About: about.md", "  - About us: about.md"),
    "a written page": change("docs/about.md", "Six towns", "Half a dozen towns"),
    "the name of a written page": change("docs/about.md", "title: About", "title: About us"),
    "a page that a link leads to": lambda place: (place.project / "docs/contribute.md").unlink(),
    "a removed dataset": remove,
    "a new commit": lambda place: place.commit("Say more of buses"),
    "another address": settle("SITE_URL", "https://other.example/"),
    "another day": settle("SOURCE_DATE_EPOCH", "1900000000"),
    "a template": change_program("pages/templates/dataset.md", ">How to cite<", ">Cite this<"),
    "a page's frame": change_program("theme/main.html", "Page not found", "No such page"),
    "a rule of charts": change_program("scripts/charts/lines/line-words.js", '"rose"', '"went up"'),
    "an upgraded library": upgrade,
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_bytes_are_those_of_a_site_made_from_nothing(
    place: Place, name: str, tmp_path: Path
) -> None:
    before = files(place.project / "build" / "site")
    CHANGES[name](place)
    made = place.build()
    elsewhere = Place(tmp_path / "project", place.program)
    elsewhere.environment = place.environment
    shutil.copytree(
        place.project, elsewhere.project, ignore=shutil.ignore_patterns("build"), symlinks=True
    )
    assert differences(made, elsewhere.build("--no-cache")) == []
    assert name == "an upgraded library" or made != before, "nothing was tried"
