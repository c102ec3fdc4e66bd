"""Any host can serve the files: not too large, all readable, none that would run as a script."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from check.faults import Fault, Looked, count
from check.site import Site
from pipeline.folders import CHANGELOG

MEGABYTE = 1_000_000

# What GitHub Pages takes, the narrowest of the usual hosts.
MOST_BYTES = 100 * MEGABYTE
MOST_BYTES_IN_ALL = 1_000 * MEGABYTE

# The kinds of file that a site is made of. Whatever else is served, a browser may take for a script
# (a text, a PDF and a file without an ending all run as one) or for something that nobody checked.
KINDS = frozenset(
    [
        "html",
        "css",
        "js",
        "map",
        "json",
        "jsonld",
        "ttl",
        "xml",
        "gz",
        "csv",
        "parquet",
        "xlsx",
        "zip",
        "png",
        "jpg",
        "jpeg",
        "webp",
        "avif",
        "gif",
        "svg",
        "ico",
        "woff",
        "woff2",
    ]
)
NAMES = frozenset({"robots.txt", "llms.txt", "CNAME", ".nojekyll", "sitemap.xml.gz"})
# Of the kinds above, those that are code or pages: what people bring is none of them.
OF_THE_PROGRAM = frozenset({"html", "css", "js", "map", "gz", "xml"})

POINTER = b"version https://git-lfs.github.com/spec/"
FILE_MODE, FOLDER_MODE = 0o644, 0o755
# Names that are the same to a system that does not tell capitals apart.
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$", re.IGNORECASE)

SMALLER = "Divide the table, or publish fewer years of it."
FETCH = "Fetch what it stands for: git lfs pull"
REBUILD = "Build the site again, and report it if it stays so."
RENAME = "Give one of them another name."
LEAVE = "Leave it out, or publish it as a table or a picture."


def check_files(site: Site) -> Looked:
    """Look at every file and folder."""
    faults: list[Fault] = []
    sizes = 0
    for path in site.files:
        faults += _of_file(path, site)
        sizes += path.lstat().st_size
    for folder in site.folder.rglob("*"):
        if folder.is_dir() and not folder.is_symlink():
            faults += _of_mode(folder, FOLDER_MODE, site)
    faults += _alike(site)
    if sizes > MOST_BYTES_IN_ALL:
        said = f"holds {sizes / MEGABYTE:,.0f} MB; {MOST_BYTES_IN_ALL // MEGABYTE:,} are allowed."
        faults.append(Fault("the site", said, SMALLER))
    at = f"{count(len(site.files), 'file')}, {sizes / MEGABYTE:,.1f} MB"
    return Looked(at, tuple(faults))


def _of_file(path: Path, site: Site) -> Iterator[Fault]:
    name = site.name(path)
    if path.is_symlink():
        yield Fault(name, "is a symbolic link.", REBUILD)
        return
    if not path.is_file():
        yield Fault(name, "is neither a file nor a folder.", REBUILD)
        return
    size = path.stat().st_size
    if size > MOST_BYTES:
        said = f"has {size / MEGABYTE:,.0f} MB; hosts take {MOST_BYTES // MEGABYTE}."
        yield Fault(name, said, SMALLER)
    with path.open("rb") as file:
        if file.read(len(POINTER)) == POINTER:
            yield Fault(name, "is a pointer of Git LFS, and not the file.", FETCH)
    yield from _of_mode(path, FILE_MODE, site)
    if any(DEVICE.match(part) for part in Path(name).parts):
        yield Fault(name, "has a name that Windows keeps for a device.", RENAME)
    if not _is_of_a_kind(path, site):
        yield Fault(name, "is no kind of file that a site is made of.", LEAVE)


def _is_of_a_kind(path: Path, site: Site) -> bool:
    """Whether a file is of a kind on the list, or one that the site's own authors wrote.

    Those are reviewed like code; what contributors bring, in datasets and collections, is not.
    """
    name = site.name(path)
    if name in NAMES or _is_written(name, site):
        return True
    kind = path.suffix.removeprefix(".")
    is_brought = _is_brought(name, site)
    return kind in KINDS and not (is_brought and kind in OF_THE_PROGRAM)


def _is_written(name: str, site: Site) -> bool:
    written = site.project.docs / name
    own = Path(name).parts[0] in site.project.collections
    return written.is_file() and not written.is_symlink() and not own


def _is_brought(name: str, site: Site) -> bool:
    """Whether a file stands in a dataset or collection under the name that somebody gave it."""
    project = site.project
    sources = (project.root / name, project.docs / name)
    is_theirs = name.startswith("datasets/") or Path(name).parts[0] in project.collections
    return is_theirs and Path(name).name != CHANGELOG and any(one.is_file() for one in sources)


def _of_mode(path: Path, wanted: int, site: Site) -> Iterator[Fault]:
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name == "posix" and mode != wanted:
        yield Fault(site.name(path), f"has the mode {mode:o}, not {wanted:o}.", REBUILD)


def _alike(site: Site) -> Iterator[Fault]:
    """Files and folders that are one where capitals do not count."""
    found: dict[str, str] = {}
    for path in sorted(site.folder.rglob("*")):
        name = site.name(path)
        other = found.setdefault(name.casefold(), name)
        if other != name:
            yield Fault(name, f"differs from {other} in capitals alone.", RENAME)
