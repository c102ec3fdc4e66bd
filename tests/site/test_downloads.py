"""What people take away is what came in: every cell of every table, in packages that are valid."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import frictionless
import openpyxl  # type: ignore[import-untyped]
import pyarrow.parquet
import pytest
import yaml

from tests.conftest import Site
from tests.golden.case import Case
from tests.site.running import ROOT

NAMES = sorted(path.parent.name for path in (ROOT / "datasets").glob("*/datapackage.yaml"))
COLLECTIONS = sorted(path.parent.name for path in (ROOT / "docs").glob("*/datapackage.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_the_csv_holds_every_cell_of_the_source(name: str, built_site: Site) -> None:
    for source, published in tables(built_site, name):
        assert rows_of(published.with_suffix(".csv")) == rows_of(source)


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_plain(name: str, built_site: Site) -> None:
    for _, published in tables(built_site, name):
        content = published.with_suffix(".csv").read_bytes()
        assert content.decode("utf-8")
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\n")
        assert b"\r" not in content


@pytest.mark.parametrize("name", NAMES)
def test_every_format_holds_every_row_and_column(name: str, built_site: Site) -> None:
    for source, published in tables(built_site, name):
        header, *rows = rows_of(source)
        listed = json.loads(published.with_suffix(".json").read_text("utf-8"))
        assert [list(row) for row in listed] == [header] * len(rows)
        parquet = pyarrow.parquet.read_table(published.with_suffix(".parquet"))
        assert (parquet.column_names, parquet.num_rows) == (header, len(rows))
        book = openpyxl.load_workbook(published.with_suffix(".xlsx"), read_only=True)
        sheets = {
            tuple(next(sheet.iter_rows(values_only=True), ())): sheet.max_row for sheet in book
        }
        assert sheets.get(tuple(header)) == len(rows) + 1
        book.close()


@pytest.mark.parametrize("name", NAMES + COLLECTIONS)
def test_the_package_is_valid_elsewhere(name: str, built_site: Site, tmp_path: Path) -> None:
    archive = built_site.folder / "datasets" / name / f"{name}.zip"
    assert_valid(archive, tmp_path)


@pytest.mark.parametrize("case", ["atlas", "standard", "dialects", "hostile"])
def test_packages_of_all_kinds_are_valid_elsewhere(
    case: str, golden: Callable[[str], Case], tmp_path: Path
) -> None:
    archives = sorted((golden(case).site / "datasets").glob("*/*.zip"))
    assert archives
    for archive in archives:
        assert_valid(archive, tmp_path / archive.stem)


@pytest.mark.parametrize("name", NAMES)
def test_the_archive_holds_what_stands_beside_it(name: str, built_site: Site) -> None:
    folder = built_site.folder / "datasets" / name
    source = built_site.project / "datasets" / name
    with zipfile.ZipFile(folder / f"{name}.zip") as archive:
        assert archive.testzip() is None
        for file in archive.namelist():
            beside = source / file if file == "CHANGELOG.md" else folder / file
            assert archive.read(file) == beside.read_bytes()
        expected = {"datapackage.json", "CHANGELOG.md"}
        expected |= {published.name + ".csv" for _, published in tables(built_site, name)}
        assert set(archive.namelist()) == expected


def assert_valid(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
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
