"""Tells by a column's name and title what its digits are; the words are in column_words.json."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.validation.privacy.words import Name, read_list, without_accents

_WORDS = read_list("column_words.json")


def _any_of(name: str) -> str:
    return "|".join(_WORDS[name])


_OF = r"(?: (?:of|for) (?:the|a|an|each|this) .+)?"
_PHONE = re.compile(
    rf"(?:.* )?(?:{_any_of('phones')})(?: (?:{_any_of('after_phones')}))?{_OF}"
    rf"|(?:mobile|cell|contact|fax|tel|phone|telephone)(?: phone)? (?:no|number|nr|num)s?{_OF}"
)
_CONTACT = re.compile(rf"(?:.* )?(?:{_any_of('contacts')})")
_OFFICE_LINE = re.compile(rf"\b(?:{_any_of('office_lines')})\b")
_COUNT = re.compile(
    r"^(?:number|no|numbers) of (?:\w+ )*(?:\w{3,}s|people|men|women|children)\b"
    r"|\bnumber of (?!the |an? |each |this )(?:\w+ )*\w{3,}s$"
    r"|^(?:count of|total|amount|sum|share of|anzahl|nombre de)\b"
    r"|^\w{3,}s (?:about|for|with|without|of|on|by|per|holding|using|having|who|that)\b"
    rf"|\b(?:{_any_of('count_endings')})$"
)
# In these languages a telephone number begins as a count does.
_COUNT_OF = re.compile(r"^(?:número de|numero di|numero de|liczba|počet|antal|aantal) ")
_OTHER = re.compile(rf"\b(?:{_any_of('others')})\b")
# What a reference, a key or a code may well be is a person's number.
_OTHER_NUMBER = re.compile(rf"\b(?:{_any_of('other_numbers')})\b")
_NUMBER = re.compile(
    rf"(?:.* )?(?:{_any_of('numbers')})(?:s|'s)?"
    r"(?: ?(?:no|nr|number|numbers|num|code|id|ids|nummer|numero|número|numer|szám|#))"
    rf"{_OF}"
    r"|(?:(?:uk|us|employee|person|patient|his|her|holder|owner|citizen|client) )?"
    rf"(?:{_any_of('numbers_alone')})"
    rf"|(?:.* )?(?:{_any_of('numbers_of_one_meaning')})(?: .*)?"
    r"|(?:id|identity) card.*|.*\bpassport(?: (?:no|number|id))?"
)
# Names of kinds of numbers as they stand in sentences, without accents.
NAMES_IN_TEXTS = without_accents(
    "|".join(
        [word for word in _WORDS["numbers"] if word not in _WORDS["ambiguous"]]
        + [rf"{word} (?:no|nr|number|nummer|code)" for word in _WORDS["ambiguous"]]
    )
)


def phone_name(names: Sequence[str]) -> Name:
    """What a column's name and title, as plain words, say of telephone numbers in it."""
    tests = (
        (Name.COUNT, _COUNT.search),
        (Name.OFFICE, _OFFICE_LINE.search),
        (Name.THIS, _PHONE.fullmatch),
        (Name.CONTACT, _CONTACT.fullmatch),
        (Name.COUNT, _COUNT_OF.search),
        (Name.OTHER, _OTHER.search),
    )
    return next((said for said, test in tests if any(map(test, names))), Name.NOTHING)


def number_name(names: Sequence[str]) -> Name:
    """What a column's name and title, as plain words, say of numbers of persons in it."""
    tests = (
        (Name.COUNT, _COUNT.search),
        (Name.THIS, _NUMBER.fullmatch),
        (Name.COUNT, _COUNT_OF.search),
        (Name.OTHER, _OTHER_NUMBER.search),
    )
    return next((said for said, test in tests if any(map(test, names))), Name.NOTHING)
