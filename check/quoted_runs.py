"""What documents show the program to say is tried on a copy of the data, and must be said."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from check.documents import Block, read_blocks
from pipeline.drafting import CannotDraft, create_dataset
from pipeline.drafting.report import next_steps
from pipeline.findings import Report
from pipeline.folders import read_folders
from pipeline.front_matter import is_page
from pipeline.judging.judge import judge_here
from pipeline.project import Project, read_project
from pipeline.reporting import write_report
from pipeline.strict_yaml import Unreadable, read_yaml
from pipeline.validation import validate
from pipeline.validation.meaning.references import read_references

# The file that README's transcript begins a dataset from: what offices send, in Windows-1252.
SPREADSHEETS = {
    "Patents, final.csv": """\
Table 1: applications filed

Country code;Name;Year;Applications;Growth (percent)
GBR;United Kingdom;2020;20649;4,5
GBR;United Kingdom;2021;18855;-1,2
TUR;Türkiye;2020;8158;
"""
}
_ENCODING = "cp1252"

_FINDING = re.compile(
    r"^(?P<file>(?:datasets|docs)/[^\s,]+), (?:row (?P<row>\d+), column (?P<column>[^\s:]+)"
    r"|line (?P<line>\d+), property (?P<property>[^\s:]+)): (?P<message>.+)$",
    re.MULTILINE,
)
_COMMAND = re.compile(r'^\$ \S*pipeline new (\S+) --from "?([^"\n]+?)"?$', re.MULTILINE)


class _NotThere(Exception):
    """What a document speaks of is not in the data; says what."""


@dataclass(frozen=True)
class Slip:
    """A finding that a document shows: where it would be found, and its message."""

    file: str
    row: int
    column: str
    message: str

    @property
    def value(self) -> str:
        """The cell that is quoted at the beginning of the message."""
        found = re.match(r'"(.*?)"', self.message)
        if found is None:
            raise _NotThere(f"no cell is quoted in: {self.message}")
        return found[1]


@contextmanager
def copied(root: Path) -> Iterator[Project]:
    """A copy of what a site is made from, which can be spoilt."""
    with TemporaryDirectory(prefix="check-quotes-") as place:
        shutil.copy(root / "mkdocs.yml", place)
        for name in ("datasets", "docs", "templates"):
            if (root / name).is_dir():
                shutil.copytree(root / name, Path(place) / name)
        yield read_project(Path(place))


def judged(project: Project, names: Sequence[str]) -> Report:
    """What is found in some of a project's datasets and collections."""
    folders, general = read_folders(project, names)
    return validate(folders, project, general=general, judge=judge_here, workers=1)


def is_example(quoted: object) -> bool:
    """Whether a block of YAML is a whole description, which quotes nothing."""
    return isinstance(quoted, dict) and "resources" in quoted


def reports(root: Path) -> list[str]:
    """Reports that are shown, and that the checks do not give for such slips."""
    faults = []
    for block in read_blocks(root):
        slips = [_slip(found) for found in _FINDING.finditer(block.text)]
        if slips:
            with copied(root) as project:
                faults += [f"{block.place}: {fault}" for fault in _try(project, block, slips)]
    return faults


def examples(root: Path) -> list[str]:
    """Whole descriptions that are shown, and that are not sound with a table that fits them."""
    faults = []
    for block in read_blocks(root):
        described = _example_in(block)
        if described is not None:
            with copied(root) as project:
                report = _with_a_table(project, described, block.text)
            faults += [
                f"{block.place}: the example is not sound: {found.message} ({found.code})"
                for found in report.findings
            ]
    return faults


def transcripts(root: Path) -> list[str]:
    """What a document shows to be said when a dataset is begun, and is not."""
    faults = []
    for block in read_blocks(root):
        for found in _COMMAND.finditer(block.text):
            shown = block.text[found.end() :].strip("\n")
            with copied(root) as project:
                said = _begin(project, found[1], found[2])
            faults += [f"{block.place}: {line}" for line in _unlike(shown, said)]
    return faults


def _slip(found: re.Match[str]) -> Slip:
    at, of = ("row", "column") if found["row"] else ("line", "property")
    return Slip(found["file"], int(found[at]), found[of], found["message"])


def _try(project: Project, block: Block, slips: Sequence[Slip]) -> Iterator[str]:
    """Make the slips in a copy and hold the report against what is shown."""
    try:
        for slip in slips:
            _make(project, slip, block.document.text)
    except _NotThere as error:
        yield f"{error}"
        return
    names = sorted({slip.file.split("/")[1] for slip in slips})
    said = write_report(judged(project, names)).strip("\n").split("\n\n")
    for paragraph in block.text.split("\n\n"):
        if paragraph not in said:
            yield _nearest(paragraph, said)


