"""How falsehoods are made, chosen and told."""

from __future__ import annotations

import ast
import json
import subprocess
from pathlib import Path

import pytest

from tests.mutate import python
from tests.mutate.copies import ROOT, copied
from tests.mutate.groups import GROUPS, files_of, runs_of
from tests.mutate.mutant import Mutant, before_and_after, line_of, mutated, sample
from tests.mutate.survivors import Survivor, must_be_explained, read_accepted

PYTHON = '''\
"""Says 1 of nothing."""
LEAST: int = 3


@cache(maxsize=1)
def told(é: float | None = 0.5, *, strict: bool = True) -> str:
    assert é > 1
    if é <= LEAST and not strict:
        raise ValueError
    mark = é >> np.uint64(29)
    return sorted(é for é in zip(é, strict=True) if é)
'''
JAVASCRIPT = """\
/** At least 3. */
import { one } from "./1.js";
const LEAST = 0.5;
export function told(values, { least = 2 } = {}) {
  if (!values.length) return null;
  return values.filter((value) => value > least && value !== LEAST).map((value) => `${value + 1}`);
}
"""


def changes(mutants: list[Mutant], text: str) -> set[tuple[str, str]]:
    return {(text[one.start : one.end], one.new) for one in mutants}


def test_python_is_changed_where_it_says_something() -> None:
    assert changes(python.mutants_of("a.py", PYTHON), PYTHON) == {
        ("3", "4"),
        ("3", "2"),
        ("0.5", "0.75"),
        ("0.5", repr(0.5 / 1.5)),
        ("True", "False"),
        ("é <= LEAST and not strict", "False"),
        ("<=", "<"),
        ("and", "or"),
        ("not strict", "(strict)"),
        ("raise ValueError", "pass"),
        ("sorted", "list"),
        ("é", "True"),
    }


def test_javascript_is_changed_by_the_same_rules(tmp_path: Path) -> None:
    if not (ROOT / "node_modules" / "acorn").exists():
        pytest.skip("npm is needed to read JavaScript")
    file = tmp_path / "told.js"
    file.write_text(JAVASCRIPT, "utf-8")
    asked = ["node", str(ROOT / "tests" / "mutate" / "javascript.mjs"), str(file)]
    said = subprocess.run(asked, check=True, capture_output=True).stdout
    found = [Mutant(**one) for one in json.loads(said)]
    assert changes(found, JAVASCRIPT) == {
        ("0.5", "0.75"),
        ("0.5", str(0.5 / 1.5)),
        ("2", "3"),
        ("2", "1"),
        ("!values.length", "false"),
        ("!values.length", "(values.length)"),
        (
            "values.filter((value) => value > least && value !== LEAST)",
            "values",
        ),
        (">", ">="),
        ("&&", "||"),
        ("!==", "==="),
        ("1", "2"),
        ("1", "0"),
        ("+", "-"),
    }


def test_whatever_is_changed_can_still_be_read() -> None:
    for group in GROUPS:
        for file in files_of(group, ROOT / "pipeline"):
            text = file.read_text("utf-8")
            for mutant in python.mutants_of(file.name, text) if file.suffix == ".py" else []:
                assert mutated(mutant, text) != text
                ast.parse(mutated(mutant, text))


def test_the_same_seed_takes_the_same_and_some_of_each_file() -> None:
    many = [Mutant(f"{name}.py", i, i, "", "") for name in "abc" for i in range(50)]
    taken = sample(many, 10, 7)
    assert len(taken) == 10
    assert {one.file for one in taken} == {"a.py", "b.py", "c.py"}
    assert sample(reversed(many), 10, 7) == taken
    assert sample(many, 10, 8) != taken
    assert len(sample(many, 1000, 7)) == len(many)


def test_a_change_is_told_by_its_lines() -> None:
    text = "a\n  b = (1 <\n    2)\nc"
    mutant = Mutant("a.py", text.index("<"), text.index("<") + 1, "<=", "")
    assert before_and_after(mutant, text) == ("b = (1 <", "b = (1 <=")
    assert line_of(mutant, text) == 2


def test_what_misleads_most_must_be_explained() -> None:
    assert must_be_explained(Survivor("a.js", "if (value === null) return;", ""))
    assert must_be_explained(Survivor("compare/ranks.js", "const width = 3;", ""))
    assert not must_be_explained(Survivor("charts/canvas.js", "const width = 3;", ""))


def test_each_survivor_that_is_explained_is_a_line_of_the_code() -> None:
    for one in read_accepted().values():
        code = " ".join((ROOT / one.file).read_text("utf-8").split())
        assert one.before in code, f"{one.file} no longer says {one.before}"


def test_every_group_has_files_and_tests() -> None:
    for group in GROUPS:
        for file in files_of(group, ROOT / "pipeline"):
            for run in runs_of(group, file.relative_to(ROOT).as_posix()):
                assert all((ROOT / one).exists() for one in run if not one.startswith("--")), run


RUNS = (("tests/scripts/charts/rules/test_usual_step.py",),)
USUAL_STEP = "pipeline/scripts/charts/rules/usual-step.js"


@pytest.mark.slow
def test_a_copy_is_spoilt_watched_and_mended(tmp_path: Path) -> None:
    text = (ROOT / USUAL_STEP).read_text("utf-8")

    def changed(old: str, new: str) -> Mutant:
        start = text.index(old)
        return Mutant(USUAL_STEP, start, start + len(old), new, "")

    with copied(tmp_path) as copy:
        assert copy.verdict(RUNS, 60).how == "passed"
        wrong = copy.verdict_on(changed("many - few", "few - many"), RUNS, 60)
        assert (wrong.how, "test_the_usual_step_is" in wrong.by) == ("failed", True)
        endless = changed("const counts = new Map();", "for (;;);")
        assert copy.verdict_on(endless, RUNS, 10).how == "late"
        assert copy.verdict(RUNS, 60).how == "passed"
    assert (ROOT / USUAL_STEP).read_text("utf-8") == text
