"""One page of each kind, opened in a browser on a desk and on a phone, as by a first visitor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from playwright.sync_api import Browser, TimeoutError, sync_playwright

from check.browser import ARGUMENTS, REMEDY, find_browser
from check.faults import CannotLook
from check.reading import HtmlPage
from check.serving import served
from check.site import Site
from check.visiting import DESKTOP, PHONE, Visit

SIZES = {"desktop": DESKTOP, "phone": PHONE}

# How far what was drawn moved without being asked, as the browser itself counts it.
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  });
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 100));
})"""


# The first chart of a page that comes to life when a visitor reaches for it.
CHART = "figure[data-live] .chart-drawing"
LIVE = """(chart) => document.querySelector(chart).classList.contains("is-live")"""
PATIENCE = 20_000


@dataclass(frozen=True)
class Visited:
    """A first visit: what the page asked for, by the site's own addresses, and what went wrong.

    `touched` is what it asked for when its first chart was reached for, None without such a chart.
    With `query`, the visitor came by a link that chooses something, and no chart was reached for.
    """

    page: HtmlPage
    query: str
    size: str
    asked: tuple[str, ...]
    touched: tuple[str, ...] | None
    troubles: tuple[str, ...]
    shift: float

    @property
    def where(self) -> str:
        """The page and the window, as a fault names them."""
        return f"{self.page.file}{self.query} ({self.size})"


@contextmanager
def opened(site: Site) -> Iterator[tuple[Browser, str]]:
    """A browser, and where the site is served for it. Raises CannotLook when there is none."""
    executable = find_browser()
    if executable is None:
        raise CannotLook(REMEDY)
    path = urlsplit(site.url).path or "/"
    with served(site.folder, path) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser, address
        browser.close()


@cache
def visits(site: Site) -> tuple[Visited, ...]:
    """Open each page that is shown, in each size, with nothing kept from before."""
    opens = [*((page, "") for page in site.shown), *choices(site)]
    with opened(site) as (browser, address):
        return tuple(
            _visit(browser, address, page, query, size, site)
            for page, query in opens
            for size in SIZES
        )


def choices(site: Site) -> list[tuple[HtmlPage, str]]:
    """Of each kind of page to which links with a choice lead: the page and query of the longest."""
    longest: dict[str, tuple[HtmlPage, str]] = {}
    links = {link.url for page in site.pages for link in page.links() if link.element == "a"}
    for url in sorted((one for one in links if "?" in one), key=lambda one: (-len(one), one)):
        address, _, query = url.partition("?")
        page = site.pages_by_path.get(site.file_at(address) or site.folder)
        if page is not None and page.refresh is None:
            longest.setdefault(page.kind, (page, f"?{query}"))
    return list(longest.values())


def _visit(  # noqa: PLR0917 - what is visited, with what, and how
    browser: Browser, address: str, page: HtmlPage, query: str, size: str, site: Site
) -> Visited:
    url = address + page.address + query
    with Visit.begun(browser, url, size=SIZES[size], slow=True) as visit:
        visit.page.wait_for_load_state("networkidle")
        shift = visit.measure(SHIFT)
        first = len(visit.asked)
        is_touched = not query and _touch(visit)
    asked = [site.url + url.removeprefix(address) for url in visit.asked]
    touched = tuple(asked[first:]) if is_touched else None
    return Visited(
        page, query, size, tuple(asked[:first]), touched, tuple(visit.troubles), float(shift)
    )


def _touch(visit: Visit) -> bool:
    """Reach for the first chart that comes to life, if there is one, and wait until it does."""
    charts = visit.page.locator(CHART)
    if not charts.count():
        return False
    charts.first.dispatch_event("pointerdown")
    try:
        visit.page.wait_for_function(LIVE, arg=CHART, timeout=PATIENCE)
        visit.page.wait_for_load_state("networkidle")
    except TimeoutError:
        visit.troubles.append("its first chart does not come to life")
    return True
