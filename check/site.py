"""The site that is checked: its files and pages, and the settings and data it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from check.faults import CannotLook
from check.reading import HtmlPage, file_at, read_pages
from pipeline import addresses
from pipeline.catalog import Catalog, read_catalog
from pipeline.folders import read_folders
from pipeline.mentions import Inventory, without_missing
from pipeline.project import Project


@dataclass(frozen=True, eq=False)
class Site:
    """A finished site in a folder, made from a project to stand at `url`."""

    project: Project
    folder: Path
    url: str

    @cached_property
    def pages(self) -> tuple[HtmlPage, ...]:
        """Every HTML file."""
        return tuple(read_pages(self.folder, self.url))

    @cached_property
    def pages_by_path(self) -> dict[Path, HtmlPage]:
        """Every HTML file under its path."""
        return {page.path: page for page in self.pages}

    @cached_property
    def shown(self) -> tuple[HtmlPage, ...]:
        """One page of each kind, the largest: pages of a kind that load other files are another."""
        largest: dict[tuple[str, frozenset[str]], HtmlPage] = {}
        for page in sorted(self.pages, key=lambda page: len(page.text), reverse=True):
            loaded = frozenset(link.url for link in page.links() if link.element == "script")
            largest.setdefault((page.kind, loaded), page)
        return tuple(sorted(largest.values(), key=lambda page: page.file))

    @cached_property
    def files(self) -> tuple[Path, ...]:
        """Everything below the folder but folders; a symbolic link to one is among them."""
        every = self.folder.rglob("*")
        return tuple(sorted(path for path in every if path.is_symlink() or not path.is_dir()))

    @cached_property
    def catalog(self) -> Catalog:
        """What the project holds now. Raises CannotLook when that is broken."""
        try:
            return read_catalog(read_folders(self.project)[0], self.project)
        except Exception as error:
            message = (
                f"the data of {self.project.root} cannot be read ({error}). Run: make validate"
            )
            raise CannotLook(message) from error

    def name(self, path: Path) -> str:
        """A file's path within the site."""
        return path.relative_to(self.folder).as_posix()

    def file_at(self, url: str) -> Path | None:
        """The file that a server sends for an address, if there is one."""
        address = urldefrag(url).url
        if address not in self._found:
            self._found[address] = file_at(address, self.folder, self.url)
        return self._found[address]

    @cached_property
    def _found(self) -> dict[str, Path | None]:
        return {}

    def packages(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Each published datapackage.json that can be read: its folder and what it says."""
        for path in sorted((self.folder / addresses.DATASETS).glob("*/datapackage.json")):
            described = read_json(path)
            if isinstance(described, dict):
                yield path.parent, described


def read_site(project: Project) -> Site:
    """The site that was built from a project. Raises FileNotFoundError when there is none.

    What the settings name and is not there asks for nothing: `pipeline validate` says so. Its
    address is what its own catalogue gives, since a site can be built for another one than the
    settings name now.
    """
    folder = project.build / "site"
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} does not exist. Make the site first: make site")
    listed = read_json(folder / addresses.API_CATALOG)
    said = listed.get("url") if isinstance(listed, dict) else None
    held = without_missing(Inventory(project, read_folders(project)[0]))
    return Site(held, folder, said if isinstance(said, str) else project.site_url)


def read_json(path: Path) -> Any:
    """What a JSON file holds, or None if it cannot be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
