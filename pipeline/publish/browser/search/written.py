"""Pages as search knows them: those that stand for themselves, and the questions they answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any

from markdown.extensions.toc import slugify, unique
from mkdocs.utils.meta import get_data

from pipeline import addresses
from pipeline.catalog import Catalog
from pipeline.mentions.written import MARKDOWN, address_of, documents
from pipeline.project import Project

HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
QUESTION_MARKS = tuple("?？؟")
MARKS = re.compile(r"[`*_]|!?\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class SitePage:
    """A page that is made from data, as far as search wants to know it."""

    address: str
    title: str
    description: str


@dataclass(frozen=True)
class Document:
    """A page that somebody wrote: its address, what it says of itself, and its text."""

    address: str
    title: str
    description: str
    text: str


def questions(project: Project) -> list[list[str]]:
    """The headings of written pages that ask something, with their addresses."""
    return [
        [title, f"{document.address}#{anchor}"]
        for document in _documents(project)
        for _, title, anchor in _headings(document.text)
        if title.endswith(QUESTION_MARKS)
    ]


def pages_data(
    made: Iterable[SitePage], catalog: Catalog, kinds: Sequence[Mapping[str, Any]], project: Project
) -> list[list[str]]:
    """The title, address and description of pages that nothing else stands for."""
    sections = {f"{kind['section']}/" for kind in kinds if kind["section"]}
    sections |= {addresses.collection(name) for name in project.collections}
    sections |= {addresses.DATASETS, addresses.TOPICS, addresses.BENCHMARKS}
    found = {
        page.address: [page.title, page.address, page.description]
        for page in made
        if page.address not in {addresses.HOME, addresses.SEARCH}
        if not any(page.address.startswith(one) and page.address != one for one in sections)
    }
    for document in _documents(project):
        if document.address:
            found[document.address] = [document.title, document.address, document.description]
    return sorted(found.values(), key=lambda page: page[1])


def _documents(project: Project) -> Iterator[Document]:
    left_out = str(project.mkdocs.get("exclude_docs") or "").split()
    for name in documents(project):
        path = project.docs / name
        if path.suffix != MARKDOWN or any(fnmatch(name, one) for one in left_out):
            continue
        text, meta = get_data(path.read_bytes().decode("utf-8-sig", errors="replace"))
        if "location" in meta:
            continue  # A page that only leads on.
        first = next((title for level, title, _ in _headings(text) if level == 1), "")
        title = str(meta.get("title") or first or path.stem)
        yield Document(address_of(name), title, str(meta.get("description") or ""), text)


def _headings(text: str) -> list[tuple[int, str, str]]:
    """The level, the words and the anchor of each heading, as the site's Markdown names them.

    What is put in from data is known only on the finished page: a heading with any is left out.
    """
    taken: set[str] = set()
    found = []
    for mark, written in HEADING.findall(FENCED.sub("", text)):
        title = MARKS.sub(r"\1", written).strip()
        plain = unicodedata.normalize("NFKC", title)
        anchor = unique(slugify(plain, "-"), taken)
        if "{" not in title:
            found.append((len(mark), title, anchor))
    return found
