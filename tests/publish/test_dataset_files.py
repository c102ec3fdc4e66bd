from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from pipeline.catalog import Field
from pipeline.publish.datasets.dataset_files import publish_dataset
from pipeline.publish.tables import excel_files

from .conftest import make_dataset, make_project, make_table, rates

PROJECT = make_project()
NAMES = make_table(
    [Field(name="name", title="Name", description="", type="string")],
    [['é; , "q"\nnext'], [" x "]],
    "names",
)


def test_every_table_goes_out_in_every_format_csv_first(tmp_path: Path) -> None:
    downloads = publish_dataset(make_dataset(tables=[rates(), NAMES]), PROJECT, tmp_path)
    assert [download.address.removeprefix("datasets/growth/") for download in downloads] == [
        "rates.csv",
        "names.csv",
        "rates.xlsx",
        "rates.json",
        "rates.parquet",
        "names.xlsx",
        "names.json",
        "names.parquet",
        "datapackage.json",
        "growth.zip",
    ]
    assert [download.label for download in downloads][:3] == [
        "Rates (CSV)",
        "Names (CSV)",
        "Rates (Excel)",
    ]
    for download in downloads:
        assert (tmp_path / download.address).stat().st_size == download.bytes


def test_a_lone_table_is_called_by_its_format(tmp_path: Path) -> None:
    downloads = publish_dataset(make_dataset(), PROJECT, tmp_path)
    assert [download.label for download in downloads][:4] == ["CSV", "Excel", "JSON", "Parquet"]


def test_a_workbook_that_cannot_be_is_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel_files, "MOST_ROWS", 1)
    downloads = publish_dataset(make_dataset(), PROJECT, tmp_path)
    assert not any(download.address.endswith(".xlsx") for download in downloads)
    assert not list(tmp_path.rglob("*.xlsx"))


def test_frictionless_accepts_what_is_published(tmp_path: Path) -> None:
    dataset = make_dataset(tables=[rates(), NAMES], changelog="# Changes\n")
    publish_dataset(dataset, PROJECT, tmp_path)
    folder = tmp_path / "datasets" / "growth"

    report = frictionless.validate(str(folder / "datapackage.json"))

    assert report.valid, report.flatten(["message"])
    assert report.stats["tasks"] == 2
    assert not report.warnings


def test_the_archive_unpacks_to_a_package_that_frictionless_accepts(tmp_path: Path) -> None:
    dataset = make_dataset(tables=[rates(), NAMES], changelog="# Changes\n\né")
    publish_dataset(dataset, PROJECT, tmp_path)
    packed = tmp_path / "datasets" / "growth" / "growth.zip"
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(unpacked)

    names = sorted(path.name for path in unpacked.iterdir())
    assert names == ["CHANGELOG.md", "datapackage.json", "names.csv", "rates.csv"]
    assert (unpacked / "CHANGELOG.md").read_text(encoding="utf-8") == "# Changes\n\né"
    for path in (unpacked / "datapackage.json", packed):
        report = frictionless.validate(str(path))
        assert report.valid, report.flatten(["message"])


def test_a_correction_is_inside_the_description_and_the_archive(tmp_path: Path) -> None:
    written = {"date": "2026-05-06", "what": "Arland was too low.", "effect": "It stands at 1.5."}
    descriptor = {**make_dataset().descriptor, "corrections": [written]}
    publish_dataset(make_dataset(descriptor=descriptor), PROJECT, tmp_path)
    folder = tmp_path / "datasets" / "growth"
    assert json.loads((folder / "datapackage.json").read_bytes())["corrections"] == [written]
    with zipfile.ZipFile(folder / "growth.zip") as archive:
        assert json.loads(archive.read("datapackage.json"))["corrections"] == [written]


def test_all_formats_hold_the_same(tmp_path: Path) -> None:
    publish_dataset(make_dataset(), PROJECT, tmp_path)
    folder = tmp_path / "datasets" / "growth"
    csv = pd.read_csv(folder / "rates.csv")
    excel = pd.read_excel(folder / "rates.xlsx", sheet_name="Data")
    parquet = pd.read_parquet(io.BytesIO((folder / "rates.parquet").read_bytes()))
    rows = pd.DataFrame(json.loads((folder / "rates.json").read_bytes()))
    for other in (excel, parquet, rows):
        pd.testing.assert_frame_equal(csv, other, check_dtype=False)
