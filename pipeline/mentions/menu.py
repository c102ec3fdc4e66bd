"""Entries of the menu and of the foot of pages that lead to nothing on the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.mentions.pages import ExpectedPages
from pipeline.mentions.written import MARKDOWN, address_of
from pipeline.project import Project
from pipeline.setting_lines import SettingPath, setting_place
from pipeline.validation.suggest import nearest_spelling

Leads = Callable[[str], bool]
"""Whether an address leads somewhere on the site."""


def check_menu(expected: ExpectedPages) -> Iterator[Finding]:
    """Find the entries of the menu and of the foot of pages that lead nowhere."""
    project = expected.inventory.project
    for at, target in dead_entries(project, expected.has):
        near = nearest_spelling(address_in_menu(target) or "", expected.known)
        yield entry_to_nothing(project, at, target, near)


def entry_to_nothing(
    project: Project, at: SettingPath, target: str, near: str | None = None
) -> Finding:
    """What is said of an entry that leads nowhere."""
    hint = f"Did you mean {near}? If not, take the entry out." if near else None
    place = setting_place(project, at, target)
    return finding("menu-leads-nowhere", place, hint=hint, value=target)


def dead_entries(project: Project, leads: Leads) -> Iterator[tuple[SettingPath, str]]:
    """The entries that lead nowhere, each by its place in mkdocs.yml."""
    for at, target in (*_entries(("nav",), project.mkdocs.get("nav")), *_footer(project)):
        address = address_in_menu(target)
        if address is not None and not leads(address):
            yield at, target


def menu_of(nav: Any, leads: Leads) -> Any:
    """A menu without the entries that lead nowhere, and without parts that have no others."""
    if isinstance(nav, str):
        address = address_in_menu(nav)
        return nav if address is None or leads(address) else None
    if isinstance(nav, list):
        kept = [one for one in (menu_of(item, leads) for item in nav) if one is not None]
        return kept or None
    if isinstance(nav, Mapping):
        parts = {title: menu_of(item, leads) for title, item in nav.items()}
        return {title: item for title, item in parts.items() if item is not None} or None
    return nav


def address_in_menu(target: str) -> str | None:
    """The address on the site that an entry means; None where it leads to another site."""
    try:
        link = urlsplit(target)
    except ValueError:
        return None
    if link.scheme or link.netloc or target.startswith("/"):
        return None
    path = unquote(link.path).removeprefix("./")
    return address_of(path) if path.endswith(MARKDOWN) else path


def _entries(at: SettingPath, nav: object) -> Iterator[tuple[SettingPath, str]]:
    if isinstance(nav, str):
        yield at, nav
    elif isinstance(nav, list):
        for place, item in enumerate(nav):
            yield from _entries((*at, place), item)
    elif isinstance(nav, Mapping):
        for title, item in nav.items():
            yield from _entries((*at, str(title)), item)


def _footer(project: Project) -> Iterator[tuple[SettingPath, str]]:
    extra = project.mkdocs.get("extra")
    footer = extra.get("footer") if isinstance(extra, Mapping) else None
    for place, link in enumerate(footer if isinstance(footer, list) else ()):
        path = link.get("path") if isinstance(link, Mapping) else None
        if isinstance(path, str):
            yield ("extra", "footer", place), path
