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


def stages() -> list[str]:
    """The stages in the order of the map, without those that are no Python."""
    told = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.+?`) \|", told, re.MULTILINE)
    names = [name for row in rows for name in re.findall(r"`([a-z_]+)(?:\.py|/)`", row)]
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
