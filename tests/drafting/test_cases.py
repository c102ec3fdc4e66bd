"""Each folder in cases/ holds a file as somebody has it, and what becomes of it.

To add a case, add a folder with input.csv; `pytest --update-golden` writes the rest.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.drafting import draft_dataset
from pipeline.project import Project
from pipeline.strict_yaml import read_yaml
from pipeline.validation.descriptor.questions import open_questions
from tests.drafting.conftest import TODAY

CASES = Path(__file__).parent / "cases"


def test_case(project: Project, request: pytest.FixtureRequest, subtests: pytest.Subtests) -> None:
    for name in sorted(path.name for path in CASES.iterdir()):
        with subtests.test(name=name):
            content = (CASES / name / "input.csv").read_bytes()
            draft = draft_dataset(content, "bus-fares", project, today=TODAY)
            made = {
                "datapackage.yaml": draft.descriptor,
                "table.csv": draft.table or "",
                "said.txt": "\n".join(draft.assumed) + "\n",
            }
            if request.config.getoption("--update-golden"):
                for file, text in made.items():
                    (CASES / name / file).write_bytes(text.encode("utf-8"))
            for file, text in made.items():
                assert text == (CASES / name / file).read_bytes().decode("utf-8"), file
            questions = list(open_questions(read_yaml(draft.descriptor).value))
            assert len(questions) == draft.questions
