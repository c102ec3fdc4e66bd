"""Charts as the pipeline makes them, and what it hands to the browser's scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import vl_convert
import yaml
from altair.utils.schemapi import debug_mode

from pipeline.catalog import Catalog, View, read_catalog
from pipeline.charts import ChartPlan, plan_of
from pipeline.charts.drawing.render import structure
from pipeline.charts.kinds import maps, tiles
from pipeline.charts.live_data import ON_PLACES, live_data
from pipeline.charts.places import shapes_data, tiles_data
from pipeline.charts.view_data import ViewData, view_data_of
from pipeline.folders import read_folder
from pipeline.project import Project, read_project
from pipeline.publish.browser.entities import entities_data
from tests.asking import ask as ask_modules
from tests.charts.conftest import Site
from tests.scripts.engine import ROOT, Engine

SAMPLES = ROOT / "tests" / "charts" / "samples"
CANVASES = ("wide", "narrow")

SETTINGS = """\
site_name: Islets
site_url: https://islets.example/
extra:
  atlas:
    publisher: Islets
    entities:
      islet:
        title: islet
        plural: islets
        table: islets/islets
        key: code
        name: name
        name_in_text: name_in_text
        shapes: {table: islets/islets, key: code, path: path, x: x, y: y, width: 120, height: 60}
        tiles: {table: islets/islets, key: code, column: column, row: row}
        picks: [ALD, BRO, CAN, DEE]
