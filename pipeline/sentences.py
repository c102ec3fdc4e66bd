"""Where a sentence of a text ends."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…。！？][\"'”’)\]]*(?=\s|$)|[。！？]")
# What ends with a full stop in the middle of a sentence: in the languages that data come in most.
_ABBREVIATIONS = frozenset(
    {
        *("abb", "abs", "al", "appr", "approx", "art", "ave", "bzgl", "bzw", "ca", "cf"),
        *("ch", "cit", "co", "col", "corp", "dept", "dr", "ed", "eds", "est", "etc"),
        *("excl", "fig", "figs", "gov", "hon", "inc", "incl", "jr", "lit", "ltd", "max"),
        *("min", "misc", "mr", "mrs", "ms", "mt", "no", "nos", "nr", "op", "p", "par"),
        *("pp", "prof", "ref", "rev", "sec", "sen", "sr", "st", "tab", "usw", "vgl", "vol"),
        *("vols", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept"),
        *("oct", "nov", "dec"),
    }
)
_LONGEST = 20
_FOLLOWS = re.compile(r"\s*(\S)")
_BEFORE = re.compile(r"[\w.]+$")


def first_sentence(text: str) -> str:
    """The first sentence of a text, or all of it where none can be told apart."""
    for end in _END.finditer(text):
        if not _goes_on(text, end):
            return text[: end.end()]
    return text


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop belongs to an abbreviation, an initial or a number."""
    follows = _FOLLOWS.match(text, end.end())
    if follows is None:
        return False
    if follows[1].islower() or follows[1] in ",;:(":
        return True
    if not end.group().startswith("."):
        return False
    before = _BEFORE.search(text[max(end.start() - _LONGEST, 0) : end.start()])
    word = before.group().casefold() if before else ""
    return (len(word) == 1 and word.isalpha()) or "." in word or word in _ABBREVIATIONS
