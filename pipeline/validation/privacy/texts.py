"""Finds personal data in texts: the descriptor's, the changelog, and a collection's pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.codes.phrases.persons import THIS_TEXT
from pipeline.findings import Place
from pipeline.folders import CHANGELOG, Folder
from pipeline.profile import PropertyPath
from pipeline.validation.privacy.emails import emails_in
from pipeline.validation.privacy.masks import mask
from pipeline.validation.privacy.numbers import numbers_in_text
from pipeline.validation.privacy.phones import phones_in_text
from pipeline.validation.privacy.traces import Kind, Subject, Trace
from pipeline.validation.privacy.words import Found

# Whom to write to is there to be published.
_CONTACTS = frozenset(
    {"contributors", "contactPoint", "contact_point", "contact", "contacts", "maintainer"}
    | {"maintainers", "author", "authors", "email", "publisher_contact", "creator", "creators"}
    | {"author_email", "maintainer_email", "contact_email", "contact_phone", "contact_name"}
)
# No sentences: addresses, patterns, versions, days.
_NO_TEXTS = frozenset(
    {"$schema", "path", "homepage", "url", "id", "pattern", "format", "hash", "version", "type"}
    | {"created", "accessed", "released", "encoding", "profile", "spec", "mediatype", "bytes"}
)


@dataclass(frozen=True)
class _Line:
    """A line of a text, or all of a property, and where it stands."""

    subject: str
    words: str
    place: Place


def traces_in_texts(folder: Folder) -> Iterator[Trace]:
    """What the texts around the tables tell of persons: one trace a text, kind and certainty."""
    traces: dict[tuple[str, str], Trace] = {}
    for line in _lines(folder):
        for code, kind, words, called in _found(line.words):
            key = (line.subject, code)
            known = traces.get(key)
            if known is not None:
                traces[key] = replace(known, count=known.count + 1)
                continue
            shown = mask(words)
            traces[key] = Trace(
                code,
                kind,
                (Subject(line.subject),),
                replace(line.place, value=shown),
                {"where": THIS_TEXT, "kind": called, "value": shown},
            )
    yield from traces.values()


def text_names(folder: Folder) -> tuple[str, ...]:
    """The names of the texts that are looked at, as `personal_data` may give them."""
    return tuple(dict.fromkeys(line.subject for line in _lines(folder)))


def _found(words: str) -> Iterator[tuple[str, Kind, str, str]]:
    if sum(map(str.isdigit, words)) < 6 and not any(sign in words for sign in "@＠&%[({ "):
        return
    for found in emails_in(words):
        yield _code(Kind.EMAIL, found), Kind.EMAIL, found.words, ""
    rest = words
    for number, kind in numbers_in_text(words):
        rest = rest.replace(number, "x" * len(number))
        code = "personal-number" if kind.is_distinctive else "number-unclear"
        yield code, Kind.NUMBER, number, kind.name
    for found in phones_in_text(rest):
        yield _code(Kind.PHONE, found), Kind.PHONE, found.words, ""


def _code(kind: Kind, found: Found) -> str:
    return f"personal-{kind}" if found.is_certain else f"{kind}-unclear"


def _lines(folder: Folder) -> Iterator[_Line]:
    # What the site does not understand goes out again as it came in, with what stands in it.
    written = folder.as_written
    for path, words in _properties((), written.descriptor or {}):
        place = written.property_place(path)
        yield _Line(place.field or "", words, place)
    if folder.changelog:
        yield from _lines_of(folder, CHANGELOG, folder.changelog, 1)
    for page in folder.pages:
        yield from _lines_of(folder, page.file, page.body, page.body_line)


def _lines_of(folder: Folder, file: str, text: str, first: int) -> Iterator[_Line]:
    for number, line in enumerate(text.splitlines(), first):
        yield _Line(file, line, folder.place(file, line=number))


def _properties(at: PropertyPath, value: object) -> Iterator[tuple[PropertyPath, str]]:
    """The texts of a descriptor, each with its path."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(key, str) and key not in _CONTACTS and key not in _NO_TEXTS:
                yield from _properties((*at, key), item)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _properties((*at, i), item)
    elif isinstance(value, str) and value.strip():
        yield at, value