"""

ISLETS = """\
code,name,name_in_text,path,x,y,column,row
ALD,Aldmouth,,M0 0l20 0 0 20-20 0z,10,10,1,1
BRO,Brook,the Brook,M20 0l20 0 0 20-20 0z,30,10,2,1
CAN,Canning on the Long Water,,M40 0l20 0 0 20-20 0z,50,10,3,1
DEE,Deeping,,M0 20l20 0 0 20-20 0z,10,30,1,2
ELM,Elm,,M20 20l20 0 0 20-20 0z,30,30,2,2
FEN,Fen,the Fen,,90,50,3,2
GAR,Garth,,M60 0l20 0 0 20-20 0z,70,10,4,1
HAY,Hay,,M80 0l20 0 0 20-20 0z,90,10,5,1
IVE,Ive & Ivo,,M40 20l20 0 0 20-20 0z,50,30,4,2
JUT,جزيرة,,M60 20l20 0 0 20-20 0z,70,30,5,2
KEL,Kéllo,,M0 40l20 0 0 20-20 0z,10,50,1,3
LOW,Low,,M20 40l20 0 0 20-20 0z,30,50,2,3
MOR,Mör <b>,,M40 40l20 0 0 20-20 0z,50,50,3,3
"""
"""Made-up places: one is a dot on the map, one is written from the right, one looks like HTML."""

COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "islet": {"title": "Islet", "type": "string", "entity": "islet"},
    "year": {"title": "Year", "type": "year", "role": "time"},
    "quarter": {"title": "Quarter", "type": "string", "role": "time"},
    "part": {"title": "Part", "type": "string"},
}


@dataclass(frozen=True)
class Model:
    """A view as the pipeline drew it first, and what the scripts are given to draw it again.

    `entities` are those that its subjects are among, `places` the shapes or tiles on which these
    can be shown.
    """

    name: str
    plan: ChartPlan
    figures: Mapping[str, Any]
    entities: Mapping[str, Any] | None
    places: Mapping[str, Any] | None

    @property
    def kind(self) -> str:
        return str(self.figures["kind"])

    @cached_property
    def structure(self) -> Mapping[str, Any]:
        """The drawing as Vega without rows."""
        if self.kind in ON_PLACES:
            form = {"map": maps.structure, "tiles": tiles.structure}[self.kind]
            return structure(form({}))
        return structure(self.plan.wide)


# A chart as `charts/live.js` gives it to its kind.
ASKED = """async (at, part, { figures, entities, places }, changed, canvas) => {
  const [{ kindOf }, { modelOf }, { INITIAL_STATE }, { CANVASES }] = await Promise.all(
    ["charts/kinds", "charts/model", "charts/initial-state", "charts/layout/canvas"].map(at));
  const model = modelOf(figures, entities, places);
  const state = { ...INITIAL_STATE, ...changed };
  return kindOf(model, state)[part](model, state, CANVASES[canvas]);
}"""


def ask(engine: Engine, model: Model, part: str, *, canvas: str = "wide", **state: Any) -> Any:
    """A part of a chart (`words`, `table`, `picture`, `marks`, `choices`) with what is chosen."""
    given = {"figures": model.figures, "entities": model.entities, "places": model.places}
    return engine.run(ASKED, part, given, state, canvas)


PATCHED = """async (at, structure, picture) => {
  const { patched } = await at("charts/stage/draw");
  return patched(structure, picture);
}"""


def drawing_of(engine: Engine, model: Model, canvas: str, **state: Any) -> str:
    """The drawing of a chart with what is chosen, as SVG: what a browser makes of it with Vega."""
    picture = ask(engine, model, "picture", canvas=canvas, **state)
    return vl_convert.vega_to_svg(engine.run(PATCHED, model.structure, picture))


def texts_in(picture: Mapping[str, Any]) -> set[str]:
    """All texts that a drawing sets beside its marks."""
    return {
        row[name]
        for rows in picture["data"].values()
        for row in rows
        for name in ("text", "name", "label")
        if isinstance(row.get(name), str)
    }


def models_in(root: Path) -> dict[str, Model]:
    """The charts of a project that come to life, by the names of dataset and view."""
    project = read_project(root)
    folders = [read_folder(path, project) for path in sorted((root / "datasets").iterdir())]
    catalog = read_catalog(folders, project)
    return {model.name: model for model in _models(catalog, project)}


class Islets(Site):
    """A folder of a site about islets, in which one table after the other stands."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        kinds = {"x": "number", "y": "number", "column": "integer", "row": "integer"}
        fields = [
            {"name": name, "type": kinds.get(name, "string"), "role": "attribute"}
            for name in ISLETS.partition("\n")[0].split(",")
        ]
        schema = {"primaryKey": ["code"], "fields": fields, "missingValues": [""]}
        resource = {"name": "islets", "path": "islets.csv", "schema": schema}
        descriptor = {"name": "islets", "title": "Islets", "views": [], "resources": [resource]}
        self.add(yaml.safe_dump(descriptor), islets=ISLETS)

    @cached_property
    def project(self) -> Project:
        return read_project(self.root)

    def model(
        self,
        rows: str,
        view: Mapping[str, Any],
        columns: Mapping[str, Mapping[str, Any]] | None = None,
        **more: Any,
    ) -> Model:
        """The chart of one view of a table: `columns` and `more` as `add_table` takes them."""
        found = self.models(rows, view, columns, **more)
        assert len(found) == 1, "such a chart does not come to life"
        return found[0]

    def models(
        self,
        rows: str,
        view: Mapping[str, Any],
        columns: Mapping[str, Mapping[str, Any]] | None = None,
        **more: Any,
    ) -> list[Model]:
        """The same, or nothing where it does not come to life."""
        header = rows.strip().partition("\n")[0].split(",")
        usual = {
            name: {**COLUMNS.get(name, {}), **(columns or {}).get(name, {})} for name in header
        }
        self.add_table(rows, json.dumps(view), json.dumps(usual), json.dumps(more))
        return list(_models(self.catalog(), self.project))


def _models(catalog: Catalog, project: Project) -> Iterator[Model]:
    for dataset in catalog.datasets:
        for view in dataset.views:
            table = dataset.tables_by_name[view.resource]
            view_data = view_data_of(dataset, table, view, catalog, project)
            with debug_mode(False):
                plan = plan_of(view_data, ask_modules)
            figures = live_data(view_data, plan)
            if figures is not None:
                yield _model(f"{dataset.name}/{view.name}", view_data, plan, figures, project)


def _model(
    name: str, view_data: ViewData, plan: ChartPlan, figures: Mapping[str, Any], project: Project
) -> Model:
    kind = (figures["subject"] or {}).get("entity")
    return Model(
        name=name,
        plan=plan,
        figures=figures,
        entities=entities_data(project.kinds[kind], view_data.catalog) if kind else None,
        places=_places(view_data.catalog, figures["places"], view_data.view),
    )


def _places(catalog: Catalog, kind: str | None, view: View) -> Mapping[str, Any] | None:
    if kind is None:
        return None
    if kind in catalog.shapes and view.kind != "tiles":
        return shapes_data(catalog.shapes[kind])
    return tiles_data(catalog.grids[kind])
