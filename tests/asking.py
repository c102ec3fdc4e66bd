"""The engines that all tests of a process share: each is started when a test first asks it."""

from __future__ import annotations

import atexit
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.cache import Cache
from pipeline.engine import Ask, asking
from tests.scripts.engine import Engine, started

_RUNNING = ExitStack()
atexit.register(_RUNNING.close)


def ask(what: str, given: Any) -> Any:
    """What the modules answer, as the build asks them."""
    return _asking()(what, given)


@cache
def scripts() -> Engine:
    """The engine that runs any function of any script."""
    return _RUNNING.enter_context(started(_folder()))


@cache
def _asking() -> Ask:
    return _RUNNING.enter_context(asking(Cache(None), _folder()))


def _folder() -> Path:
    return Path(_RUNNING.enter_context(TemporaryDirectory()))
