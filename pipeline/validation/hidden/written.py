"""Finds what hides in the texts that people write: descriptors, pages and change logs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.codes import finding
from pipeline.findings import Finding, Place
from pipeline.folders import CHANGELOG
from pipeline.profile import PropertyPath
from pipeline.validation.hidden.characters import PLAIN_TEXT, character_name, hidden_in
from pipeline.validation.hidden.kinds import is_name
from pipeline.validation.hidden.lookalikes import disguised_words, lookalikes_in
from pipeline.validation.hidden.normal_forms import has_words, words_in_two_forms
from pipeline.validation.inspection import Inspection

# Where signs stand that divide columns, thousands or decimals, not words.
_SIGNS = frozenset({"dialect", "groupChar", "decimalChar", "bareNumber"})


@dataclass(frozen=True)
class WrittenText:
    """A text that people wrote, where it stands, and whether it is a name or a title."""

    text: str
    place: Place
    is_name: bool = False


def check_hidden_in_texts(known: Inspection) -> Iterator[Finding]:
    """Find characters that nobody sees, look-alikes and words in two forms in written texts."""
    texts = [one for one in written_texts(known) if not PLAIN_TEXT.match(one.text)]
    for one in texts:
        yield from _hidden(one)
    forms = {found.word: found.sign for found in words_in_two_forms(one.text for one in texts)}
    for sign in dict.fromkeys(forms.values()):
        words = frozenset(word for word, of in forms.items() if of == sign)
        for one in texts:
            if has_words(one.text, words):
                yield _said("written-in-two-ways", one, sign)


def written_texts(known: Inspection) -> Iterator[WrittenText]:
    """All texts of a descriptor, and each line of a change log and of the pages of a collection.

    A name to which other properties refer is among them once, where it is given.
    """
    folder = known.folder
    named: set[str] = set()
    later: list[tuple[PropertyPath, str]] = []
    for at, text in texts_within((), known.descriptor):
        if at and at[-1] == "name":
            named.add(text)
            yield WrittenText(text, folder.property_place(at, text), is_name=True)
        else:
            later.append((at, text))
    for at, text in later:
        if text not in named:
            yield WrittenText(text, folder.property_place(at, text), is_name=is_name(at))
    yield from _lines(known, CHANGELOG, known.folder.changelog or "", 1)
    for page in folder.pages:
        yield from _lines(known, page.file, page.body, page.body_line)


def texts_within(at: PropertyPath, value: Any) -> Iterator[tuple[PropertyPath, str]]:
    """The texts in a part of a descriptor, each with its path."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _SIGNS:
                yield from texts_within((*at, str(key)), inner)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from texts_within((*at, i), inner)
    elif isinstance(value, str):
        yield at, value


def _lines(known: Inspection, file: str, text: str, first: int) -> Iterator[WrittenText]:
    if PLAIN_TEXT.match(text):
        return
    for number, line in enumerate(text.split("\n"), start=first):
        yield WrittenText(line, known.folder.place(file, line=number, value=line))


def _hidden(one: WrittenText) -> Iterator[Finding]:
    for sign in hidden_in(one.text):
        yield _said("hidden-character", one, sign, count=one.text.count(sign))
    seen: dict[str, str] = {}
    for found in lookalikes_in(one.text):
        seen.setdefault(found.letter, found.word)
    for word in disguised_words(one.text):
        seen.setdefault(word[0], word)
    for sign, word in seen.items():
        yield _said("look-alike", one, sign, word=word)


def _said(code: str, one: WrittenText, sign: str, *, count: int = 1, **words: str) -> Finding:
    return finding(
        f"{code}-in-{'name' if one.is_name else 'text'}",
        one.place,
        count=count,
        value=one.text.strip(),
        character=character_name(sign),
        **words,
    )
