"""Finds titles that claim, descriptions that only repeat, and texts that a template left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.codes import finding
from pipeline.findings import Finding
from pipeline.folders import Folder
from pipeline.profile import PropertyPath
from pipeline.validation.descriptor_view import declared_items, declared_tables, text
from pipeline.validation.inspection import Inspection

_CLAIMS = re.compile(
    r"\b(?:leads|led|rises|rose|risen|falls|fell|fallen|soars|soared|soaring|surges?|surged|surging"
    r"|plunges?|plunged|plunging|plummets?|plummeted|plummeting|slumps?|slumped|jumps|jumped"
    r"|climbs|climbed|grows|grew|drops|dropped|declines|declined|shrinks|shrank|doubles|doubled"
    r"|triples|tripled|halves|halved|beats|overtakes|overtook|outperforms|outpaces|tops|topped"
    r"|lags|lagged|trails|wins|won|loses|lost|improves|improved|worsens|worsened|stagnates|booms"
    r"|booming|best|worst|record|unprecedented|dramatic(?:ally)?|remarkabl[ey]|impressive(?:ly)?"
    r"|alarming(?:ly)?|astonishing(?:ly)?|world[- ]leading|world leaders?|world[- ]class"
    r"|number one|ahead of|lagging behind)\b",
    re.IGNORECASE,
)
# The same words as names of things: best practice, deaths from falls, land records, what was lost.
_NAMES = re.compile(
    r"\b(?:best (?:practices?|value|before|interests?|available|estimates?)"
    r"|(?:world|personal|track|land|criminal|health|medical|public|patient|court|birth|death"
    r"|case|personnel|employment|vaccination) record"
    r"|record[- ](?:keeping|linkage|holders?|linked|offices?|systems?|management|labels?|sales)"
    r"|(?-i:[A-Z]\w+ Falls(?=$|[,;:(]| [a-z0-9]))|(?:best|worst)[- ](?:selling|known|paid|of)"
    r"|(?:votes|seats|medals|days|working time|jobs|lives|time|life|years|cases|matches|games"
    r"|contracts|grants|bids) (?:and \w+ )?(?:won|lost)|(?:lost|won) (?:to|by|through|per)"
    r"|table ?tops?|tops? and|drops? and|(?:state|women|community|user|citizen|patient|government"
    r"|publicly|worker|employee|locally|industry|business|peer|youth)[- ]led)\b",
    re.IGNORECASE,
)
# A verb has a subject before it; after one of these words, or none, it is a noun.
_NOUNS = frozenset({"leads", "falls", "drops", "declines", "tops", "jumps", "surge", "plunge"})
# A participle before a noun names a thing, after it a result: improved water, water improved.
_PARTICIPLES = frozenset({"improved", "lost", "won", "declined", "dropped", "doubled", "shrank"})
_AFTER_A_VERB = frozenset(
    {
        *("a", "an", "the", "its", "their", "by", "from", "in", "on", "since", "over", "after"),
        *("between", "during", "to", "for", "most", "least", "again", "further"),
    }
)
_BEFORE_NOUN = re.compile(
    r"(?:^|\b(?:of|from|by|in|on|for|to|and|or|the|a|an|due|after|with|fatal|serious))[\s:,]*$",
    re.IGNORECASE,
)

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBC|ToDo|CHANGEME|REPLACE[ _-]?ME|XXXX+|xxx+)\b|^XXX$|\?\?\?"
    r"|(?i:lorem ipsum|dolor sit amet|\binsert .{0,30} here\b"
    r"|\b(?:your|my) (?:title|description|text|dataset|name)(?: here)?$"
    r"|\b(?:title|description|text|reason|note) (?:goes )?here\b"
    r"|^to be (?:added|completed|defined|written)\b|\bfill (?:this )?in[.!]?$"
    r"|^(?:some text|placeholder|untitled|title of the dataset|dataset (?:title|description)"
    r"|short description)[.!]?$|^(?:asdf+|foo|bar|foobar|blah(?: blah)*|n/?a|[-.…?_*]+)$"
    r"|<(?:your|insert|add|name|title|description)\b[a-z _-]*>|^\{\{[^{}]*\}\}$|^\[[a-z][^\]]*\]$)"
)
# What begins so is a question that `pipeline new` has put, which is an error of its own.
_QUESTION = "TODO:"
_TEXTS = frozenset(
    {
        *("title", "description", "measures", "does_not_tell", "processing", "notes", "subtitle"),
        *("note", "reason", "what", "effect", "publisher", "personal_data", "name"),
    }
)
# Names of columns, tables and views are free; a name that people read stands in an addition.
_READ_NAMES = frozenset({"additions"})
_EMPTY_WORDS = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "on",
        "for",
        "about",
        "this",
        "these",
        "is",
        "are",
        "contains",
        "shows",
    }
    | {"data", "dataset", "table", "figures", "statistics"}
)


def check_wording(known: Inspection) -> list[Finding]:
    """Find titles and descriptions that do not do what they are for."""
    folder = known.folder
    return [*_claims(folder), *_repetitions(folder), *_placeholders(folder)]


def _claims(folder: Folder) -> Iterator[Finding]:
    descriptor = folder.descriptor or {}
    titled: list[tuple[PropertyPath, Mapping[str, object]]] = [((), descriptor)]
    titled.extend(declared_items(descriptor, "resources"))
    titled.extend(declared_items(descriptor, "views"))
    for at, item in titled:
        title = text(item.get("title"))
        word = claim(title)
        if word:
            yield finding("title-claims", folder.property_place((*at, "title"), title), value=word)


def claim(title: str) -> str:
    """The first word of a title that states a result; "" where it only names."""
    named = [match.span() for match in _NAMES.finditer(title)]
    for match in _CLAIMS.finditer(title):
        begin, end = match.span()
        if any(start < end and begin < stop for start, stop in named):
            continue
        word = match.group().casefold()
        if word in _NOUNS and _BEFORE_NOUN.search(title[:begin]):
            continue
        if word in _PARTICIPLES and _is_before_noun(title, begin, end):
            continue
        return match.group()
    return ""


def _is_before_noun(title: str, begin: int, end: int) -> bool:
    """Whether a participle stands before what it belongs to, and not after it as a verb does."""
    follows = re.match(r"\s+(\w+)", title[end:])
    if follows is None or follows.group(1).casefold() in _AFTER_A_VERB:
        return False
    return _BEFORE_NOUN.search(title[:begin]) is not None


def _repetitions(folder: Folder) -> Iterator[Finding]:
    descriptor = folder.descriptor or {}
    title, description = text(descriptor.get("title")), text(descriptor.get("description"))
    words = _words(description) - _EMPTY_WORDS
    if title.strip() and description.strip() and words <= _words(title):
        yield _repetition(folder, (), description)
    for table in declared_tables(descriptor):
        described = [(table.at, table.properties)]
        described.extend((field.at, field.properties) for field in table.fields)
        for at, item in described:
            title, description = text(item.get("title")), text(item.get("description"))
            if title.strip() and _same(title) == _same(description):
                yield _repetition(folder, at, description)


def _repetition(folder: Folder, at: PropertyPath, description: str) -> Finding:
    place = folder.property_place((*at, "description"), description)
    return finding("description-repeats-title", place)


def _words(sentence: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sentence.casefold()))


def _same(words: str) -> str:
    return "".join(re.findall(r"\w+", words.casefold()))


def _placeholders(folder: Folder) -> Iterator[Finding]:
    for path, value in _texts((), folder.descriptor or {}):
        found = _PLACEHOLDER.search(value.strip())
        if found and not value.lstrip().startswith(_QUESTION):
            place = folder.property_place(path, value)
            yield finding("placeholder", place, value=found.group().strip())


def _texts(at: PropertyPath, value: object) -> Iterator[tuple[PropertyPath, str]]:
    """The texts in a descriptor that are written for readers, each with its path."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(key, str):
                yield from _texts((*at, key), item)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _texts((*at, i), item)
    elif isinstance(value, str) and value.strip() and _is_read(at):
        yield at, value


def _is_read(at: PropertyPath) -> bool:
    key = next((part for part in reversed(at) if isinstance(part, str)), "")
    return key in _TEXTS and (key != "name" or at[0] in _READ_NAMES)


def is_placeholder(words: str) -> bool:
    """Whether a text only holds the place of one that is still to be written."""
    return _PLACEHOLDER.search(words.strip()) is not None
