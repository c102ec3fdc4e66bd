"""Copies of a finished site in which something is wrong on purpose."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from check.faults import Looked
from check.site import Site


@dataclass(frozen=True)
class Plant:
    """Something wrong: how to put it into the folder of a site, and what a check must say of it."""

    where: str
    what: str
    put: Callable[[Path], None]


def copied(site: Site, to: Path) -> Site:
    """A site whose files can be replaced (not changed in place: they are those of the first)."""
    shutil.copytree(site.folder, to, copy_function=os.link)
    return Site(site.project, to, site.url)


def missed(site: Site, look: Callable[[Site], Looked], plants: Mapping[str, Plant]) -> list[str]:
    """Put all plants into a site, and name those that a check does not find."""
    for plant in plants.values():
        plant.put(site.folder)
    found = look(site).faults
    return [
        name
        for name, plant in plants.items()
        if not any(plant.where in fault.where and plant.what in fault.what for fault in found)
    ]


def write(name: str, content: str | bytes) -> Callable[[Path], None]:
    """Put a file in, or another in the place of one."""

    def put(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        path.chmod(0o644)

    return put


def change(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Put another text in the place of one that stands in a file."""

    def put(folder: Path) -> None:
        text = (folder / name).read_bytes().decode("utf-8")
        assert old in text, f"{name} does not hold {old}"
        write(name, text.replace(old, new, 1))(folder)

    return put


def into_body(name: str, html: str) -> Callable[[Path], None]:
    """Put something at the end of a page."""
    return change(name, "</body>", f"{html}</body>")


def remove(name: str) -> Callable[[Path], None]:
    """Take a file away."""
    return lambda folder: (folder / name).unlink()
