"""Tells what kind of line telephone numbers belong to: one somebody carries, or one on a desk.

How each country numbers its lines is for phonenumbers to say, the Python port of libphonenumber,
which follows ITU and the countries' own plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import islice

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType


class Line(Enum):
    """What a telephone number leads to."""

    CARRIED = "carried"  # a mobile telephone or pager
    FIXED = "fixed"
    SERVICE = "service"  # costs the caller nothing or much, or is shared by many
    UNKNOWN = "unknown"  # valid, in a plan that does not tell or in several that differ
    NONE = "none"  # no valid number anywhere


# So many numbers of a column are looked at to learn in which country they were written.
_MOST = 30
_BEGINNING = 7
_LINES = {
    PhoneNumberType.MOBILE: Line.CARRIED,
    PhoneNumberType.PAGER: Line.CARRIED,
    PhoneNumberType.PERSONAL_NUMBER: Line.CARRIED,
    PhoneNumberType.FIXED_LINE: Line.FIXED,
    PhoneNumberType.TOLL_FREE: Line.SERVICE,
    PhoneNumberType.PREMIUM_RATE: Line.SERVICE,
    PhoneNumberType.SHARED_COST: Line.SERVICE,
    PhoneNumberType.UAN: Line.SERVICE,
    PhoneNumberType.VOICEMAIL: Line.SERVICE,
}
_INTERNATIONAL = re.compile(r"\s*\(?(?:\+|00)")
# A part in brackets that is not dialled from abroad: +49 (0)30.
_TRUNK = re.compile(r"\(0\)")


def line_of(numbers: Iterable[str]) -> Line:
    """The line of most of some numbers that stand together, up to the first thirty.

    Those without a country code are read by the plans in which most of them are valid, and of
    these by the ones that write them so.
    """
    some = list(islice(dict.fromkeys(numbers), _MOST))
    read = {number: _plans(number) for number in some}
    told = [line for lines in read.values() for line in [_agreed(lines, _best(read))] if line]
    return max(dict.fromkeys(told), key=told.count) if told else Line.NONE


def is_international(words: str) -> bool:
    """Whether a number has a country code."""
    return _INTERNATIONAL.match(words) is not None


def is_possible(words: str) -> bool:
    """Whether a number with a country code is as long as numbers there are."""
    return _is_possible(_alike(words))


def is_service(words: str) -> bool:
    """Whether a number with a country code is one of those that cost nothing, or are shared."""
    return line_of([_alike(words)]) is Line.SERVICE


def _alike(words: str) -> str:
    """A number that begins alike, so that of many numbers few are looked up.

    The first digits say what a number leads to, and how long it is.
    """
    digits = re.sub(r"[^0-9]", "", _from_abroad(words))
    return f"+{digits[:_BEGINNING]}{'2345678901'[: max(0, len(digits) - _BEGINNING)]}"


@cache
def _is_possible(plain: str) -> bool:
    try:
        number = phonenumbers.parse(plain)
    except phonenumbers.NumberParseException:
        return False
    is_possible = phonenumbers.is_possible_number_with_reason(number)
    return bool(is_possible == phonenumbers.ValidationResult.IS_POSSIBLE)


def _from_abroad(words: str) -> str:
    plain = _TRUNK.sub("", words).strip().lstrip("(")
    return f"+{plain[2:]}" if plain.startswith("00") else plain


def _best(read: Mapping[str, Mapping[str, tuple[Line, bool]]]) -> Sequence[str]:
    """The countries in whose plans most numbers are valid, and written as there, if any are."""
    every = dict.fromkeys(country for lines in read.values() for country in lines)

    def fits(country: str) -> tuple[int, int]:
        found = [lines[country] for lines in read.values() if country in lines]
        return len(found), sum(is_written_so for _, is_written_so in found)

    most = max((fits(country)[0] for country in every), default=0)
    valid = [country for country in every if fits(country)[0] == most]
    written = max((fits(country)[1] for country in valid), default=0)
    return [country for country in valid if fits(country)[1] == written]


def _agreed(lines: Mapping[str, tuple[Line, bool]], best: Sequence[str]) -> Line | None:
    """The line of one number, if the plans by which it is read agree; None if it has no line."""
    meant = {lines[country][0] for country in best if country in lines}
    meant = meant or {line for line, _ in lines.values()}
    if not meant:
        return None
    return meant.pop() if len(meant) == 1 else Line.UNKNOWN


@cache
def _plans(words: str) -> Mapping[str, tuple[Line, bool]]:
    """By country, the line of a number that is valid there, and whether it is written as there."""
    if is_international(words):
        return dict(_in_plan(_from_abroad(words), None))
    regions = sorted(phonenumbers.SUPPORTED_REGIONS)
    return dict(found for region in regions for found in _in_plan(words, region))


def _in_plan(words: str, region: str | None) -> Iterable[tuple[str, tuple[Line, bool]]]:
    try:
        number = phonenumbers.parse(words, region)
    except phonenumbers.NumberParseException:
        return
    country = region or phonenumbers.region_code_for_number(number)
    if country is None or not phonenumbers.is_valid_number_for_region(number, country):
        return
    written = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    line = _LINES.get(phonenumbers.number_type(number), Line.UNKNOWN)
    yield country, (line, region is None or _grouped(written) == _grouped(words))


def _grouped(words: str) -> str:
    return words.strip().replace("(", "").replace(")", "")
