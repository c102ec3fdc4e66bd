"""All that a page of a finished site leads to or loads is there, wherever the site stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from check.reading import HtmlPage, Link, file_at, read_pages
from tests.conftest import Site
from tests.golden.case import Case

CSS_ADDRESS = re.compile(r"url\(\s*['\"]?(?!data:)([^'\")]+)|@import\s+['\"]([^'\"]+)")
JS_IMPORT = re.compile(r"""(?:^|[;\s])import\s*(?:[\w{},*\s]+from\s*)?\(?["']([^"']+)["']""")


@dataclass(frozen=True)
class Finished:
    """A finished site and its pages."""

    folder: Path
    url: str
    pages: list[HtmlPage]

    @cached_property
    def links(self) -> list[tuple[HtmlPage, Link]]:
        return [(page, link) for page in self.pages for link in page.links()]

    @cached_property
    def files(self) -> dict[str, Path | None]:
        """The files that a server sends for the addresses that pages name."""
        return {link.url: file_at(link.url, self.folder, self.url) for _, link in self.links}


@pytest.fixture(scope="module", params=["sample", "atlas", "standard", "hostile"])
def finished(request: pytest.FixtureRequest, golden: Callable[[str], Case]) -> Finished:
    """The tests' own site, and small ones: one under a path, one with a mkdocs.yml of one line."""
    if request.param == "sample":
        built: Site = request.getfixturevalue("built_site")
        return Finished(built.folder, built.url, read_pages(built.folder, built.url))
    urls = {"atlas": "https://bus.example/atlas/", "hostile": "https://traps.example/"}
    url = urls.get(request.param, "http://127.0.0.1:8000/")
    folder = golden(request.param).site
    return Finished(folder, url, read_pages(folder, url))


def test_links_lead_to_pages_and_files(finished: Finished) -> None:
    missing = {
        f"{page.file}: {link.written}"
        for page, link in finished.links
        if link.url.startswith(finished.url) and finished.files[link.url] is None
    }
    assert not missing


def test_anchors_lead_to_ids(finished: Finished) -> None:
    by_file = {page.path: page for page in finished.pages}
    missing = set()
    for page, link in finished.links:
        anchor = unquote(urldefrag(link.url).fragment)
        target = by_file.get(finished.files[link.url] or Path())
        if anchor and target is not None and anchor not in target.ids:
            missing.add(f"{page.file}: {link.written}")
    assert not missing


def test_an_id_stands_once_on_a_page(finished: Finished) -> None:
    doubled = {
        f"{page.file}: {one}"
        for page in finished.pages
        for one in set(page.ids)
        if page.ids.count(one) > 1
    }
    assert not doubled


def test_pages_load_nothing_from_elsewhere(finished: Finished) -> None:
    elsewhere = {
        f"{page.file}: <{link.element}> {link.written}"
        for page, link in finished.links
        if not link.is_followed and not link.url.startswith(finished.url)
    }
    assert not elsewhere


def test_links_work_under_any_path(finished: Finished) -> None:
    """Only 404.html, which can be sent for any address, names the site's own path."""
    fixed = {
        f"{page.file}: {link.written}"
        for page, link in finished.links
        if page.file != "404.html"
        and link.url.startswith(finished.url)
        and (link.written.startswith("/") or urlsplit(link.written).scheme)
        and link.rel != "canonical"
    }
    assert not fixed


def test_the_page_for_missing_addresses_works_from_any_of_them(finished: Finished) -> None:
    page = next(page for page in finished.pages if page.file == "404.html")
    links = [
        link
        for link in page.links()
        if link.url.startswith(finished.url) and not link.written.startswith("#")
    ]
    assert len(links) > 3
    deep = finished.url + "deep/down/missing"
    lost = {link.written for link in links if urljoin(deep, link.written) != link.url}
    assert not lost


def test_links_to_elsewhere_are_web_addresses(finished: Finished) -> None:
    schemes = {urlsplit(link.url).scheme for _, link in finished.links if link.is_followed}
    assert schemes <= {"http", "https", "mailto"}


def test_style_sheets_and_scripts_lead_to_files_of_the_site(finished: Finished) -> None:
    missing, seen = set(), 0
    for pattern, suffix in ((CSS_ADDRESS, "css"), (JS_IMPORT, "js")):
        for path in finished.folder.rglob(f"*.{suffix}"):
            address = path.relative_to(finished.folder).as_posix()
            for found in pattern.finditer(path.read_text("utf-8")):
                written = next(filter(None, found.groups()))
                seen += 1
                url = urljoin(finished.url + address, written)
                if not written.startswith("#") and not file_at(url, finished.folder, finished.url):
                    missing.add(f"{address}: {written}")
    assert seen
    assert not missing
