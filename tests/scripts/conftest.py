"""The engine that runs the browser's scripts, and the charts that it is asked about."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.asking import scripts
from tests.scripts.engine import Engine
from tests.scripts.models import SAMPLES, Islets, Model, models_in
from tests.site.running import GOLDEN, SAMPLE


@pytest.fixture(scope="session")
def engine() -> Engine:
    return scripts()


@pytest.fixture(scope="session")
def models() -> Mapping[str, Model]:
    """The charts of the tests' small sites, by their datasets and views."""
    sites = (SAMPLES, GOLDEN / "atlas" / "input", SAMPLE)
    return {name: model for site in sites for name, model in models_in(site).items()}


@pytest.fixture(scope="session")
def islets(tmp_path_factory: pytest.TempPathFactory) -> Islets:
    return Islets(tmp_path_factory.mktemp("islets"))
