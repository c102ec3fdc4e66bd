"""Each folder in cases/ is a site's datasets; its expected.json is what validation says of them.

One that needs settings of its own has a mkdocs.yml, which is then checked as well. To add a case,
add a folder. `pytest tests/test_cases.py --case NAME` runs those alone whose names hold NAME, and
with `UPDATE_CASES=1` before it what is said now is written.
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
# Tests among which the cases are divided, so that none of them takes long.
PARTS = 4
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.json"))


@pytest.mark.parametrize("number", range(PARTS))
def test_cases(number: int, subtests: pytest.Subtests, request: pytest.FixtureRequest) -> None:
    part = request.config.getoption("--case")
    names = [name for name in NAMES if part in name]
    assert names, f"no case has a name with {part}"
    for name in names[number::PARTS]:
        with subtests.test(name):
            file = CASES / name / "expected.json"
            expected = json.loads(file.read_text(encoding="utf-8"))
            profile = expected["profile"]
            found = {"profile": profile, "findings": findings(CASES / name, profile)}
            if os.environ.get("UPDATE_CASES"):
                text = json.dumps(found, indent=2, ensure_ascii=False)
                file.write_text(text + "\n", encoding="utf-8")
            else:
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
