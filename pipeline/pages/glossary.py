"""The glossary: what words mean, on a page of their own and where pages first use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import escape

from pipeline import addresses
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import make_page
from pipeline.project import Term

# Text of a paragraph or a list item: no heading, no table, no HTML, no code, no front matter.
PROSE = re.compile(r"^(?!#|\||<|    |```|---|>|\[)(?P<line>\S.*)$", re.MULTILINE)
# What must stay as it is inside a line: links, code, HTML and what is filled in.
KEPT = re.compile(r"!?\[[^\]]*\]\([^)]*\)|`[^`]*`|<[^>]*>|\{\{.*?\}\}|\*\*[^*]*\*\*")


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
    waiting = {term.id: term for term in terms}
    front = re.match(r"---\n.*?\n---\n", markdown, re.DOTALL)
    start = front.end() if front else 0

    def explain_line(found: re.Match[str]) -> str:
        line = found["line"]
        for term in list(waiting.values()):
            place = _first_use(line, term)
            if place:
                del waiting[term.id]
                line = (
                    line[: place[0]]
                    + _button(term, line[slice(*place)], to_glossary)
                    + line[place[1] :]
                )
        return line

    return markdown[:start] + PROSE.sub(explain_line, markdown[start:])


def _first_use(line: str, term: Term) -> tuple[int, int] | None:
    """Where a line uses a term or another form of it, outside of what must stay as it is."""
    kept = [found.span() for found in KEPT.finditer(line)]
    names = "|".join(re.escape(name) for name in (term.term, *term.also))
    for found in re.finditer(rf"(?<![\w&-])(?:{names})(?![\w&-])", line):
        if not any(a < found.end() and found.start() < b for a, b in kept):
            return found.span()
    return None


def _button(term: Term, used: str, to_glossary: str) -> str:
    name = f"term-{term.id}"
    return (
        f'<button type="button" class="term" popovertarget="{name}">{escape(used)}</button>'
        f'<span class="term-told" popover id="{name}"><strong>{escape(term.term)}</strong>: '
        f'{escape(term.text)} <a href="{to_glossary}#{term.id}">Glossary</a></span>'
    )
