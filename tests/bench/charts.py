"""What charts cost a visitor, beside the budgets: weight, requests, and time until they answer.

`make bench` makes the tests' own site and one of a large chart and of ten charts, opens them in
a real browser and prints what it counted. Nothing is asserted: times are those of this machine.
"""

from __future__ import annotations

import gzip
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

from check.browser import REMEDY, find_browser
from check.serving import served
from tests.site.conftest import ARGUMENTS
from tests.site.running import SAMPLE, copy_project, run_pipeline

COUNTRIES, YEARS = 200, 25
PICKS = 15
_LINE = "{:<58} {:>12}   {}"

# Picks one more and waits until the drawing that answers is painted.
PICK = """async (key) => {
  const drawing = document.querySelector(".chart-drawing");
  const began = performance.now();
  const changed = new Promise((resolve) =>
    new MutationObserver((_, seen) => { seen.disconnect(); resolve(); })
      .observe(drawing, { childList: true, subtree: true, attributes: true }));
  document.querySelector(`dialog[open] [data-key="${key}"]`).click();
  await changed;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - began;
}"""

# Bytes a second: 1.6 Mbit.
SLOW_LINK = 200_000


def main() -> None:
    """Print each number beside its budget."""
    executable = find_browser()
    if executable is None:
        raise SystemExit(REMEDY)
    print(_LINE.format("", "counted", "budget"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        sample = copy_project(SAMPLE, Path(folder) / "sample")
        large = write_site(Path(folder) / "large")
        for root, profile in ((sample, "atlas"), (large, "standard")):
            made = run_pipeline(root, "build", "--profile", profile)
            if made.returncode:
                raise SystemExit(made.stdout + made.stderr)
        with served(sample / "build" / "site") as address:
            for page in sorted((sample / "datasets").iterdir()):
                say_first_visit(browser, f"{address}datasets/{page.name}/", page.name)
            say_first_touch(browser, f"{address}datasets/ferry-use/")
            say_touch_far_away(browser, f"{address}datasets/ferry-use/")
        with served(large / "build" / "site") as address:
            say_picks(browser, f"{address}datasets/large/")
            say_ten(browser, f"{address}datasets/ten/")
        browser.close()


def say_first_visit(browser: Browser, address: str, name: str) -> None:
    """What a page weighs, with all that it loads before anything is touched."""
    page, responses = opened(browser, address)
    weight = sum(len(gzip.compress(response.body(), mtime=0)) for response in responses)
    say(f"first visit of {name}, gzip", f"{weight / 1000:.1f} kB", "110 kB")
    say(f"first visit of {name}, requests", str(len(responses)), "15")
    page.close()


def say_first_touch(browser: Browser, address: str) -> None:
    """How long it takes from reaching for a chart to one that answers, with nothing loaded yet."""
    page, responses = opened(browser, address)
    before = len(responses)
    began = time.perf_counter()
    page.locator(".chart-drawing").first.dispatch_event("pointerdown")
    page.wait_for_selector(".chart-drawing.is-live")
    took = time.perf_counter() - began
    weight = sum(len(gzip.compress(one.body(), mtime=0)) for one in responses[before:])
    say("first touch to a living chart", f"{took * 1000:.0f} ms", "1000 ms")
    say("first touch, requests", str(len(responses) - before), "6")
    say("first touch, gzip", f"{weight / 1000:.1f} kB", "270 kB")
    page.close()


def say_touch_far_away(browser: Browser, address: str) -> None:
    """The same until the picker answers, on a slow link and a slow processor.

    1.6 Mbit a second, 150 ms there and back, four times slower: a cheap phone outside a town. The
    preview server packs nothing, so the link is given as much more as packing would save.
    """
    page, responses = opened(browser, address)
    before = len(responses)
    packed = sum(len(gzip.compress(one.body(), mtime=0)) for one in touched(browser, address))
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    link = {"offline": False, "latency": 150, "uploadThroughput": SLOW_LINK}
    raw = sum(len(one.body()) for one in touched(browser, address))
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {**link, "downloadThroughput": SLOW_LINK * raw / packed},
    )
    began = time.perf_counter()
    page.locator("[data-tool=picks]").first.dispatch_event("click")
    page.wait_for_selector("dialog[open] [data-key]")
    took = time.perf_counter() - began
    say("first touch to a picker that answers, far away", f"{took:.1f} s", "4 s")
    assert len(responses) > before, "the chart was alive already"
    page.close()


def touched(browser: Browser, address: str) -> list[Response]:
    """What the first chart of a page fetches once it is reached for."""
    page, responses = opened(browser, address)
    before = len(responses)
    page.locator(".chart-drawing").first.dispatch_event("pointerdown")
    page.wait_for_selector(".chart-drawing.is-live")
    page.wait_for_load_state("networkidle")
    for one in responses[before:]:
        one.body()
    return responses[before:]


def say_picks(browser: Browser, address: str) -> None:
    """How long a chart of many countries and years takes to answer a pick."""
    page, _ = opened(browser, address)
    page.locator("[data-tool=picks]").first.click()
    page.wait_for_selector("dialog[open] [data-key]")
    page.wait_for_timeout(500)
    # One more, then one fewer: there is a most that can be shown.
    keys = [f"C{number:03}" for number in (7, 7) * PICKS]
    times = [page.evaluate(PICK, key) for key in keys]
    what = f"a pick on {COUNTRIES} countries by {YEARS} years"
    say(f"{what}, median", f"{statistics.median(times):.0f} ms", "100 ms")
    say(f"{what}, slowest of {len(times)}", f"{max(times):.0f} ms", "100 ms")
    page.close()


def say_ten(browser: Browser, address: str) -> None:
    """How often a page of ten charts loads Vega when each is reached for."""
    page, responses = opened(browser, address)
    charts = page.locator("figure[data-live] .chart-drawing")
    for number in range(charts.count()):
        charts.nth(number).dispatch_event("pointerdown")
    page.wait_for_function(
        "(most) => document.querySelectorAll('.chart-drawing.is-live').length === most",
        arg=charts.count(),
    )
    loads = sum("/vega." in response.url for response in responses)
    say(f"loads of Vega on a page of {charts.count()} living charts", str(loads), "1")
    page.close()


def opened(browser: Browser, address: str) -> tuple[Page, list[Response]]:
    """A page in a window that has kept nothing, and what it was answered so far and will be."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    responses: list[Response] = []
    # Playwright cannot mark a method of a list as a listener, as it does with functions.
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108
    page.goto(address, wait_until="networkidle")
    return page, responses


def say(what: str, counted: str, budget: str) -> None:
    """Print a line at once."""
    print(_LINE.format(what, counted, budget), flush=True)


def write_site(root: Path) -> Path:
    """Write a site of one large chart, and of ten charts on one page."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Bench\ntheme: {name: material, font: false}\n"
        "extra:\n  atlas:\n    publisher: Bench\n"
    )
    write_dataset(root, "large", COUNTRIES, ["large"])
    write_dataset(root, "ten", 6, [f"chart-{number}" for number in range(10)])
    return root


def write_dataset(root: Path, name: str, countries: int, views: list[str]) -> None:
    """Write a dataset of one table, drawn as so many trends."""
    folder = root / "datasets" / name
    folder.mkdir(parents=True)
    rows = [
        f"C{country:03},{2000 + year},{10 + (country * 7 + year * 3) % 53}.{(country + year) % 10}"
        for country in range(countries)
        for year in range(YEARS)
    ]
    (folder / "t.csv").write_text("\n".join(["country,year,value", *rows]) + "\n")
    drawn = "".join(
        f"  - {{name: {view}, title: Value, kind: trend, resource: t, "
        f"measure: value, entity: country}}\n"
        for view in views
    )
    (folder / "datapackage.yaml").write_text(
        f"name: {name}\ntitle: {name.title()}\nviews:\n{drawn}"
        "resources:\n  - name: t\n    path: t.csv\n    schema:\n"
        "      primaryKey: [country, year]\n      fields:\n"
        "        - {name: country, title: Country, type: string}\n"
        "        - {name: year, title: Year, type: year, role: time}\n"
        "        - {name: value, title: Value, type: number}\n"
    )


if __name__ == "__main__":
    main()
