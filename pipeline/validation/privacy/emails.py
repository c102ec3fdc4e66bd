"""Tells the addresses of persons from those of offices.

A mailbox with a provider of private mail is somebody's own, unless a school's. Elsewhere its
name decides: names of persons, and two words that could be one, are a person's; words of offices
are not. One word that says nothing is an office's with a public body, and unclear with others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.validation.privacy.words import (
    Found,
    is_given_name,
    is_personal_name,
    plain_signs,
    without_accents,
    word_set,
)

_ADDRESS = re.compile(
    r"(?<![\w@.%+'-])(?<!://)(?P<name>[\w.%+'-]{1,64})@(?P<domain>(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})\b"
    r"(?![\w-])"
)
# In a cell that has none of these, there is no address: for Arrow, which looks at whole columns.
SIGNS = r"(?i)@|＠|%40|&#64;|&commat;|u0040|[\[({<] ?(?:at|ät|arroba) ?[\])}>]|\w at \w"
_AT = re.compile(
    r"\s{0,3}[\[({<]\s{0,3}(?:at|ät|arroba|@)\s{0,3}[\])}>]\s{0,3}|%40|&#64;|&commat;|\\u0040"
    r"|\s{1,3}at\s{1,3}(?=[\w-]{1,63}(?:\s{1,3}dot\s{1,3}[\w-]{1,63}){1,4})",
    re.IGNORECASE,
)
_DOT = re.compile(
    r"\s{0,3}[\[({<]\s{0,3}(?:dot|punkt|point|punto|\.)\s{0,3}[\])}>]\s{0,3}", re.IGNORECASE
)
_SPOKEN_DOT = re.compile(r"\s{1,3}dot\s{1,3}(?=\w)", re.IGNORECASE)
_SPOKEN = re.compile(r"\b([\w.+-]{2,64}) at ((?:[\w-]{1,63}\.){1,4}[a-z]{2,24})\b", re.IGNORECASE)
_PARTS = re.compile(r"[^\W\d_]+")
# No person reads these, with whatever provider.
_NOBODY = frozenset(
    {"noreply", "donotreply", "mailerdaemon", "postmaster", "abuse", "webmaster", "hostmaster"}
)
_SHORTEST_WORD = 4
_VOWELS = frozenset("aeiouy")
_LONGEST_LINK = 300
_SHORTEST_SURNAME = 5
_FEWEST_OF_A_NAME = 2
_MOST_OF_A_YEAR = 4


def written_out(text: str) -> str:
    """A text in which addresses stand as programs read them, however they were disguised."""
    plain = plain_signs(text)
    if re.search(SIGNS, plain) is None:
        return plain
    whole = _AT.sub("@", plain)
    if whole != plain:
        whole = _SPOKEN_DOT.sub(".", _DOT.sub(".", whole))
    return _SPOKEN.sub(
        lambda said: f"{said[1]}@{said[2]}" if _is_webmail(said[2]) else said[0], whole
    )


def emails_in(text: str) -> list[Found]:
    """The addresses in a text that are persons', or may be."""
    return list(_emails(written_out(text)))


def names_somebody(text: str) -> bool:
    """Whether an address in a text has a name of persons, or an initial and another word."""
    for found in emails_in(text):
        name = without_accents(found.words.partition("@")[0])
        words = _PARTS.findall(name)
        is_given = any(map(is_given_name, words)) and not _are_of_a_house(words)
        if _has_name(words) or is_given or re.fullmatch(r"[a-z][._][a-z]{4,}[0-9]{0,4}", name):
            return True
    return False


def _emails(text: str) -> Iterator[Found]:
    if "@" not in text:
        return
    for address in _ADDRESS.finditer(text):
        before = text[max(0, address.start() - _LONGEST_LINK) : address.start()].rpartition(" ")[2]
        if "://" in before and not re.search("[?&;=]", before):
            continue
        certainty = _is_person(address["name"].strip(".'-"), address["domain"].casefold())
        if certainty is not None:
            yield Found(address[0].strip("'"), certainty)


@cache
def _is_person(name: str, domain: str) -> bool | None:
    """Whether a mailbox is a person's: yes, perhaps (False), or no (None)."""
    words = _PARTS.findall(without_accents(name))
    if _is_webmail(domain):
        is_nobodys = "".join(words) in _NOBODY or _are_placeholders(words)
        if is_nobodys or _are_of_a_house(words):
            return None
        return not _are_of_an_office(words)
    if _are_placeholders(words):
        return None
    return True if _has_name(words) else _is_nameless_person(words, name, domain)


