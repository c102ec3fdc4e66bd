"""A golden case: the folder, the copy of its input in which it was run, and what came of it."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.site.running import GOLDEN, copy_project, invoke

DRAWING = re.compile(r'<svg[^>]*\brole="img".*?</svg>', re.DOTALL)
ARTICLE = re.compile(r"<article.*?</article>\n?", re.DOTALL)
BLANK_LINES = re.compile(r"\n[\n ]*\n")
SIZES = (
    (re.compile(r"<span>[\d.,]+ (?:bytes|kB|MB)</span>"), "<span>SIZE</span>"),
    (re.compile(r'(contentSize\\?":\s*\\?")\d+ B'), r"\1SIZE"),
)


@dataclass(frozen=True)
class Case:
    """A case that was run; the report is without the seconds, which differ each time."""

    name: str
    project: Path
    report: dict[str, Any]
    exit_of_validate: int
    exit_of_build: int

    @property
    def folder(self) -> Path:
        return GOLDEN / self.name

    @property
    def site(self) -> Path:
        return self.project / "build" / "site"

    def made(self, name: str) -> str:
        """What came of the case under a name in its expected folder."""
        if name == "report.json":
            return json.dumps(self.report, indent=2, ensure_ascii=False) + "\n"
        kind, _, path = name.partition("/")
        file = self.project / "build" / {"article": "site"}.get(kind, kind) / path
        return _reduced(file.read_bytes().decode("utf-8"), kind)


def run_case(name: str, project: Path) -> Case:
    """Validate and build a case in a new folder. Tests that copy it have its store as well."""
    copy_project(GOLDEN / name / "input", project)
    given = GOLDEN / name / "arguments.txt"
    arguments = shlex.split(given.read_text("utf-8")) if given.exists() else []
    validated = invoke(project, "validate", "--format", "json", *arguments)
    report = json.loads(validated.stdout)
    for dataset in report["datasets"]:
        del dataset["seconds"]
    built = invoke(project, "build", "--workers", "1", *arguments)
    return Case(name, project, report, validated.exit_code, built.exit_code)


def keep_case(case: Case, file: Path) -> None:
    """Write down what came of a case, for other processes."""
    values = {**asdict(case), "project": str(case.project)}
    file.write_text(json.dumps(values), encoding="utf-8")


def kept_case(file: Path) -> Case:
    """A case that was written down."""
    values = json.loads(file.read_text(encoding="utf-8"))
    return Case(**{**values, "project": Path(values["project"])})


def _reduced(text: str, kind: str) -> str:
    """A file without what differs from machine to machine or belongs to other tests."""
    if kind == "article":
        found = ARTICLE.search(text)
        assert found, "the page has no <article>"
        text = BLANK_LINES.sub("\n\n", found[0])
    text = DRAWING.sub('<svg role="img"/>', text)
    for size, instead in SIZES:
        text = size.sub(instead, text)
    return text
