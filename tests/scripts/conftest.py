"""The engine that runs the browser's scripts, and the charts that it is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.scripts.engine import Engine, started
from tests.scripts.models import SAMPLES, Islets, Model, models_in
from tests.site.running import GOLDEN, SAMPLE


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with started(tmp_path_factory.mktemp("deno")) as running:
        yield running


@pytest.fixture(scope="session")
def models() -> Mapping[str, Model]:
    """The charts of the tests' small sites, by their datasets and views."""
    sites = (SAMPLES, GOLDEN / "atlas" / "input", SAMPLE)
    return {name: model for site in sites for name, model in models_in(site).items()}


@pytest.fixture(scope="session")
def islets(tmp_path_factory: pytest.TempPathFactory) -> Islets:
    return Islets(tmp_path_factory.mktemp("islets"))
