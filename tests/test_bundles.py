"""The scripts and style sheets that browsers fetch are those of the sources, word for word."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from pipeline.pages.kinds.licences import PARTS
from tests.site.running import ROOT

BUNDLING = ROOT / "pipeline" / "bundling"
SCRIPTS = ROOT / "pipeline" / "scripts"
BUNDLES = ROOT / "pipeline" / "theme" / "assets" / "javascripts"
SHEETS = ROOT / "pipeline" / "theme" / "assets" / "stylesheets"
MATERIAL = Path(str(files("material"))) / "templates"
TO_DO = "Run make bundles, and commit what it changes."

MADE = json.loads((BUNDLING / "made.json").read_text("utf-8"))
STYLES = json.loads((BUNDLING / "made-styles.json").read_text("utf-8"))


def digests(folder: Path, files: list[Path]) -> Mapping[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files
    }


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_bundles_were_made_of_the_sources_that_stand_here() -> None:
    sources = [path for path in map(ROOT.joinpath, MADE["from"]) if path.is_file()]
    own = [BUNDLING / name for name in ("bundle.mjs", "vega.js")]
    sources = sorted({*sources, *files_in(SCRIPTS), *own})
    assert digests(ROOT, sources) == MADE["from"], TO_DO


def test_bundles_are_the_ones_that_were_made() -> None:
    assert digests(BUNDLES, files_in(BUNDLES)) == MADE["made"], TO_DO


def test_style_sheets_were_made_of_the_sources_that_stand_here() -> None:
    sources = [path for path in map(ROOT.joinpath, STYLES["from"]) if path.is_file()]
    templates = (ROOT / "pipeline" / "theme").rglob("*.html")
    sources = sorted({*sources, *files_in(ROOT / "pipeline" / "styles"), *templates})
    assert digests(ROOT, sources) == STYLES["from"], TO_DO


def test_style_sheets_were_made_of_those_of_the_material_that_is_installed() -> None:
    sheets = [path for path in files_in(MATERIAL / "assets") if path.suffix == ".css"]
    frame = [MATERIAL / name for name in STYLES["material"] if name.endswith(".html")]
    assert digests(MATERIAL, [*sheets, *frame]) == STYLES["material"], TO_DO


def test_style_sheets_are_the_ones_that_were_made() -> None:
    assert digests(SHEETS, files_in(SHEETS)) == STYLES["made"], TO_DO


@pytest.mark.parametrize(
    ("arguments", "made"), [(["bundle", "--"], MADE), (["styles", "--", str(MATERIAL)], STYLES)]
)
def test_what_is_made_anew_is_the_same(
    arguments: list[str], made: Mapping[str, Mapping[str, str]], tmp_path: Path
) -> None:
    npm = shutil.which("npm")
    if npm is None or not (ROOT / "node_modules" / "done").exists():
        # Else a pull request could bring another script with its own digest.
        assert "GITHUB_ACTIONS" not in os.environ, "what npm brings is not here"
        pytest.skip("what npm brings is not here: the bundles' digests alone were compared")
    folder = tmp_path / "made"
    subprocess.run([npm, "run", "--silent", *arguments, str(folder)], cwd=ROOT, check=True)
    assert digests(folder, files_in(folder)) == made["made"]


def test_every_package_in_a_bundle_stands_on_the_page_of_licences() -> None:
    parts = yaml.safe_load(PARTS.read_text("utf-8"))
    named = [name for part in parts for name in part.get("npm", ())]
    packages = list(MADE["packages"])
    assert packages
    assert [one for one in packages if not one.startswith(tuple(named))] == []
    assert [name for name in named if not any(one.startswith(name) for one in packages)] == []
