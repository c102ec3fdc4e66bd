"""Find a browser for checks and tests, or set one up: Playwright's own, else Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Without a sandbox, since containers seldom let it have one; the site is our own.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
REMEDY = (
    "There is no browser here, and none could be set up. Install Chromium or Chrome "
    "(Debian: sudo apt-get install chromium), or name one in the variable CHROMIUM."
)


def find_browser() -> Path | None:
    """The browser named in CHROMIUM, one on the path, or the one that Playwright installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named) if Path(named).is_file() else None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else _playwrights_own()


def set_up_browser() -> Path | None:
    """A browser that is there, or one that could be installed."""
    found = find_browser()
    if found:
        return found
    print("Setting up a browser for checks and tests", file=sys.stderr, flush=True)
    _run(sys.executable, "-m", "playwright", "install", "--with-deps", "chromium")
    if not find_browser() and shutil.which("apt-get"):
        with_rights = [] if _is_root() else ["sudo", "--non-interactive"]
        _run(*with_rights, "apt-get", "update", "--quiet")
        _run(*with_rights, "apt-get", "install", "--quiet", "--yes", "chromium")
    return find_browser()


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _is_root() -> bool:
    return not hasattr(os, "geteuid") or os.geteuid() == 0


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=False, timeout=600, capture_output=True)
    except (OSError, subprocess.TimeoutExpired):
        return


if __name__ == "__main__":
    browser = set_up_browser()
    if browser is None:
        sys.exit(REMEDY)
    print(f"The browser for checks and tests: {browser}", file=sys.stderr)
