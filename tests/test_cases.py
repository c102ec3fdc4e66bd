"""Each folder in cases/ is a site's datasets; its expected.json is what validation says of them.

One that needs settings of its own has a mkdocs.yml, which is then checked as well. To add a case,
add a folder.
`UPDATE_CASES=1 pytest tests/test_cases.py` writes what is said now.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.folders import read_folders
from pipeline.judging.judge import judge_here
from pipeline.mentions import read_site
from pipeline.project import read_project
from pipeline.reporting.json import describe_finding
from pipeline.validation import validate

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 23)
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.json"))


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    folder = CASES / name
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    found = {"profile": expected["profile"], "findings": findings(folder, expected["profile"])}
    if os.environ.get("UPDATE_CASES"):
        text = json.dumps(found, indent=2, ensure_ascii=False)
        (folder / "expected.json").write_text(text + "\n", encoding="utf-8")
        pytest.skip("what is expected was written anew")
    assert found == expected


def findings(case: Path, profile: str) -> list[dict[str, Any]]:
    own = (case / "mkdocs.yml").exists()
    project = replace(read_project(case if own else CASES), root=case)
    folders, general = read_site(project) if own else read_folders(project)
    report = validate(
        folders,
        project,
        profile=profile,
        general=general,
        judge=judge_here,
        workers=1,
        today=TODAY,
    )
    return [describe_finding(finding) for finding in report.findings]
