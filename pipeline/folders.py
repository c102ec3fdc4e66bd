"""Reads dataset folders safely into raw descriptors and files.

Nothing is opened that is not a plain file inside the folder, and no symbolic link is followed.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.codes import finding
from pipeline.codes.hints.files import json_signs, rename
from pipeline.codes.phrases.files import bytes_at_most, kind_of_file
from pipeline.codes.phrases.syntax import plain_problem
from pipeline.codes.phrases.values import whole_kind
from pipeline.findings import Finding, Place
from pipeline.front_matter import (
    MadeTable,
    PageShape,
    WrittenPage,
    is_page,
    make_tables,
    read_page,
    read_shape,
)
from pipeline.limits import LIMITS
from pipeline.plain_files import is_plain_name, read_inside
from pipeline.profile import PropertyPath
from pipeline.project import ConfigurationError, Project
from pipeline.setting_places import setting_place
from pipeline.settings import Collection
from pipeline.strict_yaml import Document, Unreadable, read_json, read_yaml
from pipeline.visible import LONGEST_QUOTE

YAML_DESCRIPTOR = "datapackage.yaml"
JSON_DESCRIPTOR = "datapackage.json"
_DESCRIPTORS = (YAML_DESCRIPTOR, JSON_DESCRIPTOR)
CHANGELOG = "CHANGELOG.md"
LONGEST_VALUE = 500

# What a value begins with while it is a question: see pipeline/drafting/.
QUESTION = "TODO:"

DATA_SUFFIXES = frozenset({".csv", ".json", ".ods", ".tsv", ".xls", ".xlsx", ".yaml", ".yml"})
_NEAR_DESCRIPTORS = (
    "datapackage.yml",
    "DataPackage.yaml",
    "datapackage.yaml.txt",
    "data-package.yaml",
    "datapackage.yaml.yaml",
)


class UnknownDataset(Exception):
    """A dataset was asked for that is neither under datasets/ nor a folder or descriptor."""


@dataclass(frozen=True, kw_only=True)
class JoinedTable:
    """A table in several files, put together: see understood/parts.py.

    `before` are the lines in front of each of the `parts`, which begin after as many lines as are
    `passed_over` in all but the first. The first lines of those that are `unlike` are others than
    that of the first part; those that are `unended` do not end with a line break.
    """

    content: bytes
    parts: tuple[str, ...]
    before: tuple[int, ...]
    passed_over: int
    unlike: tuple[str, ...]
    unended: tuple[str, ...]

    def place(self, line: int) -> tuple[str, int]:
        """The file in which a line stands, and the number that it has there."""
        number = max(bisect_right(self.before, line - 1) - 1, 0)
        return self.parts[number], line - self.before[number] + self.passed_over * (number > 0)


@dataclass(frozen=True, kw_only=True)
class Folder:
    """A dataset folder as it was found: nothing in it is trusted yet.

    `shown` is how findings name the folder: relative to the project's root, or the bare name when
    it lies elsewhere. `descriptor` is None when it could not be read; `findings` then say why.
    `lines` gives the line in `descriptor_file` of each property, by its path in the descriptor:
    `("resources", 0, "schema")`. `files` are the paths of the plain files in the folder, those of
    its subfolders included, in order.

    The folder of a collection has its `pages`; the tables that they make stand in no file of their
    own but in `made`, by the paths that the descriptor gives them. Tables in several files are put
    together in `joined`, by paths that they are given.

    Under the profile `standard` `descriptor` is what the site understands of what was written:
    `written` is then the folder with that, `pointed` are the files that a schema or dialect was
    taken from, `left_aside` the properties that are not understood, by their paths, and
    `attachments` the resources that are no tables.
    """

    name: str
    path: Path
    shown: str
    descriptor_file: str | None = None
    descriptor: Mapping[str, Any] | None = None
    lines: Mapping[PropertyPath, int] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    changelog: str | None = None
    findings: tuple[Finding, ...] = ()
    collection: Collection | None = None
    shape: PageShape | None = None
    pages: tuple[WrittenPage, ...] = ()
    made: Mapping[str, MadeTable] = field(default_factory=dict)
    joined: Mapping[str, JoinedTable] = field(default_factory=dict)
    profile: str = "atlas"
    written: Folder | None = None
    pointed: frozenset[str] = frozenset()
    left_aside: tuple[tuple[PropertyPath, Any], ...] = ()
    attachments: tuple[Mapping[str, Any], ...] = ()

    @property
    def as_written(self) -> Folder:
        """The folder with its descriptor as it was written: see understood/."""
        return self.written or self

    def content(self, file: str, limit: int) -> bytes:
        """The bytes of a file, or of a table that pages make. Raises Unreadable."""
        made = self.made.get(file) or self.joined.get(file)
        return made.content if made is not None else read_inside(self.path, file, limit)

    def place(
        self,
        file: str | None = None,
        *,
        value: str | None = None,
        field: str | None = None,
        **where: Any,
    ) -> Place:
        """A place in a file of this folder, or the folder itself; what is long is cut."""
        shown = f"{self.shown}/{file}" if file else self.shown
        return Place(
            dataset=self.name,
            file=shown,
            value=None if value is None else _cut(value),
            field=None if field is None else _cut(field),
            **where,
        )

    def property_place(self, path: PropertyPath, value: str | None = None) -> Place:
        """The place of a property in the descriptor, at its line or that of what holds it."""
        line = next((self.lines[p] for p in _upwards(path) if p in self.lines), None)
        name = property_name(self.descriptor, path) or None
        return self.place(self.descriptor_file, line=line, field=name, value=value)


def find_folders(project: Project) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The dataset folders of a site in the order of their names, and what is wrong with the list.

    Hidden folders and __pycache__ are passed over.
    """
    datasets = project.datasets
    if not datasets.is_dir():
        return (), (finding("no-datasets-folder", Place(dataset="", file="datasets")),)
    entries = [entry for entry in _entries(datasets) if not _is_hidden(entry.name)]
    folders = tuple(Path(e.path) for e in entries if e.is_symlink() or e.is_dir())
    findings = tuple(
        finding("stray-file", Place(dataset="", file=f"datasets/{entry.name}"))
        for entry in entries
        if not entry.is_symlink()
        and entry.is_file()
        and Path(entry.name).suffix.lower() in DATA_SUFFIXES
    )
    if not folders:
        findings += (finding("no-datasets", Place(dataset="", file="datasets")),)
    return folders, findings


