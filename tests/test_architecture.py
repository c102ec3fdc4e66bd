"""What the map of the program says of its stages is so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.site.running import ROOT

PROGRAM = ROOT / "pipeline"
# Those that stand aside, as the map says below its table.
LATER = {"listing", "diff", "pull_request", "undescribed"}


def listed(heading: str) -> list[list[str]]:
    """What the first column of a table below a heading names, row by row."""
    told = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    part = re.split(r"^#+ ", told.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0]
    rows = re.findall(r"^\| (`.+?`) \|", part, re.MULTILINE)
    return [re.findall(r"`([a-z_-]+(?:\.py|\.js|/))`", row) for row in rows]


def stages() -> list[str]:
    """The stages in the order of the map, without those that are no Python."""
    names = [re.sub(r"\.py$|/$", "", name) for row in listed("How it is built") for name in row]
    return [name for name in names if name != "scripts"]


def imported(file: Path) -> Iterator[str]:
    """The parts of the program that a file imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "pipeline":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pipeline."):
            yield str(node.module).split(".")[1]


def test_a_stage_imports_only_the_stages_above_it() -> None:
    order = {name: place for place, name in enumerate(stages())}
    assert {"project", "validation", "pages", "cli"} < order.keys()
    assert [name for name in order if not list(PROGRAM.glob(f"{name}*"))] == []
    wrong = [
        f"{file.relative_to(PROGRAM)} imports {other}"
        for file in sorted(PROGRAM.rglob("*.py"))
        if (own := file.relative_to(PROGRAM).with_suffix("").parts[0]) in order and own != "cli"
        for other in imported(file)
        if other in LATER or order.get(other, 0) > order[own]
    ]
    assert wrong == []


def test_a_room_of_scripts_imports_only_the_rooms_above_it() -> None:
    rooms = listed("The rooms of a chart's scripts")
    order = {name.rstrip("/"): place for place, row in enumerate(rooms) for name in row}
    assert {"rules", "kinds", "controls", "live.js"} < order.keys()
    charts = PROGRAM / "scripts" / "charts"
    wrong = [
        f"{file.relative_to(charts)} imports {other}"
        for file in sorted(charts.rglob("*.js"))
        if (own := file.relative_to(charts).parts[0]) in order
        for path in re.findall(r'^(?:import|export) .*?"(\..+?)";', file.read_text("utf-8"), re.M)
        for other in [(file.parent / path).resolve().relative_to(PROGRAM / "scripts")]
        if other.parts[0] == "charts" and order.get(other.parts[1], 0) > order[own]
    ]
    assert wrong == []
