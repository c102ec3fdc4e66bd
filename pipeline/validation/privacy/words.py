"""Reads lists of words by which addresses and numbers are judged, and makes texts comparable."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_HERE = Path(__file__).parent


def _digits_of_all_scripts() -> dict[str, str]:
    """The digits of all scripts that have some of their own, each with the plain one."""
    signs = map(chr, range(0x80, sys.maxunicode + 1))
    return {sign: str(unicodedata.decimal(sign)) for sign in signs if sign.isdecimal()}


# Spaces, dashes and signs that people and programs write in place of the plain ones.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u1680\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        **_digits_of_all_scripts(),
        **{"\uff20": "@", "\uff0b": "+", "\uff0e": ".", "\uff08": "(", "\uff09": ")"},
    }
)
_LINK = re.compile(r"\b(?:https?|ftp|doi|urn|git|ssh):[^\s<>\"'|]+|\bwww\.[^\s<>\"'|]+", re.I)


_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Found(NamedTuple):
    """Something personal in a text, and whether it is certain that it is."""

    words: str
    is_certain: bool


class Name(Enum):
    """What a column's name says of what stands in it."""

    THIS = "this"  # what is looked for
    CONTACT = "contact"  # how somebody can be reached
    NOTHING = "nothing"
    OTHER = "other"  # something else that has digits: codes, orders, days
    COUNT = "count"  # how many
    OFFICE = "office"  # a line that is nobody's own


def read_list(file: str) -> dict[str, Any]:
    """A list of words or numbers beside this module."""
    content: dict[str, Any] = json.loads((_HERE / file).read_text(encoding="utf-8"))
    return content


@cache
def word_set(file: str, name: str) -> frozenset[str]:
    """The words of a list, which stand in it many to a line."""
    return frozenset(" ".join(read_list(file)[name]).split())


def is_personal_name(word: str) -> bool:
    """Whether a word in small letters without accents is a common name of persons."""
    return word in word_set("person_names.json", "given") or word in word_set(
        "person_names.json", "surnames"
    )


def is_given_name(word: str) -> bool:
    """Whether a word in small letters without accents is a given name somewhere in the world."""
    return word in word_set("further_names.json", "given")


def spaced(name: str) -> str:
    """A name with a blank where it has one in camel case: phoneNumber."""
    return _JOINT.sub(" ", name)


def plain_signs(text: str) -> str:
    """A text with plain spaces, hyphens and digits, and without what cannot be seen."""
    return text if text.isascii() else text.translate(_PLAIN)


def without_accents(text: str) -> str:
    """A text in small letters without accents."""
    if text.isascii():
        return text.casefold()
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in spread if not unicodedata.combining(character))


def words_before(text: str, start: int, room: int) -> str:
    """What stands just before a place in a text, as plain words: `phoneNumber` is two."""
    before = spaced(text[max(0, start - room) : start].replace("_", " "))
    return without_accents(before)


def without_links(text: str) -> str:
    """A text with blanks in place of the links in it, which have digits of their own."""
    return (
        _LINK.sub(lambda link: " " * len(link[0]), text) if ":" in text or "www" in text else text
    )
