"""A small site for tests: datasets written as text and CSV, read as the pipeline reads them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from altair.utils.schemapi import debug_mode

from pipeline.cache import Cache
from pipeline.catalog import Catalog, Dataset, read_catalog
from pipeline.charts import KINDS, Chart, Sketch, draw_charts
from pipeline.charts.view_data import Scene, scene_of
from pipeline.folders import read_folder
from pipeline.progress import Silence
from pipeline.project import Project, read_project
from pipeline.workers import executor
from tests.asking import ask

SETTINGS = """\
site_name: Test atlas
site_url: https://atlas.example/
extra:
  atlas:
    publisher: Test publisher
    entities:
      country:
        title: country
        plural: countries
        table: places/places
        key: code
        name: name
        name_in_text: name_in_text
        picks: [GKE, FRE]
"""

PLACES = """\
code,name,name_in_text
GKE,United Kelways,the United Kelways
FRE,Frelay,
DEG,Gelmark,
UST,United Stacks,the United Stacks
KER,South Kerra,
ITH,Ithel,
ESL,Spall,
JAR,Jarra,
CAW,Cawdle,
INL,Inlow,
NLB,Nettlebanks,the Nettlebanks
BRE,Brelan,
SWA,Swarda,
CHW,Swithenholm,
"""

PLACES_DESCRIPTOR = """\
name: places
title: Places
resources:
  - name: places
    path: places.csv
    schema:
      primaryKey: [code]
      fields:
        - {name: code, type: string}
        - {name: name, type: string}
        - {name: name_in_text, type: string}
"""

USUAL_COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "country": {"title": "Country", "type": "string", "entity": "country"},
    "year": {"title": "Year", "type": "year", "role": "time"},
    "quarter": {"title": "Quarter", "type": "string", "role": "time"},
    "source": {"title": "Source of funds", "type": "string"},
    "group": {"title": "Group", "type": "string"},
    "spending": {"title": "B&B spending", "type": "number", "unit": "% of GIP"},
}
"""What tests need not repeat; a column that is not listed is a number without a unit."""


class Site:
    """A folder with mkdocs.yml and datasets, made as a test asks for it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
        self.add(PLACES_DESCRIPTOR, places=PLACES)

    def add(self, descriptor: str, **tables: str) -> None:
        """Write a dataset folder: its descriptor and its tables as text, by their file names."""
        text = textwrap.dedent(descriptor)
        folder = self.root / "datasets" / yaml.safe_load(text)["name"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "datapackage.yaml").write_text(text, encoding="utf-8")
        for name, rows in tables.items():
            (folder / f"{name}.csv").write_bytes(textwrap.dedent(rows).lstrip("\n").encode())

    @property
    def project(self) -> Project:
        return read_project(self.root)

    def catalog(self) -> Catalog:
        folders = sorted(path for path in (self.root / "datasets").iterdir())
        return read_catalog([read_folder(path, self.project) for path in folders], self.project)

    def dataset(self, descriptor: str, **tables: str) -> Dataset:
        """The dataset as the catalogue holds it once it was added."""
        self.add(descriptor, **tables)
        return self.catalog().datasets_by_name[yaml.safe_load(textwrap.dedent(descriptor))["name"]]

    def add_table(self, rows: str, view: str, columns: str = "", more: str = "") -> None:
        """Add a dataset `data` of one table with one view.

        `columns` overrides properties of columns, `view` gives those of the view, `more` those of
        the data package: all as YAML. The key is all columns that are no measures, or `key`.
        """
        text = textwrap.dedent(rows).strip("\n") + "\n"
        header = text.partition("\n")[0].split(",")
        own = yaml.safe_load(textwrap.dedent(columns)) or {}
        fields = [
            {"name": name, **(USUAL_COLUMNS.get(name) or {"type": "number"}), **own.get(name, {})}
            for name in header
        ]
        package: dict[str, Any] = yaml.safe_load(textwrap.dedent(more)) or {}
        key = package.pop("key", None) or [
            f["name"]
            for f in fields
            if f["type"] not in {"number", "integer"} and not f.get("attribute")
        ]
        missing = package.pop("missingValues", [""])
        schema = {"fields": fields, "primaryKey": key, "missingValues": missing}
        declared = yaml.safe_load(textwrap.dedent(view))
        descriptor = {
            "name": "data",
            "title": "Data",
            "views": [{"name": "view", "title": "A title", **declared}],
            "resources": [{"name": "data", "path": "data.csv", "schema": schema}],
            **package,
        }
        self.add(yaml.safe_dump(descriptor, sort_keys=False, allow_unicode=True), data=text)

    def scene(self, rows: str, view: str, columns: str = "", more: str = "") -> Scene:
        self.add_table(rows, view, columns, more)
        catalog = self.catalog()
        dataset = catalog.datasets_by_name["data"]
        view = dataset.views[0]
        table = dataset.tables_by_name[view.resource]
        return scene_of(dataset, table, view, catalog, self.project)

    def sketch(self, rows: str, view: str, columns: str = "", more: str = "") -> Sketch:
        scene = self.scene(rows, view, columns, more)
        with debug_mode(False):
            return KINDS[scene.view.kind](scene, ask)

    def chart(self, rows: str, view: str, columns: str = "", more: str = "") -> Chart:
        self.add_table(rows, view, columns, more)
        return self.charts()[("data", "view")]

    def charts(self, cache: Cache | None = None) -> Mapping[tuple[str, str], Chart]:
        with executor(1) as here:
            kept = cache or Cache(None)
            return draw_charts(self.catalog(), self.project, ask, here, kept, Silence())


def layers_of(spec: Mapping[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The layers of a spec: the type of mark, and the rows of data that it draws."""
    for layer in spec["layer"]:
        data = layer.get("data", spec.get("data", {}))
        rows = data.get("values")
        if rows is None:
            rows = spec.get("datasets", {}).get(data.get("name"), [])
        mark = layer["mark"]
        yield (mark if isinstance(mark, str) else mark["type"]), rows


def drawn(spec: Mapping[str, Any], mark: str) -> list[dict[str, Any]]:
    """All rows that marks of a type draw."""
    return [row for kind, rows in layers_of(spec) if kind == mark for row in rows]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)
