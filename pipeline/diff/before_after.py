"""Folders before and after -> two catalogues of what can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.catalog import Catalog, read_catalog
from pipeline.diff.base import Base, UnknownBase
from pipeline.diff.model import DatasetChange, Kind
from pipeline.findings import DatasetReport, Report, Severity
from pipeline.folders import Folder, read_folder, read_folders
from pipeline.judging.judge import Judge, judge_apart
from pipeline.limits import LIMITS
from pipeline.plain_files import read_inside
from pipeline.project import ConfigurationError, Project
from pipeline.strict_yaml import Unreadable
from pipeline.understood import as_understood
from pipeline.validation import validate

# Errors that leave every cell readable: such a dataset is not published, but it is compared. A
# value ten times too large is best seen beside the one before.
READABLE = frozenset(
    {
        "cell-empty",
        "cell-too-small",
        "cell-too-large",
        "cell-not-allowed",
        "cell-pattern",
        "cell-length",
        "cell-repeated",
        "foreign-key",
        "hidden-character-in-name",
        "look-alike-in-name",
        "written-in-two-ways-in-name",
        "period-outside-coverage",
        "entity-unknown",
        "topic-unknown",
        "licence-without-name",
    }
)
# The least that a catalogue needs: what the site asks for beyond it stops no comparison.
PROFILE = "standard"


@dataclass(frozen=True)
class BeforeAfter:
    """The datasets that differ in any byte, and the reference tables, before and after.

    `unread` are datasets that cannot be read on a side, `unchanged` counts those left out.
    `flawed` counts the errors of datasets that can be read after, but not be published.
    """

    before: Catalog
    after: Catalog
    unread: tuple[DatasetChange, ...] = ()
    unchanged: int = 0
    flawed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What is known already of the state after: its folders and, if they were checked, a report."""

    folders: Sequence[Folder]
    report: Report = field(default_factory=lambda: Report(()))


@dataclass(frozen=True)
class _State:
    """The datasets of one side that can be read, their folders' names, and the errors of others.

    `flawed` counts the errors of those that can be read all the same.
    """

    catalog: Catalog
    names: dict[Path, str]
    errors: dict[str, int]
    flawed: dict[str, int]

    def only(self, wanted: set[str]) -> Catalog:
        """The catalogue with no dataset but those of some folders."""
        datasets = (d for d in self.catalog.datasets if self.names[d.folder] in wanted)
        return replace(self.catalog, datasets=tuple(datasets))


def read_sides(
    project: Project,
    base: Base,
    *,
    known: Known | None = None,
    judge: Judge = judge_apart,
    workers: int | None = None,
) -> BeforeAfter:
    """Read both states of a project's datasets, as far as they differ and are sound.

    What is known of the state after is not found out again, but for datasets that cannot be read:
    they are held against the profile that asks for less. Raises UnknownBase for a dataset folder
    that is none of the project's.
    """
    known = known or Known(read_folders(project)[0])
    before, after = _folders(project, base, known.folders)
    earlier = replace(project, root=base.root) if base.dataset is None else project
    old, new = _by_name(before), _by_name(after)
    same = {name for name in old if name in new and _are_same(old[name], new[name])}
    references = _references(project)

    def read(project: Project, folders: Sequence[Folder], found: Report) -> _State:
        readable = _readable(found, folders)
        names = {dataset.name for dataset in readable}
        left = [folder for folder in folders if folder.name not in names]
        checked = validate(left, project, profile=PROFILE, judge=judge, workers=workers)
        return _read(project, folders, (*readable, *checked.datasets))

    first = read(earlier, _needed(before, same - references, base, project), Report(()))
    needed = [folder for folder in after if folder.name not in same - references]
    second = read(project, needed, known.report)
    wanted = {*old, *new} - same
    unread = {*first.errors, *second.errors} & wanted
    return BeforeAfter(
        before=first.only(wanted - unread),
        after=second.only(wanted - unread),
        unread=tuple(_unread(name, first, second) for name in sorted(unread)),
        unchanged=len(same),
        flawed=second.flawed,
    )


