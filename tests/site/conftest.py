"""The tests' own site on a server, and a browser to look at it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from check.browser import REMEDY, find_browser
from check.serving import served
from check.visiting import DESKTOP, Visit
from tests.conftest import Site

# No host but this machine is found, whatever a page asks for.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

# Machines that run tests do other things as well.
expect.set_options(timeout=20_000)


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


@pytest.fixture(scope="package")
def window(browser: Browser) -> Iterator[Visit]:
    """The one window in which `turn_to` opens pages."""
    with Visit.begun(browser, "about:blank") as opened:
        yield opened


@pytest.fixture
def turn_to(window: Visit) -> Iterator[Callable[..., Visit]]:
    """Opens an address in a window that all tests with this fixture share.

    It costs a quarter of a window of its own, for what one page has fetched the next one has. For
    tests that count what is fetched or look into the window's history, `visit` is the right one.
    """

    def open_page(
        url: str,
        *,
        size: tuple[int, int] = DESKTOP,
        scheme: Literal["light", "dark"] = "light",
    ) -> Visit:
        window.page.set_viewport_size({"width": size[0], "height": size[1]})
        window.page.emulate_media(color_scheme=scheme)
        window.turn_to(url)
        return window

    window.asked.clear()
    window.troubles.clear()
    yield open_page
    window.page.unroute_all()
    window.page.emulate_media(media="null", reduced_motion="reduce", forced_colors="null")
    window.page.mouse.move(0, 0)
