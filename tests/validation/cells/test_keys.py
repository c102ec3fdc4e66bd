"""What a key says of its columns, whatever these are called."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.folders import read_folders
from pipeline.judging.judge import judge_here
from pipeline.project import read_project
from pipeline.validation import validate


def test_a_reference_of_a_column_with_a_comma_in_its_name_is_explained(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Towns\n")
    folder = tmp_path / "datasets" / "towns"
    folder.mkdir(parents=True)
    reference = {"resource": "towns", "fields": ["name"]}
    counts = {
        "fields": [{"name": "town, or parish", "type": "string"}],
        "foreignKeys": [{"fields": ["town, or parish"], "reference": reference}],
    }
    towns = {"fields": [{"name": "name", "type": "string"}]}
    described = {"counts": counts, "towns": towns}
    resources = [{"name": n, "path": f"{n}.csv", "schema": s} for n, s in described.items()]
    package = {"name": "towns", "title": "Towns", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(package))
    (folder / "counts.csv").write_text('"town, or parish"\nArden\nBelton\nCombe\n')
    (folder / "towns.csv").write_text("name\nArden\nBelton\n")
    project = read_project(tmp_path)
    folders, _ = read_folders(project)
    report = validate(folders, project, profile="standard", judge=judge_here, workers=1)
    (found,) = [one for one in report.findings if one.code == "foreign-key"]
    assert found.message == '"Combe" is not in the table towns (column name).'
    assert found.place.row == 4
