"""What is made of what, as digests: the program and its libraries, folders, and git.

They are known before anything heavy is imported, so that what is made already is seen at once.
"""

from __future__ import annotations

import os
import platform
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cache import key_of
from pipeline.history import read_head
from pipeline.plain_files import is_plain_name
from pipeline.project import Project

if TYPE_CHECKING:
    from pipeline.folders import Folder

PROGRAM = Path(__file__).parent
NOTHING = "none"
# Extensions of Markdown that read nothing but the page; of any other it is not known.
_OF_THE_PAGE = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code",
    "footnotes", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic",
    "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
})  # fmt: skip
_BUILT_IN = "markdown.extensions."
# What settings may name of programs: functions of these libraries.
_PROGRAM_NAMED = re.compile(r"!!python/\S+")
_KNOWN_PROGRAM = re.compile(r"!!python/(?:name|object/apply):(?:material|pymdownx|materialx)\.\S+")
# A setting by which an extension reads a folder.
_READS_A_FOLDER = "custom_icons"


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
    _require_known_programs(project)
    folders = [project.datasets, project.docs, project.templates, *project.own_themes]
    return key_of(
        "site",
        program(),
        libraries(),
        {os.path.relpath(path, project.root): digest_of_folder(path) for path in folders},
        _settings(project),
        [profile, str(today)],
        read_head(project.root),
    )


def digest_of_frame(project: Project, today: date | None) -> str | None:
    """The digest of what all pages share, templates, settings and the day, if that is known."""
    try:
        _require_known_programs(project)
        themes = [digest_of_folder(path) for path in project.own_themes]
    except CannotTell:
        return None
    return key_of("frame", program(), libraries(), themes, _settings(project), str(today))


Contents = Mapping[Path, str]
"""What the folders of datasets held at one moment: the digest of each."""


def read_contents(project: Project) -> Contents:
    """What the folders of datasets hold now, but for those with links to folders."""
    folders = [*_folders_in(project.datasets), *(project.docs / one for one in project.collections)]
    found: dict[Path, str] = {}
    for folder in folders:
        with suppress(CannotTell):
            found[folder] = digest_of_folder(folder)
    return found


def digests_of_datasets(
    project: Project,
    folders: Iterable[Folder],
    contents: Contents,
    profile: str,
    today: date | None,
) -> Mapping[Path, str]:
    """The digests of all that datasets are made of, under their folders.

    That is a folder and those that it refers to, or that settings name for what all are about, as
    they were when `contents` were read: before the folders were. Others have none.
    """
    shared = ["dataset", program(), libraries(), _settings(project), profile, str(today)]
    found: dict[Path, str] = {}
    for folder in folders:
        named = [project.datasets / name for name in sorted(datasets_named(project, folder))]
        if folder.path not in contents or any(p.exists() and p not in contents for p in named):
            continue
        others = {path.name: contents.get(path, NOTHING) for path in named}
        own = [folder.shown, folder.descriptor_file, contents[folder.path]]
        found[folder.path] = key_of(shared, others, own)
    return found


def _folders_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.is_dir() and not path.is_symlink()]


def datasets_named(project: Project, folder: Folder) -> set[str]:
    """The datasets that one refers to, or that settings name for what all are about."""
    common = {address.dataset for kind in project.kinds.values() for address in kind.tables}
    return common | set(_datasets_in(folder.as_written.descriptor))


def _datasets_in(value: object) -> Iterator[str]:
    """The datasets that a descriptor names, wherever it does."""
    if isinstance(value, Mapping):
        named = value.get("dataset")
        if isinstance(named, str) and is_plain_name(named):
            yield named
        for one in value.values():
            yield from _datasets_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _datasets_in(one)


def _settings(project: Project) -> list[str | None]:
    """What the settings say, with what they take from the surroundings."""
    text = sha256(project.configuration.read_bytes()).hexdigest()
    address = project.site_url if project.has_address else None
    return [text, repr(project.mkdocs), project.title, address, project.repository]


def program() -> str:
    """The digest of the program's own files, but for what Python makes of them."""
    return digest_of_folder(PROGRAM, frozenset({"__pycache__"}))


@cache
def libraries() -> str:
    """The digest of all that is installed beside the program, by the records that it came with."""
    records = (
        path / "RECORD"
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for path in folder.iterdir()
        if path.name.endswith((".dist-info", ".egg-info"))
    )
    found = sorted(f"{path.parent.name}\0{_digest_of_file(path)}" for path in records)
    return key_of("libraries", found, sys.version, sys.platform, platform.machine())


def digest_of_folder(folder: Path, passed_over: frozenset[str] = frozenset()) -> str:
    """The digest of the names and contents of all files in a folder, or of there being none.

    Folders in it that are `passed_over` do not count. Raises CannotTell where a link leads to a
    folder, or a folder cannot be read.
    """
    if folder.is_symlink():
        raise CannotTell
    if not folder.is_dir():
        return NOTHING
    whole = sha256()
    for name, path in _files(folder, "", passed_over):
        whole.update(f"{name}\0{_digest_of_file(path)}\0".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def digest_of_listing(folder: Path) -> str | None:
    """The digest of the names, sizes and times of all files in a folder that only we write to.

    None where somebody put something into it that is no file of ours.
    """
    if not folder.is_dir():
        return NOTHING
    whole = sha256()
    try:
        for name, path in _files(folder, ""):
            known = path.lstat()
            line = f"{name}\0{known.st_size}\0{known.st_mtime_ns}\0"
            whole.update(line.encode("utf-8", "surrogateescape"))
    except (CannotTell, OSError):
        return None
    return whole.hexdigest()


def _require_known_programs(project: Project) -> None:
    """Raise CannotTell where settings name what can read anything."""
    mkdocs, text = project.mkdocs, project.configuration.read_text("utf-8")
    extensions = mkdocs.get("markdown_extensions") or ()
    named = [next(iter(one), "") if isinstance(one, Mapping) else str(one) for one in extensions]
    others = [name for name in named if str(name).removeprefix(_BUILT_IN) not in _OF_THE_PAGE]
    programs = [one for one in _PROGRAM_NAMED.findall(text) if not _KNOWN_PROGRAM.fullmatch(one)]
    is_more = any(mkdocs.get(name) for name in ("plugins", "hooks", "INHERIT"))
    if others or programs or is_more or _READS_A_FOLDER in text:
        raise CannotTell


def _files(
    folder: Path, beginning: str, passed_over: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Path]]:
    """All files of a folder in the order of their names. Raises CannotTell."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        folders = [(entry.is_dir(follow_symlinks=False), entry.is_dir()) for entry in found]
    except OSError:
        raise CannotTell from None
    for entry, (is_folder, leads_to_folder) in zip(found, folders, strict=True):
        if is_folder:
            if entry.name not in passed_over:
                yield from _files(Path(entry.path), f"{beginning}{entry.name}/", passed_over)
        elif leads_to_folder:
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
