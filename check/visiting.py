"""A visit to a page: a browser window that notes whatever goes wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

PHONE = (390, 844)
SMALL_PHONE = (320, 640)
DESKTOP = (1280, 900)

# Lighthouse's "slow 4G": milliseconds, and bytes in a second.
MOBILE_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_638_400 / 8,
    "uploadThroughput": 750_000 / 8,
}

SLOW_PATIENCE = 120_000

NOTE_VIOLATIONS = """
    addEventListener("securitypolicyviolation", (event) => console.error(
        "violation of the policy: " + event.effectiveDirective + " " + event.blockedURI
    ));
"""


@dataclass
class Visit:
    """An open page, the addresses it asked for, and what it said or did that it should not.

    `host` is the one from which a page may fetch.
    """

    page: Page
    host: str = ""
    asked: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def begun(
        cls,
        browser: Browser,
        url: str,
        *,
        size: tuple[int, int] = DESKTOP,
        scheme: Literal["light", "dark"] = "light",
        scripts: bool = True,
        slow: bool = False,
    ) -> Iterator[Visit]:
        """Open an address in a new window and wait until all it loads is there.

        `slow` is over a mobile network, so that what comes late is seen to come.
        """
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            locale="en-GB",
        )
        page = context.new_page()
        if slow:
            devtools = context.new_cdp_session(page)
            devtools.send("Network.emulateNetworkConditions", MOBILE_NETWORK)
            page.set_default_navigation_timeout(SLOW_PATIENCE)
        visit = cls(page)

        def note_request(request: Request) -> None:
            visit.asked.append(request.url)
            parts = urlsplit(request.url)
            if parts.scheme not in {"data", "blob"} and parts.netloc != visit.host:
                visit.troubles.append(f"asks another host: {request.url}")

        def note(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                visit.troubles.append(f"{message.type}: {message.text}")

        def note_answer(response: Response) -> None:
            if response.status >= 400:
                visit.troubles.append(f"{response.status}: {response.url}")

        def note_failure(request: Request) -> None:
            # What a page was still loading when it was left is no failure of it.
            if request.failure != "net::ERR_ABORTED":
                visit.troubles.append(f"failed: {request.url} {request.failure}")

        if scripts:
            context.add_init_script(NOTE_VIOLATIONS)
        context.on("request", note_request)
        page.on("console", note)
        page.on("pageerror", lambda error: visit.troubles.append(f"script error: {error}"))
        page.on("dialog", lambda dialog: visit.troubles.append(f"dialog: {dialog.message}"))
        page.on("response", note_answer)
        page.on("requestfailed", note_failure)
        try:
            visit.turn_to(url)
            yield visit
        finally:
            context.close()

    def turn_to(self, url: str) -> None:
        """Leave the page for another, and wait until all it loads is there."""
        self.host = urlsplit(url).netloc
        self.page.goto(url, wait_until="load")

    def measure(self, script: str, *given: Any) -> Any:
        """What a function of the page's own language gives."""
        return self.page.evaluate(script, *given)

    @property
    def address(self) -> str:
        """Where the page stands, as it says itself: `page.url` hears of changes only later."""
        return str(self.page.evaluate("location.href"))

    def use_scheme(self, scheme: Literal["light", "dark"]) -> None:
        """Set the device to light or dark, and wait until the page has followed."""
        self.page.emulate_media(color_scheme=scheme)
        for _ in range(50):
            ground = self.measure("() => getComputedStyle(document.body).backgroundColor")
            bright = sum(int(part) for part in ground.strip("rgb()").split(",")[:3])
            if (bright > 600) is (scheme == "light"):
                return
            self.page.wait_for_timeout(40)
        raise AssertionError(f"the page does not turn {scheme}: {ground}")
