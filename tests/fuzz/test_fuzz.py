"""Some spoilt packages, in `make test-all` some hundreds. `make fuzz` takes 20,000 others."""

from __future__ import annotations

import pytest

from tests.fuzz.check import check_package

EACH = 50


@pytest.mark.parametrize(
    "start", [0, *(pytest.param(start, marks=pytest.mark.slow) for start in range(EACH, 300, EACH))]
)
def test_spoilt_packages_are_judged_soundly(start: int) -> None:
    found = [problem for seed in range(start, start + EACH) for problem in check_package(seed)]
    assert found == []