def _is_nameless_person(words: list[str], name: str, domain: str) -> bool | None:
    """Whether a mailbox in which no name is known is a person's."""
    if sum(map(str.isdigit, name)) > max(_MOST_OF_A_YEAR, sum(map(len, words))):
        return None
    others = [word for word in words if not _is_office_word(word)]
    is_official = _is_official(domain)
    if not others:
        return None if words else False
    if len(others) < len(words):
        is_like_a_name = len(others) >= _FEWEST_OF_A_NAME and "-" not in name
        return False if is_like_a_name and not is_official else None
    lengths = sorted(map(len, words))
    if lengths[0] == 1 and lengths[-1] >= _SHORTEST_WORD and "." in name:
        return True
    if len(words) == _FEWEST_OF_A_NAME:
        return _is_person_of_two(words, name, is_official=is_official)
    return None if is_official else _is_unclear(words, domain)


def _is_person_of_two(words: list[str], name: str, *, is_official: bool) -> bool | None:
    """Whether two words that are on no list are a name; offices have such mailboxes, too."""
    if not is_official:
        return True
    if min(map(len, words)) == 1 and re.search(r"[._]", name):
        return True
    is_abbreviated = all(len(word) < _SHORTEST_WORD or not _VOWELS & set(word) for word in words)
    return False if re.search(r"[._]", name) and not is_abbreviated else None


def _is_unclear(words: list[str], domain: str) -> bool | None:
    """Whether what may be a person's mailbox is not just that of who has the domain."""
    joined = "".join(words)
    owner = re.sub(r"[^a-z]", "", without_accents(domain).rpartition(".")[0])
    is_owners = joined in owner or any(
        len(part) >= _SHORTEST_WORD and part in joined for part in re.split(r"[.-]", domain)[:-1]
    )
    return None if is_owners or len(joined) < _SHORTEST_WORD else False


def _are_of_a_house(words: list[str]) -> bool:
    """Whether a mailbox is a school's, which may be with any provider."""
    houses = word_set("office_words.json", "houses")
    return any(word in houses for word in words) and not any(
        is_personal_name(word) and word not in houses for word in words
    )


def _are_of_an_office(words: list[str]) -> bool:
    """Whether a mailbox is called as offices' are, and as no person is: info.museumskogen."""
    is_called = any(map(_is_office_word, words))
    return is_called and not any(
        is_personal_name(word) or is_given_name(word) or _is_joined(word) for word in words
    )


def _are_placeholders(words: list[str]) -> bool:
    return bool(words) and word_set("office_words.json", "placeholders").issuperset(words)


def _has_name(words: list[str]) -> bool:
    """Whether one of the words is, or ends or begins with, a name of persons."""
    return any(
        (is_personal_name(word) and not _is_office_word(word)) or _is_joined(word) for word in words
    )


def _is_joined(word: str) -> bool:
    """Whether a word is a name with an initial, or two names: jsmith, smithj, janesmith."""
    if _is_office_word(word):
        return False
    surnames = word_set("person_names.json", "surnames")
    for initial, rest in ((word[0], word[1:]), (word[-1], word[:-1])):
        if initial and (rest == "doe" or (len(rest) >= _SHORTEST_SURNAME and rest in surnames)):
            return True
    given = word_set("person_names.json", "given")
    return any(word[:end] in given and word[end:] in surnames for end in range(3, len(word) - 1))


def _is_office_word(word: str) -> bool:
    listed = word_set("office_words.json", "words")
    if word in listed or word.removesuffix("s") in listed:
        return True
    return not is_personal_name(word) and any(
        stem in word for stem in word_set("office_words.json", "stems")
    )


@cache
def _is_webmail(domain: str) -> bool:
    listed = word_set("mail_domains.json", "webmail")
    plain = domain.casefold()
    anywhere = word_set("mail_domains.json", "webmail_any_ending")
    return plain in listed or plain.partition(".")[0] in anywhere


@cache
def _is_official(domain: str) -> bool:
    """Whether a domain is a public body's, by its ending or its name."""
    labels = domain.split(".")
    endings = {".".join(labels[place:]) for place in range(len(labels))}
    if endings & word_set("mail_domains.json", "official"):
        return True
    if len(labels) > 2 and labels[-2] in word_set("mail_domains.json", "official_second_level"):
        return True
    if not word_set("mail_domains.json", "official_anywhere").isdisjoint(labels[:-2]):
        return True
    beginnings = tuple(word_set("mail_domains.json", "official_beginnings"))
    return any(without_accents(label).startswith(beginnings) for label in labels[:-1])
