"""The texts that people write, each with the page on which it stands."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline import addresses
from pipeline.folders import Folder
from pipeline.project import Project

MARKDOWN = ".md"


@dataclass(frozen=True)
class WrittenText:
    """A text in Markdown, and the address of the page on which it stands.

    `file` is relative to the site's root. `folder` is that below docs/ from which its links to
    files lead; None for a part of a page, whose links lead to addresses alone. A text from which
    the program takes relative links has none.
    """

    file: str
    text: str
    address: str
    folder: str | None = None
    first_line: int = 1
    has_relative_links: bool = True

    def line(self, position: int) -> int:
        """The line in the file of a position in the text."""
        return self.first_line + self.text.count("\n", 0, position)


def is_apart(path: Path, project: Project) -> bool:
    """Whether a file or folder below docs/ is no page or file of its own on the site.

    Collections and texts for pages that are made from data become part of pages, and the theme's
    folder holds templates.
    """
    return (
        path.is_symlink()
        or path in project.own_themes
        or path == project.parts
        or project.collection_at(path) is not None
    )


def documents(project: Project) -> Iterator[str]:
    """The paths below docs/ of the files that become pages or are copied, in order."""
    for folder, folders, files in os.walk(project.docs):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not is_apart(here / name, project))
        for name in sorted(files):
            if not is_apart(here / name, project):
                yield (here / name).relative_to(project.docs).as_posix()


def address_of(document: str) -> str:
    """The address at which a file below docs/ stands on the site."""
    path = PurePosixPath(document)
    if path.suffix != MARKDOWN:
        return document
    folder = path.parent if path.stem in {"index", "README"} else path.with_suffix("")
    return "" if folder == PurePosixPath() else f"{folder}/"


def written_texts(project: Project, folders: Iterable[Folder]) -> Iterator[WrittenText]:
    """Every text that people write: pages of their own, parts of pages, pages of collections."""
    for document in documents(project):
        if document.endswith(MARKDOWN):
            folder = str(PurePosixPath(document).parent)
            words = _read(project.docs / document)
            yield WrittenText(f"docs/{document}", words, address_of(document), folder)
    for path in sorted(project.parts.rglob(f"*{MARKDOWN}")):
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(project.parts).with_suffix("").as_posix()
            file = path.relative_to(project.root).as_posix()
            yield WrittenText(file, _read(path), f"{name}/")
    for one in folders:
        for page in one.pages if one.collection else ():
            address = addresses.collected(one.name, page.key)
            file = f"{one.shown}/{page.file}"
            yield WrittenText(
                file, page.body, address, first_line=page.body_line, has_relative_links=False
            )


def _read(path: Path) -> str:
    """A text; what is no UTF-8 in it is replaced, since the build says so."""
    return path.read_bytes().decode("utf-8", errors="replace")