def find_collections(project: Project) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The folders of the collections that the site's settings name, and which of them are missing.

    Raises ConfigurationError for a collection that is called as a dataset is.
    """
    for name in project.collections:
        if (project.datasets / name).exists():
            raise ConfigurationError(
                f"mkdocs.yml, extra.atlas.collections.{name}: datasets/ holds a folder of that "
                "name, too. Give one of them another name."
            )
    paths = {name: project.docs / name for name in project.collections}
    missing = [name for name, path in paths.items() if not path.is_dir()]
    return (
        tuple(path for name, path in paths.items() if name not in missing),
        tuple(
            finding(
                "collection-missing",
                setting_place(project, ("extra", "atlas", "collections", name)),
                value=f"docs/{name}",
            )
            for name in missing
        ),
    )


def locate_folder(dataset: str, project: Project) -> Path:
    """The folder that a DATASET argument means: a name under datasets/, a folder or a descriptor.

    Raises UnknownDataset when it is none of these.
    """
    if dataset in project.collections and (project.docs / dataset).is_dir():
        return project.docs / dataset
    named = project.datasets / dataset
    if is_plain_name(dataset) and (named.is_dir() or named.is_symlink()):
        return named
    path = Path(dataset)
    if named_descriptor(dataset) or (path.name in _DESCRIPTORS and path.parent.is_dir()):
        path = path.parent
    if not dataset or not path.is_dir():
        raise UnknownDataset(
            f"{dataset} is neither the name of a folder in {project.datasets} nor a folder or "
            "descriptor elsewhere."
        )
    return path.resolve() if path.name in {"", ".."} else path.parent.resolve() / path.name


def named_descriptor(dataset: str) -> str | None:
    """The name of the file, if a DATASET argument means a descriptor by a name of its own."""
    path = Path(dataset)
    is_structured = path.suffix.lower() in {".json", ".yaml", ".yml"}
    return path.name if is_structured and path.is_file() else None


def read_folders(
    project: Project, datasets: Sequence[str] = ()
) -> tuple[tuple[Folder, ...], tuple[Finding, ...]]:
    """Read the folders that are asked for, or all of the site's, and what concerns no one of them.

    Raises UnknownDataset for a name that leads nowhere.
    """
    if datasets:
        asked = {(locate_folder(name, project), named_descriptor(name)): name for name in datasets}
        return tuple(read_folder(path, project, file) for path, file in asked), ()
    paths, findings = find_folders(project)
    collections, more = find_collections(project)
    return (
        tuple(read_folder(path, project) for path in (*paths, *collections)),
        (*findings, *more),
    )


def read_folder(path: Path, project: Project, file: str | None = None) -> Folder:
    """Read a folder's list of files and its descriptor, and nothing else.

    `file` is the descriptor's name where it is none of the two that are usual.
    """
    folder = Folder(name=path.name, path=path, shown=_shown(path, project))
    if path.is_symlink():
        return replace(folder, findings=(finding("symbolic-link", folder.place()),))
    files, findings = _list_files(folder)
    folder = _with_changelog(replace(folder, files=files, findings=findings))
    if len(files) > LIMITS.files:
        return folder
    found = [file] if file else [d for d in _DESCRIPTORS if os.path.lexists(path / d)]
    if len(found) == 1:
        folder = _with_descriptor(folder, found[0])
        collection = project.collection_at(path)
        return folder if collection is None else _with_pages(folder, collection)
    if found:
        return _with_finding(folder, finding("two-descriptors", folder.place()))
    near = next((name for name in _NEAR_DESCRIPTORS if name in files), None)
    hint = rename(near, YAML_DESCRIPTOR) if near else None
    return _with_finding(folder, finding("no-descriptor", folder.place(), hint=hint))


def property_name(descriptor: object, path: PropertyPath) -> str:
    """How findings name a property: `resources[bus-rides].schema.fields[year].unit`.

    An item of a list is named by its own name where it has one, else by its place, from 0.
    """
    words: list[str] = []
    value = descriptor
    for part in path:
        if isinstance(part, str):
            value = value.get(part) if isinstance(value, Mapping) else None
            shown = _cut(part, LONGEST_QUOTE)
            words.append(f".{shown}" if words else shown)
            continue
        value = value[part] if isinstance(value, list) and part < len(value) else None
        name = value.get("name") if isinstance(value, Mapping) else None
        is_named = isinstance(name, str) and name and not is_question(name)
        words.append(f"[{_cut(str(name), LONGEST_QUOTE) if is_named else part}]")
    return "".join(words)


def _cut(value: str, longest: int = LONGEST_VALUE) -> str:
    return value if len(value) <= longest else f"{value[: longest - 1]}…"


def is_question(value: object) -> bool:
    """Whether a value is a question that waits for an answer in its place."""
    return isinstance(value, str) and value.lstrip().startswith(QUESTION)


def _with_changelog(folder: Folder) -> Folder:
    if CHANGELOG not in folder.files:
        return folder
    try:
        content = read_inside(folder.path, CHANGELOG, LIMITS.changelog_bytes)
        return replace(folder, changelog=content.decode("utf-8-sig"))
    except Unreadable as problem:
        found = finding(problem.code, folder.place(CHANGELOG), **problem.words)
    except UnicodeDecodeError:
        found = finding("changelog-not-text", folder.place(CHANGELOG))
    return replace(folder, findings=(*folder.findings, found))


def _with_descriptor(folder: Folder, file: str) -> Folder:
    folder = replace(folder, descriptor_file=file)
    try:
        document = parse_document(read_inside(folder.path, file, LIMITS.descriptor_bytes), file)
    except Unreadable as error:
        code = error.code
        if code == "file-too-large":
            code, error.words["limit"] = "descriptor-too-large", bytes_at_most(error.words["limit"])
        is_json = file.lower().endswith(".json")
        hint = json_signs() if code == "descriptor-syntax" and is_json else None
        place = folder.place(file, line=error.line)
        return _with_finding(folder, finding(code, place, hint=hint, **error.words))
    if not isinstance(document.value, dict):
        found = whole_kind(document.value)
        place = folder.place(file, line=1)
        return _with_finding(folder, finding("descriptor-not-mapping", place, found=found))
    return replace(folder, descriptor=document.value, lines=document.lines)


def _with_pages(folder: Folder, collection: Collection) -> Folder:
    """The folder of a collection with its pages and the tables that they make."""
    pages: list[WrittenPage] = []
    findings = list(folder.findings)
    for file in filter(is_page, folder.files):
        try:
            content = read_inside(folder.path, file, LIMITS.page_bytes)
            pages.append(read_page(file, content.decode("utf-8-sig")))
        except Unreadable as error:
            _explain(error)
            findings.append(finding(error.code, folder.place(file, line=error.line), **error.words))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            byte = f"0x{content[error.start]:02X}"
            findings.append(
                finding("descriptor-not-text", folder.place(file, line=line), byte=byte)
            )
    shape = read_shape(folder.descriptor or {})
    return replace(
        folder,
        collection=collection,
        shape=shape,
        pages=tuple(pages),
        made=make_tables(shape, pages) if shape else {},
        findings=tuple(findings),
    )


def _explain(error: Unreadable) -> None:
    """Put what is wrong with YAML or JSON into words for whoever wrote it."""
    problem = error.words.get("problem")
    if isinstance(problem, str):
        error.words["problem"] = plain_problem(problem)


def parse_document(content: bytes, file: str) -> Document:
    """Read JSON or YAML, as the file's ending says. Raises Unreadable."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            "descriptor-not-text", line, byte=f"0x{content[error.start]:02X}"
        ) from None
    try:
        return read_json(text) if file.lower().endswith(".json") else read_yaml(text)
    except Unreadable as error:
        _explain(error)
        raise