def _folders(
    project: Project, base: Base, after: Sequence[Folder]
) -> tuple[Sequence[Folder], Sequence[Folder]]:
    """The folders to compare: all, or the one that is asked for and its other state."""
    if base.dataset is None:
        earlier = replace(project, root=base.root)
        return read_folders(earlier)[0], after
    folder = read_folder(base.dataset, project)
    declared = (folder.descriptor or {}).get("name")
    for one in after:
        if one.name in {folder.name, declared}:
            return [replace(folder, name=one.name)], [one]
    message = f"No dataset in {project.datasets} is called {declared or folder.name}."
    raise UnknownBase(f"{message} Rename the folder, or its name in the descriptor, to compare it.")


def _needed(
    before: Sequence[Folder], same: set[str], base: Base, project: Project
) -> Sequence[Folder]:
    """The folders of the state before to read; one folder alone comes with today's references."""
    needed = [folder for folder in before if folder.name not in same]
    if base.dataset is None:
        return needed
    names = _references(project) - {folder.name for folder in needed}
    paths = [path for path in map(project.datasets.joinpath, sorted(names)) if path.is_dir()]
    return [*needed, *(read_folder(path, project) for path in paths)]


def _references(project: Project) -> set[str]:
    """The datasets that say what codes stand for."""
    linked = [table for kind in project.kinds.values() for table in (kind.aliases, kind.groups)]
    names = {kind.table.dataset for kind in project.kinds.values()}
    return names | {one.table.dataset for one in linked if one is not None}


def _readable(report: Report, folders: Sequence[Folder]) -> tuple[DatasetReport, ...]:
    """The reports on those of some folders in which every cell can be read."""
    names = {folder.name for folder in folders}
    return tuple(
        dataset
        for dataset in report.datasets
        if dataset.name in names and READABLE.issuperset(_errors(dataset))
    )


def _errors(report: DatasetReport) -> list[str]:
    """The codes of a dataset's errors, one each."""
    return [found.code for found in report.findings if found.severity is Severity.ERROR]


def _read(project: Project, folders: Sequence[Folder], reports: Sequence[DatasetReport]) -> _State:
    codes = {report.name: _errors(report) for report in reports}
    errors = {name: len(found) for name, found in codes.items() if not READABLE.issuperset(found)}
    flawed = {name: len(found) for name, found in codes.items() if found and name not in errors}
    sound = [
        as_understood(folder, project, PROFILE) for folder in folders if folder.name not in errors
    ]
    names = {folder.path: folder.name for folder in sound}
    try:
        return _State(read_catalog(sound, project), names, errors, flawed)
    except ConfigurationError:
        # The settings are those of today: a reference table may have lacked a column that they
        # name. Codes then stand for themselves.
        return _State(read_catalog(sound, replace(project, kinds={})), names, errors, flawed)


def _unread(name: str, before: _State, after: _State) -> DatasetChange:
    titles = {
        state.names[dataset.folder]: dataset.title
        for state in (before, after)
        for dataset in state.catalog.datasets
    }
    return DatasetChange(
        name=name,
        title=titles.get(name, name),
        kind=Kind.UNREAD,
        errors_before=before.errors.get(name, 0),
        errors_after=after.errors.get(name, 0),
    )


def _by_name(folders: Iterable[Folder]) -> dict[str, Folder]:
    return {folder.name: folder for folder in folders}


def _are_same(before: Folder, after: Folder) -> bool:
    """Whether two folders hold the same files, byte for byte."""
    if before.files != after.files or before.findings or after.findings:
        return False
    try:
        return all(
            read_inside(before.path, file, LIMITS.table_bytes)
            == read_inside(after.path, file, LIMITS.table_bytes)
            for file in before.files
        )
    except Unreadable:
        return False
