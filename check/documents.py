"""The documents at a project's top level, and the blocks of text that they quote."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAMES = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")

_FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?:(?<=\n\n)|\A)((?: {4,}\S.*\n?|\n(?= {4,}\S))+)")
_LINKED = re.compile(r"\]\(datasets/([^)/#]+)")


@dataclass(frozen=True)
class Document:
    """A text in Markdown, and the name of its file."""

    name: str
    text: str

    def place(self, at: int) -> str:
        """Where a position in the text stands, for people: "README.md, line 12"."""
        return f"{self.name}, line {self.text.count(chr(10), 0, at) + 1}"


@dataclass(frozen=True)
class Block:
    """A block that a document sets apart, without its indent.

    `language` is that of its fence, or nothing; `dataset` the one to whose folder the document
    led last before it, which is the one that the block is about.
    """

    document: Document
    at: int
    language: str
    text: str
    dataset: str | None

    @property
    def place(self) -> str:
        """Where the block begins."""
        return self.document.place(self.at)


def read_documents(root: Path) -> Iterator[Document]:
    """Those of the documents that there are."""
    for name in NAMES:
        if (root / name).is_file():
            yield Document(name, (root / name).read_text(encoding="utf-8"))


def read_blocks(root: Path) -> Iterator[Block]:
    """Every block of every document, between fences or indented, in the order of their places."""
    for document in read_documents(root):
        for start, _, language, text in _blocks(document.text):
            plain = textwrap.dedent(text).strip("\n")
            yield Block(document, start, language, plain, _before(document, start))


def without_blocks(text: str) -> str:
    """A document's text with blanks for its blocks, so that positions stay what they are."""
    for start, end, _, _ in _blocks(text):
        blank = re.sub(r"[^\n]", " ", text[start:end])
        text = text[:start] + blank + text[end:]
    return text


def _blocks(text: str) -> list[tuple[int, int, str, str]]:
    """Where each block begins and ends, the language of its fence and what stands in it."""
    found = [(one.start(3), one.end(3), one[2], one[3]) for one in _FENCED.finditer(text)]
    fenced = [(start, end) for start, end, _, _ in found]
    for one in _INDENTED.finditer(text):
        if not any(start <= one.start() < end for start, end in fenced):
            found.append((one.start(), one.end(), "", one[1]))
    return sorted(found)


def _before(document: Document, at: int) -> str | None:
    linked = _LINKED.findall(document.text, 0, at)
    return linked[-1] if linked else None
