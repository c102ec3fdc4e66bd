"""What Lighthouse says of the site on a mobile phone, as the median of several runs.

`make bench` makes the site, installs Lighthouse in build/lighthouse and runs it on the largest page
of each of five kinds. Nothing is asserted: scores of performance are those of this machine and of
what else it does. Without npm it says so and ends.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from check.browser import ARGUMENTS, REMEDY, find_browser
from check.serving import served
from check.site import Site, read_site
from pipeline.project import read_project
from tests.site.running import ROOT

PROGRAM = ROOT / "build" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
RUNS = 5
KINDS = {
    "home": "home",
    "dataset": "data",
    "place": "country",
    "compare": "compare",
    "search": "search",
}
# What each category is to reach.
WANTED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def main() -> None:
    """Print the median of each category on each page, and what lowers it."""
    program = os.environ.get("LIGHTHOUSE") or str(PROGRAM)
    browser = find_browser()
    if not Path(program).is_file() or shutil.which("node") is None:
        print("Lighthouse is left out: npm, which brings it, or a network is missing")
        return
    if browser is None:
        sys.exit(REMEDY)
    site = read_site(read_project(ROOT))
    env = {**os.environ, "CHROME_PATH": str(browser)}
    with served(site.folder, is_compressed=True) as address:
        for kind, page in pages(site):
            reports = [run(program, address + page, env) for _ in range(RUNS)]
            print(f"{kind} (/{page}): {told(reports)}", flush=True)
            for fault in sorted({fault for report in reports for fault in faults(report)}):
                print(f"    {fault}", flush=True)


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """The largest page of each kind that is looked at: what the kind is called, and its address."""
    largest = sorted(site.pages, key=lambda page: len(page.text), reverse=True)
    for kind, name in KINDS.items():
        page = next((page for page in largest if page.kind == kind), None)
        if page is not None:
            yield name, page.address


def run(program: str, url: str, env: Mapping[str, str]) -> Mapping[str, Any]:
    """One report of Lighthouse's on a page, with its own idea of a phone and a network."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = " ".join(["--headless=new", *ARGUMENTS])
        command = [program, url, "--quiet", "--output=json", f"--output-path={report}"]
        categories = f"--only-categories={','.join(WANTED)}"
        subprocess.run(
            [*command, categories, f"--chrome-flags={flags}"],
            env=env,
            check=True,
            timeout=300,
            stdout=subprocess.DEVNULL,
        )
        found: Mapping[str, Any] = json.loads(report.read_bytes())
        return found


def told(reports: list[Mapping[str, Any]]) -> str:
    """The median of each category, with what it should be where it is less."""
    parts = []
    for category, wanted in WANTED.items():
        scores = [round(100 * report["categories"][category]["score"]) for report in reports]
        score = round(statistics.median(scores))
        parts.append(f"{category} {score}{f' (below {wanted})' if score < wanted else ''}")
    return ", ".join(parts)


def faults(report: Mapping[str, Any]) -> Iterator[str]:
    """What is not as it should be, but for how quick it was."""
    for category in WANTED.keys() - {"performance"}:
        for entry in report["categories"][category]["auditRefs"]:
            audit = report["audits"][entry["id"]]
            if entry["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{category}: {audit['title']}"


if __name__ == "__main__":
    main()
