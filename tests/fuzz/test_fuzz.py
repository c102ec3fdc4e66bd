"""Some hundreds of spoilt packages. `make fuzz` takes 20,000 others."""

from __future__ import annotations

import pytest

from tests.fuzz.check import check_package

EACH = 50


def test_spoilt_packages_are_judged_soundly(subtests: pytest.Subtests) -> None:
    for start in range(0, 300, EACH):
        with subtests.test(start=start):
            assert [
                problem for seed in range(start, start + EACH) for problem in check_package(seed)
            ] == []
