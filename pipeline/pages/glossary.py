"""The glossary: what words mean, on a page of their own and where pages first use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page
from pipeline.pages.words import for_markdown
from pipeline.project import Term

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)

# What must stay as it is: code, headings, tables, quotations, definitions, links, what is bold.
KEPT = re.compile(
    r"""
    ^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n .*? (?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*\r?$|\Z)
    | <!-- .*? (?:-->|\Z)
    | ^(?:[ ]{4}|\t|\#|>|!!!|\?\?\?|\*?\[[^\]\n]+\]:)[^\n]*
    | ^[^\n]*\|[^\n]*
    | ^[^\n]+\n(?:=+|-+)[ \t]*\r?$
    | (?P<ticks>`+)(?!`) .*? (?<!`)(?P=ticks)(?!`)
    | \[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\((?:[^()]|\([^()]*\))*\))?
    | \*\*[^*]*\*\* | \{[^{}\n]*\} | https?://\S+ | <[^<>\s]+[:@][^<>\s]*>
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][\w-]*)(?=[\s/>])[^<>]*>", re.IGNORECASE)
BETWEEN_WORDS = r"(?:[ \t]+|[ \t]*\r?\n[ \t]*)"


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page of all terms, where the settings have any."""
    if atlas.project.glossary:
        terms = sorted(atlas.project.glossary, key=lambda term: (term.group, term.term.casefold()))
        yield make_page(
            "glossary",
            "glossary.md",
            addresses.GLOSSARY,
            project=atlas.project,
            groups=[(group, list(own)) for group, own in groupby(terms, key=lambda t: t.group)],
        )


def explain(markdown: str, terms: tuple[Term, ...], to_glossary: str) -> str:
    """A page's Markdown with the first use of each term made into a button that explains it.

    The explanation is a popover of the page itself: no script, by mouse, touch or keyboard.
    """
    by_name = {name: term for term in reversed(terms) for name in (term.term, *term.also)}
    if not by_name:
        return markdown
    # Longer names first: a term of three words is not a use of the one that it begins with.
    names = "|".join(
        BETWEEN_WORDS.join(re.escape(word) for word in name.split())
        for name in sorted(by_name, key=len, reverse=True)
    )
    kept = _kept(markdown)
    told: set[str] = set()
    parts, done = [], 0
    for found in re.finditer(rf"(?<![\w&-])(?:{names})(?![\w&-])", markdown):
        term = by_name[" ".join(found[0].split())]
        if term.id in told or kept[found.start() : found.end()].strip(b"\0"):
            continue
        told.add(term.id)
        parts += [markdown[done : found.start()], _button(term, found[0], to_glossary)]
        done = found.end()
    return "".join([*parts, markdown[done:]])


def _kept(markdown: str) -> bytearray:
    """A byte for each character, 1 where it must stay as it is."""
    marks = bytearray(len(markdown))

    def mark(start: int, end: int) -> None:
        marks[start:end] = b"\1" * (end - start)

    front = FRONT_MATTER.match(markdown)
    if front:
        mark(*front.span())
    for found in KEPT.finditer(markdown, front.end() if front else 0):
        mark(*found.span())
    open_since: dict[str, list[int]] = {}
    for tag in TAG.finditer(markdown):
        if marks[tag.start()]:
            continue
        mark(*tag.span())
        since = open_since.setdefault(tag["name"].lower(), [])
        if not tag["end"]:
            since.append(tag.start())
        elif since:
            mark(since.pop(), tag.end())
    return marks


def _button(term: Term, used: str, to_glossary: str) -> str:
    name = f"term-{term.id}"
    return (
        f'<button type="button" class="term" popovertarget="{name}">{for_markdown(used)}</button>'
        f'<span class="term-told" popover id="{name}"><strong>{for_markdown(term.term)}</strong>: '
        f'{for_markdown(term.text)} <a href="{to_glossary}#{term.id}">Glossary</a></span>'
    )
