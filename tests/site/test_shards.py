"""A site that several machines make, each some of its datasets, is the site that one makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from pipeline.folders import read_folders
from pipeline.project import read_project
from pipeline.site.shard import _with_those_named
from tests.golden.case import Case
from tests.site.running import GOLDEN, copy_project, copy_store, differences, files, invoke

pytestmark = pytest.mark.slow


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A site of three datasets."""
    project = copy_project(GOLDEN / "atlas" / "input", tmp_path / "source")
    trams = shutil.copytree(project / "datasets" / "bus-rides", project / "datasets" / "tram-rides")
    descriptor = trams / "datapackage.yaml"
    text = descriptor.read_text("utf-8").replace("name: bus-rides", "name: tram-rides", 1)
    descriptor.write_text(text, encoding="utf-8")
    return project


def build(project: Path, *options: str) -> Result:
    return invoke(project, "build", "--workers", "1", *options)


def test_shards_make_all_that_a_site_is_put_together_of(
    source: Path, tmp_path: Path, golden: Callable[[str], Case]
) -> None:
    store = tmp_path / "store"
    for number in ("1", "2", "3"):
        machine = copy_project(source, tmp_path / f"machine {number}")
        made = build(machine, "--store", str(store), "--shard", f"{number}/3")
        assert made.exit_code == 0, made.output
        assert "1 dataset," in made.output
        assert not (machine / "build" / "site").exists()
    last = copy_project(source, tmp_path / "last")
    done = build(last, "--store", str(store))
    assert done.exit_code == 0, done.output
    assert "Drawing charts (0)" in done.output
    assert not (last / "build" / "cache").exists()
    alone = copy_store(golden("atlas").project, copy_project(source, tmp_path / "alone"))
    assert build(alone).exit_code == 0
    assert differences(files(last / "build" / "site"), files(alone / "build" / "site")) == []


def test_a_shard_tells_what_is_wrong_with_its_own_datasets(source: Path, tmp_path: Path) -> None:
    table = source / "datasets" / "tram-rides" / "bus-rides.csv"
    table.write_text(table.read_text("utf-8").replace("12.5", "many"), encoding="utf-8")
    found = [build(source, "--shard", f"{number}/3") for number in (1, 2, 3)]
    assert [one.exit_code for one in found] == [0, 0, 1]
    assert '"many" is not a number' in found[2].output
    assert build(source).exit_code == 1


def test_a_shard_reads_all_that_those_it_names_refer_to(source: Path) -> None:
    """What a chart takes from a dataset that only a named one names is not left out of it."""
    project = read_project(source)
    folders, _ = read_folders(project)
    buses, towns, trams = folders
    chain = [
        replace(buses, descriptor={"views": [{"target": {"dataset": trams.name}}]}),
        towns,
        replace(trams, descriptor={"views": [{"target": {"dataset": "far"}}]}),
        replace(trams, name="far"),
        replace(trams, name="other"),
    ]
    needed = _with_those_named(project, chain, chain[:1])
    assert [one.name for one in needed] == [buses.name, towns.name, trams.name, "far"]


@pytest.mark.parametrize("shard", ["3/2", "0/2", "two", "1/", "/2", "-1/2", "1/2/3"])
def test_what_is_no_shard_is_said(source: Path, shard: str) -> None:
    done = build(source, f"--shard={shard}")
    assert done.exit_code == 2
    assert "Write 2/8 for the second of eight" in done.output


def test_a_store_is_none_where_nothing_is_kept(source: Path, tmp_path: Path) -> None:
    done = build(source, "--no-cache", "--store", str(tmp_path / "store"))
    assert done.exit_code == 2
    assert "--no-cache keeps nothing" in done.output
