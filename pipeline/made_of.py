"""What is made of what, as digests: the program and its libraries, folders, and git.

They are known before anything heavy is imported, so that what is made already is seen at once.
"""

from __future__ import annotations

import os
import platform
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.cache import key_of
from pipeline.history import read_head
from pipeline.project import Project

if TYPE_CHECKING:
    from pipeline.folders import Folder

PROGRAM = Path(__file__).parent
# What Markdown's extensions of these beginnings are made of is the page and the program alone.
_OF_THE_PAGE = ("markdown.extensions.", "pymdownx.", "material.extensions.emoji")
_READS_FILES = ("pymdownx.b64", "pymdownx.pathconverter", "pymdownx.snippets")
_SHORT = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code",
    "footnotes", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc",
})  # fmt: skip


class CannotTell(Exception):
    """What something is made of is not known: it has to be made anew."""


def digest_of_site(project: Project, profile: str, today: date | None) -> str | None:
    """The digest of all that a site is made of, whatever it comes to.

    None where that is not known: for a site whose settings name a program of its own, which can
    read anything, and for one with links to folders.
    """
    try:
        return _digest_of_site(project, profile, today)
    except CannotTell:
        return None


def _digest_of_site(project: Project, profile: str, today: date | None) -> str:
    _require_known_programs(project.mkdocs)
    folders = [project.datasets, project.docs, project.templates, *_own_theme(project)]
    return key_of(
        "site",
        program(),
        libraries(),
        {name: digest_of_folder(path) for name, path in _named(project.root, folders)},
        _settings(project),
        [profile, str(today)],
        read_head(project.root),
    )


def digest_of_frame(project: Project, today: date | None) -> str | None:
    """The digest of what all pages share, templates, settings and the day, if that is known."""
    try:
        _require_known_programs(project.mkdocs)
        themes = [digest_of_folder(path) for path in _own_theme(project)]
    except CannotTell:
        return None
    return key_of("frame", program(), libraries(), themes, _settings(project), str(today))


def digests_of_datasets(
    project: Project, folders: Iterable[Folder], profile: str, today: date | None
) -> Mapping[Path, str]:
    """The digests of all that datasets are made of, under their folders.

    That is a folder and those that it refers to, or that settings name for what all are about. One
    with a link to a folder has none.
    """
    shared = ["dataset", program(), libraries(), _settings(project), profile, str(today)]
    found: dict[Path, str] = {}
    for folder in folders:
        named = datasets_named(project, folder)
        try:
            others = {name: _digest_of_dataset(project, name) for name in sorted(named)}
            own = [folder.shown, folder.descriptor_file, digest_of_folder(folder.path)]
        except CannotTell:
            continue
        found[folder.path] = key_of(shared, others, own)
    return found


def datasets_named(project: Project, folder: Folder) -> set[str]:
    """The datasets that one refers to, or that settings name for what all are about."""
    common = {address.dataset for kind in project.kinds.values() for address in kind.tables}
    return common | set(_datasets_in(folder.as_written.descriptor))


def _digest_of_dataset(project: Project, name: str) -> str:
    """The digest of a dataset that another names; what is no name of a folder is nowhere."""
    is_name = name not in {"", ".", ".."} and not set(name) & {"/", "\\", "\0"}
    return digest_of_folder(project.datasets / name) if is_name else "none"


def _datasets_in(value: object) -> Iterator[str]:
    """The datasets that a descriptor names, wherever it does."""
    if isinstance(value, Mapping):
        named = value.get("dataset")
        if isinstance(named, str):
            yield named
        for one in value.values():
            yield from _datasets_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _datasets_in(one)


def _settings(project: Project) -> list[str | None]:
    """What the settings say, with what they take from the surroundings."""
    text = sha256(project.configuration.read_bytes()).hexdigest()
    return [text, repr(project.mkdocs), project.title, project.site_url, project.repository]


def _own_theme(project: Project) -> list[Path]:
    theme = project.mkdocs.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    return [project.root / str(own)] if own else []


@cache
def program() -> str:
    """The digest of the program's own files."""
    return digest_of_folder(PROGRAM)


@cache
def libraries() -> str:
    """The digest of the names and versions of all that is installed beside the program."""
    found = {
        path.name
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for path in folder.iterdir()
        if path.name.endswith((".dist-info", ".egg-info"))
    }
    return key_of("libraries", sorted(found), sys.version, platform.platform())


def digest_of_folder(folder: Path) -> str:
    """The digest of the names and contents of all files in a folder, or of there being none.

    Raises CannotTell where a link leads to a folder.
    """
    if not folder.is_dir():
        return "none"
    whole = sha256()
    for name, path in _files(folder, ""):
        whole.update(f"{name}\0{_digest_of_file(path)}\0".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def listing_of(folder: Path) -> str:
    """The digest of the names, sizes and times of all files in a folder that only we write to."""
    if not folder.is_dir():
        return "none"
    whole = sha256()
    for name, path in _files(folder, ""):
        known = path.lstat()
        line = f"{name}\0{known.st_size}\0{known.st_mtime_ns}\0"
        whole.update(line.encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _require_known_programs(mkdocs: Mapping[str, Any]) -> None:
    """Raise CannotTell where settings name what can read anything."""
    extensions = mkdocs.get("markdown_extensions") or ()
    named = [next(iter(one), "") if isinstance(one, Mapping) else str(one) for one in extensions]
    others = [name for name in named if not _is_of_the_page(str(name))]
    if others or any(mkdocs.get(name) for name in ("plugins", "hooks", "INHERIT")):
        raise CannotTell


def _is_of_the_page(extension: str) -> bool:
    is_known = extension in _SHORT or extension.startswith(_OF_THE_PAGE)
    return is_known and not extension.startswith(_READS_FILES)


def _named(root: Path, folders: list[Path]) -> Iterator[tuple[str, Path]]:
    for folder in folders:
        yield os.path.relpath(folder, root), folder


def _files(folder: Path, beginning: str) -> Iterator[tuple[str, Path]]:
    """All files of a folder in the order of their names, but for what Python makes of its own."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(Path(entry.path), f"{beginning}{entry.name}/")
        elif entry.is_dir():
            raise CannotTell
        else:
            yield beginning + entry.name, Path(entry.path)


def _digest_of_file(path: Path) -> str:
    try:
        target = path.readlink() if path.is_symlink() else ""
        if not stat.S_ISREG(path.stat().st_mode):
            return "no file"
        with path.open("rb") as opened:
            return f"{target}\0{file_digest(opened, 'sha256').hexdigest()}"
    except OSError as error:
        return f"unreadable: {error.errno}"
