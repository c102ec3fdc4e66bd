"""Each folder here is a site to make and what must come of it: README.md says how they are kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.golden.case import Case
from tests.site.running import GOLDEN

CASES = sorted(path.parent.name for path in GOLDEN.glob("*/input"))


@pytest.mark.parametrize("name", CASES)
def test_what_comes_of_a_case(
    name: str, golden: Callable[[str], Case], request: pytest.FixtureRequest
) -> None:
    case = golden(name)
    expected = case.folder / "expected"
    files = sorted(
        path.relative_to(expected).as_posix() for path in expected.rglob("*") if path.is_file()
    )
    assert "report.json" in files
    for file in files:
        if request.config.getoption("--update-golden"):
            (expected / file).write_text(case.made(file), encoding="utf-8", newline="")
        wanted = (expected / file).read_bytes().decode("utf-8")
        assert case.made(file) == wanted, f"{name}: {file} is not as expected"


@pytest.mark.parametrize("name", CASES)
def test_commands_end_as_the_report_says(name: str, golden: Callable[[str], Case]) -> None:
    case = golden(name)
    ends = 0 if case.report["valid"] else 1
    assert (case.exit_of_validate, case.exit_of_build) == (ends, ends)
    assert case.site.exists() is case.report["valid"]
    errors = [f for f in case.report["findings"] if f["severity"] == "error"]
    assert bool(errors) is not case.report["valid"]
