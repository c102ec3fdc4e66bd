"""Each folder in cases/ holds datasets before and after; its expected files are what is said.

To add a case, add a folder. `UPDATE_CASES=1 pytest tests/diff/test_cases.py` writes what is said.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.diff import Difference, find_difference, read_sides, write_difference
from pipeline.diff.base import Base
from pipeline.judging.judge import judge_here
from pipeline.project import read_project

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/before"))
FORMS = {"text": "expected.txt", "json": "expected.json"}


def difference(before: Path, after: Path) -> Difference:
    project = replace(read_project(CASES), root=after)
    base = Base("the state before", before)
    return find_difference(read_sides(project, base, judge=judge_here, workers=1), base.label)


def test_case(subtests: pytest.Subtests) -> None:
    for name in NAMES:
        with subtests.test(name=name):
            case = CASES / name
            found = difference(case / "before", case / "after")
            for form, file in FORMS.items():
                said = write_difference(found, form)
                if os.environ.get("UPDATE_CASES"):
                    (case / file).write_text(said, encoding="utf-8")
                assert said == (case / file).read_text(encoding="utf-8")


def test_nothing_changed_since_itself(subtests: pytest.Subtests) -> None:
    for name in NAMES:
        with subtests.test(name=name):
            before = CASES / name / "before"
            found = difference(before, before)
            assert found.datasets == ()
            assert found.unchanged == len(list((before / "datasets").iterdir()))
            assert "without a change" in write_difference(found)