def _nearest(paragraph: str, said: Sequence[str]) -> str:
    first = paragraph.partition("\n")[0]
    like = [one for one in said if one.partition(": ")[0] == first.partition(": ")[0]]
    return f"the checks do not say: {first} They say: {' '.join(' / '.join(like or said).split())}"


def _make(project: Project, slip: Slip, document: str) -> None:
    path = project.root / slip.file
    if slip.file.startswith("docs/"):
        _write_page(path, slip)
        return
    if not path.is_file():
        raise _NotThere(f"{slip.file} is quoted, but not there. Quote a table that is.")
    lines = path.read_text("utf-8").splitlines()
    header = next(csv.reader(lines[:1]))
    if slip.column not in header:
        raise _NotThere(f"{slip.file} has no column {slip.column}.")
    column = header.index(slip.column)
    if slip.row > len(lines):
        lines += _another_period(lines, column)
    else:
        cells = next(csv.reader([lines[slip.row - 1]]))
        if cells[column] not in document:
            raise _NotThere(
                f"{slip.file}, row {slip.row}, column {slip.column} holds {cells[column]} in "
                f"truth, which the document does not say. Bring what it quotes up to date."
            )
        cells[column] = slip.value
        lines[slip.row - 1] = _as_line(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _another_period(lines: Sequence[str], column: int) -> list[str]:
    """The rows of the last year once more, as those of the year after it."""
    table = list(csv.reader(lines[1:]))
    last = max(row[column] for row in table)
    if not last.isdecimal():
        raise _NotThere(f"a further period after {last} cannot be tried.")
    new = [[*row[:column], str(int(last) + 1), *row[column + 1 :]] for row in table]
    return [_as_line(one) for row, one in zip(table, new, strict=True) if row[column] == last]


def _write_page(path: Path, slip: Slip) -> None:
    """A page that has the property on its line, made of one that is there."""
    path.unlink(missing_ok=True)
    for other in sorted(path.parent.glob("*.md")):
        lines = other.read_text("utf-8").splitlines()
        mine = [i for i, line in enumerate(lines) if line.startswith(f"{slip.column}: ")]
        if is_page(other.name) and mine and max(lines.index("---", 1), 2) > slip.row:
            del lines[mine[0]]
            lines.insert(slip.row - 1, f"{slip.column}: {slip.value}")
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            return
    raise _NotThere(f"{slip.file} cannot be tried: no page beside it has {slip.column} so far down")


def _example_in(block: Block) -> dict[str, Any] | None:
    if block.language != "yaml":
        return None
    try:
        described = read_yaml(block.text).value
    except Unreadable:
        return None
    return described if is_example(described) else None


def _with_a_table(project: Project, described: dict[str, Any], text: str) -> Report:
    """What is found once a table of made-up values stands beside the description."""
    folder = _without(project, str(described["name"]))
    folder.mkdir()
    (folder / "datapackage.yaml").write_text(text, encoding="utf-8")
    for resource in described["resources"]:
        fields = resource["schema"]["fields"]
        rows = product(*(_values(project, field) for field in fields))
        table = [[field["name"] for field in fields], *rows]
        (folder / resource["path"]).write_text(
            "".join(_as_line(cells) + "\n" for cells in table), encoding="utf-8"
        )
    return judged(project, [folder.name])


def _without(project: Project, name: str) -> Path:
    """The place of a dataset that a document begins: who followed it may have kept the name."""
    folder = project.datasets / name
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _values(project: Project, field: dict[str, Any]) -> list[str]:
    kind = field.get("entity")
    if kind:
        references, _ = read_references(project, [kind])
        return sorted(references[kind].names)[:2] if kind in references else ["A", "B"]
    if field.get("role") == "time":
        return ["2020", "2021"]
    return ["1000"]


def _begin(project: Project, name: str, file: str) -> str:
    """What is said when a dataset is begun from one of SPREADSHEETS."""
    if file not in SPREADSHEETS:
        return f"(check/quoted_runs.py has no table to try that is called {file})"
    path = project.root / file
    path.write_text(SPREADSHEETS[file], encoding=_ENCODING)
    _without(project, name)
    try:
        draft = create_dataset(path, name, project, today=date(2020, 1, 1))
    except CannotDraft as error:
        return str(error)
    return "\n".join(next_steps(draft))


def _unlike(shown: str, said: str) -> Iterator[str]:
    """Lines that are shown and not said, or said and not shown."""
    for line in shown.splitlines():
        if line not in said.splitlines():
            yield f"the program does not say: {line}"
    for line in said.splitlines():
        if line not in shown.splitlines():
            yield f"the program says as well: {line}"


def _as_line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
