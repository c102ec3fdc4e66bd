"""A view that does not say which of several figures it draws is found, whatever its kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.profile import read_profile
from tests.charts.conftest import Site
from tests.validation.conftest import Check, codes

KINDS = read_profile()["$defs"]["view"]["properties"]["kind"]["enum"]
OPEN = {"view-ambiguous", "view-several-figures"}
BY_VEHICLE = """\
bridge,vehicle,year,toll
forth,car,2020,1.5
forth,van,2020,2.5
tay,car,2020,0.8
tay,van,2020,1.8
"""


def write(tolls: Path, rows: str, key: list[str] | None, **view: Any) -> None:
    (tolls / "tolls.csv").write_text(rows)
    path = tolls / "datapackage.yaml"
    descriptor = yaml.safe_load(path.read_text())
    schema = descriptor["resources"][0]["schema"]
    vehicle = {"name": "vehicle", "title": "Vehicle", "description": "What.", "type": "string"}
    schema["fields"] = [schema["fields"][0], vehicle, *schema["fields"][1:]]
    if key is None:
        del schema["primaryKey"]
    else:
        schema["primaryKey"] = key
    fixed = {"name": "prices", "title": "Tolls", "resource": "tolls", "measure": "toll"}
    descriptor["views"] = [fixed | view]
    descriptor["coverage"] = {"start": "2020", "end": "2020"}
    path.write_text(yaml.safe_dump(descriptor, sort_keys=False))


KEY = ["bridge", "vehicle", "year"]
ONE_FIGURE = [k for k in KINDS if k not in {"table", "vega-lite", "composition"}]


@pytest.mark.parametrize("kind", ONE_FIGURE)
def test_a_column_of_the_key_left_open_is_found(check: Check, tolls: Path, kind: str) -> None:
    axes = {"x": "toll", "y": "toll"} if kind == "scatter" else {}
    write(tolls, BY_VEHICLE, KEY, kind=kind, entity="bridge", **axes)
    (found,) = [f for f in check("tolls") if f.code in OPEN]
    assert (
        found.message == "The view leaves vehicle open, in which its rows have 2 different values."
    )
    assert "where: {vehicle: car}" in found.hint


def test_a_table_leaves_nothing_open(check: Check, tolls: Path) -> None:
    write(tolls, BY_VEHICLE, KEY, kind="table", entity="bridge")
    assert not OPEN & set(codes(check("tolls")))


def test_a_distribution_of_rows_counts_them_all(check: Check, tolls: Path) -> None:
    write(tolls, BY_VEHICLE, KEY, kind="distribution")
    assert not OPEN & set(codes(check("tolls")))


@pytest.mark.parametrize(
    "view",
    [
        {"kind": "trend", "entity": "bridge", "where": {"vehicle": "car"}},
        {"kind": "trend", "entity": "bridge", "by": "vehicle", "where": {"bridge": "tay"}},
        {"kind": "composition", "entity": "bridge", "by": "vehicle"},
    ],
)
def test_what_is_fixed_or_drawn_is_not_open(check: Check, tolls: Path, view: Any) -> None:
    write(tolls, BY_VEHICLE, KEY, **view)
    assert not OPEN & set(codes(check("tolls")))


def test_parts_of_several_things_cannot_be_lines(check: Check, tolls: Path) -> None:
    """A trend draws a line a bridge; that it names the parts as well does not tell them apart."""
    write(tolls, BY_VEHICLE, KEY, kind="trend", entity="bridge", by="vehicle")
    assert "view-ambiguous" in codes(check("tolls"))


def test_a_second_column_of_entities_is_open_too(check: Check, tolls: Path) -> None:
    rows = "bridge,vehicle,year,toll\na,b,2020,1\na,c,2020,2\nb,c,2020,3\n"
    write(tolls, rows, KEY, kind="trend", entity="bridge")
    path = tolls / "datapackage.yaml"
    descriptor = yaml.safe_load(path.read_text())
    for field in descriptor["resources"][0]["schema"]["fields"][:2]:
        field["entity"] = "town"
    path.write_text(yaml.safe_dump(descriptor))
    assert "view-ambiguous" in codes(check("tolls"))


def test_a_table_without_a_key_is_looked_at_too(check: Check, tolls: Path) -> None:
    write(tolls, BY_VEHICLE, None, kind="ranking", entity="bridge")
    assert "view-ambiguous" in codes(check("tolls", profile="standard"))


def test_rows_that_no_column_tells_apart(check: Check, tolls: Path) -> None:
    rows = "bridge,vehicle,year,toll\nforth,car,2020,1.5\nforth,car,2020,2.5\ntay,car,2020,1\n"
    write(tolls, rows, None, kind="ranking", entity="bridge")
    (found,) = [f for f in check("tolls", profile="standard") if f.code in OPEN]
    assert found.code == "view-several-figures"
    assert found.message == "The view has several figures to show for the same bridge, year."


def test_a_row_without_a_figure_leaves_nothing_open(check: Check, tolls: Path) -> None:
    rows = "bridge,vehicle,year,toll\nforth,car,2020,1.5\nforth,van,2020,\ntay,car,2020,1\n"
    write(tolls, rows, KEY, kind="trend", entity="bridge")
    assert not OPEN & set(codes(check("tolls")))


@pytest.mark.parametrize("kind", ["trend", "ranking", "composition", "scatter"])
@pytest.mark.parametrize("fixed", [{}, {"group": "x"}])
@pytest.mark.parametrize("by", [{}, {"by": "group"}])
def test_the_charts_draw_what_is_not_found_here(
    site_of_charts: Site, kind: str, fixed: dict[str, str], by: dict[str, str]
) -> None:
    rows = "country,group,year,spending\nGBR,x,2020,1\nGBR,y,2020,2\nFRA,x,2020,3\nFRA,y,2020,4\n"
    view = {
        "resource": "data",
        "kind": kind,
        "measure": "spending",
        "x": "spending",
        "y": "spending",
    }
    declared = yaml.safe_dump(view | by | ({"where": fixed} if fixed else {}))
    if kind == "composition" and not by:
        return
    plan = site_of_charts.plan(rows, declared)
    from pipeline.folders import read_folders
    from pipeline.judging.judge import judge_here
    from pipeline.validation import validate

    project = site_of_charts.project
    folders, _ = read_folders(project, ("data",))
    report = validate(folders, project, profile="standard", judge=judge_here, workers=1)
    said = bool(OPEN & {f.code for f in report.findings})
    assert said == ("several figures" in plan.headline)


@pytest.fixture
def site_of_charts(tmp_path: Path) -> Site:
    folder = tmp_path / "charts"
    folder.mkdir()
    return Site(folder)
