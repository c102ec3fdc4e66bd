"""The guide to findings: every code, what it says, what to do about it and why it matters."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import Parameter, signature

from markupsafe import Markup, escape

from pipeline import addresses
from pipeline.codes import Code
from pipeline.codes.bytes import BYTES
from pipeline.codes.cells import CELLS
from pipeline.codes.collections import COLLECTIONS
from pipeline.codes.folders import FOLDERS
from pipeline.codes.headers import HEADERS
from pipeline.codes.hidden import HIDDEN
from pipeline.codes.meaning import MEANING
from pipeline.codes.mentions import MENTIONS
from pipeline.codes.privacy import PRIVACY
from pipeline.codes.profile import PROFILE
from pipeline.codes.quality import QUALITY
from pipeline.codes.safety import SAFETY
from pipeline.pages.model import Atlas, Page
from pipeline.pages.render import code_marked, make_page

# What a finding's word is called where its own name would not read well.
PLACEHOLDERS = {
    "verb": "begins or ends in",
    "times": "once in",
    "where": "The column or text",
}
FILLED = re.compile(r"\0(\w+)\0")


@dataclass(frozen=True)
class Subject:
    """Findings about one thing."""

    id: str
    title: str
    summary: str
    codes: tuple[Code, ...]


SUBJECTS = (
    Subject("folders", "Folders and files", "The folder, and the description as a file.", FOLDERS),
    Subject("safety", "Safety", "What would reach outside the dataset's folder.", SAFETY),
    Subject("description", "The description", "What datapackage.yaml says.", PROFILE),
    Subject("bytes", "The CSV file", "The file, before its rows are read.", BYTES),
    Subject("headers", "Column names", "The first line of a table.", HEADERS),
    Subject("cells", "Rows and cells", "Whether each cell is what its column promises.", CELLS),
    Subject("hidden", "What hides", "Characters, links and formulas that nobody sees.", HIDDEN),
    Subject("meaning", "Meaning", "What the figures are about, and how they are drawn.", MEANING),
    Subject("quality", "Quality", "Figures that are well formed and may yet be wrong.", QUALITY),
    Subject("privacy", "Privacy", "What could be about single persons.", PRIVACY),
    Subject("pages", "Pages", "Markdown files with facts and a text of their own.", COLLECTIONS),
    Subject(
        "site",
        "The site",
        "What settings and written pages name and the site does not have.",
        MENTIONS,
    ),
)


def pages(atlas: Atlas) -> Iterator[Page]:
    """The page that explains every kind of finding."""
    subjects = tuple(subject for subject in SUBJECTS if subject.codes)
    yield make_page(
        "guide",
        "findings_guide.md",
        addresses.FINDINGS_GUIDE,
        meta={"scripts": ["filter"]},
        project=atlas.project,
        subjects=subjects,
        codes=sum(len(subject.codes) for subject in subjects),
        readable=readable,
        other_hints=other_hints,
    )


def readable(template: str) -> Markup:
    """A template of a finding's text, with names for the words that are filled in."""
    text = Markup("")
    for literal, word, _, _ in string.Formatter().parse(template):
        text += escape(literal)
        if word is not None:
            text += Markup("<var>{}</var>").format(PLACEHOLDERS.get(word, word))
    return code_marked(text)


def other_hints(code: Code) -> list[Markup]:
    """What a finding says to do where more is known than in general."""
    hints = dict.fromkeys(map(_readable_hint, code.hints))
    return [hint for hint in hints if hint != readable(code.hint)]


def _readable_hint(hint: Callable[..., str]) -> Markup:
    """A hint with names for the words that it must be given."""
    words = [
        one.name for one in signature(hint).parameters.values() if one.default is Parameter.empty
    ]
    text = code_marked(hint(**{word: f"\0{word}\0" for word in words}))
    return Markup(FILLED.sub(r"<var>\1</var>", str(text)))
