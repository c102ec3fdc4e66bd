"""The types of the browser's scripts are checked as `make lint` does it, and a fault is found."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

from deno import find_deno_bin  # type: ignore[import-untyped]

from tests.scripts.engine import ROOT, SCRIPTS

RULE = re.compile(
    r"^\t@DENO_DIR=(?P<kept>\S+) DENO_NO_UPDATE_CHECK=1 \$\(BIN\)/deno (?P<words>check .+)$",
    re.MULTILINE,
)

# What is planted into a script, and what is told of its last line.
FAULTS = {
    "/** @type {string} */\nexport const planted = 1;": "not assignable to type 'string'",
    "/** @typedef {Nowhere} Planted */": "Cannot find name 'Nowhere'",
    "export const planted = (one) => one;": "implicitly has an 'any' type",
    "document.planted;": "does not exist on type 'Document'",
    "Deno.cwd();": "Cannot find name 'Deno'",
    "process.cwd();": "Cannot find name 'process'",
}


def check(root: Path) -> subprocess.CompletedProcess[str]:
    """Check the scripts of a project by the Makefile's own words, and tell deno nothing else."""
    rule = RULE.search((ROOT / "Makefile").read_text("utf-8"))
    assert rule, "make lint does not check the scripts"
    return subprocess.run(
        [find_deno_bin(), *shlex.split(rule["words"])],
        cwd=root,
        env={"DENO_DIR": rule["kept"], "NO_COLOR": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def test_the_scripts_have_no_fault() -> None:
    done = check(ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_planted_fault_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    to = tmp_path / SCRIPTS.relative_to(ROOT)
    (to / "charts").mkdir(parents=True)
    shutil.copy(ROOT / "deno.json", tmp_path)
    sound = (SCRIPTS / "words.js").read_text("utf-8")
    for i, fault in enumerate(FAULTS):
        (to / "charts" / f"planted-{i}.js").write_text(f"{sound}{fault}\n", "utf-8")
    done = check(tmp_path)
    assert done.returncode == 1
    unseen = []
    for i, (fault, told) in enumerate(FAULTS.items()):
        line = f"{sound}{fault}\n".count("\n")
        place = rf"{re.escape(told)}[^\[]*?/charts/planted-{i}\.js:{line}:\d+"
        if not re.search(place, done.stderr):
            unseen.append(fault)
    assert unseen == [], done.stderr


def test_no_script_leaves_its_types_out() -> None:
    left_out = re.compile(r"@ts-(nocheck|ignore|expect-error)")
    texts = {path: path.read_text("utf-8") for path in SCRIPTS.rglob("*.js")}
    assert [path.name for path, text in texts.items() if left_out.search(text)] == []
