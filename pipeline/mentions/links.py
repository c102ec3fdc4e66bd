"""Links in written texts that lead to nothing on the site."""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any, TypeGuard
from urllib.parse import unquote, urlsplit

import markdown
from mkdocs.utils.meta import get_data

from pipeline.codes import finding
from pipeline.codes.hints import mentions as hints
from pipeline.commonmark import to_html
from pipeline.findings import Finding, Place
from pipeline.mentions.calls import CALL
from pipeline.mentions.pages import Pages
from pipeline.mentions.written import WrittenText, address_of
from pipeline.project import Project
from pipeline.validation.suggest import nearest_spelling

# The extensions that MkDocs has by itself, and those with which parts of pages are read.
OF_PAGES = ("toc", "tables", "fenced_code")
LINKS = {"a": "href", "area": "href", "img": "src", "iframe": "src"}
FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
LOCATION = re.compile(r"^\ufeff?location:", re.IGNORECASE | re.MULTILINE)
CODE = re.compile(
    r"^[ ]{0,3}(`{3,}|~{3,}).*?^[ ]{0,3}\1|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)", re.M | re.S
)
NOT_LINE_END = re.compile(r"[^\n]")
# Stands for what a call will give, which is words, or part of a link that nobody can follow yet.
FILLED = "\ue000"


@dataclass(frozen=True)
class Meant:
    """What a link means: addresses at one of which it leads somewhere, and a part of that page."""

    addresses: tuple[str, ...]
    fragment: str


def check_links(written: WrittenText, project: Project, pages: Pages) -> Iterator[Finding]:
    """Find the links of a text that lead to nothing on the site, each where it stands."""
    for href, line in _links(written, project):
        meant = _meant(href, written, project)
        if _is_dead(meant, pages):
            yield _leads_nowhere(written.file, line, href, _hint(meant, pages))
    for href, line in _moved_to(written):
        if _is_dead(_meant(href, replace(written, folder=None), project), pages):
            hint = hints.lead_elsewhere()
            yield _leads_nowhere(written.file, line, href, hint)


def _is_dead(meant: Meant | None, pages: Pages) -> TypeGuard[Meant]:
    return meant is not None and not any(pages.has(one, meant.fragment) for one in meant.addresses)


def _leads_nowhere(file: str, line: int | None, href: str, hint: str | None) -> Finding:
    place = Place(dataset="", file=file, line=line, value=href)
    return finding("link-leads-nowhere", place, hint=hint, value=href)


def _moved_to(written: WrittenText) -> Iterator[tuple[str, int]]:
    """Where a page leads all who open it, as its first lines say, with the line."""
    found = LOCATION.search(written.text) if written.folder is not None else None
    if found:
        text = written.text.removeprefix("\ufeff").replace("\r\n", "\n")
        to = get_data(text)[1].get("location")
        if to:
            yield str(to), written.line(found.start())


def _hint(meant: Meant, pages: Pages) -> str | None:
    """What to do about a link, where more can be said than that it leads nowhere."""
    if meant.fragment and any(map(pages.has, meant.addresses)):
        return hints.link_to_page_alone(meant.fragment)
    near = (nearest_spelling(address, pages.known) for address in meant.addresses)
    page = next(filter(None, near), None)
    return hints.link(page) if page else None


def _meant(href: str, written: WrittenText, project: Project) -> Meant | None:
    """What a link in a text means on this site; None where it leads to another."""
    root = project.site_url
    try:
        link = urlsplit(href.removeprefix(root) if href.startswith(root) else href)
    except ValueError:
        return None
    path, fragment = unquote(link.path), unquote(link.fragment)
    if href.startswith(root):
        return Meant((_plain(path),), fragment)
    if link.scheme or link.netloc or not written.has_relative_links or FILLED in path:
        return None
    if path.startswith("/"):
        above = urlsplit(root).path
        return Meant((_plain(path[len(above) :]),), fragment) if path.startswith(above) else None
    return Meant(tuple(_relative(path, written)), fragment)


def _relative(path: str, written: WrittenText) -> Iterator[str]:
    """The addresses that a relative path may mean: from its page, or from the file it is in."""
    yield _plain(posixpath.join(written.address, path)) if path else written.address
    if written.folder is not None and "." in posixpath.basename(path):
        yield address_of(_plain(posixpath.join(written.folder, path)))


def _line_of(written: WrittenText, href: str, nth: int = 0) -> int | None:
    """The line on which a link is written for the nth time, or else for the last."""
    text = _without_code(written.text)
    either = "|".join(re.escape(one) for one in dict.fromkeys((href, html.escape(href))))
    places = [found.start() for found in re.finditer(rf"(?<![\w/.-])(?:{either})(?![\w/#?])", text)]
    return written.line(places[min(nth, len(places) - 1)]) if places else None


def _links(written: WrittenText, project: Project) -> Iterator[tuple[str, int | None]]:
    """Each link of a text, as Markdown has it, with its line."""
    if not written.has_relative_links and project.site_url not in written.text:
        return  # Reading it takes its time.
    text = FRONT_MATTER.sub(_blank, written.text, count=1) if written.folder else written.text
    found = _Links()
    found.feed(_as_html(CALL.sub(_filled, text), written, project.mkdocs))
    seen: Counter[str] = Counter()
    for href in found.links:
        yield href, _line_of(written, href, seen[href])
        seen[href] += 1


def _as_html(text: str, written: WrittenText, settings: Mapping[str, Any]) -> str:
    """A text as the build will read it: pages with MkDocs, all others as CommonMark."""
    if written.folder is None:
        return to_html(text)
    return _reader_of_pages(settings).convert(text)


def _reader_of_pages(settings: Mapping[str, Any]) -> markdown.Markdown:
    """What reads a page as MkDocs will; extensions that cannot be had are left out."""
    named = settings.get("markdown_extensions")
    options: dict[str, Any] = {}
    for one in _each(named):
        options |= {str(one): {}} if not isinstance(one, Mapping) else dict(one)
    try:
        return markdown.Markdown(
            extensions=[*OF_PAGES, *options],
            extension_configs={name: config or {} for name, config in options.items()},
        )
    except (ImportError, AttributeError, KeyError, TypeError, ValueError):
        return markdown.Markdown(extensions=list(OF_PAGES))


def _each(named: object) -> Iterable[object]:
    if isinstance(named, Mapping):
        return [{name: config} for name, config in named.items()]
    return named if isinstance(named, list) else ()


def _plain(address: str) -> str:
    """An address without detours, relative to the site's root."""
    plain = posixpath.normpath("/" + address).lstrip("/")
    is_folder = address.endswith(("/", "/.", "/..")) or address in {".", ".."}
    return f"{plain}/" if plain and is_folder else plain


def _without_code(text: str) -> str:
    return CODE.sub(_blank, text)


def _filled(found: re.Match[str]) -> str:
    """A mark in place of each sign of a call."""
    return NOT_LINE_END.sub(FILLED, found[0])


def _blank(found: re.Match[str]) -> str:
    """Spaces in place of a text, its line ends kept."""
    return NOT_LINE_END.sub(" ", found[0])


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name == LINKS.get(tag) and value]
