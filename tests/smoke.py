"""Installs the program as the README says, in a folder of its own, and makes a small site with it.

    python3 tests/smoke.py

For systems on which the other tests do not run: it needs Python alone, no make and no browser.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
SITE = ROOT / "tests" / "golden" / "atlas" / "input"
# Pages, a table to take away, and a drawing.
MADE = (
    "index.html",
    "datasets/bus-rides/index.html",
    "datasets/bus-rides/rides.xlsx",
    "datasets/bus-rides/rides.parquet",
    "datasets/bus-rides/charts/trend.svg",
)


def install(folder: Path) -> Path:
    """Make an environment in a folder and install into it; its Python."""
    venv.create(folder, with_pip=True)
    windows = folder / "Scripts" / "python.exe"
    python = windows if windows.is_file() else folder / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.txt")
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    return python


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """What a command prints; where it fails, this program ends and says so."""
    shown = " ".join(map(str, command))
    print(f"> {shown}", flush=True)
    kept = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    done = subprocess.run(command, cwd=cwd, env=kept, check=False, stdout=subprocess.PIPE)
    text = done.stdout.decode("utf-8", errors="replace")
    print(text, end="", flush=True)
    if done.returncode:
        sys.exit(f"This failed with {done.returncode}: {shown}")
    return text


def main() -> None:
    """Install, ask for help, check and build, and see that what matters was made."""
    with tempfile.TemporaryDirectory(prefix="smoke-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        python = install(folder / "environment")
        project = folder / "project"
        shutil.copytree(SITE, project)
        pipeline = (python, "-m", "pipeline", "--root", project)
        run(python, "-m", "pipeline", "--help", cwd=folder)
        report = json.loads(run(*pipeline, "validate", "--format", "json", cwd=folder))
        run(*pipeline, "build", cwd=folder)
        site = project / "build" / "site"
        missing = [file for file in MADE if not (site / file).is_file()]
    if not report["valid"] or missing:
        sys.exit(f"Valid: {report['valid']}. Not made: {', '.join(missing) or 'nothing'}.")
    print("Installed, checked and built.")


if __name__ == "__main__":
    main()
