"""Each archive unpacks to a data package that frictionless accepts, and to nothing else."""

from __future__ import annotations

import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from check.faults import Fault, Looked, count
from check.site import Site
from pipeline import addresses
from pipeline.judging.judge import PRELOAD
from pipeline.limits import LIMITS, MEGABYTE
from pipeline.workers import run_bounded

READABLE = 0o644
FEWEST_SECONDS, SECONDS_A_MEGABYTE = 60, 20
MOST_NAMED = 5

REBUILD = "It is made from the data: build the site again, and report it if it stays so."
WAIT = "Run the check again when the computer has less to do, or divide the table."


def check_archives(site: Site) -> Looked:
    """Unpack every archive and have it judged in a process of its own, within limits."""
    archives = sorted((site.folder / addresses.DATASETS).glob("*/*.zip"))
    faults: list[Fault] = []
    for path in archives:
        faults += _of_archive(path, site)
    missing = {folder.name for folder, _ in site.packages()} - {path.stem for path in archives}
    for name in sorted(missing):
        faults.append(Fault(addresses.archive(name), "is not there.", REBUILD))
    return Looked(count(len(archives), "archive"), tuple(faults))


def _of_archive(path: Path, site: Site) -> Iterator[Fault]:
    name = site.name(path)
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            wrong = [what for entry in entries for what in _of_entry(entry)]
            wrong += [] if wrong else _beside(archive, path.parent)
    except (BadZipFile, OSError, EOFError) as error:
        wrong = [f"is no ZIP file: {error}."]
    yield from (Fault(name, what, REBUILD) for what in wrong)
    if wrong:
        return
    size = sum(entry.file_size for entry in entries)
    seconds = FEWEST_SECONDS + SECONDS_A_MEGABYTE * size / MEGABYTE
    outcome = run_bounded(
        judge_archive, str(path), seconds=seconds, memory=2 * LIMITS.memory, preload=PRELOAD
    )
    if outcome.failure is not None:
        said = f"was not judged ({outcome.failure}{': ' if outcome.note else ''}{outcome.note})."
        yield Fault(name, said, WAIT)
    for what in outcome.result or ():
        yield Fault(name, f"is refused by frictionless: {what}", REBUILD)


def _of_entry(entry: ZipInfo) -> Iterator[str]:
    path = PurePosixPath(entry.filename)
    if (
        path.is_absolute()
        or ".." in path.parts
        or PureWindowsPath(entry.filename).drive
        or "\\" in entry.filename
    ):
        yield f"holds {entry.filename}, which leads out of the folder it is unpacked to."
    mode = entry.external_attr >> 16
    if not stat.S_ISREG(mode) or stat.S_IMODE(mode) != READABLE:
        yield f"holds {entry.filename} with the mode {mode:o}, not {stat.S_IFREG | READABLE:o}."


def _beside(archive: ZipFile, folder: Path) -> Iterator[str]:
    """Files that differ from those that stand beside the archive, or lack there."""
    names = archive.namelist()
    if len(set(names)) != len(names):
        yield "holds a file twice."
    if "datapackage.json" not in names:
        yield "holds no datapackage.json."
    for name in names:
        beside = folder / name
        content = archive.read(name)
        if beside.is_file() and beside.read_bytes() != content:
            yield f"holds another {name} than the one beside it."
        if not beside.is_file() and name != "CHANGELOG.md":
            yield f"holds {name}, which does not stand beside it."


def judge_archive(path: str) -> tuple[str, ...]:
    """What frictionless finds wrong with the package in an archive, the first of it."""
    import frictionless
    from frictionless import system

    with tempfile.TemporaryDirectory(prefix="check-archive-") as folder:
        with ZipFile(path) as archive:
            archive.extractall(folder)
        with system.use_context(trusted=False, http_session=_Offline()):
            report = frictionless.validate(str(Path(folder) / "datapackage.json"))
    if report.valid:
        return () if report.stats["tasks"] else ("it holds no table",)
    found = report.flatten(["rowNumber", "fieldName", "message"])
    return tuple(" ".join(map(str, filter(None, one))) for one in found[:MOST_NAMED])


class _Offline:
    """A session that makes no request."""

    def __getattr__(self, name: str) -> object:
        raise PermissionError("nothing is fetched while an archive is judged")
