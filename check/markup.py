"""Pages are valid HTML: by parsers from the shelf, and by the Nu checker where Java is at hand."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from justhtml import JustHTML
from lxml import html  # type: ignore[import-untyped]

from check.faults import CannotLook, Fault, Looked, NotRun, count
from check.site import Site

JAR = Path(__file__).parents[1] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
OPTIONS = ("--format", "json", "--stdout", "--errors-only", "--skip-non-html")
# Elements that have no end, and those whose end may be left out.
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
MAY_STAY_OPEN = frozenset(
    [
        "body",
        "colgroup",
        "dd",
        "dt",
        "head",
        "html",
        "li",
        "optgroup",
        "option",
        "p",
        "rb",
        "rp",
        "rt",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ]
)
SECONDS_TO_START, SECONDS_A_PAGE = 60, 2

MEND = "Mend the template, or the page in docs/, that it comes from."


def check_parsing(site: Site) -> Looked:
    """Parse every page, and note what parsers have to put up with."""
    faults = []
    for page in site.pages:
        found = {*_of_the_standard(page.text), *_of_libxml(page.text), *_of_tags(page.text)}
        for line, what in sorted(found):
            faults.append(Fault(f"{page.file}, line {line}", f"is not valid HTML: {what}.", MEND))
    return Looked(count(len(site.pages), "page"), tuple(faults))


def _of_the_standard(text: str) -> Iterator[tuple[int, str]]:
    """What a parser that follows the standard says."""
    parsed = JustHTML(text, sanitize=False, collect_errors=True)
    for error in parsed.errors:
        yield error.line or 1, str(error.code)


def _of_libxml(text: str) -> Iterator[tuple[int, str]]:
    """What libxml2 says: tags that do not fit together, and ids that stand there twice."""
    parser = html.HTMLParser(encoding="utf-8")
    html.document_fromstring(text.strip().encode() or b"<html></html>", parser=parser)
    for error in parser.error_log:
        # It knows the elements of HTML 4 alone.
        if error.type_name != "HTML_UNKNOWN_TAG":
            yield error.line, error.message


def _of_tags(text: str) -> Iterator[tuple[int, str]]:
    """What both let pass: elements that nothing closes, and attributes that stand there twice."""
    tags = _Tags()
    tags.feed(text)
    tags.close()
    yield from tags.wrong
    yield from ((line, f"nothing closes {tag}") for tag, line in tags.open)


class _Tags(HTMLParser):
    """Follows which elements are open, but for those that may be left so."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, int]] = []
        self.wrong: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID | MAY_STAY_OPEN:
            self.open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        line = self.getpos()[0]
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.wrong.append((line, f"{tag} has {name} twice"))

    def handle_endtag(self, tag: str) -> None:
        if tag in MAY_STAY_OPEN or not any(tag == one for one, _ in self.open):
            return
        while self.open[-1][0] != tag:
            left, line = self.open.pop()
            self.wrong.append((line, f"nothing closes {left}"))
        self.open.pop()


def check_conformance(site: Site) -> Looked:
    """Ask the Nu checker about every page, all in one go. Raises NotRun without Java or its jar."""
    java = shutil.which("java")
    if java is None:
        raise NotRun("there is no Java here, which the Nu checker needs")
    if not JAR.is_file():
        raise NotRun("the Nu checker is not here; npm ci --ignore-scripts fetches it")
    faults = []
    for message in _ask(java, site):
        file = unquote(urlsplit(message["url"]).path).removeprefix(f"{site.folder.as_posix()}/")
        where = f"{file}, line {message.get('lastLine', 1)}"
        faults.append(Fault(where, f"is not valid HTML: {message['message']}", MEND))
    return Looked(count(len(site.pages), "page"), tuple(faults))


def _ask(java: str, site: Site) -> list[dict[str, Any]]:
    """What the Nu checker finds wrong, as it says it."""
    # Deeply nested elements need a larger stack than Java gives by itself.
    command = [java, "-Xss4m", "-jar", str(JAR), *OPTIONS, str(site.folder)]
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            timeout=SECONDS_TO_START + SECONDS_A_PAGE * len(site.pages),
        )
        messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError) as error:
        raise CannotLook(f"the Nu checker broke off ({error}). Run it alone: {command}") from error
    return [message for message in messages if message["type"] != "info"]
