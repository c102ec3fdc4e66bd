"""What must hold of every package, however spoilt it is."""

from __future__ import annotations

import copy
import json
import signal
import tempfile
import traceback
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline.findings import Finding, Severity
from pipeline.folders import Folder
from pipeline.judging.judge import JudgeCase, Verdict, judge_here
from pipeline.project import read_project
from pipeline.validation import validate
from pipeline.workers import Outcome
from tests.fuzz.packages import make_package

CASES = Path(__file__).parent.parent / "cases"
SECONDS = 30
_WORDS = frozenset(
    {"header", "headerRows", "headerCase", "commentChar", "commentRows", "skipBlankRows"}
)
OWN_MISTAKES = frozenset({"check-failed", "tables-crashed"})


def check_package(seed: int) -> list[str]:
    """What is wrong with how the package of a number is judged: nothing, if all is well."""
    package = make_package(seed)
    problems: list[str] = []
    with tempfile.TemporaryDirectory(prefix="fuzz") as place:
        path = Path(place) / "datasets" / "spoilt"
        path.mkdir(parents=True)
        files = package.files()
        for name, content in files.items():
            (path / name).write_bytes(content)
        folder = Folder(
            name="spoilt",
            path=path,
            shown="datasets/spoilt",
            descriptor_file="datapackage.json",
            descriptor=package.descriptor,
            files=tuple(files),
        )
        try:
            with _time_limit():
                problems = _problems(folder, Path(place), by_column=seed % 4 > 0)
        except Exception:
            problems = [traceback.format_exc()]
    changes = ", ".join(package.done)
    return [f"seed {seed} ({changes}): {problem}" for problem in problems]


def _problems(folder: Folder, root: Path, *, by_column: bool) -> list[str]:
    problems: list[str] = []

    def by_row(case: JudgeCase) -> Outcome[Verdict]:
        return judge_here(case._replace(claims=()))

    project = replace(read_project(CASES), root=root)
    with (
        patch("pipeline.validation.cells.fast_path.CELLS_WORTH_A_CLAIM", 1),
        patch("pipeline.validation.reading.tables._PLAIN_BYTES", 0 if by_column else 10**9),
    ):
        report, slow = (
            validate([folder], project, profile="standard", judge=judge, workers=1)
            for judge in (judge_here, by_row)
        )
    if set(report.findings) != set(slow.findings):
        said = set(report.findings) ^ set(slow.findings)
        problems.append(f"judged otherwise by claims than row by row: {said}")
    for found in report.findings:
        if found.code in OWN_MISTAKES:
            problems.append(f"{found.code}: {found.message}")
    has_words = any(_WORDS & set(r.get("dialect", {})) for r in _resources(folder))
    if not report.valid and not has_words:
        return problems
    notes = _notes(folder)
    if report.valid and notes:
        problems.append(f"said to be valid, but frictionless says: {notes[:3]}")
    problems.extend(_in_other_rows(report.findings, notes))
    return problems


def _resources(folder: Folder) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (folder.descriptor or {})["resources"]
    return found


def _in_other_rows(findings: Iterable[Finding], notes: Iterable[Any]) -> Iterator[str]:
    """Errors that stand in other rows than frictionless says."""
    # To frictionless -Infinity is a number, which is below any least one.
    wrong = {"type-error", "constraint-error"}
    errors = {(path, row) for path, kind, _, row, _ in notes if kind in wrong}
    # Where nobody says in which row names stand it may take another for them.
    renamed = {path for path, kind, *_ in notes if kind == "incorrect-label"}
    for found in findings:
        is_read = "_" in str(found.place.value)  # 1_000 is a number to frictionless
        if found.code == "cell-type" and found.severity is Severity.ERROR and not is_read:
            file = str(found.place.file).rpartition("/")[2]
            # Of further rows the judge may be less strict: full-width digits are a number to it.
            rows = [row for row in found.rows[:1] if (file, row) not in errors]
            if rows and file not in renamed and any(path == file for path, _ in errors):
                yield f"{found.message} stands in {rows} of {file} and not for frictionless"


def _notes(folder: Folder) -> list[tuple[str, str, str, int, str]]:
    """What frictionless, asked directly, finds wrong with a package: where, and what it is."""
    from frictionless import Package, system

    descriptor = json.loads(json.dumps(copy.deepcopy(folder.descriptor)))
    with warnings.catch_warnings(), system.use_context(http_session=_Refusal()):
        warnings.simplefilter("ignore")
        try:
            report = Package.from_descriptor(descriptor, basepath=str(folder.path)).validate()
        except Exception as error:
            return [("", "not-read", "", 0, str(error))]
    if report.valid:
        return []
    keys = ["type", "fieldName", "rowNumber", "note"]
    found = [("", *error) for error in report.flatten(keys)] if report.errors else []
    return found + [
        (str(task.place), *error) for task in report.tasks for error in task.flatten(keys)
    ]


class _Refusal:
    def __getattr__(self, name: str) -> Any:
        raise PermissionError("nothing is fetched")


@contextmanager
def _time_limit() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError(f"not done after {SECONDS} seconds")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
