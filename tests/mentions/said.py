"""What is said of a site in a folder, without checking its data."""

from __future__ import annotations

from pathlib import Path

from pipeline.findings import Finding
from pipeline.folders import read_folders
from pipeline.mentions import Inventory, read_site
from pipeline.project import read_project


def findings(root: Path) -> tuple[Finding, ...]:
    return read_site(read_project(root))[1]


def said(root: Path) -> list[tuple[str, int | None, str]]:
    """File, line and name of each finding."""
    return [(f.place.file or "", f.place.line, f.place.value or "") for f in findings(root)]


def inventory(root: Path) -> Inventory:
    project = read_project(root)
    return Inventory(project, read_folders(project)[0])


def add_settings(root: Path, yaml: str) -> None:
    """Add lines at the end of extra.atlas."""
    path = root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8") + yaml, encoding="utf-8")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
