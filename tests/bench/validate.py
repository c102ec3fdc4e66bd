"""What validating a large clean table costs, beside what frictionless itself takes.

And what the same table costs when every value in it is wrong, and two rows have the same key.

`make bench` prints CPU seconds of whole processes, the most memory that all processes of a run held
at once, the verdicts, and how many times cheaper or dearer ours is. Sizes can be named:
`python -m tests.bench.validate 10000 1000000`.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SIZES = (10_000, 100_000, 1_000_000)
REGIONS, YEARS = 250, 40
_LINE = "{:>10}  {:<12} {:>8} {:>8} {:>9}  {:<8} {}"


@dataclass(frozen=True)
class Cost:
    """CPU and clock in seconds, memory in MiB, and whether the package was said to be valid."""

    cpu: float
    seconds: float
    memory: float
    valid: bool


def main(sizes: list[int]) -> None:
    """Print what both cost at each size."""
    _adopt_orphans()
    print(
        _LINE.format("rows", "", "CPU s", "clock s", "MiB", "verdict", "CPU against frictionless")
    )
    with tempfile.TemporaryDirectory() as compiled:
        # Once for nothing, so that neither is measured while Python compiles it.
        measure_both(sizes[0], compiled)
        for rows in sizes:
            theirs, ours = measure_both(rows, compiled)
            wrong = measure_ours(rows, compiled, is_wrong=True)
            for name, cost, against in (
                ("frictionless", theirs, ""),
                ("ours", ours, f"{theirs.cpu / ours.cpu:.1f} times less"),
                ("ours, wrong", wrong, f"{wrong.cpu / ours.cpu:.1f} times the clean table"),
            ):
                figures = (f"{cost.cpu:.2f}", f"{cost.seconds:.2f}", f"{cost.memory:.0f}")
                verdict = "valid" if cost.valid else "INVALID"
                print(_LINE.format(f"{rows:,}", name, *figures, verdict, against), flush=True)


def measure_both(rows: int, compiled: str) -> tuple[Cost, Cost]:
    """What frictionless and ours cost on the same site; compiled code is kept in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_site(Path(folder), rows)
        theirs = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
        cost = measure(theirs, root / "datasets" / "large", compiled)
    return cost, measure_ours(rows, compiled)


def measure_ours(rows: int, compiled: str, *, is_wrong: bool = False) -> Cost:
    """What ours costs alone."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_site(Path(folder), rows, is_wrong=is_wrong)
        ours = [sys.executable, "-m", "pipeline", "--root", str(root), "validate"]
        return measure([*ours, "--profile", "standard"], Path.cwd(), compiled)


def write_site(root: Path, rows: int, *, is_wrong: bool = False) -> Path:
    """Write a site with one dataset: a large clean table and the small one that it refers to.

    In one that is wrong, each value has its unit, and the last row is there twice.
    """
    package = root / "datasets" / "large"
    package.mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(
        "site_name: Bench\nextra:\n  atlas:\n    publisher: Bench\n"
        "    topics:\n      - {id: rows, title: Rows, summary: Many rows.}\n"
    )
    (package / "datapackage.json").write_text(json.dumps(_descriptor(), indent=2))
    regions = [f"R{number:03}" for number in range(REGIONS)]
    with (package / "regions.csv").open("w", newline="\n") as file:
        file.write("region,name\n")
        file.writelines(f"{region},Region {region[1:]}\n" for region in regions)
    chance, unit = random.Random(rows), " kg" if is_wrong else ""
    with (package / "values.csv").open("w", newline="\n") as file:
        file.write("region,year,indicator,value,note\n")
        for number in range(rows):
            rest, region = divmod(number, REGIONS)
            indicator, year = divmod(rest, YEARS)
            value = f"{chance.random() * 1000:.3f}{unit}" if number % 50 else ""
            note = "estimated" if number % 7 == 0 else ""
            row = f"{regions[region]},{1980 + year},ind-{indicator:03},{value},{note}\n"
            file.write(row)
        if is_wrong:
            file.write(row)
    return root


def measure(command: list[str], folder: Path, compiled: str) -> Cost:
    """Run a command and take what it and all processes that it starts cost.

    CPU is what the system counts for those that have ended; memory is sampled 50 times a second.
    It needs Linux.
    """
    before, began = os.times(), time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={
            **os.environ,
            "PYTHONPATH": str(Path.cwd()),
            "PYTHONPYCACHEPREFIX": compiled,
            "PYTHONDONTWRITEBYTECODE": "",
        },
    )
    most = [0.0]
    watch = threading.Thread(target=_watch, args=(process, most))
    watch.start()
    code = process.wait()
    watch.join()
    _wait_for_orphans()
    after = os.times()
    cpu = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    return Cost(cpu, time.perf_counter() - began, most[0], code == 0)


def _adopt_orphans() -> None:
    """Become the parent of processes whose own has ended, so that what they cost is counted."""
    set_child_subreaper = 36
    if ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0):
        raise OSError("the CPU of processes that outlive their parent cannot be counted")


def _wait_for_orphans() -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()


def _watch(process: subprocess.Popen[bytes], most: list[float]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], _memory(process.pid))
        time.sleep(0.02)


def _memory(session: int) -> float:
    """MiB held by the processes of a session, pages that they share counted once ."""
    total = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int((folder / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                lines = (folder / "smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, ValueError, IndexError):
            continue
    return total / 1024


def _descriptor() -> dict[str, Any]:
    standard = "https://datapackage.org/profiles/2.0"
    needed = {"required": True}
    return {
        "$schema": f"{standard}/datapackage.json",
        "name": "large",
        "title": "A large clean table",
        "resources": [
            _resource(
                "regions",
                [
                    {"name": "region", "type": "string", "constraints": needed},
                    {"name": "name", "type": "string"},
                ],
                primaryKey=["region"],
            ),
            _resource(
                "values",
                [
                    {"name": "region", "type": "string", "constraints": needed},
                    {"name": "year", "type": "year", "constraints": {**needed, "minimum": "1900"}},
                    {
                        "name": "indicator",
                        "type": "string",
                        "constraints": {**needed, "pattern": "ind-[0-9]{3}"},
                    },
                    {
                        "name": "value",
                        "type": "number",
                        "constraints": {"minimum": 0, "maximum": 1000},
                    },
                    {"name": "note", "type": "string", "constraints": {"maxLength": 40}},
                ],
                primaryKey=["region", "year", "indicator"],
                foreignKeys=[
                    {
                        "fields": ["region"],
                        "reference": {"resource": "regions", "fields": ["region"]},
                    }
                ],
            ),
        ],
    }


def _resource(name: str, fields: list[dict[str, Any]], **keys: Any) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "scheme": "file",
        "format": "csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, **keys},
    }


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
