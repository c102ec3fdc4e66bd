"""How tests are run on mutants: examples are the same each time, and none is made smaller."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings

from .watching import FAILED

settings.register_profile(
    "mutants",
    database=None,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


def pytest_collection() -> None:
    settings.load_profile("mutants")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed:
        FAILED.write_text(report.nodeid, encoding="utf-8")
