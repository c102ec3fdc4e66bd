"""What settings and written pages name, and what of it is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.findings import Finding
from pipeline.folders import Folder, read_folders
from pipeline.mentions.calls import check_calls
from pipeline.mentions.cases import check_cases
from pipeline.mentions.inventory import Inventory
from pipeline.mentions.links import check_links
from pipeline.mentions.menu import check_menu
from pipeline.mentions.pages import ExpectedPages
from pipeline.mentions.settings import check_settings, without_missing
from pipeline.mentions.written import written_texts
from pipeline.project import Project
from pipeline.understood import as_understood

__all__ = ["Inventory", "check_mentions", "read_site", "unsaid", "without_missing"]


def read_site(
    project: Project, datasets: Sequence[str] = (), *, profile: str = "atlas"
) -> tuple[tuple[Folder, ...], tuple[Finding, ...]]:
    """Read the folders that are asked for, or all of the site's, and what concerns no one of them.

    Of a whole site this tells, too, what settings and written pages name that is not there. Raises
    UnknownDataset for a name that leads nowhere.
    """
    found, findings = read_folders(project, datasets)
    folders = tuple(as_understood(folder, project, profile) for folder in found)
    if datasets:
        return folders, findings
    return folders, (*findings, *check_mentions(Inventory(project, folders)))


def check_mentions(inventory: Inventory) -> tuple[Finding, ...]:
    """Find what settings and written pages name and is not there, from the top of each file."""
    project, pages = inventory.project, ExpectedPages(inventory)
    found = [*check_settings(inventory), *check_menu(project, pages), *check_cases(inventory)]
    found.sort(key=lambda one: (one.place.file or "", one.place.line or 0))
    for written in written_texts(project, inventory.folders):
        own = list(check_links(written, project, pages))
        if written.folder is not None:
            own += check_calls(written, inventory)
        found += sorted(own, key=lambda one: one.place.line or 0)
    return unsaid((), found)


def unsaid(said: Iterable[Finding], found: Iterable[Finding]) -> tuple[Finding, ...]:
    """What was found and not said before: a name is said once for a line."""
    known = set(map(_mention, said))
    new: list[Finding] = []
    for one in found:
        if _mention(one) not in known:
            known.add(_mention(one))
            new.append(one)
    return tuple(new)


def _mention(found: Finding) -> tuple[object, ...]:
    place = found.place
    return place.file, place.line, place.field, place.value, place.row
