"""What is said of names that lead nowhere, whatever they are and wherever they stand."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from pipeline.findings import Finding, Severity
from pipeline.folders import read_folders
from pipeline.mentions import Inventory, check_mentions, read_site
from pipeline.project import read_project
from pipeline.validation.meaning.references import read_references, used_kinds
from tests.site.running import GOLDEN, SAMPLE, copy_project, invoke

from .said import findings, said, write

SOUND = [SAMPLE, *sorted(GOLDEN.glob("*/input"))]


def test_nothing_is_said_of_a_site_on_which_all_is_there() -> None:
    for root in SOUND:
        if root.parent.name != "things-gone":
            assert findings(root) == (), root


@pytest.fixture
def shrunk(tmp_path: Path) -> Path:
    """The tests' own site, from which tests take things away."""
    return copy_project(SAMPLE, tmp_path / "site")


def _things(root: Path) -> list[Path]:
    voyages = [path for path in (root / "docs/voyages").glob("*.md") if path.name[0].islower()]
    return sorted([*(root / "datasets").iterdir(), *voyages])


def _take(root: Path, things: tuple[Path, ...], aside: Path) -> list[Finding]:
    """What is said while things are away; that data cannot be checked without them, too."""
    for path in things:
        shutil.move(path, aside / path.name)
    project = read_project(root)
    folders = read_folders(project)[0]
    found = [*check_mentions(Inventory(project, folders))]
    found += read_references(project, used_kinds(folders))[1]
    for path in things:
        shutil.move(aside / path.name, path)
    return found


def test_each_mention_of_what_went_is_said_once_where_it_stands(
    shrunk: Path, tmp_path: Path
) -> None:
    """Three together, and every other dataset and voyage alone, are taken away in turn."""
    things = _things(shrunk)
    away = [tuple(things[:3]), *((one,) for one in things[::2])]
    assert _wrongly_said(shrunk, away, tmp_path) == []


@pytest.mark.slow
def test_so_it_is_of_all_that_can_go(shrunk: Path, tmp_path: Path) -> None:
    """Every dataset and voyage alone, and all neighbours together."""
    things = _things(shrunk)
    away = [*((one,) for one in things), *itertools.pairwise(things)]
    assert _wrongly_said(shrunk, away, tmp_path) == []


def _wrongly_said(shrunk: Path, away: list[tuple[Path, ...]], tmp_path: Path) -> list[str]:
    (tmp_path / "aside").mkdir()
    texts = {
        path.relative_to(shrunk).as_posix(): path.read_text("utf-8").splitlines()
        for path in [shrunk / "mkdocs.yml", *shrunk.glob("docs/**/*.md"), *shrunk.rglob("*.csv")]
    }
    faults = []
    for taken in away:
        found = _take(shrunk, taken, tmp_path / "aside")
        for one in found:
            where = f"without {', '.join(path.name for path in taken)}: {one.message} {one.place}"
            is_needed = one.code == "entity-reference-missing"
            if one.severity is not (Severity.ERROR if is_needed else Severity.WARNING):
                faults.append(f"{one.severity}: {where}")
            lines = texts.get(one.place.file or "", [])
            if one.place.line is None or str(one.place.value) not in lines[one.place.line - 1]:
                faults.append(f"not on that line: {where}")
        places = Counter((one.place.file, one.place.line, one.place.value) for one in found)
        faults += [f"said {n} times: {place}" for place, n in places.items() if n > 1]
        names = [path.stem for path in taken]
        rest = "\n".join("\n".join(lines) for file, lines in texts.items() if ".csv" not in file)
        named = [name for name in names if re.search(rf"\b{name}/(?!\.)", rest)]
        told = " ".join(f"{one.message} {one.place.value}" for one in found)
        faults += [f"{name} went without a word" for name in named if name not in told]
    return faults


def test_what_an_error_says_already_is_not_said_again(buses: Path) -> None:
    """Data that cannot be checked without a reference table is not sound; that is said once."""
    shutil.rmtree(buses / "datasets" / "towns")
    done = invoke(buses, "validate", "--format", "json")
    found = json.loads(done.stdout)["findings"]
    about = [one for one in found if "towns/towns" in one["message"]]
    lines = (buses / "mkdocs.yml").read_text("utf-8").splitlines()
    line = lines.index("        table: towns/towns") + 1
    assert [(one["code"], one["line"]) for one in about] == [("entity-reference-missing", line)]
    assert done.exit_code == 1


def test_a_dataset_with_errors_is_not_said_to_be_gone(buses: Path) -> None:
    path = buses / "datasets" / "bus-rides" / "datapackage.yaml"
    for broken in ("resources: [", "", "name: bus-rides\nresources: 5\nviews: 7\n"):
        path.write_text(broken, encoding="utf-8")
        assert not [name for *_, name in said(buses) if name == "bus-rides"], broken
    path.write_text("resources: [", encoding="utf-8")
    write(buses / "docs" / "about.md", "[Rides](datasets/bus-rides/index.md#chart-any)\n")
    assert said(buses) == []


def test_one_dataset_alone_is_checked_without_the_site(gone: Path) -> None:
    project = read_project(gone)
    assert read_site(project, ["towns"])[1] == ()
    assert "mkdocs.yml" not in invoke(gone, "validate", "towns").stdout


def test_strict_lets_these_warnings_count(buses: Path) -> None:
    write(buses / "docs" / "about.md", "[Trams](datasets/trams/index.md)\n")
    assert invoke(buses, "validate").exit_code == 0
    assert invoke(buses, "validate", "--strict").exit_code == 1
    assert invoke(buses, "build", "--strict", "--workers", "1").exit_code == 1
    assert not (buses / "build" / "site").exists()


def test_every_format_names_file_and_line(gone: Path) -> None:
    found = [one for one in findings(gone) if one.code != "page-unknown"]
    text = invoke(gone, "validate").stdout
    as_json = json.loads(invoke(gone, "validate", "--format", "json").stdout)["findings"]
    markdown = invoke(gone, "validate", "--format", "markdown").stdout
    faults = []
    for one in found:
        file, line = one.place.file, one.place.line
        if f"{file}, line {line}" not in text:
            faults.append(f"text: {one}")
        if not any((f["file"], f["line"]) == (file, line) for f in as_json):
            faults.append(f"json: {one}")
        if f"line {line}" not in markdown:
            faults.append(f"markdown: {one}")
    assert faults == []
    marks = invoke(gone, "validate", "--format", "github").stdout
    assert "::warning file=mkdocs.yml,line=13,title=" in marks
    assert "::warning file=docs/questions.md,line=6,title=" in marks
