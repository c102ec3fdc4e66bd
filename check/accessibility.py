"""axe finds nothing wrong with a page of each kind: in light, in dark, and on a narrow phone."""

from __future__ import annotations

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from check.faults import Fault, Looked, count
from check.reading import HtmlPage
from check.site import Site
from check.visiting import DESKTOP, SMALL_PHONE, Visit
from check.visits import opened

# target-size is of WCAG 2.2 AA, and off unless asked for.
OPTIONS: dict[str, object] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
# Colours may take a moment to change, and what has no contrast on the way is no fault.
SETTLED = """async () => {
  for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
  const moving = document.getAnimations().filter((one) => one.playState === "running");
  await Promise.race([
    Promise.allSettled(moving.map((one) => one.finished)),
    new Promise((done) => setTimeout(done, 2000)),
  ]);
}"""
REMEDY = "See https://dequeuniversity.com/rules/axe/ under the rule's name."


def check_accessibility(site: Site) -> Looked:
    """Ask axe about each page that is shown."""
    pages = [page for page in site.shown if page.kind != "redirect"]
    with opened(site) as (browser, address):
        faults: list[Fault] = []
        for page in pages:
            with Visit.begun(browser, address + page.address, size=DESKTOP) as visit:
                faults += _looked_at(page, visit)
    at = f"{count(len(pages), 'page')}, each in light, in dark and {SMALL_PHONE[0]} pixels wide"
    return Looked(at, tuple(faults))


def _looked_at(page: HtmlPage, visit: Visit) -> Iterator[Fault]:
    yield from _violations(f"{page.file} (light)", visit)
    visit.page.emulate_media(color_scheme="dark")
    yield from _violations(f"{page.file} (dark)", visit)
    visit.page.emulate_media(color_scheme="light")
    width, height = SMALL_PHONE
    visit.page.set_viewport_size({"width": width, "height": height})
    yield from _violations(f"{page.file} ({width} pixels)", visit)


def _violations(where: str, visit: Visit) -> Iterator[Fault]:
    visit.measure(SETTLED)
    for found in Axe().run(visit.page, options=OPTIONS).response["violations"]:
        nodes = found["nodes"]
        first = " ".join(map(str, nodes[0]["target"]))[:200]
        times = count(len(nodes), "time")
        yield Fault(where, f"{found['id']}, {times}, first at {first}: {found['help']}.", REMEDY)
