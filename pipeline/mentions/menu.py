"""Entries of the menu and of the foot of pages that lead to nothing on the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.codes import finding
from pipeline.codes.hints.mentions import entry
from pipeline.findings import Finding
from pipeline.mentions.pages import Pages
from pipeline.mentions.written import MARKDOWN, address_of
from pipeline.project import Project
from pipeline.setting_lines import SettingPath, setting_place
from pipeline.validation.suggest import nearest_spelling

Has = Callable[[str], bool]
"""Whether the site has a page or file at an address."""


def check_menu(project: Project, pages: Pages) -> Iterator[Finding]:
    """Find the entries of the menu and of the foot of pages that lead nowhere."""
    for at, target in (*_entries(("nav",), project.mkdocs.get("nav")), *_footer(project)):
        if not leads_somewhere(target, pages.has):
            near = nearest_spelling(_address(target) or "", pages.known)
            hint = entry(near) if near else None
            place = setting_place(project, at, target)
            yield finding("menu-leads-nowhere", place, hint=hint, value=target)


def leads_somewhere(target: str, has: Has) -> bool:
    """Whether an entry leads to another site, or to what this one has."""
    address = _address(target)
    return address is None or has(address)


def menu_of(nav: Any, has: Has) -> Any:
    """A menu without the entries that lead nowhere, and without parts that have no others."""
    if isinstance(nav, str):
        return nav if leads_somewhere(nav, has) else None
    if isinstance(nav, list):
        kept = [one for one in (menu_of(item, has) for item in nav) if one is not None]
        return kept or None
    if isinstance(nav, Mapping):
        parts = {title: menu_of(item, has) for title, item in nav.items()}
        return {title: item for title, item in parts.items() if item is not None} or None
    return nav


def _address(target: str) -> str | None:
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
