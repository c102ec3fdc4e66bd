"""Tables that are no plain CSV go out as plain ones that hold the same rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import frictionless
import pytest

from pipeline.catalog import read_catalog
from pipeline.folders import read_folder
from pipeline.judging.judge import judge_here
from pipeline.publish.datasets.dataset_files import publish_dataset
from pipeline.understood import as_understood
from pipeline.validation import validate_folder

from .conftest import make_project

BELOW = 'Arden,2020,1\nÇay,2021,\n"Belton\nEast",2020,3.5\n'
COMMENTED = 'Arden,2020,1\n# closed,,\nÇay,2021,\n\n"Belton\nEast",2020,3.5\n# as of May\n'
FILES: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "no-header": ({"header": False}, BELOW),
    "header-further-down": ({"headerRows": [2]}, f"Towns,,\ntown,year,count\n{BELOW}"),
    "header-of-two-rows": ({"headerRows": [1, 2]}, f"town,year,count\ntown,year,count\n{BELOW}"),
    "comments": (
        {"commentChar": "#", "skipBlankRows": True},
        f"# Towns\n\ntown,year,count\n{COMMENTED}",
    ),
    "rows-of-comments": (
        {"commentRows": [2, 4]},
        f"town,year,count\nx\n{BELOW}".replace("Ç", "y\nÇ"),
    ),
    "other-case": ({"headerCase": False}, f"Town,YEAR,count\n{BELOW}"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("is_kept", [False, True])
def test_what_goes_out_has_the_rows_that_came_in(
    tmp_path: Path, name: str, encoding: str, is_kept: bool
) -> None:
    dialect, text = FILES[name]
    project, folder = make_project(), tmp_path / "towns"
    folder.mkdir()
    fields = [
        {"name": "town", "type": "string"},
        {"name": "year", "type": "year"},
        {"name": "count", "type": "number"},
    ]
    resource = {
        "name": "towns",
        "path": "towns.csv",
        "encoding": encoding,
        "dialect": {"delimiter": ",", **dialect},
        "schema": {"fields": fields},
    }
    package = {"name": "towns", "title": "Towns", "resources": [resource]}
    (folder / "datapackage.json").write_text(json.dumps(package))
    (folder / "towns.csv").write_bytes(text.encode(encoding))
    read = as_understood(read_folder(folder, project), project, "standard")
    kept: dict[Any, Any] = {}
    report = validate_folder(read, project, {}, profile="standard", judge=judge_here, keep=kept)
    assert report.valid, report.findings
    (dataset,) = read_catalog([read], project, kept if is_kept else {}).datasets
    publish_dataset(dataset, project, tmp_path / "out")
    out = tmp_path / "out" / "datasets" / "towns"
    assert rows_of(out / "datapackage.json") == rows_of(folder / "datapackage.json")
    described = json.loads((out / "datapackage.json").read_text())["resources"][0]
    assert "dialect" not in described
    assert (out / "towns.csv").read_text(encoding="utf-8").startswith("town,year,count\nArden,")


def rows_of(descriptor: Path) -> list[dict[str, Any]]:
    """The rows of a package's only table, as frictionless reads them."""
    resource: Any = frictionless.Package(str(descriptor)).resources[0]
    return [row.to_dict() for row in resource.read_rows()]
