"""The tests' own site on a server, and a browser to look at it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from check.browser import REMEDY, find_browser
from check.serving import served
from check.visiting import Visit
from tests.conftest import Site

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@pytest.fixture(scope="session")
def at_root(built_site: Site) -> Iterator[str]:
    """The address of the tests' own site at the root of a host."""
    with served(built_site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def under_path(built_site: Site) -> Iterator[str]:
    """The address of the same files under a path."""
    with served(built_site.folder, "/atlas/") as address:
        yield address


# For the package alone: while Playwright runs, no other test in this thread can use asyncio.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    executable = find_browser()
    if executable is None:
        pytest.fail(REMEDY)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens an address in a window of its own, which is closed after the test."""
    with ExitStack() as windows:

        def open_window(url: str, **settings: Any) -> Visit:
            return windows.enter_context(Visit.begun(browser, url, **settings))

        yield open_window
