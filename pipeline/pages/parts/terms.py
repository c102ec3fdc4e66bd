"""Terms of the glossary, explained where a page first uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape, unescape

from pipeline.pages.parts.words import for_markdown
from pipeline.settings import Term

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
HTML_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?=[\s/>])[^<>]*>", re.IGNORECASE)
# Where HTML is not text to read on: what leads elsewhere, has a look of its own or is a title.
KEPT_IN_HTML = frozenset(
    ["a", "button", "code", "pre", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"]
)
BETWEEN_WORDS = r"(?:[ \t]+|[ \t]*\r?\n[ \t]*)"


def explain(markdown: str, terms: tuple[Term, ...], to_glossary: str) -> str:
    """A page's Markdown with the first use of each term made into a button that explains it.

    The explanation is a popover of the page itself: no script, by mouse, touch or keyboard.
    """
    by_name = _by_name(terms)
    if not by_name:
        return markdown
    kept = _kept(markdown)
    told: set[str] = set()
    parts, done = [], 0
    for found in _uses(by_name).finditer(markdown):
        term = by_name[" ".join(found["name"].split())]
        if term.id in told or kept[found.start() : found.end()].strip(b"\0"):
            continue
        told.add(term.id)
        button = _button(term, found["name"], to_glossary)
        parts += [markdown[done : found.start()], _held(found, button)]
        done = found.end()
    return "".join([*parts, markdown[done:]])


def explain_html(html: str, terms: tuple[Term, ...], to_glossary: str, told: set[str]) -> str:
    """Clean HTML with the first use of each term made into a button that explains it.

    `told` are the terms that the page has explained before, to which these are added.
    """
    by_name, uses = _in_html(terms)
    if not by_name:
        return html

    def button(found: re.Match[str]) -> str:
        term = by_name[" ".join(found["name"].split())]
        if term.id in told:
            return found[0]
        told.add(term.id)
        return _held(found, _button(term, unescape(found["name"]), to_glossary))

    parts, done, kept = [], 0, 0
    for tag in HTML_TAG.finditer(html):
        text = html[done : tag.start()]
        parts += [text if kept else uses.sub(button, text), tag[0]]
        if tag["name"].lower() in KEPT_IN_HTML:
            kept = max(0, kept + (-1 if tag["end"] else 1))
        done = tag.end()
    return "".join([*parts, html[done:] if kept else uses.sub(button, html[done:])])


@cache
def _in_html(terms: tuple[Term, ...]) -> tuple[dict[str, Term], re.Pattern[str]]:
    by_name = {escape(name, quote=False): term for name, term in _by_name(terms).items()}
    return by_name, _uses(by_name)


def _by_name(terms: tuple[Term, ...]) -> dict[str, Term]:
    return {name: term for term in reversed(terms) for name in (term.term, *term.also)}


def _uses(by_name: Iterable[str]) -> re.Pattern[str]:
    """A pattern for uses of names, longer ones first: "mean depth" is no use of "mean"."""
    names = "|".join(
        BETWEEN_WORDS.join(re.escape(word) for word in name.split())
        for name in sorted(by_name, key=len, reverse=True)
    )
    return re.compile(
        rf"(?P<before>[(“‘\"]?)(?<![\w&-])(?P<name>{names})(?![\w&-])(?P<after>[)”’\".,:;!?]*)"
    )


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


def _held(found: re.Match[str], button: str) -> str:
    """A button with the signs around it, which would else be torn from it at the end of a line."""
    held = f"{found['before']}{button}{found['after']}"
    return f'<span class="term-held">{held}</span>' if held != button else button
