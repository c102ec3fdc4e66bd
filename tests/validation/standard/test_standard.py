"""Under the profile `standard` no package is refused that frictionless finds valid, and no other
passes."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import frictionless
import pytest
import yaml

from pipeline.findings import Report, Severity
from pipeline.folders import read_folders
from pipeline.judging.judge import judge_here
from pipeline.project import read_project
from pipeline.validation import validate

HERE = Path(__file__).parent
CSV = "town,year,count\nArden,2020,1\nArden,2021,2\nBelton,2020,3\nBelton,2021,5\n"
SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "town", "type": "string"},
        {"name": "year", "type": "year"},
        {"name": "count", "type": "integer"},
    ],
    "primaryKey": ["town", "year"],
}
PACKAGE = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "title": "Counts by town",
    "licenses": [{"name": "CC0-1.0"}],
}

Case = Mapping[str, Any]


def cases(file: str) -> list[Case]:
    listed: list[Case] = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    return listed


def write(case: Case, datasets: Path) -> Path:
    """The descriptor of a case's package, written into a folder of its name."""
    folder = datasets / str(case["name"])
    path = case.get("path", "t.csv")
    content = case.get("csv", CSV).encode(case.get("encoding", "utf-8"))
    schema = {**SCHEMA, "fields": [dict(field) for field in SCHEMA["fields"]]}
    merge(schema["fields"][2], case.get("count", {}))
    resource: dict[str, Any] = {"name": "t", "path": path, "schema": schema}
    merge(resource, case.get("resource") or {})
    added = case.get("package", {})
    package = {
        "name": folder.name,
        **PACKAGE,
        "resources": [resource, *added.get("resources", [])] if case.get("resource", 1) else [],
    }
    merge(package, {key: value for key, value in added.items() if key != "resources"})
    files = {path: content, **{k: v.encode() for k, v in case.get("files", {}).items()}}
    text = json.dumps(package, ensure_ascii=False).replace('"BYTES"', str(len(content)))
    files["datapackage.json"] = text.replace("HASH", hashlib.md5(content).hexdigest()).encode()
    for name, held in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(json.dumps(SCHEMA).encode() if held == b"SCHEMA" else held)
    return folder / "datapackage.json"


def merge(into: dict[str, Any], changes: Mapping[str, Any]) -> None:
    for key, value in changes.items():
        if value is None:
            into.pop(key, None)
        else:
            into[key] = value


def judged(descriptor: Path) -> bool:
    """What frictionless says of a package, in its own folder."""
    with contextlib.chdir(descriptor.parent):
        return bool(frictionless.validate(descriptor.name, type="package").valid)


def checked(root: Path) -> Report:
    (root / "mkdocs.yml").write_text("site_name: Towns\n")
    project = read_project(root)
    folders, general = read_folders(project)
    return validate(
        folders, project, profile="standard", general=general, judge=judge_here, workers=1
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("valid")
    (root / "mkdocs.yml").write_text("site_name: Towns\n")
    for case in cases("valid.yaml"):
        write(case, root / "datasets")
    return root


def test_what_is_valid_is_not_refused(site: Path, subtests: pytest.Subtests) -> None:
    said = {dataset.name: dataset.findings for dataset in checked(site).datasets}
    assert len(said) >= 60
    for case in cases("valid.yaml"):
        with subtests.test(case["name"]):
            found = said[case["name"]]
            assert judged(site / "datasets" / case["name"] / "datapackage.json")
            assert not [one for one in found if one.severity is Severity.ERROR]
            assert sorted(one.code for one in found) == sorted(case.get("says", ()))


def test_what_is_invalid_does_not_pass(tmp_path: Path, subtests: pytest.Subtests) -> None:
    for case in cases("invalid.yaml"):
        write(case, tmp_path / "datasets")
    said = {dataset.name: dataset.findings for dataset in checked(tmp_path).datasets}
    for case in cases("invalid.yaml"):
        with subtests.test(case["name"]):
            errors = [o.code for o in said[case["name"]] if o.severity is Severity.ERROR]
            assert case["says"] in errors
            assert len(errors) == len(set(errors))


@pytest.mark.slow
def test_whatever_passes_builds_and_goes_out_valid(site: Path, subtests: pytest.Subtests) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "pipeline", "--root", str(site), "build", "--profile", "standard"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    made = sorted((site / "build" / "site" / "datasets").glob("*/datapackage.json"))
    assert len(made) == len(cases("valid.yaml"))
    for descriptor in made:
        with subtests.test(descriptor.parent.name):
            assert judged(descriptor)
            described = json.loads(descriptor.read_text(encoding="utf-8"))
            for resource in described["resources"]:
                with (descriptor.parent / resource["path"]).open(encoding="utf-8") as file:
                    header = next(csv.reader(file))
                fields = [field["name"] for field in resource.get("schema", {}).get("fields", ())]
                assert header == (fields or header)


def test_many_names_near_a_known_one_take_no_longer_than_they_are(tmp_path: Path) -> None:
    fields = [{"name": f"c{i}", f"titel{i}": "x"} for i in range(400)]
    case = {"name": "wide", "resource": {"schema": {"fields": fields}}, "csv": "c0\n1\n"}
    write(case, tmp_path / "datasets")
    (report,) = checked(tmp_path).datasets
    assert not {"check-failed"} & {found.code for found in report.findings}


def test_what_descriptions_point_at_counts_together(tmp_path: Path) -> None:
    schema = {"fields": [{"name": "a", "enum": list(range(15_000))}]}
    resources = [{"name": f"t{i}", "path": "t.csv", "schema": "s.json"} for i in range(3)]
    case = {
        "name": "many",
        "package": {"resources": resources},
        "files": {"s.json": json.dumps(schema)},
    }
    write(case, tmp_path / "datasets")
    (report,) = checked(tmp_path).datasets
    assert "descriptor-too-large" in {found.code for found in report.findings}
