"""Finds what hides in the texts that people write: descriptors, pages and change logs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.codes import finding
from pipeline.codes.phrases import hidden as phrases
from pipeline.findings import Finding, Place
from pipeline.folders import CHANGELOG
from pipeline.profile import PropertyPath
from pipeline.validation.hidden.characters import PLAIN_TEXT, character_name, hidden_places
from pipeline.validation.hidden.kinds import is_name
from pipeline.validation.hidden.links import without_addresses
from pipeline.validation.hidden.lookalikes import disguised_words, lookalikes_in
from pipeline.validation.hidden.normal_forms import has_words, words_in_two_forms
from pipeline.validation.inspection import Inspection

# Where signs stand that divide columns, thousands or decimals, not words.
_SIGNS = frozenset({"dialect", "groupChar", "decimalChar", "bareNumber"})


@dataclass(frozen=True)
class WrittenText:
    """A text that people wrote, where it stands, and whether it is a name or a title.

    `is_line` is one of many lines of a file, of which the first speaks for the others.
    """

    text: str
    place: Place
    is_name: bool = False
    is_line: bool = False


@dataclass(frozen=True)
class Hidden:
    """What hides in a text: the kind, the character, how often, and the word it stands in."""

    kind: str
    sign: str
    times: int = 1
    word: str = ""


def check_hidden_in_texts(known: Inspection) -> Iterator[Finding]:
    """Find characters that nobody sees, look-alikes and words in two forms in written texts."""
    texts = [one for one in written_texts(known) if not PLAIN_TEXT.match(one.text)]
    words: dict[str, set[str]] = {}
    for found_twice in words_in_two_forms(one.text for one in texts):
        words.setdefault(found_twice.sign, set()).add(found_twice.word)
    forms = {sign: frozenset(of_sign) for sign, of_sign in words.items()}
    found = [(one, hidden) for one in texts for hidden in (*_hidden(one), *_two_forms(one, forms))]
    lines: dict[tuple[str | None, str, str], list[tuple[WrittenText, Hidden]]] = {}
    for one, hidden in found:
        if one.is_line:
            lines.setdefault((one.place.file, hidden.kind, hidden.sign), []).append((one, hidden))
        else:
            yield _said(one, hidden, hidden.times, phrases.times(hidden.times))
    for alike in lines.values():
        number = sum(hidden.times for _, hidden in alike)
        one, first = alike[0]
        yield _said(one, first, number, phrases.on_lines(len(alike), first.times))


def written_texts(known: Inspection) -> Iterator[WrittenText]:
    """All texts of a descriptor, and each line of a change log and of the pages of a collection.

    A name to which other properties refer is among them once, where it is given. What the site
    leaves aside is among them: it goes out again as it came in.
    """
    folder = known.folder.as_written
    texts = list(texts_within((), folder.descriptor or {}))
    named = {text for at, text in texts if at[-1] == "name"}
    for at, text in texts:
        if at[-1] == "name" or text not in named:
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
        place = known.folder.place(file, line=number, value=line.strip())
        yield WrittenText(line, place, is_line=True)


def _hidden(one: WrittenText) -> Iterator[Hidden]:
    for sign, times in Counter(one.text[place] for place in hidden_places(one.text)).items():
        yield Hidden("hidden-character", sign, times)
    seen: dict[str, list[str]] = {}
    # Of hosts more can be said: see addresses.py.
    words = without_addresses(one.text)
    for found in lookalikes_in(words):
        seen.setdefault(found.letter, []).append(found.word)
    for word in disguised_words(words):
        seen.setdefault(word[0], []).append(word)
    for sign, among in seen.items():
        yield Hidden("look-alike", sign, len(among), among[0])


def _two_forms(one: WrittenText, forms: Mapping[str, frozenset[str]]) -> Iterator[Hidden]:
    for sign, words in forms.items():
        if has_words(one.text, words):
            yield Hidden("written-in-two-ways", sign)


def _said(one: WrittenText, hidden: Hidden, count: int, times: str) -> Finding:
    return finding(
        f"{hidden.kind}-in-{'name' if one.is_name else 'text'}",
        one.place,
        count=count,
        value=one.text.strip(),
        character=character_name(hidden.sign),
        word=hidden.word,
        times=times,
    )
