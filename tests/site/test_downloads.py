"""What people take away is what came in: every cell of every table, in packages that are valid."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import frictionless
import pytest
import yaml

from tests.conftest import Site
from tests.golden.case import Case
from tests.site.running import SAMPLE

NAMES = sorted(path.parent.name for path in (SAMPLE / "datasets").glob("*/datapackage.yaml"))
COLLECTIONS = sorted(path.parent.name for path in (SAMPLE / "docs").glob("*/datapackage.yaml"))


def test_the_csv_is_plain_and_holds_every_cell_of_the_source(built_site: Site) -> None:
    for name in NAMES:
        for source, published in tables(built_site, name):
            content = published.with_suffix(".csv").read_bytes()
            assert content.decode("utf-8")
            assert not content.startswith(b"\xef\xbb\xbf"), published
            assert content.endswith(b"\n"), published
            assert b"\r" not in content, published
            assert rows_of(published.with_suffix(".csv")) == rows_of(source), published


def test_every_package_is_valid_elsewhere(built_site: Site, tmp_path: Path) -> None:
    archives = sorted((built_site.folder / "datasets").glob("*/*.zip"))
    assert [path.stem for path in archives] == sorted(NAMES + COLLECTIONS)
    for archive in archives:
        assert_valid(archive, tmp_path / archive.stem)


@pytest.mark.parametrize("case", ["atlas", "standard", "dialects", "hostile"])
def test_packages_of_all_kinds_are_valid_elsewhere(
    case: str, golden: Callable[[str], Case], tmp_path: Path
) -> None:
    archives = sorted((golden(case).site / "datasets").glob("*/*.zip"))
    assert archives
    for archive in archives:
        assert_valid(archive, tmp_path / archive.stem)


def test_the_archive_holds_what_stands_beside_it(built_site: Site) -> None:
    for name in NAMES:
        folder = built_site.folder / "datasets" / name
        source = built_site.project / "datasets" / name
        with zipfile.ZipFile(folder / f"{name}.zip") as archive:
            assert archive.testzip() is None
            for file in archive.namelist():
                beside = source / file if file == "CHANGELOG.md" else folder / file
                assert archive.read(file) == beside.read_bytes(), (name, file)
            expected = {"datapackage.json", "CHANGELOG.md"}
            expected |= {published.name + ".csv" for _, published in tables(built_site, name)}
            assert set(archive.namelist()) == expected


def assert_valid(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, (archive, report.flatten(["rowNumber", "fieldName", "message"]))
    assert report.stats["tasks"] > 0


def tables(site: Site, name: str) -> Iterator[tuple[Path, Path]]:
    """Each table's source, and its published files without their endings."""
    source = site.project / "datasets" / name
    descriptor: dict[str, Any] = yaml.load(
        (source / "datapackage.yaml").read_text("utf-8"), yaml.BaseLoader
    )
    assert descriptor["resources"]
    for table in descriptor["resources"]:
        assert table["encoding"] == "utf-8" and "dialect" not in table, "read it as declared"
        yield source / table["path"], site.folder / "datasets" / name / table["name"]


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
