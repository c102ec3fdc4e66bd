"""The engine that runs the browser's scripts, and the charts that it is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.scripts.engine import Engine, started
from tests.scripts.models import GOLDEN, SAMPLES, Islets, Model, models_in


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with started(tmp_path_factory.mktemp("deno")) as running:
        yield running


@pytest.fixture(scope="session")
def models() -> Mapping[str, Model]:
    """The charts of the samples and of the sites of tests/golden, by their datasets and views."""
    return {**models_in(SAMPLES), **models_in(GOLDEN / "atlas" / "input")}


@pytest.fixture(scope="session")
def islets(tmp_path_factory: pytest.TempPathFactory) -> Islets:
    return Islets(tmp_path_factory.mktemp("islets"))