def _with_finding(folder: Folder, found: Finding) -> Folder:
    """The folder with one more finding, unless its list of files has brought up the same."""
    if any(f.code == found.code and f.place.file == found.place.file for f in folder.findings):
        return folder
    return replace(folder, findings=(*folder.findings, found))


def _list_files(folder: Folder) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    files: list[str] = []
    findings: list[Finding] = []
    for entry, shown in _walk(folder.path):
        if entry.is_symlink():
            findings.append(finding("symbolic-link", folder.place(shown)))
        elif entry.is_file(follow_symlinks=False):
            files.append(shown)
        else:
            kind = kind_of_file(entry.stat(follow_symlinks=False).st_mode)
            findings.append(finding("not-regular-file", folder.place(shown), found=kind))
        if len(files) > LIMITS.files:
            findings.append(finding("too-many-files", folder.place(), limit=LIMITS.files))
            break
    return tuple(sorted(files)), tuple(findings)


def _walk(root: Path) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Whatever lies in a folder but folders and what is hidden, with its path in it."""
    waiting = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop(0)
        for entry in _entries(folder):
            shown = prefix + entry.name
            if _is_hidden(entry.name) and not entry.is_symlink():
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), f"{shown}/"))
            else:
                yield entry, shown


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__"


def _shown(path: Path, project: Project) -> str:
    return path.relative_to(project.root).as_posix() if _lies_in(path, project) else path.name


def _lies_in(path: Path, project: Project) -> bool:
    return path.is_absolute() and path.is_relative_to(project.root)


def _upwards(path: PropertyPath) -> Iterator[PropertyPath]:
    for length in range(len(path), 0, -1):
        yield path[:length]
